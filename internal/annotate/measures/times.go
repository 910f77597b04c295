package measures

import "synoptic"

// Times finds the expressions of time in r's article and resolves them
// against the reading's anchor, against a date told before, or not at all:
// what has nothing to be resolved against has no Value. Timex follows
// TimeML's TIMEX3. Of a range told by two expressions ("between May 3 and May
// 9") both are given; the first one's Value is the whole range.
func Times(r *synoptic.Reading) []synoptic.TimeExpr {
	if len(r.Tokens) == 0 {
		return nil
	}
	var times []synoptic.TimeExpr
	t := &timeReader{ws: timeWords(r.Article.Text, r.Tokens), r: r, named: namedTokens(&r.Syntax)}
	t.dotted = t.usesDots()
	t.quoted = quotedWords(t.ws)
	found := t.all()
	x := newTimeResolver(r)
	x.lede = x.ledeDay(t.ws, found)
	out := make([]resolved, len(found))
	for i := range found {
		f := &found[i]
		if f.dayless() {
			continue
		}
		out[i] = x.resolve(&f.timeMeaning, t.ws[f.first].tok)
		if x.elsewhere(f, &out[i]) && t.quoted[f.first] {
			out[i] = unresolved("", out[i].precision)
		}
		if f.kind == durationTime && f.unit == 'm' && (f.amount == 6 || f.amount == 9) {
			x.months = true
		}
		if p := out[i].point; p.set {
			x.last = p
			if p.precision == synoptic.ByQuarter && f.shift == 0 && f.amount == 0 {
				x.quarter, x.months = p, false
			}
			if p.precision == synoptic.ByDay {
				x.lastDay = p
				if n := daysBetween(p.from, x.anchor); !x.eventDay.set && t.ws[f.first].Start < ledeBytes && (!x.known || n > -2 && n < 7) {
					x.eventDay = p
				}
			}
		}
	}
	t.attachClocks(x, found, out)
	t.joinRanges(found, out)
	for i := range found {
		f, v := &found[i], &out[i]
		times = append(times, synoptic.TimeExpr{
			Span: synoptic.Span{Start: t.ws[f.first].Start, End: t.ws[f.next-1].End},
			Type: f.typ, Value: v.value, Timex: v.timex, Precision: v.precision, Anchor: v.anchor,
		})
	}
	return times
}

// ledeBytes is how far into an article its opening reaches.
const ledeBytes = 500

// ledeDay is the day of the week that an article opens with, if that is the
// first day it tells. A day of the month counts where it is the day after the
// anchor.
func (x *timeResolver) ledeDay(ws []timeWord, found []foundTime) int {
	for i := range found {
		f := &found[i]
		if !f.dayLevel() {
			continue
		}
		tomorrow := x.anchor.AddDate(0, 0, 1)
		switch {
		case !x.known || ws[f.first].Start >= ledeBytes || f.rel != anyRelation:
		case f.weekday > 0 && f.day == 0:
			return f.weekday
		case f.year == 0 && f.day == tomorrow.Day() && f.month == int(tomorrow.Month()) && tenseAt(x.s, ws[f.first].tok) != futureTense:
			return isoWeekday(tomorrow)
		}
		return 0
	}
	return 0
}

// elsewhere reports whether f counts from the day of speaking ("today") in an
// article that opens with another day than its own: what somebody is quoted
// as saying then counts from a day that is not told, unless it leads to that
// other day.
func (x *timeResolver) elsewhere(f *foundTime, r *resolved) bool {
	return f.kind == shiftTime && f.base == fromAnchor && (f.unit == 'D' || f.unit == 'N') && f.amount == 0 && x.known && r.anchor == x.from && x.eventDay.set && !x.eventDay.from.Equal(x.anchor) && !x.eventDay.from.Equal(r.point.from)
}

// quotedWords marks the words between quotation marks. A mark that is never
// closed ends with its paragraph.
func quotedWords(ws []timeWord) []bool {
	quoted := make([]bool, len(ws))
	open := false
	for i := range ws {
		if ws[i].line {
			open = false
		}
		if ws[i].kind == mark {
			switch ws[i].low {
			case "“", "«", "„":
				open = true
			case "”", "»":
				open = false
			case "\"":
				open = !open
			}
		}
		quoted[i] = open
	}
	return quoted
}

// foundTime is a meaning with its words [first, next).
type foundTime struct {
	timeMeaning
	first, next int
}

// dayless reports whether f is a clock that says no day.
func (f *foundTime) dayless() bool { return f.kind == dateTime && f.clock && !f.dayLevel() }

// all finds the expressions of the text from left to right.
func (t *timeReader) all() []foundTime {
	var found []foundTime
	for i := 0; i < len(t.ws); {
		m, next := t.read(i)
		if next <= i {
			i++
			continue
		}
		if !m.rate {
			found = append(found, foundTime{m, i, next})
		}
		i = next
		if m.kind == dateTime && m.month > 0 && m.day > 0 && m.toDay == 0 && m.year == 0 && !m.clock {
			for k := t.furtherDay(i, m); k > 0; k = t.furtherDay(i, m) {
				m.day, m.weekday = t.ws[k].n, 0
				found = append(found, foundTime{m, k, k + 1})
				i = k + 1
			}
		}
	}
	return found
}

// furtherDay is the word of a further day of m's month: "May 8 and 25"; 0 if
// there is none.
func (t *timeReader) furtherDay(i int, m timeMeaning) int {
	k := i + 1
	if !t.is(i, "and", ",", "or") || !t.dayNumber(k) || !validDay(2000, m.month, t.ws[k].n) || t.ws[k].n <= m.day || t.line(k) {
		return 0
	}
	if isMark(t.ws, i, ",") && !(t.is(k+1, "and", ",") && t.dayNumber(k+2)) {
		return 0
	}
	if k+1 < len(t.ws) && !t.ws[k+1].line && (t.ws[k+1].kind != mark && !t.is(k+1, "to", "at", "in", "and", "for", "with", "by", "as", "when", "the", "after", "before", "but", "was", "were", "will", "is", "are") || !t.ws[k+1].gap && t.ws[k+1].kind == mark && !t.is(k+1, ".", ",", ";", ")")) {
		return 0
	}
	return k
}

// namedTokens marks the tokens of people's names, and those of other names
// that end in a further capitalised word ("the Sunday Herald").
func namedTokens(s *synoptic.Syntax) []bool {
	named := make([]bool, len(s.Tokens))
	for _, e := range s.Entities {
		switch e.Label {
		case "PERSON":
			for i := e.First; i < e.Last && i < len(named); i++ {
				named[i] = true
			}
		case "ORG", "WORK_OF_ART", "FAC":
			for i := e.First; i < e.Last-1 && i < len(named); i++ {
				named[i] = true
			}
		}
	}
	return named
}
