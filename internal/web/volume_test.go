package web

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/store"
)

const (
	volumeArticles = 100_000
	volumeBatch    = 20  // copies of all stories in a transaction
	volumeNames    = 500 // sets of names that the copies go by in turn
	volumeOutlets  = 40  // outlets that each made-up outlet becomes
	volumeFeeds    = 300
	volumeFixes    = 300 // corrections
	// volumeRead is of how many copies one has all that was read in its articles;
	// the others have none of it, which takes the room of the file and not the
	// time of a page.
	volumeRead = 50
)

// madeUp is a story of testdata with its account.
type madeUp struct {
	readings []*synoptic.Reading
	account  []byte // JSON
	names    []string
}

// madeUpStories reads and reconciles the stories of testdata.
func madeUpStories(tb testing.TB, ctx context.Context) []madeUp {
	tb.Helper()
	reader, err := fixtureReader()
	if err != nil {
		tb.Fatal(err)
	}
	dirs, err := filepath.Glob("../../testdata/stories/*/meta.json")
	if err != nil || len(dirs) == 0 {
		tb.Fatalf("no made-up stories: %v", err)
	}
	var out []madeUp
	for _, meta := range dirs {
		res, err := reader.Read(ctx, []string{filepath.Dir(meta)}, app.Options{})
		if err != nil {
			tb.Fatal(err)
		}
		acc, err := reader.Story(ctx, res.Readings, nil)
		if err != nil {
			tb.Fatal(err)
		}
		m := madeUp{readings: res.Readings, names: nameWords(acc)}
		if m.account, err = json.Marshal(acc); err != nil {
			tb.Fatal(err)
		}
		out = append(out, m)
	}
	return out
}

// nameWords are the words of an account's names, the longest first.
func nameWords(acc *synoptic.Account) []string {
	var out []string
	for _, e := range acc.Stories[0].Entities {
		for w := range strings.FieldsSeq(e.Name) {
			first, _ := utf8.DecodeRuneInString(w)
			if ascii := strings.IndexFunc(w, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) }) < 0; ascii && len(w) > 4 && unicode.IsUpper(first) && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) })
	return out
}

// renamed replaces the words of names by others of the same length, so that
// all places in the texts stay.
func (m *madeUp) renamed(set int) *strings.Replacer {
	var pairs []string
	for _, w := range m.names {
		letters := []byte(w)
		for i, c := range []byte(synoptic.Digest([]byte(fmt.Sprint(w, set)))) {
			if i+1 < len(letters) {
				letters[i+1] = 'a' + c%26
			}
		}
		pairs = append(pairs, w, string(letters))
	}
	return strings.NewReplacer(pairs...)
}

// copyTo keeps the nth copy of a story.
func (m *madeUp) copyTo(ctx context.Context, w store.Writer, story string, n int, analyser string) error {
	at := fixtureNow.Add(-time.Duration(n) * time.Minute)
	published := at.Format(time.RFC3339)
	r := m.renamed(n % volumeNames)
	if err := w.CreateStory(ctx, story, at); err != nil {
		return err
	}
	ids, outlets := []string{}, map[string]string{}
	outlet := func(name string) string { return fmt.Sprintf("%s %d", cmp.Or(name, "Wire"), n%volumeOutlets) }
	for _, x := range m.readings {
		a := &store.Article{Article: *x.Article, Source: "https://feed.example/" + fmt.Sprint(n%volumeFeeds), Added: at}
		a.ID = synoptic.Digest([]byte(x.Article.ID + story))[:12]
		a.Text, a.Title, a.Outlet, a.Published = r.Replace(a.Text), r.Replace(a.Title), outlet(a.Outlet), published
		ids, outlets[a.ID] = append(ids, x.Article.ID, a.ID), a.Outlet
		if err := w.PutArticle(ctx, a); err != nil {
			return err
		}
		reading, names := &synoptic.Reading{Article: &a.Article}, []store.Posting(nil)
		if n%volumeRead == 0 {
			whole := *x
			whole.Article, whole.Entities = &a.Article, slices.Clone(x.Entities)
			for i := range whole.Entities {
				e := &whole.Entities[i]
				e.Name = r.Replace(e.Name)
			}
			reading = &whole
		}
		for _, e := range x.Entities {
			name := r.Replace(e.Name)
			names = append(names, store.Posting{Type: e.Type, Key: store.Fold(name), Text: name, Count: len(e.Mentions)})
		}
		if err := w.PutReading(ctx, a.ID, analyser, reading, names); err != nil {
			return err
		}
		if err := w.Assign(ctx, a.ID, story, 1, "made up"); err != nil {
			return err
		}
		if err := w.Log(ctx, &store.Item{At: at, Source: a.Source, Item: a.Source + "#" + a.ID, Outcome: store.Added, Article: a.ID}); err != nil {
			return err
		}
	}
	var acc synoptic.Account
	if err := json.Unmarshal([]byte(strings.NewReplacer(ids...).Replace(r.Replace(string(m.account)))), &acc); err != nil {
		return err
	}
	acc.Stories[0].ID = story
	for i := range acc.Articles {
		acc.Articles[i].Outlet, acc.Articles[i].Published = outlets[acc.Articles[i].ID], &published
	}
	acc.Stories[0].FirstPublished, acc.Stories[0].LastPublished = &published, &published
	return w.PutAccount(ctx, story, &acc, at)
}

// fillVolume makes a large collection of copies of the made-up stories.
func fillVolume(tb testing.TB, ctx context.Context, st store.Store, analyser string) {
	tb.Helper()
	list := madeUpStories(tb, ctx)
	each := 0
	for _, m := range list {
		each += len(m.readings)
	}
	for n := 0; n*each < volumeArticles; n += volumeBatch {
		err := st.Update(ctx, func(ctx context.Context, w store.Writer) error {
			for k := n; k < n+volumeBatch; k++ {
				for i := range list {
					story := synoptic.Digest([]byte(fmt.Sprint("story", i, k)))[:12]
					if err := list[i].copyTo(ctx, w, story, k, analyser); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
	err := st.Update(ctx, func(ctx context.Context, w store.Writer) error {
		for i := range volumeFeeds {
			if err := w.PutFeed(ctx, &store.Feed{URL: "https://feed.example/" + fmt.Sprint(i), Title: fmt.Sprintf("Feed %d", i), Added: fixtureNow, Items: 300}); err != nil {
				return err
			}
		}
		for i := range volumeFixes {
			if err := w.Correct(ctx, &synoptic.Correction{At: fixtureNow, Kind: synoptic.SetFamily, Outlet: fmt.Sprintf("Wire %d", i%volumeOutlets), Text: fmt.Sprintf("Family %d", i%7)}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}
