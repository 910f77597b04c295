package query

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/store"
)

// What a query may have at most: more than anybody types.
const (
	MaxText  = 4 << 10 // bytes
	MaxTerms = 64
)

// ErrQuery is the kind of the errors of a query that cannot be read.
var ErrQuery = errors.New("cannot be searched for")

// Phrase is folded words that follow one another.
type Phrase []string

// Form is phrases that must all stand in a text, in any order.
type Form []Phrase

// Term is something that must stand in a text, in any of its forms.
type Term struct {
	// Any are the forms of which one must stand there; the first is what was
	// asked for.
	Any []Form
	// Name is the term as it was written, and Key its folded form as names are
	// looked up by.
	Name, Key string
	// Quoted says that it was put in quotation marks.
	Quoted bool
}

// Parsed is a query that was read.
type Parsed struct {
	Must []Term
	Not  []Phrase
}

// Parse reads a query: words, "phrases", and either with a leading - for what
// must not stand there. Anything else in it is a separator. The error is
// ErrQuery, with a reason.
func Parse(text string) (*Parsed, error) {
	if len(text) > MaxText {
		return nil, fmt.Errorf("%d bytes, at most %d: %w", len(text), MaxText, ErrQuery)
	}
	p := &Parsed{}
	n := 0
	for rest := text; ; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			break
		}
		not := strings.HasPrefix(rest, "-")
		rest = strings.TrimLeft(rest, "-")
		var part string
		quoted := false
		if size := mark(rest); size > 0 {
			quoted = true
			part, rest = untilMark(rest[size:])
		} else {
			i := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || isMark(r) })
			if i < 0 {
				i = len(rest)
			}
			part, rest = rest[:i], rest[i:]
		}
		phrase := folded(part)
		if len(phrase) == 0 {
			continue
		}
		if n += len(phrase); n > MaxTerms {
			return nil, fmt.Errorf("more than %d words: %w", MaxTerms, ErrQuery)
		}
		if not {
			p.Not = append(p.Not, phrase)
			continue
		}
		p.Must = append(p.Must, Term{Any: []Form{{phrase}}, Name: part, Key: store.Fold(part), Quoted: quoted})
	}
	switch {
	case len(p.Must) > 0:
		return p, nil
	case len(p.Not) > 0:
		return nil, fmt.Errorf("only says what must not stand in a text: %w", ErrQuery)
	}
	return nil, fmt.Errorf("no word in %q: %w", text, ErrQuery)
}

func isMark(r rune) bool {
	return r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»'
}

// mark is the size of the quotation mark that s begins with, 0 for none.
func mark(s string) int {
	if r, size := utf8.DecodeRuneInString(s); isMark(r) {
		return size
	}
	return 0
}

// untilMark parts s at its first quotation mark; one that is never closed goes
// to the end.
func untilMark(s string) (phrase, rest string) {
	i := strings.IndexFunc(s, isMark)
	if i < 0 {
		return s, ""
	}
	return s[:i], s[i+mark(s[i:]):]
}

func folded(s string) Phrase {
	var out Phrase
	for _, w := range Words(s) {
		out = append(out, w.Folded)
	}
	return out
}

// Names joins neighbouring terms without quotation marks into those names that
// known has, the longest first. Known is asked for a folded name.
func (p *Parsed) Names(known func(key string) (bool, error)) error {
	const longest = 6 // words
	var out []Term
	for i := 0; i < len(p.Must); {
		n := 1
		for k := min(longest, len(p.Must)-i); k > 1; k-- {
			t := joined(p.Must[i : i+k])
			if t == nil {
				continue
			}
			ok, err := known(t.Key)
			if err != nil {
				return err
			}
			if ok {
				out = append(out, *t)
				n = k
				break
			}
		}
		if n == 1 {
			out = append(out, p.Must[i])
		}
		i += n
	}
	p.Must = out
	return nil
}

// joined is what terms make together; nil if one of them is a phrase already.
func joined(terms []Term) *Term {
	var names []string
	var form Form
	for _, t := range terms {
		if t.Quoted {
			return nil
		}
		names = append(names, t.Name)
		form = append(form, t.Any[0]...)
	}
	name := strings.Join(names, " ")
	return &Term{Any: []Form{form}, Name: name, Key: store.Fold(name)}
}

// Widen adds another form to a term, unless it stands in every text that has
// one of those it has.
func (t *Term) Widen(name string) bool {
	phrase := folded(name)
	if len(phrase) == 0 {
		return false
	}
	for _, have := range t.Any {
		if !slices.ContainsFunc(have, func(p Phrase) bool { return !phrase.contains(p) }) {
			return false
		}
	}
	t.Any = append(t.Any, Form{phrase})
	return true
}

// contains reports whether another phrase stands within p.
func (p Phrase) contains(within Phrase) bool {
	for i := 0; i+len(within) <= len(p); i++ {
		if slices.Equal(p[i:i+len(within)], within) {
			return true
		}
	}
	return false
}
