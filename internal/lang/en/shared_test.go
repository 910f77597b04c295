package en_test

import (
	"context"
	"reflect"
	"sync"
	"testing"

	"synoptic"
)

// TestSharedModel reads from many goroutines at once what one reads alone, in
// another order and with an empty cache of word forms.
func TestSharedModel(t *testing.T) {
	texts := readGold(t, "testdata/golden.jsonl")
	m := load(t)
	want := make([]synoptic.Syntax, len(texts))
	for i, g := range texts {
		var err error
		if want[i], err = m.Read(context.Background(), g.Text); err != nil {
			t.Fatal(err)
		}
	}
	m = load(t)
	var wait sync.WaitGroup
	for from := range 8 {
		wait.Go(func() {
			for i := range texts {
				i = (i*7 + from) % len(texts)
				got, err := m.Read(context.Background(), texts[i].Text)
				if err != nil || !reflect.DeepEqual(got, want[i]) {
					t.Errorf("%s: another reading among others, %v", texts[i].ID, err)
				}
			}
		})
	}
	wait.Wait()
}

// TestLongSentence reads a sentence of ten thousand words, and a long text
// that is many times a short one: what stands far away changes nothing.
func TestLongSentence(t *testing.T) {
	m := load(t)
	text := ""
	for range 1000 {
		text += "the mayor of the old town of Brannock and "
	}
	got, err := m.Read(context.Background(), text+"the ferry left.")
	if err != nil {
		t.Fatal(err)
	}
	checkSyntax(t, text+"the ferry left.", got)
	if len(got.Tokens) != 9004 {
		t.Errorf("%d tokens", len(got.Tokens))
	}

	one := "Tomas Vell, 34, said on Tuesday that the ferry had been late. He left for Sankt Merten.\n\n"
	text = ""
	for range 500 {
		text += one
	}
	long, err := m.Read(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	checkSyntax(t, text, long)
	n := len(long.Tokens) / 500
	for i := 2 * n; i < 498*n; i++ { // away from both ends, all rounds are alike
		a, b := long.Tokens[i], long.Tokens[i+n]
		a.Start, a.End, a.Head = a.Start+len(one), a.End+len(one), a.Head+n
		if a != b {
			t.Fatalf("token %d is %v, one round later %v", i, a, b)
		}
	}
}
