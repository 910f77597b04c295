package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/eval/score"
)

// namedText is an article of a corpus in CoNLL's columns: its words set one
// after another, a sentence a line, and the names in it.
type namedText struct {
	text  string
	names []labelledName
}

type labelledName struct {
	span  synoptic.Span
	label string
}

// conll reads a file in CoNLL's columns.
func conll(path string) ([]namedText, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var (
		out   []namedText
		b     strings.Builder
		cur   namedText
		open  = -1   // index of the name that the last word belongs to
		fresh = true // at the beginning of a line
		flow  = func() {
			if text := b.String(); strings.TrimSpace(text) != "" {
				cur.text = text
				out = append(out, cur)
			}
			b.Reset()
			cur, open, fresh = namedText{}, -1, true
		}
	)
	lines := bufio.NewScanner(z)
	for lines.Scan() {
		cols := strings.Fields(lines.Text())
		switch {
		case len(cols) < 2:
			if !fresh {
				b.WriteByte('\n')
			}
			open, fresh = -1, true
			continue
		case cols[0] == "-DOCSTART-":
			flow()
			continue
		}
		if !fresh {
			b.WriteByte(' ')
		}
		fresh = false
		at := b.Len()
		b.WriteString(cols[0])
		prefix, label, named := strings.Cut(cols[len(cols)-1], "-")
		switch {
		case !named:
			open = -1
		case prefix == "I" && open >= 0 && cur.names[open].label == label:
			cur.names[open].span.End = b.Len()
		default:
			open = len(cur.names)
			cur.names = append(cur.names, labelledName{synoptic.Span{Start: at, End: b.Len()}, label})
		}
	}
	flow()
	return out, lines.Err()
}

// names measures which names are found with the very span and type.
func (s *Suite) names(ctx context.Context, path string, out *Corpus) error {
	texts, err := conll(path)
	if err != nil {
		return err
	}
	var rows bytes.Buffer
	enc := json.NewEncoder(&rows)
	for i, t := range texts {
		if err := enc.Encode(map[string]string{"id": fmt.Sprint(i), "text": t.text}); err != nil {
			return err
		}
	}
	types := []struct {
		label string
		is    synoptic.EntityType
	}{{"PER", synoptic.Person}, {"ORG", synoptic.Organization}, {"LOC", synoptic.Place}}
	out.Articles = len(texts)
	out.Measures = []score.Measure{{Name: "person mentions"}, {Name: "organization mentions"}, {Name: "place mentions"}}
	for _, t := range texts {
		for _, n := range t.names {
			for i, x := range types {
				if n.label == x.label {
					out.Measures[i].Gold++
				}
			}
		}
	}
	return s.stream(ctx, "-", app.Options{Stdin: &rows, Anyway: true}, func(id string, r *synoptic.Reading) {
		var n int
		if _, err := fmt.Sscan(id, &n); err != nil || n < 0 || n >= len(texts) {
			return
		}
		gold := map[labelledName]bool{}
		for _, x := range texts[n].names {
			gold[x] = true
		}
		for _, m := range r.Mentions {
			if m.Kind != synoptic.NameMention && m.Kind != "" {
				continue
			}
			for i, x := range types {
				if m.Type != x.is {
					continue
				}
				c := &out.Measures[i]
				c.Given++
				if gold[labelledName{m.Span, x.label}] {
					c.Right++
					c.Found++
				}
			}
		}
	})
}
