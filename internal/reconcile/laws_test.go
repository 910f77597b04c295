package reconcile

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"synoptic"
)

// stories are the made-up stories of the project, read by the real passes, by
// case.
func stories(t *testing.T) map[string][]*synoptic.Reading {
	t.Helper()
	root := filepath.Join("..", "..", "testdata", "stories")
	dirs, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]*synoptic.Reading{}
	for _, d := range dirs {
		raw, err := os.ReadFile(filepath.Join(root, d.Name(), "meta.json"))
		if err != nil {
			continue
		}
		var meta struct {
			Docs []struct{ ID, Outlet, Published string }
		}
		if err := json.Unmarshal(raw, &meta); err != nil {
			t.Fatal(err)
		}
		for _, m := range meta.Docs {
			text, err := os.ReadFile(filepath.Join(root, d.Name(), m.ID+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			out[d.Name()] = append(out[d.Name()], read(t, m.Outlet, m.Published, string(text)))
		}
	}
	if len(out) == 0 {
		t.Fatal("no made-up stories")
	}
	return out
}

// places are the reports of a claim, as article and place.
func places(reports []synoptic.ClaimReport) []string {
	var out []string
	for _, r := range reports {
		out = append(out, r.Span.Article+" "+r.Span.Text)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestLaws(t *testing.T) {
	if testing.Short() {
		t.Skip("reads six stories")
	}
	other := read(t, "Frost Weekly", "2022-10-21", "A cold spell is expected in the Varn valley next week. Farmers were told to cover their vines, the weather office said.")
	for name, readings := range stories(t) {
		t.Run(name, func(t *testing.T) {
			whole := account(t, readings...)
			t.Run("order", func(t *testing.T) {
				want, _ := json.Marshal(whole)
				turned := slices.Clone(readings)
				slices.Reverse(turned)
				for range 2 {
					got, _ := json.Marshal(account(t, turned...))
					if string(got) != string(want) {
						t.Error("another order of the articles gives another account")
					}
					turned = append(turned[1:], turned[0])
				}
			})
			t.Run("unrelated", func(t *testing.T) {
				with := account(t, append(slices.Clone(readings), other)...)
				for _, c := range whole.Claims {
					if d, ok := sameReports(with, c); !ok || d.Status != c.Status || d.Origins != c.Origins {
						t.Errorf("%q was %s on %d origins, is %s on %d with an unrelated article", c.Text, c.Status, c.Origins, d.Status, d.Origins)
					}
				}
				if len(with.Utterances) < len(whole.Utterances) {
					t.Errorf("%d utterances, %d with an unrelated article", len(whole.Utterances), len(with.Utterances))
				}
			})
			t.Run("copy", func(t *testing.T) {
				for _, r := range readings {
					copied := read(t, "Copied Times", r.Article.Published, r.Article.Text)
					with := account(t, append(slices.Clone(readings), copied)...)
					if n := len(with.Disputes); n > len(whole.Disputes) {
						t.Errorf("%d disputes, %d with a copy of %s", len(whole.Disputes), n, r.Article.Outlet)
					}
					for _, c := range with.Claims {
						// What the copy says and its original is not found to say is a
						// matter of aligning.
						if joins := slices.ContainsFunc(c.Reports, func(q synoptic.ClaimReport) bool {
							return q.Span.Article == copied.Article.ID && !slices.ContainsFunc(c.Reports, func(o synoptic.ClaimReport) bool { return o.Span.Article == r.Article.ID })
						}); joins {
							continue
						}
						own := slices.DeleteFunc(slices.Clone(c.Reports), func(r synoptic.ClaimReport) bool { return r.Span.Article == copied.Article.ID })
						for _, d := range whole.Claims {
							if slices.Equal(places(own), places(d.Reports)) && c.Origins > d.Origins {
								t.Errorf("%q rests on %d origins, with a copy of %s on %d", d.Text, d.Origins, r.Article.Outlet, c.Origins)
							}
						}
					}
				}
			})
			t.Run("taken away", func(t *testing.T) {
				for i, r := range readings {
					rest := account(t, slices.Delete(slices.Clone(readings), i, i+1)...)
					for _, c := range rest.Claims {
						if c.Status != synoptic.Agreed {
							continue
						}
						if d, ok := holding(whole, c); !ok {
							t.Logf("%q stood apart before %s was taken away", c.Text, r.Article.Outlet)
						} else if d.Status == synoptic.Echoed {
							t.Errorf("%q is agreed once %s is taken away, and was %s", c.Text, r.Article.Outlet, d.Status)
						}
					}
				}
			})
		})
	}
}

// sameReports is the claim of s with the very reports of c.
func sameReports(s synoptic.Story, c synoptic.Claim) (synoptic.Claim, bool) {
	want := places(c.Reports)
	for _, d := range s.Claims {
		if slices.Equal(places(d.Reports), want) {
			return d, true
		}
	}
	return synoptic.Claim{}, false
}

// holding is the claim of s that holds all reports of c.
func holding(s synoptic.Story, c synoptic.Claim) (synoptic.Claim, bool) {
	for _, d := range s.Claims {
		all := places(d.Reports)
		if !slices.ContainsFunc(places(c.Reports), func(p string) bool { return !slices.Contains(all, p) }) {
			return d, true
		}
	}
	return synoptic.Claim{}, false
}
