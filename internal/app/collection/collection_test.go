package collection

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/ingest"
	"synoptic/internal/lang/en"
	"synoptic/internal/store"
	"synoptic/internal/store/sqlstore"
)

var reader = sync.OnceValues(func() (*app.Reader, error) {
	m, err := en.Load()
	if err != nil {
		return nil, err
	}
	return app.New(m, "test")
})

// clock is a clock that a test sets.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(time.Second)
	return c.t
}

// fresh opens a collection in a new folder; open opens the one in dir.
func fresh(t testing.TB) *Collection { return open(t, t.TempDir()) }

func open(t testing.TB, dir string) *Collection {
	t.Helper()
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	st, err := sqlstore.Open(context.Background(), dir, sqlstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	k := &clock{t: time.Date(2023, 3, 20, 12, 0, 0, 0, time.UTC)}
	return New(st, r, Options{Now: k.now, Workers: 2})
}

// told is an article as an outlet told it.
type told struct{ outlet, published, url, text string }

func (d told) record() ingest.Record {
	r := ingest.FromBytes(d.outlet+d.url+".txt", []byte(d.text), ingest.Plain)
	r.Meta.Outlet, r.Meta.Published, r.Meta.URL = d.outlet, d.published, d.url
	return r
}

func records(list ...told) iter.Seq2[ingest.Record, error] {
	return func(yield func(ingest.Record, error) bool) {
		for _, d := range list {
			if !yield(d.record(), nil) {
				return
			}
		}
	}
}

func add(t testing.TB, c *Collection, list ...told) Intake {
	t.Helper()
	sum, err := c.Add(context.Background(), records(list...), AddOptions{Source: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

var (
	post  = told{"Tolm Post", "2023-03-14", "", "Ferry runs aground off Tolm\n\nTOLM - The ferry Dorado with 112 people on board ran aground off Tolm on Tuesday, the coastguard said. Nine people were injured, the health board said. Captain Ruda Hale, 51, said the fog had been thick."}
	radio = told{"Radio Arn", "2023-03-14", "", "Dorado ferry aground off Tolm\n\nTOLM - The coastguard said that the ferry Dorado with 112 people on board had run aground off Tolm on Tuesday. Fifteen people were injured, the doctors' union said. The captain, Ruda Hale, 51, spoke of thick fog."}
	today = told{"Arn Today", "2023-03-15", "https://arn.example/ferry", "Ferry accident off Tolm: captain Hale questioned\n\nTOLM - The police questioned Ruda Hale, 51, the captain of the ferry Dorado, which ran aground off Tolm on Tuesday with 112 people on board. Nine people were injured, according to the health board."}
	newer = told{"Arn Today", "2023-03-15", "https://www.arn.example/ferry?utm_source=x", "Ferry accident off Tolm: captain Hale arrested\n\nTOLM - The police arrested Ruda Hale, 51, the captain of the ferry Dorado, which ran aground off Tolm on Tuesday with 112 people on board. Ten people were injured, according to the health board."}
	vote  = told{"Tolm Post", "2023-03-16", "", "Marela votes to close its coal mine\n\nMARELA - The town council of Marela voted on Thursday to close the Birch Hill coal mine by 2030, mayor Oda Lind said. Some 400 miners work there. The union called the vote a betrayal."}
)

// stories are all stories, the latest added first.
func stories(t testing.TB, c *Collection) []*store.Story {
	t.Helper()
	list, err := view(context.Background(), c.store, func(ctx context.Context, r store.Reader) ([]*store.Story, error) {
		list, _, err := r.Stories(ctx, store.StoryFilter{}, store.Page{Limit: 1000})
		return list, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// storyOf is the story that an article with the words is in.
func storyOf(t testing.TB, c *Collection, d told) string {
	t.Helper()
	a, err := view(context.Background(), c.store, func(ctx context.Context, r store.Reader) (*store.Article, error) {
		return r.Article(ctx, app.Identity(d.record()))
	})
	if err != nil {
		t.Fatal(err)
	}
	return a.Story
}

func accountOf(t testing.TB, c *Collection, story string) *synoptic.Account {
	t.Helper()
	acc, err := c.Account(context.Background(), story)
	if err != nil {
		t.Fatal(err)
	}
	return acc
}

func correct(t testing.TB, c *Collection, cor synoptic.Correction) synoptic.Correction {
	t.Helper()
	kept, err := c.Correct(context.Background(), cor)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

func TestArticlesGoIntoStories(t *testing.T) {
	c := fresh(t)
	if sum := add(t, c, post, vote, radio); sum != (Intake{Added: 3}) {
		t.Errorf("added: %+v", sum)
	}
	ferry := storyOf(t, c, post)
	if ferry != storyOf(t, c, radio) || ferry == storyOf(t, c, vote) {
		t.Fatalf("the stories: %v", stories(t, c))
	}
	if sum := add(t, c, radio, vote); sum != (Intake{Same: 2}) {
		t.Errorf("added again: %+v", sum)
	}
	n, err := c.Reconcile(context.Background(), ReconcileOptions{})
	if err != nil || n != 1 {
		t.Fatalf("%d reconciled: %v", n, err)
	}
	acc := accountOf(t, c, ferry)
	if s := acc.Stories[0]; s.ID != ferry || len(s.Articles) != 2 || len(s.Disputes) == 0 {
		t.Errorf("the account: %s with %d articles, %d disputes", s.ID, len(s.Articles), len(s.Disputes))
	}
	if acc := accountOf(t, c, storyOf(t, c, vote)); len(acc.Stories[0].Claims) == 0 {
		t.Error("an article alone has no account when it is asked for")
	}
}

func TestNewVersionOfAPage(t *testing.T) {
	c := fresh(t)
	add(t, c, post, today)
	if sum := add(t, c, newer); sum != (Intake{Revised: 1}) {
		t.Fatalf("a page with another text: %+v", sum)
	}
	same := newer
	same.url = "http://arn.example/ferry/#top"
	if sum := add(t, c, same); sum != (Intake{Same: 1}) {
		t.Errorf("the page's text unchanged: %+v", sum)
	}
	acc := accountOf(t, c, storyOf(t, c, post))
	s := acc.Stories[0]
	if len(s.Articles) != 2 || slices.Contains(s.Articles, app.Identity(today.record())) {
		t.Errorf("the account is of %v, not of the newest versions", s.Articles)
	}
	if len(s.Revisions) != 1 || s.Revisions[0].Replaces != app.Identity(today.record()) {
		t.Fatalf("revisions: %+v", s.Revisions)
	}
	numbers := slices.ContainsFunc(s.Revisions[0].Changes, func(c synoptic.Change) bool {
		return c.Was != nil && c.Now != nil && strings.Contains(c.Was.Text, "Nine") && strings.Contains(c.Now.Text, "Ten")
	})
	if !numbers {
		t.Errorf("nine people became ten: %+v", s.Revisions[0].Changes)
	}
}

// TestBrokenArticle holds that one broken article is kept with its reason and
// stops nothing.
func TestBrokenArticle(t *testing.T) {
	c := fresh(t)
	german := told{"Kurier", "2023-03-14", "", "Die Fähre Dorado ist am Dienstag vor Tolm auf Grund gelaufen. An Bord waren 112 Menschen. Neun Menschen wurden verletzt, wie die Behörde mitteilte. Der Kapitän sprach von dichtem Nebel und wird nun befragt."}
	var failed []store.Item
	sum, err := c.Add(context.Background(), records(post, german, radio), AddOptions{Source: "test", Kept: func(i store.Item) {
		if i.Outcome == store.Failed {
			failed = append(failed, i)
		}
	}})
	if err != nil || sum.Added != 2 || sum.Failed != 1 || len(failed) != 1 || failed[0].Reason == "" {
		t.Fatalf("%+v, %v, %v", sum, failed, err)
	}
	again, err := c.Add(context.Background(), records(german), AddOptions{})
	if err != nil || again.Same != 1 {
		t.Errorf("a broken article that is there already: %+v, %v", again, err)
	}
}

// TestNothingHalfIsKept holds that what fails within a batch leaves nothing of
// the batch, and that the same records go in afterwards as if nothing had been.
func TestNothingHalfIsKept(t *testing.T) {
	dir := t.TempDir()
	c := open(t, dir)
	broken := errors.New("the disk is gone")
	c.store = failing{c.store, broken}
	if _, err := c.Add(context.Background(), records(post, radio), AddOptions{}); !errors.Is(err, broken) {
		t.Fatalf("error %v", err)
	}
	c.store = c.store.(failing).Store
	if n := len(stories(t, c)); n != 0 {
		t.Errorf("%d stories of a failed batch", n)
	}
	add(t, c, post, radio)
	whole := fresh(t)
	add(t, whole, post, radio)
	if a, b := dump(t, c), dump(t, whole); a != b {
		t.Errorf("after a failure:\n%s\nwithout one:\n%s", a, b)
	}
}

// failing is a store whose updates fail at their end.
type failing struct {
	store.Store
	err error
}

func (f failing) Update(ctx context.Context, do func(context.Context, store.Writer) error) error {
	return f.Store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		if err := do(ctx, w); err != nil {
			return err
		}
		return f.err
	})
}

// dump is every story with its account.
func dump(t testing.TB, c *Collection) string {
	t.Helper()
	var b bytes.Buffer
	list := stories(t, c)
	slices.SortFunc(list, func(a, b *store.Story) int { return bytes.Compare([]byte(a.ID), []byte(b.ID)) })
	for _, s := range list {
		acc, err := json.Marshal(accountOf(t, c, s.ID))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %s\n", s.ID, acc)
	}
	return b.String()
}

// TestStoppedAndGoneOn holds that a collection that is closed and opened
// between any two articles comes to the same stories and accounts.
func TestStoppedAndGoneOn(t *testing.T) {
	all := []told{post, vote, radio, today, newer}
	whole := fresh(t)
	add(t, whole, all...)
	want := dump(t, whole)
	dir := t.TempDir()
	for _, d := range all {
		add(t, open(t, dir), d)
	}
	if got := dump(t, open(t, dir)); got != want {
		t.Errorf("stopped after each article:\n%s\nin one go:\n%s", got, want)
	}
}

// TestTwoProcesses holds that two collections over one folder that take turns
// come to the stories of one that did it all, corrections among them.
func TestTwoProcesses(t *testing.T) {
	all := []told{post, vote, radio, today, newer}
	whole := fresh(t)
	dir := t.TempDir()
	two := [2]*Collection{open(t, dir), open(t, dir)}
	for i, d := range all {
		add(t, whole, d)
		add(t, two[i%2], d)
		if i == 2 {
			for _, c := range []*Collection{whole, two[0]} {
				correct(t, c, synoptic.Correction{Kind: synoptic.PartStory, Story: storyOf(t, c, post), Articles: []string{id(radio)}})
			}
		}
	}
	if a, b := dump(t, whole), dump(t, two[1]); a != b {
		t.Errorf("one process:\n%s\ntwo:\n%s", a, b)
	}
}

// TestAddingAtOnce holds that adding from several processes at one time keeps
// each article once, and like articles in one story.
func TestAddingAtOnce(t *testing.T) {
	dir := t.TempDir()
	var busy sync.WaitGroup
	for _, d := range []told{post, radio, today} {
		c := open(t, dir)
		busy.Go(func() {
			if _, err := c.Add(context.Background(), records(d, vote), AddOptions{}); err != nil {
				t.Error(err)
			}
		})
	}
	busy.Wait()
	c := open(t, dir)
	if a, b, v := storyOf(t, c, post), storyOf(t, c, radio), storyOf(t, c, today); a != b || b != v {
		t.Errorf("three stories of one: %s %s %s", a, b, v)
	}
	if n := len(stories(t, c)); n != 2 {
		t.Errorf("%d stories", n)
	}
}

// TestLargeStory holds that a story of more articles than can be compared has
// an account, of each outlet's first and latest, and says what is not in it.
func TestLargeStory(t *testing.T) {
	c := fresh(t)
	var list []told
	for i := range mostCompared + 20 {
		d := []told{post, radio}[i%2]
		d.outlet = fmt.Sprintf("outlet %d", i%8)
		d.text += fmt.Sprintf(" Pier %d was closed.", i)
		list = append(list, d)
	}
	add(t, c, list...)
	ids := map[string]bool{}
	for _, d := range list {
		ids[storyOf(t, c, d)] = true
	}
	if len(ids) != 1 {
		t.Fatalf("%d stories", len(ids))
	}
	s := accountOf(t, c, storyOf(t, c, list[0])).Stories[0]
	if len(s.Articles) != mostCompared {
		t.Errorf("%d articles are compared", len(s.Articles))
	}
	n := 0
	for _, u := range s.Unmeasured {
		if u.Why == uncompared {
			n++
		}
	}
	if n != 20 {
		t.Errorf("%d articles are said not to be compared", n)
	}
	for _, d := range []told{list[0], list[7], list[len(list)-1]} {
		if !slices.Contains(s.Articles, id(d)) {
			t.Errorf("the first or latest of %s is not compared", d.outlet)
		}
	}
}
