package measures

import (
	"synoptic"
)

// yearNumber reads a year in digits or words: 1996, "nineteen ninety-six",
// "two thousand". Years before 1000 are not read.
func (t *timeReader) yearNumber(i int) (year, next int) {
	ws := t.ws
	if i >= len(ws) {
		return 0, 0
	}
	if w := &ws[i]; w.kind == digits {
		if w.Len() != 4 || w.n < 1000 || w.n > 2199 || glued(ws, i+1) && (ws[i+1].kind == letters && !t.is(i+1, "s") || ws[i+1].low == "%" || ws[i+1].low == ":" || (ws[i+1].low == "." || ws[i+1].low == ",") && glued(ws, i+2) && ws[i+2].kind == digits) {
			return 0, 0
		}
		return w.n, i + 1
	}
	n := 0
	switch {
	case t.is(i, "nineteen"):
		n = 19
	case t.is(i, "eighteen"):
		n = 18
	case t.is(i, "twenty"):
		n = 20
	case t.is(i, "two") && t.is(i+1, "thousand"):
		if !t.is(i-1, "year", "in", "since", "by", "of") || t.counted(i+2) || t.is(i+2, "and") || i+2 < len(ws) && (ws[i+2].num.class != noNumber || t.entry(i+2).unit != 0) {
			return 0, 0
		}
		return 2000, i + 2
	default:
		return 0, 0
	}
	j := i + 1
	if isHyphen(ws, j) {
		j++
	}
	if j >= len(ws) {
		return 0, 0
	}
	switch {
	case ws[j].num.class == tenNumber:
		v := int(ws[j].num.value)
		if k := j + 1; isHyphen(ws, k) && k+1 < len(ws) && ws[k+1].num.class == cardinalNumber && ws[k+1].num.value < 10 {
			return n*100 + v + int(ws[k+1].num.value), k + 2
		} else if k < len(ws) && ws[k].num.class == cardinalNumber && ws[k].num.value < 10 && ws[k].num.value > 0 {
			return n*100 + v + int(ws[k].num.value), k + 1
		}
		return n*100 + v, j + 1
	case ws[j].num.class == cardinalNumber && ws[j].num.value >= 10 && n == 20:
		return n*100 + int(ws[j].num.value), j + 1
	}
	return 0, 0
}

// yearDate reads a year that stands alone, and fiscal years.
func (t *timeReader) yearDate(i int) (m timeMeaning, next int) {
	m = timeMeaning{kind: dateTime, typ: synoptic.DateExpr}
	k := i
	switch {
	case t.is(k, "the") && t.is(k+1, "year"):
		k += 2
	case t.is(k, "fiscal"):
		m.fiscal = true
		k++
		if t.is(k, "year") {
			k++
		}
	}
	if isMark(t.ws, k, "'") || isMark(t.ws, k, "’") || isMark(t.ws, k, "‘") {
		if k+1 < len(t.ws) && t.ws[k].gap && t.ws[k+1].kind == digits && t.ws[k+1].Len() == 2 && glued(t.ws, k+1) && !glued(t.ws, k+2) {
			if t.is(k-1, "in", "of", "since", "by", "until", "from") {
				m.year = shortYear(t.ws[k+1].n)
				return m, k + 2
			}
		}
		return m, 0
	}
	y, n := t.yearNumber(k)
	if n == 0 {
		return m, 0
	}
	m.year = y
	if k > i {
		return m, n
	}
	if t.ws[k].kind == digits && (t.notYear(k) || isHyphen(t.ws, n) && glued(t.ws, n) && glued(t.ws, n+1) && !t.yearRange(n)) {
		return m, 0
	}
	return m, n
}

func (t *timeReader) yearRange(n int) bool {
	return n+1 < len(t.ws) && t.ws[n+1].kind == digits && (t.ws[n+1].Len() == 4 || t.ws[n+1].Len() == 2)
}

func shortYear(n int) int {
	if n < 30 {
		return 2000 + n
	}
	return 1900 + n
}

// notYear rules out four digits that are no year: money, counts, numbers of
// things, addresses.
func (t *timeReader) notYear(k int) bool {
	ws := t.ws
	if k > 0 {
		p := &ws[k-1]
		glue := !ws[k].gap
		switch {
		case currencySign(p.low) != "", p.low == "#", glue && p.kind != mark, glue && (p.low == "." || p.low == "," || p.low == ":" || p.low == "/" || p.low == "+"):
			return true
		case p.low == "no" || t.is(k-1, "number", "flight", "room", "route", "section", "article", "page", "windows", "channel", "nikkei", "boeing", "least", "than", "about", "some", "over", "nearly", "almost", "roughly", "approximately"):
			return true
		}
	}
	if ws[k].n < 1400 || ws[k].n > 2100 {
		return !t.is(k-1, "in", "since", "by", "until", "from", "of", "before", "after", "between") || ws[k].n > 2100
	}
	n := k + 1
	if t.is(n, "people", "percent", "million", "billion", "km", "hours", "gmt", "feet", "meters", "metres", "miles", "tons", "tonnes", "points", "shares", "men", "women", "troops", "soldiers", "jobs", "dollars", "degrees", "acres") {
		return true
	}
	prep := t.is(k-1, "in", "since", "by", "until", "till", "from", "of", "before", "after", "during", "between", "through", "the", "for", "to", "late", "early", "mid", "and", "'s", "its", "his", "their", "our", "s", "(", "-", "–", "around", "summer", "winter", "spring", "fall", "autumn", ",")
	if n < len(ws) && ws[n].kind == letters && !ws[n].line && t.tag(n) == "NNS" && !prep && !(ws[k].n > 1950 && ws[k].n < 2040 && t.is(k-1, "a", "an", "two", "three", "several", "similar", "deadly", "recent")) {
		return true
	}
	if ws[k].n%100 == 0 && !prep {
		return true
	}
	return false
}
