package measures

import "synoptic"

// quarter reads "the third quarter", "third-quarter", "Q3", "the first half".
func (t *timeReader) quarter(i int) (m timeMeaning, next int) {
	m = timeMeaning{kind: dateTime, typ: synoptic.DateExpr}
	k := i
	if t.is(k, "the") {
		k++
	}
	if k >= len(t.ws) {
		return m, 0
	}
	// "the corresponding period last year", "last year's quarter"
	if t.is(k, "same", "corresponding", "comparable", "similar") && k > i && (t.is(k+1, "quarter", "period") || t.is(k+1, "year") && isHyphen(t.ws, k+2)) {
		if t.is(k+2, "last") && t.is(k+3, "year") || t.is(k+2, "a") && t.is(k+3, "year") && t.is(k+4, "earlier", "ago") {
			n := k + 4
			if t.is(k+2, "a") {
				n++
			}
			return timeMeaning{kind: shiftTime, typ: synoptic.DateExpr, unit: 'Y', shift: -1, amount: 1, base: fromPrevious, report: true}, n
		}
	}
	// "the 1988 third quarter"
	if y, n := t.yearNumber(k); n > 0 && k > i && t.ws[k].kind == digits {
		q, n2 := t.quarter(n)
		if n2 > 0 && q.year == 0 {
			q.year = y
			return q, n2
		}
		if t.is(n, "quarter", "period") {
			m.year, m.unit, m.bare = y, 'Q', true
			return m, n + 1
		}
		return m, 0
	}
	if t.is(k, "q") && k == i && glued(t.ws, k+1) && t.ws[k+1].kind == digits && t.ws[k+1].n >= 1 && t.ws[k+1].n <= 4 && t.ws[k+1].Len() == 1 && t.ws[k].cap {
		m.quarter = t.ws[k+1].n
		return m, k + 2
	}
	o, n := t.ordinal(k)
	if n == 0 {
		return m, 0
	}
	if isHyphen(t.ws, n) && glued(t.ws, n) {
		if k > i {
			return m, 0
		}
		n++
	} else if t.is(n, "fiscal") {
		n++
	}
	switch {
	case t.is(n, "quarter") && o <= 4 && !t.is(n+1, "of") || t.is(n, "quarter") && o <= 4 && t.is(n+1, "of") && !t.is(n+2, "a"):
		m.quarter = o
	case t.is(n, "half") && o <= 2 && k > i && t.is(n+1, "of") && (t.is(n+2, "this", "last", "next", "the") && t.is(n+3, "year") || n+2 < len(t.ws) && t.yearAt(n+2)):
		m.half = o
	default:
		return m, 0
	}
	return m, n + 1
}

func (t *timeReader) yearAt(i int) bool { _, n := t.yearNumber(i); return n > 0 }

// ordinal reads "third" or "3rd".
func (t *timeReader) ordinal(k int) (v, next int) {
	if k >= len(t.ws) {
		return 0, 0
	}
	if w := &t.ws[k]; w.num.ord > 0 {
		return int(w.num.ord), k + 1
	}
	if n, ok := readNumber(t.ws, k); ok && n.ordinal && n.value < 100 {
		return int(n.value), n.next
	}
	return 0, 0
}

// season reads a season that a year, a preposition or an article shows to be
// one; with "last", "this", "next" see relative.
func (t *timeReader) season(i int) (m timeMeaning, next int) {
	k := i
	if t.is(k, "the") {
		k++
	}
	e := t.entry(k)
	if e.season == "" || !t.singular(k) {
		return m, 0
	}
	m = timeMeaning{kind: dateTime, typ: synoptic.DateExpr, season: e.season}
	if m2, n := t.yearTail(m, k+1); n > k+1 && (m2.year > 0 || m2.hasY2) {
		return m2, n
	}
	if k > i && t.is(k, "summer", "winter", "spring") && t.is(i-1, "in", "during", "over", "of", "by") && !t.noun(k+1) {
		return m, k + 1
	}
	return m, 0
}

func (t *timeReader) singular(k int) bool { l := t.low(k); return l[len(l)-1] != 's' }

// noun reports whether word i is a noun on the same line, so that the word
// before it only qualifies it.
func (t *timeReader) noun(i int) bool {
	tag := t.tag(i)
	return i < len(t.ws) && !t.ws[i].line && t.ws[i].kind == letters && len(tag) > 1 && tag[:2] == "NN"
}

// decade reads "1990s", "the '90s", "the nineties", "the 20th century".
func (t *timeReader) decade(i int) (m timeMeaning, next int) {
	m = timeMeaning{kind: dateTime, typ: synoptic.DateExpr}
	ws := t.ws
	k := i
	if t.is(k, "the") {
		k++
	}
	if k >= len(ws) {
		return m, 0
	}
	if o, n := t.ordinal(k); n > 0 && o >= 5 && o <= 22 {
		if isHyphen(ws, n) && glued(ws, n) {
			n++
		}
		if t.is(n, "century") {
			m.century = o - 1
			return m, n + 1
		}
	}
	if t.is(k, "early", "mid", "late") && k > i { // "the late 1970s" is read by whole
		return m, 0
	}
	quote := isMark(ws, k, "'") || isMark(ws, k, "’") || isMark(ws, k, "‘")
	if quote {
		k++
	}
	if k >= len(ws) {
		return m, 0
	}
	w := &ws[k]
	switch {
	case w.kind == digits && w.n%10 == 0 && (w.Len() == 4 && w.n >= 1500 && w.n <= 2100 || w.Len() == 2 && w.n >= 20 && (quote || k > i) && i+1 <= k) && glued(ws, k+1) && (t.is(k+1, "s") || (isMark(ws, k+1, "'") || isMark(ws, k+1, "’")) && glued(ws, k+2) && t.is(k+2, "s") && !t.noun(k+3)):
		n := k + 2
		if !t.is(k+1, "s") {
			n++
		}
		if w.Len() == 2 && !quote && t.is(i-1, "in") && t.is(i, "the") && !t.line(n) && t.noun(n) {
			return m, 0
		}
		y := w.n
		if w.Len() == 2 {
			if !quote && !t.is(i-1, "in", "of", "since", "during", "early", "late", "mid") {
				return m, 0
			}
			y = 1900 + w.n
		}
		if y%100 == 0 && w.Len() == 4 && y != 2000 && y != 1900 || t.is(i-1, "her", "his") {
			return m, 0
		}
		m.decade = y / 10
		return m, n
	case k > i && !quote:
		for j, f := range [...]string{"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"} {
			if w.low == f && !t.is(i-1, "her", "his") {
				m.decade = 192 + j
				return m, k + 1
			}
		}
	}
	return m, 0
}

// phraseDate reads fixed phrases and holidays, the longest first.
func (t *timeReader) phraseDate(i int) (m timeMeaning, next int) {
	if !t.entry(i).start {
		return m, 0
	}
	var best *timePhrase
	list := english.phrases[t.low(i)]
	for k := range list {
		if p := &list[k]; p.class != "approx" && len(p.words) > next-i {
			if n := t.phrase(i, p.words); n > next {
				best, next = p, n
			}
		}
	}
	if best == nil {
		return m, 0
	}
	if best.class == "holiday" {
		if !t.ws[next-1].cap && t.low(next-1) != "s" {
			return m, 0
		}
		return timeMeaning{kind: dateTime, typ: synoptic.DateExpr, holiday: best.value}, next
	}
	if next < len(t.ws) && (t.is(i, "the") || t.is(i, "one", "this")) && t.followsNoun(next) {
		return m, 0
	}
	if best.value[0] == 'P' && best.value[1] == 'X' {
		return timeMeaning{kind: refTime, typ: synoptic.DurationExpr, text: best.value}, next
	}
	return timeMeaning{kind: refTime, typ: synoptic.DateExpr, text: best.value}, next
}

// followsNoun reports whether the phrase ending before i goes on ("the past
// three months", "the future king").
func (t *timeReader) followsNoun(i int) bool {
	return !t.ws[i].line && (t.ws[i].kind == digits || t.ws[i].num.class != noNumber || t.noun(i) || t.entry(i).unit != 0 || isHyphen(t.ws, i) || t.is(i-1, "day") && t.is(i, "after", "before", "in", "of", "later", "earlier", "this"))
}

// titled reports whether the capitalised word at i stands between capitalised
// words, or behind "The" and before one.
func (t *timeReader) titled(i int) bool {
	return i > 0 && t.ws[i].cap && !t.ws[i].line && t.ws[i-1].kind == letters && t.ws[i-1].cap && i+1 < len(t.ws) && t.ws[i+1].cap && !t.ws[i+1].line
}

// word reads single words: "yesterday", "tonight", "now", "recently".
func (t *timeReader) word(i int) (m timeMeaning, next int) {
	e := t.entry(i)
	switch {
	case e.day:
		if t.is(i, "today") && i > 0 && t.ws[i].cap && (t.is(i-1, "usa") || t.ws[i-1].cap && t.ws[i-1].kind == letters && !t.ws[i].line) {
			return m, 0
		}
		return timeMeaning{kind: shiftTime, typ: synoptic.DateExpr, unit: 'D', shift: int(e.shift)}, i + 1
	case e.partOfToday != "":
		if t.titled(i) {
			return m, 0 // "The Tonight Show"
		}
		return timeMeaning{kind: shiftTime, typ: synoptic.ClockExpr, unit: 'D', part: e.partOfToday}, i + 1
	case e.ref != "":
		if isHyphen(t.ws, i+1) && glued(t.ws, i+1) && t.is(i, "now", "soon") || t.is(i, "now") && t.is(i+1, "that") || t.is(i, "soon") && t.is(i-1, "as", "too", "how") || t.is(i, "soon") && t.is(i+1, "after", "afterward", "afterwards", "as") {
			return m, 0
		}
		return timeMeaning{kind: refTime, typ: synoptic.DateExpr, text: e.ref}, i + 1
	}
	return m, 0
}
