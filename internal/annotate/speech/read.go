// Package speech reads who says what in an article: direct, mixed and
// indirect speech, its speakers, and the words that attribute.
package speech

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"synoptic"
	"synoptic/internal/annotate/en/speech"
)

// Reader reads reported speech in one language. It is safe for concurrent use.
type Reader struct {
	lex       Lexicon
	model     Model
	threshold float64
}

// English reads English.
var English = sync.OnceValue(func() *Reader {
	return &Reader{lex: englishLexicon(), model: parseModel(speech.Weights()), threshold: 0.4}
})

// With gives a reader that decides by another model.
func (rd *Reader) With(m Model, threshold float64) *Reader {
	return &Reader{lex: rd.lex, model: m, threshold: threshold}
}

// Read finds the quotes and attributions of an article whose syntax and
// mentions have been read.
func (rd *Reader) Read(r *synoptic.Reading) ([]synoptic.Quote, []synoptic.Attribution) {
	x := newReader(rd, r)
	x.byCue = make([]int, len(r.Tokens))
	for i := range r.Tokens {
		for _, c := range x.propose(i) {
			if x.accept(&c) {
				x.beginning(&c)
				x.extent(&c)
				x.found = append(x.found, c)
				x.byCue[c.cue] = len(x.found)
			}
		}
	}
	x.headlines()
	x.quoted()
	x.chains()
	x.speakers()
	slices.SortStableFunc(x.found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.content.Start, b.content.Start), cmp.Compare(b.content.End, a.content.End), cmp.Compare(a.cue, b.cue))
	})
	return x.build()
}

// accept decides whether a candidate from the tree is an attribution.
func (x *reader) accept(c *candidate) bool {
	if c.frame == frameAdverb || x.quoting(c.cue) >= 0 && c.frame == frameClause {
		c.score = 0.9
		return true
	}
	if c.frame == frameObject {
		if prep := x.lex.onlyWith[x.tree.toks[c.cue].Lemma]; prep != "" {
			c.score = 0.8
			return x.withPrep(c.cue, prep)
		}
		if !x.holdsWords(c) {
			return false
		}
	}
	if len(x.model.Accept) == 0 {
		_, known := x.lex.acts[x.tree.toks[c.cue].Lemma]
		return known || c.frame == frameAccord
	}
	f := features{weights: x.model.Accept, buf: x.buf}
	x.describe(c, &f)
	x.buf = f.buf
	c.score = sigmoid(f.sum)
	return c.score >= x.threshold || c.score >= x.threshold/8 && x.plainReport(c)
}

// withPrep reports whether a cue has an object and a number brought by prep.
func (x *reader) withPrep(c int, prep string) bool {
	t := x.tree
	if t.child(c, "dobj") < 0 {
		return false
	}
	for _, k := range t.children(c) {
		if k < c || t.toks[k].Norm != prep {
			continue
		}
		for i := t.left[k]; i <= t.right[k]; i++ {
			if t.toks[i].Pos == "NUM" {
				return true
			}
		}
	}
	return false
}

// holdsWords reports whether the object of a cue can be what is said, rather
// than who is spoken to ("told the board"), or what is done ("continued to
// fall").
func (x *reader) holdsWords(c *candidate) bool {
	t := x.tree
	lemma := t.toks[c.cue].Lemma
	if x.lex.quoteOnly[lemma] {
		return x.marksIn(c.content) != ""
	}
	if !x.lex.hearers[lemma] || x.lex.acts[lemma] != synoptic.Says || c.head < 0 || t.right[c.cue] > t.right[c.head]+1 {
		return true
	}
	if d := t.toks[c.head].Dep; d != "dobj" && d != "dative" {
		return true
	}
	if k := t.child(c.head, "relcl", "acl", "ccomp"); k > c.head && t.toks[t.left[k]].Norm == "that" {
		return true // "assured residents that …", hung on the residents
	}
	tok := t.toks[c.head]
	return x.mention[c.head] < 0 && tok.Pos != "PRON" && !x.lex.isSource(tok)
}

// plainReport reports whether a candidate says without more that somebody
// said something: labelled corpora leave out some of these that stand inside
// of other reports, but a chain of attribution needs each of its links.
func (x *reader) plainReport(c *candidate) bool {
	t := x.tree
	tok := t.toks[c.cue]
	if c.frame != frameClause || c.source.head < 0 || x.inside[c.cue] >= 0 || tok.Tag != "VBD" && tok.Tag != "VBZ" && tok.Tag != "VBP" {
		return false
	}
	switch act := x.lex.acts[tok.Lemma]; act {
	case synoptic.Says, synoptic.Writes, synoptic.Shows, synoptic.DeniesIt, synoptic.Accuses:
	default:
		if !act.Reports() || tok.Dep != "ROOT" {
			return false
		}
	}
	if x.inside[c.source.head] >= 0 {
		return false
	}
	switch t.toks[c.source.head].Norm {
	case "i", "we", "you", "one":
		return false
	}
	for _, k := range t.children(c.cue) {
		switch t.toks[k].Dep {
		case "aux", "neg":
			return false
		case "mark":
			if t.toks[k].Norm != "that" {
				return false
			}
		}
	}
	return true
}

// The most stretches that one content is looked through for.
const maxStretches = 200

// quoted gives every stretch of quoted speech to an attribution: one that is
// there already, one by a cue beside it, or the one before it.
func (x *reader) quoted() {
	x.owner = make([]int, len(x.strs))
	owner := x.owner
	for i := range owner {
		owner[i] = -1
	}
	for k := range x.found {
		c := &x.found[k]
		if c.content.IsZero() {
			continue
		}
		for i, n := x.firstStretch(c.content.Start), 0; i < len(x.strs) && x.strs[i].outer.Start < c.content.End && n < maxStretches; i, n = i+1, n+1 {
			s := x.strs[i]
			if c.cue >= 0 && x.inside[c.cue] == i {
				continue
			}
			if s.outer.Overlap(c.content)*2 < s.outer.Len() && c.frame != frameClause {
				continue
			}
			if owner[i] < 0 || x.found[owner[i]].content.Len() > c.content.Len() {
				owner[i] = k
			}
			c.content = c.content.Cover(s.outer)
		}
	}
	for i, s := range x.strs {
		if s.inner.Len() == 0 || !x.inBody(s) {
			continue
		}
		if owner[i] >= 0 {
			if k := x.nested(i); k >= 0 {
				owner[i] = k
			}
			continue
		}
		before := -1
		if i > 0 {
			before = owner[i-1]
		}
		switch {
		case before >= 0 && (s.resumes || x.standsAlone(s) && x.followsOn(x.strs[i-1], s)):
			owner[i] = before
		default:
			owner[i] = x.speechOf(i)
		}
		if k := owner[i]; k >= 0 {
			x.found[k].content = x.found[k].content.Cover(s.outer)
		}
	}
}

// nested makes the candidate of a stretch that stands in a wider content but
// has a cue of its own there: "she said that he had told her “run”". It is -1
// where there is none.
func (x *reader) nested(i int) int {
	s := x.strs[i]
	o := &x.found[x.owner[i]]
	if o.frame != frameClause {
		return -1
	}
	c := x.cueBeside(i)
	if c < 0 || c == o.cue || x.byCue[c] > 0 || !o.content.Contains(x.tree.toks[c].Span) || !x.lex.acts[x.tree.toks[c].Lemma].Reports() || x.tree.toks[c].End > s.outer.Start {
		return -1
	}
	if between := strings.Fields(x.r.Article.Text[x.tree.toks[c].End:s.outer.Start]); len(between) > 2 {
		return -1
	}
	n := x.blank(c)
	n.frame, n.content, n.stretch, n.source, n.cueSpan = frameQuote, s.outer, i, x.speaker(c), x.cueWords(c)
	x.found = append(x.found, n)
	x.byCue[c] = len(x.found)
	return len(x.found) - 1
}

// speechOf finds or makes the candidate whose speech stretch i is, by a cue
// beside it or because it stands alone; -1 where the marks are no speech.
func (x *reader) speechOf(i int) int {
	s := x.strs[i]
	c := x.cueBeside(i)
	if x.titleLike(s) {
		return -1
	}
	if c >= 0 {
		if k := x.byCue[c]; k > 0 {
			switch x.found[k-1].frame {
			case frameQuote, frameClause:
				return k - 1
			case frameObject:
				// "told the board's chairman: “…”": the object is who is spoken to.
				if o := x.found[k-1].content; x.act(x.found[k-1]).Reports() && o.End <= s.inner.Start {
					x.found[k-1].content = synoptic.Span{}
				}
			}
		}
	} else if !x.standsAlone(s) && !x.wording(s) {
		return -1
	}
	n := x.blank(c)
	n.frame, n.content, n.stretch = frameFloat, s.outer, i
	if c < 0 {
		x.glued(&n, s)
	} else {
		n.frame, n.source, n.cueSpan = frameQuote, x.speaker(c), x.cueWords(c)
	}
	x.found = append(x.found, n)
	if c >= 0 {
		x.byCue[c] = len(x.found)
	}
	return len(x.found) - 1
}

func (x *reader) firstStretch(pos int) int {
	i, _ := slices.BinarySearchFunc(x.strs, pos, func(s stretch, p int) int { return cmp.Compare(s.outer.End, p+1) })
	return i
}

// cueBeside is the cue word whose speech the stretch is, or -1.
func (x *reader) cueBeside(i int) int {
	t, s := x.tree, x.strs[i]
	text := x.r.Article.Text
	first, last := t.at(s.outer.Start), t.at(s.outer.End-1)
	best, bestScore := -1, 0.0
	consider := func(c, dist int, right bool) {
		tok := t.toks[c]
		if tok.Pos != "VERB" || x.inside[c] >= 0 || tok.Dep == "amod" || tok.Dep == "compound" {
			return
		}
		act, known := x.lex.acts[tok.Lemma]
		score := 1 - 0.15*float64(dist)
		if known && act != synoptic.Mentions && act != synoptic.Thinks && act != synoptic.Wants {
			score += 2
		}
		if right {
			if e := s.inner.End; e > s.inner.Start && (text[e-1] == ',' || text[e-1] == '?' || text[e-1] == '!' || strings.HasPrefix(text[s.outer.End:], ",")) {
				score += 1
			}
		} else if b := strings.TrimRight(text[:s.outer.Start], " \n"); strings.HasSuffix(b, ",") || strings.HasSuffix(b, ":") {
			score += 1.5
		}
		if score > bestScore {
			best, bestScore = c, score
		}
	}
	// What the quoted words hang on, however far it stands.
	if c := x.governor(first, last); c >= 0 {
		consider(c, 3, c > last)
	}
	par := s.par.Start
	if strings.TrimSpace(text[par:s.outer.Start]) == "" {
		// A paragraph that opens with the quote is introduced by the last line
		// where that ends in a colon.
		if b := strings.TrimRight(text[:par], " \n"); strings.HasSuffix(b, ":") {
			par = strings.LastIndexByte(b, '\n') + 1
		}
	}
	for k, d := first-1, 0; k >= 0 && d < 40 && t.toks[k].Start >= par; k-- {
		if t.toks[k].IsSpace() {
			continue
		}
		if d > 0 && t.toks[k].Tag == "." {
			break
		}
		consider(k, d, false)
		d++
	}
	end := s.par.End
	if last := s.inner.End - 1; s.closed && last > s.inner.Start && text[last] == '.' {
		end = 0 // the sentence is over: what follows is not about it
	}
	for k, d := last+1, 0; k < len(t.toks) && d < 40 && t.toks[k].End <= end; k++ {
		if t.toks[k].Tag == "." {
			break
		}
		consider(k, d, true)
		d++
	}
	if bestScore >= 2 {
		return best
	}
	return -1
}

// governor is the reporting word, outside of the tokens [a, b], that they hang
// on, or -1.
func (x *reader) governor(a, b int) int {
	t := x.tree
	i := a
	for i <= b && i < len(t.toks) && t.head(i) >= a && t.head(i) <= b && t.head(i) != i {
		i++
	}
	if i > b || i >= len(t.toks) {
		return -1
	}
	for range 7 {
		h := t.head(i)
		if h == i {
			return -1
		}
		i = h
		if act, ok := x.lex.acts[t.toks[i].Lemma]; ok && t.toks[i].Pos == "VERB" && act != synoptic.Mentions && (i < a || i > b) {
			return i
		}
	}
	return -1
}

// standsAlone reports whether a stretch makes a sentence of its own: marks at
// both ends, with nothing of its sentence outside of them.
func (x *reader) standsAlone(s stretch) bool {
	text := x.r.Article.Text
	if strings.Count(s.inner.In(text), " ") < 3 || s.single && !x.wholeParagraph(s) {
		return false
	}
	b := strings.TrimRight(text[:s.outer.Start], " \t")
	if b != "" && !strings.ContainsAny(b[len(b)-1:], ".\n!?:") && !strings.HasSuffix(b, "”") {
		return false
	}
	in := s.inner.In(text)
	return !s.closed || strings.ContainsAny(in[len(in)-1:], ".!?") || strings.HasPrefix(text[s.outer.End:], ".")
}

// wholeParagraph reports whether a stretch fills its paragraph.
func (x *reader) wholeParagraph(s stretch) bool {
	text := x.r.Article.Text
	return strings.TrimRight(text[s.par.Start:s.outer.Start], " \t") == "" &&
		strings.TrimLeft(text[s.outer.End:s.par.End], " \t\r.") == ""
}

// wording reports whether a stretch inside of a sentence is somebody's own
// words rather than a title, a name or a single word held at a distance: five
// words or more, a verb among them, and not written like a title.
func (x *reader) wording(s stretch) bool {
	t := x.tree
	words, capitals, verbs := 0, 0, 0
	for i := t.at(s.inner.Start); i < len(t.toks) && t.toks[i].Start < s.inner.End && words < 40; i++ {
		w := t.toks[i].Span.In(x.r.Article.Text)
		if w == "" || !wordRune(firstRune(w)) {
			continue
		}
		words++
		if unicode.IsUpper(firstRune(w)) {
			capitals++
		}
		if p := t.toks[i].Pos; p == "VERB" || p == "AUX" {
			verbs++
		}
	}
	return words >= 5 && verbs > 0 && capitals*2 < words
}

// glued finds the cue and the speaker of a stretch whose closing mark lost the
// space behind it: `… very good”says Ana Ruiz.`
func (x *reader) glued(c *candidate, s stretch) {
	t, text := x.tree, x.r.Article.Text
	end := s.outer.End
	for end < s.par.End && text[end] >= 'a' && text[end] <= 'z' {
		end++
	}
	if !x.lex.spoken[text[s.outer.End:end]] {
		return
	}
	for i := t.at(end); i < len(t.toks) && i <= t.at(end)+6 && t.toks[i].End <= s.par.End; i++ {
		if x.namesPerson(i) {
			c.frame = frameQuote
			c.cueSpan = synoptic.Span{Start: s.outer.End, End: end}
			c.source = nounPhrase{max(x.r.Mentions[x.mention[i]].First, t.at(end)), i, i, 0}
			return
		}
	}
}

// titleLike reports whether a stretch is written like the title of a work
// inside of a sentence: each longer word with a capital, no punctuation at its
// end, nothing that introduces it.
func (x *reader) titleLike(s stretch) bool {
	text := x.r.Article.Text
	in := s.inner.In(text)
	if in == "" || strings.ContainsAny(in[len(in)-1:], ".,!?;") || strings.HasPrefix(text[s.outer.End:], ",\u201d") {
		return false
	}
	if b := strings.TrimRight(text[s.par.Start:s.outer.Start], " "); b == "" || strings.HasSuffix(b, ":") || strings.HasSuffix(b, ",") {
		return false
	}
	words, capitals := 0, 0
	for w := range strings.FieldsSeq(in) {
		words++
		r := firstRune(w)
		if unicode.IsUpper(r) || unicode.IsDigit(r) || len(w) <= 3 && words > 1 {
			capitals++
		}
	}
	return words <= 8 && capitals == words
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// followsOn reports whether b goes on with the speech of a: in the same
// paragraph, or in the next.
func (x *reader) followsOn(a, b stretch) bool {
	text := x.r.Article.Text
	if a.outer.End > b.outer.Start {
		return false
	}
	between := text[a.outer.End:b.outer.Start]
	return len(between) < 300 && !strings.Contains(between, "\n")
}

// inBody reports whether a stretch begins in the article's own text.
func (x *reader) inBody(s stretch) bool {
	i := x.tree.at(s.inner.Start)
	return i >= len(x.outside) || !x.outside[i]
}
