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
		case sectionHeads[strings.TrimRight(bare, ":. ")], moreOf(bare):
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

// moreOf reports whether a line stands over an outlet's other articles: "More
// great Vale Echo stories", "Popular on Vale Echo".
func moreOf(norm string) bool {
	if strings.Count(norm, " ") > 5 {
		return false
	}
	return startsWith(norm, "more ") && (strings.HasSuffix(norm, " stories") || strings.HasSuffix(norm, " coverage")) || startsWith(norm, "popular on ")
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
