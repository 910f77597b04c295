package speech

// Marks around one to four words are often no speech: they hold a term at a
// distance, or name something.

// maxTerm is how many words a term in marks has at most.
const maxTerm = 4

// term reports whether stretch s, beside cue c, is a term that the writer uses
// rather than words that c's source said.
func (x *reader) term(s stretch, c int) bool {
	t := x.tree
	first, last, words, verbs, adjectives := -1, -1, 0, 0, 0
	for i := t.at(s.inner.Start); i < len(t.toks) && t.toks[i].Start < s.inner.End; i++ {
		tok := t.toks[i]
		if tok.IsSpace() || tok.Pos == "PUNCT" && tok.Tag != "HYPH" {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		if tok.Tag == "HYPH" {
			continue
		}
		if words++; words > maxTerm {
			return false
		}
		switch tok.Pos {
		case "VERB", "AUX":
			verbs++
		case "ADJ", "ADV":
			adjectives++
		}
	}
	if first < 0 || c < 0 {
		return false
	}
	// The noun of "the “Lunor prince” scam".
	if next := t.at(s.outer.End); s.closed && next < len(t.toks) && t.toks[next].Pos == "NOUN" && t.unit[next] == t.unit[last] && adjectives < words &&
		x.r.Article.Text[s.outer.End-1] != ',' {
		return true
	}
	if verbs > 0 {
		return false
	}
	cue := t.toks[c]
	if _, known := x.lex.acts[cue.Lemma]; !known && cue.Pos == "VERB" && !x.lex.is("judging", cue.Lemma) {
		return true // "issued a “travel advisory”", "fled the “free zone”"
	}
	if cue.Tag == "VBN" && x.lex.is("called", cue.Lemma) && t.child(c, "agent") < 0 && (cue.Dep == "acl" || t.child(c, "auxpass") >= 0) {
		return true // "a technique called “microlensing”"
	}
	// What another verb below the cue has as its object.
	root := first
	for i := first; i <= last; i++ {
		if h := t.head(i); h < first || h > last {
			root = i
		}
	}
	for n, i := 0, t.head(root); n < 8 && i != c && i != t.head(i); n, i = n+1, t.head(i) {
		if t.toks[i].Pos == "VERB" && t.under(i, c) {
			_, known := x.lex.acts[t.toks[i].Lemma]
			return !known
		}
	}
	return false
}
