package measures

import (
	"strings"
)

// counts tells numbers of something from names, list marks, scores,
// telephone numbers and "one" as a pronoun.
func (q *quantityReader) counts(i int, n *number) bool {
	w := &q.ws[i]
	if q.named[i] && !n.scaled && !q.heads(i, n.next) {
		return false
	}
	prev := ""
	if i > 0 {
		prev = q.low(i - 1)
	}
	switch {
	case q.drive(i, n.next):
		return false
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

// heads reports whether the number in words [i, next) stands in what is taken for a
// name and yet counts the plural noun right behind it, which is in small letters: a
// headline without a mark at its end runs into it ("Ferry Service Resumes Six people
// were").
func (q *quantityReader) heads(i, next int) bool {
	if q.ws[i].kind != letters || next >= len(q.ws) || q.ws[next].cap {
		return false
	}
	t := q.token(next)
	return (t.Tag == "NNS" || t.Lemma == "people") && q.token(i).Dep == "nummod" && q.token(i).Head == q.ws[next].tok
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

func lightNoun(low string) bool { return isWord(low, lightNounWord) }

func (q *quantityReader) countsDigits(i int, n *number) bool {
	w := &q.ws[i]
	if n.ordinal {
		return q.ranks(i, n)
	}
	if q.emergency(i, n.next) || q.labelled(i) {
		return false
	}
	if i > 0 && !w.gap {
		switch p := &q.ws[i-1]; {
		case p.kind == letters, p.low == "-" && i > 1 && glued(q.ws, i-1) && q.ws[i-2].kind != mark, p.low == "." || p.low == ":" || p.low == "/" || p.low == "#" || p.low == "@" || p.low == "_" || p.low == "&" || p.low == "*":
			return false
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
	if i > 0 && isWord(q.low(i-1), callingWord) && n.value > 99 {
		return false
	}
	if footMark(q.ws, n.next) && n.next+1 < len(q.ws) && glued(q.ws, n.next+1) && (q.ws[n.next+1].kind == digits || footMark(q.ws, n.next+1)) || footMark(q.ws, i-1) && !w.gap && i > 1 && q.ws[i-2].kind == digits {
		return false // feet and inches
	}
	// "1." or "2)" at the head of a line
	if w.line && (i == 0 || q.ws[i-1].kind == mark && q.ws[i-1].low != ",") && (isMark(q.ws, n.next, ".") || isMark(q.ws, n.next, ")")) && n.value < 100 {
		return false
	}
	if isWord(q.low(i-1), numberedWord) && n.value == float64(int(n.value)) && !q.is(i-1, "under", "top") || isMark(q.ws, i-1, ".") && q.is(i-2, "no", "nos", "p", "pp", "vol") {
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

// footMark reports whether word i is an apostrophe on its forerunner's heels.
func footMark(ws []timeWord, i int) bool {
	return glued(ws, i) && (isMark(ws, i, "'") || isMark(ws, i, "’"))
}

// headlineVerb reports whether a capitalised word is a verb of a headline that
// the tagger may take for a name: "Crash Kills 14".
func headlineVerb(low string) bool {
	if isWord(low, headlineWord) {
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
		if k > j && isWord(q.low(k), streetWord) {
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
	return q.ws[i].n <= 200 && (next >= len(q.ws) || q.ws[next].line || isWord(q.low(next), pictureWord))
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
	j := n.next
	if isHyphen(q.ws, j) {
		j++
	}
	if j < len(q.ws) && (isWord(q.low(j), rankedNameWord) || isWord(q.token(j).Lemma, rankedNameWord)) {
		return false // "the third floor", "the first lady"
	}
	for k := q.ws[i].tok; k <= last; k++ {
		t := &q.r.Tokens[k]
		if (t.Dep == "amod" || t.Dep == "nummod" || t.Dep == "compound") && t.Head > last && strings.HasPrefix(q.r.Tokens[t.Head].Tag, "NN") {
			return true
		}
	}
	return false
}
