package demo

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
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
	Claims []struct {
		ID, Text, Status string
		StatusWhy        string `json:"status_why"`
		Passages         passages
		Against          []string
	}
	Disputes []struct {
		Kind, About, Nature, Note string
		Positions                 []struct {
			Docs []string
			Says string
		}
	}
	Origins []struct {
		Doc, Passage, Name, Kind string
		Supports                 []string
	}
	Reprints [][3]string
	MustNot  []string `json:"must_not"`
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

func TestStoriesHaveTheirFiles(t *testing.T) {
	for _, s := range all(t) {
		if s.meta.Case != s.key.Case || s.name != s.key.Case && !strings.HasPrefix(s.name, "internal/") {
			t.Errorf("%s: meta.json is of %q, key.json of %q", s.name, s.meta.Case, s.key.Case)
		}
		if n := len(s.meta.Docs); n < 4 || n > 8 || n != len(s.text) {
			t.Errorf("%s: %d articles in meta.json, %d files", s.name, n, len(s.text))
		}
		for _, d := range s.meta.Docs {
			text, ok := s.text[d.ID]
			if !ok {
				t.Errorf("%s: no file for article %s", s.name, d.ID)
			}
			if n := utf8.RuneCountInString(text); n < 900 || n > 5000 || !utf8.ValidString(text) {
				t.Errorf("%s/%s: %d characters", s.name, d.ID, n)
			}
			if d.Published != nil {
				if _, err := time.Parse(time.DateOnly, *d.Published); err != nil {
					t.Errorf("%s/%s: published %q", s.name, d.ID, *d.Published)
				}
			}
			if d.URL != nil && !reserved(*d.URL) {
				t.Errorf("%s/%s: %s is not on a reserved domain", s.name, d.ID, *d.URL)
			}
		}
	}
}

// reserved reports whether the URL's host ends in .example (RFC 2606), so
// that a made-up outlet never points at somebody's real site.
func reserved(u string) bool {
	rest, ok := strings.CutPrefix(u, "https://")
	host, _, _ := strings.Cut(rest, "/")
	return ok && strings.HasSuffix(host, ".example")
}

func TestKeysPointAtTheirArticles(t *testing.T) {
	for _, s := range all(t) {
		k := s.key
		have := func(where, doc, passage string) {
			if passage == "" || !strings.Contains(s.text[doc], passage) {
				t.Errorf("%s: %s: %q is not in %s", s.name, where, passage, doc)
			}
		}
		haveAll := func(where string, ps passages) {
			if len(ps) == 0 {
				t.Errorf("%s: %s has no passage", s.name, where)
			}
			for d, p := range ps {
				have(where, d, p)
			}
		}
		for _, e := range k.Entities {
			for d, names := range e.Names {
				for _, n := range names {
					have(e.ID, d, n)
				}
			}
		}
		for _, q := range k.Quotes {
			have("quote", q.Doc, q.Content)
			for _, f := range q.Fragments {
				if !strings.Contains(q.Content, f) {
					t.Errorf("%s: fragment %q is not in %q", s.name, f, q.Content)
				}
			}
			if q.Cue != "" {
				have("cue", q.Doc, q.Cue)
			}
		}
		for _, u := range k.Utterances {
			haveAll(u.ID, u.Passages)
		}
		for _, f := range k.Figures {
			for _, v := range f.Values {
				have(f.ID, v.Doc, v.Passage)
			}
		}
		for _, f := range k.Dates {
			for _, v := range f.Values {
				have(f.ID, v.Doc, v.Passage)
				if len(v.Value) < 4 {
					t.Errorf("%s: %s: value %q", s.name, f.ID, v.Value)
				}
			}
		}
		for _, c := range k.Claims {
			haveAll(c.ID, c.Passages)
		}
		for _, o := range k.Origins {
			have("origin "+o.Name, o.Doc, o.Passage)
		}
	}
}

func TestKeysReferToWhatIsThere(t *testing.T) {
	for _, s := range all(t) {
		k := s.key
		entities, ids := map[string]bool{}, map[string]bool{}
		add := func(id string) {
			if id == "" || ids[id] {
				t.Errorf("%s: id %q is empty or given twice", s.name, id)
			}
			ids[id] = true
		}
		for _, e := range k.Entities {
			add(e.ID)
			entities[e.ID] = true
			if !slices.Contains([]string{"PER", "ORG", "LOC"}, e.Type) || len(e.Names) == 0 {
				t.Errorf("%s: entity %s is a %q with %d articles", s.name, e.ID, e.Type, len(e.Names))
			}
		}
		for _, p := range k.NotSame {
			if !entities[p[0]] || !entities[p[1]] {
				t.Errorf("%s: not_same %v", s.name, p)
			}
		}
		speaker := func(where, id string) {
			if !entities[id] && !strings.HasPrefix(id, "?") {
				t.Errorf("%s: %s: no speaker %q", s.name, where, id)
			}
		}
		for _, q := range k.Quotes {
			speaker(q.Content, q.Speaker)
			if !slices.Contains([]string{"direct", "mixed", "indirect"}, q.Kind) {
				t.Errorf("%s: quote %q is %q", s.name, q.Content, q.Kind)
			}
		}
		for _, u := range k.Utterances {
			add(u.ID)
			speaker(u.ID, u.Speaker)
			if len(u.Passages) < 2 || u.Wordings < 1 {
				t.Errorf("%s: utterance %s stands in %d articles", s.name, u.ID, len(u.Passages))
			}
		}
		for _, f := range k.Figures {
			add(f.ID)
			relation(t, s.name, f.ID, f.Relation)
		}
		for _, f := range k.Dates {
			add(f.ID)
			relation(t, s.name, f.ID, f.Relation)
		}
		for _, c := range k.Claims {
			add(c.ID)
			if !slices.Contains([]string{"agreed", "disputed", "single-source"}, c.Status) ||
				(c.Status == "single-source") != (len(c.Passages) == 1) && c.Status != "disputed" {
				t.Errorf("%s: claim %s is %q in %d articles", s.name, c.ID, c.Status, len(c.Passages))
			}
			for _, d := range c.Against {
				if c.Passages[d] == "" || c.Status != "disputed" {
					t.Errorf("%s: claim %s: nothing against it in %s", s.name, c.ID, d)
				}
			}
		}
		for _, d := range k.Disputes {
			if !ids[d.About] || len(d.Positions) < 2 ||
				!slices.Contains([]string{"dispute", "update", "doubtful"}, d.Nature) ||
				!slices.Contains([]string{"number", "date", "name", "title", "place", "participant", "responsibility", "denial", "cause", "wording"}, d.Kind) {
				t.Errorf("%s: dispute %s about %q, %d positions, %s", s.name, d.Kind, d.About, len(d.Positions), d.Nature)
			}
			for _, p := range d.Positions {
				for _, doc := range p.Docs {
					if s.text[doc] == "" {
						t.Errorf("%s: dispute about %s: no article %s", s.name, d.About, doc)
					}
				}
				if len(p.Docs) == 0 || p.Says == "" {
					t.Errorf("%s: dispute about %s: an empty position", s.name, d.About)
				}
			}
		}
		for _, o := range k.Origins {
			for _, id := range o.Supports {
				if !ids[id] {
					t.Errorf("%s: origin %s supports %q", s.name, o.Name, id)
				}
			}
		}
		for _, r := range k.Reprints {
			if s.text[r[0]] == "" || s.text[r[1]] == "" || r[0] >= r[1] {
				t.Errorf("%s: reprint %v", s.name, r)
			}
		}
	}
}

func relation(t *testing.T, story, id, r string) {
	t.Helper()
	if !slices.Contains([]string{"agree", "compatible", "update", "dispute"}, r) {
		t.Errorf("%s: %s: relation %q", story, id, r)
	}
}

// TestStoriesCoverTheList checks that the stories hold between them each
// thing that an account must get right, and that README.md says where.
func TestStoriesCoverTheList(t *testing.T) {
	have := map[string][]string{}
	for _, s := range all(t) {
		for item, ok := range items {
			if ok(s) {
				have[item] = append(have[item], s.key.Case)
			}
		}
	}
	readme, err := os.ReadFile(filepath.Join(stories, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	said := map[string][]string{}
	for line := range strings.Lines(string(readme)) {
		if cells := strings.Split(line, "|"); len(cells) > 3 {
			said[strings.TrimSpace(cells[1])] = strings.FieldsFunc(cells[2], func(r rune) bool { return strings.ContainsRune(" ,`", r) })
		}
	}
	for item := range items {
		if len(have[item]) == 0 {
			t.Errorf("no story has %s", item)
		}
		if len(said[item]) == 0 {
			t.Errorf("README.md does not say which story has %s", item)
		}
		for _, c := range said[item] {
			if !slices.Contains(have[item], c) {
				t.Errorf("README.md says that %s has %s; its key does not show it", c, item)
			}
		}
	}
}

func dispute(kinds ...string) func(story) bool {
	return func(s story) bool {
		return slices.ContainsFunc(s.key.Disputes, func(d struct {
			Kind, About, Nature, Note string
			Positions                 []struct {
				Docs []string
				Says string
			}
		}) bool {
			return d.Nature == "dispute" && slices.Contains(kinds, d.Kind)
		})
	}
}

func figureWith(relation, inWhy string) func(story) bool {
	return func(s story) bool {
		return slices.ContainsFunc(s.key.Figures, func(f figure) bool {
			return f.Relation == relation && strings.Contains(f.Why, inWhy)
		})
	}
}

func noted(prefix string) func(story) bool {
	return func(s story) bool {
		for _, c := range s.key.Claims {
			if strings.HasPrefix(c.StatusWhy, prefix) {
				return true
			}
		}
		for _, u := range s.key.Reprints {
			if strings.HasPrefix(u[2], prefix) {
				return true
			}
		}
		return false
	}
}

// items are the things on the list, each with what a key shows of it.
var items = map[string]func(story) bool{
	"one event on different days because of time zones": func(s story) bool {
		for _, d := range s.key.Dates {
			days, zones := map[string]bool{}, map[string]bool{}
			for _, v := range d.Values {
				days[v.Value[:min(10, len(v.Value))]], zones[v.TZ] = true, true
			}
			if d.Relation == "compatible" && len(days) > 1 && len(zones) > 1 {
				return true
			}
		}
		return false
	},
	"a toll that rises over a day": func(s story) bool {
		return slices.ContainsFunc(s.key.Figures, func(f figure) bool { return f.ID == "toll" && f.Relation == "update" })
	},
	"two authorities with different tolls at one time": figureWith("dispute", "at one time"),
	"dozens, at least 40 and 43": func(s story) bool {
		for _, f := range s.key.Figures {
			var vague, least, exact bool
			for _, v := range f.Values {
				vague = vague || v.Value == nil
				least = least || v.Bound == "at-least" && v.Value != nil && *v.Value == 40
				exact = exact || v.Bound == "exact" && v.Value != nil && *v.Value == 43
			}
			if f.Relation == "compatible" && vague && least && exact {
				return true
			}
		}
		return false
	},
	"three outlets on one agency's copy": noted("echoed: three outlets"),
	"a denial":                           dispute("denial"),
	"two people with one surname": func(s story) bool {
		last := map[string]string{}
		for _, e := range s.key.Entities {
			for _, ns := range e.Names {
				for _, n := range ns {
					if w := strings.Fields(n); e.Type == "PER" && len(w) > 1 {
						last[e.ID] = w[len(w)-1]
					}
				}
			}
		}
		return slices.ContainsFunc(s.key.NotSame, func(p [2]string) bool { return last[p[0]] != "" && last[p[0]] == last[p[1]] })
	},
	"one person in four spellings": func(s story) bool {
		for _, e := range s.key.Entities {
			surnames := map[string]bool{}
			for _, ns := range e.Names {
				for _, n := range ns {
					w := strings.Fields(n)
					surnames[w[len(w)-1]] = true
				}
			}
			if e.Type == "PER" && len(surnames) >= 4 {
				return true
			}
		}
		return false
	},
	"a title that differs": dispute("title"),
	"a quote verbatim, trimmed and in two translations": func(s story) bool {
		for _, u := range s.key.Utterances {
			if u.Wordings >= 3 && len(u.Passages) >= 4 {
				return true
			}
		}
		return false
	},
	"a passage copied word for word without credit":  noted("uncredited"),
	"an anonymous source relayed by a second outlet": noted("relayed"),
	"a claim that only one carries":                  func(s story) bool { return slices.ContainsFunc(s.key.Claims, single) },
	"an article published before the news":           func(s story) bool { return strings.Contains(s.key.Notes, "published before the news") },
	"responsibility disputed":                        dispute("responsibility"),
	"a place disputed":                               dispute("place"),
	"a calm story in which nothing is disputed":      func(s story) bool { return s.key.Disputes != nil && len(s.key.Disputes) == 0 },
}

func single(c struct {
	ID, Text, Status string
	StatusWhy        string `json:"status_why"`
	Passages         passages
	Against          []string
}) bool {
	return c.Status == "single-source"
}

func TestStoryIsCarried(t *testing.T) {
	files, err := fs.Glob(Story(), "*")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(files, "meta.json") || slices.Contains(files, "key.json") || len(files) < 5 {
		t.Errorf("the binary carries %s", fmt.Sprint(files))
	}
}
