package lang

import (
	"sync"
	"unicode/utf8"
)

// RawToken is a token as the tokenizer cut it: the bytes [Start, End) of the
// text. SpaceAfter says that one plain space, which belongs to no token,
// follows.
type RawToken struct {
	Start, End int
	SpaceAfter bool
	Lex        *Lexeme
}

// tokenizer cuts a text as spaCy's Tokenizer does: at white space; then what
// stands between (a chunk) by prefixes, suffixes, special cases, whole-token
// patterns and infixes; then special cases that run over several tokens once
// more.
type tokenizer struct {
	prefixes, suffixes, infixes *pattern
	tokenMatch, urlMatch        *pattern
	specials                    map[string][]piece
	longestSpecial              int       // bytes
	phrases                     phrase    // the root of the special cases that must be looked for over tokens
	phraseStarts                [256]bool // first bytes of phrases
	chunks                      *cache[[]piece]
	scratch                     *sync.Pool
}

// piece is a token of a chunk or special case: its length in bytes and its
// lexeme.
type piece struct {
	length int
	lex    *Lexeme
}

// scratch is the working memory of one call.
type scratch struct {
	machine  machine
	pieces   []piece
	suffixes []piece
	matches  []phraseMatch
	seen     []bool
	tokens   []RawToken
	rules    []ruled
}

// Tokenize appends the tokens of text to dst. They stand in order; between
// two of them there is at most the one space that SpaceAfter tells of, so that
// together they cover the text. Text that is not valid UTF-8 is read as if
// each stray byte were a control character.
func (l *Language) Tokenize(text string, dst []RawToken) []RawToken {
	if text == "" {
		return dst
	}
	read := text
	if !utf8.ValidString(text) {
		read = withoutStrayBytes(text)
	}
	s := l.scratch.Get().(*scratch)
	defer l.scratch.Put(s)
	first := len(dst)
	dst = l.split(s, read, dst)
	return l.applyPhrases(s, read, dst, first)
}

// split cuts text at white space and each chunk into its pieces. A run of
// white space is a chunk as well, less the one space that ends a word.
func (l *Language) split(s *scratch, text string, dst []RawToken) []RawToken {
	start := 0
	r, _ := utf8.DecodeRuneInString(text)
	inSpace := isSpace(r)
	for i := 0; i < len(text); {
		r, w := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, w = utf8.DecodeRuneInString(text[i:])
		}
		if isSpace(r) != inSpace {
			dst = l.chunk(s, text[start:i], start, dst)
			start = i
			if r == ' ' {
				dst[len(dst)-1].SpaceAfter = true
				start++
			}
			inSpace = !inSpace
		}
		i += w
	}
	return l.chunk(s, text[start:], start, dst)
}

// chunk appends the tokens of the chunk that begins at offset at.
func (l *Language) chunk(s *scratch, chunk string, at int, dst []RawToken) []RawToken {
	if chunk == "" {
		return dst
	}
	pieces, ok := l.chunks.get(chunk)
	if !ok {
		s.pieces = l.cut(s, chunk, true, s.pieces[:0])
		pieces = s.pieces
		if len(chunk) <= maxCachedKey {
			pieces = l.chunks.put(chunk, append([]piece(nil), pieces...))
		}
	}
	for _, p := range pieces {
		dst = append(dst, RawToken{Start: at, End: at + p.length, Lex: p.lex})
		at += p.length
	}
	return dst
}

// strayByte stands for a byte that is no UTF-8: a control character that no
// rule knows.
const strayByte = 0x1A

func withoutStrayBytes(text string) string {
	b := []byte(text)
	for i := 0; i < len(b); {
		r, w := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && w == 1 {
			b[i] = strayByte
		}
		i += w
	}
	return string(b)
}
