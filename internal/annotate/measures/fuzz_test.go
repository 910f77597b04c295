package measures

import (
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic"
)

// hostile makes a syntax of text whose tags and trees are drawn from seed:
// whatever an engine gives, nothing may panic or run away.
func hostile(text, seed string) synoptic.Syntax {
	tags := []string{"NN", "NNS", "NNP", "CD", "VBD", "VBN", "VB", "MD", "IN", "DT", "JJ", "_SP"}
	deps := []string{"nsubj", "dobj", "pobj", "prep", "nummod", "amod", "acl", "relcl", "aux", "conj", "appos", "ROOT"}
	var s synoptic.Syntax
	at := 0
	draw := func(k int) int {
		if seed == "" {
			return k
		}
		return int(seed[k%len(seed)]) + k
	}
	for _, f := range strings.Fields(text) {
		i := at + strings.Index(text[at:], f)
		k := len(s.Tokens)
		s.Tokens = append(s.Tokens, synoptic.Token{
			Span: synoptic.Span{Start: i, End: i + len(f)}, Norm: strings.ToLower(f), Lemma: strings.ToLower(f),
			Tag: tags[draw(k)%len(tags)], Dep: deps[draw(k*3)%len(deps)],
		})
		at = i + len(f)
	}
	n := len(s.Tokens)
	for k := range s.Tokens {
		s.Tokens[k].Head = draw(k*7) % n
	}
	if n > 0 {
		s.Sentences = []synoptic.Sentence{{Span: synoptic.Span{Start: 0, End: len(text)}, First: 0, Last: n}}
		s.Entities = []synoptic.ModelEntity{{Span: synoptic.Span{Start: s.Tokens[n/2].Start, End: s.Tokens[n-1].End}, First: n / 2, Last: n, Label: "ORG"}}
	}
	return s
}

func FuzzMeasures(f *testing.F) {
	for _, x := range lexiconRows(englishTimes) {
		f.Add(x.example, "seed", "2019-03-14")
	}
	for _, x := range lexiconRows(englishNumbers) {
		f.Add(x.example, "x", "")
	}
	for _, s := range []string{
		"between 12 and 15, of them half a dozen; 9:30 a.m. (0130 GMT)", "2016-02-30 Feb. 29 31 April 99999999999999999999 million million",
		"1/2 3/4 ½ $ 5 US$ Rs. 7 '98 the '90s the 5th of last month", "two hundred and and three thousand thousand of of", "one in five out of", "9999 years ago in 0000", "the the the", "\xff\xfe 5\xff", "5.5.5.5:5:5 12:60 24:00 midnight",
	} {
		f.Add(s, "\x01\x07q", "9999-12-31")
		f.Add(s, "", "0001-01-01")
	}
	f.Fuzz(func(t *testing.T, text, seed, anchor string) {
		if len(text) > 1<<14 {
			return
		}
		r := &synoptic.Reading{Article: &synoptic.Article{Text: text}, Syntax: hostile(text, seed), Anchor: anchor, AnchorFrom: synoptic.AnchorPublished}
		if seed == "s" {
			r.AnchorFrom = synoptic.AnchorStory
		}
		r.Times = Times(r)
		r.Quantities = Quantities(r)
		end := 0
		for _, x := range r.Times {
			if utf8.ValidString(text) {
				if err := x.Check(text); err != nil {
					t.Fatalf("time %+v: %v", x, err)
				}
			}
			if x.Start < end {
				t.Fatalf("times overlap or stand out of order at %d", x.Start)
			}
			if x.Value != "" && x.Anchor == synoptic.AnchorPublished && anchor == "" {
				t.Fatalf("%q was resolved against nothing", x.In(text))
			}
			end = x.End
		}
		end = 0
		for i, q := range r.Quantities {
			if utf8.ValidString(text) {
				if err := q.Check(text); err != nil {
					t.Fatalf("quantity %+v: %v", q, err)
				}
			}
			if !q.Contains(q.Number) || q.Start < end || q.OfHead >= len(r.Tokens) || q.Predicate >= len(r.Tokens) || q.PartOf >= i {
				t.Fatalf("quantity %d of %q: %+v", i, text, q)
			}
			end = q.End
		}
	})
}

// Every row of a word list has an example, and the example is read by it.
func TestWordLists(t *testing.T) {
	read := func(text string) *synoptic.Reading {
		r := &synoptic.Reading{Article: &synoptic.Article{Text: text}, Syntax: plain(text), Anchor: "2019-03-14", AnchorFrom: synoptic.AnchorPublished}
		r.Times = Times(r)
		r.Quantities = Quantities(r)
		return r
	}
	covers := func(r *synoptic.Reading, form string) bool {
		i := strings.Index(strings.ToLower(r.Article.Text), form)
		if i < 0 {
			return false
		}
		s := synoptic.Span{Start: i, End: i + len(form)}
		for _, x := range r.Times {
			if x.Contains(s) {
				return true
			}
		}
		for _, x := range r.Quantities {
			if x.Contains(s) {
				return true
			}
		}
		return false
	}
	for _, table := range []string{englishTimes, englishNumbers} {
		for _, x := range lexiconRows(table) {
			if !covers(read(x.example), x.form) {
				t.Errorf("%s %q: not read in %q", x.class, x.form, x.example)
			}
		}
	}
	for _, f := range tableRows(englishBounds, 5) {
		r := read(f[4])
		if !covers(r, f[0]) || string(r.Quantities[0].Bound) != f[1] {
			t.Errorf("bound %q: not read in %q: %+v", f[0], f[4], r.Quantities)
		}
	}
	for _, f := range tableRows(englishUnits, 5) {
		r := read(f[4])
		if !covers(r, f[0]) || r.Quantities[0].Unit != f[1] {
			t.Errorf("unit %q: not read in %q", f[0], f[4])
		}
	}
	for _, f := range tableRows(englishWords, 3) {
		if !strings.Contains(f[2], f[1]) || !isWord(f[1], wordClassNames[f[0]]) {
			t.Errorf("%s %q: %q", f[0], f[1], f[2])
		}
	}
	for _, f := range tableRows(englishFates, 3) {
		if Fate(f[0]) != f[1] || !strings.Contains(f[2], f[0]) {
			t.Errorf("fate %q: %q", f[0], f[2])
		}
	}
}

// plain is a syntax for the word lists' examples, in which every word hangs on
// the next and plurals are tagged as such.
func plain(text string) synoptic.Syntax {
	var s synoptic.Syntax
	for _, w := range timeWords(text, nil) {
		tag := "NN"
		switch {
		case w.cap:
			tag = "NNP"
		case w.kind == digits || w.num.class != noNumber:
			tag = "CD"
		case w.low == "may" || w.low == "will":
			tag = "MD"
		case len(w.low) > 3 && strings.HasSuffix(w.low, "s"):
			tag = "NNS"
		}
		k := len(s.Tokens)
		s.Tokens = append(s.Tokens, synoptic.Token{Span: w.Span, Norm: w.low, Lemma: w.low, Tag: tag, Dep: "nummod", Head: k + 1})
	}
	if n := len(s.Tokens); n > 0 {
		s.Tokens[n-1].Head, s.Tokens[n-1].Dep = n-1, "ROOT"
		s.Sentences = []synoptic.Sentence{{Span: synoptic.Span{Start: 0, End: len(text)}, First: 0, Last: n}}
	}
	return s
}
