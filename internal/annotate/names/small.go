package names

import (
	"slices"
	"strings"

	"synoptic"
)

// maxSmall is how many units stand between a body's state or town and the noun
// that it is called by.
const maxSmall = 4

// office marks nouns before which a portfolio is enough.
const office = "office"

// small finds the bodies that are named in small letters: a state, town or
// body and a noun that only bodies are called by ("Brinvale police", "the
// Valdrian defence ministry", "Brinvale's fire department"), or a noun that
// says what a body of the state is for ("the interior ministry"). They are
// descriptions with an entity, not names.
func (d *Reader) small(a *article, fs []found, es []entity) ([]found, []entity) {
	in := make([]int, len(a.us)) // the mention that holds a unit, plus one
	for k, f := range fs {
		for i := f.first; i < f.last; i++ {
			in[i] = k + 1
		}
		for i := f.title[0]; i < f.title[1]; i++ {
			in[i] = k + 1
		}
	}
	at := map[string]int{}
	for i, e := range es {
		if e.typ == synoptic.Organization {
			at[strings.Join(e.words, " ")] = i
		}
	}
	var more []found
	for _, l := range a.ls {
		if l.caps {
			continue
		}
		for i := l.first + 1; i < l.last; i++ {
			w := a.us[i].w
			row, ok := d.bodies[w.low]
			if i+1 < l.last && in[i+1] == 0 {
				if _, more := d.bodies[a.us[i+1].w.low]; more && !a.us[i+1].w.upper {
					continue // "the Brinvale police department"
				}
			}
			if !ok || w.upper && w.low != "tv" || in[i] > 0 || a.tag(i) != "NN" && a.tag(i) != "NNS" && a.tag(i) != "NNP" {
				continue
			}
			kind := ""
			if len(row) > 0 {
				kind = row[0]
			}
			if kind != "" && kind != office && !slices.Contains(strings.Fields(kind), a.us[i-1].w.low) {
				continue
			}
			first := d.smallFrom(a, l, in, fs, i, kind)
			if first < 0 {
				continue
			}
			f := found{chunk: chunk{first, i + 1, classOrg}, typ: synoptic.Organization, kind: synoptic.NominalMention}
			words := slices.DeleteFunc(d.nameWords(a, &f), func(w string) bool { return w == "'s" || w == "'" })
			id := strings.Join(words, " ")
			e, ok := at[id]
			if !ok {
				e = len(es)
				at[id] = e
				es = append(es, entity{typ: f.typ, name: a.span(f.first, f.last).In(a.text), words: words, length: f.last - f.first})
			}
			f.entity = e
			es[e].at = append(es[e].at, f.first)
			more = append(more, f)
		}
	}
	fs = d.again(a, merged(fs, more), es)
	return fs, es
}

// smallFrom is where the description of a body that ends in the noun at unit i
// begins; -1 where it is none.
func (d *Reader) smallFrom(a *article, l line, in []int, fs []found, i int, kind string) int {
	portfolio := -1
	for k := i - 1; k >= l.first && k >= i-maxSmall; k-- {
		w := a.us[k].w
		switch {
		case in[k] > 0:
			f := fs[in[k]-1]
			if f.typ == synoptic.Person && f.kind == synoptic.NameMention && f.last == i && (a.us[i].w.low == "administration" || a.us[i].w.low == "government") {
				return f.first // "the Moll administration"
			}
			if f.typ == synoptic.Person || f.kind != synoptic.NameMention || f.title[0] < f.title[1] || f.class == classThing {
				return portfolio
			}
			return f.first
		case w.low == "'s" || w.low == "'" || w.low == "-" || w.low == "led" && k > l.first && a.us[k-1].w.low == "-":
		case w.upper && k+2 < i && a.us[k+1].w.low == "-" && a.us[k+2].w.low == "led":
			return k // "a Valdria-led coalition"
		case w.upper && w.flags&isDemonym != 0:
			if k > l.first && a.us[k-1].w.upper && d.demonym(a.key(k-1, k+1)) {
				return k - 1
			}
			return k
		case w.upper && k > l.first:
			return -1
		case d.portfolios[w.low] && kind == office:
			portfolio = k
			if k == l.first {
				return k
			}
		case strings.HasPrefix(a.tag(k), "NN"), a.tag(k) == "JJ":
		default:
			return portfolio
		}
	}
	return portfolio
}
