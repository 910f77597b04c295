package names

import (
	"strings"

	"synoptic"
)

// evidence is what the whole article shows of one word in capitals.
type evidence struct {
	total, person, org, place, other int // how the recogniser labels it
	personFirst, personLast          int // in people of two and more words
	orgPart                          int
	titled, said, aged               int // stands after a personal title; beside a verb of saying; before an age
	in                               int // stands after "in", "at", "from"
	inside                           int // stands after "in" or "near"
	lower                            int // occurs in small letters
	acronym                          bool
	cues                             [cueCount]int // what its surroundings say that it is
}

// article is what the classifier looks at.
type article struct {
	r        *synoptic.Reading
	text     string
	us       []unit
	ls       []line
	ent      []uint8 // per unit: 0 or the recogniser's label*2 + (1 inside)
	placeAt  []uint8 // per unit: class and position in a phrase of the table
	compAt   []uint8
	orgAt    []uint8
	ev       map[string]*evidence
	evidence []*evidence // per unit; nil for words in small letters
	cue      []uint8     // per unit: bits of what its surroundings say
	fbuf     []uint32
}

var entityLabels = map[string]uint8{"PERSON": 1, "ORG": 2, "GPE": 3, "LOC": 4, "FAC": 5, "NORP": 6, "EVENT": 7, "WORK_OF_ART": 8, "PRODUCT": 9, "LAW": 10, "DATE": 11, "TIME": 11, "CARDINAL": 12, "ORDINAL": 12, "MONEY": 12, "PERCENT": 12, "QUANTITY": 12, "LANGUAGE": 6}

func (d *Reader) prepare(r *synoptic.Reading) *article {
	a := &article{r: r, text: r.Article.Text, ev: map[string]*evidence{}}
	a.us, a.ls = d.cut(r)
	n := len(a.us)
	a.ent = make([]uint8, n)
	a.placeAt = make([]uint8, n)
	a.compAt = make([]uint8, n)
	a.orgAt = make([]uint8, n)
	a.evidence = make([]*evidence, n)
	k := 0
	for i, u := range a.us {
		for k < len(r.Syntax.Entities) && r.Syntax.Entities[k].End <= u.start {
			k++
		}
		if k < len(r.Syntax.Entities) {
			if e := r.Syntax.Entities[k]; e.Start < u.end && u.start < e.End {
				a.ent[i] = entityLabels[e.Label] * 2
				if u.start > e.Start {
					a.ent[i]++
				}
			}
		}
	}
	for _, l := range a.ls {
		d.phrases(a, l)
	}
	a.cue = make([]uint8, n)
	for _, l := range a.ls {
		a.cues(l)
	}
	a.gather()
	return a
}

// longest is the number of units from i on that a table has as one name.
func (a *article) longest(t table, i, last int) (int, string) {
	best, value := 0, ""
	var b strings.Builder
	for j := i; j < last && j < i+6; j++ {
		if j > i && a.us[j].start > a.us[j-1].end {
			b.WriteByte(' ')
		}
		b.WriteString(a.us[j].w.low)
		if j == i {
			continue
		}
		if v, ok := t.find(b.String()); ok {
			best, value = j-i+1, v
		}
	}
	return best, value
}

// phrases marks what stands in the gazetteers.
func (d *Reader) phrases(a *article, l line) {
	for i := l.first; i < l.last; i++ {
		w := a.us[i].w
		if !w.upper && !d.smallName(a, l, i) {
			continue
		}
		n, class := 0, byte(0)
		if w.flags&isPlace != 0 {
			n, class = 1, w.place
		}
		if w.flags&beginsPlace != 0 {
			if m, v := a.longest(d.places, i, l.last); m > 0 {
				n, class = m, v[0]
			}
		}
		if n > 0 && a.placeAt[i] == 0 {
			code := uint8(strings.IndexByte("CR123", class)+1) * 4
			for j := range n {
				a.placeAt[i+j] = code + uint8(min(j, 1))
			}
			if n > 1 {
				for j := range n {
					a.placeAt[i+j] += 2
				}
			}
		}
		n = 0
		if w.flags&isCompany != 0 {
			n = 1
		}
		if w.flags&beginsCompany != 0 {
			if m, _ := a.longest(d.companies, i, l.last); m > 0 {
				n = m
			}
		}
		for j := range n {
			if a.compAt[i+j] == 0 {
				a.compAt[i+j] = uint8(1 + min(j, 1) + 2*min(n-1, 1))
			}
		}
		n = min(int(w.org), 1)
		kind := w.org
		if !w.upper && w.flags&isParticle == 0 {
			n, kind = 1, 1
		}
		if w.flags&beginsOrg != 0 || !w.upper {
			if m, v := a.longest(d.orgs, i, l.last); m > 0 {
				n, kind = m, orgKind(v)
			}
		}
		for j := range n {
			if a.orgAt[i+j] == 0 {
				a.orgAt[i+j] = kind*2 + uint8(min(j, 1))
			}
		}
	}
}

// undotted writes "c.i.a." as "cia".
func undotted(s string) string {
	if len(s) < 4 || s[1] != '.' || s[3] != '.' {
		return s
	}
	return strings.ReplaceAll(s, ".", "")
}

// orgKind is 1 for what can be nothing but an organisation, 2 for names that
// are words or places as well.
func orgKind(v string) uint8 {
	if v == "weak" {
		return 2
	}
	return 1
}

// gather counts the evidence of the whole article.
func (a *article) gather() {
	for i, u := range a.us {
		if u.w.upper && u.w.letters {
			e := a.ev[u.w.low]
			if e == nil {
				e = &evidence{}
				a.ev[u.w.low] = e
			}
			a.evidence[i] = e
		}
	}
	for _, l := range a.ls {
		for i := l.first; i < l.last; i++ {
			w := a.us[i].w
			e := a.evidence[i]
			if e == nil {
				if w.letters {
					if e := a.ev[w.low]; e != nil {
						e.lower++
					}
				}
				continue
			}
			if l.caps {
				continue
			}
			for k := range e.cues {
				e.cues[k] += int(a.cue[i] >> k & 1)
			}
			e.total++
			first := i == l.first || a.ent[i]&1 == 0
			last := i+1 >= l.last || a.ent[i+1] != a.ent[i]|1
			switch a.ent[i] / 2 {
			case 1:
				e.person++
				if first && !last {
					e.personFirst++
				} else if last && !first {
					e.personLast++
				}
			case 2:
				e.org++
				if !first || !last {
					e.orgPart++
				}
			case 3, 4, 5:
				e.place++
			case 0:
			default:
				e.other++
			}
			if i > l.first {
				p := a.us[i-1].w
				if p.flags&isTitle != 0 && p.upper {
					e.titled++
				}
				if p.low == "in" || p.low == "near" {
					e.inside++
				}
				switch p.low {
				case "in", "at", "from", "near", "to":
					e.in++
				case "(":
					e.acronym = e.acronym || w.allcaps && i+1 < l.last && a.us[i+1].w.low == ")"
				}
			}
			if i+1 < l.last {
				x := a.us[i+1].w
				if x.flags&isSay != 0 && !x.upper {
					e.said++
				}
				if x.low == "," && i+3 < l.last && isAge(a.us[i+2].w.low) && (a.us[i+3].w.low == "," || a.us[i+3].w.low == ".") {
					e.aged++
				}
			}
			if i > l.first && a.us[i-1].w.flags&isSay != 0 && !a.us[i-1].w.upper {
				e.said++
			}
		}
	}
}

func isAge(s string) bool {
	return len(s) <= 3 && len(s) > 0 && s[0] >= '1' && s[0] <= '9' && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

func two(n int) uint32 { return uint32(min(n, 2)) }
func one(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

func (e *evidence) label() uint32 {
	if e == nil {
		return 0
	}
	best, n := uint32(1), e.total-e.person-e.org-e.place-e.other
	for k, c := range [...]int{e.person, e.org, e.place, e.other} {
		if c > n {
			best, n = uint32(k+2), c
		}
	}
	v := best * 4
	if n == e.total {
		v++
	}
	if e.total > 1 {
		v += 2
	}
	return v
}

// lineOf gives, for units asked for in order, the line of each.
func (a *article) lineOf() func(i int) line {
	k := 0
	return func(i int) line {
		for k+1 < len(a.ls) && a.ls[k].last <= i {
			k++
		}
		return a.ls[k]
	}
}
