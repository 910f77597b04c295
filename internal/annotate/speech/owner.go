package speech

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// The most stretches that one content is looked through for.
const maxStretches = 200

// quoted gives every stretch of quoted speech to an attribution: one that is
// there already, one by a cue beside it, or the one before it.
func (x *reader) quoted() {
	x.owner = make([]int, len(x.strs))
	owner := x.owner
	for i := range owner {
		owner[i] = -1
	}
	for k := range x.found {
		c := &x.found[k]
		if c.content.IsZero() {
			continue
		}
		for i, n := x.firstStretch(c.content.Start), 0; i < len(x.strs) && x.strs[i].outer.Start < c.content.End && n < maxStretches; i, n = i+1, n+1 {
			s := x.strs[i]
			if c.cue >= 0 && x.inside[c.cue] == i {
				continue
			}
			if s.outer.Overlap(c.content)*2 < s.outer.Len() && c.frame != frameClause {
				continue
			}
			if owner[i] < 0 || x.closer(c, &x.found[owner[i]]) {
				owner[i] = k
			}
			c.content = c.content.Cover(s.outer)
		}
	}
	for i, s := range x.strs {
		if s.inner.Len() == 0 || !x.inBody(s) {
			continue
		}
		if owner[i] >= 0 {
			if k := x.nested(i); k >= 0 {
				owner[i] = k
			}
			x.takesBack(i)
			continue
		}
		before := -1
		if i > 0 {
			before = owner[i-1]
		}
		switch {
		case before >= 0 && (s.resumes && (x.found[before].frame != frameFloat || x.cueBeside(i) < 0) || x.standsAlone(s) && x.followsOn(x.strs[i-1], s)):
			owner[i] = before
		default:
			owner[i] = x.speechOf(i)
			x.takesBack(i)
		}
		if k := owner[i]; k >= 0 {
			x.found[k].content = x.found[k].content.Cover(s.outer)
		}
	}
}

// closer reports whether a stretch that both contents hold is a's rather than
// b's: the narrower one's, unless that only says which outlet hands the words
// on ("“…,” Ruiz said, according to the Gazette").
func (x *reader) closer(a, b *candidate) bool {
	if onA, onB := x.handedOn(a), x.handedOn(b); onA != onB {
		return onB
	}
	if inA, inB := a.source.head >= 0, b.source.head >= 0; inA != inB && a.cue >= 0 && b.cue >= 0 {
		return inA // "was focused on “…”" of nobody, in what the board said
	}
	return b.content.Len() > a.content.Len()
}

func (x *reader) handedOn(c *candidate) bool {
	return c.frame == frameAccord && c.source.head >= 0 && x.namesOutlet(c.source.head)
}

// takesBack gives the speech that stretch i takes up again to the speaker who
// is named only behind it: "“It is tough. ¶ I want to get out,” Orr said".
func (x *reader) takesBack(i int) {
	k := x.owner[i]
	if k < 0 || x.found[k].cue < 0 || x.found[k].frame != frameClause && x.found[k].frame != frameQuote || x.inside[x.found[k].cue] >= 0 {
		return
	}
	for n := 0; i > 0 && x.strs[i].resumes && n < maxStretches; i, n = i-1, n+1 {
		b := x.owner[i-1]
		if b < 0 || b == k || x.found[b].frame != frameFloat || x.found[b].cue >= 0 {
			return
		}
		x.found[k].content = x.found[k].content.Cover(x.found[b].content)
		x.found[b].content = synoptic.Span{}
		x.owner[i-1] = k
	}
}

// nested makes the candidate of a stretch that stands in a wider content but
// has a cue of its own there: "she said that he had told her “run”". It is -1
// where there is none.
func (x *reader) nested(i int) int {
	s := x.strs[i]
	o := &x.found[x.owner[i]]
	if o.frame != frameClause {
		return -1
	}
	c := x.cueBeside(i)
	if c < 0 || c == o.cue || x.byCue[c] > 0 || !o.content.Contains(x.tree.toks[c].Span) || !x.lex.acts[x.tree.toks[c].Lemma].Reports() || x.tree.toks[c].End > s.outer.Start {
		return -1
	}
	if between := strings.TrimSpace(x.r.Article.Text[x.tree.toks[c].End:s.outer.Start]); len(strings.Fields(between)) > 2 && !x.spokenTo(c, s, between) {
		return -1
	}
	n := x.blank(c)
	n.frame, n.content, n.stretch, n.source, n.cueSpan = frameQuote, s.outer, i, x.speaker(c), x.cueWords(c)
	x.found = append(x.found, n)
	x.byCue[c] = len(x.found)
	return len(x.found) - 1
}

// speechOf finds or makes the candidate whose speech stretch i is, by a cue
// beside it or because it stands alone; -1 where the marks are no speech.
func (x *reader) speechOf(i int) int {
	s := x.strs[i]
	c := x.cueBeside(i)
	if x.titleLike(s) || x.term(s, c) {
		return -1
	}
	if c >= 0 {
		if k := x.byCue[c]; k > 0 {
			switch x.found[k-1].frame {
			case frameQuote, frameClause:
				return k - 1
			case frameObject:
				// "told the board's chairman: “…”": the object is who is spoken to.
				if o := x.found[k-1].content; x.act(x.found[k-1]).Reports() && o.End <= s.inner.Start {
					x.found[k-1].content = synoptic.Span{}
				}
			}
		}
	} else if !x.standsAlone(s) && !x.wording(s) {
		return -1
	}
	n := x.blank(c)
	n.frame, n.content, n.stretch = frameFloat, s.outer, i
	if c < 0 {
		x.glued(&n, s)
		x.bracketed(&n, s)
	} else {
		n.frame, n.source, n.cueSpan = frameQuote, x.speaker(c), x.cueWords(c)
	}
	x.found = append(x.found, n)
	if c >= 0 {
		x.byCue[c] = len(x.found)
	}
	return len(x.found) - 1
}

// maxHearer is how many words the one has at most whom a verb has spoken to.
const maxHearer = 10

// spokenTo reports whether the words between cue c and stretch s are the one
// who is spoken to, set off by a comma or a colon: "told the coach Jan Berg, “…”".
func (x *reader) spokenTo(c int, s stretch, between string) bool {
	t := x.tree
	if !x.lex.hearers[t.toks[c].Lemma] || len(strings.Fields(between)) > maxHearer || !strings.HasSuffix(between, ",") && !strings.HasSuffix(between, ":") {
		return false
	}
	for i := c + 1; i < len(t.toks) && t.toks[i].Start < s.outer.Start; i++ {
		if p := t.toks[i].Pos; p == "AUX" || p == "VERB" && t.toks[i].Dep != "amod" && t.toks[i].Dep != "compound" {
			return false
		}
	}
	return true
}

func (x *reader) firstStretch(pos int) int {
	i, _ := slices.BinarySearchFunc(x.strs, pos, func(s stretch, p int) int { return cmp.Compare(s.outer.End, p+1) })
	return i
}

// cueBeside is the cue word whose speech the stretch is, or -1.
func (x *reader) cueBeside(i int) int {
	t, s := x.tree, x.strs[i]
	text := x.r.Article.Text
	first, last := t.at(s.outer.Start), t.at(s.outer.End-1)
	best, bestScore := -1, 0.0
	consider := func(c, dist int, right bool) {
		tok := t.toks[c]
		if tok.Pos != "VERB" || x.inside[c] >= 0 || tok.Dep == "amod" || tok.Dep == "compound" || x.lex.is("according", tok.Norm) {
			return
		}
		act, known := x.lex.acts[tok.Lemma]
		score := 1 - 0.15*float64(dist)
		if known && act != synoptic.Mentions && act != synoptic.Thinks && act != synoptic.Wants {
			score += 2
		}
		if right {
			if e := s.inner.End; e > s.inner.Start && (text[e-1] == ',' || text[e-1] == '?' || text[e-1] == '!' || strings.HasPrefix(text[s.outer.End:], ",")) {
				score += 1
			}
		} else if b := strings.TrimRight(text[:s.outer.Start], " \n"); strings.HasSuffix(b, ",") || strings.HasSuffix(b, ":") {
			score += 1.5
		}
		if score > bestScore {
			best, bestScore = c, score
		}
	}
	// What the quoted words hang on, however far it stands.
	if c := x.governor(first, last); c >= 0 {
		consider(c, 3, c > last)
	}
	par := s.par.Start
	if strings.TrimSpace(text[par:s.outer.Start]) == "" {
		// A paragraph that opens with the quote is introduced by the last line
		// where that ends in a colon.
		if b := strings.TrimRight(text[:par], " \n"); strings.HasSuffix(b, ":") {
			par = strings.LastIndexByte(b, '\n') + 1
		}
	}
	for k, d := first-1, 0; k >= 0 && d < 40 && t.toks[k].Start >= par; k-- {
		if t.toks[k].IsSpace() {
			continue
		}
		if d > 0 && t.toks[k].Tag == "." {
			break
		}
		consider(k, d, false)
		d++
	}
	end := s.par.End
	if last := s.inner.End - 1; s.closed && last > s.inner.Start && text[last] == '.' {
		end = 0 // the sentence is over: what follows is not about it
	}
	for k, d := last+1, 0; k < len(t.toks) && d < 40 && t.toks[k].End <= end; k++ {
		if t.toks[k].Tag == "." {
			break
		}
		consider(k, d, true)
		d++
	}
	if bestScore >= 2 {
		return best
	}
	return -1
}

// governor is the reporting word, outside of the tokens [a, b], that they hang
// on, or -1.
func (x *reader) governor(a, b int) int {
	t := x.tree
	i := a
	for i <= b && i < len(t.toks) && t.head(i) >= a && t.head(i) <= b && t.head(i) != i {
		i++
	}
	if i > b || i >= len(t.toks) {
		return -1
	}
	for range 7 {
		h := t.head(i)
		if h == i {
			return -1
		}
		i = h
		if act, ok := x.lex.acts[t.toks[i].Lemma]; ok && t.toks[i].Pos == "VERB" && act != synoptic.Mentions && (i < a || i > b) {
			return i
		}
	}
	return -1
}

// followsOn reports whether b goes on with the speech of a: in the same
// paragraph, or in the next.
func (x *reader) followsOn(a, b stretch) bool {
	text := x.r.Article.Text
	if a.outer.End > b.outer.Start {
		return false
	}
	between := text[a.outer.End:b.outer.Start]
	return len(between) < 300 && !strings.Contains(between, "\n")
}
