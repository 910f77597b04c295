package codec

import (
	"strings"

	"synoptic"
)

// syntax goes over what the engine read.
func (c *coder) syntax(s *synoptic.Syntax, text string) {
	end, i := 0, 0
	list(c, colTokenLen, &s.Tokens, func(t *synoptic.Token) {
		c.token(t, i, &end, text)
		i++
	})
	c.groups(s)
}

// token goes over the token i, after one that ends at end. It takes seven
// columns: how far it stands from the one before, its length, its class (tag,
// part of speech and features, which go together), its label, its head, and
// its norm and lemma by how they are made of the text's word.
func (c *coder) token(t *synoptic.Token, i int, end *int, text string) {
	c.by(colTokenGap, &t.Start, *end)
	c.by(colTokenLen, &t.End, t.Start)
	*end = t.End
	c.class(t)
	c.str(colTokenDep, tabDep, &t.Dep)
	c.by(colTokenHead, &t.Head, i)
	word := t.In(text)
	c.norm(&t.Norm, word)
	c.lemma(&t.Lemma, t.Norm, word)
}

// groups goes over sentences and names, which are runs of tokens.
func (c *coder) groups(s *synoptic.Syntax) {
	last := 0
	list(c, colIndex, &s.Sentences, func(x *synoptic.Sentence) {
		c.by(colIndex, &x.First, last)
		c.by(colIndex, &x.Last, x.First)
		last = x.Last
		c.by(colIndex, &x.Start, startOf(s.Tokens, x.First))
		c.by(colIndex, &x.End, endOf(s.Tokens, x.Last))
	})
	last = 0
	list(c, colIndex, &s.Entities, func(e *synoptic.ModelEntity) {
		c.by(colIndex, &e.First, last)
		c.by(colIndex, &e.Last, e.First)
		last = e.Last
		c.by(colIndex, &e.Start, startOf(s.Tokens, e.First))
		c.by(colIndex, &e.End, endOf(s.Tokens, e.Last))
		label(c, &e.Label)
	})
}

// parsed goes over what the engine read in the text as a whole, where parts of
// it were read again: most tokens are the very ones of base, in runs.
func (c *coder) parsed(p, base *synoptic.Syntax, text string) {
	n := 0 // none; an empty list is 1
	if p.Tokens != nil {
		n = len(p.Tokens) + 1
	}
	c.int(colCount, &n)
	if n < 0 || c.decoding && n-1 > len(base.Tokens)+len(c.cols[colTokenLen]) {
		c.fail("%d tokens are more than what is there", n-1)
	}
	if c.decoding && n > 0 && c.err == nil {
		p.Tokens = make([]synoptic.Token, n-1)
	}
	at, end := 0, 0 // the next token of base; where the last of p ends
	for i := 0; i < n-1 && c.err == nil; {
		skip, same, other := 0, 0, 0
		if !c.decoding {
			skip, same, other = runs(p.Tokens, base.Tokens, i, at)
		}
		c.int(colIndex, &skip)
		c.int(colIndex, &same)
		c.int(colIndex, &other)
		if skip < 0 || same < 0 || other < 0 || skip+same > len(base.Tokens)-at || same+other > n-1-i || same+other == 0 {
			c.fail("a run of %d and %d tokens", same, other)
			return
		}
		at += skip
		for ; same > 0; same-- {
			if c.decoding {
				p.Tokens[i] = base.Tokens[at]
				p.Tokens[i].Head += i - at
			}
			end = p.Tokens[i].End
			i++
			at++
		}
		for ; other > 0; other-- {
			c.token(&p.Tokens[i], i, &end, text)
			i++
		}
	}
	c.groups(p)
}

// runs says how many tokens of b after at are passed over until the one that
// stands where a's token i does, how many from there on are the same in both,
// and how many of a after those have no like in b.
func runs(a, b []synoptic.Token, i, at int) (skip, same, other int) {
	start := at
	like := func() bool {
		for at < len(b) && b[at].Start < a[i].Start {
			at++
		}
		if at >= len(b) {
			return false
		}
		x := b[at]
		x.Head += i - at
		return x == a[i]
	}
	if like() {
		for skip = at - start; i < len(a) && like() && at == start+skip+same; same++ {
			i++
			at++
		}
		at = start + skip + same
	} else {
		at = start
	}
	for ; i < len(a) && !like(); i++ {
		other++
	}
	return skip, same, other
}

// norm is a norm: 0 for the word in lower case, or a string.
func (c *coder) norm(s *string, word string) {
	usual := strings.ToLower(word)
	other := *s != usual
	if !c.decoding && !other {
		n := 0
		c.nat(colTokenNorm, &n)
		return
	}
	n := 0
	if !c.decoding {
		n = c.tables[tabWord].index(*s) + 1
	}
	c.nat(colTokenNorm, &n)
	if !c.decoding {
		return
	}
	if list := c.tables[tabWord].list; n == 0 {
		*s = usual
	} else if n > len(list) {
		c.fail("string %d of %d", n-1, len(list))
	} else {
		*s = list[n-1]
	}
}

// edit makes a lemma of a norm or of the word itself: its last bytes are cut
// off, and others put there.
type edit struct {
	word bool
	cut  int
	end  string
}

// lemma is a lemma by its edit; like a class, a new one follows in full.
func (c *coder) lemma(s *string, norm, word string) {
	var e edit
	n, known := len(c.edits), false
	if !c.decoding {
		base := norm
		if *s == word && word != norm {
			e.word, base = true, word
		}
		same := 0
		for same < len(base) && same < len(*s) && base[same] == (*s)[same] {
			same++
		}
		e.cut, e.end = len(base)-same, (*s)[same:]
		var at int
		if at, known = c.editAt[e]; known {
			n = at
		}
	}
	c.nat(colTokenLemma, &n)
	switch {
	case n < len(c.edits):
		e = c.edits[n]
	case n > len(c.edits):
		c.fail("edit %d of %d", n, len(c.edits))
		return
	default:
		c.bool(colTokenEdit, &e.word)
		c.nat(colTokenEdit, &e.cut)
		c.str(colTokenEdit, tabWord, &e.end)
		if c.editAt == nil {
			c.editAt = map[edit]int{}
		}
		c.editAt[e] = n
		c.edits = append(c.edits, e)
	}
	if !c.decoding {
		return
	}
	base := norm
	if e.word {
		base = word
	}
	if e.cut > len(base) {
		c.fail("%d bytes cut off %d", e.cut, len(base))
		return
	}
	if base = base[:len(base)-e.cut]; e.end == "" {
		*s = base
	} else {
		*s = base + e.end
	}
}

// class is what a token is.
type class struct{ tag, pos, morph string }

// class is a token's class by its number: those of the vocabulary first, then
// those of the reading in the order of their first use, where they follow in
// full.
func (c *coder) class(tok *synoptic.Token) {
	k := class{tok.Tag, tok.Pos, tok.Morph}
	beforehand := len(c.vocabulary.classes)
	n, known := beforehand+len(c.classes), false
	if !c.decoding {
		var at int
		if at, known = c.vocabulary.classAt[k]; known {
			n = at
		} else if at, known = c.classAt[k]; known {
			n = at
		}
	}
	c.nat(colTokenClass, &n)
	switch own := n - beforehand; {
	case own < 0:
		k = c.vocabulary.classes[n]
	case own < len(c.classes):
		k = c.classes[own]
	case own > len(c.classes):
		c.fail("class %d of %d", own, len(c.classes))
		return
	default:
		c.str(colWord, tabLabel, &k.tag)
		c.str(colWord, tabLabel, &k.pos)
		c.str(colWord, tabLabel, &k.morph)
		if c.classAt == nil {
			c.classAt = map[class]int{}
		}
		c.classAt[k] = n
		c.classes = append(c.classes, k)
	}
	if c.decoding {
		tok.Tag, tok.Pos, tok.Morph = k.tag, k.pos, k.morph
	}
}

// startOf is where the token i begins, and endOf where the one before i ends;
// 0 where there is none.
func startOf(tokens []synoptic.Token, i int) int {
	if i < 0 || i >= len(tokens) {
		return 0
	}
	return tokens[i].Start
}

func endOf(tokens []synoptic.Token, i int) int {
	if i <= 0 || i > len(tokens) {
		return 0
	}
	return tokens[i-1].End
}
