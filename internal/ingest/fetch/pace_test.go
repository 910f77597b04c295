package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func address(t testing.TB, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestPace(t *testing.T) {
	clock := newClock()
	p := newPace(clock, Limits{Gap: 2 * time.Second, PerHost: 1, MaxWait: 5 * time.Second})
	began := clock.Now()
	enter := func(u string) error {
		leave, err := p.enter(context.Background(), address(t, u), 0)
		if err == nil {
			leave()
		}
		return err
	}
	for range 3 {
		if err := enter("http://a.test/"); err != nil {
			t.Fatal(err)
		}
	}
	if d := clock.Now().Sub(began); d != 4*time.Second {
		t.Errorf("three requests took %v, want two gaps of 2s", d)
	}
	before := clock.Now()
	if err := enter("http://b.test/"); err != nil || !clock.Now().Equal(before) {
		t.Errorf("another host waited: %v", err)
	}
	p.rest(address(t, "http://c.test/"), 6*time.Second)
	var e *Error
	if err := enter("http://c.test/"); !errors.As(err, &e) || e.Kind != ErrBusy || e.RetryAfter != 6*time.Second {
		t.Errorf("a long wait: %v", err)
	}
	p.rest(address(t, "http://d.test/"), 100*24*time.Hour)
	clock.pass(maxRest)
	if err := enter("http://d.test/"); err != nil {
		t.Errorf("a host rests longer than maxRest: %v", err)
	}
}

func TestPaceForgetsHosts(t *testing.T) {
	clock := newClock()
	p := newPace(clock, Limits{Gap: time.Second, PerHost: 1, MaxWait: time.Minute})
	for i := range 3 * MaxHosts {
		u := &url.URL{Scheme: "http", Host: "h" + string(rune('a'+i%26)) + time.Duration(i).String() + ".test"}
		leave, err := p.enter(context.Background(), u, 0)
		if err != nil {
			t.Fatal(err)
		}
		leave()
		clock.pass(time.Second)
	}
	if n := len(p.hosts); n > MaxHosts+1 {
		t.Errorf("%d hosts are kept", n)
	}
}

func TestPerHost(t *testing.T) {
	var now, most atomic.Int32
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		for {
			m := most.Load()
			if n <= m || most.CompareAndSwap(m, n) {
				break
			}
		}
		time.Sleep(5 * time.Millisecond)
		now.Add(-1)
	})
	c := local(t, Limits{Gap: -1, PerHost: 3})
	var wg sync.WaitGroup
	for range 12 {
		wg.Go(func() {
			if _, err := c.Get(context.Background(), Request{URL: s.URL}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if m := most.Load(); m > 3 {
		t.Errorf("%d requests at once", m)
	}
}

func TestFreshness(t *testing.T) {
	now := time.Date(2024, 8, 5, 10, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		header map[string]string
		want   time.Duration
	}{
		{nil, 0},
		{map[string]string{"Cache-Control": "max-age=60"}, time.Minute},
		{map[string]string{"Cache-Control": `private, MAX-AGE="60"`, "Age": "20"}, 40 * time.Second},
		{map[string]string{"Cache-Control": "max-age=60", "Age": "90"}, 0},
		{map[string]string{"Cache-Control": "no-cache, max-age=60"}, 0},
		{map[string]string{"Cache-Control": "max-age=-1"}, 0},
		{map[string]string{"Cache-Control": "max-age=99999999999999999999"}, MaxFresh},
		{map[string]string{"Expires": "Mon, 05 Aug 2024 12:00:00 GMT", "Date": "Mon, 05 Aug 2024 11:00:00 GMT"}, time.Hour},
		{map[string]string{"Expires": "Mon, 05 Aug 2024 12:00:00 GMT"}, 2 * time.Hour},
		{map[string]string{"Expires": "0"}, 0},
		{map[string]string{"Cache-Control": "max-age=60", "Expires": "Mon, 05 Aug 2024 12:00:00 GMT"}, time.Minute},
	} {
		h := http.Header{}
		for k, v := range tt.header {
			h.Set(k, v)
		}
		got := time.Duration(0)
		if f := freshUntil(h, now); !f.IsZero() {
			got = f.Sub(now)
		}
		if got != tt.want {
			t.Errorf("%v: fresh for %v, want %v", tt.header, got, tt.want)
		}
	}
	for v, want := range map[string]time.Duration{"": 0, "120": 2 * time.Minute, "-5": 0, "soon": 0, "Mon, 05 Aug 2024 10:05:00 GMT": 5 * time.Minute,
		"Mon, 05 Aug 2024 09:00:00 GMT": 0, "999999999999": MaxRetryAfter} {
		if got := retryAfter(http.Header{"Retry-After": {v}}, now); got != want {
			t.Errorf("Retry-After %q: %v, want %v", v, got, want)
		}
	}
}
