package cli

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// progress counts articles on a terminal, once the work has taken a while.
type progress struct {
	mu     sync.Mutex
	w      io.Writer
	start  time.Time
	last   time.Time
	shown  bool
	silent bool
}

// patience is how long work may take before it is worth a word.
const patience = 700 * time.Millisecond

func newProgress(sys System) *progress {
	return &progress{w: sys.Stderr, start: time.Now(), silent: !sys.Watched}
}

func (p *progress) articles(done int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if p.silent || now.Sub(p.start) < patience || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	fmt.Fprintf(p.w, "\r\x1b[Kread %d articles", done)
}

// done takes the line away.
func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
