package names

import "strings"

// speaks reports whether a verb of saying stands beside the units.
func (a *article) speaks(l line, first, last int) bool {
	say := func(i int) bool {
		return i >= l.first && i < l.last && a.us[i].w.flags&isSay != 0 && !a.us[i].w.upper
	}
	return say(last) || say(first-1)
}

// isSubject reports whether the units are the subject of a clause.
func (a *article) isSubject(first, last int) bool {
	for i := first; i < last; i++ {
		switch a.r.Tokens[a.us[i].tok].Dep {
		case "nsubj", "nsubjpass":
			return true
		}
	}
	return false
}

// embedded reports whether the units are the subject of a clause that another
// one holds as what is feared, known or said: in "Moll fears that Rand will
// win", Rand.
func (a *article) embedded(first, last int) bool {
	for i := first; i < last; i++ {
		tok := a.r.Tokens[a.us[i].tok]
		if tok.Dep == "nsubj" && tok.Head >= 0 && tok.Head < len(a.r.Tokens) && a.r.Tokens[tok.Head].Dep == "ccomp" && a.r.Tokens[tok.Head].Head < a.us[i].tok {
			return true
		}
	}
	return false
}

// quoted marks the units that stand in quotation marks.
func (a *article) quoted() []bool {
	in := make([]bool, len(a.us))
	open := false
	for n, l := range a.ls {
		if n > 0 && strings.Contains(a.text[a.us[a.ls[n-1].last-1].end:a.us[l.first].start], "\n") {
			open = false
		}
		for i := l.first; i < l.last; i++ {
			switch a.us[i].w.low {
			case "“", "``":
				open = true
			case "”", "''":
				open = false
			case "\"":
				open = !open
			}
			in[i] = open
		}
	}
	return in
}
