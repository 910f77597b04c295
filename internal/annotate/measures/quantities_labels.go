package measures

// What looks like a count and is a name or a label: the call of emergency
// services, a kind of drive, a class, a floor.

// emergency reports whether the digits at word i are the number of emergency
// services: "a 911 dispatcher", "the 999 call".
func (q *quantityReader) emergency(i, next int) bool {
	switch q.low(i) {
	case "911", "999":
		return isWord(q.low(next), emergencyWord)
	case "000", "100", "101", "110", "111", "112", "118", "119":
		return isWord(q.low(next), emergencyWord) && q.token(next).Tag == "NN"
	}
	return false
}

// labelled reports whether the number at word i follows its label: "class: 1".
func (q *quantityReader) labelled(i int) bool {
	return isMark(q.ws, i-1, ":") && glued(q.ws, i-1) && isWord(q.low(i-2), numberedWord)
}

// drive reports whether the number [i, next) is half of "4 by-four", "4 x 4",
// "four-by-four": not "2 by 4 metres".
func (q *quantityReader) drive(i, next int) bool {
	if k, hyphen, by := q.crossed(next, 1); by != "" {
		m, ok := plainCardinal(q.ws, k)
		n, _ := plainCardinal(q.ws, i)
		return ok && (hyphen || n.value == m.value) && englishQuantities.units[q.low(m.next)] == nil
	}
	if k, hyphen, by := q.crossed(i-1, -1); by != "" {
		m, ok := plainCardinal(q.ws, k)
		n, _ := plainCardinal(q.ws, i)
		return ok && (hyphen || n.value == m.value) && englishQuantities.units[q.low(next)] == nil
	}
	return false
}

// crossed passes "by" or "x", with hyphens or without, from word k on in the
// direction of step.
func (q *quantityReader) crossed(k, step int) (at int, hyphen bool, by string) {
	if isHyphen(q.ws, k) {
		k, hyphen = k+step, true
	}
	if !q.is(k, "by", "x", "×") {
		return k, false, ""
	}
	by = q.low(k)
	k += step
	if isHyphen(q.ws, k) {
		k, hyphen = k+step, true
	}
	return k, hyphen, by
}

// thirdVictim reports whether "a third" at word i is a person after two
// others: "killing two and injuring a third". "About a third" and "a third
// were hurt" are parts, and so is the subject where nobody is counted before.
func (q *quantityReader) thirdVictim(i int, n *number) bool {
	if !n.part || !n.article || n.scaled || n.next != i+2 || q.ws[i+1].num.ord == 0 || q.is(n.next, "of", "were", "are", "have") || q.boundBefore(i) != nil {
		return false
	}
	t := q.token(i + 1)
	if t.Head < 0 || t.Head >= len(q.r.Tokens) {
		return false
	}
	for k := 0; k < 4 && t.Dep == "conj"; k++ {
		t = &q.r.Tokens[t.Head]
	}
	switch t.Dep {
	case "nsubj":
		k := len(q.out) - 1
		return k >= 0 && q.ws[i].Start-q.out[k].End <= partReach/2 && q.out[k].Value != nil && *q.out[k].Value < q.ws[i+1].num.ord && Fate(q.r.Tokens[t.Head].Lemma) != ""
	case "dobj", "nsubjpass", "npadvmod":
		return Fate(q.r.Tokens[t.Head].Lemma) != "" || isWord(q.r.Tokens[t.Head].Lemma, deadlyVerbWord)
	}
	return false
}
