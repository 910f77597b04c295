package measures

import (
	"synoptic"
)

// usesDots reports whether the article writes clocks like "6.10am".
func (t *timeReader) usesDots() bool {
	for i := 0; i+3 < len(t.ws); i++ {
		if t.ws[i].kind == digits && t.ws[i+1].low == "." && glued(t.ws, i+1) && t.ws[i+2].kind == digits && glued(t.ws, i+2) && t.ws[i+2].Len() == 2 && t.ws[i].Len() <= 2 && t.meridiem(i+3) != 0 {
			return true
		}
	}
	return false
}

// attachClocks gives each clock without a day the day of its clause, of its
// sentence, or else the last day told before it, or the article's own.
func (t *timeReader) attachClocks(x *timeResolver, found []foundTime, out []resolved) {
	s := &t.r.Syntax
	sentence := 0
	lastDay := -1
	for i := range found {
		f := &found[i]
		if !f.dayless() {
			if out[i].point.set && out[i].point.precision == synoptic.ByDay {
				lastDay = i
			}
			continue
		}
		start := t.ws[f.first].Start
		for sentence+1 < len(s.Sentences) && s.Sentences[sentence].End <= start {
			sentence++
		}
		best, verb := -1, verbOf(s, t.ws[f.first].tok)
		for d := 1; d <= 4 && best < 0; d++ {
			for _, j := range [2]int{i + d, i - d} {
				if j < 0 || j >= len(found) || !s.Sentences[sentence].Contains(synoptic.Span{Start: t.ws[found[j].first].Start, End: t.ws[found[j].first].End}) {
					continue
				}
				if found[j].dayLevel() && out[j].point.set && (verbOf(s, t.ws[found[j].first].tok) == verb || j < i) {
					best = j
					break
				}
			}
		}
		switch {
		case best >= 0:
			x.putClock(&out[i], f, &out[best])
		case lastDay >= 0 && t.near(found[lastDay].first, f.first):
			r := out[lastDay]
			r.anchor = synoptic.AnchorPrevious
			x.putClock(&out[i], f, &r)
		case x.eventDay.set:
			r := x.dayPoint(x.eventDay.from, synoptic.AnchorPrevious)
			x.putClock(&out[i], f, &r)
		case x.known && !x.story():
			r := x.dayPoint(x.anchor, x.from)
			x.putClock(&out[i], f, &r)
		default:
			out[i] = unresolved("", synoptic.ByMinute)
			out[i].timex = t24(f)
		}
	}
}

func t24(f *foundTime) string {
	_, timex, _ := clockValue("XXXX-XX-XX", &f.timeMeaning)
	return timex
}

// near reports whether word b stands at most clockReach words behind word a.
func (t *timeReader) near(a, b int) bool { return b-a <= clockReach }

// clockReach is how many words a day is carried on for clocks without one:
// about two paragraphs.
const clockReach = 120

func (x *timeResolver) putClock(r *resolved, f *foundTime, day *resolved) {
	v := isoDay(day.point.from)
	r.value, r.timex, r.precision = clockValue(v, &f.timeMeaning)
	r.anchor = day.anchor
	r.point = day.point
}

// joinRanges gives the first of two expressions that bound a range the whole
// range as its value: "between May 3 and May 9", "from 2011 to 2014", "in May
// or early June".
func (t *timeReader) joinRanges(found []foundTime, out []resolved) {
	for i := 0; i+1 < len(found); i++ {
		a, b := &found[i], &found[i+1]
		if b.first-a.next != 1 && !(b.first-a.next == 2 && t.is(b.first-1, "the", "about", "around")) || out[i].value == "" || out[i+1].value == "" || a.kind != dateTime || b.kind != dateTime {
			continue
		}
		p := out[i].precision
		if p != out[i+1].precision || p != synoptic.ByDay && p != synoptic.ByMonth && p != synoptic.ByYear && p != synoptic.ByMinute {
			continue
		}
		prep := t.low(a.first - 1)
		link := t.low(a.next)
		switch {
		case link == "and" && prep == "between", (link == "to" || link == "until" || link == "till" || link == "through") && (prep == "from" || p != synoptic.ByMinute), isDash(t.ws, a.next), link == "or":
		default:
			continue
		}
		if out[i].value >= out[i+1].value {
			continue
		}
		out[i].value += "/" + out[i+1].value
		out[i].precision = synoptic.ByRange
	}
}
