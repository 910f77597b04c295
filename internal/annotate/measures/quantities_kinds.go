package measures

import (
	"strings"

	"synoptic"
)

// money reads "$3.5 billion", "US$2m", "£12", "Rs 500"; 0 if there is none at
// word i.
func (q *quantityReader) money(i int) int {
	j, unit := i, ""
	switch w := &q.ws[i]; {
	case w.kind == mark:
		unit = currencySign(w.low)
	case q.is(i, "us", "a", "au", "hk", "c", "nz", "s") && isMark(q.ws, i+1, "$") && glued(q.ws, i+1):
		unit = map[string]string{"us": "USD", "a": "AUD", "au": "AUD", "hk": "HKD", "c": "CAD", "nz": "NZD", "s": "SGD"}[w.low]
		j++
	case q.is(i, "rs") && w.cap:
		unit = "INR"
		if isMark(q.ws, i+1, ".") {
			j++
		}
	}
	if unit == "" || j+1 >= len(q.ws) || q.ws[j+1].kind != digits || q.ws[j+1].line {
		return 0
	}
	n, ok := readNumber(q.ws, j+1)
	if !ok || n.part || n.ordinal {
		return 0
	}
	d := draft{first: i, next: n.next, numFirst: j + 1, numNext: n.next}
	d.Bound, d.Value, d.Unit = synoptic.Exact, number64(n.value), unit
	q.rangeOf(&d, n)
	q.bounds(&d)
	q.after(&d)
	q.finish(&d)
	return d.next
}

// unit reads the unit behind the number, or "magnitude" before it.
func (q *quantityReader) unit(d *draft) {
	if q.is(d.first-1, "magnitude") || q.is(d.first-1, "of") && q.is(d.first-2, "magnitude") {
		if *orZero(d.Value) < 10 {
			d.Unit = "magnitude"
			return
		}
	}
	j := d.next
	if d.Bound == synoptic.Vague && q.is(j, "of") {
		if p := englishQuantities.units[q.low(j+1)]; p != nil && len(p[0].words) == 1 && d.numNext > d.numFirst {
			d.Unit, d.next = p[0].unit, j+2
		}
		return
	}
	hyphen := isHyphen(q.ws, j) && glued(q.ws, j) && glued(q.ws, j+1)
	if hyphen {
		j++
	}
	if j >= len(q.ws) || q.ws[j].line {
		return
	}
	if q.is(j, "magnitude") && *orZero(d.Value) < 10 {
		d.Unit, d.next = "magnitude", j+1
		return
	}
	var best *unitPhrase
	list := englishQuantities.units[q.low(j)]
	for k := range list {
		p := &list[k]
		if best != nil && len(p.words) <= len(best.words) {
			continue
		}
		ok := true
		for x, w := range p.words {
			ok = ok && q.low(j+x) == w
		}
		if ok {
			best = p
		}
	}
	if best == nil {
		return
	}
	if len(best.words) == 1 && q.ws[j].kind == letters {
		switch tag := q.token(j).Tag; {
		case strings.HasPrefix(tag, "VB") && best.unit == "KRW", best.unit == "stone" && tag == "NNP", q.is(j, "story") && !hyphen:
			return
		case len(best.words[0]) <= 2 && q.ws[j].gap && q.ws[j].cap != (best.words[0] == "mw" || best.words[0] == "gw" || best.words[0] == "gb" || best.words[0] == "tb" || best.words[0] == "mb") && best.words[0] != "ft" && best.words[0] != "kg" && best.words[0] != "km" && best.words[0] != "cm" && best.words[0] != "mm" && best.words[0] != "lb" && best.words[0] != "pc":
			return
		}
	}
	after := j + len(best.words)
	if w := best.words[len(best.words)-1]; !hyphen && *orZero(d.Value) != 1 && len(w) > 3 && w[len(w)-1] != 's' && englishQuantities.units[w+"s"] != nil && after < len(q.ws) && !q.ws[after].line && q.ws[after].kind == letters && isNounTag(q.token(after).Tag) {
		return // "34 barrel bombs"
	}
	d.Unit, d.next = best.unit, after
}

func orZero(v *float64) *float64 {
	if v == nil {
		return new(float64)
	}
	return v
}

// age reads "43-year-old", "aged 43", "Ann Lee, 43,": the unit is "age".
func (q *quantityReader) age(d *draft) {
	if d.Value == nil || *d.Value > 125 || d.Unit != "" || d.Ordinal {
		return
	}
	j := d.next
	if isHyphen(q.ws, j) {
		j++
	}
	if q.is(j, "year", "years", "yr", "month", "months", "week", "weeks", "day") {
		k := j + 1
		if isHyphen(q.ws, k) {
			k++
		}
		if q.is(k, "old", "olds") {
			d.Unit, d.next = "age", k+1
			if !q.is(j, "year", "years", "yr") {
				d.Unit = q.low(j)
				d.Unit = strings.TrimSuffix(d.Unit, "s")
			}
			return
		}
	}
	if q.is(d.first-1, "aged", "age", "ages") || q.is(d.first-1, "of") && q.is(d.first-2, "age") {
		d.Unit = "age"
		return
	}
	if k := len(q.out) - 1; k >= 0 && q.out[k].Unit == "age" && d.next == d.first+1 && q.is(d.first-1, "and", ",") && q.out[k].End >= q.ws[d.first-1].Start-1 {
		d.Unit = "age" // "aged 7 and 9"
		return
	}
	// ", 43," behind a person's name
	if !isMark(q.ws, d.first-1, ",") || q.ws[d.first].kind != digits || d.first < 2 || d.next != d.first+1 {
		return
	}
	if d.next < len(q.ws) && !q.ws[d.next].line && !(isMark(q.ws, d.next, ",") || isMark(q.ws, d.next, ".") || isMark(q.ws, d.next, ";") || isMark(q.ws, d.next, ")") || q.is(d.next, "and", "from", "of", "who", "was", "is", "said", "told", "has", "had", "a", "an", "the")) {
		return
	}
	p := &q.ws[d.first-2]
	if p.kind != letters {
		return
	}
	prev := q.token(d.first - 2)
	if *d.Value >= 1 && (p.cap && strings.HasPrefix(prev.Tag, "NN") || isPersonNoun(prev.Lemma)) {
		if isMark(q.ws, d.next, ",") && d.next+1 < len(q.ws) && q.ws[d.next+1].kind == digits && q.timed[d.next+1] == 0 { // "Rooms 4, 5, 6"
			return
		}
		d.Unit = "age"
	}
}

func isPersonNoun(lemma string) bool { return isWord(lemma, personWord) }

// timeQuantity gives a duration that is said exactly as a quantity of its
// smallest unit, and passes over all other expressions of time.
func (q *quantityReader) timeQuantity(i, t int) int {
	x := &q.r.Times[t]
	next := i
	for next < len(q.ws) && q.ws[next].Start < x.End {
		next++
	}
	if x.Type != synoptic.DurationExpr || x.Start != q.ws[i].Start {
		return next
	}
	k := i
	for k < next && !(q.ws[k].kind == digits || q.ws[k].num.class == cardinalNumber || q.ws[k].num.class == tenNumber || q.ws[k].num.class == pluralNumber || q.ws[k].num.class == multiplierNumber) {
		k++
	}
	if k == next {
		return q.oneUnit(i, next)
	}
	n, ok := readNumber(q.ws, k)
	if !ok || n.ordinal || n.next > next {
		return next
	}
	d := draft{first: k, next: n.next, numFirst: k, numNext: n.next}
	d.Bound = synoptic.Exact
	if n.vague {
		d.Bound = synoptic.Vague
		if n.low > 0 {
			d.Low = number64(n.low)
		}
	} else {
		d.Value = number64(n.value)
	}
	q.rangeOf(&d, n)
	q.bounds(&d)
	unit, at := "", d.next
	for at < next && unit == "" {
		unit = unitName(q.ws[at].time.unit)
		at++
	}
	if unit == "" {
		return next
	}
	d.next = at
	d.Unit = unit
	if d.Value != nil && d.Bound != synoptic.Range { // "nine minutes and 46 seconds"
		for at < next {
			m, ok := readNumber(q.ws, at)
			if !ok {
				at++
				continue
			}
			at = m.next
			for at < next && unitName(q.ws[at].time.unit) == "" {
				at++
			}
			if at < next && timeFactor(unitName(q.ws[at].time.unit)) > 0 && !m.vague {
				small := unitName(q.ws[at].time.unit)
				v := *d.Value*timeFactor(d.Unit)/timeFactor(small) + m.value
				d.Value, d.Unit, d.next, d.numNext = &v, small, at+1, at
			}
		}
	}
	q.finish(&d)
	return max(next, d.next)
}

// oneUnit reads "an hour", "less than a minute" and "half an hour", the words
// [i, next) of an expression of time, as one or a half of their unit.
func (q *quantityReader) oneUnit(i, next int) int {
	k := i
	for k < next && !q.is(k, "a", "an") {
		k++
	}
	if k+2 != next {
		return next
	}
	unit := unitName(q.ws[k+1].time.unit)
	if unit == "" {
		return next
	}
	d := draft{first: k, next: next, numFirst: k, numNext: k + 1}
	d.Bound, d.Value, d.Unit = synoptic.Exact, number64(1), unit
	if k > i && q.is(k-1, "half") {
		d.first, d.numFirst, d.Value = k-1, k-1, number64(.5)
	}
	q.bounds(&d)
	q.finish(&d)
	return next
}

func unitName(u timeUnit) string {
	switch u {
	case 'S':
		return "second"
	case 'M':
		return "minute"
	case 'H':
		return "hour"
	case 'D', 'N':
		return "day"
	case 'W':
		return "week"
	case 'm':
		return "month"
	case 'Y':
		return "year"
	}
	return ""
}
