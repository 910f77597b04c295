package extract

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic"
)

//go:embed en/furniture.tsv
var furnitureTable string

// rule is one row of the table of furniture: how and what a normalised line
// must be, and an example that tests run.
type rule struct {
	how, what, example string
}

// The ways in which a rule fits a line.
const (
	wholeLine = "line"   // the line is what
	atStart   = "start"  // the line begins with what, as a whole word
	inShort   = "short"  // the same, in a line of at most shortLine words
	atEnd     = "end"    // the line ends with what
	anywhere  = "has"    // the line has what somewhere
	inLittle  = "little" // a line of at most shortLine words has it somewhere
)

const (
	// shortLine is how many words a teaser has at most.
	shortLine = 14
	// longestFurniture is how long, in bytes, a line may be that one rule alone
	// takes out; a longer one has text that goes on after the furniture.
	longestFurniture = 420
	// furnitureGap is how far apart, in bytes, the furniture at the beginning of
	// a longer line may stand, and how much may be left of such a line for the
	// rest to be furniture, too.
	furnitureGap = 160
	// galleryShare is how long, in bytes, a caption in a gallery is at most.
	galleryShare = 250
)

var furnitureRules = parseRules(furnitureTable)

func parseRules(table string) []rule {
	var out []rule
	for l := range strings.Lines(table) {
		l = strings.TrimRight(l, "\r\n")
		if l == "" || l[0] == '#' {
			continue
		}
		f := strings.Split(l, "\t")
		if len(f) != 3 {
			panic("furniture.tsv: not three columns: " + l)
		}
		out = append(out, rule{f[0], f[1], f[2]})
	}
	return out
}

func (r rule) fits(norm string) bool {
	switch r.how {
	case wholeLine:
		return strings.TrimRight(norm, ":. >»|") == r.what || norm == r.what
	case atStart:
		return startsWith(norm, r.what)
	case inShort:
		return startsWith(norm, r.what) && strings.Count(norm, " ") < shortLine
	case atEnd:
		return strings.HasSuffix(norm, r.what)
	case anywhere:
		return strings.Contains(norm, r.what)
	case inLittle:
		return strings.Count(norm, " ") < shortLine && strings.Contains(norm, r.what)
	}
	return false
}

// startsWith reports whether norm begins with what and no word goes on there.
func startsWith(norm, what string) bool {
	if !strings.HasPrefix(norm, what) {
		return false
	}
	if len(norm) == len(what) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(what)
	next, _ := utf8.DecodeRuneInString(norm[len(what):])
	return !unicode.IsLetter(last) || !unicode.IsLetter(next)
}

// markFurniture takes out the lines, and the stretches at lines' ends, that
// are furniture by their words alone.
func (t *text) markFurniture() {
	for i := range t.lines {
		l := &t.lines[i]
		if l.title || l.class == furniture {
			continue
		}
		bare := strings.TrimLeft(l.norm, "•●▪►▶»*-> ")
		switch {
		case captionHeads[strings.TrimRight(bare, ",: ")]:
			l.class = furniture
			t.captionBelow(i + 1)
		case sectionHeads[strings.TrimRight(bare, ":. ")]:
			l.class = furniture
			t.teasersBelow(i + 1)
		case bare != l.norm && furnitureIndex.fits(bare) && l.Len() <= longestFurniture, shareBar(bare), contact(l.norm):
			l.class = furniture
		case marksOnly(l.norm), linksOnly(l.norm), gallery(l.norm), languageStrip(l.norm), relatedLink(l.norm):
			l.class = furniture
		default:
			t.byRules(l)
		}
		if l.class == running {
			t.longOpening(l)
		}
		if l.class == running && len(l.strange) == 0 {
			t.captionMarks(l)
		}
	}
}

func (t *text) byRules(l *line) {
	if l.Len() <= longestFurniture && furnitureIndex.fits(l.norm) {
		l.class = furniture
	}
}

// ruleIndex is the rules by what a line must have for them to be tried: most
// lines are tried by few.
type ruleIndex struct {
	whole map[string]bool
	begin map[string][]rule // by first word
	other []rule
}

var furnitureIndex = indexRules(furnitureRules)

func indexRules(rules []rule) ruleIndex {
	x := ruleIndex{whole: map[string]bool{}, begin: map[string][]rule{}}
	for _, r := range rules {
		switch r.how {
		case wholeLine:
			x.whole[r.what] = true
		case atStart, inShort:
			w := firstWord(r.what)
			x.begin[w] = append(x.begin[w], r)
		default:
			x.other = append(x.other, r)
		}
	}
	return x
}

// firstWord is what a line must begin with up to the first character that is
// no letter or digit, or that character if it is the first.
func firstWord(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	switch {
	case i < 0:
		return s
	case i == 0:
		_, n := utf8.DecodeRuneInString(s)
		return s[:n]
	}
	return s[:i]
}

func (x ruleIndex) fits(norm string) bool {
	if x.whole[norm] || x.whole[strings.TrimRight(norm, ":. >»|")] {
		return true
	}
	for _, r := range x.begin[firstWord(norm)] {
		if r.fits(norm) {
			return true
		}
	}
	for _, r := range x.other {
		if r.fits(norm) {
			return true
		}
	}
	return false
}

// captionHeads are lines under which a caption stands on a line of its own.
var captionHeads = map[string]bool{"image caption": true, "media caption": true, "photo caption": true, "caption": true, "figure caption": true, "video caption": true}

// captionBelow takes out a caption that stands on the line under its mark.
func (t *text) captionBelow(i int) {
	if i < len(t.lines) && t.lines[i].Len() <= maxCaption/2 && !t.lines[i].title {
		t.lines[i].class = furniture
	}
}

// sectionHeads are lines under which other articles' headlines stand.
var sectionHeads = map[string]bool{"read more": true, "read also": true, "also read": true, "see also": true, "more on this story": true, "more on this topic": true, "more on this": true,
	"related": true, "related topics": true, "related stories": true, "related articles": true, "related links": true, "related content": true, "related news": true, "related coverage": true, "related reading": true,
	"more stories": true, "more news": true, "top stories": true, "latest news": true, "latest stories": true, "most read": true, "most popular": true, "most viewed": true, "trending": true, "trending now": true, "tags": true, "topics": true,
	"recommended": true, "recommended for you": true, "you may also like": true, "you might also like": true, "editor's picks": true, "editors' picks": true, "don't miss": true, "up next": true, "what to read next": true, "read next": true}

const (
	// mostTeasers is how many headlines stand under such a line at most, and
	// teaserLength how long each is, in bytes.
	mostTeasers  = 8
	teaserLength = 150
)

// teasersBelow takes out the headlines under a line that announces them. What
// ends like a sentence is running text again.
func (t *text) teasersBelow(i int) {
	for n := 0; n < mostTeasers && i+n < len(t.lines); n++ {
		l := &t.lines[i+n]
		if raw := l.In(t.s); l.title || l.Len() > teaserLength || sentenceEnd(raw) && !strings.HasSuffix(raw, "?") || strings.HasSuffix(raw, ":") {
			return
		}
		// In the middle of a text, a line right above a paragraph may be its
		// heading; the first teaser is taken all the same.
		if next := i + n + 1; n > 0 && next < len(t.lines) && t.lines[next].Len() > teaserLength {
			return
		}
		l.class = furniture
	}
}

// shareWords are what buttons for passing an article on say.
var shareWords = map[string]bool{"share": true, "tweet": true, "mail": true, "email": true, "e-mail": true, "print": true, "facebook": true, "twitter": true, "x": true, "whatsapp": true, "save": true,
	"comment": true, "comments": true, "pin": true, "pinterest": true, "linkedin": true, "reddit": true, "telegram": true, "copy": true, "link": true, "like": true, "bookmark": true, "messenger": true, "threads": true, "bluesky": true, "flipboard": true}

// shareBar reports whether a line is two or more such buttons, perhaps with
// numbers.
func shareBar(norm string) bool {
	n := 0
	for _, w := range wordsOf(norm) {
		if isDigit(w.s[0]) {
			continue
		}
		if !shareWords[w.s] {
			return false
		}
		n++
	}
	return n >= 2
}

// contact reports whether a short line gives an address to write to.
func contact(norm string) bool {
	if strings.Count(norm, " ") >= shortLine {
		return false
	}
	for _, w := range strings.Fields(norm) {
		w = strings.Trim(w, ".,;:()<>")
		at := strings.IndexByte(w, '@')
		if at > 0 && strings.IndexByte(w[at:], '.') > 1 && !strings.HasPrefix(w, "http") && strings.Count(w, "@") == 1 {
			return true
		}
	}
	return false
}

// marksOnly reports whether a line has neither letter nor digit: rules of
// dashes, dots, arrows.
func marksOnly(norm string) bool {
	return strings.IndexFunc(norm, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}

// linksOnly reports whether a line is nothing but addresses.
func linksOnly(norm string) bool {
	words := strings.Fields(norm)
	for _, w := range words {
		if !strings.HasPrefix(w, "http://") && !strings.HasPrefix(w, "https://") && !strings.HasPrefix(w, "www.") {
			return false
		}
	}
	return len(words) > 0
}

// gallery reports whether a line is the captions of a picture gallery run
// together: "1/8 … 2/8 … 3/8".
func gallery(norm string) bool {
	n, total := 0, ""
	for i, w := range strings.Fields(norm) {
		a, b, ok := strings.Cut(w, "/")
		if !ok || !digits(a) || !digits(b) || total != "" && b != total {
			if n == 0 && i > 15 {
				return false
			}
			continue
		}
		total = b
		n++
		if i == 0 && len(norm) > 20 && !sentenceEnd(norm) && len(a) <= 3 && len(b) <= 3 && (len(a) < len(b) || len(a) == len(b) && a <= b) {
			return true
		}
	}
	return n >= 3 && len(norm) <= n*galleryShare
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// relatedLink reports whether a line is another article's headline in
// brackets.
func relatedLink(norm string) bool {
	return len(norm) > 2 && norm[0] == '[' && norm[len(norm)-1] == ']' &&
		strings.Count(norm, "[") == 1 && !strings.HasSuffix(norm, ".]") && strings.Contains(norm, " ") && len(norm) <= 160
}

// languages are what languages call themselves, as strips of links to other
// languages' pages print them.
var languages = []string{"한국어", "한어", "русский язык", "русский", "english", "français", "indonesian", "bahasa indonesia", "sanskrit", "日本語",
	"deutsch", "português", "ελληνικά", "español", "espanol", "italiano", "suomalainen", "suomi", "latina", "中文", "简体中文", "繁體中文", "العربية",
	"فارسی", "türkçe", "polski", "nederlands", "svenska", "norsk", "dansk", "čeština", "magyar", "română", "українська", "български", "srpski",
	"hrvatski", "tiếng việt", "ไทย", "हिन्दी", "हिंदी", "বাংলা", "اردو", "עברית", "kiswahili", "tamil", "தமிழ்", "esperanto"}

// languageStrip reports whether nearly all letters of a line belong to names
// of three or more languages.
func languageStrip(norm string) bool {
	if len(norm) > longestFurniture*2 {
		return false
	}
	rest, n := norm, 0
	for _, name := range languages {
		if strings.Contains(rest, name) {
			rest = strings.ReplaceAll(rest, name, " ")
			n++
		}
	}
	return n >= 3 && letters(rest) <= letters(norm)/3
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// captionMarks takes the marks of pictures off a line that has text of its
// own between them: "Photos: The flood Crews at work. Hide Caption 2 of 8".
func (t *text) captionMarks(l *line) {
	raw := l.In(t.s)
	lower := asciiLower(raw)
	if i := strings.LastIndex(lower, "hide caption"); i > 0 && len(lower)-i <= len("hide caption 100 of 100") {
		end := synoptic.Span{Start: l.Start + i, End: l.End}
		if strings.HasPrefix(lower, "photos: ") {
			if title := t.title(); title != "" && strings.HasPrefix(raw[len("photos: "):], title) {
				l.strange = append(l.strange, synoptic.Span{Start: l.Start, End: l.Start + len("photos: ") + len(title)})
			}
		}
		l.strange = append(l.strange, end)
		return
	}
	for _, m := range []string{"image copyright", "image source", "media playback is unsupported on your device"} {
		if strings.HasPrefix(lower, m) {
			l.strange = append(l.strange, synoptic.Span{Start: l.Start, End: l.Start + len(m)})
			return
		}
	}
}

// asciiLower lowers ASCII letters alone, so that offsets stay what they are.
func asciiLower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// longOpening takes furniture off the beginning of a long line: as far as
// words follow one another that only furniture has. Whole articles come on one
// line with it.
func (t *text) longOpening(l *line) {
	if l.Len() <= longestFurniture || len(l.strange) > 0 {
		return
	}
	lower := asciiLower(l.In(t.s))
	lower = lower[:min(len(lower), longNorm)]
	var at []synoptic.Span
	for _, r := range furnitureRules {
		switch r.how {
		case atStart, wholeLine:
			if len(r.what) >= 10 && startsWith(lower, r.what) {
				at = append(at, synoptic.Span{End: len(r.what)})
			}
		case anywhere:
			for from := 0; ; {
				i := strings.Index(lower[from:], r.what)
				if i < 0 {
					break
				}
				at = append(at, synoptic.Span{Start: from + i, End: from + i + len(r.what)})
				from += i + len(r.what)
			}
		}
	}
	slices.SortFunc(at, func(x, y synoptic.Span) int { return cmp.Or(x.Start-y.Start, x.End-y.End) })
	end, n := 0, 0
	for _, sp := range at {
		if sp.Start > end+furnitureGap || n == 0 && sp.Start > 0 {
			break
		}
		end = max(end, sp.End)
		n++
	}
	switch {
	case n < 2:
	case l.Len()-end <= furnitureGap/2:
		l.class = furniture
	default:
		l.strange = append(l.strange, synoptic.Span{Start: l.Start, End: l.Start + end})
	}
}
