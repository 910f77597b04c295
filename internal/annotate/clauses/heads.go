package clauses

import "synoptic"

// heads reports whether token i heads a clause.
func (w *work) heads(i int) bool {
	t := w.r.Tokens[i]
	if t.IsSpace() {
		return false
	}
	verbal := w.verbal(i)
	subject := w.child(i, "nsubj", "nsubjpass", "expl", "csubj", "csubjpass") >= 0
	switch t.Dep {
	case "ROOT", "ccomp", "advcl", "relcl", "parataxis", "csubj", "csubjpass":
		return (verbal || subject) && w.mark(i) != markDrop
	case "acl", "xcomp", "pcomp":
		return verbal && w.weighs(i)
	case "conj":
		return verbal && (subject || w.verbal(t.Head) || w.r.Tokens[t.Head].Dep == "ROOT")
	case "dep", "appos":
		return verbal && subject
	}
	return false
}

// weighs reports whether a clause without a subject of its own says more than
// its predicate: three words with a noun, name or number behind the verb.
func (w *work) weighs(i int) bool {
	if w.child(i, "nsubj", "nsubjpass", "expl") >= 0 {
		return true
	}
	n, named := 0, false
	w.walk(i, 40, func(x int) {
		t := w.r.Tokens[x]
		if !idle(t) {
			n++
		}
		if x != i && (t.Pos == "NOUN" || t.Pos == "PROPN" || t.Pos == "NUM") {
			named = true
		}
	})
	return n > 2 && named
}

// order reports whether i heads an order or a call to the reader ("Read
// more"), which asserts nothing.
func (w *work) order(i int) bool {
	for range 4 {
		t := w.r.Tokens[i]
		if t.Tag != "VB" && t.Tag != "VBP" || w.child(i, "nsubj", "nsubjpass", "expl", "csubj", "aux", "auxpass") >= 0 {
			return false
		}
		switch t.Dep {
		case "ROOT":
			return true
		case "ccomp", "parataxis":
			return t.Tag == "VB"
		case "conj":
			i = t.Head
		default:
			return false
		}
	}
	return false
}

// asks reports whether a question mark ends the sentence.
func (w *work) asks(s synoptic.Span) bool {
	text := w.r.Article.Text
	for i := s.End; i < len(text) && i < s.End+4; i++ {
		switch text[i] {
		case '?':
			return true
		case ' ', '!', '.':
		default:
			return false
		}
	}
	return false
}

// alone reports whether a stretch is all that stands on its line.
func (w *work) alone(s synoptic.Span) bool {
	text := w.r.Article.Text
	for i := s.Start - 1; i >= 0 && text[i] != '\n'; i-- {
		if text[i] != ' ' && text[i] != '#' && text[i] != '*' {
			return false
		}
	}
	for i := s.End; i < len(text) && text[i] != '\n'; i++ {
		if text[i] != '?' && text[i] != ' ' && text[i] != '*' {
			return false
		}
	}
	return true
}

// rescueWords is how many words a sentence has at least that is rescued.
const rescueWords = 5

// rescue takes a sentence in which the parser saw no clause, but a word with a
// subject, for one clause as a whole.
func (w *work) rescue(si int, s synoptic.Sentence, whole synoptic.Span) {
	if w.words(s.First, s.Last) < rescueWords || !w.r.Article.InBody(whole) {
		return
	}
	for i := s.First; i < s.Last; i++ {
		if d := w.tokens[i].Dep; d != "nsubj" && d != "nsubjpass" {
			continue
		}
		h := w.tokens[i].Head
		if t := w.tokens[h]; !w.verbal(h) || t.Dep == "relcl" || t.Tag == "VB" {
			continue
		}
		span, ok := w.printable(whole, h)
		if !ok || w.words(w.tokenAt(span.Start), w.tokenAt(span.End)) < rescueWords {
			return
		}
		w.owner[h] = int32(len(w.drafts))
		w.drafts = append(w.drafts, draft{Clause: synoptic.Clause{
			Span: span, Sentence: si, Root: h, When: -1, Quote: -1,
			Subject: w.nominal(w.subject(h)), Object: w.nominal(w.object(h)), Place: w.place(h),
			Predicate: w.predicate(h), Modality: w.modality(h), Negated: w.negated(h), Stance: synoptic.Asserts,
		}})
		return
	}
}
