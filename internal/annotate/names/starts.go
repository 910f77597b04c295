package names

import "strings"

// starts takes from the front of people's names what runs into them: the last
// word of another name ("Ford Fusion Moll"), a word that begins a heading
// ("Sedating Moll"), an organisation ("DpolG Ana Moll"); and parts from an
// organisation's name the person's that runs into its end ("Getty Images
// Moll"). What a name is without it, the article shows elsewhere.
func (d *Reader) starts(a *article, cs []chunk) []chunk {
	alone, last := map[string]int{}, map[string]int{}
	for _, c := range cs {
		if c.class == classPerson && c.last-c.first <= 4 {
			alone[a.key(c.first, c.last)]++
			if c.last-c.first > 1 {
				last[a.us[c.last-1].w.low]++
			}
		}
	}
	out := make([]chunk, 0, len(cs)+4)
	lineAt := a.lineOf()
	for _, c := range cs {
		l := lineAt(c.first)
		n := c.last - c.first
		if l.caps || n < 2 || n > 6 {
			out = append(out, c)
			continue
		}
		switch c.class {
		case classPerson:
			w := a.us[c.first].w
			// "Ana Moll Brinvale": a caption's place runs into the name's end.
			if a.placeAt[c.last-1] != 0 && n > 2 && a.us[c.last-1].w.flags&isCommonSurname == 0 && alone[a.key(c.first, c.last-1)] > 0 {
				out = append(out, chunk{c.first, c.last - 1, classPerson})
				c.first, c.class = c.last-1, classPlace
				break
			}
			// "So Moll and two others": an adverb at the head of a sentence.
			if e := a.evidence[c.first]; n == 2 && c.first == l.first && e != nil && e.lower > 0 && (!strings.HasPrefix(a.tag(c.first), "NN") || d.notPeople[w.low]) && last[a.us[c.last-1].w.low] > 1 {
				c.first++
				break
			}
			if w.flags&(isGiven|isCommonGiven|isParticle) != 0 || len(w.low) < 3 || strings.HasSuffix(w.low, ".") {
				break
			}
			rest := a.key(c.first+1, c.last)
			known := alone[rest]
			if n == 2 {
				known += last[rest] - 1 // this one counts itself
			}
			switch {
			case n > 2 && camel(a.span(c.first, c.first+1).In(a.text)) && a.us[c.first+1].w.flags&isGiven != 0,
				n > 2 && w.allcaps && !a.us[c.first+1].w.allcaps && a.us[c.first+1].w.flags&isGiven != 0:
				out = append(out, chunk{c.first, c.first + 1, classOrg})
				c.first++
			case known < 1 || alone[a.key(c.first, c.last)] > 1:
			case n > 2 && w.flags&isSurname == 0,
				// In front of it, the name's first words.
				n == 2 && c.first > l.first && a.us[c.first-1].w.upper && a.us[c.first-1].w.letters && a.us[c.first-1].w.flags&isTitle == 0 && known > 1,
				n == 2 && c.first == l.first && strings.HasSuffix(w.low, "ing") && known > 1:
				c.first++
			}
		case classOrg:
			for k := c.first + 1; k < c.last && a.orgAt[c.first] == 2; k++ {
				if a.orgAt[k] == 3 {
					continue
				}
				if rest := a.key(k, c.last); alone[rest] > 0 || last[rest] > 0 {
					out = append(out, chunk{c.first, k, classOrg})
					c.first, c.class = k, classPerson
				}
				break
			}
		}
		out = append(out, c)
	}
	return out
}
