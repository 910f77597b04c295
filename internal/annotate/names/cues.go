package names

import "strings"

// What a name's surroundings can say that it is.
const (
	cuePerson = iota
	cueOrg
	cuePlace
	cueCount
)

// cues marks the runs of capitals of line l with what the words beside them
// say: "Ranna, who", "Ranna, 43,", "developer Ranna" of people; "Lunor, which",
// "Lunor, a security firm", "Lunor executives", "the insurer Lunor" of
// organisations; "the town of Brinvale", "Brinvale residents" of places.
func (a *article) cues(l line) {
	for i := l.first; i < l.last; i++ {
		if !a.us[i].w.upper || !a.us[i].w.letters {
			continue
		}
		j := i + 1
		for j < l.last && a.us[j].w.upper && a.us[j].w.letters {
			j++
		}
		bits := a.before(l, i) | a.behind(l, j)
		if bits != 0 {
			for k := i; k < j; k++ {
				a.cue[k] |= bits
			}
		}
		i = j
	}
}

const (
	bitPerson = 1 << cuePerson
	bitOrg    = 1 << cueOrg
	bitPlace  = 1 << cuePlace
	// A common noun calls it an organisation, a place: surer than what stands
	// next to it.
	bitCalledOrg   = 1 << 3
	bitCalledPlace = 1 << 4
	// "Ranna, who", "Ranna, 43,", "Ranna said her": nobody but a person.
	bitSurelyPerson = 1 << 5
)

// noun is what a common noun beside a name says of it.
func noun(w *word) uint8 {
	if w.upper {
		return 0
	}
	var b uint8
	if w.flags&isTitle != 0 {
		b |= bitPerson
	}
	if w.flags&isOrgNoun != 0 {
		b |= bitOrg | bitCalledOrg
	}
	if w.flags&isPlaceNoun != 0 {
		b |= bitPlace | bitCalledPlace
	}
	return b
}

func (a *article) before(l line, i int) uint8 {
	at := func(k int) *word {
		if k < l.first {
			return outside
		}
		return a.us[k].w
	}
	p := at(i - 1)
	switch p.low {
	case ",": // "the same security company, Lunor,"
		return noun(at(i - 2))
	case "of": // "the town of Brinvale"
		return noun(at(i-2)) & (bitPlace | bitCalledPlace)
	}
	return noun(p)
}

func (a *article) behind(l line, j int) uint8 {
	at := func(k int) *word {
		if k >= l.last {
			return outside
		}
		return a.us[k].w
	}
	n := at(j)
	if a.aged(l, j) {
		return bitPerson | bitSurelyPerson
	}
	if n.low == "(" && isAge(at(j+1).low) && at(j+2).low == ")" {
		return bitPerson | bitSurelyPerson
	}
	if n.low != "," {
		var b uint8
		if n.flags&isSay != 0 && !n.upper {
			switch at(j + 1).low {
			case "he", "she", "his", "her":
				return bitPerson | bitSurelyPerson
			}
		}
		if !n.upper && n.flags&isOrgAfter != 0 {
			b |= bitOrg
		}
		if !n.upper && n.flags&isPlaceAfter != 0 {
			b |= bitPlace
		}
		return b
	}
	switch x := at(j + 1); x.low {
	case "who", "whose":
		return bitPerson | bitSurelyPerson
	case "which":
		return bitOrg
	case "where":
		return bitPlace
	case "a", "an", "the", "another":
		// The head of the apposition is the last noun of its first noun phrase.
		var b uint8
		for k := j + 2; k < l.last && k < j+8; k++ {
			w := a.us[k].w
			if !w.letters || w.upper {
				if !w.upper {
					break
				}
				continue
			}
			tag := a.r.Tokens[a.us[k].tok].Tag
			if tag != "NN" && tag != "JJ" && tag != "VBN" && tag != "VBG" && tag != "NNS" && tag != "JJS" && tag != "RB" {
				break
			}
			if tag == "VBN" || tag == "VBG" || tag == "NNS" || tag == "RB" {
				if b != 0 {
					break
				}
				continue
			}
			if b = 0; tag == "NN" {
				b = noun(w)
			}
		}
		return b
	default:
		if isAge(x.low) && (at(j+2).low == "," || at(j+2).low == ".") {
			return bitPerson | bitSurelyPerson
		}
		if x.flags&isTitle != 0 {
			return bitPerson
		}
	}
	return 0
}

// aged reports whether "a 28-year-old", with or without a comma before it,
// stands at unit j.
func (a *article) aged(l line, j int) bool {
	if j < l.last && a.us[j].w.low == "," {
		j++
	}
	if j+6 >= l.last || a.us[j].w.low != "a" && a.us[j].w.low != "an" || !isAge(a.us[j+1].w.low) {
		return false
	}
	for k, want := range [...]string{"-", "year", "-", "old"} {
		if a.us[j+2+k].w.low != want {
			return false
		}
	}
	return strings.HasPrefix(a.tag(j+6), "NN")
}
