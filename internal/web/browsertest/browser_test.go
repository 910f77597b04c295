// Package browsertest drives the desk's pages with a browser, as a reader does.
// It needs chromium, and axe-core for what it says of who reads otherwise than
// by eye; .ci/browser finds or installs both.
package browsertest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// How long one test may drive the browser, and one step of it may take. Both are
// long because machines are slow at times; nothing that goes well waits for it.
const (
	patience = 8 * time.Minute
	stepTime = 45 * time.Second
)

// started is the browser that all tests share, each with a tab of its own.
var started struct {
	sync.Once
	ctx  context.Context
	stop func()
	err  error
}

var errNone = errors.New("there is no browser here: .ci/browser --install installs one, or $SYNOPTIC_CHROMIUM names it")

func TestMain(m *testing.M) {
	code := m.Run()
	if started.stop != nil {
		started.stop()
	}
	if dir, _ := kept(); dir != "" {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

func start() {
	path := os.Getenv("SYNOPTIC_CHROMIUM")
	if path == "" {
		path, _ = exec.LookPath("chromium")
	}
	if path == "" {
		started.err = errNone
		return
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.Flag("disable-gpu", true))
	if os.Getuid() == 0 {
		opts = append(opts, chromedp.NoSandbox) // it refuses root otherwise
	}
	all, stopAll := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, stop := chromedp.NewContext(all)
	started.ctx, started.stop = ctx, func() { stop(); stopAll() }
	started.err = chromedp.Do(ctx)
}

// tab is a tab of the browser that looks at one desk. It notes what no page of
// the desk may do: an error, a violation of the content security policy, and a
// request to elsewhere.
type tab struct {
	t    *testing.T
	ctx  context.Context
	base string
	// refused is set where an answer that is no success is looked for.
	refused bool

	mu  sync.Mutex
	bad []string
}

func newTab(t *testing.T, base string) *tab {
	t.Helper()
	started.Do(start)
	if started.err != nil {
		if errors.Is(started.err, errNone) && os.Getenv("CI") == "" {
			t.Skip(started.err)
		}
		t.Fatal(started.err)
	}
	x := &tab{t: t, base: base}
	ctx, stop := chromedp.NewContext(started.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(stop)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	t.Cleanup(cancel)
	x.ctx = ctx
	if err := chromedp.Listen(ctx, x.heard); err != nil {
		t.Fatal(err)
	}
	x.size(1440)
	return x
}

// heard notes an event that should not be.
func (x *tab) heard(ev any) {
	what := ""
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeWarning || ev.Type == runtime.ConsoleAPICalledTypeAssert {
			what = "console:"
			for _, a := range ev.Args {
				what += " " + string(a.Value)
			}
		}
	case *runtime.EventExceptionThrown:
		what = "exception: " + ev.ExceptionDetails.Text
		if e := ev.ExceptionDetails.Exception; e != nil {
			what += " " + e.Description
		}
	case *log.EventEntryAdded:
		e := ev.Entry
		if e.Level == log.EntryLevelError || e.Level == log.EntryLevelWarning || e.Source == log.EntrySourceSecurity {
			if e.Source != log.EntrySourceNetwork || !x.refused {
				what = fmt.Sprintf("%s: %s %s", e.Source, e.Text, e.URL)
			}
		}
	case *network.EventRequestWillBeSent:
		// The browser's own icons are data: addresses; the policy refuses a page's.
		if u := ev.Request.URL; !strings.HasPrefix(u, x.base+"/") && !strings.HasPrefix(u, "data:") && u != "about:blank" {
			what = "request to elsewhere: " + u
		}
	}
	if what != "" {
		x.mu.Lock()
		x.bad = append(x.bad, what)
		x.mu.Unlock()
	}
}

// quiet gives what was noted since it was last asked.
func (x *tab) quiet() []string {
	x.mu.Lock()
	defer x.mu.Unlock()
	bad := x.bad
	x.bad = nil
	return bad
}

// well fails the test if something was noted.
func (x *tab) well(where string) {
	x.t.Helper()
	for _, b := range x.quiet() {
		x.t.Errorf("%s: %s", where, b)
	}
}

// do runs steps, each of which has to work.
func (x *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	x.t.Helper()
	ctx, cancel := context.WithTimeout(x.ctx, stepTime)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		x.t.Fatalf("at %s: %v", x.at(), err)
	}
}

// open goes to a page of the desk.
func (x *tab) open(path string) {
	x.t.Helper()
	x.do(chromedp.Navigate(x.base + path))
}

// follow does what leads to another page, and waits for it.
func (x *tab) follow(steps ...chromedp.Action[chromedp.Void]) {
	x.t.Helper()
	before := x.at()
	ctx, cancel := context.WithTimeout(x.ctx, stepTime)
	defer cancel()
	if _, err := chromedp.RunResponse(ctx, steps...); err != nil {
		x.t.Fatalf("from %s: %v", before, err)
	}
	x.well(x.at())
}

// click follows a link or sends a form.
func (x *tab) click(selector string) {
	x.t.Helper()
	x.follow(chromedp.Click(chromedp.CSS(selector)))
}

// at is the path and query that the tab is at.
func (x *tab) at() string {
	u, err := chromedp.Run(x.ctx, chromedp.Location())
	if err != nil {
		return "?"
	}
	return strings.TrimPrefix(u, x.base)
}

// eval evaluates an expression in the page.
func eval[T any](x *tab, expression string) T {
	x.t.Helper()
	v, err := chromedp.Run(x.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		x.t.Fatalf("at %s: %v: %.200s", x.at(), err, expression)
	}
	return v
}

// text is what the reader sees of an element.
func (x *tab) text(selector string) string {
	x.t.Helper()
	return eval[string](x, fmt.Sprintf("document.querySelector(%q)?.innerText ?? ''", selector))
}

// until waits until an expression is true.
func (x *tab) until(expression string) {
	x.t.Helper()
	for end := time.Now().Add(patience / 4); ; time.Sleep(50 * time.Millisecond) {
		// While a page is left, nothing can be evaluated.
		if ok, err := chromedp.Run(x.ctx, chromedp.Evaluate[bool](expression)); err == nil && ok {
			return
		} else if time.Now().After(end) {
			x.t.Fatalf("at %s: never so: %s (%v)\n%s", x.at(), expression, err, x.text("main"))
		}
	}
}

// size sets the width of the window in CSS pixels; below 600 it is a phone's.
func (x *tab) size(width int64) {
	x.t.Helper()
	opts := []chromedp.EmulateViewportOption{}
	if width < 600 {
		opts = append(opts, chromedp.EmulateMobile)
	}
	x.do(chromedp.EmulateViewport(width, 900, opts...))
}

// scheme sets what the reader prefers: "light" or "dark".
func (x *tab) scheme(name string) {
	x.t.Helper()
	x.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
		return err
	}))
}

// scriptless switches scripts off.
func (x *tab) scriptless() {
	x.t.Helper()
	x.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
}
