package lang_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"testing"

	"synoptic/internal/lang"
)

// TestOtherLanguage loads a language that no Go code knows, a toy French with
// a morphologizer and no tagger, and reads with it what spaCy reads.
func TestOtherLanguage(t *testing.T) {
	dir := os.DirFS("testdata/fr")
	m, err := lang.Load(dir, dir)
	if err != nil {
		t.Fatal(err)
	}
	if m.Language() != "fr" || m.Name() != "fr_toy 1.0.0" {
		t.Errorf("got %s of %q", m.Name(), m.Language())
	}
	f, err := os.Open("testdata/fr/golden.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var want struct {
			Text      string
			Tokens    [][]any
			Sentences []int
			Entities  [][]any
		}
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		at := map[int]float64{} // characters before each byte
		n := 0.
		for i := range want.Text {
			at[i] = n
			n++
		}
		at[len(want.Text)] = n
		for _, m := range m.Variants() {
			got, err := m.Read(context.Background(), want.Text)
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Tokens) != len(want.Tokens) || len(got.Sentences) != len(want.Sentences) || len(got.Entities) != len(want.Entities) {
				t.Fatalf("%q: %d tokens, %d sentences, %d names", want.Text, len(got.Tokens), len(got.Sentences), len(got.Entities))
			}
			for i, x := range got.Tokens {
				w := want.Tokens[i]
				if at[x.Start] != w[0] || at[x.End] != w[1] || x.Tag != w[2] || x.Pos != w[3] || x.Dep != w[5] || float64(x.Head) != w[6] {
					t.Errorf("%s: %q is %v, want %v", m.Kernels(), x.In(want.Text), x, w)
				}
			}
			for i, x := range got.Sentences {
				if at[x.Start] != float64(want.Sentences[i]) {
					t.Errorf("sentence %d is %v, want %v", i, x, want.Sentences[i])
				}
			}
			for i, x := range got.Entities {
				w := want.Entities[i]
				if at[x.Start] != w[0] || at[x.End] != w[1] || x.Label != w[2] {
					t.Errorf("name %d is %v, want %v", i, x, w)
				}
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}
