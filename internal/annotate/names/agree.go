package names

import "strings"

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
	cs = d.whole(a, cs)
	cs = d.nobody(a, cs)
	cs = d.shortForms(a, cs)
	d.orgForms(a, cs)
	return a.inCaps(d.acronyms(a, cs))
}

// scores is how well each class, and last no name at all, suits the chunk by
// its context alone, per unit.
func (c chunk) scores(em [][labelCount]int32) (s scored) {
	for class := range classCount {
		for i := c.first; i < c.last; i++ {
			pos := posInside
			switch {
			case c.last-c.first == 1:
				pos = posSingle
			case i == c.first:
				pos = posBegin
			case i == c.last-1:
				pos = posEnd
			}
			s[class] += float32(em[i][labelOf(class, pos)])
		}
	}
	for i := c.first; i < c.last; i++ {
		s[classCount] += float32(em[i][0])
	}
	for k := range s {
		s[k] /= float32(c.last - c.first)
	}
	return s
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

// othersWeight is how much the mean of a name's other occurrences counts
// against the context of this one.
const othersWeight = 0.8

// vote gives each chunk the class that suits all its occurrences best.
func (d *Reader) vote(a *article, cs []chunk, em [][labelCount]int32) []chunk {
	type total struct {
		sum [classCount + 1]float32
		n   float32
	}
	all := map[string]*total{}
	keys := make([]string, len(cs))
	own := make([]scored, len(cs))
	weight := make([]float32, len(cs))
	inCaps := func() func(i int) bool {
		k := 0
		return func(i int) bool {
			for k < len(a.ls) && a.ls[k].last <= i {
				k++
			}
			return k < len(a.ls) && a.ls[k].caps
		}
	}()
	for i, c := range cs {
		keys[i] = a.key(c.first, c.last)
		own[i] = c.scores(em)
		weight[i] = 1
		if inCaps(c.first) {
			weight[i] = .2
		}
		t := all[keys[i]]
		if t == nil {
			t = &total{}
			all[keys[i]] = t
		}
		for k, v := range own[i] {
			t.sum[k] += v * weight[i]
		}
		t.n += weight[i]
	}
	for i := range cs {
		t := all[keys[i]]
		n := t.n - weight[i]
		if n <= 0 {
			continue
		}
		// A place's name may stand for the place in one sentence and for its team
		// or government in another.
		known := a.placeAt[cs[i].first] != 0
		best, at := float32(-1e30), cs[i].class
		for k := range classCount {
			if k == classMisc && cs[i].class != classMisc {
				continue
			}
			if known && k != cs[i].class && (k == classOrg || k == classPlace) && (cs[i].class == classOrg || cs[i].class == classPlace) {
				continue
			}
			v := own[i][k] + othersWeight*min(n, 2)*(t.sum[k]-own[i][k]*weight[i])/n
			if v > best {
				best, at = v, k
			}
		}
		cs[i].class = at
	}
	// What stands once where only a person does, or is called a firm or a town, is
	// that wherever nothing is known against it.
	sure := map[string]int{}
	lineAt := a.lineOf()
	for i, c := range cs {
		l := lineAt(c.first)
		cue := a.cue[c.first]
		class := -1
		switch {
		case cue&bitSurelyPerson != 0 && c.last-c.first > 1 && c.last-c.first < 5 && a.namelike(c.first, c.last) && a.compAt[c.first] == 0:
			class = classPerson
		case own[i].best() == classPerson && (cue&^bitSurelyPerson == bitPerson || c.first > l.first && d.personal(a, l, c.first-1)):
			class = classPerson
		case cue == bitOrg|bitCalledOrg:
			class = classOrg
		case cue == bitPlace|bitCalledPlace:
			class = classPlace
		}
		if class >= 0 {
			if was, ok := sure[keys[i]]; ok && was != class {
				class = -1
			}
			sure[keys[i]] = class
		}
	}
	for i := range cs {
		c := &cs[i]
		if class, ok := sure[keys[i]]; ok && class >= 0 && c.class != classMisc && a.placeAt[c.first] == 0 && a.orgAt[c.first] == 0 && (class == classPerson || c.last-c.first == 1) {
			c.class = class
		}
	}
	return cs
}

// scored is the scores of the classes, and last of no name.
type scored [classCount + 1]float32

func (s scored) best() int {
	b := 0
	for k := range classCount {
		if s[k] > s[b] {
			b = k
		}
	}
	return b
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
			if last[w.low] > 0 && w.flags&isPlace == 0 {
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
