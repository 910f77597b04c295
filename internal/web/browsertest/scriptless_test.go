package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestWithoutScripts goes through every page and the main flows with scripts
// switched off.
func TestWithoutScripts(t *testing.T) {
	base := serve(t, nil)
	x := newTab(t, base)
	x.scriptless()
	x.refused = true
	x.compareTwo() // it is loaded anew by the browser itself
	for _, address := range pages(t, base) {
		x.open(address)
		if x.text("h1") == "" {
			t.Errorf("%s has no heading", address)
		}
		x.well(address)
	}
	x.refused = false

	x.story()
	story := x.at()
	x.click(".account a.ev")
	x.on(story + "/")
	x.says("#evidence", x.text("h1"))
	x.click("#evidence a.from")
	x.on("/articles/")
	x.do(chromedp.Click(chromedp.CSS(".layers label"))) // they are switched by the style sheet
	x.back(-1, story+"/")

	x.open("/")
	x.fill("#q", "captain")
	x.follow(chromedp.SendKeys(chromedp.CSS("#q"), kb.Enter))
	x.on("/search?q=captain")
	x.click(".hits h2 a")
	x.on("/articles/")

	x.open("/compare")
	x.click("form.compare button")
	x.says("[role=alert]", "two articles")
	x.open("/intake")
	x.do(chromedp.Click(chromedp.CSS("details.add summary")))
	x.fill("#a-text", strings.Repeat("The North Pier was closed on Wednesday after a storm damaged its deck, the harbour master said. ", 3))
	x.click("form.paste button")
	x.on("/intake")
	x.says("#jobs", "pasted")
	x.well("without scripts")
}
