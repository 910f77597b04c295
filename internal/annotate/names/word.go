package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// flag is what the tables say of a word.
type flag uint32

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
