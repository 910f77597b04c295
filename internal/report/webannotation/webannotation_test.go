package webannotation

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"synoptic"
	"synoptic/internal/report/linked"
	"synoptic/internal/report/reporttest"
)

func write(t testing.TB, acc *synoptic.Account) ([]byte, collection) {
	t.Helper()
	var b bytes.Buffer
	if err := (Collection{}).Write(&b, acc); err != nil {
		t.Fatal(err)
	}
	var c collection
	if err := json.Unmarshal(b.Bytes(), &c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), c
}

func TestIsOfTheModel(t *testing.T) {
	addressed := reporttest.Ferry()
	addressed.Articles[0].URL = "https://wire.example/ferry?a=1"
	addressed.Articles[1].URL = "javascript:alert(1)"
	for _, acc := range []*synoptic.Account{reporttest.Ferry(), reporttest.Hostile(), reporttest.Empty(), reporttest.Nothing(), addressed} {
		b, _ := write(t, acc)
		reporttest.Validate(t, "testdata/annotations.schema.json", b)
	}
}

// passages counts what is to be annotated.
func passages(acc *synoptic.Account) int {
	n := 0
	for _, s := range acc.Stories {
		for _, c := range s.Claims {
			n += len(c.Reports)
		}
		for _, u := range s.Utterances {
			n += len(u.Reports)
		}
		for _, d := range s.Disputes {
			for _, p := range d.Positions {
				n += len(p.Spans)
			}
		}
	}
	return n
}

func TestSelectorsSelectThePassage(t *testing.T) {
	for _, acc := range []*synoptic.Account{reporttest.Ferry(), reporttest.Hostile()} {
		acc.Articles[0].URL = "https://wire.example/ferry"
		texts := map[string]string{}
		for i := range acc.Articles {
			texts[linked.Text(&acc.Articles[i])] = acc.Articles[i].Text
		}
		_, c := write(t, acc)
		if n := passages(acc); c.Total != n || len(c.First.Items) != n {
			t.Errorf("%d annotations of %d passages", c.Total, n)
		}
		pages, ids := 0, map[string]bool{}
		for _, a := range c.First.Items {
			if ids[a.ID] {
				t.Errorf("%s stands twice", a.ID)
			}
			ids[a.ID] = true
			for _, target := range a.Target {
				text, read := texts[target.Source.ID]
				if !read {
					if pages++; target.Source.ID != "https://wire.example/ferry" || len(target.Selector) != 1 {
						t.Errorf("a target is %+v", target)
					}
					continue
				}
				position, quote := target.Selector[0], target.Selector[1]
				runes := []rune(text)
				if got := string(runes[*position.Start:*position.End]); got != quote.Exact {
					t.Errorf("at %d to %d stands %q, not %q", *position.Start, *position.End, got, quote.Exact)
				}
				if whole := quote.Prefix + quote.Exact + quote.Suffix; !strings.HasSuffix(string(runes[:*position.Start]), quote.Prefix) || !strings.Contains(text, whole) {
					t.Errorf("%q does not stand in its text", whole)
				}
			}
		}
		if pages == 0 {
			t.Error("no annotation points at the page")
		}
	}
}

// TestPositionsAreInCharacters holds it for texts of any characters.
func TestPositionsAreInCharacters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(1, 60, -1).Draw(t, "text")
		if !utf8.ValidString(text) {
			return
		}
		runes := []rune(text)
		from := rapid.IntRange(0, len(runes)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(runes)).Draw(t, "to")
		start := len(string(runes[:from]))
		p := synoptic.Passage{Article: "A", Start: start, End: start + len(string(runes[from:to])), Text: string(runes[from:to])}
		acc := &synoptic.Account{
			Articles: []synoptic.ArticleInfo{{ID: "A", Text: text}},
			Stories:  []synoptic.Story{{ID: "s", Articles: []string{"A"}, Claims: []synoptic.Claim{{ID: "c", Reports: []synoptic.ClaimReport{{Span: p}}}}}},
		}
		var b bytes.Buffer
		if err := (Collection{}).Write(&b, acc); err != nil {
			t.Fatal(err)
		}
		var c collection
		if err := json.Unmarshal(b.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		s := c.First.Items[0].Target[0].Selector
		if int(*s[0].Start) != from || int(*s[0].End) != to || s[1].Exact != p.Text {
			t.Fatalf("[%d,%d) %q became [%d,%d) %q", from, to, p.Text, *s[0].Start, *s[0].End, s[1].Exact)
		}
	})
}
