package browsertest

import (
	"context"
	"net/http/httptest"
	"os"
	"sync"
	"testing"
	"time"

	"synoptic/internal/app"
	"synoptic/internal/app/collection"
	"synoptic/internal/ingest"
	"synoptic/internal/ingest/fetch"
	"synoptic/internal/lang/en"
	"synoptic/internal/store"
	"synoptic/internal/store/sqlstore"
	"synoptic/internal/web"
)

// now is when the tests begin, by the desks' clock.
var now = time.Date(2031, 6, 20, 12, 0, 0, 0, time.UTC)

// clock goes on from now: what was changed is told by when.
func clock() func() time.Time {
	begun := time.Now()
	return func() time.Time { return now.Add(time.Since(begun)) }
}

// hostile is text as an attacker would write it: if any of it runs or loads
// something, the tab that shows it notices.
const hostile = `</title></style><script>console.error("ran")</script><svg onload=console.error(2)> javascript:console.error(3) "><img src="https://evil.example/x" onerror=console.error(4)>` + " \u202egnp.exe\u202c {background:url(https://evil.example/y)}"

// hostileArticles are two articles on one event that try to break out of the
// page wherever they are shown, and to widen it.
var hostileArticles = []collection.Pasted{
	{Outlet: hostile, Published: "2031-06-15", Title: "The bridge " + hostile, URL: "javascript:console.error(5)", Text: "The Quay Bridge collapsed on Tuesday. \"The bridge fell at noon " + hostile + "\" said Mayor Ada <b onclick=alert(6)>Thorne. Two people died when the Quay Bridge collapsed, Mayor Ada Thorne said. The bridge was built in 1931 and repaired in 1987. Police closed the river road on Tuesday evening."},
	{Outlet: "The Quay <i>Post</i>", Published: "2031-06-15", Title: "Quay Bridge falls " + endless, Text: "The Quay Bridge collapsed on Tuesday, killing three people. Mayor Ada Thorne said the bridge was repaired in 1987. Police closed the river road on Tuesday evening, and the bridge, built in 1931, will be rebuilt. " + endless + " " + hostile},
}

// endless is a word without a place to break it.
const endless = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft_https://quay.example/a/very/long/address/without/any/place/to/break/it/0123456789abcdef0123456789abcdef0123456789abcdef"

var reader = sync.OnceValues(func() (*app.Reader, error) {
	m, err := en.Load()
	if err != nil {
		return nil, err
	}
	return app.New(m, "test")
})

// kept is a folder with a collection, made once and copied for each desk.
var kept = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "synoptic-browser")
	if err != nil {
		return "", err
	}
	return dir, fill(dir)
})

func open(dir string) (*collection.Collection, store.Store, error) {
	r, err := reader()
	if err != nil {
		return nil, nil, err
	}
	st, err := sqlstore.Open(context.Background(), dir, sqlstore.Options{})
	if err != nil {
		return nil, nil, err
	}
	return collection.New(st, r, collection.Options{Now: clock()}), st, nil
}

func fill(dir string) error {
	c, st, err := open(dir)
	if err != nil {
		return err
	}
	defer st.Close()
	ctx := context.Background()
	records := app.Gather(ctx, []string{"../../../testdata/stories/ferry", "../../../testdata/stories/square-shooting"}, nil, ingest.Options{})
	if _, err := c.Add(ctx, records, collection.AddOptions{Source: "made up"}); err != nil {
		return err
	}
	if _, err := c.AddPasted(ctx, hostileArticles, nil); err != nil {
		return err
	}
	if _, err := c.Reconcile(ctx, collection.ReconcileOptions{}); err != nil {
		return err
	}
	return st.Update(ctx, func(ctx context.Context, w store.Writer) error {
		for _, f := range []*store.Feed{
			{URL: "https://news.example/feed.xml", Title: "News <b>" + hostile, Added: now, Next: now},
			{URL: "javascript:console.error(7)", Group: hostile, Added: now, Error: "refused " + hostile, Hint: hostile, Failures: 3, Polled: now},
		} {
			if err := w.PutFeed(ctx, f); err != nil {
				return err
			}
		}
		return w.Log(ctx, &store.Item{At: now, Source: "https://news.example/feed.xml", Item: "https://news.example/feed.xml#https://news.example/" + endless + hostile, Outcome: store.Failed, Reason: "the server refused: " + hostile})
	})
}

// emptyWeb is a network in which nothing is found.
type emptyWeb struct{}

func (emptyWeb) Page(context.Context, string) (*fetch.Page, error) { return nil, fetch.ErrGone }
func (emptyWeb) Get(context.Context, fetch.Request) (*fetch.Response, error) {
	return nil, fetch.ErrGone
}

// serve starts a desk over a copy of the collection and gives its address.
func serve(t *testing.T, change func(*web.Options)) string {
	t.Helper()
	from, err := kept()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	c, st, err := open(dir)
	if err != nil {
		t.Fatal(err)
	}
	opts := web.Options{Collection: c, Version: "test", Now: clock(), Client: emptyWeb{}}
	if change != nil {
		change(&opts)
	}
	d, err := web.New(opts)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(d)
	t.Cleanup(func() {
		d.Close() // ends what clients are told, on which the server waits
		s.CloseClientConnections()
		s.Close()
		st.Close()
	})
	return s.URL
}
