package browsertest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"synoptic/internal/ingest/fetch"
	"synoptic/internal/web"
)

// fill writes into a field.
func (x *tab) fill(selector, value string) {
	x.t.Helper()
	x.do(chromedp.SetValue(chromedp.CSS(selector), value))
}

// press presses keys.
func (x *tab) press(keys string) {
	x.t.Helper()
	x.do(chromedp.KeyEvent(keys))
}

// says fails the test if an element does not show a text.
func (x *tab) says(selector, want string) {
	x.t.Helper()
	if got := x.text(selector); !strings.Contains(got, want) {
		x.t.Errorf("at %s, %s says %q, not %q", x.at(), selector, got, want)
	}
}

// on fails the test if the tab is on another page.
func (x *tab) on(prefix string) {
	x.t.Helper()
	if at := x.at(); !strings.HasPrefix(at, prefix) {
		x.t.Fatalf("at %s, not at %s…", at, prefix)
	}
}

// back goes so many pages on in what the tab has been on; what the browser has
// kept of a page is not loaded anew.
func (x *tab) back(by int, want string) {
	x.t.Helper()
	eval[int](x, fmt.Sprintf("history.go(%d), 0", by))
	x.until(fmt.Sprintf("(location.pathname + location.search).startsWith(%q) && document.readyState === 'complete'", want))
	x.well(want)
}

// story opens the account of the first story.
func (x *tab) story() {
	x.t.Helper()
	x.open("/")
	x.click(".story-row h3 a")
	x.on("/stories/")
}

// TestReading goes from the stories to an account, into a statement's evidence,
// to the article, and back.
func TestReading(t *testing.T) {
	x := newTab(t, serve(t, nil))
	x.open("/")
	x.follow(chromedp.SetValue(chromedp.CSS("select[name=order]"), "outlets"), chromedp.Click(chromedp.CSS("main form[role=search] button")))
	if at := x.at(); !strings.Contains(at, "order=outlets") {
		t.Errorf("the filter is not in the address: %s", at)
	}
	x.click(".story-row h3 a")
	x.on("/stories/")
	story := x.at()
	all := eval[int](x, "document.querySelectorAll('.account a.ev').length")
	x.do(chromedp.Click(chromedp.CSS(".narrow-down summary")))
	x.follow(chromedp.SetValue(chromedp.CSS("main form[role=search] select[name=show]"), "disputed"), chromedp.Click(chromedp.CSS("main form[role=search] button")))
	if few := eval[int](x, "document.querySelectorAll('.account a.ev').length"); few == 0 || few >= all {
		t.Errorf("disputed alone are %d of %d statements", few, all)
	}
	filtered := x.at()

	// Evidence opens beside the account, and the address of it is a page, too.
	x.do(chromedp.Click(chromedp.CSS(".account a.ev")))
	x.until("document.querySelector('#beside #evidence blockquote mark') !== null")
	if x.at() != filtered {
		t.Errorf("the account was left for %s", x.at())
	}
	claim := x.text("#evidence .claim")
	if axe := axeSource(t); axe != "" {
		for _, v := range x.axe(axe) {
			t.Errorf("evidence beside the account: %s", v)
		}
	}
	x.click("#evidence a.here")
	x.on(story + "/")
	x.says("h1", claim)

	x.click("#evidence a.from")
	x.on("/articles/")
	x.until("document.querySelector('.text .m') !== null")
	x.click(".eyebrow a")
	x.on(story)

	// Back leads over each page, and forward again. The account comes back with the
	// evidence that was open beside it, which is closed by one step more.
	for _, want := range []string{"/articles/", story + "/", filtered} {
		x.back(-1, want)
	}
	x.until("document.querySelector('#beside #evidence blockquote mark') !== null")
	x.back(-1, filtered)
	x.until("document.querySelector('#evidence') === null")
	for _, want := range []string{story, "/?"} {
		x.back(-1, want)
	}
	x.back(1, story)
	x.well("at the end")
}

// TestEvidenceIsInTheHistory opens and closes evidence beside an account by
// going back and forward, and by what closes it.
func TestEvidenceIsInTheHistory(t *testing.T) {
	const open, shut = "document.querySelector('#beside #evidence blockquote') !== null", "document.querySelector('#evidence') === null"
	x := newTab(t, serve(t, nil))
	x.story()
	story := x.at()
	entries := func() int { return eval[int](x, "history.length") }
	before := entries()
	x.do(chromedp.Click(chromedp.CSS(".glance a")))
	x.until(open)
	first := x.text("#evidence .claim")
	eval[any](x, "[...document.querySelectorAll('.account a.ev')].at(-1).click()")
	x.until(fmt.Sprintf("document.querySelectorAll('#evidence').length === 1 && document.querySelector('#evidence .claim').innerText !== %q", first))
	if got := entries(); got != before+1 {
		t.Errorf("two looks at evidence are %d entries of the history, not one", got-before)
	}
	x.back(-1, story)
	x.until(shut)
	x.back(1, story)
	x.until(open)
	// Another part of the page leaves it open.
	x.do(chromedp.Click(chromedp.CSS(".parts a[href^='#']")))
	x.until("location.hash.length > 1")
	x.until(open)
	x.press(kb.Escape)
	x.until(shut)
	// Closed by its button, it is where it was before it was opened.
	x.open(story)
	x.do(chromedp.Click(chromedp.CSS(".glance a")))
	x.until(open)
	if got := x.text("#evidence .claim"); got != first {
		t.Errorf("it shows %q, not %q", got, first)
	}
	x.do(chromedp.Click(chromedp.CSS("#evidence button.shut")))
	x.until(shut)
	x.until("history.state === null")
	// Loaded anew, what was open is open.
	x.do(chromedp.Click(chromedp.CSS(".glance a")))
	x.until(open)
	x.follow(chromedp.Reload())
	x.until(open)
	x.well("evidence")
}

// TestTimesInTheReadersZone holds that a time in the reader's zone has the
// original at hand, by its tooltip, a key and a button.
func TestTimesInTheReadersZone(t *testing.T) {
	x := newTab(t, serve(t, nil))
	x.open("/intake")
	const at = "#items time"
	own := x.text(at)
	said := eval[string](x, "document.querySelector('#items time').dataset.said")
	if own == said || said == "" {
		t.Fatalf("in the reader's zone it is %q, as it was said %q", own, said)
	}
	if title := eval[string](x, "document.querySelector('#items time').title"); !strings.Contains(title, "2031-06-20T") {
		t.Errorf("the tooltip says %q", title)
	}
	x.press("t")
	if got := x.text(at); got != said {
		t.Errorf("after t it is %q, not %q", got, said)
	}
	x.open("/intake?outcome=added") // it is kept
	if got := x.text(at); got != eval[string](x, "document.querySelector('#items time').dataset.said") {
		t.Errorf("on the next page it is %q", got)
	}
	x.do(chromedp.Click(chromedp.CSS("footer button.zones")))
	if got := x.text(at); got == eval[string](x, "document.querySelector('#items time').dataset.said") {
		t.Errorf("the button leaves %q", got)
	}
	x.well("times")
}

// slowWeb is a network that answers when it is let go.
type slowWeb struct{ free chan struct{} }

func (w slowWeb) Page(ctx context.Context, _ string) (*fetch.Page, error) {
	select {
	case <-w.free:
	case <-ctx.Done():
	}
	return nil, fetch.ErrGone
}

func (w slowWeb) Get(ctx context.Context, _ fetch.Request) (*fetch.Response, error) {
	_, err := w.Page(ctx, "")
	return nil, err
}

// TestLongWorkCanBeLeft begins what takes long, leaves the page, and is told on
// another how far it is and when it is done.
func TestLongWorkCanBeLeft(t *testing.T) {
	free := make(chan struct{})
	x := newTab(t, serve(t, func(o *web.Options) { o.Client = slowWeb{free} }))
	x.open("/intake")
	x.do(chromedp.Click(chromedp.CSS("details.add summary")))
	x.fill("#a-addresses", "https://slow.example/a")
	x.click("form.paste button")
	x.on("/intake")
	x.says("#jobs", "running")
	x.open("/outlets")
	x.until("document.querySelector('header .busy')?.innerText.includes('slow.example') === true")
	close(free)
	x.until("document.querySelector('header .busy').innerText.includes('done')")
	x.click("header .busy")
	x.on("/outlets")
	if x.text("header .busy") != "" {
		t.Error("what is done is still told of")
	}
	x.open("/intake")
	x.says("#jobs", "slow.example")
	x.well("long work")
}

// TestSearchToPassage goes from a search to where the words stand, and on to
// names and outlets.
func TestSearchToPassage(t *testing.T) {
	x := newTab(t, serve(t, nil))
	x.open("/")
	x.fill("#q", "captain")
	x.follow(chromedp.SendKeys(chromedp.CSS("#q"), kb.Enter))
	x.on("/search?q=captain")
	word := strings.ToLower(x.text(".hits .snippet mark"))
	x.click(".hits h2 a")
	x.on("/articles/")
	if at := strings.ToLower(x.text("#at")); word == "" || !strings.Contains(at, word) {
		t.Errorf("the passage shows %q, the hit %q", at, word)
	}
	x.open("/names?type=person")
	x.click("main a[href^='/names/person/']")
	x.on("/names/person/")
	x.click("main a[href^='/stories/']")
	x.on("/stories/")
	x.open("/outlets")
	x.click("main a[href^='/outlets/']")
	x.on("/outlets/")
	x.click("main a[href^='/articles/']")
	x.on("/articles/")
}

// TestIntake adds a text, and shows why something else could not be read.
func TestIntake(t *testing.T) {
	x := newTab(t, serve(t, nil))
	x.open("/intake")
	x.do(chromedp.Click(chromedp.CSS("details.add summary")))
	x.fill("#a-text", "The North Pier was closed on Wednesday after a storm damaged its deck, harbour master Jon Ely said. Two boats were sunk and nobody was hurt, he said. Repairs will cost 2 million euros, and the work begins on Monday, the council said on Wednesday evening.")
	x.fill("#a-outlet", "Pier Post")
	x.fill("#a-title", "Pier closes")
	x.click("form.paste button")
	x.on("/intake")
	// The page tells by itself when it is done.
	x.until(`[...document.querySelectorAll("#items a")].some(a => a.innerText.includes("Pier closes")) || document.querySelector("#jobs .st-done") !== null`)
	x.open("/intake?outcome=added")
	x.follow(chromedp.Click(chromedp.CSS("#items a[href^='/articles/']")))
	x.says("h1", "Pier closes")

	x.open("/intake")
	x.do(chromedp.Click(chromedp.CSS("details.add summary")))
	x.fill("#a-addresses", "https://gone.example/a")
	x.click("form.paste button")
	x.until(`document.querySelector("#jobs [data-job]:not(.over)") === null`)
	x.open("/intake?outcome=failed")
	x.says("#items", "gone.example/a")
	if reason := x.text("#items .failed:has(form) .reason"); reason == "" {
		t.Error("why it failed is not shown")
	}
	x.well("intake")
}

// TestCorrecting makes a correction by its form, and takes it back.
func TestCorrecting(t *testing.T) {
	x := newTab(t, serve(t, nil))
	x.story()
	story := x.at()
	title := x.text("h1")
	x.do(chromedp.Click(chromedp.CSS("#beside details.fix summary")))
	x.fill("#beside details.fix input[name=text]", "The ferry, as we call it")
	x.click("#beside details.fix button")
	x.open(story)
	x.says("h1", "The ferry, as we call it")
	x.open("/corrections")
	x.says(".log", "The ferry, as we call it")
	x.click(".log li button")
	x.open(story)
	if got := x.text("h1"); got != title {
		t.Errorf("undone, the title is %q, not %q", got, title)
	}
	x.open("/corrections")
	x.says(".log", "undone")
	x.well("corrections")
}

// compareTwo compares two pasted texts and gives the page that shows what comes
// of it.
func (x *tab) compareTwo() string {
	x.t.Helper()
	x.open("/compare")
	for i, n := range []string{"two", "three"} {
		x.fill(fmt.Sprintf("#cmp-text%d", i+1), "The Quay Bridge collapsed on Tuesday, killing "+n+" people. Mayor Ada Thorne said the bridge was repaired in 1987. Police closed the river road on Tuesday evening, and the bridge, built in 1931, will be rebuilt.")
		x.fill(fmt.Sprintf("#cmp-outlet%d", i+1), "Paper "+n)
	}
	x.click("form.compare button")
	x.on("/compare/")
	x.until("document.querySelector('main')?.innerText.includes('Compared, and not kept') === true") // the page tells by itself when it is done
	return x.at()
}

// TestComparing compares two pasted texts, leaves what came of it and goes back.
func TestComparing(t *testing.T) {
	x := newTab(t, serve(t, nil))
	x.open("/compare")
	x.click("form.compare button") // nothing is in it
	x.says("[role=alert]", "two articles")
	at := x.compareTwo()
	x.says("main", "Paper three")
	x.says("main", "Quay Bridge")
	x.open("/")
	x.back(-1, at)
	x.says("main", "Compared, and not kept")
	x.open("/compare")
	x.click("main a[href^='/compare/']")
	x.on(at)
	x.well("compare")
}

// TestLoggingIn asks for the password, and lets out again.
func TestLoggingIn(t *testing.T) {
	x := newTab(t, serve(t, func(o *web.Options) { o.Password = "long enough" }))
	x.open("/outlets")
	x.on("/login?to=%2Foutlets")
	x.refused = true // the answer to a wrong password is no success
	x.fill("#password", "wrong")
	x.click("form.login button")
	x.says("[role=alert]", "not the password")
	x.fill("#password", "long enough")
	x.click("form.login button")
	x.on("/outlets")
	x.click("form.leave button")
	x.on("/login")
	x.open("/outlets")
	x.on("/login")
}

// TestKeys works the desk by keys alone.
func TestKeys(t *testing.T) {
	x := newTab(t, serve(t, nil))
	x.open("/")
	x.press("?")
	x.until("document.querySelector('dialog.keys')?.open === true")
	if axe := axeSource(t); axe != "" {
		for _, v := range x.axe(axe) {
			t.Errorf("the keys: %s", v)
		}
	}
	x.press(kb.Escape)
	x.until("document.querySelector('dialog.keys').open === false")
	x.press("/")
	x.until("document.activeElement.id === 'q'")
	x.press("jk") // are words there
	// The driver sends a key's character apart from the key, which no keyboard does.
	if got := eval[string](x, "document.activeElement.value"); strings.TrimPrefix(got, "/") != "jk" {
		t.Errorf("the field has %q", got)
	}
	x.press(kb.Escape)
	x.press("jj")
	second := eval[string](x, "document.querySelectorAll('.story-row')[1].querySelector('h3 a').pathname")
	if at := eval[string](x, "document.activeElement.querySelector('h3 a')?.pathname ?? ''"); at != second {
		t.Errorf("j twice is at %q, not %q", at, second)
	}
	x.press("k")
	first := eval[string](x, "document.activeElement.querySelector('h3 a').pathname")
	x.follow(chromedp.KeyEvent(kb.Enter))
	x.on(first)
	x.press("j")
	x.press("e")
	x.until("document.querySelector('#evidence blockquote') !== null")
	x.press(kb.Escape)
	x.until("document.querySelector('#evidence') === null")
	x.follow(chromedp.KeyEvent("gi"))
	x.on("/intake")

	// What is in focus can be seen.
	x.press(kb.Tab)
	x.press(kb.Tab)
	if eval[string](x, "getComputedStyle(document.activeElement).outlineStyle") == "none" {
		t.Error("the element in focus has no outline")
	}
	x.well("keys")
}
