package clauses

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
	en "synoptic/internal/annotate/en/clauses"
)

// hung is a time that hangs on a predicate.
type hung struct {
	time int
	noun bool // on a noun of the clause, not on the predicate itself
}

// maxClimb is how many arcs up a predicate is looked for.
const maxClimb = 24

// hangTimes gives each time to the clause whose predicate it dates, the
// nearest above it in the tree, and each clause the best of its times. Clauses
// without one take that of a clause that tells of the same event.
func (w *work) hangTimes() {
	for i := range w.r.Times {
		t := &w.r.Times[i]
		if t.Value == "" || t.Type == synoptic.DurationExpr || t.Type == synoptic.SetExpr {
			continue
		}
		if d, noun := w.dated(t.Span); d >= 0 {
			w.drafts[d].timed = append(w.drafts[d].timed, hung{i, noun})
		}
	}
	for i := range w.drafts {
		d := &w.drafts[i]
		slices.SortStableFunc(d.timed, func(a, b hung) int {
			if a.noun != b.noun {
				if a.noun {
					return 1
				}
				return -1
			}
			ta, tb := &w.r.Times[a.time], &w.r.Times[b.time]
			return cmp.Or(cmp.Compare(grain(tb), grain(ta)), cmp.Compare(a.time, b.time))
		})
		if len(d.timed) > 0 {
			d.When = d.timed[0].time
		}
	}
	for i := range w.drafts {
		if d := &w.drafts[i]; d.When < 0 {
			d.When = w.borrowed(d)
		}
	}
}

// grain is how exactly a value says when: that of a range's beginning, for the
// first of two expressions that tell a range has all of it.
func grain(t *synoptic.TimeExpr) int {
	from, _, _ := strings.Cut(t.Value, "/")
	return len(from)
}

// dated is the draft whose predicate the time dates, or -1, and whether it
// hangs on a noun in it.
func (w *work) dated(s synoptic.Span) (draft int, noun bool) {
	i := w.tokenAt(s.Start)
	for range maxClimb {
		if i >= len(w.tokens) {
			return -1, false
		}
		if d := w.owner[i]; d >= 0 {
			return int(d), noun
		}
		t := w.tokens[i]
		if t.Head == i || t.Head < 0 || t.Head >= len(w.tokens) {
			return -1, false
		}
		if (t.Pos == "NOUN" || t.Pos == "PROPN") && !s.Overlaps(t.Span) {
			noun = true
		}
		i = t.Head
	}
	return -1, false
}

// borrowed is the time of another clause that dates this one too: of the
// clause that it is coordinated with, if the time stands before both; of the
// act that hangs on it ("is due to arrive on Monday"); of a clause of the same
// moment ("when the tram derailed at six").
func (w *work) borrowed(d *draft) int {
	t := w.tokens[d.Root]
	if t.Dep == "relcl" || t.Dep == "acl" || t.Dep == "advcl" {
		// "in 1959, when the bridge fell"
		if k := w.timeOver(w.tokens[t.Head].Start); k >= 0 {
			return k
		}
	}
	if t.Dep == "conj" && t.Head != d.Root && !w.timeBefore(d) {
		if o := w.owner[t.Head]; o >= 0 {
			for _, h := range w.drafts[o].timed {
				if x := w.r.Times[h.time]; !h.noun && x.End <= w.drafts[o].Predicate.Start {
					return h.time
				}
			}
		}
	}
	acts := w.children(d.Root)
	if c := w.child(d.Root, "acomp", "oprd"); c >= 0 { // "is due to arrive"
		acts = append(slices.Clone(acts), w.children(c)...)
	}
	for _, c := range acts {
		o := w.owner[c]
		if o < 0 {
			continue
		}
		timed := w.drafts[o].timed
		if len(timed) == 0 || timed[0].noun {
			continue
		}
		switch x := w.tokens[c]; x.Dep {
		case "xcomp":
			return timed[0].time
		case "advcl":
			if w.sameMoment(int(c)) {
				return timed[0].time
			}
		}
	}
	return -1
}

// timeBefore reports whether a clause holds a time before its predicate,
// resolved or not.
func (w *work) timeBefore(d *draft) bool {
	ts := w.r.Times
	k := lowerBound(len(ts), func(k int) bool { return ts[k].Start >= d.Start })
	return k < len(ts) && ts[k].End <= d.Predicate.Start
}

// timeOver is the resolved time that covers the byte offset, or -1.
func (w *work) timeOver(at int) int {
	ts := w.r.Times
	k := lowerBound(len(ts), func(k int) bool { return ts[k].End > at })
	if k < len(ts) && ts[k].Start <= at && ts[k].Value != "" && ts[k].Type != synoptic.DurationExpr && ts[k].Type != synoptic.SetExpr {
		return k
	}
	return -1
}

// sameMoment reports whether the adverbial clause at c happens when its main
// clause does: it is opened so, or is a participle.
func (w *work) sameMoment(c int) bool {
	for _, k := range w.children(c) {
		if t := w.tokens[k]; int(k) < c && (t.Dep == "mark" || t.Dep == "advmod") && slices.Contains(en.Moments, t.Norm) {
			return true
		}
	}
	return w.tokens[c].Tag == "VBG" && w.child(c, "mark", "nsubj", "aux") < 0
}
