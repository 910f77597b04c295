package lang

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
)

// phrase is a node of the tree of special cases that contain an affix, an
// infix or a space, as the tokens into which they fall without special cases.
type phrase struct {
	next map[string]*phrase
	ends bool
}

type phraseMatch struct{ first, last int } // tokens [first, last)

// loadSpecials reads exceptions.tsv: the chunk, then form and norm of each of
// its tokens.
func (l *Language) loadSpecials(fsys fs.FS) error {
	table, err := words(fsys, "exceptions.tsv")
	if err != nil {
		return err
	}
	var s scratch
	plain := *l // the language without special cases
	plain.chunks = newCache[[]piece](maxCachedChunks)
	for _, row := range table {
		if len(row) < 3 || len(row)%2 == 0 {
			return fmt.Errorf("exceptions.tsv: %q: the chunk, then pairs of form and norm", row)
		}
		if chunk := row[0]; l.hasAffix(&s, chunk) {
			n := &l.phrases
			for _, t := range plain.split(&s, chunk, nil) {
				n = n.child(chunk[t.Start:t.End])
			}
			n.ends = true
		}
	}
	for form := range l.phrases.next {
		l.phraseStarts[form[0]] = true
	}
	l.specials = make(map[string][]piece, len(table))
	for _, row := range table {
		var pieces []piece
		whole := ""
		for i := 1; i < len(row); i += 2 {
			p := l.piece(row[i])
			if norm := row[i+1]; norm != "" && norm != p.lex.Norm {
				lex := *p.lex
				lex.Norm = norm
				p.lex = &lex
			}
			pieces = append(pieces, p)
			whole += row[i]
		}
		if whole != row[0] {
			return fmt.Errorf("exceptions.tsv: %q: the tokens are not the chunk", row)
		}
		l.specials[row[0]] = pieces
		l.longestSpecial = max(l.longestSpecial, len(row[0]))
	}
	return nil
}

func (l *Language) hasAffix(s *scratch, chunk string) bool {
	m := &s.machine
	if l.prefixes.prefix(m, chunk) > 0 || l.suffixes.suffix(m, chunk) > 0 || slices.Contains([]byte(chunk), ' ') {
		return true
	}
	start, _ := l.infixes.find(m, chunk, 0, false)
	return start >= 0
}

func (n *phrase) child(form string) *phrase {
	if n.next == nil {
		n.next = map[string]*phrase{}
	}
	c := n.next[form]
	if c == nil {
		c = &phrase{}
		n.next[form] = c
	}
	return c
}

// applyPhrases replaces special cases that now stand as several tokens by
// their own tokens. Where matches overlap, the longest counts, then the first;
// a match whose text is no special case, for a space inside, changes nothing,
// but hides what it overlaps, as in spaCy.
func (l *Language) applyPhrases(s *scratch, text string, dst []RawToken, first int) []RawToken {
	tokens := dst[first:]
	s.matches = s.matches[:0]
	for i := range tokens {
		if !l.phraseStarts[text[tokens[i].Start]] {
			continue
		}
		n := l.phrases.next[text[tokens[i].Start:tokens[i].End]]
		for j := i + 1; n != nil; j++ {
			if n.ends {
				s.matches = append(s.matches, phraseMatch{i, j})
			}
			if j == len(tokens) {
				break
			}
			n = n.next[text[tokens[j].Start:tokens[j].End]]
		}
	}
	if len(s.matches) == 0 {
		return dst
	}
	s.keepLongest(len(tokens))
	s.tokens = append(s.tokens[:0], tokens...)
	dst = dst[:first]
	at := 0
	for _, m := range s.matches {
		dst = append(dst, s.tokens[at:m.first]...)
		at = m.last
		start, last := s.tokens[m.first].Start, s.tokens[m.last-1]
		pieces, ok := l.specials[text[start:last.End]]
		if !ok {
			dst = append(dst, s.tokens[m.first:m.last]...)
			continue
		}
		for _, p := range pieces {
			dst = append(dst, RawToken{Start: start, End: start + p.length, Lex: p.lex})
			start += p.length
		}
		dst[len(dst)-1].SpaceAfter = last.SpaceAfter
	}
	return append(dst, s.tokens[at:]...)
}

// keepLongest drops the matches that overlap a longer or earlier one, and
// sorts the rest.
func (s *scratch) keepLongest(tokens int) {
	slices.SortFunc(s.matches, func(a, b phraseMatch) int {
		return cmp.Or(cmp.Compare(b.last-b.first, a.last-a.first), cmp.Compare(a.first, b.first))
	})
	s.seen = slices.Grow(s.seen[:0], tokens)[:tokens]
	clear(s.seen)
	kept := s.matches[:0]
	for _, m := range s.matches {
		if !s.seen[m.first] && !s.seen[m.last-1] {
			kept = append(kept, m)
		}
		for i := m.first; i < m.last; i++ {
			s.seen[i] = true
		}
	}
	s.matches = kept
	slices.SortFunc(s.matches, func(a, b phraseMatch) int { return cmp.Compare(a.first, b.first) })
}
