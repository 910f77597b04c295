// Command trainspeech learns the weights by which reported speech is read
// from articles in which every attribution is labelled (JSON Lines, gzipped:
// id, text, attributions with cue and content spans in characters), and
// writes them as the embedded table.
//
//	go run ./tools/trainspeech -o internal/annotate/en/speech/model.tsv.gz ../shared/corpora/quotes/polnear-train.jsonl.gz
package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/annotate/speech"
	"synoptic/internal/extract"
	"synoptic/internal/lang/en"
)

// maxLine is the longest row that is read.
const maxLine = 64 << 20

func main() {
	out := flag.String("o", "model.tsv.gz", "the file to write")
	rounds := flag.Int("rounds", 4, "how often each example is looked at")
	flag.Parse()
	if err := run(*out, *rounds, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "trainspeech:", err)
		os.Exit(1)
	}
}

func run(out string, rounds int, corpora []string) error {
	engine, err := en.Load()
	if err != nil {
		return err
	}
	p, err := annotate.NewPipeline(annotate.NewSyntax(engine), annotate.NewNames())
	if err != nil {
		return err
	}
	var articles []speech.Labelled
	for _, path := range corpora {
		err := eachRow(path, func(r row) error {
			l, err := label(p, r)
			articles = append(articles, l)
			return err
		})
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	m := speech.Train(speech.English(), articles, rounds)
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(z, m.Table()); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	fmt.Printf("%d articles; weights: %d accept, %d begin, %d end\n", len(articles), len(m.Accept), len(m.Begin), len(m.Extent))
	return f.Close()
}

type row struct {
	ID, Text     string
	Attributions []struct{ Cue, Content [][2]int }
}

func eachRow(path string, yield func(row) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, maxLine)
	for sc.Scan() {
		var r row
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return err
		}
		if seen[r.ID] {
			continue
		}
		seen[r.ID] = true
		if err := yield(r); err != nil {
			return fmt.Errorf("%s: %w", r.ID, err)
		}
	}
	return sc.Err()
}

// label reads an article and turns its labels' characters into bytes.
func label(p *annotate.Pipeline, row row) (speech.Labelled, error) {
	r := &synoptic.Reading{Article: extract.Article(extract.Source{Path: row.ID + ".txt", Text: row.Text})}
	if err := p.Annotate(context.Background(), r); err != nil {
		return speech.Labelled{}, err
	}
	var at []int
	for i := range row.Text {
		at = append(at, i)
	}
	at = append(at, len(row.Text))
	l := speech.Labelled{Reading: r}
	for _, a := range row.Attributions {
		cue, ok := cover(at, a.Cue)
		content, ok2 := cover(at, a.Content)
		if ok && ok2 {
			l.Gold = append(l.Gold, speech.LabelledAttribution{Cue: cue, Content: content})
		}
	}
	return l, nil
}

// cover is the bytes from the first to the last of some ranges of characters.
func cover(at []int, ranges [][2]int) (s synoptic.Span, ok bool) {
	for i, r := range ranges {
		if r[0] < 0 || r[1] >= len(at) || r[0] >= r[1] {
			return s, false
		}
		x := synoptic.Span{Start: at[r[0]], End: at[r[1]]}
		if i == 0 {
			s = x
		}
		s = s.Cover(x)
	}
	return s, len(ranges) > 0
}
