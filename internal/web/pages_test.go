package web

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"synoptic"
	"synoptic/internal/report/reporttest"
	"synoptic/internal/store"
)

func TestNonsenseIsRefused(t *testing.T) {
	d := newDesk(t, Options{}, reporttest.Ferry())
	for _, target := range []string{
		"/?outlets=none", "/?outlets=0", "/?since=someday", "/?until=2024-13-01", "/?since=2024-08-06&until=2024-08-05", "/?dispute=quarrel", "/?order=best", "/?changed=now", "/?after=nothing",
		"/stories/s1?show=everything", "/stories/s1?kind=quarrel", "/stories/s1?kind=number&show=agreed", "/stories/s1?from=5", "/stories/s1?show=agreed&from=-1", "/stories/s1?outlet=Nobody", "/stories/s1?person=e99",
		"/articles/A?at=5", "/articles/A?at=9-3", "/articles/A?at=x-y",
	} {
		w := browse(d, http.MethodGet, target, func(r *http.Request) { r.Header.Set("Accept", "application/json") })
		var p Problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != http.StatusBadRequest || p.Status != w.Code || p.Title == "" || p.Hint == "" {
			t.Errorf("%s: %d %s", target, w.Code, w.Body)
		}
		if w := browse(d, http.MethodGet, target); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "<h1>") {
			t.Errorf("%s as a page: %d", target, w.Code)
		}
	}
	for _, target := range []string{"/stories/none", "/articles/none", "/stories/s1/claims/none", "/stories/s1/disputes/c1", "/stories/none/claims/c1", "/nowhere"} {
		if w := browse(d, http.MethodGet, target); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
}

// TestWhatThereIsNot holds that an empty list says what to do.
func TestWhatThereIsNot(t *testing.T) {
	says := func(d *Desk, target, want string) {
		t.Helper()
		root, _ := page200(t, d, target)
		found := ""
		each(root, func(n *html.Node) {
			if strings.HasPrefix(attr(n, "class"), "empty") {
				found = textOf(n)
			}
		})
		if !strings.Contains(found, want) {
			t.Errorf("%s says %q", target, found)
		}
	}
	empty := newDesk(t, Options{})
	says(empty, "/", "synoptic add")
	says(empty, "/?dispute=any", "synoptic add")
	one := newDesk(t, Options{}, reporttest.One())
	says(one, "/", "carried by two outlets yet; 1 article")
	says(one, "/?outlets=1&dispute=number", "No story is so")
	says(newDesk(t, Options{}, reporttest.Ferry()), "/stories/s1?show=disputed&kind=title", "Show the whole account")
}

func TestStoriesAreListed(t *testing.T) {
	acc := reporttest.Ferry()
	d := newDesk(t, Options{}, acc)
	list := decode[StoryList](t, d, "/.json")
	if len(list.Stories) != 1 || list.Next != "" {
		t.Fatalf("%+v", list)
	}
	s := list.Stories[0]
	if s.ID != "s1" || s.Articles != len(acc.Articles) || s.Outlets != 5 || len(s.Named) != 5 || s.DisputeCount() != len(acc.Stories[0].Disputes) || s.News != "" || s.Stale {
		t.Errorf("%+v", s)
	}
	for target, want := range map[string]int{
		"/.json?outlets=6": 0, "/.json?outlets=5": 1, "/.json?outlet=North+Wire": 1, "/.json?outlet=Nobody": 0, "/.json?since=2024-03-15": 1, "/.json?since=2024-03-16": 0,
		"/.json?until=2024-03-13": 0, "/.json?dispute=any": 1, "/.json?dispute=number": 1, "/.json?dispute=title": 0, "/.json?changed=2024-08-06T11:58:00Z": 1,
		"/.json?changed=2024-08-06T12:00:00Z": 0, "/.json?since=200d": 1, "/.json?since=today": 0,
	} {
		if n := len(decode[StoryList](t, d, target).Stories); n != want {
			t.Errorf("%s: %d stories", target, n)
		}
	}
}

// TestListsGoOn follows the cursor through more stories than a page has.
func TestListsGoOn(t *testing.T) {
	d := newDesk(t, Options{})
	const n = pageSize + 7
	err := d.Collection.Store().Update(context.Background(), func(ctx context.Context, w store.Writer) error {
		for i := range n {
			id := string(rune('a'+i/26)) + string(rune('a'+i%26))
			if err := w.CreateStory(ctx, id, noon); err != nil {
				return err
			}
			a := &store.Article{Article: synoptic.Article{ID: "x" + id, SHA256: id, Path: id, Outlet: "Wire", Title: "Title " + id, Published: "2024-03-01", Text: "x", Status: synoptic.StatusRead}, Added: noon}
			if err := w.PutArticle(ctx, a); err != nil {
				return err
			}
			if err := w.Assign(ctx, a.ID, id, 1, ""); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	target := "/?outlets=1"
	for pages := 0; target != ""; pages++ {
		root, _ := page200(t, d, target)
		target = ""
		each(root, func(n *html.Node) {
			if id, ok := strings.CutPrefix(attr(n, "href"), "/stories/"); ok && !strings.Contains(id, "#") {
				seen[id] = true
			}
			if attr(n, "rel") == "next" {
				target = attr(n, "href")
			}
		})
		if pages > 2 {
			t.Fatal("the list does not end")
		}
	}
	if len(seen) != n {
		t.Errorf("%d of %d stories", len(seen), n)
	}
	if s := decode[StoryList](t, d, "/.json?outlets=1").Stories[0]; !strings.HasPrefix(s.Title, "Title ") {
		t.Errorf("a story without an account is called %q", s.Title)
	}
}

// TestNewSinceLooked holds that what changed stays marked for one visit.
func TestNewSinceLooked(t *testing.T) {
	now := noon.Add(-2 * time.Hour) // before the story came
	d := newDesk(t, Options{Now: func() time.Time { return now }}, reporttest.Ferry())
	cookie := ""
	news := func() string {
		t.Helper()
		w := browse(d, http.MethodGet, "/", func(r *http.Request) {
			if cookie != "" {
				r.Header.Set("Cookie", cookie)
			}
		})
		set := w.Result().Cookies()
		if len(set) != 1 || !set[0].HttpOnly {
			t.Fatalf("cookies %v", set)
		}
		cookie = set[0].Name + "=" + set[0].Value
		root, err := html.Parse(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		out := ""
		each(root, func(n *html.Node) {
			if attr(n, "class") == "news" {
				out = textOf(n)
			}
		})
		return out
	}
	if got := news(); got != "" {
		t.Errorf("at the first visit: %q", got)
	}
	now = noon
	if got := news(); got != "new" {
		t.Errorf("at the second visit: %q", got)
	}
	now = noon.Add(visitGap - time.Minute)
	if got := news(); got != "new" {
		t.Errorf("later in the visit: %q", got)
	}
	now = now.Add(visitGap + time.Minute)
	if got := news(); got != "" {
		t.Errorf("at the third visit: %q", got)
	}
	for _, s := range []string{"", "x", "9.1", "-1.5", "99999999999999999999.1", "5"} {
		if v := parseVisit(s); !v.last.IsZero() || !v.before.IsZero() {
			t.Errorf("%q is taken for a visit", s)
		}
	}
}

func TestAccountFilters(t *testing.T) {
	acc := reporttest.Ferry()
	d := newDesk(t, Options{}, acc)
	all := decode[AccountPage](t, d, "/stories/s1.json")
	if len(all.Account.Articles) != len(acc.Articles) || len(all.Shown[inDisputed]) == 0 || len(all.Shown[inSaid]) == 0 {
		t.Fatalf("%+v", all.Shown)
	}
	if err := all.Account.Check(); err != nil {
		t.Error(err)
	}
	claims := map[string]*synoptic.Claim{}
	for i := range acc.Stories[0].Claims {
		claims[acc.Stories[0].Claims[i].ID] = &acc.Stories[0].Claims[i]
	}
	outlet := acc.Articles[1].Outlet
	of := decode[AccountPage](t, d, "/stories/s1.json?outlet="+strings.ReplaceAll(outlet, " ", "+"))
	for _, section := range []string{inAgreed, inEchoed, inSingle} {
		var want []string
		for _, id := range all.Shown[section] {
			if slices.ContainsFunc(claims[id].Reports, func(r synoptic.ClaimReport) bool { return r.Span.Article == acc.Articles[1].ID }) {
				want = append(want, id)
			}
		}
		if !slices.Equal(of.Shown[section], want) {
			t.Errorf("%s of %s: %v, not %v", section, outlet, of.Shown[section], want)
		}
	}
	one := decode[AccountPage](t, d, "/stories/s1.json?show=echoed")
	if !slices.Equal(one.Shown[inEchoed], all.Shown[inEchoed]) || len(one.Shown) != 1 {
		t.Errorf("show=echoed gives %v", one.Shown)
	}
	kind := acc.Stories[0].Disputes[0].Kind
	for _, id := range decode[AccountPage](t, d, "/stories/s1.json?kind="+string(kind)).Shown[inDisputed] {
		if k := slices.IndexFunc(acc.Stories[0].Disputes, func(x synoptic.Dispute) bool { return x.ID == id }); k >= 0 && acc.Stories[0].Disputes[k].Kind != kind {
			t.Errorf("dispute %s is of kind %s", id, acc.Stories[0].Disputes[k].Kind)
		}
	}
	e := acc.Stories[0].Entities[0]
	named := decode[AccountPage](t, d, "/stories/s1.json?person="+e.ID)
	if len(named.Shown) == 0 || len(named.Shown[inSingle]) >= len(all.Shown[inSingle]) {
		t.Errorf("what names %s: %v", e.Name, named.Shown)
	}
}

// TestStatements holds each statement's evidence against its account.
func TestStatements(t *testing.T) {
	acc := reporttest.Ferry()
	d := newDesk(t, Options{}, acc)
	text := map[string]string{}
	for _, a := range acc.Articles {
		text[a.ID] = a.Text
	}
	check := func(kind, id string, passages int) *Statement {
		t.Helper()
		s := decode[Statement](t, d, statementHref("s1", kind, id)+".json")
		n := 0
		for _, x := range s.Sides {
			for _, e := range x.Evidence {
				n++
				if text[e.Article][e.Start:e.End] != e.Text || !strings.Contains(text[e.Article], e.Before+e.Text+e.After) {
					t.Errorf("%s %s: article %s does not say %q", kind, id, e.Article, e.Text)
				}
			}
		}
		if n != passages || s.ID != id || s.Kind != kind || s.Story.ID != "s1" {
			t.Errorf("%s %s: %d passages, not %d", kind, id, n, passages)
		}
		return s
	}
	for _, c := range acc.Stories[0].Claims {
		s := check(aClaim, c.ID, len(c.Reports))
		if s.Text != c.Text || s.Status != string(c.Status) || s.Origins != c.Origins {
			t.Errorf("claim %s is %+v", c.ID, s)
		}
	}
	for _, x := range acc.Stories[0].Disputes {
		n := 0
		for _, p := range x.Positions {
			n += len(p.Spans)
		}
		if s := check(aDispute, x.ID, n); len(s.Sides) != len(x.Positions) || !s.IsDispute() {
			t.Errorf("dispute %s has %d sides", x.ID, len(s.Sides))
		}
	}
	for _, u := range acc.Stories[0].Utterances {
		check(anUtterance, u.ID, len(u.Reports))
	}
	// Every figure has a page, with each outlet's value and when it came out:
	// also one that is disputed, or that one article alone gives.
	relations := map[synoptic.FigureRelation]int{}
	for _, f := range acc.Stories[0].Figures {
		relations[f.Relation]++
		s := check(aFigure, f.ID, len(f.Values))
		for _, x := range s.Sides {
			for _, e := range x.Evidence {
				if e.Outlet == "" || e.Published == "" {
					t.Errorf("figure %s: %q of %q, published %q", f.ID, x.Says, e.Outlet, e.Published)
				}
			}
		}
	}
	root, _ := page200(t, d, statementHref("s1", aFigure, acc.Stories[0].Figures[0].ID))
	table := ""
	for n := range root.Descendants() {
		if n.Data == "table" {
			table += textOf(n)
		}
	}
	if first, later := strings.Index(table, "North Wire"), strings.Index(table, "Kanal Fyra"); first < 0 || later < first {
		t.Errorf("the values by outlet: %q", table)
	}
	if relations[synoptic.FigureDispute] == 0 || relations[synoptic.FigureUpdate] == 0 {
		t.Errorf("the figures stand so: %v", relations)
	}
	for _, e := range acc.Stories[0].Entities {
		n := 0
		for _, v := range e.Variants {
			n += len(v.Spans)
		}
		for _, x := range e.Titles {
			n += len(x.Spans)
		}
		check(aName, e.ID, n)
	}
}

func TestArticlePage(t *testing.T) {
	acc := reporttest.Ferry()
	acc.Articles[0].Status, acc.Articles[0].Reason = synoptic.StatusPartial, "the second half is behind a wall"
	d := newDesk(t, Options{}, acc)
	a := acc.Articles[0]
	p := decode[ArticlePage](t, d, "/articles/"+a.ID+".json")
	if p.Text != a.Text || p.Story == nil || p.Story.ID != "s1" || p.Why != "made so" || p.Status != synoptic.StatusPartial {
		t.Errorf("%+v", p)
	}
	marks := 0
	for _, l := range p.Layers {
		for _, m := range l.Marks {
			marks++
			if m.Check(a.Text) != nil {
				t.Errorf("%s: %+v is no passage", l.Name, m)
			}
			if m.Href != "" && !strings.HasPrefix(m.Href, "/") {
				t.Errorf("%s leads to %q", l.Name, m.Href)
			}
		}
	}
	if marks == 0 {
		t.Error("nothing is marked")
	}
	root, raw := page200(t, d, "/articles/"+a.ID+"?at=4-20")
	sound(t, "with a passage", root, raw)
	if !strings.Contains(string(raw), "behind a wall") {
		t.Error("why it was read in part is not told")
	}
	words := ""
	var shown strings.Builder
	each(root, func(n *html.Node) {
		if attr(n, "id") == "at" {
			words = textOf(n)
		}
		if attr(n, "class") == "text" {
			each(n, func(n *html.Node) {
				if n.Type == html.TextNode && !strings.HasPrefix(attr(n.Parent.Parent, "class"), "bk") {
					shown.WriteString(n.Data)
				}
			})
		}
	})
	if words != a.Text[4:20] {
		t.Errorf("%q is pointed to, not %q", words, a.Text[4:20])
	}
	if flat := func(s string) string { return strings.Join(strings.Fields(s), "") }; flat(shown.String()) != flat(a.Text) {
		t.Errorf("the text is shown as %q, not %q", flat(shown.String()), flat(a.Text))
	}
}

func TestSpark(t *testing.T) {
	if newSpark(nil) != nil || newSpark([]DayCount{{"2024-08-05", 3}}) != nil || newSpark([]DayCount{{"x", 1}, {"y", 2}}) != nil {
		t.Error("a line of one day or none")
	}
	s := newSpark([]DayCount{{"2024-08-05", 3}, {"2024-08-07", 6}})
	if s == nil || len(s.Bars) != 3 || s.Bars[2].H != sparkHeight || s.Bars[0].H != sparkHeight/2 || s.Bars[1].H != 1 || !strings.Contains(s.Title, "9 articles") {
		t.Errorf("%+v", s)
	}
	long := newSpark([]DayCount{{"2015-01-01", 1}, {"2024-12-31", 1}})
	if len(long.Bars) != sparkBars || long.Bars[0].H != sparkHeight || long.Bars[sparkBars-1].H != sparkHeight {
		t.Errorf("%+v", long)
	}
}

func TestGuard(t *testing.T) {
	d := newDesk(t, Options{Password: "open sesame"}, reporttest.Ferry())
	if w := browse(d, http.MethodGet, "/stories/s1"); w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/login?to=%2Fstories") {
		t.Errorf("without a password: %d %s", w.Code, w.Header().Get("Location"))
	}
	bearer := func(word string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+word) }
	}
	if w := browse(d, http.MethodGet, "/stories/s1.json", bearer("wrong")); w.Code != http.StatusUnauthorized {
		t.Errorf("with a wrong one: %d", w.Code)
	}
	w := browse(d, http.MethodGet, "/stories/s1", bearer("open sesame"))
	if w.Code != http.StatusOK {
		t.Fatalf("with the right one: %d", w.Code)
	}
	for h, want := range map[string]string{"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"} {
		if got := w.Header().Get(h); !strings.Contains(got, want) {
			t.Errorf("%s is %q", h, got)
		}
	}
	if again := browse(d, http.MethodGet, "/stories/s1", bearer("open sesame"), func(r *http.Request) { r.Header.Set("If-None-Match", w.Header().Get("ETag")) }); again.Code != http.StatusNotModified {
		t.Errorf("what is known already is sent again: %d", again.Code)
	}
	if w := browse(d, http.MethodGet, "/", func(r *http.Request) { r.Host = "evil.example" }); w.Code != http.StatusMisdirectedRequest {
		t.Errorf("under another name: %d", w.Code)
	}
	sheet := browse(d, http.MethodGet, "/static/desk.css").Body.String()
	if !strings.Contains(sheet, ":root{--ink") || !strings.Contains(sheet, "header.desk") {
		t.Error("the style sheet lacks a part")
	}
	if strings.Contains(sheet, "url(") || strings.Contains(sheet, "@import") {
		t.Error("the style sheet loads something")
	}
	for address, public := range map[string]bool{"127.0.0.1:1": false, "[::1]:1": false, "localhost:1": false, "0.0.0.0:1": true, ":1": true, "desk.example:1": true} {
		if err := CheckAddress(address, ""); (err == ErrPublic) != public || CheckAddress(address, "x") != nil { //nolint:errorlint // the value itself
			t.Errorf("%s: %v", address, err)
		}
	}
}
