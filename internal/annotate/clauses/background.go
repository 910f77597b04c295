package clauses

import "time"

// How long before the article's day a thing has to be for it to be background:
// a thing simply told, and one told in the past perfect.
const (
	longBefore    = 365 * 24 * time.Hour
	perfectBefore = 30 * 24 * time.Hour
)

// background marks the clauses that tell of what was long before the news, and
// those that depend on them.
func (w *work) background() {
	day, ok := instant(w.r.Anchor)
	if !ok {
		return
	}
	for i := range w.drafts {
		d := &w.drafts[i]
		if d.When < 0 {
			continue
		}
		then, ok := instant(w.r.Times[d.When].Value)
		if !ok || len(d.timed) > 0 && d.timed[0].noun {
			continue
		}
		gap := day.Sub(then)
		if w.presentPerfect(d.Root) {
			continue // "has stood empty since 1959"
		}
		d.Background = gap > longBefore || gap > perfectBefore && w.pastPerfect(d.Root)
	}
	for i := range w.drafts {
		d := &w.drafts[i]
		if d.Background || d.When >= 0 {
			continue
		}
		switch t := w.tokens[d.Root]; t.Dep {
		case "relcl", "acl", "advcl", "xcomp", "pcomp", "conj":
			if o := w.above(d.Root); o >= 0 {
				d.Background = w.drafts[o].Background
			}
		}
	}
}

// above is the draft that the one at root hangs on, or -1.
func (w *work) above(root int) int {
	i := root
	for range maxClimb {
		up := w.tokens[i].Head
		if up == i || up < 0 || up >= len(w.tokens) {
			return -1
		}
		if o := w.owner[up]; o >= 0 {
			return int(o)
		}
		i = up
	}
	return -1
}

func (w *work) pastPerfect(h int) bool { return w.had(h, "VBD") }

func (w *work) presentPerfect(h int) bool { return w.had(h, "VBP") || w.had(h, "VBZ") }

// had reports whether h has an auxiliary "have" with the tag.
func (w *work) had(h int, tag string) bool {
	for _, c := range w.children(h) {
		if t := w.tokens[c]; t.Dep == "aux" && t.Tag == tag && t.Lemma == "have" {
			return true
		}
	}
	return false
}

// instant is the last day of what a time's value begins with: the end of a
// year, month or range.
func instant(value string) (time.Time, bool) {
	for i := len(value) - 1; i >= 0; i-- {
		if value[i] == '/' {
			value = value[i+1:]
			break
		}
	}
	switch {
	case len(value) >= len(time.DateOnly):
		t, err := time.Parse(time.DateOnly, value[:len(time.DateOnly)])
		return t, err == nil
	case len(value) == len("2006-01"):
		t, err := time.Parse("2006-01", value)
		return t.AddDate(0, 1, -1), err == nil
	case len(value) == len("2006"):
		t, err := time.Parse("2006", value)
		return t.AddDate(1, 0, -1), err == nil
	}
	return time.Time{}, false
}
