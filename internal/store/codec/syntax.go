package codec

import "synoptic"

// syntax goes over what the engine read. A token takes seven columns: how far
// it stands from the one before, its length, its class (tag, part of speech
// and features, which go together), its label, its head, and its norm and
// lemma where they aren't what the text says.
func (c *coder) syntax(s *synoptic.Syntax, text string) {
	var classes classTable
	end, i := 0, 0
	list(c, colTokenLen, &s.Tokens, func(t *synoptic.Token) {
		c.by(colTokenGap, &t.Start, end)
		c.by(colTokenLen, &t.End, t.Start)
		end = t.End
		classes.class(c, t)
		c.str(colTokenDep, tabDep, &t.Dep)
		c.by(colTokenHead, &t.Head, i)
		i++
		word := t.In(text)
		c.orElse(colTokenNorm, &t.Norm, lower(word))
		c.orElse(colTokenLemma, &t.Lemma, t.Norm)
	})
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

// orElse is a string that mostly is usual.
func (c *coder) orElse(col column, s *string, usual string) {
	n := 0
	if !c.decoding && *s != usual {
		n = c.tables[tabWord].index(*s) + 1
	}
	c.int(col, &n)
	if !c.decoding {
		return
	}
	switch list := c.tables[tabWord].list; {
	case n == 0:
		*s = usual
	case n < 0 || n > len(list):
		c.fail("string %d of %d", n-1, len(list))
	default:
		*s = list[n-1]
	}
}

// classTable numbers what tokens are, in the order of their first use.
type classTable struct {
	list []class
	at   map[class]int
}

type class struct{ tag, pos, morph string }

// class is a token's class by its number; a new one follows in full.
func (t *classTable) class(c *coder, tok *synoptic.Token) {
	k := class{tok.Tag, tok.Pos, tok.Morph}
	n, known := len(t.list), false
	if !c.decoding {
		var at int
		if at, known = t.at[k]; known {
			n = at
		}
	}
	c.int(colTokenClass, &n)
	if n < 0 || n > len(t.list) {
		c.fail("class %d of %d", n, len(t.list))
		return
	}
	if n < len(t.list) {
		k = t.list[n]
	} else {
		c.str(colWord, tabLabel, &k.tag)
		c.str(colWord, tabLabel, &k.pos)
		c.str(colWord, tabLabel, &k.morph)
		if t.at == nil {
			t.at = map[class]int{}
		}
		t.at[k] = n
		t.list = append(t.list, k)
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
