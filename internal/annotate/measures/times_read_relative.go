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

// amountUnit reads the unit behind an amount: "two more weeks", "trading days".
func (t *timeReader) amountUnit(n number, j int) (m timeMeaning, next int) {
	if t.line(j) {
		return m, 0
	}
	hyphen := isHyphen(t.ws, j) && glued(t.ws, j) && glued(t.ws, j+1)
	if hyphen {
		j++
	} else {
		for k := 0; k < 2 && t.is(j, "more", "additional", "trading", "business", "working", "consecutive", "straight", "full", "further", "other", "calendar", "extra", "long", "whole", "successive"); k++ {
			j++
		}
	}
	e := t.entry(j)
	if t.is(j, "day") && n.value == 1 && !n.digits && !n.article && !hyphen && len(t.tag(j+1)) > 1 && t.tag(j + 1)[:2] == "VB" && t.low(j-1) == "one" {
		return timeMeaning{kind: refTime, typ: synoptic.DateExpr, text: "FUTURE_REF"}, j + 1
	}
	if e.unit == 0 || e.unit == 'N' && t.is(j, "night") && !n.digits && n.value == 0 || e.unit == 'E' && n.value == 1 {
		return m, 0
	}
	singular := t.low(j)[len(t.low(j))-1] != 's' && t.low(j) != "millennia"
	if !hyphen && singular && !n.vague && n.value != 1 && n.value != .5 && !t.is(j, "day", "hour", "week", "month", "year") {
		return m, 0
	}
	if t.is(j, "second", "quarter") && !hyphen && !(n.value == 1 && !n.article && n.digits) {
		return m, 0
	}
	if n.part && n.value != .5 && n.value < 1 {
		return m, 0
	}
	m = timeMeaning{kind: durationTime, typ: synoptic.DurationExpr, amount: n.value, vague: n.vague, unit: e.unit}
	next = j + 1
	if hyphen && isHyphen(t.ws, next) && glued(t.ws, next) && t.is(next+1, "old", "olds") {
		return m, 0 // an age
	}
	if !hyphen && n.article && isHyphen(t.ws, next) && glued(t.ws, next) && !t.is(next+1, "long") {
		return m, 0 // "a year-earlier loss"
	}
	if hyphen && isHyphen(t.ws, next) && glued(t.ws, next) && t.is(next+1, "long") {
		next += 2
	}
	if !hyphen && t.is(next, "old") {
		return m, 0
	}
	return m, next
}

// duration reads "three days", "five-day", "a year and a half", "nine minutes
// and 46 seconds", "two to three weeks", "years".
func (t *timeReader) duration(i int) (m timeMeaning, next int) {
	if m, next = t.bareUnits(i); next > 0 {
		return m, next
	}
	n, j := t.amount(i)
	if j == 0 {
		return m, 0
	}
	m, next = t.amountUnit(n, j)
	if next == 0 {
		return m, 0
	}
	// "an hour and a half", "nine minutes and 46 seconds"
	if t.is(next, "and") && t.is(next+1, "a") && t.is(next+2, "half") && !m.vague {
		m.amount += .5
		return m, next + 3
	}
	k := next
	for c := 0; c < 3; c++ {
		if t.is(k, "and") || isMark(t.ws, k, ",") && glued(t.ws, k) {
			k++
		}
		n2, ok := readNumber(t.ws, k)
		if !ok || n2.ordinal || n2.vague || m.vague || t.line(k) {
			break
		}
		d, n3 := t.amountUnit(n2, n2.next)
		last := m.unit
		if len(m.more) > 0 {
			last = m.more[len(m.more)-1].unit
		}
		if n3 == 0 || unitSize(d.unit) >= unitSize(last) {
			break
		}
		m.more = append(m.more, timeAmount{d.amount, d.unit})
		next, k = n3, n3
	}
	return m, next
}

// amount reads the number of a duration: also "a" and "half an".
func (t *timeReader) amount(i int) (n number, next int) {
	switch {
	case t.is(i, "half") && t.is(i+1, "a", "an") && t.entry(i+2).unit != 0:
		return number{value: .5, low: -1}, i + 2
	case t.is(i, "a", "an") && (t.entry(i+1).unit != 0 && t.singularUnit(i+1) || t.is(i+1, "full", "whole", "further", "minute") || isHyphen(t.ws, i+1) && t.entry(i+2).unit != 0):
		return number{value: 1, low: -1, article: true}, i + 1
	case t.is(i, "another") && t.entry(i+1).unit != 0:
		return number{value: 1, low: -1}, i + 1
	}
	n, ok := readNumber(t.ws, i)
	if !ok || n.ordinal {
		return n, 0
	}
	if i > 0 && t.ws[i].kind == digits && glued(t.ws, i) && (currencySign(t.low(i-1)) != "" || t.ws[i-1].kind == letters || t.is(i-1, ".", ":", ",")) {
		return n, 0
	}
	j := n.next
	if (t.is(j, "to", "or", "and") || isDash(t.ws, j) && t.ws[i].kind == digits) && !n.vague {
		if n2, ok := readNumber(t.ws, j+1); ok && !n2.ordinal && !n2.vague && n2.value > n.value && !(t.is(j, "and") && !t.is(i-1, "between")) {
			if t.entry(n2.next).unit != 0 || isHyphen(t.ws, n2.next) && t.entry(n2.next+1).unit != 0 {
				n.next = n2.next
				return n, n2.next
			}
		}
	}
	return n, j
}

// bareUnits reads units without a number: "for years", "weeks or months",
// "decades-long".
func (t *timeReader) bareUnits(i int) (m timeMeaning, next int) {
	e := t.entry(i)
	if e.unit == 0 || t.singularUnit(i) || t.is(i, "seconds", "quarters", "nights", "weekends", "second", "sec", "secs", "mins", "hrs") {
		if e.unit != 0 && t.is(i, "day", "night", "week", "month", "year") && isHyphen(t.ws, i+1) && glued(t.ws, i+1) && t.is(i+2, "long") {
			return timeMeaning{kind: durationTime, typ: synoptic.DurationExpr, amount: 1, unit: e.unit}, i + 3
		}
		return m, 0
	}
	m = timeMeaning{kind: durationTime, typ: synoptic.DurationExpr, vague: true, unit: e.unit}
	if isHyphen(t.ws, i+1) && glued(t.ws, i+1) {
		if t.is(i+2, "long") {
			return m, i + 3
		}
		return m, 0
	}
	if !(t.is(i-1, "for", "of", "in", "over", "after", "within", "took", "take", "takes", "lasted", "last", "spent", "spend", "was", "be", "are", "been", "before", "and", "or", "by", "than", "the", "every", "it", "is") || i > 0 && t.ws[i-1].kind == mark || i == 0 || t.is(i+1, "ago", "later", "earlier", "of", "before", "after")) {
		return m, 0
	}
	if t.is(i-1, "the") && !t.is(i+1, "since", "ahead", "before", "after") || t.is(i, "minutes") && !t.is(i+1, "later", "earlier", "ago", "after", "before") {
		return m, 0
	}
	if t.is(i+1, "or") && t.entry(i+2).unit != 0 && !t.singularUnit(i+2) {
		return m, i + 3
	}
	return m, i + 1
}

// ago reads "two weeks ago", "a year earlier", "two days later", "a week from
// now", "year-ago".
func (t *timeReader) ago(i int) (m timeMeaning, next int) {
	if t.is(i, "year") && (t.is(i+1, "end") && !t.line(i+1) || isHyphen(t.ws, i+1) && glued(t.ws, i+1) && t.is(i+2, "end")) && t.is(i-1, "by", "before", "at", "until", "around", "the", "since", "from", "till", "to") {
		n := i + 2
		if isHyphen(t.ws, i+1) {
			n++
		}
		return timeMeaning{kind: dateTime, typ: synoptic.DateExpr, month: 12, edge: "END", hasY2: true}, n
	}
	if t.is(i, "year", "month", "week") && isHyphen(t.ws, i+1) && glued(t.ws, i+1) && t.is(i+2, "ago", "earlier") {
		return timeMeaning{kind: shiftTime, typ: synoptic.DateExpr, unit: t.entry(i).unit, shift: -1, amount: 1, base: fromPrevious, report: true}, i + 3
	}
	k := i
	if t.is(k, "just", "only", "the") {
		if !t.is(k, "the") {
			return m, 0
		}
		k++
	}
	d, j := t.duration(k)
	if j == 0 || len(d.more) > 0 || d.amount != float64(int(d.amount)) || d.amount > 5000 {
		return m, 0
	}
	if t.is(j, "or") && t.is(j+1, "so") {
		j += 2
	}
	m = timeMeaning{kind: shiftTime, typ: synoptic.DateExpr, unit: d.unit, amount: max(d.amount, 1), vague: d.vague, shift: int(d.amount)}
	switch {
	case t.is(j, "ago"):
		m.shift = -m.shift
	case t.is(j, "earlier"), t.is(j, "previously"), t.is(j, "beforehand"), t.is(j, "before") && t.endsPhrase(j+1):
		m.shift, m.base = -m.shift, fromPrevious
	case t.is(j, "later"), t.is(j, "afterward", "afterwards"), t.is(j, "after") && t.endsPhrase(j+1):
		m.base = fromPrevious
	case t.is(j, "from") && t.is(j+1, "now", "today"):
		j++
	default:
		return m, 0
	}
	if d.unit == 'Y' && d.amount == 1 && m.shift == -1 && t.priorAmount(i) {
		m.report = true
	}
	if d.vague && m.base == fromPrevious {
		d.kind = durationTime
		return d, j
	}
	switch m.unit {
	case 'H', 'M', 'S', 'N':
		m.typ = synoptic.ClockExpr
	}
	return m, j + 1
}

// priorAmount reports whether an amount or "than" stands shortly before word
// i: then "a year ago" is the like period of the accounts.
func (t *timeReader) priorAmount(i int) bool {
	for k := i - 1; k >= 0 && k > i-7; k-- {
		if t.ws[k].line && k < i-1 {
			return false
		}
		if t.ws[k].kind == digits || t.ws[k].num.class == multiplierNumber || t.is(k, "than", "share", "profit", "earnings", "loss", "revenue", "sales") {
			return true
		}
	}
	return false
}

// endsPhrase reports whether nothing that "before" could govern follows.
func (t *timeReader) endsPhrase(j int) bool {
	return j >= len(t.ws) || t.ws[j].line || t.ws[j].kind == mark && !t.is(j, "\"", "“", "'", "‘", "$", "£", "€", "(")
}

// set reads "daily", "every Monday", "each year", "a year" after a price,
// "Mondays", "twice a week".
func (t *timeReader) set(i int) (m timeMeaning, next int) {
	m = timeMeaning{kind: setTime, typ: synoptic.SetExpr}
	e := t.entry(i)
	switch {
	case e.set != "" && !(t.ws[i].cap && (t.capAfter(i+1) || i > 0 && t.ws[i-1].cap && !t.ws[i].line)):
		m.text = e.set
		return m, i + 1
	case t.is(i, "every", "each"):
		j, n := i+1, 1.0
		if t.is(j, "other") {
			n, j = 2, j+1
		} else if t.is(j, "single") {
			j++
		} else if k, ok := plainCardinal(t.ws, j); ok && t.is(i, "every") {
			n, j = k.value, k.next
		}
		u := t.entry(j)
		switch {
		case u.weekday > 0 && !u.short:
			m.text = "XXXX-WXX-" + string(rune('0'+u.weekday))
			if p := t.entry(j + 1).part; p != "" {
				m.text += "T" + p
				j++
			}
			return m, j + 1
		case u.month > 0 && !u.short && t.ws[j].cap:
			m.text = "XXXX-" + two(int(u.month))
			return m, j + 1
		case u.season != "":
			m.text = "XXXX-" + u.season
			return m, j + 1
		case u.part != "" && t.is(j, "morning", "evening", "afternoon", "night"):
			m.text = "XXXX-XX-XXT" + u.part
			return m, j + 1
		case u.unit != 0 && u.unit != 'S' && u.unit != 'L':
			m.text = durationValue(n, false, u.unit, nil)
			return m, j + 1
		}
	case t.is(i, "a", "an") && t.entry(i+1).unit != 0 && t.singularUnit(i+1) && i > 0:
		if !t.priced(i) {
			return m, 0
		}
		m.rate = true
		m.text = durationValue(1, false, t.entry(i+1).unit, nil)
		return m, i + 2
	case e.weekday > 0, e.weekday == 0 && t.pluralWeekday(i) > 0:
		if d := t.pluralWeekday(i); d > 0 {
			m.text = "XXXX-WXX-" + string(rune('0'+d))
			return m, i + 1
		}
		if p := t.entry(i + 1); p.part != "" && t.is(i+1, "mornings", "evenings", "nights", "afternoons") {
			m.text = "XXXX-WXX-" + string(rune('0'+e.weekday)) + "T" + p.part
			return m, i + 2
		}
	}
	return m, 0
}

func (t *timeReader) pluralWeekday(i int) int {
	l := t.low(i)
	if len(l) < 7 || l[len(l)-1] != 's' || !t.ws[i].cap {
		return 0
	}
	e := english.times[l[:len(l)-1]]
	if e == nil || e.short {
		return 0
	}
	return int(e.weekday)
}

// priced reports whether what stands before "a year" is an amount or a number
// of times, so that "a year" says how often.
func (t *timeReader) priced(i int) bool {
	if t.is(i-1, "times", "once", "twice", "percent", "dollars", "million", "billion", "people", "passengers", "hours", "days", "visitors", "barrels", "tons", "tonnes", "euros", "pounds", "cents", "deaths", "trips", "flights", "thousand") {
		return true
	}
	p := &t.ws[i-1]
	if p.num.class == suffixNumber && !p.gap {
		return true
	}
	if p.kind != digits {
		return false
	}
	for k := i - 2; k >= 0 && k > i-7; k-- {
		if currencySign(t.ws[k].low) != "" {
			return true
		}
		if t.ws[k].kind != digits && t.ws[k].low != "," && t.ws[k].low != "." {
			return false
		}
	}
	return false
}
