package speech

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// trim takes white space, commas and, where the content stands between them,
// quotation marks off the ends; a closing mark whose opening one stands within
// is kept.
func (x *reader) trim(s synoptic.Span) synoptic.Span {
	text := x.r.Article.Text
	const idle = " \t\n\r,;:"
	for s.Len() > 0 && strings.IndexByte(idle, text[s.Start]) >= 0 {
		s.Start++
	}
	for s.Len() > 0 && strings.IndexByte(idle, text[s.End-1]) >= 0 {
		s.End--
	}
	first, last := x.stretchesIn(s)
	if last < 0 {
		return s
	}
	a, b := x.strs[first], x.strs[last]
	end := s.End
	if text[end-1] == '.' && end-1 >= b.outer.End {
		end-- // “…”.
	}
	if a.outer.Start >= s.Start-1 && a.outer.Start <= s.Start && b.closed && end >= b.inner.End && end <= b.outer.End {
		s.Start, s.End = max(s.Start, a.inner.Start), min(end, b.inner.End)
	} else if a.outer.Start <= s.Start && a.inner.Start > s.Start {
		s.Start = a.inner.Start
	} else if first == last && s.Start >= a.inner.Start && s.End > a.inner.End {
		s.End = a.inner.End
	}
	for s.Len() > 0 && strings.IndexByte(idle, text[s.End-1]) >= 0 {
		s.End--
	}
	return s
}

func (x *reader) kind(c candidate, content synoptic.Span) (synoptic.QuoteKind, []synoptic.Span) {
	var in []synoptic.Span
	n := 0
	for i, k := x.firstStretch(c.content.Start), 0; i < len(x.strs) && x.strs[i].outer.Start < c.content.End && k < maxStretches; i, k = i+1, k+1 {
		if s := x.strs[i].outer; s.Overlap(c.content)*10 < s.Len()*9 {
			continue // marks of the speech around it
		}
		if (c.frame == frameObject || c.frame == frameNoun) && (x.heldAtDistance(x.strs[i]) || x.term(x.strs[i], c.cue)) {
			continue
		}
		in = append(in, x.strs[i].inner)
		n += x.strs[i].outer.Len()
	}
	switch {
	case len(in) == 0:
		return synoptic.Indirect, nil
	case c.frame == frameQuote || c.frame == frameFloat || n*10 >= c.content.Len()*9 || x.marked(c.content):
		return synoptic.Direct, in
	}
	return synoptic.Mixed, in
}

// heldAtDistance reports whether marks in the object of a cue are likelier a
// title's, or the headline writer's own distance, than the source's words.
func (x *reader) heldAtDistance(s stretch) bool {
	if x.titleLike(s) {
		return true
	}
	title := x.r.Article.TitleSpan
	head := title.Len() > 0 && title.Contains(s.inner) || strings.TrimSpace(x.r.Article.Text[:s.par.Start]) == ""
	return head && strings.Count(s.inner.In(x.r.Article.Text), " ") < 2
}

// marked reports whether quotation marks stand at both ends of a content.
func (x *reader) marked(s synoptic.Span) bool {
	first, last := x.stretchesIn(s)
	return last > first && x.strs[first].outer.Start <= s.Start && x.strs[last].outer.End >= s.End-1
}

// stretchesIn are the first and the last stretch that begin before the end of
// s and do not end before it begins; last is -1 if there are none.
func (x *reader) stretchesIn(s synoptic.Span) (first, last int) {
	first = x.firstStretch(s.Start)
	end, _ := slices.BinarySearchFunc(x.strs, s.End, func(t stretch, p int) int { return cmp.Compare(t.outer.Start, p) })
	if end <= first {
		return first, -1
	}
	return first, end - 1
}
