package app_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"synoptic"
)

// lawThresholds are link thresholds that a law is held against beside the one
// in use: it is not to hang on it.
var lawThresholds = []float64{.30, .54, .70}

func TestLaws(t *testing.T) {
	if testing.Short() {
		t.Skip("reconciles every story many times")
	}
	stories := lawStories(t)
	for _, name := range slices.Sorted(maps.Keys(stories)) {
		rows := stories[name]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newLawBench(t)
			whole := b.story(t, rows)
			t.Run("order", func(t *testing.T) { orderChangesNothing(t, b, rows, whole) })
			t.Run("unrelated", func(t *testing.T) { unrelatedChangesNothing(t, b, rows, whole) })
			t.Run("names swapped", func(t *testing.T) { swappingNamesSwapsThem(t, b, rows) })
			t.Run("one number", func(t *testing.T) { oneNumberDisputesItself(t, b, rows, whole) })
			t.Run("taken away", func(t *testing.T) { takenAwayAgreesOnNothingNew(t, b, rows, whole) })
			t.Run("copy", func(t *testing.T) { copyAddsNoOrigin(t, b, rows, whole) })
			t.Run("reprint", func(t *testing.T) { reprintAddsNoOrigin(t, b, rows, whole) })
			for _, link := range lawThresholds {
				b := b.at(t, link)
				whole := b.story(t, rows)
				t.Run(fmt.Sprint("copy from ", link), func(t *testing.T) { copyAddsNoOrigin(t, b, rows, whole) })
				t.Run(fmt.Sprint("reprint from ", link), func(t *testing.T) { reprintAddsNoOrigin(t, b, rows, whole) })
			}
		})
	}
}

// orderChangesNothing gives the articles in other orders.
func orderChangesNothing(t *testing.T, b *lawBench, rows []row, whole synoptic.Story) {
	want, err := json.Marshal(whole)
	if err != nil {
		t.Fatal(err)
	}
	turned := slices.Clone(rows)
	slices.Reverse(turned)
	for range 2 {
		got, err := json.Marshal(b.story(t, turned))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Error("another order of the articles gives another account")
		}
		turned = append(turned[1:], turned[0])
	}
}

// unrelatedChangesNothing puts an article about something else into the story,
// without a date, since a story's undated articles take theirs from the others.
func unrelatedChangesNothing(t *testing.T, b *lawBench, rows []row, whole synoptic.Story) {
	undated := frost
	undated.Published = ""
	with := b.story(t, append(slices.Clone(rows), undated))
	for _, c := range whole.Claims {
		want := told(c, nil)
		if !slices.ContainsFunc(with.Claims, func(d synoptic.Claim) bool {
			return d.Status == c.Status && d.Origins == c.Origins && slices.Equal(told(d, nil), want)
		}) {
			t.Errorf("%q is not %s on %d origins any more with an unrelated article", c.Text, c.Status, c.Origins)
		}
	}
	if len(with.Disputes) != len(whole.Disputes) || len(with.Utterances) < len(whole.Utterances) {
		t.Errorf("%d disputes and %d utterances, with an unrelated article %d and %d", len(whole.Disputes), len(whole.Utterances), len(with.Disputes), len(with.Utterances))
	}
}

// swappingNamesSwapsThem gives two articles each other's outlet, under names
// that no text mentions.
func swappingNamesSwapsThem(t *testing.T, b *lawBench, rows []row) {
	rows = slices.Clone(rows)
	rows[0].Outlet, rows[1].Outlet = "Western Herald", "Eastern Echo"
	before := b.story(t, rows)
	rows[0].Outlet, rows[1].Outlet = rows[1].Outlet, rows[0].Outlet
	after := b.story(t, rows)
	want := statuses(&synoptic.Account{Stories: []synoptic.Story{before}})
	if got := statuses(&synoptic.Account{Stories: []synoptic.Story{after}}); !slices.Equal(got, want) {
		for i := range max(len(got), len(want)) {
			if at(got, i) != at(want, i) {
				t.Errorf("got\n%s\nwant\n%s", at(got, i), at(want, i))
				break
			}
		}
	}
}

// oneNumberDisputesItself writes another number in place of one that an
// article gives. Whatever then is disputed and was not is that number.
func oneNumberDisputesItself(t *testing.T, b *lawBench, rows []row, whole synoptic.Story) {
	changed, seen := 0, 0
	for i, w := range rows {
		for _, f := range whole.Figures {
			k := slices.IndexFunc(f.Values, func(v synoptic.FigureValue) bool {
				return v.Span.Article == b.id(w) && v.Bound == synoptic.Exact && digits.MatchString(v.Span.Text)
			})
			if k < 0 || f.Relation == synoptic.FigureDispute {
				continue
			}
			v := f.Values[k].Span
			if strings.Count(w.Text, v.Text) != 1 {
				continue // the number is said twice
			}
			c := w
			c.Text = strings.Replace(w.Text, v.Text, digits.ReplaceAllStringFunc(v.Text, other), 1)
			with := b.story(t, slices.Replace(slices.Clone(rows), i, i+1, c))
			as := map[string]string{b.id(c): b.id(w)}
			changed++
			for _, d := range with.Disputes {
				if slices.ContainsFunc(whole.Disputes, func(o synoptic.Dispute) bool { return oneDispute(o, d, as) }) {
					continue
				}
				if slices.ContainsFunc(d.Positions, func(p synoptic.Position) bool {
					return slices.ContainsFunc(p.Spans, func(s synoptic.Passage) bool { return s.Article == b.id(c) && s.Span().Overlaps(v.Span()) })
				}) {
					seen++
					continue
				}
				t.Errorf("with %q for %q in %s this is disputed: %s: %s", digits.ReplaceAllStringFunc(v.Text, other), v.Text, w.ID, d.Kind, d.Why)
			}
		}
	}
	t.Logf("%d numbers changed, %d disputes of them", changed, seen)
}

// oneDispute reports whether two disputes have the same articles on two sides at
// least; an article in as stands under another's ID in the second.
func oneDispute(a, b synoptic.Dispute, as map[string]string) bool {
	side := func(p synoptic.Position, as map[string]string) string {
		var on []string
		for _, x := range p.Articles {
			if y, ok := as[x]; ok {
				x = y
			}
			on = append(on, x)
		}
		slices.Sort(on)
		return strings.Join(on, " ")
	}
	var have []string
	for _, p := range a.Positions {
		have = append(have, side(p, nil))
	}
	same := 0
	for _, p := range b.Positions {
		if k := slices.Index(have, side(p, as)); k >= 0 {
			have = slices.Delete(have, k, k+1)
			same++
		}
	}
	return a.Kind == b.Kind && same >= 2
}

// digits are those of a number of two or more, and other turns them into as
// many, far from them.
var digits = regexp.MustCompile(`[1-9][0-9]+`)

func other(n string) string {
	return strings.Map(func(r rune) rune { return '1' + (r-'0'+4)%9 }, n)
}

// copyAddsNoOrigin gives each article to another outlet, too. Every claim then
// has the reports that it had, with the copy's beside those of its original,
// and rests on as many origins.
func copyAddsNoOrigin(t *testing.T, b *lawBench, rows []row, whole synoptic.Story) {
	for _, w := range rows {
		c := w
		c.ID, c.Outlet = "copy", "Copied Times"
		with := b.story(t, append(slices.Clone(rows), c))
		as := map[string]string{b.id(c): b.id(w)}
		if n := len(with.Disputes); n != len(whole.Disputes) {
			t.Errorf("%d disputes, %d with a copy of %s", len(whole.Disputes), n, w.ID)
		}
		before := map[string][]int{} // of the same words, in one place or in several
		for _, d := range whole.Claims {
			key := strings.Join(told(d, nil), "\n")
			before[key] = append(before[key], d.Origins)
		}
		for _, x := range with.Claims {
			n, ok := before[strings.Join(told(x, as), "\n")]
			switch {
			case !ok:
				t.Errorf("with a copy of %s there is another claim: %q", w.ID, told(x, as))
			case !slices.Contains(n, x.Origins):
				t.Errorf("%q rests on %d origins, with a copy of %s on %d", x.Text, n, w.ID, x.Origins)
			}
		}
	}
}

// reprintAddsNoOrigin adds a cut of each article, without its headline. A claim that it is in is
// no better founded than one of the same words was without it.
func reprintAddsNoOrigin(t *testing.T, b *lawBench, rows []row, whole synoptic.Story) {
	for _, w := range rows {
		c := w
		c.ID, c.Outlet, c.Title = "cut", "Copied Times", ""
		paragraphs := strings.Split(strings.TrimSpace(w.Text), "\n")
		if len(paragraphs) < 3 {
			continue
		}
		c.Text = strings.Join(paragraphs[1:(len(paragraphs)+2)*2/3], "\n")
		with := b.story(t, append(slices.Clone(rows), c))
		as := map[string]string{b.id(c): b.id(w)}
		for _, x := range with.Claims {
			if x.Origins < 2 {
				continue
			}
			if d, ok := holder(whole, told(x, as)); !ok {
				t.Errorf("with a part of %s there is a claim on %d origins that was not: %q", w.ID, x.Origins, told(x, as))
			} else if d.Origins < x.Origins {
				t.Errorf("%q rests on %d origins, with a part of %s on %d", d.Text, d.Origins, w.ID, x.Origins)
			}
		}
	}
}

// takenAwayAgreesOnNothingNew takes each article away. What two others then
// agree on, they told in one claim before, and on two origins, unless the
// article is in that claim and shows that they have it from one. That is no
// certainty: who is meant by a name, and which of several clauses a claim takes
// in, may hang on what a third article says. It may fail once in a story and
// once in fifty times.
func takenAwayAgreesOnNothingNew(t *testing.T, b *lawBench, rows []row, whole synoptic.Story) {
	agreed, failed := 0, map[string]bool{} // by text: one agreement may be told of in clauses that hold each other
	for i, w := range rows {
		rest := b.story(t, slices.Delete(slices.Clone(rows), i, i+1))
		for _, c := range rest.Claims {
			if c.Status != synoptic.Agreed {
				continue
			}
			agreed++
			words := told(c, nil)
			if !slices.ContainsFunc(whole.Claims, func(d synoptic.Claim) bool {
				var articles []string
				third := false
				for _, r := range d.Reports {
					third = third || r.Span.Article == b.id(w)
					if slices.Contains(words, r.Span.Article+" "+r.Span.Text) && !slices.Contains(articles, r.Span.Article) {
						articles = append(articles, r.Span.Article)
					}
				}
				return len(articles) >= 2 && (d.Origins >= 2 || third)
			}) {
				failed[w.ID+" "+c.Text] = true
				t.Logf("%q is agreed once %s is taken away: %q", c.Text, w.ID, words)
			}
		}
	}
	if n := len(failed); n > 1 && 50*n > agreed {
		t.Errorf("%d of %d agreed claims are new once an article is taken away", n, agreed)
	}
}
