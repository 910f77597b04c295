package names

import (
	"strings"
)

// agree has the classifier label the article, and makes what it found agree
// over the whole of it: a name is read the same wherever its own context does
// not speak against it.
func (d *Reader) agree(a *article) []chunk {
	cs, em := d.model.predict(a)
	cs = d.edges(a, cs)
	cs = d.vote(a, cs, em)
	cs = d.known(a, cs)
	cs = d.titled(a, cs)
	cs = d.doubtful(a, cs, em)
	cs = d.extend(a, cs)
	cs = d.starts(a, cs)
	cs = d.likely(a, cs)
	cs = d.whole(a, d.byNoun(a, cs))
	cs = d.nobody(a, cs)
	cs = d.unglue(a, d.shortForms(a, cs))
	d.orgForms(a, cs)
	cs = d.credits(a, d.bounds(a, cs))
	cs = a.frontOf(a.joinBodies(d.listed(a, cs)))
	return a.inCaps(d.partial(a, d.acronyms(a, cs)))
}

// key is the chunk's words, folded.
func (a *article) key(first, last int) string {
	if last-first == 1 {
		return a.us[first].w.low
	}
	var b strings.Builder
	for i := first; i < last; i++ {
		if i > first && a.us[i].start > a.us[i-1].end {
			b.WriteByte(' ')
		}
		b.WriteString(a.us[i].w.low)
	}
	return b.String()
}

// shortForms makes people of single words that end, or begin, the fuller name
// of a person elsewhere in the article.
func (d *Reader) shortForms(a *article, cs []chunk) []chunk {
	last, first := map[string]int{}, map[string]int{}
	for _, c := range cs {
		if c.class == classPerson && c.last-c.first > 1 {
			last[a.us[c.last-1].w.low]++
			first[a.us[c.first].w.low]++
		}
	}
	taken := make([]bool, len(a.us))
	for i := range cs {
		c := &cs[i]
		for k := c.first; k < c.last; k++ {
			taken[k] = true
		}
		if c.last-c.first == 1 && c.class != classPerson {
			w := a.us[c.first].w
			if last[w.low] > 0 && (w.flags&isPlace == 0 || w.place == '3' && c.last < len(a.us) && d.ofPeople[a.us[c.last].w.low] || c.class == classOrg && c.first > 0 && a.us[c.first-1].w.upper && a.us[c.first-1].w.flags&isTitle != 0) {
				c.class = classPerson
			}
		}
	}
	if len(last) == 0 {
		return cs
	}
	var more []chunk
	for _, l := range a.ls {
		if l.caps {
			continue
		}
		for i := l.first; i < l.last; i++ {
			w := a.us[i].w
			if taken[i] || !w.upper || last[w.low] == 0 || len(w.low) < 3 {
				continue
			}
			if e := a.evidence[i]; e == nil || e.lower > 0 || w.flags&(isDay|isTitle|isDemonym) != 0 {
				continue
			}
			if i+1 < l.last && a.us[i+1].w.upper && a.us[i+1].w.letters || i > l.first && a.us[i-1].w.upper && a.us[i-1].w.flags&isTitle == 0 && a.us[i-1].w.letters && i-1 > l.first {
				continue
			}
			more = append(more, chunk{first: i, last: i + 1, class: classPerson})
		}
	}
	return merge(cs, more)
}

// merge puts two ordered lists of chunks that do not overlap into one.
func merge(x, y []chunk) []chunk {
	if len(y) == 0 {
		return x
	}
	out := make([]chunk, 0, len(x)+len(y))
	for len(x) > 0 && len(y) > 0 {
		if x[0].first < y[0].first {
			out, x = append(out, x[0]), x[1:]
		} else {
			out, y = append(out, y[0]), y[1:]
		}
	}
	return append(append(out, x...), y...)
}

// inCaps finds in lines of capitals the names that the article has elsewhere
// as names.
func (a *article) inCaps(cs []chunk) []chunk {
	var more []chunk
	var known map[string]int
	longest, k := 0, 0
	for _, l := range a.ls {
		if !l.caps {
			continue
		}
		if known == nil {
			known = map[string]int{}
			lineAt := a.lineOf()
			for _, c := range cs {
				if !lineAt(c.first).caps && c.class != classMisc && c.last-c.first <= 6 {
					known[a.key(c.first, c.last)] = c.class
					longest = max(longest, c.last-c.first)
					if c.class == classPerson && c.last-c.first > 1 && len(a.us[c.last-1].w.low) > 2 {
						known[a.us[c.last-1].w.low] = classPerson
					}
				}
			}
		}
		for i := l.first; i < l.last; i++ {
			for k < len(cs) && cs[k].last <= i {
				k++
			}
			end := l.last
			if k < len(cs) {
				if cs[k].first <= i {
					i = cs[k].last - 1
					continue
				}
				end = min(end, cs[k].first)
			}
			for j := min(end, i+longest); j > i; j-- {
				if class, ok := known[a.key(i, j)]; ok {
					more = append(more, chunk{i, j, class})
					i = j - 1
					break
				}
			}
		}
	}
	return merge(cs, more)
}
