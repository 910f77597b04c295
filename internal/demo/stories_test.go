package demo

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

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
