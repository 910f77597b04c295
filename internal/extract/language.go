package extract

import (
	_ "embed"
	"strings"
	"unicode"
)

//go:embed data/languages.tsv
var languageTable string

const (
	// languageSample is how much of a text its language is told from, in bytes.
	languageSample = 8000
	// languageWords is how many words it takes at least.
	languageWords = 8
	// functionShare is the share of function words from which on a text is in
	// their language, and languageLead how far ahead of the next one it must be.
	functionShare = 0.18
	languageLead  = 1.15
)

// tongue is a language as its texts look.
type tongue struct {
	code, name, script string
	words              map[string]bool
}

var tongues = parseLanguages(languageTable)

func parseLanguages(table string) []tongue {
	var out []tongue
	for _, f := range fourColumns("languages.tsv", table) {
		t := tongue{f[0], f[1], f[2], map[string]bool{}}
		for _, w := range strings.Fields(f[3]) {
			t.words[w] = true
		}
		out = append(out, t)
	}
	return out
}

// scripts are the scripts that tell a language or a group of them.
var scripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"Latin", unicode.Latin}, {"Cyrillic", unicode.Cyrillic}, {"Arabic", unicode.Arabic}, {"Hebrew", unicode.Hebrew}, {"Greek", unicode.Greek},
	{"Devanagari", unicode.Devanagari}, {"Bengali", unicode.Bengali}, {"Tamil", unicode.Tamil}, {"Thai", unicode.Thai}, {"Hangul", unicode.Hangul},
	{"Kana", unicode.Hiragana}, {"Kana", unicode.Katakana}, {"Han", unicode.Han}, {"Georgian", unicode.Georgian}, {"Armenian", unicode.Armenian},
}

// language is the text's language (ISO 639-1), "" where it is too short to
// tell. A known language is believed.
func language(known, text string) string {
	if k := strings.ToLower(strings.TrimSpace(known)); k != "" {
		k, _, _ = strings.Cut(strings.ReplaceAll(k, "_", "-"), "-")
		if len(k) == 2 {
			return k
		}
		for _, t := range tongues {
			if strings.EqualFold(t.name, k) {
				return t.code
			}
		}
	}
	if len(text) > languageSample {
		text = strings.ToValidUTF8(text[:languageSample], "")
	}
	script := scriptOf(text)
	var of []tongue
	for _, t := range tongues {
		if t.script == script {
			of = append(of, t)
		}
	}
	if len(of) == 1 {
		return of[0].code
	}
	n := 0
	hits := make([]int, len(of))
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		n++
		for i := range of {
			if of[i].words[w] {
				hits[i]++
			}
		}
	}
	best, second := -1, -1
	for i := range of {
		switch {
		case best < 0 || hits[i] > hits[best]:
			best, second = i, best
		case second < 0 || hits[i] > hits[second]:
			second = i
		}
	}
	if n < languageWords || best < 0 || float64(hits[best]) < functionShare*float64(n) || second >= 0 && float64(hits[best]) < languageLead*float64(hits[second]) {
		return ""
	}
	return of[best].code
}

// scriptOf is the script of most letters, "" if there is no letter. A text
// with some kana is Japanese however many Han characters it has.
func scriptOf(text string) string {
	count := map[string]int{}
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		for _, s := range scripts {
			if unicode.Is(s.table, r) {
				count[s.name]++
				break
			}
		}
	}
	if count["Kana"]*10 > count["Han"] && count["Kana"]+count["Han"] > count["Latin"] {
		return "Kana"
	}
	best := ""
	for _, s := range scripts {
		if count[s.name] > count[best] {
			best = s.name
		}
	}
	return best
}

func languageName(code string) string {
	for _, t := range tongues {
		if t.code == code {
			return t.name
		}
	}
	return "the language " + code
}

func languageList(codes []string) string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = languageName(c)
	}
	return strings.Join(names, ", ")
}

// pageLanguage is the language that a page says it is in, "" where the text's
// script speaks against it: many pages keep the code of their template.
func pageLanguage(code, text string) string {
	code, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(strings.TrimSpace(code), "_", "-")), "-")
	if len(code) != 2 || otherScript(text, []string{code}) {
		return ""
	}
	for _, t := range tongues {
		if t.code == code {
			return code
		}
	}
	return ""
}
