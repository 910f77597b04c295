// Command train makes the names classifier's weights from labelled texts.
//
//	go run ./internal/annotate/names/train -o internal/annotate/en/names/model.gz TEXTS.jsonl…
//
// Each line of TEXTS.jsonl is an article as the language engine reads it, with
// the names that people marked: {"id", "text", "tokens": [[start, end, norm,
// lemma, tag, pos, dep, head]…], "sents": [[start, end]…], "ents": [[start,
// end, label]…], "gold": [[start, end, "PER"|"ORG"|"LOC"|"MISC"]…]}; offsets in
// bytes.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"

	"synoptic"
	"synoptic/internal/annotate/names"
)

func main() {
	log.SetFlags(0)
	out := flag.String("o", "model.gz", "file to write")
	epochs := flag.Int("epochs", 8, "times to go over all texts")
	orders := flag.Int("orders", 3, "orders of the texts to train on, of which the mean is taken")
	dropout := flag.Float64("dropout", 0.3, "share of units whose very words are hidden")
	flag.Parse()
	var docs []names.Labelled
	for _, f := range flag.Args() {
		d, err := read(f)
		if err != nil {
			log.Fatalf("error: %v", err)
		}
		docs = append(docs, d...)
	}
	m := names.Untrained().Learn(docs, *epochs, *orders, *dropout, func(o, e int, wrong float64) {
		log.Printf("order %d, round %d: %.4f of labels wrong", o+1, e+1, wrong)
	})
	if err := os.WriteFile(*out, m, 0o644); err != nil {
		log.Fatalf("error: %v", err)
	}
	log.Printf("%s: %d bytes from %d texts", *out, len(m), len(docs))
}

type row struct {
	ID      string              `json:"id"`
	Text    string              `json:"text"`
	Tokens  [][]json.RawMessage `json:"tokens"`
	Sents   [][2]int            `json:"sents"`
	Ents    [][]json.RawMessage `json:"ents"`
	Gold    [][]json.RawMessage `json:"gold"`
	Partial bool                `json:"partial"`
}

func read(path string) ([]names.Labelled, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []names.Labelled
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<28)
	for n := 1; sc.Scan(); n++ {
		var r row
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		d, err := r.labelled()
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, d)
	}
	return out, sc.Err()
}

func (r row) labelled() (names.Labelled, error) {
	var err error
	num := func(m json.RawMessage) (n int) {
		if e := json.Unmarshal(m, &n); e != nil && err == nil {
			err = e
		}
		return n
	}
	str := func(m json.RawMessage) (s string) {
		if e := json.Unmarshal(m, &s); e != nil && err == nil {
			err = e
		}
		return s
	}
	d := names.Labelled{Reading: &synoptic.Reading{Article: &synoptic.Article{ID: r.ID, Text: r.Text}}, Partial: r.Partial}
	first, last := map[int]int{}, map[int]int{}
	for i, t := range r.Tokens {
		if len(t) != 8 {
			return d, fmt.Errorf("token %d has %d fields, want 8", i, len(t))
		}
		tok := synoptic.Token{Span: synoptic.Span{Start: num(t[0]), End: num(t[1])}, Norm: str(t[2]), Lemma: str(t[3]), Tag: str(t[4]), Pos: str(t[5]), Dep: str(t[6]), Head: num(t[7])}
		first[tok.Start], last[tok.End] = i, i+1
		d.Reading.Tokens = append(d.Reading.Tokens, tok)
	}
	for _, s := range r.Sents {
		d.Reading.Sentences = append(d.Reading.Sentences, synoptic.Sentence{Span: synoptic.Span{Start: s[0], End: s[1]}, First: first[s[0]], Last: last[s[1]]})
	}
	for _, e := range r.Ents {
		d.Reading.Syntax.Entities = append(d.Reading.Syntax.Entities, synoptic.ModelEntity{Span: synoptic.Span{Start: num(e[0]), End: num(e[1])}, First: first[num(e[0])], Last: last[num(e[1])], Label: str(e[2])})
	}
	for _, g := range r.Gold {
		d.Names = append(d.Names, names.GoldName{Span: synoptic.Span{Start: num(g[0]), End: num(g[1])}, Class: str(g[2])})
	}
	return d, err
}
