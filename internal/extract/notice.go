package extract

import (
	"strings"
	"unicode"
)

// captionBelow takes out a caption that stands on the line under its mark.
func (t *text) captionBelow(i int) {
	if i < len(t.lines) && t.lines[i].Len() <= maxCaption/2 && !t.lines[i].title {
		t.lines[i].class = furniture
	}
}

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
