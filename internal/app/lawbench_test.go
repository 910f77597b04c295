package app_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/reconcile"
)

// lawStories are the stories that the laws are held against, by case: the made-up
// ones and, where they are there, the real ones.
func lawStories(t *testing.T) map[string][]row {
	t.Helper()
	out := map[string][]row{"fire": fire}
	storiesUnder(t, out, filepath.Join("..", "..", "testdata", "stories"))
	made := len(out)
	root := os.Getenv("SYNOPTIC_CORPORA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpora")
	}
	storiesUnder(t, out, filepath.Join(root, "accounts"))
	if len(out) == made {
		t.Log("no real stories are here")
	}
	return out
}

func storiesUnder(t *testing.T, out map[string][]row, root string) {
	t.Helper()
	dirs, err := os.ReadDir(root)
	if err != nil {
		return
	}
	for _, d := range dirs {
		raw, err := os.ReadFile(filepath.Join(root, d.Name(), "meta.json"))
		if err != nil {
			continue
		}
		var meta struct {
			Docs []struct{ ID, Outlet, Published, Title string }
		}
		if err := json.Unmarshal(raw, &meta); err != nil {
			t.Fatal(err)
		}
		var rows []row
		for _, m := range meta.Docs {
			text, err := os.ReadFile(filepath.Join(root, d.Name(), m.ID+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, row{m.ID, m.Outlet, m.Published, m.Title, string(text)})
		}
		out[d.Name()] = rows
	}
}

// lawBench reads rows, each once, and reconciles them at one link threshold.
type lawBench struct {
	reader  *app.Reader
	read    map[row]*synoptic.Reading
	weights []byte
}

func newLawBench(t *testing.T) *lawBench {
	t.Helper()
	return (&lawBench{reader: reader(t), read: map[row]*synoptic.Reading{}}).at(t, 0)
}

// at is the bench with the embedded alignment model under another threshold,
// or its own where link is 0.
func (b *lawBench) at(t *testing.T, link float64) *lawBench {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "reconcile", "en", "align.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	if link > 0 {
		m["link"] = link
	}
	raw, err = json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return &lawBench{b.reader, b.read, raw}
}

func (b *lawBench) story(t *testing.T, rows []row) synoptic.Story {
	t.Helper()
	var readings []*synoptic.Reading
	for _, w := range rows {
		x, known := b.read[w]
		if !known {
			res, err := b.reader.Read(context.Background(), []string{"-"}, app.Options{Stdin: stdin([]row{w})})
			if err != nil {
				t.Fatal(err)
			}
			if len(res.Readings) > 0 {
				x = res.Readings[0]
			}
			b.read[w] = x
		}
		if x != nil {
			readings = append(readings, x)
		}
	}
	if err := b.reader.Anchor(context.Background(), readings); err != nil {
		t.Fatal(err)
	}
	s, err := reconcile.StoryBy(context.Background(), readings, b.weights)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// id is the ID of a row's article.
func (b *lawBench) id(w row) string {
	if x := b.read[w]; x != nil {
		return x.Article.ID
	}
	return ""
}

// told are the reports of a claim as article and words, in order; an article in
// as stands under another's ID.
func told(c synoptic.Claim, as map[string]string) []string {
	var out []string
	for _, r := range c.Reports {
		a := r.Span.Article
		if b, ok := as[a]; ok {
			a = b
		}
		out = append(out, a+" "+r.Span.Text)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// holder is the claim with the most origins that holds all the reports.
func holder(s synoptic.Story, reports []string) (best synoptic.Claim, ok bool) {
	for _, c := range s.Claims {
		all := told(c, nil)
		if (!ok || c.Origins > best.Origins) && !slices.ContainsFunc(reports, func(r string) bool { return !slices.Contains(all, r) }) {
			best, ok = c, true
		}
	}
	return best, ok
}
