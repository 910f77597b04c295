package demo

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// stories is where the made-up stories stand that the binary does not carry.
const stories = "../../testdata/stories"

type passages map[string]string

type key struct {
	Case     string
	Notes    string
	Entities []struct {
		ID, Type string
		Names    map[string][]string
	}
	NotSame [][2]string `json:"not_same"`
	Quotes  []struct {
		Doc, Content, Cue, Speaker, Kind string
		Fragments                        []string
	}
	Utterances []struct {
		ID, Speaker string
		Passages    passages
		Wordings    int
	}
	Figures []figure
	Dates   []struct {
		ID, What, Relation, Why string
		Values                  []struct{ Doc, Passage, Value, TZ string }
	}
	Claims   []claim
	Disputes []disputed
	Origins  []struct {
		Doc, Passage, Name, Kind string
		Supports                 []string
	}
	Reprints [][3]string
	MustNot  []string `json:"must_not"`
}

type claim struct {
	ID, Text, Status string
	StatusWhy        string `json:"status_why"`
	Passages         passages
	Against          []string
}

type disputed struct {
	Kind, About, Nature, Note string
	Positions                 []struct {
		Docs []string
		Says string
	}
}

type figure struct {
	ID, What, Relation, Why string
	Values                  []struct {
		Doc, Passage string
		Value        *float64
		High         *float64
		Bound, By    string
		Unit         string
	}
}

type meta struct {
	Case string
	Docs []struct {
		ID                            string
		Outlet, Published, Title, URL *string
	}
}

type story struct {
	name string
	meta meta
	key  key
	text map[string]string
}

// all gives the made-up stories, the demo's first.
func all(t *testing.T) []story {
	t.Helper()
	dirs := []fs.FS{os.DirFS("story")}
	names := []string{"internal/demo/story"}
	entries, err := os.ReadDir(stories)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			dirs = append(dirs, os.DirFS(filepath.Join(stories, e.Name())))
			names = append(names, e.Name())
		}
	}
	out := make([]story, 0, len(dirs))
	for i, d := range dirs {
		s := story{name: names[i], text: map[string]string{}}
		read(t, d, names[i], "meta.json", &s.meta)
		read(t, d, names[i], "key.json", &s.key)
		files, err := fs.Glob(d, "*.txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			b, err := fs.ReadFile(d, f)
			if err != nil {
				t.Fatal(err)
			}
			s.text[strings.TrimSuffix(f, ".txt")] = string(b)
		}
		out = append(out, s)
	}
	return out
}

func read(t *testing.T, d fs.FS, story, name string, into any) {
	t.Helper()
	b, err := fs.ReadFile(d, name)
	if err != nil {
		t.Fatalf("%s: %v", story, err)
	}
	dec := json.NewDecoder(strings.NewReader(string(b)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		t.Fatalf("%s: %s: %v", story, name, err)
	}
}
