// Package storetest holds a store against its contract: one suite for every
// database.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"synoptic"
	"synoptic/internal/store"
)

// Now is what the stores under test must take for the present.
var Now = time.Date(2031, 6, 10, 12, 0, 0, 0, time.UTC)

// Run holds the stores that open gives, each empty and its own, against the
// contract.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	for _, part := range []struct {
		name string
		test func(*testing.T, store.Store)
	}{
		{"articles", testArticles},
		{"article lists", testArticleLists},
		{"versions", testVersions},
		{"replacing", testReplacing},
		{"readings", testReadings},
		{"unread", testUnread},
		{"stories", testStories},
		{"joining", testJoining},
		{"story lists", testStoryLists},
		{"accounts", testAccounts},
		{"names", testNames},
		{"corrections", testCorrections},
		{"search", testSearch},
		{"search order", testSearchOrder},
		{"claims and disputes", testFindings},
		{"disputes of several kinds", testFindingsOfKinds},
		{"feeds", testFeeds},
		{"intake", testIntake},
		{"settings", testSettings},
		{"transactions", testTransactions},
		{"cursors", testCursors},
		{"strange strings", testStrange},
	} {
		t.Run(part.name, func(t *testing.T) {
			s := open(t)
			part.test(t, s)
			sound(t, s)
		})
	}
}

// sound holds that the store finds nothing wrong with itself.
func sound(t *testing.T, s store.Store) {
	t.Helper()
	if err := s.Check(context.Background(), func(what string) { t.Errorf("check: %s", what) }); err != nil {
		t.Errorf("check: %v", err)
	}
}

// update runs f in a transaction that must be kept.
func update(t *testing.T, s store.Store, f func(context.Context, store.Writer) error) {
	t.Helper()
	if err := s.Update(context.Background(), f); err != nil {
		t.Fatal(err)
	}
}

// view runs f in a transaction that must go well.
func view(t *testing.T, s store.Store, f func(context.Context, store.Reader) error) {
	t.Helper()
	if err := s.View(context.Background(), f); err != nil {
		t.Fatal(err)
	}
}

// wantErr fails unless err is of that kind.
func wantErr(err, kind error) error {
	if !errors.Is(err, kind) {
		return fmt.Errorf("error %v, want %v", err, kind)
	}
	return nil
}

// article is a made-up article.
func article(id, outlet, published, title, text string) *store.Article {
	a := &store.Article{}
	a.ID, a.Path, a.Outlet, a.Family, a.Published, a.Title = id, "in/"+id+".txt", outlet, outlet, published, title
	a.PublishedFrom, a.SHA256, a.Language = synoptic.FromMetadata, synoptic.Digest([]byte(text)), "en"
	a.Text, a.Status = title+"\n\n"+text, synoptic.StatusRead
	a.TitleSpan = synoptic.Span{End: len(title)}
	a.Body = []synoptic.Span{{Start: 0, End: len(a.Text)}}
	a.Boilerplate = []synoptic.Span{}
	a.Source = "in"
	a.Added = Now
	return a
}

// fire are articles about one fire, and frost one about something else.
func fire() []*store.Article {
	return []*store.Article{
		article("p", "Tolmer Post", "2031-06-04", "Bakery burns down in Tolmer", "A bakery in the old town of Tolmer burned down on Tuesday night, the fire service said. Nobody was hurt.\n\n“The roof fell in before we got there,” said Mira Holt, the fire chief."),
		article("b", "Evening Bell", "2031-06-04", "Tolmer bakery destroyed by fire", "A fire destroyed a bakery in the old town of Tolmer on Tuesday night, police said. Two people were hurt."),
		article("n", "Northwire", "2031-06-03", "Fire in old town of Tolmer", "A bakery in the old town of Tolmer was on fire late on Tuesday, police said. Police led 14 people out of the houses next door, Dana Brix told Northwire."),
	}
}

func frost() *store.Article {
	return article("f", "Farm Weekly", "2031-04-11", "Frost kills blossom in the Orla valley", "Three nights of frost have killed most of the apple blossom in the Orla valley, the growers' association said on Friday.")
}

// put adds articles.
func put(t *testing.T, s store.Store, list ...*store.Article) {
	t.Helper()
	update(t, s, func(ctx context.Context, w store.Writer) error {
		for _, a := range list {
			if err := w.PutArticle(ctx, a); err != nil {
				return err
			}
		}
		return nil
	})
}

// reading is a made-up reading of an article: three tokens and a name.
func reading(a *store.Article) *synoptic.Reading {
	r := &synoptic.Reading{Article: &a.Article, AnchorFrom: synoptic.AnchorPublished, Anchor: a.Published}
	for i, end := 0, 0; i < 3; i++ {
		tok := synoptic.Token{Span: synoptic.Span{Start: end, End: end + 2}, Norm: "n", Lemma: "l", Tag: "NN", Pos: "NOUN", Dep: "dep", Head: 0}
		end += 3
		r.Tokens = append(r.Tokens, tok)
	}
	r.Sentences = []synoptic.Sentence{{Span: synoptic.Span{Start: 0, End: 8}, First: 0, Last: 3}}
	r.Mentions = []synoptic.Mention{{Span: synoptic.Span{Start: 0, End: 2}, Last: 1, Type: synoptic.Person, Kind: synoptic.NameMention}}
	r.Entities = []synoptic.LocalEntity{{Type: synoptic.Person, Name: "Na", Mentions: []int{0}}}
	return r
}

// ids are the articles' IDs.
func ids(list []*store.Article) []string {
	var out []string
	for _, a := range list {
		out = append(out, a.ID)
	}
	return out
}
