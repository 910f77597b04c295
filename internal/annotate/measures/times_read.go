package measures

import (
	"synoptic"
)

// timeReader finds expressions of time in one article.
type timeReader struct {
	ws []timeWord
	r  *synoptic.Reading
	// dotted says that the article writes clocks with a full stop ("6.10am"), so
	// that "at 6.13" is one.
	dotted bool
	// named marks the tokens that lie in a person's or a work's name.
	named []bool
	// quoted marks the words between quotation marks.
	quoted []bool
	depth  int // of expressions inside expressions
}

// maxTimeDepth bounds "the week of the week of …", which would otherwise cost
// the square of its length.
const maxTimeDepth = 3

func (t *timeReader) low(i int) string {
	if i < 0 || i >= len(t.ws) {
		return ""
	}
	return t.ws[i].low
}

func (t *timeReader) entry(i int) *timeEntry {
	if i < 0 || i >= len(t.ws) {
		return &noEntry
	}
	return t.ws[i].time
}

func (t *timeReader) tag(i int) string {
	if i < 0 || i >= len(t.ws) || t.ws[i].tok >= len(t.r.Tokens) {
		return ""
	}
	return t.r.Tokens[t.ws[i].tok].Tag
}

func (t *timeReader) is(i int, forms ...string) bool {
	l := t.low(i)
	if l == "" {
		return false
	}
	for _, f := range forms {
		if l == f {
			return true
		}
	}
	return false
}

// next is the place after word i if the words from i on are the ones given, else 0.
func (t *timeReader) phrase(i int, words []string) int {
	for k, w := range words {
		if t.low(i+k) != w {
			return 0
		}
	}
	return i + len(words)
}

// starts reports cheaply whether an expression can start at word i at all.
func (t *timeReader) starts(i int) bool {
	w := &t.ws[i]
	if w.kind == digits {
		return true
	}
	if w.kind == mark {
		return w.low == "'" || w.low == "’" || w.low == "‘"
	}
	if w.time != &noEntry || w.num != &noNumberEntry {
		return true
	}
	switch w.low {
	case "the", "a", "an", "early", "late", "earlier", "later", "mid", "each", "every", "half", "quarter", "post", "pre", "fiscal", "recent", "first", "these", "those", "that", "midnight", "year", "q", "once", "final", "fy":
		return true
	}
	return false
}

// read reads the longest expression that starts at word i; next is 0 if there
// is none.
func (t *timeReader) read(i int) (m timeMeaning, next int) {
	if !t.starts(i) {
		return m, 0
	}
	m, next = t.whole(i)
	if k := t.approx(i); k > 0 && k < len(t.ws) {
		if a, n := t.whole(k); n > next && (a.kind == durationTime || a.clock || a.kind == shiftTime && a.amount > 0 || a.edge == "END") {
			m, next = a, n
		}
	}
	return m, next
}

// approx is the place after "nearly", "at least", "more than"; 0 if none.
func (t *timeReader) approx(i int) int {
	if !t.ws[i].time.approx {
		return 0
	}
	if t.is(i, "over", "under", "around", "about") && (t.is(i+1, "the", "its", "his", "their", "recent", "last", "past") || t.is(i, "over") && t.r.Tokens[t.ws[i].tok].Dep == "prep" && !t.is(i+1, "a", "an")) {
		return 0
	}
	best := 0
	for _, p := range english.phrases[t.ws[i].low] {
		if p.class == "approx" {
			best = max(best, t.phrase(i, p.words))
		}
	}
	return best
}

// whole reads an expression with the words that place it inside a period.
func (t *timeReader) whole(i int) (m timeMeaning, next int) {
	m, next = t.dated(i)
	switch t.low(i) {
	case "early", "late", "earlier", "later", "mid":
		k := i + 1
		if isHyphen(t.ws, k) {
			k++
		}
		if t.is(k, "on", "in") && t.is(i, "earlier", "later", "late", "early") {
			k++
		}
		if a, n := t.dated(k); n > next && a.kind != durationTime && a.kind != refTime && a.kind != setTime {
			a.edge = map[string]string{"early": "START", "late": "END", "mid": "MID"}[t.low(i)]
			return a, n
		}
	case "the":
		k := i + 1
		edge := ""
		switch t.low(k) {
		case "end", "close":
			edge = "END"
		case "beginning", "start":
			edge = "START"
		case "middle":
			edge = "MID"
		}
		if edge != "" && t.is(k+1, "of") {
			if a, n := t.dated(k + 2); n > next && a.kind != durationTime && a.kind != refTime && a.kind != setTime {
				a.edge = edge
				return a, n
			}
			if t.is(k+2, "the") && t.entry(k+3).unit != 0 {
				if u := t.entry(k + 3).unit; u == 'Y' || u == 'm' || u == 'W' || u == 'T' || u == 'C' {
					return timeMeaning{kind: shiftTime, typ: synoptic.DateExpr, unit: u, edge: edge}, k + 4
				}
			}
		}
		if t.is(k, "early", "late", "mid") {
			if isHyphen(t.ws, k+1) {
				k++
			}
			if a, n := t.dated(k + 1); n > next && a.kind == dateTime {
				a.edge = map[string]string{"early": "START", "late": "END", "mid": "MID"}[t.low(i+1)]
				return a, n
			}
		}
	}
	return m, next
}

// dated reads a date with a clock or part of the day on either side of it.
func (t *timeReader) dated(i int) (m timeMeaning, next int) {
	m, next = t.core(i)
	if next == 0 {
		return m, 0
	}
	m, next = t.yearTail(m, next)
	switch {
	case m.clock && !m.dayLevel():
		return t.clockThenDay(m, next)
	case m.dayLevel():
		return t.dayThenClock(m, next)
	}
	return m, next
}

// yearTail reads ", 2016", "of last year", "this year" after a month, season
// or quarter.
func (t *timeReader) yearTail(m timeMeaning, next int) (timeMeaning, int) {
	if !m.canHoldYear() {
		return m, next
	}
	k := next
	if isMark(t.ws, k, ",") && glued(t.ws, k) {
		k++
	}
	if t.is(k, "of", "in") {
		k++
		if t.is(k, "the") && t.is(k+1, "year") {
			k += 2
		}
	}
	if y, n := t.yearNumber(k); n > 0 && y >= 1000 && !t.line(k) && (m.day > 0 || !t.counted(n)) {
		m.year = y
		return m, n
	}
	if t.is(k-1, "of") && (t.is(k, "that") || t.is(k, "the") && t.is(k+1, "same", "following", "previous")) || t.is(k, "the") && t.is(k+1, "same", "following") || t.is(k, "that") {
		j := k + 1
		if t.is(k, "the") {
			j++
		}
		if t.is(j, "year") && k == next+boolInt(t.is(k-1, "of")) {
			m.hasY2, m.ofThat, m.year2 = true, true, int(t.entry(j-1).shift)
			return m, j + 1
		}
	}
	for _, art := range []bool{false, true} {
		j := k
		if art {
			if !t.is(j, "the") {
				break
			}
			j++
		}
		if e := t.entry(j); e.relative && t.is(j+1, "year") && !t.is(j, "same", "that", "previous", "following", "preceding", "prior") {
			if isMark(t.ws, k-1, ",") || t.is(k-1, "in") {
				break
			}
			m.hasY2, m.year2 = true, int(e.shift)
			return m, j + 2
		}
	}
	return m, next
}

func (t *timeReader) line(i int) bool { return i < len(t.ws) && t.ws[i].line }

// counted reports whether word i is a plural noun right after a number, which
// that number then counts ("2000 people").
func (t *timeReader) counted(i int) bool {
	return i < len(t.ws) && !t.ws[i].line && t.ws[i].kind == letters && (t.tag(i) == "NNS" || t.is(i, "people", "percent", "million", "billion", "km", "kg", "miles"))
}

func (t *timeReader) clockThenDay(m timeMeaning, next int) (timeMeaning, int) {
	for _, k := range []int{next, next + 1, next + 2} {
		if k > next && !(t.is(k-1, "on", ",") || t.is(k-1, "of")) {
			break
		}
		if d, n := t.core(k); n > 0 && d.dayLevel() && !d.clock && !t.line(k) {
			d, n = t.yearTail(d, n)
			d.clock, d.hour, d.minute, d.second, d.zone, d.local, d.halfDay, d.typ = true, m.hour, m.minute, m.second, m.zone, m.local, m.halfDay, synoptic.ClockExpr
			if t.entry(n).part != "" && !t.line(n) {
				d.part = t.entry(n).part
				n++
			}
			d.settle()
			return d, n
		}
	}
	return m, next
}

func (t *timeReader) dayThenClock(m timeMeaning, next int) (timeMeaning, int) {
	if t.line(next) {
		return m, next
	}
	if e := t.entry(next); e.part != "" && m.part == "" && (t.low(next) != "noon" || m.weekday > 0 || m.kind == shiftTime) {
		m.part, m.typ = e.part, synoptic.ClockExpr
		next++
		if t.is(next, "local") && t.is(next+1, "time") {
			m.local = true
			next += 2
		}
	} else if t.is(next, "local") && t.is(next+1, "time") {
		m.local = true
		next += 2
	}
	k := next
	if t.is(k, "at", ",", "around", "about") {
		k++
		if t.is(k, "at", "about", "around") {
			k++
		}
	}
	if c, n := t.clock(k); n > 0 && !t.line(k) && (k > next || c.halfDay) && !m.clock {
		m.clock, m.hour, m.minute, m.second, m.zone, m.local, m.halfDay, m.typ = true, c.hour, c.minute, c.second, c.zone, c.local || m.local, c.halfDay, synoptic.ClockExpr
		next = n
		m.settle()
	}
	return m, next
}

// settle brings the clock in line with the part of the day that is said with
// it ("9 on Tuesday evening").
func (m *timeMeaning) settle() {
	if !m.halfDay && m.clock && m.hour < 12 && (m.part == "EV" || m.part == "AF" && m.hour < 8 || m.part == "NI" && m.hour >= 6) {
		m.hour += 12
		m.halfDay = true
	}
}

// core reads the longest of the expressions that can start at word i; of two
// that are as long the first wins.
func (t *timeReader) core(i int) (m timeMeaning, next int) {
	if i >= len(t.ws) || t.depth > maxTimeDepth {
		return m, 0
	}
	t.depth++
	defer func() { t.depth-- }()
	try := func(f func(*timeReader, int) (timeMeaning, int)) {
		if a, n := f(t, i); n > next {
			m, next = a, n
		}
	}
	w := &t.ws[i]
	e := w.time
	numeral := w.kind == digits || w.num != &noNumberEntry
	the := w.low == "the"
	if w.kind == digits {
		try((*timeReader).numericDate)
	}
	if e.month > 0 {
		try((*timeReader).monthDate)
	}
	if numeral || the {
		try((*timeReader).dayMonth)
	}
	if e.weekday > 0 {
		try((*timeReader).weekdayDate)
	}
	if the {
		try((*timeReader).dayOfMonth)
	}
	if numeral || w.low == "noon" || w.low == "midday" || w.low == "midnight" || w.low == "quarter" {
		try((*timeReader).clock)
	}
	if w.kind == letters {
		try((*timeReader).relative)
	}
	if numeral || the || e.unit != 0 || w.low == "a" || w.low == "an" || w.low == "half" || w.low == "another" || w.low == "just" || w.low == "only" {
		try((*timeReader).ago)
		try((*timeReader).duration)
	}
	if w.kind == letters {
		try((*timeReader).set)
	}
	if numeral || the || w.low == "q" {
		try((*timeReader).quarter)
	}
	if the || e.season != "" {
		try((*timeReader).season)
	}
	if numeral || the || w.kind == mark {
		try((*timeReader).decade)
	}
	if numeral || the || w.kind == mark || w.low == "fiscal" {
		try((*timeReader).yearDate)
	}
	if e.start {
		try((*timeReader).phraseDate)
	}
	if e != &noEntry {
		try((*timeReader).word)
	}
	return m, next
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
