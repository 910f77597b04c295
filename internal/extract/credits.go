package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic"
)

// stamps reads the lines near the top that begin with a word of publication
// and hold a date, whatever stands above them: a deck of whole sentences, too.
// A sentence that begins so ("Published on 5 May 2010, the report said …") is
// none.
func (t *text) stamps(a *synoptic.Article) {
	for i := range min(len(t.lines), headLines+leadLines) {
		l := &t.lines[i]
		if l.title || l.Len() > maxLead || !stampWord(l.norm) {
			continue
		}
		raw := l.In(t.s)
		date, _, _ := dateIn(raw)
		if date == "" || sentenceEnd(raw) && !strings.HasSuffix(strings.TrimSpace(l.norm), ".m.") {
			continue
		}
		if l.class != furniture {
			l.class = furniture
			t.datedParts(a, raw) // for who posted it
		}
		t.dates = append(t.dates, found{date, synoptic.FromText})
	}
}

func stampWord(norm string) bool {
	norm = strings.TrimPrefix(strings.TrimPrefix(norm, "first "), "last ")
	for _, w := range stampWords {
		if startsWith(norm, w) {
			return true
		}
	}
	return false
}

// closingCredits finds who reported, wrote and edited a text behind the last
// sentence of a line: "… he said. (Reporting by Ann Dell; Editing by Bo Carr)".
func closingCredits(raw string) (word, bool) {
	lower := asciiLower(raw)
	for _, c := range creditWords {
		for from := 0; ; {
			i := strings.Index(lower[from:], c)
			if i < 0 {
				break
			}
			at, name := from+i, from+i+len(c)
			from = name
			start := at
			if start > 0 && raw[start-1] == '(' {
				start--
			}
			r, _ := utf8.DecodeRuneInString(raw[name:])
			if start > 0 && unicode.IsUpper(r) && raw[start-1] == ' ' && sentenceEnd(raw[:start]) && len(raw)-start <= longestFurniture {
				return word{raw[start:], start, len(raw)}, true
			}
		}
	}
	return word{}, false
}
