package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic"
)

const (
	// leadLines is how many lines under the title may hold byline, date and
	// agency.
	leadLines = 8
	// maxLead is how long such a line is, in bytes.
	maxLead = 140
)

// markHead reads the lines between title and running text: who wrote it,
// when, for which agency; and the dateline at the beginning of the text. What
// is only such a line is furniture.
func (t *text) markHead(a *synoptic.Article) {
	defer t.stamps(a)
	prose := 0
	for i := range min(len(t.lines), headLines+leadLines) {
		l := &t.lines[i]
		if l.title {
			continue
		}
		if l.class == furniture {
			if d, _, _ := dateIn(l.In(t.s)); d != "" && l.Len() <= maxLead && datedLine(l.norm) {
				t.dates = append(t.dates, found{d, synoptic.FromText})
			}
			continue
		}
		if prose == 0 && l.Len() <= maxLead && t.lead(a, l) {
			continue
		}
		if t.dateline(a, l, prose == 0) {
			return
		}
		if l.Len() > maxLead || sentenceEnd(l.In(t.s)) {
			if prose++; prose == 3 {
				return
			}
		}
	}
}

// lead reads a line that is nothing but byline, date or agency.
func (t *text) lead(a *synoptic.Article, l *line) bool {
	raw := l.In(t.s)
	date, _, _ := dateIn(raw)
	if ag := agencyNamed(raw); ag != nil {
		t.credit(a, ag, l.Span)
		l.class = furniture
		return true
	}
	if by, ok := byline(raw); ok {
		l.class, l.byline = furniture, true
		sp := synoptic.Span{Start: l.Start + by.start, End: l.Start + by.end}
		if a.Byline == "" {
			a.Byline = clean(sp.In(t.s))
		}
		if ag, s, e := agencyIn(by.s); ag != nil && !ag.outlet {
			t.credit(a, ag, synoptic.Span{Start: sp.Start + s, End: sp.Start + e})
		}
		if t.self == "" {
			t.self = staffOf(by.s)
		}
		if date != "" {
			t.dates = append(t.dates, found{date, synoptic.FromText})
		}
		return true
	}
	if date != "" && (datedLine(l.norm) || t.datedParts(a, raw)) {
		l.class = furniture
		t.dates = append(t.dates, found{date, synoptic.FromText})
		return true
	}
	if deskLines[strings.Trim(l.norm, ".:- ")] || t.imprint(a, l, raw) {
		l.class = furniture
		return true
	}
	return false
}

// imprint reports whether a line is the outlet's name beside an agency's or a
// place: "Vale Echo / Northwire", "Vale Echo, Port Aldis".
func (t *text) imprint(a *synoptic.Article, l *line, raw string) bool {
	if t.outlet == "" || l.Len() > 80 || hasDigit(raw) {
		return false
	}
	own, other := false, synoptic.Span{}
	for at := 0; at <= len(raw); {
		end := strings.IndexAny(raw[at:], "/|,")
		if end < 0 {
			end = len(raw)
		} else {
			end += at
		}
		sp := trim(raw, synoptic.Span{Start: at, End: end})
		switch part := sp.In(raw); {
		case strings.EqualFold(part, t.outlet):
			own = true
		case !allCapitalised(part):
			return false
		case end == len(raw) && at > 0 && raw[at-1] != ',' || end < len(raw) && raw[end] != ',':
			other = sp
		}
		at = end + 1
	}
	if own && other.Len() > 0 {
		name := other.In(raw)
		ag := agencyNamed(name)
		if ag == nil {
			ag = &agency{name: name}
		}
		t.credit(a, ag, synoptic.Span{Start: l.Start + other.Start, End: l.Start + other.End})
	}
	return own
}

// datedParts reports whether a line with a date is nothing but date, writer,
// section and outlet: "Northwire | Friday, October 21, 2022", "Posted by admin
// on March 15, 2023".
func (t *text) datedParts(a *synoptic.Article, raw string) bool {
	_, s, e := dateIn(raw)
	rest := raw[:s] + " " + raw[e:]
	if sentenceEnd(rest) && !strings.HasSuffix(strings.ToLower(strings.TrimSpace(rest)), ".m.") || strings.Count(raw, " ") > 16 {
		return false
	}
	other := 0
	for _, w := range strings.Fields(rest) {
		bare := strings.ReplaceAll(strings.ToLower(strings.Trim(w, ".,:;|•·-–—/()")), ".", "")
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case bare == "" || hasDigit(bare) || bare == "am" || bare == "pm" || dateWords[bare] || months[bare] > 0 || leadWords[bare] || nameJoints[bare]:
		case unicode.IsUpper(r):
		default:
			other++
		}
	}
	if other > 1 || other == 1 && !strings.Contains(strings.ToLower(raw), "by ") {
		return false
	}
	for _, part := range strings.FieldsFunc(raw, func(r rune) bool { return r == '|' || r == '•' || r == '·' }) {
		if by, ok := byline(strings.TrimSpace(part)); ok && a.Byline == "" {
			a.Byline = clean(by.s)
		}
	}
	if _, who, ok := strings.Cut(rest, " by "); ok && a.Byline == "" {
		who, _, _ = strings.Cut(who, " on ")
		who, _, _ = strings.Cut(who, "|")
		a.Byline = strings.Trim(clean(who), ",.;:-–— ")
	}
	return true
}

// credit sets the agency that the article credits, the first one found.
func (t *text) credit(a *synoptic.Article, ag *agency, at synoptic.Span) {
	switch {
	case ag.outlet:
		if t.self == "" {
			t.self = ag.name
		}
	case a.Credit == "":
		a.Credit, a.CreditSpan = ag.name, at
	}
}

// byline finds the writers in a line like "By Ann Dell and Bo Carr, The Vale
// Echo" or "date 2031-08-05 By Vale Echo Staff". Running text that begins with
// "By" goes on in small letters or ends like a sentence.
func byline(raw string) (word, bool) {
	at := -1
	switch lower := asciiLower(raw); {
	case strings.HasPrefix(lower, "by "), strings.HasPrefix(lower, "by: "):
		at = 2
	default:
		// after a date or "Written"
		if i := indexWord(lower, "by"); i > 0 {
			before := strings.TrimSpace(lower[:i])
			if beforeBy[before] || datedLine(before) {
				at = i + 2
			}
		}
	}
	if at < 0 {
		return word{}, false
	}
	rest := raw[at:]
	start := at + len(rest) - len(strings.TrimLeft(rest, ":"+spaces))
	rest = raw[start:]
	for _, cut := range []string{" | ", " • ", " · ", " on ", "\t", " - ", " — ", " – "} {
		if i := strings.Index(rest, cut); i > 0 {
			rest = rest[:i]
		}
	}
	if d, s, _ := dateIn(rest); d != "" {
		rest = rest[:s]
	}
	rest = strings.TrimRight(rest, ",;:|"+spaces)
	words := strings.Fields(rest)
	if len(words) == 0 || len(words) > 14 || sentenceEnd(raw) && !initialEnd(rest) {
		return word{}, false
	}
	names := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) || !unicode.IsLetter(r) || unicode.Is(unicode.Lo, r) {
			names++
		} else if !nameJoints[strings.Trim(strings.ToLower(w), ",")] {
			return word{}, false
		}
	}
	r, _ := utf8.DecodeRuneInString(words[0])
	if names == 0 || !unicode.IsUpper(r) && !unicode.Is(unicode.Lo, r) {
		return word{}, false
	}
	return word{rest, start, start + len(rest)}, true
}

func initialEnd(s string) bool {
	return strings.HasSuffix(s, " Jr.") || strings.HasSuffix(s, " Sr.") || len(s) > 2 && s[len(s)-1] == '.' && s[len(s)-3] == ' '
}

// staffOf is the outlet in a byline of its staff ("Vale Echo Staff").
func staffOf(by string) string {
	for _, tail := range []string{" Staff", " staff", " Staff Reporter", " Staff Writer", " Web Desk", " News Desk", " Reporter", " Correspondent"} {
		if s, ok := strings.CutSuffix(by, tail); ok && strings.Contains(s, " ") && !strings.ContainsAny(s, ",&") && !strings.Contains(s, " and ") {
			// "Ann Dell Reporter" is a person: an outlet's own staff is named by
			// the word staff or desk alone.
			if strings.HasSuffix(tail, "aff") || strings.HasSuffix(tail, "Desk") {
				return s
			}
		}
	}
	return ""
}

// datedLine reports whether a line, as rules see it, is a date with nothing
// but words of dates around it.
func datedLine(norm string) bool {
	if len(norm) > maxLead {
		return false
	}
	some := false
	for _, w := range wordsOf(norm) {
		switch {
		case digits(w.s):
			some = true
		case months[w.s] > 0 || dateWords[w.s]:
		default:
			return false
		}
	}
	return some || strings.TrimSpace(norm) == "date"
}
