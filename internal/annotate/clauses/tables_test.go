package clauses_test

import (
	"strings"
	"testing"

	"synoptic"
	en "synoptic/internal/annotate/en/clauses"
)

// rows are the rows of a table with the number of columns given.
func rows(t *testing.T, table string, columns int) [][]string {
	t.Helper()
	var out [][]string
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != columns {
			t.Fatalf("%q has %d columns, not %d", line, len(f), columns)
		}
		out = append(out, f)
	}
	return out
}

// bracketed cuts the brackets out of an example and gives what they held.
func bracketed(example string) (text, inside string) {
	a, rest, _ := strings.Cut(example, "[")
	inside, b, _ := strings.Cut(rest, "]")
	return a + inside + b, inside
}

// headed is the clause whose predicate's head is the word.
func headed(r *synoptic.Reading, word string) *synoptic.Clause {
	for i := range r.Clauses {
		if r.Tokens[r.Clauses[i].Root].In(r.Article.Text) == word {
			return &r.Clauses[i]
		}
	}
	return nil
}

// The engine does not give every example the tree that the rule is for; these
// shares only rise.
const (
	leastComplements   = 0.80
	leastSubordinators = 0.85
	leastHedges        = 0.90
	leastPlaces        = 0.95
)

func share(t *testing.T, right, all int, least float64, wrong []string) {
	t.Helper()
	got := float64(right) / float64(all)
	t.Logf("%d of %d right", right, all)
	if got < least {
		t.Errorf("%.3f of the examples are right, not %.3f; wrong:\n%s", got, least, strings.Join(wrong, "\n"))
	}
}

func TestComplements(t *testing.T) {
	right, wrong := 0, []string(nil)
	all := rows(t, en.Complements, 3)
	for _, f := range all {
		text, act := bracketed(f[2])
		r := read(t, text)
		c := headed(r, act)
		if c != nil && (f[1] == "not" && c.Negated || f[1] != "not" && !c.Negated && c.Modality == f[1]) {
			right++
			continue
		}
		wrong = append(wrong, f[0]+": "+f[2]+"\n"+show(r))
	}
	share(t, right, len(all), leastComplements, wrong)
}

func TestSubordinators(t *testing.T) {
	right, wrong := 0, []string(nil)
	all := rows(t, en.Subordinators, 3)
	for _, f := range all {
		text, clause := bracketed(f[2])
		r := read(t, text)
		found := false
		for _, c := range r.Clauses {
			found = found || c.In(text) == clause
		}
		if found == (f[1] != "drop") {
			right++
			continue
		}
		wrong = append(wrong, f[0]+": "+f[2]+"\n"+show(r))
	}
	share(t, right, len(all), leastSubordinators, wrong)
}

func TestHedges(t *testing.T) {
	right, wrong := 0, []string(nil)
	all := rows(t, en.Hedges, 3)
	for _, f := range all {
		text, act := bracketed(f[2])
		r := read(t, text)
		if c := headed(r, act); c != nil && c.Modality == f[1] {
			right++
			continue
		}
		wrong = append(wrong, f[0]+": "+f[2]+"\n"+show(r))
	}
	share(t, right, len(all), leastHedges, wrong)
}

func TestPlaces(t *testing.T) {
	right, wrong := 0, []string(nil)
	all := rows(t, en.Places, 2)
	for _, f := range all {
		r := read(t, "A body was found "+f[1]+" the "+f[0]+".")
		if len(r.Clauses) > 0 && r.Clauses[0].Place.In(r.Article.Text) == "the "+f[0] {
			right++
			continue
		}
		wrong = append(wrong, f[0]+"\n"+show(r))
	}
	share(t, right, len(all), leastPlaces, wrong)
}
