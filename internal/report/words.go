package report

import (
	"fmt"
	"strings"

	"synoptic"
)

// Count words a number of things: "1 origin", "3 families".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "y") {
		return fmt.Sprintf("%d %sies", n, strings.TrimSuffix(noun, "y"))
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// JoinNote says by what a spelling was joined; "" where it is the name itself.
func JoinNote(by synoptic.JoinedBy) string {
	switch by {
	case synoptic.JoinedInitials:
		return "joined by its initials"
	case synoptic.JoinedSurname:
		return "joined by the surname"
	case synoptic.JoinedTransliteration:
		return "another transliteration"
	case synoptic.JoinedEdit:
		return "a letter or two apart"
	case synoptic.JoinedAcronym:
		return "short for it"
	case synoptic.JoinedTitle:
		return "joined by the title"
	case synoptic.JoinedUser:
		return "joined by hand"
	}
	return ""
}

// WordingNote says how a wording stands to the first one; "" where there is
// nothing to say.
func WordingNote(w Wording) string {
	var out []string
	if !w.First {
		switch w.Relation {
		case synoptic.Trimmed:
			out = append(out, "cut")
		case synoptic.Translated:
			out = append(out, "quoted in other words")
		case synoptic.Paraphrased:
			out = append(out, "reported in other words")
		}
	}
	if len(w.Changes) > 0 {
		out = append(out, "differs in: "+strings.Join(w.Changes, ", "))
	}
	return strings.Join(out, "; ")
}

// OriginNote is the kind of an origin in a word or two.
func OriginNote(k synoptic.OriginKind) string {
	switch k {
	case synoptic.OriginAnonymous:
		return "not named"
	case synoptic.OriginSocial:
		return "a post"
	}
	return string(k)
}

// CopyNote words a reprint: "B carries 61 % of its text word for word from A".
func CopyNote(c Copy) string {
	if c.From == nil {
		return fmt.Sprintf("%s and %s share text: %s of %s, %s of %s", c.A.Letter, c.B.Letter, Percent(c.ShareOfA), c.A.Letter, Percent(c.ShareOfB), c.B.Letter)
	}
	s := fmt.Sprintf("%s of %s stands word for word in %s, which came first", Percent(c.ShareOfTo()), c.To().Letter, c.From.Letter)
	if c.Credited != "" {
		return s + "; it credits " + c.Credited
	}
	return s + "; no credit"
}

// StanceNote words a stance that is more than carrying something; "" where it
// is not.
func StanceNote(s synoptic.Stance) string {
	switch s {
	case synoptic.Denies:
		return "denies it"
	case synoptic.Alleges:
		return "alleges it"
	case synoptic.Questions:
		return "questions it"
	case synoptic.Expects:
		return "expects it"
	case synoptic.Asserts, synoptic.Attributes:
	}
	return ""
}
