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
	d.Unit, d.next = best.unit, j+len(best.words)
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
	if q.is(d.first-1, "aged", "age") || q.is(d.first-1, "of") && q.is(d.first-2, "age") {
		d.Unit = "age"
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

func isPersonNoun(lemma string) bool {
	switch lemma {
	case "man", "woman", "boy", "girl", "driver", "mother", "father", "son", "daughter", "brother", "sister", "wife", "husband", "student", "teacher", "soldier", "officer", "worker", "victim", "suspect", "child", "teenager", "person", "pilot", "passenger", "resident", "nephew", "niece", "grandmother", "grandfather", "cousin", "widow", "farmer", "journalist", "actor", "singer", "player":
		return true
	}
	return false
}

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
		return next
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

// none reads "no passengers": nothing of something that can be counted.
func (q *quantityReader) none(i int) int {
	t := q.token(i)
	h := &q.r.Tokens[t.Head]
	if t.Dep != "det" && t.Dep != "neg" || t.Head == q.ws[i].tok || t.Head < q.ws[i].tok || t.Head > q.ws[i].tok+4 {
		return i + 1
	}
	if h.Tag != "NNS" && !(h.Lemma == "people") {
		return i + 1
	}
	switch h.Lemma {
	case "doubt", "sign", "plan", "word", "idea", "mean", "term", "condition", "circumstance", "other", "thank", "reason", "way", "matter", "detail", "more", "comment":
		return i + 1
	}
	d := draft{first: i, next: i + 1, numFirst: i, numNext: i + 1}
	d.Bound, d.Value = synoptic.Exact, number64(0)
	q.finish(&d)
	return i + 1
}

// oneVictim reads "a passenger" as one where something befell them: "killing
// a soldier".
func (q *quantityReader) oneVictim(i int) int {
	t := q.token(i)
	if t.Dep != "det" || t.Head <= q.ws[i].tok || t.Head > q.ws[i].tok+5 {
		return i + 1
	}
	h := &q.r.Tokens[t.Head]
	if h.Tag != "NN" || h.Head == t.Head {
		return i + 1
	}
	p := &q.r.Tokens[h.Head]
	if (h.Dep == "dobj" || h.Dep == "nsubjpass") && Fate(p.Lemma) != "" && strings.HasPrefix(p.Tag, "VB") && !abstractVictim(h.Lemma) {
		d := draft{first: i, next: i + 1, numFirst: i, numNext: i + 1}
		d.Bound, d.Value = synoptic.Exact, number64(1)
		q.finish(&d)
	}
	return i + 1
}

func abstractVictim(lemma string) bool {
	switch lemma {
	case "number", "lot", "bill", "plan", "deal", "proposal", "project", "story", "career", "life", "day", "idea", "hope", "reputation", "seat", "place", "chance", "company", "group", "family", "crowd", "majority", "handful", "total", "record", "leg", "arm", "hand", "foot", "knee", "shoulder", "back", "head", "ankle", "wrist", "penalty", "country", "economy", "market", "business":
		return true
	}
	return false
}

// counts tells numbers of something from names, list marks, scores,
// telephone numbers and "one" as a pronoun.
func (q *quantityReader) counts(i int, n *number) bool {
	w := &q.ws[i]
	if q.named[i] && !n.scaled {
		return false
	}
	prev := ""
	if i > 0 {
		prev = q.low(i - 1)
	}
	switch {
	case w.kind == digits:
		return q.countsDigits(i, n)
	case n.ordinal:
		return q.ranks(i, n)
	case w.low == "one" && n.next == i+1:
		t := q.token(i)
		if t.Tag != "CD" && t.Dep != "nummod" || isHyphen(q.ws, i+1) && glued(q.ws, i+1) && q.is(i+2, "upmanship", "sided", "off", "time", "way", "on", "liner", "size", "stop", "of", "third", "half", "quarter") {
			return false
		}
		if t.Dep != "nummod" && !q.is(i+1, "of", "more", "other") && !q.befell(i) {
			return false // "one must", "a new one"
		}
		if t.Dep == "nummod" && i+1 < len(q.ws) && lightNoun(q.ws[i+1].low) {
			return false // "at one point", "on the one hand"
		}
		if w.cap && i > 0 && q.ws[i-1].cap && q.ws[i-1].kind == letters && !w.line && t.Dep != "nummod" {
			return false
		}
		if q.is(i+1, "of") && (t.Dep == "attr" || t.Dep == "appos") && !(i+2 < len(q.ws) && isPartWord(q.ws[i+2].low) && q.ws[i+2].low != "those") {
			return false // "is one of the largest"
		}
		if i > 0 && q.ws[i-1].num.ord > 0 {
			return false // "a second one"
		}
		switch prev {
		case "the", "this", "that", "which", "any", "every", "each", "no", "some", "another", "a", "last", "next", "only", "good", "new", "big":
			if t.Dep != "nummod" {
				return false
			}
		}
		return !(q.is(i+1, "another", "day", "of", "thing") && (i+1 >= len(q.ws) || q.is(i+1, "another", "day", "thing") || q.is(i+1, "of") && q.is(i+2, "the", "our", "its", "his", "her", "their", "my", "your") && t.Dep != "nsubjpass"))
	case n.vague && n.next == i+1 && !n.scaled:
		t := q.token(i)
		if q.is(i, "some", "many", "various") {
			if l := q.r.Tokens[t.Head].Lemma; l == "data" || l == "datum" || l == "information" || l == "news" {
				return false
			}
			// Only before a plural noun, where it says how many.
			if t.Head <= w.tok || q.r.Tokens[t.Head].Tag != "NNS" && q.r.Tokens[t.Head].Lemma != "people" || q.is(i, "some") && n.next < len(q.ws) && (q.ws[n.next].kind == digits || q.ws[n.next].num.class != noNumber) {
				return false
			}
			return !(q.is(i, "many") && (prev == "how" || prev == "so" || prev == "too" || prev == "as"))
		}
		if q.is(i, "few") {
			return q.is(i-1, "a")
		}
	case n.part && n.next == i+1 && w.low == "half":
		return !q.is(i+1, "time", "hour", "way", "brother", "sister") && !(isHyphen(q.ws, i+1) && glued(q.ws, i+1)) && !q.is(i-1, "first", "second", "other", "better")
	}
	if w.num.class == multiplierNumber && n.next == i+1 {
		return false
	}
	return true
}

// befell reports whether the word at i, standing for somebody, is told to have
// been killed, injured, taken or the like: "one was killed", "injuring one".
func (q *quantityReader) befell(i int) bool {
	toks := q.r.Tokens
	t := q.token(i)
	h := &toks[t.Head]
	switch t.Dep {
	case "nsubjpass":
		return true
	case "nsubj", "dobj":
		if Fate(h.Lemma) != "" {
			return true
		}
	}
	k := q.ws[i].tok + 1
	return k < len(toks) && Fate(toks[k].Lemma) != ""
}

func lightNoun(low string) bool {
	switch low {
	case "hand", "point", "way", "thing", "time", "day", "reason", "example", "such", "step", "sense", "another", "or", "stage", "instance":
		return true
	}
	return false
}

func (q *quantityReader) countsDigits(i int, n *number) bool {
	w := &q.ws[i]
	if n.ordinal {
		return q.ranks(i, n)
	}
	if i > 0 && !w.gap {
		switch p := &q.ws[i-1]; {
		case p.kind == letters, p.low == "-" && i > 1 && glued(q.ws, i-1) && q.ws[i-2].kind != mark && !(q.ws[i-2].kind == digits && false), p.low == "." || p.low == ":" || p.low == "/" || p.low == "#" || p.low == "@" || p.low == "_" || p.low == "&" || p.low == "*":
			if !(p.kind == mark && (p.low == "(" || p.low == "\"")) {
				return false
			}
		}
	}
	if n.next < len(q.ws) && glued(q.ws, n.next) {
		switch x := &q.ws[n.next]; {
		case x.low == ":" || x.low == "/" || x.low == "@" || x.low == "_", x.low == "." && glued(q.ws, n.next+1) && q.ws[n.next+1].kind != mark:
			return false
		case x.kind == letters && englishQuantities.units[x.low] == nil && !n.scaled && !q.runOn(n.next):
			return false
		case isHyphen(q.ws, n.next) && n.next+1 < len(q.ws) && glued(q.ws, n.next+1) && q.ws[n.next+1].kind == digits && q.phoneLike(i):
			return false
		}
	}
	if w.Len() > 1 && w.low[0] == '0' && n.next == i+1 || q.digitsBeside(i, n.next) {
		return false
	}
	// "Photo 5 of 8"
	if q.is(i-1, "of") && i > 1 && q.ws[i-2].kind == digits && q.counter(i, n.next) || q.is(n.next, "of") && n.next+1 < len(q.ws) && q.ws[n.next+1].kind == digits && q.counter(n.next+1, n.next+2) {
		return false
	}
	if q.address(n.next) {
		return false
	}
	if q.is(i-1, "call", "calls", "called", "calling", "dial", "dialed", "dialled", "rang") && n.value > 99 {
		return false
	}
	if isMark(q.ws, n.next, "’") && glued(q.ws, n.next) || isMark(q.ws, n.next, "'") && glued(q.ws, n.next) {
		return false // feet and inches
	}
	// "1." or "2)" at the head of a line
	if w.line && (isMark(q.ws, n.next, ".") || isMark(q.ws, n.next, ")")) && n.value < 100 {
		return false
	}
	if q.is(i-1, "no", "number", "numbers", "flight", "page", "pages", "chapter", "section", "article", "room", "channel", "route", "highway", "interstate", "bus", "line", "platform", "gate", "terminal", "unit", "block", "apartment", "suite", "level", "phase", "version", "volume", "vol", "grade", "class", "type", "category", "round", "week", "day", "episode", "season", "part", "figure", "table", "runway", "pier", "berth", "train", "boeing", "airbus", "covid", "under", "top", "formula", "model", "iphone", "windows", "zone", "district", "ward", "resolution") && n.value == float64(int(n.value)) && !q.is(i-1, "under", "top") || isMark(q.ws, i-1, ".") && q.is(i-2, "no", "nos", "p", "pp", "vol") {
		if q.is(i-1, "no", "number") || !q.plural(n.next) || q.ws[i-1].cap {
			return false
		}
	}
	// A number behind a capitalised noun belongs to its name ("Apollo 11"), but
	// not behind a verb or at a headline's head.
	if i > 0 && q.ws[i-1].cap && q.ws[i-1].kind == letters && !w.line && q.token(i-1).Tag == "NNP" && w.Len() <= 4 && !n.scaled && !q.plural(n.next) && !headlineVerb(q.low(i-1)) && !(n.next < len(q.ws) && (Fate(q.token(n.next).Lemma) != "" || englishQuantities.units[q.low(n.next)] != nil)) {
		return false
	}
	return true
}

// headlineVerb reports whether a capitalised word is a verb of a headline that
// the tagger may take for a name: "Crash Kills 14".
func headlineVerb(low string) bool {
	switch low {
	case "leaves", "hits", "claims", "reaches", "rises", "tops", "wins", "over", "least", "nearly", "about", "leaving", "passes", "strands", "traps", "arrests", "holds", "frees", "saves", "gets", "finds", "adds", "cuts", "lost", "won", "than", "at", "to", "for", "in", "of", "and", "with":
		return true
	}
	for _, end := range [...]string{"s", "es", "ed", "d", "ing", "ning"} {
		if stem := strings.TrimSuffix(low, end); stem != low && (Fate(stem) != "" || Fate(stem+"e") != "") {
			return true
		}
	}
	return false
}

// runOn reports whether the letters at word j are a word whose space was lost
// ("143million" is read as scaled; "40people").
func (q *quantityReader) runOn(j int) bool { return q.ws[j].Len() > 3 }

// address reports whether the words from j on are a street's name.
func (q *quantityReader) address(j int) bool {
	for k := j; k < j+4 && k < len(q.ws) && q.ws[k].cap && !q.ws[k].line; k++ {
		if k > j && q.is(k, "street", "road", "avenue", "lane", "drive", "square", "boulevard", "court", "terrace", "way", "st", "rd", "ave") {
			return true
		}
	}
	return false
}

// digitsBeside reports whether the number [i, next) is one of several groups
// of digits in a row, as in a telephone number.
func (q *quantityReader) digitsBeside(i, next int) bool {
	if q.plural(next) {
		return false
	}
	before := i > 0 && q.ws[i-1].kind == digits && !q.ws[i].line && q.timed[i-1] == 0
	after := next < len(q.ws) && q.ws[next].kind == digits && !q.ws[next].line && q.ws[next].gap && q.timed[next] == 0
	return before || after
}

// counter reports whether the number [i, next) ends "5 of 8" as the mark of a
// place in a gallery.
func (q *quantityReader) counter(i, next int) bool {
	return q.ws[i].n <= 200 && (next >= len(q.ws) || q.ws[next].line || q.is(next, "photos", "images", "pictures", "slides", "photo", "image"))
}

func (q *quantityReader) phoneLike(i int) bool {
	return q.ws[i].Len() >= 3 && q.ws[i].Len() <= 4 && i+2 < len(q.ws) && q.ws[i+2].Len() >= 3
}

// plural reports whether the word at j, or the one behind it, is a plural
// noun that can be counted.
func (q *quantityReader) plural(j int) bool {
	for k := j; k < j+3 && k < len(q.ws); k++ {
		if q.ws[k].kind != letters || q.ws[k].line {
			return false
		}
		t := q.token(k)
		if t.Tag == "NNS" || t.Lemma == "people" {
			return true
		}
		if !strings.HasPrefix(t.Tag, "JJ") && !strings.HasPrefix(t.Tag, "NN") {
			return false
		}
	}
	return false
}

// ranks reports whether an ordinal ranks a noun ("its third test"); "first"
// as an adverb and "second" as a unit do not.
func (q *quantityReader) ranks(i int, n *number) bool {
	last := q.ws[n.next-1].tok
	if n.next < len(q.ws) && q.ws[n.next].cap && q.token(n.next).Tag == "NNP" && (n.digits || q.ws[i].cap && !q.ws[i].line) {
		return false // "53rd Street", "First Bank"
	}
	for k := q.ws[i].tok; k <= last; k++ {
		t := &q.r.Tokens[k]
		if (t.Dep == "amod" || t.Dep == "nummod" || t.Dep == "compound") && t.Head > last && strings.HasPrefix(q.r.Tokens[t.Head].Tag, "NN") {
			return true
		}
	}
	return false
}
