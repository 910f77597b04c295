package annotate_test

import (
	"context"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/annotate/annotatetest"
)

// sentences reads the sentences of an article, trimmed, without empty ones.
func sentences(t testing.TB, a *synoptic.Article) []string {
	t.Helper()
	r := &synoptic.Reading{Article: a}
	if err := annotate.NewSyntax(annotatetest.Engine(t)).Annotate(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	at := 0
	for i, s := range r.Sentences {
		if s.First != at {
			t.Fatalf("sentence %d begins at token %d, not %d", i, s.First, at)
		}
		for k := s.First; k < s.Last; k++ {
			if h := r.Tokens[k].Head; h < s.First || h >= s.Last {
				t.Fatalf("token %d hangs on %d, outside its sentence", k, h)
			}
		}
		at = s.Last
	}
	if at != len(r.Tokens) {
		t.Fatalf("%d of %d tokens are in sentences", at, len(r.Tokens))
	}
	var out []string
	for _, s := range r.Sentences {
		if x := strings.TrimSpace(s.In(a.Text)); x != "" {
			out = append(out, x)
		}
	}
	return out
}

func TestSentences(t *testing.T) {
	long := "The council of the small town of Kesten met again last\nnight to talk about the bridge that was closed in\nthe spring and about the money that it would take to\nbuild a new one before the winter floods come and the\n"
	for _, c := range []struct {
		name string
		a    synoptic.Article
		want []string
	}{
		{"heading without a full stop", synoptic.Article{Text: "Bridge closed in Kesten\nThe mayor closed the bridge."}, []string{"Bridge closed in Kesten", "The mayor closed the bridge."}},
		{"behind a closed quote", synoptic.Article{Text: "\"We will rebuild the school.\" Kessler left the town in the evening."}, []string{"\"We will rebuild the school.\"", "Kessler left the town in the evening."}},
		{"lost space", synoptic.Article{Text: "The dam was strengthened.Kessler also spoke of the mill."}, []string{"The dam was strengthened.", "Kessler also spoke of the mill."}},
		{"dateline", synoptic.Article{Text: "KESTEN, March 14 (Meridian) - A tram left the rails.", Dateline: synoptic.Span{Start: 0, End: 27}}, []string{"KESTEN, March 14 (Meridian) -", "A tram left the rails."}},
		{"furniture on the same line", synoptic.Article{Text: "Photos: Fire in Kesten A fire broke out in the mill.", Boilerplate: []synoptic.Span{{Start: 0, End: 22}}}, []string{"Photos: Fire in Kesten", "A fire broke out in the mill."}},
		{"wrapped lines", synoptic.Article{Text: strings.Repeat(long, 3) + "end."}, nil},
	} {
		got := sentences(t, &c.a)
		if c.want == nil {
			for _, s := range got {
				if strings.HasPrefix(s, "night to talk") || strings.HasPrefix(s, "build a new one") {
					t.Errorf("%s: a sentence begins in the middle: %q", c.name, s)
				}
			}
			continue
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
	}
}

// counting is an engine that takes any text for one sentence and counts how
// often it is called and how much it reads.
type counting struct{ calls, bytes int }

func (e *counting) Read(_ context.Context, text string) (synoptic.Syntax, error) {
	e.calls++
	e.bytes += len(text)
	if text == "" {
		return synoptic.Syntax{}, nil
	}
	all := synoptic.Span{End: len(text)}
	return synoptic.Syntax{
		Tokens:    []synoptic.Token{{Span: all, Dep: "ROOT"}},
		Sentences: []synoptic.Sentence{{Span: all, Last: 1}},
	}, nil
}

// TestRereading bounds what sentences over many line ends cost: no more calls
// than a constant, no text read more than twice; and keeps what the engine
// gave for the whole.
func TestRereading(t *testing.T) {
	for _, lines := range []int{1, 10, 60, 1000, 100_000} {
		e := &counting{}
		r := &synoptic.Reading{Article: &synoptic.Article{Text: strings.Repeat("a b\n", lines)}}
		if err := annotate.NewSyntax(e).Annotate(context.Background(), r); err != nil {
			t.Fatal(err)
		}
		if e.calls > 1100 || e.bytes > 2*len(r.Article.Text) {
			t.Errorf("%d lines: %d calls, %d bytes of %d", lines, e.calls, e.bytes, len(r.Article.Text))
		}
		if again := lines > 1; again != (r.Parsed != nil) {
			t.Errorf("%d lines: read again: %v", lines, r.Parsed != nil)
		}
		if r.Parsed != nil && (len(r.Parsed.Sentences) != 1 || lines < 1024 && len(r.Sentences) != lines) {
			t.Errorf("%d lines: %d sentences, of the engine %d", lines, len(r.Sentences), len(r.Parsed.Sentences))
		}
	}
}
