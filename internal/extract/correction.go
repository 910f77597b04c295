package extract

import (
	"strings"

	"synoptic"
)

const (
	// maxNote is how long a note of correction is at most, in bytes.
	maxNote = 1200
)

// noteHeads open a note that says what was changed, and noteWords are what a
// note under another head must say of it.
var (
	noteHeads = []string{"correction:", "corrections:", "correction (", "correction,", "correction -", "corrected:", "clarification:", "clarification -", "correction and clarification",
		"corrections and clarifications", "corrects ", "this corrects ", "this version corrects ", "this is a corrected version", "this is a correction", "retraction:", "erratum:"}
	otherHeads = []string{"this story", "this article", "this report", "this piece", "this post", "this headline", "this version", "an earlier version", "an earlier headline", "a previous version", "earlier versions",
		"a headline on an earlier", "previous versions", "the headline of this", "the original version of this", "editor's note", "editors' note", "note:", "note to readers", "*this story", "*this article", "(this story", "(this article", "(this version", "(corrects", "(clarifies", "(refiles"}
	noteWords = []string{"has been corrected", "was corrected", "have been corrected", "has been updated", "was updated", "have been updated", "has been amended", "was amended", "has been edited", "has been revised",
		"has been clarified", "misstated", "misspelled", "misidentified", "misattributed", "misquoted", "incorrectly", "wrongly", "erroneously", "inaccurately", "mistakenly", "has since been", "corrects ", "clarifies ",
		"gave the wrong", "in error", "refiles "}
	updateHeads = []string{"update:", "update -", "updated at ", "update (", "updates with ", "(updates with ", "(adds ", "(updates "}
)

// correction reports whether a line is a note that says what was changed in
// the text (note), or at least opens as an update does.
func correction(raw string) (update, note bool) {
	if len(raw) > maxNote {
		return false, false
	}
	norm := strings.TrimLeft(normal(raw), "*_-•[ ")
	for _, h := range noteHeads {
		if strings.HasPrefix(norm, h) {
			return false, true
		}
	}
	for _, h := range updateHeads {
		if strings.HasPrefix(norm, h) {
			return true, false
		}
	}
	for _, h := range otherHeads {
		if !strings.HasPrefix(norm, h) {
			continue
		}
		for _, w := range noteWords {
			if strings.Contains(norm, w) {
				return false, true
			}
		}
	}
	return false, false
}

// markCorrections takes notes of correction out of the running text, as what
// they say the text said before is none of its statements; an update that
// tells news stays in it. It gives where both stand.
func (t *text) markCorrections() []synoptic.Span {
	var out []synoptic.Span
	for i := range t.lines {
		l := &t.lines[i]
		if l.title {
			continue
		}
		update, note := correction(l.In(t.s))
		if note {
			l.class = furniture
			l.strange = nil
		}
		if note || update {
			out = append(out, l.Span)
		}
		// "Correction" on a line of its own stands over the note.
		if head := strings.TrimRight(l.norm, ":. "); (head == "correction" || head == "corrections" || head == "clarification") && i+1 < len(t.lines) && t.lines[i+1].Len() <= maxNote {
			t.lines[i].class, t.lines[i+1].class = furniture, furniture
			out = append(out, t.lines[i].Cover(t.lines[i+1].Span))
			if i++; i >= len(t.lines) {
				break
			}
		}
	}
	return dedupe(out)
}

// dedupe leaves out spans that lie in the one before.
func dedupe(spans []synoptic.Span) []synoptic.Span {
	var out []synoptic.Span
	for _, s := range spans {
		if n := len(out); n > 0 && out[n-1].Contains(s) {
			continue
		}
		out = append(out, s)
	}
	return out
}
