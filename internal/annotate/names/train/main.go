// Command train makes the names classifier's weights from labelled texts.
//
//	go run ./internal/annotate/names/train -o internal/annotate/en/names/model.gz TEXTS.jsonl…
//
// Each line of TEXTS.jsonl is {"id", "text", "gold": [[start, end,
// "PER"|"ORG"|"LOC"|"MISC"]…]}, offsets in bytes; tools/names/texts.py makes
// them. The texts are read by the English engine first.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/annotate/names"
	"synoptic/internal/lang/en"
)

func main() {
	log.SetFlags(0)
	if err := run(); err != nil {
		log.Fatalf("error: %v", err)
	}
}

func run() error {
	out := flag.String("o", "model.gz", "file to write")
	epochs := flag.Int("epochs", 5, "times to go over all texts")
	orders := flag.Int("orders", 3, "orders of the texts to train on, of which the mean is taken")
	dropout := flag.Float64("dropout", 0.1, "share of units whose very words are hidden")
	flag.Parse()
	engine, err := en.Load()
	if err != nil {
		return err
	}
	var docs []names.Labelled
	for _, f := range flag.Args() {
		if docs, err = read(engine, f, docs); err != nil {
			return err
		}
		log.Printf("%s: %d texts so far", f, len(docs))
	}
	m := names.Untrained().Learn(docs, *epochs, *orders, *dropout, func(o, e int, wrong float64) {
		log.Printf("order %d, round %d: %.4f of labels wrong", o+1, e+1, wrong)
	})
	if err := os.WriteFile(*out, m, 0o644); err != nil {
		return err
	}
	log.Printf("%s: %d bytes from %d texts", *out, len(m), len(docs))
	return nil
}

// maxLine is the longest line of a file of texts, in bytes.
const maxLine = 64 << 20

func read(engine annotate.Engine, path string, docs []names.Labelled) ([]names.Labelled, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, maxLine)
	for n := 1; sc.Scan(); n++ {
		var row struct {
			ID   string     `json:"id"`
			Text string     `json:"text"`
			Gold []goldName `json:"gold"`
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		syntax, err := engine.Read(context.Background(), row.Text)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		d := names.Labelled{Reading: &synoptic.Reading{Article: &synoptic.Article{ID: row.ID, Text: row.Text}, Syntax: syntax}}
		for _, g := range row.Gold {
			d.Names = append(d.Names, names.GoldName(g))
		}
		docs = append(docs, d)
	}
	return docs, sc.Err()
}

// goldName is [start, end, class].
type goldName names.GoldName

func (g *goldName) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&g.Start, &g.End, &g.Class})
}
