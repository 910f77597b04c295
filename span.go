package synoptic

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// Span is a half-open byte range [Start, End) in one article's text. Nothing
// in the system is said without one; text is never copied, a span is sliced
// out of the article that it belongs to.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the span's length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// IsZero reports whether s is the zero span, which stands for "none".
func (s Span) IsZero() bool { return s.Start == 0 && s.End == 0 }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Overlap is the number of bytes that s and o share.
func (s Span) Overlap(o Span) int { return max(0, min(s.End, o.End)-max(s.Start, o.Start)) }

// Cover is the smallest span that contains both s and o.
func (s Span) Cover(o Span) Span { return Span{min(s.Start, o.Start), max(s.End, o.End)} }

// In slices s out of text. It returns "" where s does not fit into text, so
// that a wrong span can never panic; Passage construction fails instead.
func (s Span) In(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// ErrSpan is wrapped by every error about a span that does not fit its text.
var ErrSpan = errors.New("span does not fit its text")

// Check reports whether s is a non-empty range of text whose ends stand at
// character boundaries.
func (s Span) Check(text string) error {
	switch {
	case s.Start < 0 || s.End > len(text) || s.Start >= s.End:
		return fmt.Errorf("span [%d,%d) of %d bytes: %w", s.Start, s.End, len(text), ErrSpan)
	case !utf8.RuneStart(text[s.Start]), s.End < len(text) && !utf8.RuneStart(text[s.End]):
		return fmt.Errorf("span [%d,%d) cuts a character: %w", s.Start, s.End, ErrSpan)
	}
	return nil
}

// Passage is a span of a named article together with the very slice it
// stands for: the form in which spans leave the program. Make one with
// Article.Passage, which fails where the two would not be equal.
type Passage struct {
	Article string `json:"article"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
}

// Span is the passage's place in its article.
func (p Passage) Span() Span { return Span{p.Start, p.End} }
