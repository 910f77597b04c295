package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

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

// flag is what the tables say of a word.
type flag uint32

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

// word is what can be said of a word by its form alone.
type word struct {
	low     string // folded: lower case, no accents
	hash    uint32
	shape   uint32
	pre     [3]uint32
	suf     [4]uint32
	upper   bool // starts with a capital
	allcaps bool
	letters bool // has a letter
	flags   flag
	place   byte  // class in the table of places, 0 for none
	org     uint8 // orgKind of the word in the table of organisations, 0 for none
}

// fold lowers s and takes its accents away.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '’' || r == '‘' || r == 'ʼ':
			b.WriteByte('\'')
		case r == 'ø' || r == 'Ø':
			b.WriteByte('o')
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		case r == 'đ' || r == 'Đ' || r == 'ð':
			b.WriteByte('d')
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ə' || r == 'Ə':
			b.WriteByte('e')
		case r == 'ß':
			b.WriteString("ss")
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// shapeOf writes capitals as X, small letters as x, digits as d, each run
// once, other marks as they are.
func shapeOf(s string) string {
	var b strings.Builder
	var last rune
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		}
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

func (d *Reader) word(s string) *word {
	w := &word{low: fold(s)}
	w.hash = hashString(w.low)
	w.shape = hashString(shapeOf(s))
	first, _ := utf8.DecodeRuneInString(s)
	w.upper = unicode.IsUpper(first)
	w.allcaps = w.upper
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
			w.letters = true
			if !unicode.IsUpper(r) {
				w.allcaps = false
			}
		}
	}
	w.allcaps = w.allcaps && n > 1
	for i := range w.pre {
		w.pre[i] = hashString(w.low[:min(i+2, len(w.low))])
	}
	for i := range w.suf {
		w.suf[i] = hashString(w.low[max(0, len(w.low)-i-1):])
	}
	d.look(w)
	return w
}

// look asks the tables.
func (d *Reader) look(w *word) {
	has := func(m words, f flag) {
		if _, ok := m[w.low]; ok {
			w.flags |= f
		}
	}
	if t, ok := d.titles[w.low]; ok {
		w.flags |= isTitle
		if t.class == "honorific" {
			w.flags |= isHonorific
		}
	}
	has(d.say, isSay)
	has(d.particles, isParticle)
	has(d.suffixes, isSuffix)
	has(d.orgWords, isOrgWord)
	has(d.placeWords, isPlaceWord)
	has(d.days, isDay)
	has(d.orgNouns, isOrgNoun)
	has(d.placeNouns, isPlaceNoun)
	has(d.orgAfter, isOrgAfter)
	has(d.placeAfter, isPlaceAfter)
	has(d.heads, isHead)
	has(d.institutions, isInstitution)
	if !w.upper || !w.letters {
		return
	}
	has(d.furniture, isFurniture)
	if _, ok := d.demonyms.find(w.low); ok {
		w.flags |= isDemonym
	}
	if v, ok := d.people.find(w.low); ok {
		for i := 0; i < len(v); i++ {
			switch v[i] {
			case 'g':
				w.flags |= isGiven
			case 'G':
				w.flags |= isCommonGiven
			case 'm':
				w.flags |= isMale
			case 'f':
				w.flags |= isFemale
			case 's':
				w.flags |= isSurname
			case 'S':
				w.flags |= isCommonSurname
			case 'w':
				w.flags |= isNameForm
			}
		}
	}
	if v, ok := d.places.find(w.low); ok {
		w.flags |= isPlace
		w.place = v[0]
	}
	if v, ok := d.orgs.find(undotted(w.low)); ok {
		w.org = orgKind(v)
	}
	if d.orgs.begins(w.low) {
		w.flags |= beginsOrg
	}
	if d.places.begins(w.low) {
		w.flags |= beginsPlace
	}
	if _, ok := d.companies.find(w.low); ok {
		w.flags |= isCompany
	}
	if d.companies.begins(w.low) {
		w.flags |= beginsCompany
	}
}

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
