package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic"
)

const (
	// headLines is how many lines at the top a title is looked for in.
	headLines = 6
	// maxTitle is how long a headline is at most, in bytes.
	maxTitle = 220
	// maxHeadlineWords is how many words a headline that ends in a full stop
	// has at most.
	maxHeadlineWords = 22
)

// markTitle finds where the title stands: the line that equals the known
// title, else the first line if it reads like a headline.
func (t *text) markTitle(a *synoptic.Article) {
	want := normal(a.Title)
	for i := range min(headLines, len(t.lines)) {
		l := &t.lines[i]
		if want != "" {
			if sameTitle(l.norm, want) {
				l.title, a.TitleSpan = true, l.Span
				return
			}
			continue
		}
		if t.ruledOut(l.norm) || datedLine(l.norm) {
			continue
		}
		if t.headline(i) {
			l.title, a.TitleSpan = true, l.Span
			a.Title = clean(l.In(t.s))
		}
		return
	}
}

// title is the title's line as it stands in the text, "" if it does not.
func (t *text) title() string {
	for i := range min(headLines, len(t.lines)) {
		if t.lines[i].title {
			return t.raw(i)
		}
	}
	return ""
}

func (t *text) ruledOut(norm string) bool {
	l := line{Span: synoptic.Span{End: len(norm)}, norm: norm}
	t.byRules(&l)
	return l.class == furniture || marksOnly(norm) || linksOnly(norm) || languageStrip(norm)
}

// sameTitle allows for a full stop and for the outlet's name behind a bar.
func sameTitle(norm, want string) bool {
	norm, want = strings.TrimRight(norm, ". "), strings.TrimRight(want, ". ")
	if norm == want {
		return true
	}
	for _, bar := range []string{" | ", " - ", " : ", " » "} {
		if strings.HasPrefix(want, norm+bar) || strings.HasPrefix(norm, want+bar) {
			return len(norm) >= 15
		}
	}
	return false
}

// headline reports whether line i reads like a headline over what follows:
// short, without a full stop; or, where each line is one sentence, without
// the articles and weekdays that running text has.
func (t *text) headline(i int) bool {
	raw := t.raw(i)
	if len(raw) > maxTitle || i+1 >= len(t.lines) || strings.Count(raw, " ") < 1 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(raw)
	if unicode.IsLower(first) {
		return false
	}
	if !sentenceEnd(raw) || strings.HasSuffix(raw, "?") || strings.HasSuffix(raw, "!") {
		return !strings.HasSuffix(raw, ",") && !strings.HasSuffix(raw, ":") && !strings.Contains(raw, ". ")
	}
	words := strings.Fields(strings.Trim(t.lines[i].norm, "."))
	if len(words) > maxHeadlineWords || strings.Contains(raw, `"`) || strings.Contains(raw, "“") || strings.Contains(strings.TrimRight(raw, "."), ". ") {
		return false
	}
	for _, w := range words {
		if proseWords[w] {
			return false
		}
	}
	return true
}

// sentenceEnd reports whether s ends like a sentence.
func sentenceEnd(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]`+spaces)
	if s == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？", r)
}
