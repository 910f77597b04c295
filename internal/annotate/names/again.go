package names

import (
	"slices"
	"strings"

	"synoptic"
)

// again finds the places where a body is called by its noun alone, behind "the"
// ("the ministry", "the Brinvale-based observatory"), of an article that has
// named one body of the noun, and no other.
func (d *Reader) again(a *article, fs []found, es []entity) []found {
	const several = -2
	in := make([]bool, len(a.us))
	bodies := map[string]int{} // the body of each noun
	first := map[string]int{}  // where the article brings it in
	for _, f := range fs {
		for i := f.first; i < f.last; i++ {
			in[i] = true
		}
		for i := f.title[0]; i < f.title[1]; i++ {
			in[i] = true
		}
		if f.typ != synoptic.Organization || f.entity == synoptic.NoEntity || f.last-f.first < 2 {
			continue
		}
		noun := a.headOf(f.chunk)
		if noun == "" {
			noun = a.us[f.last-1].w.low
		}
		if !d.recalled[noun] {
			continue
		}
		if e, ok := bodies[noun]; !ok {
			bodies[noun], first[noun] = f.entity, f.first
		} else if e != f.entity {
			bodies[noun] = several
		}
	}
	var more []found
	for _, l := range a.ls {
		if l.caps {
			continue
		}
		for i := l.first + 1; i < l.last; i++ {
			w := a.us[i].w
			e, ok := bodies[w.low]
			if !ok || e == several || in[i] || first[w.low] > i || w.allcaps || !strings.HasPrefix(a.tag(i), "NN") || !a.behindThe(l, in, i) {
				continue
			}
			if i+1 < l.last {
				if n := a.us[i+1].w; in[i+1] && n.flags&isTitle == 0 || n.low == "of" || n.low == "for" || n.low == "-" || strings.HasPrefix(a.tag(i+1), "NN") && n.flags&isTitle == 0 {
					continue
				}
			}
			f := found{chunk: chunk{i, i + 1, classOrg}, typ: synoptic.Organization, kind: synoptic.NominalMention, entity: e}
			es[e].at = append(es[e].at, i)
			slices.Sort(es[e].at)
			more = append(more, f)
		}
	}
	return merged(fs, more)
}

// behindThe reports whether "the" stands before unit i, at most one adjective
// in small letters or "Brinvale-based" between.
func (a *article) behindThe(l line, in []bool, i int) bool {
	k := i - 1
	if k-2 >= l.first && a.us[k].w.low == "based" && a.us[k-1].w.low == "-" {
		k -= 3
	}
	return k >= l.first && a.us[k].w.low == "the" && !in[k]
}
