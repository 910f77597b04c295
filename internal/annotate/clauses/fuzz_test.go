package clauses_test

import (
	"context"
	"strings"
	"testing"

	"synoptic"
)

// FuzzClauses reads any text by all passes: nothing panics, every span is a
// range of the text at character boundaries, every index leads somewhere.
func FuzzClauses(f *testing.F) {
	for _, s := range []string{
		"The mayor said on Friday: \"We will not pay.\" He left.",
		"“If the dam (built in 1912 breaks,” she said, ‘they’ll run.",
		"Seven dead\n\nKESTEN, March 14 (Meridian) - Read more.\nWhat is it?\n",
		"\"\"\"((( ’’ ”” he said \"that that that\" ))) [x]",
		"He said she said he said she said that it was not not true.",
		"\xff\xfe said \xc3 that the\u00a0bridge … fell—on—Monday",
		strings.Repeat("and the river rose ", 120),
		strings.Repeat("\n", 50) + "A.B.C said.Kessler",
	} {
		f.Add(s)
	}
	p := pipeline(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		text = strings.ToValidUTF8(text, "?")
		half := strings.IndexByte(text, '\n') // a title, if the text has lines
		a := &synoptic.Article{ID: "f", Text: text, Language: "en", Published: published, PublishedFrom: synoptic.FromMetadata}
		if half > 0 {
			a.TitleSpan = synoptic.Span{Start: 0, End: half}
		}
		r := &synoptic.Reading{Article: a, Anchor: published, AnchorFrom: synoptic.AnchorPublished}
		if err := p.Annotate(context.Background(), r); err != nil {
			t.Fatal(err)
		}
		sound(t, r)
	})
}

// sound checks that everything in the clauses refers to something.
func sound(t testing.TB, r *synoptic.Reading) {
	t.Helper()
	for _, c := range r.Clauses {
		for name, s := range map[string]synoptic.Span{"clause": c.Span, "subject": c.Subject, "predicate": c.Predicate, "object": c.Object, "place": c.Place} {
			if name != "clause" && s.IsZero() {
				continue
			}
			if err := s.Check(r.Article.Text); err != nil {
				t.Fatalf("%s of %+v: %v", name, c, err)
			}
		}
		if c.Root < 0 || c.Root >= len(r.Tokens) || !c.Contains(r.Tokens[c.Root].Span) {
			t.Fatalf("%q does not hold its predicate", c.In(r.Article.Text))
		}
		if c.Sentence < 0 || c.Sentence >= len(r.Sentences) || c.When >= len(r.Times) || c.Quote >= len(r.Quotes) || c.Stance == "" {
			t.Fatalf("%+v", c)
		}
		for _, q := range c.Quantities {
			if q < 0 || q >= len(r.Quantities) {
				t.Fatalf("%+v", c)
			}
		}
		for _, a := range c.Attribution {
			if a < 0 || a >= len(r.Attributions) {
				t.Fatalf("%+v", c)
			}
		}
	}
}

// story is a made-up article of the length that news has.
var story = strings.Repeat("The ferry sank off the island of Skerrin on Friday, killing nine people, the coastguard said. "+
	"\"We will go on as long as there is hope,\" spokesman Piet Lomax told reporters in Port Aldis. The operator denied that it had ignored a warning. "+
	"The ship, which was built in 1982, had passed an inspection in January and was due to be replaced next year. ", 8)

func BenchmarkClauses(b *testing.B) {
	a := &synoptic.Article{ID: "b", Text: story, Language: "en", Published: published, PublishedFrom: synoptic.FromMetadata}
	r := readArticle(b, a)
	p := pipeline(b)
	last := p.Passes()[len(p.Passes())-1]
	b.SetBytes(int64(len(story)))
	b.ReportAllocs()
	for b.Loop() {
		if err := last.Annotate(context.Background(), r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSyntax(b *testing.B) {
	a := &synoptic.Article{ID: "b", Text: story, Language: "en", Published: published, PublishedFrom: synoptic.FromMetadata}
	r := readArticle(b, a)
	first := pipeline(b).Passes()[0]
	b.SetBytes(int64(len(story)))
	for b.Loop() {
		if err := first.Annotate(context.Background(), r); err != nil {
			b.Fatal(err)
		}
	}
}
