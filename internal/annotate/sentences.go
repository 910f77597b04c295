package annotate

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic"
)

// hardBreaks are the byte offsets at which a sentence has to end, whatever
// the parser made of it: at the end of a line (or, in a text whose lines are
// wrapped, of a paragraph), behind a full stop and a closing quotation mark
// before a capital, between two sentences that lost their space, and at the
// ends of the article's title, dateline and furniture. They are in order.
func hardBreaks(a *synoptic.Article) []int {
	text := a.Text
	wrapped := synoptic.Wrapped(text)
	var out []int
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n':
			j, lines := i+1, 1
			for j < len(text) && (text[j] == '\n' || text[j] == '\r' || text[j] == ' ' || text[j] == '\t') {
				if text[j] == '\n' {
					lines++
				}
				j++
			}
			if !wrapped || lines > 1 {
				out = append(out, j)
			}
			i = j - 1
		case c == '.' || c == '!' || c == '?':
			if at := closedAt(text, i); at > 0 {
				out = append(out, at)
			}
		}
	}
	n := len(out)
	add := func(at int) {
		if at > 0 && at < len(text) && utf8.RuneStart(text[at]) {
			out = append(out, at)
		}
	}
	add(afterDateline(a))
	add(a.TitleSpan.End)
	for _, b := range a.Boilerplate {
		add(b.Start)
		add(b.End)
	}
	if len(out) > n {
		slices.Sort(out)
		out = slices.Compact(out)
	}
	return out
}

// afterDateline is where the text behind an article's dateline begins: behind
// the dash that ends it, if there is one.
func afterDateline(a *synoptic.Article) int {
	if a.Dateline.IsZero() || a.Dateline.End > len(a.Text) {
		return 0
	}
	rest := a.Text[a.Dateline.End:]
	return a.Dateline.End + len(rest) - len(strings.TrimLeft(rest, " \u00a0-–—:"))
}

// closedAt is where a new sentence begins behind the mark at text[i], if the
// mark and what follows leave no doubt; else 0. Before "he said" a quotation
// ends in a comma, so a full stop inside the quotation mark ends the sentence;
// a question mark may not.
func closedAt(text string, i int) int {
	at, closing := i+1, false
	r, n := utf8.DecodeRuneInString(text[at:])
	if r == '”' || r == '"' {
		closing = true
		at += n
		r, n = utf8.DecodeRuneInString(text[at:])
	}
	if closing {
		if text[i] != '.' || r != ' ' && r != '\u00a0' {
			return 0
		}
		at += n
		r, _ = utf8.DecodeRuneInString(text[at:])
		if unicode.IsUpper(r) && i > 1 && lowerWord(text, i) {
			return at
		}
		return 0
	}
	// "the bridge was closed.Kessler also": lower-case word, full stop,
	// capitalised word.
	if text[i] == '.' && unicode.IsUpper(r) && lowerWord(text, i) {
		if r2, _ := utf8.DecodeRuneInString(text[at+n:]); unicode.IsLower(r2) {
			return at
		}
	}
	return 0
}

// lowerWord reports whether a lower-case word of three letters or more ends at
// text[:i].
func lowerWord(text string, i int) bool {
	n := 0
	for k := i; k > 0 && n < 3; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:k])
		if !unicode.IsLower(r) {
			return false
		}
		k -= size
	}
	return n == 3
}

// maxReread is how many pieces of an article are read again at most, for each
// is a call to the engine; what is left of a sentence then is read as one.
const maxReread = 1024

// repair has the engine read again, piece by piece, the sentences that run
// over a hard break. Everything else stays as it was read.
func repair(ctx context.Context, e Engine, a *synoptic.Article, s synoptic.Syntax) (synoptic.Syntax, bool, error) {
	text := a.Text
	breaks := hardBreaks(a)
	if len(breaks) == 0 {
		return s, false, nil
	}
	out := synoptic.Syntax{Tokens: make([]synoptic.Token, 0, len(s.Tokens)), Sentences: make([]synoptic.Sentence, 0, len(s.Sentences))}
	reread, nextEntity := 0, 0
	for _, sent := range s.Sentences {
		inside := breaksIn(text, sent.Span, breaks)
		inside = inside[:min(len(inside), maxReread-reread)]
		if len(inside) == 0 {
			nextEntity = keep(&out, s, sent, nextEntity)
			continue
		}
		for nextEntity < len(s.Entities) && s.Entities[nextEntity].First < sent.Last {
			nextEntity++
		}
		reread += len(inside)
		from := sent.Start
		for _, to := range append(inside, sent.End) {
			part, err := e.Read(ctx, text[from:to])
			if err != nil {
				return s, false, err
			}
			splice(&out, part, from)
			from = to
		}
	}
	return out, reread > 0, nil
}

// breaksIn are the breaks that part a sentence into pieces with words in them.
func breaksIn(text string, sent synoptic.Span, breaks []int) []int {
	lo, _ := slices.BinarySearch(breaks, sent.Start+1)
	hi, _ := slices.BinarySearch(breaks, sent.End)
	var inside []int
	from := sent.Start
	for _, b := range breaks[lo:max(lo, hi)] {
		if strings.TrimSpace(text[from:b]) != "" {
			inside = append(inside, b)
			from = b
		}
	}
	if len(inside) > 0 && strings.TrimSpace(text[from:sent.End]) == "" {
		inside = inside[:len(inside)-1]
	}
	return inside
}

// keep appends a sentence as it was read, with its entities from next on, and
// gives the first entity behind it.
func keep(out *synoptic.Syntax, s synoptic.Syntax, sent synoptic.Sentence, next int) int {
	shift := len(out.Tokens) - sent.First
	for _, t := range s.Tokens[sent.First:sent.Last] {
		t.Head += shift
		out.Tokens = append(out.Tokens, t)
	}
	for ; next < len(s.Entities) && s.Entities[next].First < sent.Last; next++ {
		x := s.Entities[next]
		x.First, x.Last = x.First+shift, x.Last+shift
		out.Entities = append(out.Entities, x)
	}
	sent.First, sent.Last = sent.First+shift, sent.Last+shift
	out.Sentences = append(out.Sentences, sent)
	return next
}

// splice appends what was read in a piece of text that begins at byte offset
// at.
func splice(out *synoptic.Syntax, part synoptic.Syntax, at int) {
	first := len(out.Tokens)
	for _, t := range part.Tokens {
		t.Start, t.End, t.Head = t.Start+at, t.End+at, t.Head+first
		out.Tokens = append(out.Tokens, t)
	}
	for _, x := range part.Sentences {
		x.Start, x.End, x.First, x.Last = x.Start+at, x.End+at, x.First+first, x.Last+first
		out.Sentences = append(out.Sentences, x)
	}
	for _, x := range part.Entities {
		x.Start, x.End, x.First, x.Last = x.Start+at, x.End+at, x.First+first, x.Last+first
		out.Entities = append(out.Entities, x)
	}
}
