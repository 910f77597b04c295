package reconcile

import (
	"strings"
	"unicode"

	"synoptic"
)

// matchThings compares two organisations, places, events or works.
func matchThings(a, b *local) nameMatch {
	best := nameMatch{}
	for _, x := range a.forms {
		for _, y := range b.forms {
			if x.bareNoun() || y.bareNoun() {
				continue // "the ministry" of two articles may be two
			}
			if m := matchThing(x, y, a.kind); m.score > best.score {
				best = m
			}
		}
	}
	return best
}

// bareNoun reports whether a form is a body's noun alone, in small letters: "the
// ministry", by which an article calls what it has named before.
func (f *form) bareNoun() bool {
	return f.mentions[0].m.Kind == synoptic.NominalMention && !strings.Contains(f.folded, " ")
}

func matchThing(x, y *form, kind synoptic.EntityType) nameMatch {
	switch {
	case x.folded == y.folded && x.folded != "":
		return nameMatch{1, synoptic.JoinedSame}
	case placeAlias[x.folded] != "" && placeAlias[x.folded] == alias(y.folded), placeAlias[y.folded] != "" && placeAlias[y.folded] == alias(x.folded):
		return nameMatch{0.97, synoptic.JoinedSame}
	case kind == synoptic.Place:
		return nameMatch{}
	case acronymOf(x.text, y.text), acronymOf(y.text, x.text):
		return nameMatch{0.92, synoptic.JoinedAcronym}
	}
	cx, cy := core(x.folded), core(y.folded)
	if cx != "" && cx == cy {
		return nameMatch{0.9, synoptic.JoinedEdit}
	}
	if len(cx) >= 8 && len(cy) >= 8 && editDistance(cx, cy) == 1 && longWordsDiffer(cx, cy) {
		return nameMatch{0.85, synoptic.JoinedEdit}
	}
	return nameMatch{}
}

// longWordsDiffer reports whether two names that are one edit apart differ in a
// word that is long enough for a spelling of it ("defence", "defense"); in
// short ones one letter makes another word.
func longWordsDiffer(x, y string) bool {
	a, b := strings.Fields(x), strings.Fields(y)
	if len(a) != len(b) {
		return true
	}
	for i := range a {
		if a[i] != b[i] && min(len(a[i]), len(b[i])) < 6 {
			return false
		}
	}
	return true
}

func alias(s string) string {
	if a := placeAlias[s]; a != "" {
		return a
	}
	return s
}

// placeAlias are other names of countries and blocs.
var placeAlias = map[string]string{
	"us": "united states", "u s": "united states", "usa": "united states", "u s a": "united states", "america": "united states", "united states of america": "united states",
	"uk": "united kingdom", "u k": "united kingdom", "britain": "united kingdom", "great britain": "united kingdom", "un": "united nations", "u n": "united nations",
	"eu": "european union", "e u": "european union", "dprk": "north korea", "republic of korea": "south korea", "rok": "south korea",
	"democratic peoples republic of korea": "north korea", "peoples republic of china": "china", "prc": "china", "russian federation": "russia",
	"islamic republic of iran": "iran", "uae": "united arab emirates",
}

// generic are words that tell one organisation from another only beside
// others.
var generic = map[string]bool{
	"news": true, "agency": true, "inc": true, "corp": true, "corporation": true, "co": true, "company": true, "ltd": true, "plc": true, "llc": true,
	"group": true, "the": true, "of": true, "and": true, "network": true, "service": true, "services": true, "party": true, "limited": true, "ag": true, "gmbh": true, "sa": true, "holdings": true,
}

// core is a folded name without generic words.
func core(folded string) string {
	var out []string
	for _, w := range strings.Fields(folded) {
		if !generic[w] {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// acronymOf reports whether short is made of the initials of long's words,
// with or without the small words.
func acronymOf(short, long string) bool {
	var a []rune
	for _, r := range short {
		if r == '.' || r == ' ' {
			continue
		}
		if !unicode.IsUpper(r) {
			return false
		}
		a = append(a, r)
	}
	if len(a) < 2 || !strings.Contains(strings.TrimSpace(long), " ") {
		return false
	}
	var all, main []rune
	for _, w := range strings.FieldsFunc(long, func(r rune) bool { return r == ' ' || r == '-' || r == '\n' }) {
		r := []rune(w)[0]
		if !unicode.IsLetter(r) {
			continue
		}
		if isAcronym(w) {
			return false // "AFP Police" is not AP
		}
		all = append(all, unicode.ToUpper(r))
		if unicode.IsUpper(r) {
			main = append(main, r)
		}
	}
	return string(a) == string(all) || string(a) == string(main)
}

// isAcronym reports whether a word is letters in capitals, two at least.
func isAcronym(w string) bool {
	n := 0
	for _, r := range w {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n > 1
}

// familyFirst are common family names of Chinese, Korean and Vietnamese
// people, which mostly stand before the given name.
var familyFirst = map[string]bool{
	"kim": true, "lee": true, "ri": true, "yi": true, "rhee": true, "park": true, "pak": true, "choi": true, "choe": true, "jung": true, "jeong": true, "chung": true, "kang": true, "cho": true, "yoon": true, "yun": true,
	"jang": true, "lim": true, "im": true, "han": true, "shin": true, "sin": true, "seo": true, "suh": true, "kwon": true, "hwang": true, "ahn": true, "an": true, "song": true, "hong": true, "moon": true, "mun": true, "no": true, "roh": true, "hyon": true,
	"wang": true, "li": true, "zhang": true, "liu": true, "chen": true, "yang": true, "zhao": true, "huang": true, "zhou": true, "wu": true, "xu": true, "sun": true, "hu": true, "zhu": true, "gao": true, "lin": true, "he": true, "guo": true, "ma": true, "luo": true, "liang": true, "xi": true, "deng": true, "jiang": true, "hua": true, "lu": true, "geng": true, "qin": true, "tang": true,
	"nguyen": true, "tran": true, "le": true, "pham": true, "hoang": true, "phan": true, "vu": true, "vo": true, "dang": true, "bui": true, "do": true, "ho": true, "ngo": true, "duong": true, "ly": true,
}
