package names

import (
	"strings"
	"unicode/utf8"

	"synoptic"
)

// unit is what the classifier labels: a token, or a part of one where two
// words were run together ("Stewart/AP", "presidentMasoud").
type unit struct {
	start, end int
	tok        int
	w          *word
}

// line is a stretch of units that no name reaches over: a sentence, cut at
// line breaks.
type line struct {
	first, last int // units [first, last)
	caps        bool
}

const (
	isGiven flag = 1 << iota
	isCommonGiven
	isMale
	isFemale
	isSurname
	isCommonSurname
	isNameForm
	isTitle
	isHonorific
	isDemonym
	isOrgWord
	isPlaceWord
	isSay
	isParticle
	isSuffix
	isDay
	beginsPlace
	beginsCompany
	isPlace
	isCompany
	isFurniture
	isOrgNoun
	isPlaceNoun
	isOrgAfter
	isPlaceAfter
	isHead
	isInstitution
	beginsOrg
)

// cut makes the article's units and lines.
func (d *Reader) cut(r *synoptic.Reading) ([]unit, []line) {
	text := r.Article.Text
	seen := make(map[string]*word, 256)
	us := make([]unit, 0, len(r.Tokens)+8)
	var ls []line
	wrapped := isWrapped(text)
	from := 0
	end := func() {
		if len(us) > from {
			ls = append(ls, line{from, len(us), isCaps(us[from:])})
		}
		from = len(us)
	}
	add := func(s, e, tok int) {
		if s >= e || e > len(text) {
			return
		}
		form := text[s:e]
		w := seen[form]
		if w == nil {
			w = d.word(form)
			seen[form] = w
		}
		us = append(us, unit{s, e, tok, w})
	}
	for _, s := range r.Sentences {
		for i := max(0, s.First); i < s.Last && i < len(r.Tokens); i++ {
			t := r.Tokens[i]
			if t.IsSpace() {
				if !wrapped && strings.ContainsRune(t.In(text), '\n') || strings.Count(t.In(text), "\n") > 1 {
					end()
				}
				continue
			}
			form := t.In(text)
			// "Sgt" "." is one word where the engine took the stop for the end of a
			// sentence.
			if n := len(us); form == "." && n > from && us[n-1].end == t.Start && us[n-1].w.upper && d.titles[us[n-1].w.low+"."].strict {
				add(us[n-1].start, t.End, us[n-1].tok)
				us[n-1] = us[n]
				us = us[:n]
				continue
			}
			at := 0
			for at < len(form) {
				n := d.glued(form[at:])
				add(t.Start+at, t.Start+at+n, i)
				at += n
			}
		}
		if n := len(us); n == from || !strings.HasSuffix(us[n-1].w.low, ".") || !d.titles[us[n-1].w.low].strict {
			end()
		}
	}
	end()
	return us, ls
}

// glued is the length of the first word of a token in which several were run
// together; the whole length for most.
func (d *Reader) glued(form string) int {
	// "R-Wis."
	if len(form) > 3 && form[1] == '-' && strings.IndexByte("DRI", form[0]) >= 0 && form[2] >= 'A' && form[2] <= 'Z' && form[3] >= 'a' && form[3] <= 'z' && len(form) <= 9 {
		return 2
	}
	for i := 1; i < len(form); i++ {
		c := form[i]
		if c == '/' && i+1 < len(form) && !strings.Contains(form, "://") && form[i-1] != '/' && isLetterByte(form[i-1]) && isLetterByte(form[i+1]) {
			return i
		}
		if c >= 'A' && c <= 'Z' && form[i-1] >= 'a' && form[i-1] <= 'z' && i > 3 {
			if _, ok := d.titles[strings.ToLower(form[:i])]; ok {
				return i
			}
		}
	}
	if len(form) > 1 && form[0] == '/' && isLetterByte(form[1]) {
		return 1
	}
	return len(form)
}

func isLetterByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf
}

// isWrapped reports whether the text's lines are broken at a fixed width: many
// of them go on in small letters.
func isWrapped(text string) bool {
	breaks, on := 0, 0
	for i := 0; i+1 < len(text); i++ {
		if text[i] == '\n' && text[i+1] != '\n' && (i == 0 || text[i-1] != '\n') {
			breaks++
			if c := text[i+1]; c >= 'a' && c <= 'z' {
				on++
			}
		}
	}
	return breaks >= 4 && on*10 >= breaks*4
}

// isCaps reports whether a line is in capitals throughout.
func isCaps(us []unit) bool {
	n, caps := 0, 0
	for _, u := range us {
		if u.w.letters && len(u.w.low) > 1 {
			n++
			if u.w.allcaps {
				caps++
			}
		}
	}
	return n >= 3 && caps*5 >= n*4
}
