package measures

import "synoptic"

// numericDate reads 2016-11-09 and 2016/11/9. Dates whose parts can stand in
// two orders (9/11/2016) are left alone.
func (t *timeReader) numericDate(i int) (m timeMeaning, next int) {
	ws := t.ws
	if i+4 >= len(ws) || ws[i].kind != digits || ws[i].Len() != 4 || ws[i].n < 1000 || !(ws[i+1].low == "-" || ws[i+1].low == "/" || ws[i+1].low == ".") || ws[i+3].low != ws[i+1].low || ws[i+2].kind != digits || ws[i+4].kind != digits {
		return m, 0
	}
	for k := i + 1; k <= i+4; k++ {
		if ws[k].gap {
			return m, 0
		}
	}
	m = timeMeaning{kind: dateTime, typ: synoptic.DateExpr, year: ws[i].n, month: ws[i+2].n, day: ws[i+4].n}
	if ws[i+2].Len() > 2 || ws[i+4].Len() > 2 || !validDay(m.year, m.month, m.day) {
		return m, 0
	}
	return m, i + 5
}

// isMonth tells the month from the verb, the noun and the given name. It
// gives the place after the month and its full stop.
func (t *timeReader) isMonth(i int) (month, next int) {
	if month, next = t.monthName(i); t.entry(i).short && next == i+1 && !t.dayNumber(next) {
		return 0, 0
	}
	return month, next
}

// monthName is isMonth where a day stands before the name, so that "5 Mar"
// needs no full stop.
func (t *timeReader) monthName(i int) (month, next int) {
	e := t.entry(i)
	if e.month == 0 || e.short && !t.ws[i].cap {
		return 0, 0
	}
	next = i + 1
	if e.short && isMark(t.ws, next, ".") && glued(t.ws, next) {
		next++
	}
	switch {
	case !t.ws[i].cap && t.is(i, "may", "march", "august"):
		return 0, 0
	case t.ws[i].tok < len(t.named) && t.named[t.ws[i].tok]:
		return 0, 0
	}
	return int(e.month), next
}

// dayNumber reports whether word i is digits that can be a day of a month.
// and stands on the line of the word before it.
func (t *timeReader) dayNumber(i int) bool { return t.dayDigits(i) && !t.line(i) }

func (t *timeReader) dayDigits(i int) bool {
	return i < len(t.ws) && t.ws[i].kind == digits && t.ws[i].Len() <= 2 && t.ws[i].n >= 1 && t.ws[i].n <= 31
}

// namesMonth settles a month's name that stands alone, where more than a
// month can be meant.
func (t *timeReader) namesMonth(i, next int) bool {
	if !t.is(i, "may", "march", "april", "june", "august") {
		return true
	}
	prep := t.is(i-1, "in", "since", "by", "until", "till", "last", "next", "this", "early", "late", "mid", "of", "from", "through", "during", "to", "between", "before", "after", "for", "around", "every", "each") || isHyphen(t.ws, i-1)
	if i > 0 && t.ws[i-1].kind == letters && t.ws[i-1].cap && !t.ws[i].line && t.tag(i-1) == "NNP" && t.ws[i-1].time == &noEntry {
		return false // "Theresa May"
	}
	switch t.low(i) {
	case "may":
		return (t.tag(i) == "NNP" || prep) && t.tag(i) != "MD" && !t.capAfter(next)
	case "march":
		switch {
		case t.capAfter(next), t.is(next, "on", "for", "against", "of", "to", "through") && !prep:
			return false
		case t.is(i-1, "the", "a", "an", "s"):
			return t.noun(next)
		}
		return t.tag(i) == "NNP" || prep && !t.is(next, "on", "for", "against", "of")
	case "april", "june", "august":
		return !t.capAfter(next) || prep
	}
	return true
}

// capAfter reports whether a capitalised word that is no word of time follows:
// then the month's name is somebody's or something's.
func (t *timeReader) capAfter(i int) bool {
	return i < len(t.ws) && t.ws[i].kind == letters && t.ws[i].cap && !t.ws[i].line && t.ws[i].time == &noEntry
}

func (t *timeReader) monthDate(i int) (m timeMeaning, next int) {
	month, j := t.isMonth(i)
	if month == 0 {
		return m, 0
	}
	m = timeMeaning{kind: dateTime, typ: synoptic.DateExpr, month: month}
	if day, to, n := t.monthDay(j, month); n > 0 {
		m.day, m.toDay = day, to
		return m, n
	}
	if m2, n := t.yearTail(m, j); n > j {
		return m2, n
	}
	if t.entry(i).short || !t.namesMonth(i, j) {
		if t.entry(i).short && j > i+1 && !t.is(i, "mar") && (t.is(i-1, "in", "since", "last", "next", "this", "by", "until")) {
			return m, j
		}
		return m, 0
	}
	return m, j
}

// monthDay reads the day behind a month: "9", "9th", "the 9th", "ninth",
// "7-14".
func (t *timeReader) monthDay(j, month int) (day, to, next int) {
	ws := t.ws
	k := j
	if t.is(k, "the") {
		k++
	}
	if k < len(ws) && ws[k].num.ord >= 1 && ws[k].num.ord <= 30 && !ws[k].line {
		if k == j && !validDay(2000, month, int(ws[k].num.ord)) {
			return 0, 0, 0
		}
		return int(ws[k].num.ord), 0, k + 1
	}
	if k < len(ws) && ws[k].num.class == tenNumber && ws[k].num.value <= 30 && isHyphen(ws, k+1) && k+2 < len(ws) && ws[k+2].num.ord > 0 && ws[k+2].num.ord < 10 {
		return int(ws[k].num.value + ws[k+2].num.ord), 0, k + 3
	}
	if !t.dayNumber(k) || !validDay(2000, month, ws[k].n) {
		return 0, 0, 0
	}
	n := k + 1
	if glued(ws, n) && t.is(n, "st", "nd", "rd", "th") {
		n++
	} else if glued(ws, n) && (ws[n].kind == letters || ws[n].low == ":" && glued(ws, n+1) && ws[n+1].kind == digits || ws[n].low == "%" || (ws[n].low == "." || ws[n].low == ",") && glued(ws, n+1) && ws[n+1].kind == digits && ws[n+1].Len() != 4) {
		return 0, 0, 0
	}
	if t.meridiem(n) > 0 || t.is(n, "percent", "per") {
		return 0, 0, 0
	}
	d := k
	if isDash(ws, n) && t.dayNumber(n+1) && (glued(ws, n) == glued(ws, n+1)) || t.is(n, "to", "through") && t.dayNumber(n+1) {
		if ws[n+1].n > ws[d].n && validDay(2000, month, ws[n+1].n) && !(glued(ws, n+2) && (ws[n+2].low == ":" || ws[n+2].low == "%")) && t.meridiem(n+2) == 0 {
			to, n = ws[n+1].n, n+2
			if glued(ws, n) && t.is(n, "st", "nd", "rd", "th") {
				n++
			}
		}
	}
	return ws[d].n, to, n
}

// dayMonth reads "9 November", "9th of November", "the fifth of November".
func (t *timeReader) dayMonth(i int) (m timeMeaning, next int) {
	ws := t.ws
	k := i
	if t.is(k, "the") {
		k++
	}
	day, to := 0, 0
	switch {
	case t.dayDigits(k):
		day = ws[k].n
		k++
		if isDash(ws, k) && t.dayNumber(k+1) && ws[k+1].n > day {
			to = ws[k+1].n
			k += 2
		}
		if glued(ws, k) && t.is(k, "st", "nd", "rd", "th") {
			k++
		}
	case k < len(ws) && ws[k].num.ord >= 1 && ws[k].num.ord <= 30 && t.is(k+1, "of"):
		day = int(ws[k].num.ord)
		k++
	default:
		return m, 0
	}
	if t.is(k, "of") {
		k++
	} else if k > i && t.is(i, "the") && !glued(ws, k-1) {
		return m, 0
	}
	month, j := t.monthName(k)
	if month == 0 || t.line(k) || !validDay(2000, month, day) {
		return m, 0
	}
	m = timeMeaning{kind: dateTime, typ: synoptic.DateExpr, month: month, day: day, toDay: to}
	return m, j
}

// isWeekday tells the day of the week from the newspaper and the verb.
func (t *timeReader) isWeekday(i int) (day, next int) {
	e := t.entry(i)
	if e.weekday == 0 {
		return 0, 0
	}
	next = i + 1
	if e.short {
		if !t.ws[i].cap || i > 0 && t.ws[i-1].cap && !t.ws[i].line && t.ws[i-1].kind == letters {
			return 0, 0
		}
		dot := isMark(t.ws, next, ".") && glued(t.ws, next)
		if dot {
			next++
		}
		k := next
		if isMark(t.ws, k, ",") {
			k++
		}
		if mo, _ := t.isMonth(k); mo == 0 && !t.dayNumber(k) || t.is(i, "sun", "sat", "fri") && !dot && k == next && !t.dayNumber(k) && mo == 0 {
			return 0, 0
		}
		return int(e.weekday), next
	}
	if !t.ws[i].cap && t.tag(i) != "NNP" && t.tag(i) != "NN" {
		return 0, 0
	}
	if t.ws[i].tok < len(t.named) && t.named[t.ws[i].tok] {
		return 0, 0
	}
	if i > 0 && t.ws[i-1].cap && t.is(i-1, "black", "bloody", "super", "cyber", "holy", "maundy", "shrove", "giving", "fat", "palm", "good", "ash") {
		return 0, 0
	}
	return int(e.weekday), next
}

func (t *timeReader) weekdayDate(i int) (m timeMeaning, next int) {
	day, j := t.isWeekday(i)
	if day == 0 {
		return m, 0
	}
	m = timeMeaning{kind: dateTime, typ: synoptic.DateExpr, weekday: day}
	k := j
	if isMark(t.ws, k, ",") {
		k++
	}
	if !t.line(k) {
		for _, f := range []func(*timeReader, int) (timeMeaning, int){(*timeReader).monthDate, (*timeReader).dayMonth, (*timeReader).dayOfMonth} {
			if d, n := f(t, k); n > 0 && d.day > 0 && d.toDay == 0 {
				d.weekday = day
				return d, n
			}
		}
	}
	return t.weekTail(m, j)
}

// weekTail reads "next week", "of last week" behind a day of the week.
func (t *timeReader) weekTail(m timeMeaning, j int) (timeMeaning, int) {
	k := j
	if t.is(k, "of") {
		k++
	}
	if t.is(j, "in") && t.is(j+1, "the") && (t.is(j+2, "coming") && t.is(j+3, "week") || t.is(j+2, "week") && t.is(j+3, "ahead")) {
		m.rel = nextRelation
		return m, j + 4
	}
	if e := t.entry(k); e.relative && t.is(k+1, "week") && !t.is(k, "that", "same", "previous", "following") && !t.line(k) {
		m.hasWeek, m.weeks = true, int(e.shift)
		return m, k + 2
	}
	return m, j
}

// dayOfMonth reads "the 5th" where it is no "5th Avenue".
func (t *timeReader) dayOfMonth(i int) (m timeMeaning, next int) {
	ws := t.ws
	if !t.is(i, "the") || !t.dayNumber(i+1) || !glued(ws, i+2) || !t.is(i+2, "st", "nd", "rd", "th") {
		return m, 0
	}
	if i == 0 || !(t.is(i-1, "on", "by", "from", "until", "till", "since", "to", "before", "after", "between", "and", "of", "through") || t.entry(i-1).weekday > 0 || isMark(ws, i-1, ",")) {
		return m, 0
	}
	if i+3 < len(ws) && !ws[i+3].line && ws[i+3].kind == letters {
		switch tag := t.tag(i + 3); {
		case t.is(i+3, "of") && t.entry(i+4).relative && t.is(i+5, "month"):
			return timeMeaning{kind: dateTime, typ: synoptic.DateExpr, day: ws[i+1].n, unit: 'm', shift: int(t.entry(i + 4).shift), rel: thisRelation}, i + 6
		case t.is(i+3, "of", "in", "at") && !t.is(i-1, "on"), len(tag) > 1 && (tag[:2] == "NN" || tag[:2] == "JJ" || tag == "CD" || tag == "VBG"), isHyphen(ws, i+3), t.is(i+3, "of"):
			return m, 0
		}
	}
	if t.is(i-1, "and", "to", "of", "by", "from", "between") && i+3 < len(ws) && ws[i+3].kind == mark && isHyphen(ws, i+3) {
		return m, 0
	}
	return timeMeaning{kind: dateTime, typ: synoptic.DateExpr, day: ws[i+1].n}, i + 3
}
