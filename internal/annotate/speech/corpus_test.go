package speech_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/annotate/annotatetest"
	"synoptic/internal/extract"
)

// Floors on labelled articles that nothing was trained on; they only rise.
const (
	floorExact   = 0.59 // F1 of contents, from the first to the last character
	floorOverlap = 0.85 // F1 of contents that share half of the shorter one
	floorSource  = 0.89 // of the sources of contents that were found
)

func TestLabelledArticles(t *testing.T) {
	dir := os.Getenv("SYNOPTIC_CORPORA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "corpora")
	}
	f, err := os.Open(filepath.Join(dir, "quotes", "polnear-dev.jsonl.gz"))
	if err != nil {
		t.Skip("the labelled articles are not here")
	}
	if testing.Short() {
		t.Skip("reads 84 articles")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	p, err := annotate.NewPipeline(annotate.NewSyntax(annotatetest.Engine(t)), annotate.NewNames(), annotate.NewSpeech())
	if err != nil {
		t.Fatal(err)
	}
	var c counts
	seen := map[string]bool{}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var row struct {
			ID, Text     string
			Attributions []struct{ Content, Source [][2]int }
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if seen[row.ID] {
			continue
		}
		seen[row.ID] = true
		var at []int
		for i := range row.Text {
			at = append(at, i)
		}
		at = append(at, len(row.Text))
		var gold []labelled
		for _, a := range row.Attributions {
			if len(a.Content) == 0 {
				continue
			}
			g := labelled{content: synoptic.Span{Start: at[a.Content[0][0]], End: at[a.Content[0][1]]}}
			for _, x := range a.Content {
				g.content = g.content.Cover(synoptic.Span{Start: at[x[0]], End: at[x[1]]})
			}
			if len(a.Source) > 0 {
				g.source = synoptic.Span{Start: at[a.Source[0][0]], End: at[a.Source[0][1]]}
			}
			gold = append(gold, g)
		}
		r := &synoptic.Reading{Article: extract.Article(extract.Source{Path: row.ID, Text: row.Text})}
		if err := p.Annotate(context.Background(), r); err != nil {
			t.Fatal(err)
		}
		c.add(row.Text, gold, r.Quotes)
	}
	exact, overlap, source := f1(c.exact, c.given, c.exact, c.gold), f1(c.right, c.given, c.found, c.gold), f1(c.sourceRight, c.sourceGiven, c.sourceRight, c.sourceGold)
	t.Logf("%d articles: content exact %.3f, overlap %.3f; source %.3f", len(seen), exact, overlap, source)
	if exact < floorExact || overlap < floorOverlap || source < floorSource {
		t.Errorf("content exact %.3f (floor %.2f), overlap %.3f (%.2f), source %.3f (%.2f)", exact, floorExact, overlap, floorOverlap, source, floorSource)
	}
}

type labelled struct{ content, source synoptic.Span }

type counts struct {
	gold, given, exact, right, found     int
	sourceGold, sourceGiven, sourceRight int
}

func f1(right, given, found, gold int) float64 {
	p, r := float64(right)/float64(max(1, given)), float64(found)/float64(max(1, gold))
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func (c *counts) add(text string, gold []labelled, quotes []synoptic.Quote) {
	trim := func(s synoptic.Span) synoptic.Span {
		const idle = "\"“”‘’' .,"
		in := s.In(text)
		s.Start += len(in) - len(strings.TrimLeft(in, idle))
		s.End -= len(in) - len(strings.TrimRight(in, idle))
		return s
	}
	hit := func(a, b synoptic.Span) bool { return 2*a.Overlap(b) >= max(1, min(a.Len(), b.Len())) }
	exact := map[synoptic.Span]bool{}
	for i := range gold {
		gold[i].content = trim(gold[i].content)
		exact[gold[i].content] = true
	}
	c.gold += len(gold)
	c.given += len(quotes)
	found := make([]bool, len(gold))
	for _, q := range quotes {
		s := trim(q.Span)
		if exact[s] {
			exact[s] = false
			c.exact++
		}
		match, named, right := false, false, false
		for i, g := range gold {
			if !hit(s, g.content) {
				continue
			}
			match, found[i] = true, true
			named = named || !g.source.IsZero()
			right = right || q.SpeakerAt.Overlaps(g.source)
		}
		if match {
			c.right++
		}
		if named && !q.SpeakerAt.IsZero() {
			c.sourceGiven++
			if right {
				c.sourceRight++
			}
		}
	}
	for i, g := range gold {
		if found[i] {
			c.found++
			if !g.source.IsZero() {
				c.sourceGold++
			}
		}
	}
}
