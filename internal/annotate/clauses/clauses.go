// Package clauses cuts the sentences of an article into propositions: who did
// what to whom, where and when, with negation, modality, stance, and the
// attributions that each stands in.
package clauses

import (
	"context"
	"slices"

	"synoptic"
)

// Sentences longer than this in tokens are lists, tables or hostile text; no
// clause is read in them, so that the work stays linear.
const maxSentence = 400

// Reader reads clauses by the tables of one language. It is safe for
// concurrent use.
type Reader struct{ *lexicon }

// English reads English.
func English() *Reader { return &Reader{english()} }

// draft is a clause in the making.
type draft struct {
	synoptic.Clause
	// timed are the times that hang on the predicate, best first.
	timed []hung
	drop  bool
}

// work is the reading of one article.
type work struct {
	*lexicon
	*tree
	r      *synoptic.Reading
	drafts []draft
	owner  []int32 // by token: the draft whose predicate it heads, or -1
	places []bool  // by token: part of a place's name
	cueAt  []bool  // by token: part of the cue of an attribution
}

// Read gives the clauses of an article in order of their sentences. Each ends
// inside its sentence; a clause that holds others keeps them in its span. Its
// error is ctx's.
func (x *Reader) Read(ctx context.Context, r *synoptic.Reading) ([]synoptic.Clause, error) {
	w := &work{lexicon: x.lexicon, tree: newTree(r), r: r, owner: make([]int32, len(r.Tokens)), places: make([]bool, len(r.Tokens)), cueAt: make([]bool, len(r.Tokens))}
	for i := range w.owner {
		w.owner[i] = -1
	}
	w.markPlaces()
	cues := w.cues()
	for si, s := range r.Sentences {
		if si%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if s.Last-s.First <= maxSentence {
			w.sentence(si, s)
		}
	}
	w.hangTimes()
	w.speech(cues)
	w.quantities()
	w.background()
	w.dropNouns()
	var out []synoptic.Clause
	for i := range w.drafts {
		if d := &w.drafts[i]; !d.drop {
			out = append(out, d.Clause)
		}
	}
	return out, nil
}

// dropNouns drops what is a clause in form only: "the hope of ending the war"
// says of nobody that he ends it. What is dated or counted there is kept.
func (w *work) dropNouns() {
	for i := range w.drafts {
		d := &w.drafts[i]
		if t := w.tokens[d.Root]; d.Subject.IsZero() && t.Tag == "VBG" && len(d.timed) == 0 && len(d.Quantities) == 0 {
			switch t.Dep {
			case "pcomp", "csubj", "csubjpass", "ccomp", "xcomp":
				d.drop = true
			}
		}
	}
}

// sentence cuts one sentence into clauses.
func (w *work) sentence(si int, s synoptic.Sentence) {
	whole := w.trimmed(s.First, s.Last)
	if whole.IsZero() {
		return
	}
	asks := w.asks(whole)
	if asks && w.alone(whole) {
		return // a heading that asks
	}
	title := w.r.Article.TitleSpan.Contains(whole)
	root := -1
	before := len(w.drafts)
	for i := s.First; i < s.Last; i++ {
		if t := w.r.Tokens[i]; root < 0 && t.Dep == "ROOT" && !t.IsSpace() && t.Pos != "PUNCT" {
			root = i
		}
		if !w.heads(i) || w.order(i) {
			continue
		}
		if c, ok := w.clause(i, si, asks); ok {
			w.owner[i] = int32(len(w.drafts))
			w.drafts = append(w.drafts, draft{Clause: c})
		}
	}
	if len(w.drafts) == before && !title && !asks {
		w.rescue(si, s, whole)
	}
	// A headline says what it says without a finite verb too.
	if title && root >= 0 && w.owner[root] < 0 && !w.order(root) && w.words(s.First, s.Last) > 2 {
		for i := before; i < len(w.drafts); i++ {
			w.owner[w.drafts[i].Root] = -1
		}
		w.drafts = w.drafts[:before]
		span, ok := w.printable(whole, root)
		if !ok {
			return
		}
		w.owner[root] = int32(len(w.drafts))
		w.drafts = append(w.drafts, draft{Clause: synoptic.Clause{
			Span: span, Sentence: si, Root: root, When: -1, Quote: -1,
			Predicate: w.r.Tokens[root].Span, Stance: synoptic.Asserts,
		}})
	}
}

// clause reads the clause that h heads.
func (w *work) clause(h, sentence int, asks bool) (synoptic.Clause, bool) {
	span, ok := w.extentOf(h)
	if !ok || !w.r.Article.InBody(span) {
		return synoptic.Clause{}, false
	}
	c := synoptic.Clause{
		Span: span, Sentence: sentence, Root: h, When: -1, Quote: -1,
		Subject: w.nominal(w.subject(h)), Object: w.nominal(w.object(h)), Place: w.place(h),
		Predicate: w.predicate(h), Modality: w.modality(h), Negated: w.negated(h),
		Stance: synoptic.Asserts,
	}
	mark := w.mark(h)
	if mark == markIf && w.tokens[w.firstContent(h)].Dep == "ccomp" {
		mark = markWhether
	}
	if f := w.firstContent(h); f != h && w.mark(f) == markWhether {
		mark = markWhether
	}
	by := w.governed(h)
	switch {
	case mark == markIf && c.Modality == "":
		c.Modality, c.Stance = "if", synoptic.Expects
	case mark == markWhether, by == synoptic.Questions, asks && w.dependsAsked(h):
		c.Stance = synoptic.Questions
	case by == synoptic.Denies:
		c.Stance = by
	case open(c.Modality) || mark == markIf:
		c.Stance = synoptic.Expects
	case c.Modality == "alleged":
		c.Stance = synoptic.Alleges
	}
	return c, true
}

// dependsAsked reports whether a sentence's question mark is about h: its root
// and what is coordinated with it or quoted in it, not what modifies it.
func (w *work) dependsAsked(h int) bool {
	for range 8 {
		switch t := w.r.Tokens[h]; t.Dep {
		case "ROOT":
			return true
		case "conj", "ccomp", "xcomp", "parataxis":
			if t.Head == h {
				return true
			}
			h = t.Head
		default:
			return false
		}
	}
	return false
}

// open reports whether a modality leaves it open whether the thing comes about.
func open(modality string) bool {
	return !slices.Contains(settled, modality)
}

// settled are the modalities under which something is said to be so, though by
// others or as far as one sees.
var settled = []string{"", "can", "must", "believed", "said", "alleged", "appears", "likely", "possibly", "claims", "lets", "ready"}

// quantities gives each clause the quantities that stand in it.
func (w *work) quantities() {
	qs := w.r.Quantities
	for i := range w.drafts {
		c := &w.drafts[i].Clause
		for q := lowerBound(len(qs), func(k int) bool { return qs[k].Start >= c.Start }); q < len(qs) && qs[q].End <= c.End; q++ {
			c.Quantities = append(c.Quantities, q)
		}
	}
}

// lowerBound is the first of n ordered indexes for which ok holds, or n.
func lowerBound(n int, ok func(int) bool) int {
	lo, hi := 0, n
	for lo < hi {
		if m := (lo + hi) / 2; ok(m) {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return lo
}
