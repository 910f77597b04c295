package demo

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

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
		return slices.ContainsFunc(s.key.Disputes, func(d disputed) bool {
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

func single(c claim) bool { return c.Status == "single-source" }

func TestStoryIsCarried(t *testing.T) {
	files, err := fs.Glob(Story(), "*")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(files, "meta.json") || slices.Contains(files, "key.json") || len(files) < 5 {
		t.Errorf("the binary carries %s", fmt.Sprint(files))
	}
}
