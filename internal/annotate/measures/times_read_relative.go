package measures

import "synoptic"

// relative reads "last week", "this morning", "next Friday", "the same day",
// "the past three months", "recent years".
func (t *timeReader) relative(i int) (m timeMeaning, next int) {
	k, the := i, false
	if t.is(k, "the", "its", "his", "their") {
		the = t.is(k, "the")
		k++
	}
	if t.is(k, "first", "final", "recent") && (the || t.is(k, "recent")) {
		return t.relativeSpan(k)
	}
	if the {
		if m, next = t.thePeriod(k); next > 0 {
			return m, next
		}
	}
	e := t.entry(k)
	if !e.relative {
		if t.is(k, "these") && t.is(k+1, "last", "past", "next") {
			return t.relativeSpan(k + 1)
		}
		return m, 0
	}
	if k > i && !the {
		return m, 0
	}
	shift := int(e.shift)
	word := t.low(k)
	if t.is(k, "that", "same") && t.is(k+1, "same") { // "that same day"
		k++
	}
	if word == "this" && t.is(k+1, "past", "coming", "last", "next") {
		k++
		shift, word = int(t.entry(k).shift), t.low(k)
		the = false
	}
	// "the previous day" and "that day" hang on a day told before.
	base := fromAnchor
	switch word {
	case "same", "that", "previous", "preceding", "following", "prior":
		base = fromPrevious
	case "next", "last":
		if the && word == "next" {
			base = fromPrevious
		}
	}
	j := k + 1
	u := t.entry(j)
	if (u.unit != 0 || u.part != "") && t.ws[j].cap && t.ws[k].cap && k > 0 && !t.ws[k].line && (isQuoteMark(t.low(k-1)) && !t.ws[k].gap || t.ws[k-1].kind == letters && !t.ws[k-1].cap) {
		return m, 0 // a title
	}
	if the && u.unit != 0 && t.is(j+1, "of") && t.is(k, "last", "past", "next", "same", "following", "previous") && !t.is(k, "same") {
		if t.is(k, "last") && u.unit == 'Q' && t.yearAt(j+2) {
			y, n := t.yearNumber(j + 2)
			return timeMeaning{kind: dateTime, typ: synoptic.DateExpr, quarter: 4, year: y}, n
		}
		return m, 0 // "the last week of August"
	}
	if j >= len(t.ws) || t.ws[j].line && word != "last" {
		return m, 0
	}
	switch {
	case u.weekday > 0 && !u.short:
		if word == "that" || word == "current" {
			return m, 0
		}
		m = timeMeaning{kind: dateTime, typ: synoptic.DateExpr, weekday: int(u.weekday), rel: relationOf(int8(shift)), base: base}
		if isMark(t.ws, j+1, ",") || t.dayNumber(j+2) {
			if d, n := t.weekdayDate(j); n > 0 && d.day > 0 {
				return d, n
			}
		}
		return t.weekTail(m, j+1)
	case u.month > 0:
		mo, n := t.isMonth(j)
		if mo == 0 || word == "that" || word == "current" || word == "present" {
			return m, 0
		}
		m = timeMeaning{kind: dateTime, typ: synoptic.DateExpr, month: mo, rel: relationOf(int8(shift)), base: base}
		if day, to, n2 := t.monthDay(n, mo); n2 > 0 && word == "this" {
			return m, 0 // "this Dec. 20, 2015, photo": the date says all
		} else if n2 > 0 {
			m.day, m.toDay, n = day, to, n2
		}
		return m, n
	case u.season != "":
		return timeMeaning{kind: dateTime, typ: synoptic.DateExpr, season: u.season, rel: relationOf(int8(shift)), base: base}, j + 1
	case word == "last" && t.is(j, "night") && !the:
		return timeMeaning{kind: shiftTime, typ: synoptic.ClockExpr, unit: 'D', shift: -1, part: "NI"}, j + 1
	case u.part != "" && t.is(j, "morning", "afternoon", "evening", "night"):
		if word == "last" || word == "past" || word == "coming" || word == "current" {
			if word != "last" || the {
				return m, 0
			}
			shift = -1
		}
		return timeMeaning{kind: shiftTime, typ: synoptic.ClockExpr, unit: 'D', shift: shift, part: u.part, base: base}, j + 1
	case u.unit != 0 && t.singularUnit(j):
		return t.relativeUnit(word, shift, base, the, j)
	}
	if h, n := t.phraseDate(j); n > 0 && h.holiday != "" {
		h.rel = relationOf(int8(shift))
		return h, n
	}
	if word == "last" || word == "past" || word == "next" || word == "coming" || word == "previous" || word == "following" || word == "preceding" {
		return t.relativeSpan(k)
	}
	return m, 0
}

// thePeriod reads, behind "the": "weekend", "quarter", "latest quarter",
// "year-ago period", "year ended", "week of", "nine months ended".
func (t *timeReader) thePeriod(k int) (m timeMeaning, next int) {
	date := timeMeaning{kind: shiftTime, typ: synoptic.DateExpr}
	switch {
	case t.is(k, "weekend") && !t.noun(k+1) && !isHyphen(t.ws, k+1) && !t.is(k+1, "of", "before", "after"):
		date.unit = 'E'
		return date, k + 1
	case t.is(k, "quarter") && !t.noun(k+1) && !t.is(k+1, "of", "final", "mile"), t.is(k, "latest") && t.is(k+1, "quarter", "period"):
		date.unit, date.report = 'Q', true
		if t.is(k, "latest") {
			k++
		}
		return date, k + 1
	case t.is(k, "year") && isHyphen(t.ws, k+1) && glued(t.ws, k+1) && t.is(k+2, "ago", "earlier") && t.is(k+3, "quarter", "period"):
		return timeMeaning{kind: shiftTime, typ: synoptic.DateExpr, unit: 'Y', shift: -1, amount: 1, base: fromPrevious, report: true}, k + 4
	case t.is(k, "years") && t.is(k-2, "over", "in", "through", "down", "throughout") && !t.is(k+1, "of", "between", "before", "from"):
		return timeMeaning{kind: durationTime, typ: synoptic.DurationExpr, vague: true, unit: 'Y'}, k + 1
	case t.is(k, "full", "fiscal", "current", "entire", "whole") && t.is(k+1, "year") && !t.is(k+2, "ended", "ending", "of", "before", "after") && !t.noun(k+2),
		t.is(k, "current") && t.is(k+1, "fiscal") && t.is(k+2, "year"):
		date.unit = 'Y'
		if t.is(k+1, "fiscal") {
			k++
		}
		return date, k + 2
	case t.is(k, "year", "month", "week") && t.wholePeriod(k):
		date.unit = t.entry(k).unit
		return date, k + 1
	case t.is(k, "year", "quarter") && t.is(k+1, "ended", "ending"), t.is(k, "fiscal") && t.is(k+1, "year") && t.is(k+2, "ended", "ending"):
		if t.is(k, "fiscal") {
			k++
		}
		return timeMeaning{kind: durationTime, typ: synoptic.DurationExpr, amount: 1, unit: t.entry(k).unit}, k + 1
	case t.is(k, "week") && t.is(k+1, "of", "beginning", "starting"):
		if d, n := t.core(k + 2); n > 0 && d.kind == dateTime && d.day > 0 {
			d.wholeWeek = true
			return d, n
		}
	case t.is(k, "morning", "afternoon", "evening", "night") && t.is(k+1, "of"):
		j := k + 2
		if d, n := t.core(j); n > 0 && d.dayLevel() && !d.clock && d.part == "" {
			d, n = t.yearTail(d, n)
			d.part, d.typ = t.entry(k).part, synoptic.ClockExpr
			return d, n
		}
	}
	if k < len(t.ws) && (t.ws[k].kind == digits || t.ws[k].num.class == cardinalNumber) {
		if d, n := t.duration(k); n > 0 && len(d.more) == 0 && !t.singularUnit(n-1) && !t.is(n, "ago", "earlier", "later", "before", "after", "from") {
			return d, n
		}
	}
	return m, 0
}

// wholePeriod reports whether "the year" at word k is the current one: "for
// the year", "the first nine months of the year".
func (t *timeReader) wholePeriod(k int) bool {
	if t.noun(k+1) || isHyphen(t.ws, k+1) || t.is(k+1, "ended", "ending", "of", "in", "to", "from", "before", "after", "since", "that", "when", "he", "she", "they", "it", "i", "we", "he's", "two", "and") || k+1 < len(t.ws) && (t.ws[k+1].kind == digits || t.entry(k+1).month > 0) {
		return false
	}
	switch t.low(k - 2) {
	case "for":
		return true
	case "of":
		return t.entry(k-3).unit != 0 || t.is(k-3, "half", "rest", "remainder", "part", "most", "much", "high", "low", "end", "start", "best", "worst")
	case "throughout", "during":
		return t.is(k, "year")
	}
	return false
}

// singularUnit tells "the second" and "the quarter" from parts and ranks.
func (t *timeReader) singularUnit(j int) bool {
	l := t.low(j)
	return l[len(l)-1] != 's' && l != "millennia" && l != "second" && l != "sec" && l != "minute"
}

func (t *timeReader) relativeUnit(word string, shift int, base timeBase, the bool, j int) (m timeMeaning, next int) {
	u := t.entry(j).unit
	next = j + 1
	if isHyphen(t.ws, next) && glued(t.ws, next) {
		return m, 0
	}
	m = timeMeaning{kind: shiftTime, typ: synoptic.DateExpr, unit: u, shift: shift, base: base}
	switch u {
	case 'H', 'M', 'S', 'N', 'L':
		if the && word != "same" && word != "that" {
			return timeMeaning{kind: durationTime, typ: synoptic.DurationExpr, amount: 1, unit: u}, next
		}
		return m, 0
	case 'D':
		if word == "last" || word == "past" || word == "current" || word == "present" || word == "this" || word == "coming" {
			if the && word == "past" {
				return timeMeaning{kind: durationTime, typ: synoptic.DurationExpr, amount: 1, unit: u}, next
			}
			return m, 0
		}
		if t.entry(next).part != "" && t.is(next, "morning", "afternoon", "evening") {
			m.part, m.typ = t.entry(next).part, synoptic.ClockExpr
			next++
		}
	case 'Y', 'W', 'm':
		if the && (word == "past" || word == "last" || word == "next" || word == "coming") {
			return timeMeaning{kind: durationTime, typ: synoptic.DurationExpr, amount: 1, unit: u}, next
		}
		if u == 'Y' || u == 'm' { // "next year's first quarter"
			k := next
			if (isMark(t.ws, k, "'") || isMark(t.ws, k, "’")) && t.is(k+1, "s") && base == fromAnchor && u == 'Y' {
				if q, n := t.quarter(k + 2); n > 0 && q.year == 0 {
					q.hasY2, q.year2 = true, shift
					return q, n
				}
				if t.is(k+2, "quarter", "period") && shift == -1 {
					return timeMeaning{kind: shiftTime, typ: synoptic.DateExpr, unit: 'Y', shift: -1, amount: 1, base: fromPrevious, report: true}, k + 3
				}
				if s := t.entry(k + 2).season; s != "" {
					return timeMeaning{kind: dateTime, typ: synoptic.DateExpr, season: s, hasY2: true, year2: shift}, k + 3
				}
			}
		}
	case 'T', 'C':
		if word == "past" || word == "last" && the {
			return timeMeaning{kind: durationTime, typ: synoptic.DurationExpr, amount: 1, unit: u}, next
		}
	}
	return m, next
}

// relativeSpan reads "past three months", "last few weeks", "recent years",
// "first nine months": spans whose length is said.
func (t *timeReader) relativeSpan(k int) (m timeMeaning, next int) {
	word := t.low(k)
	j := k + 1
	if word == "recent" || word == "coming" || word == "past" || word == "first" {
		if u := t.entry(j).unit; u != 0 && !t.singularUnit(j) && t.low(j) != "second" && t.low(j) != "seconds" {
			if word == "first" && u != 'H' && u != 'D' {
				return m, 0
			}
			m = timeMeaning{kind: durationTime, typ: synoptic.DurationExpr, vague: true, unit: u}
			return m, j + 1
		}
	}
	if word == "recent" || word == "same" || word == "that" || word == "this" {
		return m, 0
	}
	n, ok := readNumber(t.ws, j)
	if !ok || n.ordinal || n.part || n.article {
		return m, 0
	}
	if s := t.entry(n.next).season; s != "" && !t.line(n.next) {
		return timeMeaning{kind: setTime, typ: synoptic.SetExpr, text: "XXXX-" + s}, n.next + 1
	}
	return t.amountUnit(n, n.next)
}
