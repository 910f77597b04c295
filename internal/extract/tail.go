package extract

import (
	"strings"
	"unicode/utf8"

	"synoptic"
)

// tailLines is how many lines at the end a credit is looked for in.
const tailLines = 6

// markTail reads the last lines: the agency that the text is from. A line
// that is nothing but that is furniture.
func (t *text) markTail(a *synoptic.Article) {
	for i := len(t.lines) - 1; i >= 0 && i >= len(t.lines)-tailLines; i-- {
		l := &t.lines[i]
		if l.title || l.byline {
			continue
		}
		raw := l.In(t.s)
		if name, ok := republished(raw, l.norm); ok {
			t.drop(i)
			if a.Credit == "" {
				sp := synoptic.Span{Start: l.Start + name.start, End: l.Start + name.end}
				a.Credit, a.CreditSpan = name.s, sp
				if ag := agencyNamed(name.s); ag != nil {
					a.Credit = ag.name
				}
			}
			continue
		}
		if ag, at, end := copyright(raw, l.norm); ag != nil {
			t.drop(i)
			t.credit(a, ag, synoptic.Span{Start: l.Start + at, End: l.Start + end})
			continue
		}
		if ag, at, end := contributed(raw); ag != nil {
			t.drop(i)
			t.credit(a, ag, synoptic.Span{Start: l.Start + at, End: l.Start + end})
			continue
		}
		if l.Len() <= 40 && i > 0 && t.lines[i-1].class == running && sentenceEnd(t.raw(i-1)) && i == t.lastRunning() {
			if name, ok := signature(raw); ok {
				t.drop(i)
				at := l.Start + strings.Index(raw, name)
				t.credit(a, &agency{name: name}, synoptic.Span{Start: at, End: at + len(name)})
				continue
			}
		}
		if l.Len() <= 60 {
			if ag := agencyNamed(strings.TrimPrefix(strings.TrimPrefix(clean(raw), "Source: "), "Sources: ")); ag != nil {
				t.drop(i)
				t.credit(a, ag, l.Span)
				continue
			}
		}
		if by, ok := closingCredits(raw); ok && l.class == running && len(l.strange) == 0 {
			l.strange = append(l.strange, synoptic.Span{Start: l.Start + by.start, End: l.Start + by.end})
			continue
		}
		if i == t.lastRunning() {
			if ag, sign, ok := endSign(raw); ok {
				sp := synoptic.Span{Start: l.Start + sign.start, End: l.Start + sign.end}
				t.credit(a, ag, sp)
				l.strange = append(l.strange, sp)
			}
		}
	}
}

func (t *text) lastRunning() int {
	for i := len(t.lines) - 1; i >= 0; i-- {
		if t.lines[i].class == running {
			return i
		}
	}
	return -1
}

// republished finds the outlet that a last line names as the text's own.
func republished(raw, norm string) (word, bool) {
	if len(raw) > longestFurniture || !startsWith(norm, "this") && !startsWith(norm, "read") && !startsWith(norm, "originally") && !startsWith(norm, "republished") && !startsWith(norm, "first") {
		return word{}, false
	}
	lower := asciiLower(raw)
	for _, r := range republications {
		i := strings.Index(lower, r)
		if i < 0 {
			continue
		}
		at := i + len(r)
		end := len(raw)
		if j := strings.IndexAny(raw[at:], ",;|\n"); j > 0 {
			end = at + j
		}
		if j := strings.Index(raw[at:end], ". "); j > 0 {
			end = at + j
		}
		name := strings.TrimRight(raw[at:end], ". ")
		if n := strings.Count(name, " "); name != "" && n < 6 && opensSentence(name) && !hasDigit(name) {
			return word{name, at, at + len(name)}, true
		}
	}
	return word{}, false
}

// contributed finds the agency that a line names for its share in the report:
// "The Associated Press contributed to this report."
func contributed(raw string) (*agency, int, int) {
	if len(raw) > longestFurniture {
		return nil, 0, 0
	}
	end := strings.Index(asciiLower(raw), " contributed to this ")
	if end < 0 {
		return nil, 0, 0
	}
	at := max(strings.LastIndexAny(raw[:end], ",;(")+1, 0)
	at += len(raw[at:end]) - len(strings.TrimLeft(raw[at:end], " "))
	return agencyNamed(strings.TrimPrefix(raw[at:end], "and ")), at, end
}

// copyright finds the agency that a line of copyright names.
func copyright(raw, norm string) (*agency, int, int) {
	if len(raw) > longestFurniture {
		return nil, 0, 0
	}
	if !startsWith(norm, "copyright") && !strings.HasPrefix(norm, "©") && !startsWith(norm, "(c)") && !strings.Contains(norm, "all rights reserved") {
		return nil, 0, 0
	}
	if ag, at, end := agencyIn(raw); ag != nil {
		return ag, at, end
	}
	for _, w := range wordsOf(raw) {
		if ag := agencyNamed(w.s); ag != nil && strings.ToUpper(w.s) == w.s {
			return ag, w.start, w.end
		}
	}
	return nil, 0, 0
}

// endSign finds an agency's sign behind the last sentence: "… he said.
// (Reuters)", "… he said. /PTI", "… he said. - AFP".
func endSign(raw string) (*agency, word, bool) {
	cut := strings.TrimRight(raw, ". ")
	if strings.HasSuffix(cut, ")") {
		open := strings.LastIndexByte(cut, '(')
		if open <= 0 || !sentenceEnd(raw[:open]) {
			return nil, word{}, false
		}
		if ag := agencyNamed(cut[open+1 : len(cut)-1]); ag != nil {
			return ag, word{cut[open:], open, len(cut)}, true
		}
		return nil, word{}, false
	}
	i := strings.LastIndexFunc(cut, signMark)
	if i <= 0 {
		return nil, word{}, false
	}
	_, n := utf8.DecodeRuneInString(cut[i:])
	sign := cut[i+n:]
	ag := agencyNamed(sign)
	if ag == nil {
		return nil, word{}, false
	}
	at := len(cut) - len(sign)
	before := strings.TrimRightFunc(cut[:at], signMark)
	if len(before) == at || !sentenceEnd(before) || strings.TrimSpace(cut[len(before):at]) == "" {
		return nil, word{}, false
	}
	return ag, word{sign, at, at + len(sign)}, true
}

// signMark reports whether r may stand before a sign at the end of a text.
func signMark(r rune) bool { return r == ' ' || r == '/' || r == '-' || r == '–' || r == '—' }

// signature is the agency that a last line of its own names, though it is in
// no table: "— Northwire", "Transmarine", "Vale News Agency". Two plain words
// are more likely a person.
func signature(raw string) (string, bool) {
	name := strings.TrimSpace(strings.Trim(raw, "—–-()[]/. "))
	if agencyNamed(name) != nil || hasDigit(name) || !allCapitalised(name) || strings.ContainsAny(name, ",:;!?&\"") {
		return "", false
	}
	words := strings.Fields(name)
	switch {
	case len(words) == 1 && (len(name) >= 5 || strings.ToUpper(name) == name && len(name) >= 3):
		return name, !shareWords[strings.ToLower(name)]
	case len(words) <= 4:
		switch words[len(words)-1] {
		case "Agency", "Press", "News", "Wire", "Service", "Newswire", "Newswires":
			return name, true
		}
	}
	return "", false
}
