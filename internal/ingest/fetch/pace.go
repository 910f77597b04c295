package fetch

import (
	"context"
	"fmt"
	"net/url"
	"sync"
	"time"
)

// maxRest is how long a host that asks to wait is left alone altogether; what
// it asks beyond that concerns the one address.
const maxRest = time.Hour

// pace lets each host be asked a few times at once and not too often.
type pace struct {
	clock   Clock
	gap     time.Duration
	perHost int
	maxWait time.Duration

	mu    sync.Mutex
	hosts map[string]*turns
}

// turns are one host's.
type turns struct {
	next  time.Time     // when the next request may begin
	slots chan struct{} // full when perHost requests are under way
	users int           // how many wait or are under way
}

func newPace(clock Clock, l Limits) *pace {
	return &pace{clock: clock, gap: max(l.Gap, 0), perHost: l.PerHost, maxWait: l.MaxWait, hosts: map[string]*turns{}}
}

// enter waits for a turn at the address's host; the function it gives ends it.
// Delay is what the host wants between two requests, if that is longer than
// the client's own.
func (p *pace) enter(ctx context.Context, u *url.URL, delay time.Duration) (leave func(), err error) {
	host := u.Hostname()
	p.mu.Lock()
	t := p.host(host)
	now := p.clock.Now()
	at := now
	if t.next.After(now) {
		at = t.next
	}
	wait := at.Sub(now)
	if wait > p.maxWait {
		p.mu.Unlock()
		return nil, &Error{URL: shown(u.String()), Kind: ErrBusy, Cause: fmt.Errorf("its turn comes in %s", wait.Round(time.Second)), Hint: "try again later", RetryAfter: wait}
	}
	t.next = at.Add(max(p.gap, delay))
	t.users++
	p.mu.Unlock()

	done := func() {
		p.mu.Lock()
		t.users--
		p.mu.Unlock()
	}
	if err := p.clock.Sleep(ctx, wait); err != nil {
		done()
		return nil, err
	}
	select {
	case t.slots <- struct{}{}:
		return func() { <-t.slots; done() }, nil
	case <-ctx.Done():
		done()
		return nil, ctx.Err()
	}
}

// rest leaves a host alone for a while.
func (p *pace) rest(u *url.URL, d time.Duration) {
	if d <= 0 {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	t := p.host(u.Hostname())
	if until := p.clock.Now().Add(min(d, maxRest)); until.After(t.next) {
		t.next = until
	}
}

// host is a host's turns. Hosts that nobody waits for and whose time has come
// are forgotten when there are too many.
func (p *pace) host(name string) *turns {
	t := p.hosts[name]
	if t != nil {
		return t
	}
	if len(p.hosts) >= MaxHosts {
		now := p.clock.Now()
		for n, old := range p.hosts {
			if old.users == 0 && !old.next.After(now) {
				delete(p.hosts, n)
			}
		}
	}
	t = &turns{slots: make(chan struct{}, p.perHost)}
	p.hosts[name] = t
	return t
}
