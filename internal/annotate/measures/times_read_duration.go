package measures

import (
	"synoptic"
)

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
