package en_test

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic"
	"synoptic/internal/lang"
	"synoptic/internal/lang/en"
)

// gold is a text and what spaCy reads in it, as tools/golden_spacy.py writes
// it. Offsets count characters in the file and bytes once read.
type gold struct {
	ID        string
	Text      string
	Tokens    []goldToken
	Sentences []int
	Entities  []goldEntity
}

type goldToken struct {
	Start, End             int
	Tag, Pos, Lemma, Label string
	Head                   int
}

type goldEntity struct {
	Start, End int
	Label      string
}

func (t *goldToken) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&t.Start, &t.End, &t.Tag, &t.Pos, &t.Lemma, &t.Label, &t.Head})
}

func (e *goldEntity) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&e.Start, &e.End, &e.Label})
}

// toBytes turns offsets in characters into offsets in bytes.
func (g *gold) toBytes() {
	var at []int
	for i := range g.Text {
		at = append(at, i)
	}
	at = append(at, len(g.Text))
	for i := range g.Tokens {
		t := &g.Tokens[i]
		t.Start, t.End = at[t.Start], at[t.End]
	}
	for i, v := range g.Sentences {
		g.Sentences[i] = at[v]
	}
	for i := range g.Entities {
		e := &g.Entities[i]
		e.Start, e.End = at[e.Start], at[e.End]
	}
}

func readGold(t testing.TB, path string) []gold {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	var out []gold
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var g gold
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		g.toBytes()
		out = append(out, g)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// sharedGold are the golden files outside the project, which a checkout by
// itself does not have.
func sharedGold(t testing.TB, set string) []gold {
	t.Helper()
	path := filepath.Join("../../../../shared/parity", set+".jsonl.gz")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the golden readings of ../shared/parity are not here")
	}
	return readGold(t, path)
}

// parity counts what agrees, as score.py does: a token is right when both of
// its edges are, and its other values count over the tokens of either.
type parity struct {
	tokens, tag, pos, lemma, label, head, start share
	entities                                    share // of both lists, so that the share is F1
	odd                                         []string
}

type share struct{ right, of int }

func (s share) value() float64 {
	if s.of == 0 {
		return 1
	}
	return float64(s.right) / float64(s.of)
}

func (s *share) count(ok bool) {
	s.of++
	if ok {
		s.right++
	}
}

func (p *parity) add(g gold, got synoptic.Syntax) {
	type span struct{ start, end int }
	at := map[span]int{}
	for i, t := range got.Tokens {
		at[span{t.Start, t.End}] = i
	}
	starts := map[int]bool{}
	for _, s := range got.Sentences {
		starts[s.Start] = true
	}
	goldStarts := map[int]bool{}
	for _, s := range g.Sentences {
		goldStarts[s] = true
	}
	p.tokens.of += max(0, len(got.Tokens)-len(g.Tokens))
	for _, w := range g.Tokens {
		i, ok := at[span{w.Start, w.End}]
		p.tokens.count(ok)
		var t synoptic.Token
		var head span
		if ok {
			t = got.Tokens[i]
			head = span{got.Tokens[t.Head].Start, got.Tokens[t.Head].End}
		}
		h := g.Tokens[w.Head]
		p.tag.count(t.Tag == w.Tag)
		p.pos.count(t.Pos == w.Pos)
		p.lemma.count(t.Lemma == w.Lemma)
		p.label.count(t.Dep == w.Label)
		p.head.count(ok && head == span{h.Start, h.End})
		p.start.count(ok && starts[w.Start] == goldStarts[w.Start])
		if t.Tag != w.Tag || t.Pos != w.Pos || t.Lemma != w.Lemma || t.Dep != w.Label || head != (span{h.Start, h.End}) {
			p.odd = append(p.odd, fmt.Sprintf("%s %q: want %v, got %v", g.ID, g.Text[w.Start:w.End], w, t))
		}
	}
	found := map[goldEntity]bool{}
	for _, e := range got.Entities {
		found[goldEntity{e.Start, e.End, e.Label}] = true
	}
	for _, e := range g.Entities {
		if found[e] {
			p.entities.right += 2
		} else {
			p.odd = append(p.odd, fmt.Sprintf("%s: name %q %s is missing", g.ID, g.Text[e.Start:e.End], e.Label))
		}
	}
	p.entities.of += len(got.Entities) + len(g.Entities)
}

func (p *parity) lowest() float64 {
	return slices.MinFunc([]share{p.tag, p.pos, p.lemma, p.label, p.head, p.start}, func(a, b share) int {
		return cmp.Compare(a.value(), b.value())
	}).value()
}

func (p *parity) String() string {
	return fmt.Sprintf("tokens %.5f tag %.5f pos %.5f lemma %.5f label %.5f head %.5f sentence starts %.5f names F1 %.5f (%d tokens, %d names)",
		p.tokens.value(), p.tag.value(), p.pos.value(), p.lemma.value(), p.label.value(), p.head.value(), p.start.value(), p.entities.value(), p.tokens.of, p.entities.of/2)
}

func load(t testing.TB) *lang.Model {
	t.Helper()
	m, err := en.Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func measure(t testing.TB, m *lang.Model, set []gold) *parity {
	t.Helper()
	p := &parity{}
	for _, g := range set {
		got, err := m.Read(context.Background(), g.Text)
		if err != nil {
			t.Fatal(err)
		}
		checkSyntax(t, g.Text, got)
		p.add(g, got)
	}
	return p
}

// TestGolden compares with spaCy on made-up texts, where nothing may differ.
func TestGolden(t *testing.T) {
	texts := readGold(t, "testdata/golden.jsonl")
	for _, m := range load(t).Variants() {
		p := measure(t, m, texts)
		t.Logf("%s: %v", m.Kernels(), p)
		if len(p.odd) > 0 || p.lowest() < 1 || p.tokens.value() < 1 || p.entities.value() < 1 {
			t.Errorf("%s: differs from the golden readings:\n%s", m.Kernels(), strings.Join(p.odd, "\n"))
		}
	}
}

// TestParity compares with spaCy on real news, in each variant of the inner
// loops that this machine can run.
func TestParity(t *testing.T) {
	m := load(t)
	for _, set := range []struct {
		name                   string
		tokens, rest, entities float64
	}{
		{"edge", .995, .99, .99},
		{"accounts", .9999, .999, .998},
		{"stories", .9999, .999, .998},
	} {
		t.Run(set.name, func(t *testing.T) {
			texts := sharedGold(t, set.name)
			for i, k := range m.Variants() {
				if i > 0 && testing.Short() && set.name == "stories" {
					continue // the slow variants take half a minute
				}
				p := measure(t, k, texts)
				t.Logf("%s: %v", k.Kernels(), p)
				if p.tokens.value() < set.tokens || p.lowest() < set.rest || p.entities.value() < set.entities {
					t.Errorf("%s: below the floors %v", k.Kernels(), set)
				}
				for _, s := range p.odd[:min(len(p.odd), 40)] {
					t.Log(s)
				}
			}
		})
	}
}

// checkSyntax fails unless every offset and index of s is valid in text.
func checkSyntax(t testing.TB, text string, s synoptic.Syntax) {
	t.Helper()
	at, sentence, valid := 0, 0, utf8.ValidString(text)
	for i, x := range s.Tokens {
		if x.Start < at || x.End <= x.Start || x.End > len(text) {
			t.Fatalf("token %d is %v, after byte %d of %d", i, x.Span, at, len(text))
		}
		if valid && (!utf8.RuneStart(text[x.Start]) || x.End < len(text) && !utf8.RuneStart(text[x.End])) {
			t.Fatalf("token %d is %v, inside a character", i, x.Span)
		}
		at = x.End
		for sentence < len(s.Sentences) && s.Sentences[sentence].Last <= i {
			sentence++
		}
		if sentence == len(s.Sentences) {
			t.Fatalf("token %d is in no sentence", i)
		}
		if x.Head < 0 || x.Head >= len(s.Tokens) {
			t.Fatalf("token %d has head %d", i, x.Head)
		}
		if x.Tag == "" || x.Dep == "" || x.Pos == "" {
			t.Fatalf("token %d has tag %q, label %q, part of speech %q", i, x.Tag, x.Dep, x.Pos)
		}
	}
	next := 0
	for i, x := range s.Sentences {
		if x.First != next || x.Last <= x.First || x.Start != s.Tokens[x.First].Start || x.End != s.Tokens[x.Last-1].End {
			t.Fatalf("sentence %d is %v, tokens go on at %d", i, x, next)
		}
		next = x.Last
	}
	if next != len(s.Tokens) {
		t.Fatalf("sentences end at token %d of %d", next, len(s.Tokens))
	}
	next = 0
	in := 0
	for i, x := range s.Entities {
		if x.First < next || x.Last <= x.First || x.Start != s.Tokens[x.First].Start || x.End != s.Tokens[x.Last-1].End || x.Label == "" {
			t.Fatalf("name %d is %v", i, x)
		}
		if s.Tokens[x.First].IsSpace() {
			t.Fatalf("name %d begins with white space", i)
		}
		for ; s.Sentences[in].Last <= x.First; in++ {
		}
		if x.Last > s.Sentences[in].Last {
			t.Fatalf("name %d reaches over the end of sentence %d", i, in)
		}
		next = x.Last
	}
	if math.MaxInt32 < len(text) {
		t.Fatal("the engine counts in 32 bits")
	}
}
