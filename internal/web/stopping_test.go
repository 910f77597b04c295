package web

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// live is a desk that listens.
func live(t *testing.T, d *Desk) (address string, stop func() error) {
	t.Helper()
	l, err := d.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- d.Serve(ctx, l) }()
	var once sync.Once
	var result error
	stop = func() error {
		once.Do(func() { cancel(); result = <-ended })
		return result
	}
	t.Cleanup(func() { _ = stop() })
	return l.Addr().String(), stop
}

// TestStoppingWhileSomebodyWatches stops a desk that tells a client of its jobs,
// and lets another answer come to its end.
func TestStoppingWhileSomebodyWatches(t *testing.T) {
	address, stop := live(t, apiDesk(t, Options{}))
	res, err := http.Get("http://" + address + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	in := bufio.NewReader(res.Body)
	if line, err := in.ReadString('\n'); err != nil || !strings.HasPrefix(line, "event: jobs") {
		t.Fatalf("the stream begins with %q, %v", line, err)
	}
	begun := time.Now()
	if err := stop(); err != nil {
		t.Errorf("stopped with %v", err)
	}
	if took := time.Since(begun); took > shutdownTime {
		t.Errorf("the stream held it up for %s", took)
	}
	if _, err := io.ReadAll(in); err != nil {
		t.Errorf("the stream was cut off: %v", err)
	}
	if _, err := net.DialTimeout("tcp", address, time.Second); err == nil {
		t.Error("it still listens")
	}
}

// TestStoppingLetsAnswersEnd stops a desk while half of a form is there: the
// rest of it is still taken and answered.
func TestStoppingLetsAnswersEnd(t *testing.T) {
	d := apiDesk(t, Options{})
	address, stop := live(t, d)
	form := url.Values{"kind": {"set-family"}, "outlet": {"Paper"}, "family": {"F"}, "token": {d.token(httptest.NewRequest(http.MethodGet, "/", nil))}}.Encode()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "POST /corrections HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s", len(form), form[:10])
	time.Sleep(100 * time.Millisecond) // it is being read
	stopped := make(chan error, 1)
	go func() { stopped <- stop() }()
	time.Sleep(100 * time.Millisecond)
	fmt.Fprint(c, form[10:])
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusSeeOther {
		t.Errorf("it answers %s", res.Status)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}

// TestSlowAndLargeClients holds that clients which send too much, or nothing,
// are let go.
func TestSlowAndLargeClients(t *testing.T) {
	d := apiDesk(t, Options{})
	address, _ := live(t, d)
	r, err := http.NewRequest(http.MethodGet, "http://"+address+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Large", strings.Repeat("a", 2*MaxHeader))
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("large headers: %s", res.Status)
	}
	if testing.Short() {
		return
	}
	// Half a request, and then nothing.
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-")
	if err := c.SetReadDeadline(time.Now().Add(readHeader + 20*time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(c); err != nil {
		t.Errorf("a client that sends half a request is kept: %v", err)
	}
}
