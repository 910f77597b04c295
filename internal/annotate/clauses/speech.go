package clauses

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// lookBack is how many contents that begin before a clause are looked at for
// one that holds it.
const lookBack = 24

// shortRest is how many bytes a clause may say beside what it attributes and
// still be nothing but the words that attribute it.
const shortRest = 80

// ref is a stretch of text that belongs to a quote or attribution.
type ref struct {
	span  synoptic.Span
	index int
}

func sorted(n int, at func(int) synoptic.Span) []ref {
	out := make([]ref, 0, n)
	for i := range n {
		if s := at(i); !s.IsZero() {
			out = append(out, ref{s, i})
		}
	}
	slices.SortStableFunc(out, func(a, b ref) int { return cmp.Compare(a.span.Start, b.span.Start) })
	return out
}

// holding calls use with those of refs that hold the byte offset.
func holding(refs []ref, at int, use func(int)) {
	k := lowerBound(len(refs), func(k int) bool { return refs[k].span.Start > at })
	for j := k - 1; j >= 0 && j >= k-lookBack; j-- {
		if at < refs[j].span.End {
			use(refs[j].index)
		}
	}
}

// speech ties each clause to the quote and the attributions whose content its
// predicate stands in, takes its stance from them, and drops the clauses that
// only attribute others.
func (w *work) speech(cues map[int][]int) {
	r := w.r
	quotes := sorted(len(r.Quotes), func(i int) synoptic.Span { return r.Quotes[i].Span })
	atts := sorted(len(r.Attributions), func(i int) synoptic.Span { return r.Attributions[i].Content })
	for i := range w.drafts {
		d := &w.drafts[i]
		at := w.tokens[d.Root].Start
		holding(quotes, at, func(q int) {
			if !r.Quotes[q].Cue.Overlaps(w.tokens[d.Root].Span) && (d.Quote < 0 || r.Quotes[q].Len() < r.Quotes[d.Quote].Len()) {
				d.Quote = q
			}
		})
		holding(atts, at, func(a int) {
			if !r.Attributions[a].Cue.Overlaps(w.tokens[d.Root].Span) {
				d.Attribution = append(d.Attribution, a)
			}
		})
		slices.SortFunc(d.Attribution, w.outermostFirst)
		w.stance(d)
		if w.frame(d, cues[d.Root]) || w.opener(d) {
			if span, ok := w.toWhom(d, cues[d.Root]); ok {
				d.Span, d.When = span, -1
			} else {
				d.drop = true
			}
			continue
		}
		w.clip(d)
	}
}

// outermostFirst orders attributions by how many others they stand in.
func (w *work) outermostFirst(a, b int) int {
	x, y := w.r.Attributions[a], w.r.Attributions[b]
	return cmp.Or(cmp.Compare(w.depth(a), w.depth(b)), cmp.Compare(y.Content.Len(), x.Content.Len()), cmp.Compare(a, b))
}

func (w *work) depth(a int) int {
	n := 0
	for n < 8 {
		o := w.r.Attributions[a].Outer
		if o < 0 || o >= len(w.r.Attributions) || o == a {
			break
		}
		a = o
		n++
	}
	return n
}

// stance sees to what the innermost attribution makes of a clause; thoughts
// and wishes, which are no attributions, are taken from the quote.
func (w *work) stance(d *draft) {
	var s synoptic.Stance
	var cue synoptic.Span
	switch {
	case len(d.Attribution) > 0:
		a := w.r.Attributions[d.Attribution[len(d.Attribution)-1]]
		s, cue = a.Act.Stance(), a.Cue
		if a.Act == "" {
			s = synoptic.Attributes
		}
	case d.Quote >= 0:
		q := w.r.Quotes[d.Quote]
		s, cue = q.Act.Stance(), q.Cue
	default:
		return
	}
	// What somebody does not believe or say is denied as far as they go.
	if s == synoptic.Attributes && !cue.IsZero() {
		if k := w.tokenAt(cue.Start); k < len(w.tokens) && w.child(k, "neg") >= 0 {
			s = synoptic.Denies
		}
	}
	switch {
	case s == synoptic.Denies && d.Stance != synoptic.Questions:
		d.Stance = s
	case d.Stance == synoptic.Asserts:
		d.Stance = s
	}
}

// cues finds the attributions by the tokens of their cues, and notes those.
func (w *work) cues() map[int][]int {
	out := make(map[int][]int, len(w.r.Attributions))
	for i, a := range w.r.Attributions {
		if a.Cue.IsZero() {
			continue
		}
		for k := w.tokenAt(a.Cue.Start); k < len(w.tokens) && w.tokens[k].Start < a.Cue.End; k++ {
			out[k] = append(out[k], i)
			w.cueAt[k] = true
		}
	}
	return out
}

// frame reports whether a clause is nothing but the words that attribute
// another: its predicate is the cue, and what it says beside is short. That
// somebody said it on a day is news of its own, and kept.
func (w *work) frame(d *draft, cues []int) bool {
	covered, is := 0, false
	for _, i := range cues {
		a := w.r.Attributions[i]
		if !w.told(a.Content, d.Root) {
			continue // "praised the crews": what is said of it is in these words alone
		}
		is = true
		covered = max(covered, d.Overlap(a.Content)+d.Overlap(w.whole(d.Root, a.Source))+d.Overlap(a.Cue))
		if len(d.timed) == 0 {
			d.When = -1 // the content's time is not that of the saying
		} else if !a.Content.Overlaps(w.r.Times[d.When].Span) {
			return false
		}
	}
	return is && d.Len()-covered < shortRest
}

// toWhom is the words of a frame without its content where they name to whom or
// where a thing was said ("she told Radio Nord", "wrote on Twitter"): that is
// news of its own too.
func (w *work) toWhom(d *draft, cues []int) (synoptic.Span, bool) {
	s := w.child(d.Root, "nsubj", "nsubjpass")
	if s < 0 || len(cues) == 0 {
		return synoptic.Span{}, false
	}
	// What is said on both sides of its cue is one content that holds the cue.
	said := func(part synoptic.Span) bool {
		return slices.ContainsFunc(cues, func(i int) bool {
			a := &w.r.Attributions[i]
			return a.Content.Overlaps(part) && !a.Content.Contains(a.Cue)
		})
	}
	first, last := w.extent(s, func(int) bool { return false })
	span, named := w.trimmed(first, last).Cover(w.tokens[d.Root].Span), false
	for _, c := range w.children(d.Root) {
		switch w.tokens[c].Dep {
		case "aux", "dobj", "dative", "prep", "npadvmod":
		default:
			continue
		}
		first, last := w.extent(int(c), func(int) bool { return false })
		part := w.trimmed(first, last)
		if said(part) {
			continue
		}
		span = span.Cover(part)
		named = named || int(c) > d.Root && slices.ContainsFunc(w.r.Mentions, func(m synoptic.Mention) bool {
			return m.Kind == synoptic.NameMention && part.Contains(m.Span) && (m.Type == synoptic.Organization || m.Type == synoptic.Person || m.Type == synoptic.Work)
		})
	}
	if !named || said(span) {
		return synoptic.Span{}, false
	}
	return w.printable(shaved(w.r.Article.Text, span), d.Root)
}

// whole is a source with all that the subject of the clause at root says of
// it.
func (w *work) whole(root int, source synoptic.Span) synoptic.Span {
	s := w.child(root, "nsubj", "nsubjpass")
	if s < 0 {
		return source
	}
	first, last := w.extent(s, func(int) bool { return false })
	if t := w.trimmed(first, last); t.Overlaps(source) {
		return t.Cover(source)
	}
	return source
}

// openerWords is how many words a clause before a quotation has at most that
// does nothing but open it ("It read:").
const openerWords = 4

// opener reports whether a clause only opens the quotation behind it.
func (w *work) opener(d *draft) bool {
	text := w.r.Article.Text
	if d.End >= len(text) || text[d.End] != ':' && text[d.End] != ',' || len(d.timed) > 0 {
		return false
	}
	rest, spaced := strings.CutPrefix(text[d.End+1:min(len(text), d.End+8)], " ")
	if !spaced {
		return false
	}
	for _, mark := range []string{"\"", "“", "‘"} {
		if strings.HasPrefix(rest, mark) {
			return w.words(w.tokenAt(d.Start), w.tokenAt(d.End)) <= openerWords
		}
	}
	return false
}

// told reports whether a clause other than that at root is read in a content,
// and is more than an addition to a noun in it.
func (w *work) told(content synoptic.Span, root int) bool {
	first := w.tokenAt(content.Start)
	for k := first; k < min(first+maxSentence, len(w.tokens)) && w.tokens[k].Start < content.End; k++ {
		if w.owner[k] < 0 || k == root {
			continue
		}
		if d := w.tokens[k].Dep; d != "relcl" && d != "acl" && d != "pcomp" {
			return true
		}
	}
	return false
}

// clip leaves the words that attribute a clause out of it, where they stand
// at its end or beginning ("…, according to the ministry").
func (w *work) clip(d *draft) {
	for _, i := range d.Attribution {
		a := w.r.Attributions[i]
		if a.Span.IsZero() || !d.Contains(a.Span) || a.Span.Overlaps(a.Content) && a.Content.Contains(a.Span) {
			continue
		}
		s := d.Span
		words := a.Span.Cover(a.Cue)
		if !a.Source.IsZero() && a.Source.Start-words.End < 3 && words.Start-a.Source.End < 3 {
			words = words.Cover(a.Source)
		}
		root := w.tokens[d.Root].Span
		switch {
		case words.Start > root.End && s.End-words.End < 3:
			s.End = words.Start
		case words.End < root.Start && words.Start-s.Start < 3:
			s.Start = words.End
		default:
			continue
		}
		if s, ok := w.printable(shaved(w.r.Article.Text, s), d.Root); ok && s.Len() >= 12 {
			d.Span = s
		}
	}
}
