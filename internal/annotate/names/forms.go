package names

import (
	"slices"
	"strings"

	"synoptic"
)

// suffix is the suffix of a person's name, folded, without its stop; "" for
// none.
func (a *article) suffix(f *found) string {
	if w := a.us[f.last-1].w; f.last-f.first > 1 && w.flags&isSuffix != 0 && w.low != "v" {
		return strings.Trim(w.low, ".")
	}
	return ""
}

// kinBefore reports whether a word for kin stands right before unit i, with or
// without a comma.
func (d *Reader) kinBefore(a *article, i int) bool {
	if i > 0 && a.us[i-1].w.low == "," {
		i--
	}
	if i == 0 {
		return false
	}
	low := a.us[i-1].w.low
	return d.titles[low].class == "kin" || d.titles[strings.TrimSuffix(low, "s")].class == "kin"
}

// maxForms is how many people of one last name are compared with each other.
const maxForms = 64

// joinForms joins the whole names of one person: with a number behind it and
// without ("Ana Moll III"), and with a short given name ("Rudy" and "Rudolph").
// A name with "Jr." never gives the name of both.
func (d *Reader) joinForms(es []entity, to []int) {
	by := map[string][]int{}
	for i, e := range es {
		if n := len(e.words); e.typ == synoptic.Person && n > 1 {
			by[e.words[n-1]] = append(by[e.words[n-1]], i)
		}
	}
	for i := range es {
		n := len(es[i].words)
		if es[i].typ != synoptic.Person || n < 2 || to[i] != i {
			continue
		}
		same := by[es[i].words[n-1]]
		if len(same) > maxForms {
			continue
		}
		pick, many := -1, false
		for _, j := range same {
			if j == i || root(to, j) == i || !d.oneForm(&es[i], &es[j]) {
				continue
			}
			many = many || pick >= 0 && root(to, j) != pick
			pick = root(to, j)
		}
		switch {
		case pick < 0 || many:
		case slices.Contains(d.nicknames[es[pick].words[0]], es[i].words[0]):
			to[pick] = i // the whole given name stays
		default:
			to[i] = pick
		}
	}
}

// oneForm reports whether two whole names of one last name can be forms of
// one name.
func (d *Reader) oneForm(x, y *entity) bool {
	if x.gender != 0 && y.gender != 0 && x.gender != y.gender {
		return false
	}
	if x.suffix != y.suffix && x.suffix != "" && y.suffix != "" {
		return false
	}
	// Father and son by the same whole name share given name and surname: who
	// lays the articles side by side parts them by what their names say.
	if x.junior() != y.junior() && !equal(x.words, y.words) {
		return false
	}
	mx, my := x.words[1:len(x.words)-1], y.words[1:len(y.words)-1]
	if len(mx) > 0 && len(my) > 0 && (len(mx) != len(my) || mx[0][0] != my[0][0]) {
		return false
	}
	gx, gy := x.words[0], y.words[0]
	if gx == gy {
		return x.suffix != y.suffix && equal(x.words, y.words)
	}
	return slices.Contains(d.nicknames[gx], gy) || slices.Contains(d.nicknames[gy], gx)
}

// bearers is those of the people js, known by fuller names, whom the short
// form e = es[i] can mean. Whoever bears a name with "Jr." is not the one who
// is called by the last name alone where somebody else bears it; and a last
// name that the article has established before it brings in a second bearer
// stays the first one's.
func (d *Reader) bearers(a *article, es []entity, to []int, i int, js []int) []int {
	e := &es[i]
	if e.suffix != "" {
		return js
	}
	var out []int
	plain := false
	for _, j := range js {
		o := &es[j]
		if j == i || o.typ != synoptic.Person || !d.shortOf(e, o) || a.apart(e, o) {
			continue
		}
		out = append(out, j)
		plain = plain || !o.junior()
	}
	if plain {
		out = slices.DeleteFunc(out, func(j int) bool { return es[j].junior() })
	}
	if len(e.words) > 1 || len(out) < 2 {
		return out
	}
	first := slices.MinFunc(out, func(x, y int) int { return es[x].at[0] - es[y].at[0] })
	if e.words[0] != es[first].words[len(es[first].words)-1] {
		return out
	}
	next := len(a.us)
	for _, j := range out {
		if root(to, j) != root(to, first) {
			next = min(next, es[j].at[0])
		}
	}
	between := 0
	for _, u := range e.at {
		if u > es[first].at[0] && u < next {
			between++
		}
	}
	if between >= established && between*2 > len(e.at) {
		return []int{first}
	}
	return out
}

// established is how often a last name must stand alone for one person before
// the article brings in another of that name.
const established = 3

// apart reports whether the last name alone, e, cannot be the one that bears
// it with "Jr.", o: it has an office that he is never given, he comes in as
// somebody's kin, or the text spoke of the other before.
func (a *article) apart(e, o *entity) bool {
	if !o.junior() || e.suffix != "" {
		return false
	}
	if e.office && !o.office || o.kin {
		return true
	}
	for _, u := range e.at {
		if u >= o.at[0] {
			return false
		}
		if !a.heading(u) {
			return true
		}
	}
	return false
}

// heading reports whether unit i stands in a line without a full stop.
func (a *article) heading(i int) bool {
	k, _ := slices.BinarySearchFunc(a.ls, i, func(l line, i int) int {
		switch {
		case l.last <= i:
			return -1
		case l.first > i:
			return 1
		}
		return 0
	})
	if k >= len(a.ls) {
		return false
	}
	l := a.ls[k]
	for j := l.last - 1; j >= max(l.first, l.last-3); j-- {
		if w := a.us[j].w; w.letters {
			return !strings.HasSuffix(w.low, ".")
		} else if w.low == "." || w.low == "!" || w.low == "?" || w.low == ":" {
			return false
		}
	}
	return true
}
