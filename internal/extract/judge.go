package extract

import (
	"fmt"
	"slices"
	"strings"

	"synoptic"
)

const (
	// fewestWords is how many words an article has at least.
	fewestWords = 12
	// manyBroken is the share of replaced characters from which on an article
	// counts as read in part.
	manyBroken = 0.001
)

// judge sets how far the article was read, and why not wholly.
func judge(a *synoptic.Article, src Source) {
	fail := func(format string, args ...any) {
		a.Status, a.Reason = synoptic.StatusFailed, fmt.Sprintf(format, args...)
	}
	part := func(format string, args ...any) {
		a.Status, a.Reason = synoptic.StatusPartial, fmt.Sprintf(format, args...)
	}
	readable := src.Languages
	if readable == nil {
		readable = []string{"en"}
	}
	words := 0
	for _, s := range a.Body {
		if !a.TitleSpan.IsZero() && s == a.TitleSpan {
			continue
		}
		words += len(strings.Fields(s.In(a.Text)))
	}
	switch {
	case a.Status != synoptic.StatusRead:
	case strings.Trim(a.Text, spaces) == "" && src.HTML:
		fail("no article found on the page")
	case strings.Trim(a.Text, spaces) == "":
		fail("empty")
	case len(a.Body) == 0:
		fail("no running text: only links, captions and notices")
	case a.Language != "" && !slices.Contains(readable, a.Language):
		fail("written in %s; read is %s", languageName(a.Language), languageList(readable))
	case a.Language == "" && otherScript(body(a), readable):
		fail("written in the %s script; read is %s", scriptOf(body(a)), languageList(readable))
	case words < fewestWords && spaced(a.Language):
		fail("too short: %d words", words)
	case src.Repaired > 0 && float64(src.Repaired) > manyBroken*float64(len(a.Text)):
		part("%d characters were broken and could not be read", src.Repaired)
	case len(src.Notes) > 0:
		part("%s", strings.Join(src.Notes, "; "))
	case cutOff(a):
		part("the text breaks off: the rest is behind a paywall or a link")
	}
}

// spaced reports whether a language puts spaces between words.
func spaced(lang string) bool { return lang != "zh" && lang != "ja" && lang != "th" }

func cutOff(a *synoptic.Article) bool {
	tail := a.Text[max(0, len(a.Text)-200):]
	tail = normal(strings.ToValidUTF8(tail, ""))
	last := tail[max(0, len(tail)-70):]
	for _, c := range cuts {
		if strings.Contains(last, c) {
			return true
		}
	}
	return false
}

// otherScript reports whether most letters of text are of a script in which
// none of the languages is written.
func otherScript(text string, codes []string) bool {
	script := scriptOf(text)
	if script == "" {
		return false
	}
	for _, t := range tongues {
		if t.script == script && slices.Contains(codes, t.code) {
			return false
		}
	}
	return true
}
