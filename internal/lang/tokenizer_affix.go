package lang

// cut appends the pieces of a chunk to dst. The order of the tests is
// spaCy's, since it decides: special cases before affixes, one prefix and one
// suffix at a time, whole-token patterns before infixes.
func (l *Language) cut(s *scratch, chunk string, withSpecials bool, dst []piece) []piece {
	if p, ok := l.special(chunk, withSpecials); ok {
		return append(dst, p...)
	}
	s.suffixes = s.suffixes[:0]
	dst, core := l.stripAffixes(s, chunk, withSpecials, dst)
	if core != "" {
		dst = l.cutCore(s, core, withSpecials, dst)
	}
	for i := len(s.suffixes) - 1; i >= 0; i-- {
		dst = append(dst, s.suffixes[i])
	}
	return dst
}

func (l *Language) special(form string, withSpecials bool) ([]piece, bool) {
	if !withSpecials || len(form) > l.longestSpecial || form == "" {
		return nil, false
	}
	p, ok := l.specials[form]
	return p, ok
}

// stripAffixes appends the chunk's prefixes to dst and its suffixes, last one
// first, to s.suffixes, and returns what is left.
func (l *Language) stripAffixes(s *scratch, core string, withSpecials bool, dst []piece) ([]piece, string) {
	for core != "" && !l.tokenMatch.matches(&s.machine, core) {
		if _, ok := l.special(core, withSpecials); ok {
			break
		}
		pre := l.prefixes.prefix(&s.machine, core)
		if pre > 0 {
			if _, ok := l.special(core[pre:], withSpecials); ok {
				return append(dst, l.piece(core[:pre])), core[pre:]
			}
		}
		suf := l.suffixes.suffix(&s.machine, core[pre:])
		if suf > 0 {
			// The special case is looked for with the prefix still on.
			if without := core[:len(core)-suf]; without != "" {
				if _, ok := l.special(without, withSpecials); ok {
					s.suffixes = append(s.suffixes, l.piece(core[len(core)-suf:]))
					return dst, without
				}
			}
			s.suffixes = append(s.suffixes, l.piece(core[len(core)-suf:]))
		}
		if pre > 0 {
			dst = append(dst, l.piece(core[:pre]))
		}
		if pre == 0 && suf == 0 {
			break
		}
		core = core[pre : len(core)-suf]
	}
	return dst, core
}

func (l *Language) piece(form string) piece { return piece{len(form), l.lexeme(form)} }

// cutCore appends the pieces of a chunk that has lost its affixes.
func (l *Language) cutCore(s *scratch, core string, withSpecials bool, dst []piece) []piece {
	if p, ok := l.special(core, withSpecials); ok {
		return append(dst, p...)
	}
	if l.tokenMatch.matches(&s.machine, core) || l.urlMatch.matches(&s.machine, core) {
		return append(dst, l.piece(core))
	}
	at, search, advance := 0, 0, false
	for {
		start, end := l.infixes.find(&s.machine, core, search, advance)
		if start < 0 {
			break
		}
		search, advance = end, start == end
		if start == 0 { // a word does not begin with an infix
			continue
		}
		if start > at {
			dst = append(dst, l.piece(core[at:start]))
		}
		if end > start {
			dst = append(dst, l.piece(core[start:end]))
		}
		at = end
	}
	if at < len(core) {
		dst = append(dst, l.piece(core[at:]))
	}
	return dst
}
