// Package eval measures what the program reads against labelled texts, and
// holds the figures against floors that only rise.
package eval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/eval/key"
	"synoptic/internal/eval/score"
)

// Corpus is some labelled texts and the figures measured on them.
type Corpus struct {
	Name     string
	Articles int
	Measures []score.Measure
}

// Tell is told of each miss and invention in an article or story of a corpus.
// It may be nil.
type Tell func(corpus, text, what, detail string)

// Suite measures the corpora that are there.
type Suite struct {
	Reader *app.Reader
	Places Places
	Tell   Tell
	// Only, if set, names the corpora to measure.
	Only []string
}

// corpus is one that can be measured.
type corpus struct {
	name string
	path string // of what must be there
	run  func(s *Suite, ctx context.Context, path string, out *Corpus) error
}

// corpora lists what can be measured, in order.
func (p Places) corpora() []corpus {
	real := func(parts ...string) string {
		if p.Corpora == "" {
			return ""
		}
		return filepath.Join(append([]string{p.Corpora}, parts...)...)
	}
	return []corpus{
		{"stories", p.Stories, (*Suite).accounts},
		{"accounts", real("accounts"), (*Suite).accounts},
		{"quotes", real("quotes", "polnear-dev.jsonl.gz"), (*Suite).quotes},
		{"times", real("times", "timebank-aquaint.jsonl.gz"), (*Suite).times},
		{"names", real("names", "conllpp-dev.conll.gz"), (*Suite).names},
		{"pages", real("pages"), (*Suite).pages},
		{"stream", real("stories"), (*Suite).mixedStream},
		{"stream-ecbplus", real("stories", "ecbplus.jsonl.gz"), (*Suite).pairsStream},
		{"parity-accounts", real("..", "parity", "accounts.jsonl.gz"), (*Suite).parity},
		{"parity-stories", real("..", "parity", "stories.jsonl.gz"), (*Suite).parity},
		{"parity-edge", real("..", "parity", "edge.jsonl.gz"), (*Suite).parity},
	}
}

func present(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Names are the corpora that can be measured where they are present.
func Names() []string {
	var out []string
	for _, c := range (Places{}).corpora() {
		out = append(out, c.name)
	}
	return out
}

// ErrNothing says that no labelled text was found.
var ErrNothing = errors.New("no labelled text to measure on")

// Run measures each corpus that is present, and hands it on as soon as it is.
func (s *Suite) Run(ctx context.Context, each func(Corpus) error) error {
	n := 0
	for _, c := range s.Places.corpora() {
		if !s.wants(c.name) || c.path == "" || !present(c.path) {
			continue
		}
		out := Corpus{Name: c.name}
		if err := c.run(s, ctx, c.path, &out); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		n++
		if err := each(out); err != nil {
			return err
		}
	}
	if n == 0 {
		return ErrNothing
	}
	return nil
}

func (s *Suite) wants(name string) bool {
	for _, o := range s.Only {
		if o == name {
			return true
		}
	}
	return len(s.Only) == 0
}

// told gives a teller for one text of a corpus.
func (s *Suite) told(corpus, text string) score.Tell {
	if s.Tell == nil {
		return nil
	}
	return func(what, detail string) { s.Tell(corpus, text, what, detail) }
}

// accounts reads each story of a folder by itself and sums up what its account
// has right.
func (s *Suite) accounts(ctx context.Context, dir string, out *Corpus) error {
	dirs, err := cases(dir)
	if err != nil {
		return err
	}
	// The story that the binary carries is one of the project's own.
	if d := filepath.Join(dir, "..", "..", "internal", "demo", "story"); out.Name == "stories" && present(filepath.Join(d, "key.json")) {
		dirs = append(dirs, d)
	}
	for _, d := range dirs {
		story, err := key.Load(d)
		if err != nil {
			return err
		}
		acc, err := s.account(ctx, story)
		if err != nil {
			return err
		}
		out.Articles += len(story.Docs)
		out.Measures = score.Add(out.Measures, score.Account(acc, story, s.told(out.Name, story.Name)))
	}
	return nil
}

// account reads a story's documents.
func (s *Suite) account(ctx context.Context, story *key.Story) (*synoptic.Account, error) {
	var paths []string
	for _, d := range story.Docs {
		paths = append(paths, filepath.Join(story.Dir, d+".txt"))
	}
	acc, _, err := s.Reader.Account(ctx, paths, app.Options{})
	return acc, err
}

// readings reads a file of rows one after another, by their IDs.
func (s *Suite) readings(ctx context.Context, path string, each func(id string, r *synoptic.Reading)) error {
	return s.stream(ctx, path, app.Options{Anyway: true}, each)
}

// texts reads rows as articles, without reading what is in them.
func (s *Suite) texts(ctx context.Context, path string, in io.Reader, each func(id string, r *synoptic.Reading)) error {
	return s.stream(ctx, path, app.Options{Stdin: in, Anyway: true, ArticlesOnly: true}, each)
}

func (s *Suite) stream(ctx context.Context, path string, opts app.Options, each func(id string, r *synoptic.Reading)) error {
	for r, err := range s.Reader.Each(ctx, []string{path}, opts) {
		if err != nil {
			return err
		}
		_, id, _ := strings.Cut(r.Article.Path, "#")
		each(id, r)
	}
	return ctx.Err()
}
