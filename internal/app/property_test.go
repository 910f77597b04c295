package app_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"synoptic"
	"synoptic/internal/app"
)

// statuses are an account's claims, each with its first report's words: what
// no change of names or order may touch.
func statuses(acc *synoptic.Account) []string {
	var out []string
	for _, s := range acc.Stories {
		for _, c := range s.Claims {
			var spans []string
			for _, r := range c.Reports {
				spans = append(spans, r.Span.Text)
			}
			slices.Sort(spans)
			out = append(out, fmt.Sprintf("%s %d origins %d outlets: %q", c.Status, c.Origins, c.Outlets, spans))
		}
		for _, d := range s.Disputes {
			out = append(out, fmt.Sprintf("dispute %s %d", d.Kind, len(d.Positions)))
		}
	}
	slices.Sort(out)
	return out
}

func same(t *rapid.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("got\n%s\nwant\n%s", at(got, i), at(want, i))
		}
	}
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "nothing"
}

// some draws at least two articles of the fire, in any order.
func some(t *rapid.T) []row {
	rows := rapid.Permutation(fire).Draw(t, "order")
	return rows[:rapid.IntRange(2, len(rows)).Draw(t, "articles")]
}

// inOrder are the drawn articles in their own order.
func inOrder(rows []row) []row {
	return slices.DeleteFunc(slices.Clone(fire), func(r row) bool { return !slices.Contains(rows, r) })
}

func TestOrderOfArticlesChangesNothing(t *testing.T) {
	r := reader(t)
	rapid.Check(t, func(t *rapid.T) {
		rows := some(t)
		same(t, statuses(accountOf(t, r, rows)), statuses(accountOf(t, r, inOrder(rows))))
	})
}

func TestUnrelatedArticleChangesNoStatus(t *testing.T) {
	r := reader(t)
	rapid.Check(t, func(t *rapid.T) {
		rows := some(t)
		with := accountOf(t, r, slices.Insert(slices.Clone(rows), rapid.IntRange(0, len(rows)).Draw(t, "place"), frost))
		id := ""
		for _, a := range with.Articles {
			if a.Outlet == frost.Outlet {
				id = a.ID
			}
		}
		with.Stories = slices.DeleteFunc(with.Stories, func(s synoptic.Story) bool { return slices.Equal(s.Articles, []string{id}) })
		same(t, statuses(with), statuses(accountOf(t, r, rows)))
	})
}

func TestSameArticleTwiceAddsNothing(t *testing.T) {
	r := reader(t)
	rapid.Check(t, func(t *rapid.T) {
		rows := some(t)
		twice := rapid.SampledFrom(rows).Draw(t, "twice")
		twice.ID += "-again"
		same(t, statuses(accountOf(t, r, append(slices.Clone(rows), twice))), statuses(accountOf(t, r, rows)))
	})
}

// TestCopyRaisesNoOrigins gives one article's text to another outlet: a claim
// that joins no more than it did before is then in one outlet more, and rests on
// no more origins.
func TestCopyRaisesNoOrigins(t *testing.T) {
	r := reader(t)
	rapid.Check(t, func(t *rapid.T) {
		rows := some(t)
		copied := rapid.SampledFrom(rows).Draw(t, "copied")
		copied.ID, copied.Outlet = "copy", "Copied Times"
		before, after := accountOf(t, r, rows), accountOf(t, r, append(slices.Clone(rows), copied))
		for _, s := range after.Stories {
			for _, c := range s.Claims {
				if n, ok := origins(before, c); ok && c.Origins > n {
					t.Fatalf("%q rests on %d origins, before on %d", c.Text, c.Origins, n)
				}
			}
		}
	})
}

// origins is how many origins a claim of another account has that holds at
// least the words of c's reports; false if there is none.
func origins(acc *synoptic.Account, c synoptic.Claim) (n int, ok bool) {
	for _, s := range acc.Stories {
		for _, d := range s.Claims {
			holds := func(r synoptic.ClaimReport) bool {
				return slices.ContainsFunc(d.Reports, func(q synoptic.ClaimReport) bool { return q.Span.Text == r.Span.Text })
			}
			if !slices.ContainsFunc(c.Reports, func(r synoptic.ClaimReport) bool { return !holds(r) }) {
				n, ok = max(n, d.Origins), true
			}
		}
	}
	return n, ok
}

// TestSwappingOutletsSwapsThem gives two articles each other's outlet, under
// names that no text mentions.
func TestSwappingOutletsSwapsThem(t *testing.T) {
	r := reader(t)
	rapid.Check(t, func(t *rapid.T) {
		rows := some(t)
		rows = slices.Clone(rows)
		rows[0].Outlet, rows[1].Outlet = "Western Herald", "Eastern Echo"
		before := accountOf(t, r, rows)
		rows[0].Outlet, rows[1].Outlet = rows[1].Outlet, rows[0].Outlet
		after := accountOf(t, r, rows)
		same(t, statuses(after), statuses(before))
	})
}

func accountOf(t *rapid.T, r *app.Reader, rows []row) *synoptic.Account {
	acc, _, err := r.Account(context.Background(), []string{"-"}, app.Options{Stdin: stdin(rows)})
	if err != nil {
		t.Fatal(err)
	}
	return acc
}
