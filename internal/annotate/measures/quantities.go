package measures

import (
	"math"

	"synoptic"
)

// Quantities finds the numbers of things in r's article, with what bounds
// them, their unit, what is counted and what befell it. It needs r.Times:
// numbers that belong to dates and clocks are no quantities.
func Quantities(r *synoptic.Reading) []synoptic.Quantity {
	if len(r.Tokens) == 0 {
		return nil
	}
	q := &quantityReader{r: r, ws: timeWords(r.Article.Text, r.Tokens)}
	q.markTimes()
	q.markNames()
	for i := 0; i < len(q.ws); {
		next := q.read(i)
		if next <= i {
			next = i + 1
		}
		i = next
	}
	q.parts()
	q.sums()
	q.asOf()
	return q.out
}

// quantityReader finds the quantities of one article.
type quantityReader struct {
	r  *synoptic.Reading
	ws []timeWord
	// timed gives for each word the index+1 in r.Times of the expression that
	// it stands in; named marks words in names of people and things.
	timed []int32
	named []bool
	out   []synoptic.Quantity
}

func (q *quantityReader) low(i int) string {
	if i < 0 || i >= len(q.ws) {
		return ""
	}
	return q.ws[i].low
}

func (q *quantityReader) is(i int, forms ...string) bool {
	l := q.low(i)
	for _, f := range forms {
		if l == f && l != "" {
			return true
		}
	}
	return false
}

func (q *quantityReader) token(i int) *synoptic.Token { return &q.r.Tokens[q.ws[i].tok] }

func (q *quantityReader) markTimes() {
	q.timed = make([]int32, len(q.ws))
	k := 0
	for i := range q.ws {
		for k < len(q.r.Times) && q.r.Times[k].End <= q.ws[i].Start {
			k++
		}
		if k < len(q.r.Times) && q.r.Times[k].Start < q.ws[i].End {
			q.timed[i] = int32(k + 1)
		}
	}
}

// markNames marks the words of names in which a number is no count: "Apollo
// 11", "Channel 4", "the Group of Seven".
func (q *quantityReader) markNames() {
	q.named = make([]bool, len(q.ws))
	k := 0
	for _, e := range q.r.Syntax.Entities {
		switch e.Label {
		case "PERSON", "ORG", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "GPE", "LOC":
		default:
			continue
		}
		for k < len(q.ws) && q.ws[k].End <= e.Start {
			k++
		}
		first := k
		for k < len(q.ws) && q.ws[k].Start < e.End {
			// A count at the head of a name is the recogniser's mistake ("Two New
			// York City trains"); a number behind capitals belongs to the name.
			q.named[k] = k > first
			k++
		}
	}
}

// read reads the quantity that starts at word i, if any, and gives the word
// behind it.
func (q *quantityReader) read(i int) int {
	if t := q.timed[i]; t > 0 {
		return q.timeQuantity(i, int(t-1))
	}
	w := &q.ws[i]
	if w.kind == mark && currencySign(w.low) == "" && glyphFraction(w.low) == 0 {
		return i + 1
	}
	if w.kind == letters && w.num == &noNumberEntry && !q.is(i, "a", "an", "no", "nobody", "none", "without", "both", "magnitude", "rs", "us", "au", "hk") {
		return i + 1
	}
	if next := q.money(i); next > 0 {
		return next
	}
	if q.is(i, "no", "nobody", "none", "without", "both") {
		return q.none(i)
	}
	if next := q.score(i); next > 0 {
		return next
	}
	n, ok := readNumber(q.ws, i)
	if !ok {
		if q.is(i, "a", "an") {
			return q.oneVictim(i)
		}
		return i + 1
	}
	if q.thirdVictim(i, &n) {
		n.value, n.part, n.ordinal = q.ws[i+1].num.ord, false, true
		return q.add(i, n)
	}
	if n.next <= i || !q.counts(i, &n) {
		return max(i+1, n.next)
	}
	return q.add(i, n)
}

// draft is a quantity in the making: its words [first, next), of which the
// number takes [numFirst, numNext).
type draft struct {
	synoptic.Quantity
	first, next       int
	numFirst, numNext int
}

func number64(v float64) *float64 { return &v }

// add completes the quantity whose number n starts at word i.
func (q *quantityReader) add(i int, n number) int {
	d := draft{first: i, next: n.next, numFirst: i, numNext: n.next}
	d.Bound = synoptic.Exact
	d.Ordinal = n.ordinal
	switch {
	case n.vague:
		d.Bound = synoptic.Vague
		if n.low > 0 {
			d.Low = number64(n.low)
		}
	default:
		d.Value = number64(n.value)
	}
	if n.about {
		d.Bound = synoptic.About
	}
	if n.part {
		d.Value = number64(math.Round(n.value*1000) / 10)
		d.Unit = "percent"
	}
	q.rangeOf(&d, n)
	if !n.ordinal {
		q.bounds(&d)
	}
	if !n.part && !n.ordinal {
		q.unit(&d)
	}
	q.age(&d)
	q.after(&d)
	q.finish(&d)
	return d.next
}

// finish sets the spans, what is counted and what befell it, and keeps d.
func (q *quantityReader) finish(d *draft) {
	d.Span = synoptic.Span{Start: q.ws[d.first].Start, End: q.ws[d.next-1].End}
	d.Number = synoptic.Span{Start: q.ws[d.numFirst].Start, End: q.ws[d.numNext-1].End}
	d.OfHead, d.Predicate, d.PartOf = -1, -1, -1
	q.counted(d)
	q.out = append(q.out, d.Quantity)
}

// rangeOf reads "12 to 15", "12-15", "between 12 and 15", "five or six".
func (q *quantityReader) rangeOf(d *draft, n number) {
	if n.vague || n.ordinal || n.part {
		return
	}
	j := d.next
	between := q.is(d.first-1, "between")
	dash := isDash(q.ws, j) && q.ws[j].gap == (j+1 < len(q.ws) && q.ws[j+1].gap)
	if !(q.is(j, "to", "or") || between && q.is(j, "and") || dash) {
		return
	}
	if j+1 >= len(q.ws) || q.ws[j+1].line {
		return
	}
	k := j + 1
	if currencySign(q.low(k)) != "" {
		k++
	}
	m, ok := readNumber(q.ws, k)
	if !ok || m.vague || m.ordinal || m.part || m.article {
		return
	}
	lo, hi := n.value, m.value
	if dash && n.digits && m.digits && lo < 10 && m.next-k == 3 && hi >= 1000*lo && hi <= 10_000 && math.Mod(hi, 1000) == 0 { // "5-6,000"
		lo *= 1000
	}
	if m.scaled && !n.scaled && lo < hi && m.value/lo > 1000 { // "1 to 1.5 million"
		for s := 1e12; s >= 1000; s /= 1000 {
			if m.value >= s && lo*s < hi {
				lo = scaled(lo, s)
				break
			}
		}
	}
	if lo >= hi || q.is(j, "to") && q.changed(d.first) || dash && (q.ws[d.numFirst].kind != digits || q.ws[k].kind != digits || q.isScore(d, m)) {
		return
	}
	if q.is(j, "or") && hi-lo > 10 && hi > 2*lo {
		return
	}
	d.Value, d.Low, d.High, d.Bound = number64(lo), number64(lo), number64(hi), synoptic.Range
	d.next, d.numNext = m.next, m.next
	if between {
		d.first--
	}
}

// changed reports whether the number at word i is where something came from
// ("rose from 12 to 15") or by how much it changed ("fell $2 to $60"), so that
// "to" is no range.
func (q *quantityReader) changed(i int) bool {
	if q.is(i-1, "from") {
		return true
	}
	k := i - 1
	if k >= 0 && currencySign(q.low(k)) != "" {
		k--
	}
	return k >= 0 && isWord(q.low(k), changeVerbWord)
}

// isScore tells "won 2-3" and "a 48-52 vote" from ranges.
func (q *quantityReader) isScore(d *draft, m number) bool {
	return q.is(d.first-1, "won", "lost", "beat", "by", "score", "defeated", "voted", "drew") || q.is(m.next, "win", "victory", "defeat", "loss", "vote", "draw", "lead", "decision", "ruling", "record") || q.is(m.next, "-")
}

// bounds reads the words before the number that bound it, also several
// ("at least another").
func (q *quantityReader) bounds(d *draft) {
	for k := 0; k < 3; k++ {
		p := q.boundBefore(d.first)
		if p == nil {
			return
		}
		d.first -= len(p.words)
		if p.bound == synoptic.Exact || d.Bound == synoptic.Range || d.Bound == synoptic.Vague {
			continue
		}
		if d.Bound == synoptic.Exact || d.Bound == synoptic.About {
			d.Bound, d.Strict = p.bound, p.strict
		}
	}
}

// boundBefore is the longest bound that ends before word i.
func (q *quantityReader) boundBefore(i int) *boundPhrase {
	if i <= 0 || q.ws[i].line && i > 0 && q.ws[i-1].kind == mark {
		return nil
	}
	list := englishQuantities.before[q.low(i-1)]
	var best *boundPhrase
	for k := range list {
		p := &list[k]
		first := i - len(p.words)
		if best != nil && len(p.words) <= len(best.words) || first < 0 {
			continue
		}
		ok := true
		for j, w := range p.words {
			if at := q.timed[first+j]; q.low(first+j) != w || at > 0 && at != q.timed[i] {
				ok = false
				break
			}
		}
		if ok && !(len(p.words) == 1 && (q.is(i-1, "over", "above", "around", "under", "below", "beyond") && q.place(i-1))) {
			best = p
		}
	}
	return best
}

// place tells "flew over two towns" from "over two tonnes": a preposition of
// place hangs on a verb of motion.
func (q *quantityReader) place(i int) bool {
	t := q.token(i)
	if t.Dep != "prep" {
		return false
	}
	if q.is(i, "over") && i+1 < len(q.ws) && q.timed[i+1] > 0 {
		return true // "spread over four days"
	}
	return isWord(q.r.Tokens[t.Head].Lemma, routeVerbWord)
}

// after reads the bounds behind: "or more", "40-odd", "40-plus".
func (q *quantityReader) after(d *draft) {
	j := d.next
	if isHyphen(q.ws, j) && glued(q.ws, j) && glued(q.ws, j+1) && q.is(j+1, "plus", "odd") {
		j++
	} else if isMark(q.ws, j, "+") && glued(q.ws, j) {
		d.Bound = synoptic.AtLeast
		d.next++
		return
	} else if !q.is(j, "or") {
		return
	}
	for _, p := range englishQuantities.after[q.low(j)] {
		ok := true
		for k, w := range p.words {
			ok = ok && q.low(j+k) == w
		}
		if ok && d.Bound == synoptic.Exact {
			d.Bound = p.bound
			d.next = j + len(p.words)
			return
		}
	}
}
