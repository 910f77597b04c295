package lang

import (
	"compress/gzip"
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"
)

// trace is one sentence with the values that spaCy has inside, layer by layer.
type trace struct {
	Text   string
	Tokens []struct {
		Text, Norm, Prefix, Suffix, Shape string
		NormHash                          string `json:"norm_hash"`
		ShapeHash                         string `json:"shape_hash"`
		Spacy                             bool
		IsSpace                           bool `json:"is_space"`
	}
	Embed   [][]float64
	Tok2vec [][]float64
}

func readTrace(t *testing.T) trace {
	f, err := os.Open("../../../shared/parity/trace.json.gz")
	if err != nil {
		t.Skip("the trace of ../shared/parity is not here")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var x trace
	if err := json.NewDecoder(z).Decode(&x); err != nil {
		t.Fatal(err)
	}
	return x
}

// TestLayers compares a sentence's inner values with spaCy's.
func TestLayers(t *testing.T) {
	x := readTrace(t)
	dir := os.DirFS("en")
	m, err := Load(dir, dir)
	if err != nil {
		t.Fatal(err)
	}
	raw := m.language.Tokenize(x.Text, nil)
	if len(raw) != len(x.Tokens) {
		t.Fatalf("%d tokens, want %d", len(raw), len(x.Tokens))
	}
	for i, w := range x.Tokens {
		l := raw[i].Lex
		if l.Norm != w.Norm || l.Prefix != w.Prefix || l.Suffix != w.Suffix || l.Shape != w.Shape || raw[i].SpaceAfter != w.Spacy || l.IsSpace != w.IsSpace {
			t.Errorf("token %q is %+v", w.Text, l)
		}
		if got := strconv.FormatUint(m.syntax.number(l.Norm), 10); got != w.NormHash {
			t.Errorf("norm %q has number %s, want %s", l.Norm, got, w.NormHash)
		}
		if got := strconv.FormatUint(m.syntax.number(l.Shape), 10); got != w.ShapeHash {
			t.Errorf("shape %q has number %s, want %s", l.Shape, got, w.ShapeHash)
		}
	}
	compare := func(what string, got []float32, want []float64) {
		t.Helper()
		for i, v := range want {
			if math.Abs(float64(got[i])-v) > 1e-4 {
				t.Fatalf("%s: value %d is %g, want %g", what, i, got[i], v)
			}
		}
	}
	for _, m := range m.Variants() {
		var s readScratch
		s.raw = raw
		for i, w := range m.syntax.words(m.kernels, &s.fresh[0], raw, nil) {
			compare(m.Kernels()+": embedding of "+x.Tokens[i].Text, w.vector, x.Embed[i])
		}
		rows := m.encode(&s, m.syntax, &s.fresh[0], 0)
		for i, w := range x.Tok2vec {
			compare(m.Kernels()+": vector of "+x.Tokens[i].Text, rows[i*m.syntax.width:], w)
		}
	}
}
