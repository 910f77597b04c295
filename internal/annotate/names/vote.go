package names

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
