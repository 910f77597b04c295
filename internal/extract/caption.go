package extract

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// repeatLength is how long, in bytes, a line must be to count as printed
	// twice; short ones may well be said twice.
	repeatLength = 30
	// maxCaption is how long a caption is at most, in bytes.
	maxCaption = 700
	// captionWords is how many words a line without full stop has at least that
	// is no heading.
	captionWords = 8
	// repeatedShare is how much of a caption's words stand elsewhere in the
	// article, for it to be left out without loss.
	repeatedShare = 0.7
	// listRun is how many such lines in a row are a list, and no captions.
	listRun = 4
	// structure is how often a line must be printed to be part of the article's
	// build, like a question put to many.
	structure = 4
	// captionHabit is how many such lines make an outlet's habit of captions
	// without full stops; then a smaller share is enough for a short one.
	captionHabit = 4
	habitShare   = 0.4
	habitLength  = 200
	// punctuatedShare is how much of an article's lines end in full stops where
	// a line without one stands out.
	punctuatedShare = 0.7
)

// markRepeats takes out what is printed twice: a line that equals another, or
// is another's beginning, as captions under galleries are. The first whole
// one stays.
func (t *text) markRepeats() {
	type entry struct {
		key string
		i   int
	}
	var all []entry
	for i, l := range t.lines {
		if key := strings.TrimRight(l.norm, ".!?,;: "); l.class == running && len(key) >= repeatLength && len(l.norm) < longNorm {
			all = append(all, entry{key, i})
		}
	}
	sort.Slice(all, func(x, y int) bool {
		if all[x].key != all[y].key {
			return all[x].key < all[y].key
		}
		return all[x].i < all[y].i
	})
	for x := 0; x < len(all); x++ {
		e := all[x]
		y := x + 1
		for y < len(all) && all[y].key == e.key {
			y++
		}
		if y >= x+structure {
			x = y - 1
			continue
		}
		if y > x+1 {
			keep := x
			for k := x; k < y; k++ {
				if t.lines[all[k].i].title {
					keep = k
					break
				}
				if sentenceEnd(t.raw(all[k].i)) && !sentenceEnd(t.raw(all[keep].i)) {
					keep = k
				}
			}
			for k := x; k < y; k++ {
				if k != keep {
					t.drop(all[k].i)
				}
			}
			x = y - 1
			continue
		}
		if y < len(all) && strings.HasPrefix(all[y].key, e.key) && !sentenceEnd(t.raw(e.i)) {
			if next := all[y].key[len(e.key):]; !startsWithLetter(next) {
				t.drop(e.i)
			}
		}
	}
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// markCaptions takes out the captions of pictures: what ends in a credit,
// begins with one, or is a whole line without a full stop in an article that
// has full stops, if its words stand elsewhere.
func (t *text) markCaptions(page bool) {
	last := t.lastRunning()
	begins := 0
	for i := range t.lines {
		l := &t.lines[i]
		if l.title || l.class == furniture || l.Len() > maxCaption || len(l.strange) > 0 {
			continue
		}
		raw := l.In(t.s)
		switch {
		case photoCredit(raw, i == last):
			l.class = furniture
		case creditFirst(raw):
			l.class = furniture
			begins++
		case creditLast(raw):
			l.class = furniture
		}
	}
	for i := range t.lines { // an outlet's own sign is sure only beside others
		if l := &t.lines[i]; begins > 0 && l.class == running && !l.title && l.Len() <= maxCaption && outletFirst(l.In(t.s)) {
			l.class = furniture
		}
	}
	if !page { // the page's own marks have told captions already
		t.unpunctuated()
	}
}

// photoCredit reports whether a line ends in the credit of a picture: "(Photo
// by Ann Dell/Press Pool)", "(AP Photo)", "(Ann Dell/AP)", "(Reuters)". The
// last line of an article may end in its agency.
func photoCredit(raw string, last bool) bool {
	cut := strings.TrimRight(raw, ". ")
	if !strings.HasSuffix(cut, ")") {
		return false
	}
	open := strings.LastIndexByte(cut, '(')
	if open < 0 {
		return false
	}
	inside := cut[open+1 : len(cut)-1]
	lower := strings.ToLower(inside)
	if inside == "" || len(inside) > 120 {
		return false
	}
	for _, p := range []string{"photo", "picture", "image", "handout", "courtesy"} {
		if startsWith(lower, p) || startsWith(lower, p+"s") {
			return strings.ContainsAny(inside, ":/") || startsWith(lower, "photo by") || startsWith(lower, "image by") || startsWith(lower, "courtesy of") || startsWith(lower, "photo courtesy")
		}
	}
	if strings.HasSuffix(lower, " photo") || strings.HasSuffix(lower, " via ap") || strings.HasSuffix(lower, "getty images") || strings.HasSuffix(lower, " file photo") {
		return true
	}
	sentence := sentenceEnd(raw[:open])
	if agencyNamed(inside) != nil {
		return sentence && !last
	}
	if i := strings.LastIndexByte(inside, '/'); i > 0 && strings.Count(inside[:i], " ") <= 6 {
		if ag := agencyNamed(inside[i+1:]); ag != nil {
			return true
		}
		return sentence && allCapitalised(strings.ReplaceAll(inside, "/", " ")) && strings.Contains(inside[:i], " ")
	}
	return false
}

// creditFirst reports whether a line is a caption behind its picture's
// credit: "SWNS • PA The bridge after the flood".
func creditFirst(raw string) bool { return signFirst(raw, pictureSigns) || doubled(raw) }

func outletFirst(raw string) bool { return signFirst(raw, outletSigns) }

func signFirst(raw string, signs []string) bool {
	if len(raw) < 40 || sentenceEnd(raw) || strings.HasSuffix(raw, ":") || strings.HasSuffix(raw, ",") {
		return false
	}
	for _, s := range signs {
		if !startsWith(raw, s) {
			continue
		}
		rest := strings.TrimLeft(raw[len(s):], " •·|/-–—0123456789")
		r, _ := utf8.DecodeRuneInString(rest)
		if strings.HasPrefix(raw[len(s):], " ") && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// doubled reports whether a line without full stop begins with one name
// twice: a credit, then a caption about whom it credits.
func doubled(raw string) bool {
	f := strings.Fields(raw[:min(len(raw), 80)])
	return len(raw) >= 40 && !sentenceEnd(raw) && len(f) > 2 && f[0] == f[1] && len(f[0]) > 2 && unicode.IsUpper(rune(f[0][0]))
}

// creditLast reports whether a short line ends in a picture's credit without
// brackets: "Crews at the harbour AP."
func creditLast(raw string) bool {
	f := strings.Fields(strings.TrimRight(raw, ". "))
	if len(f) < 4 || len(raw) > 200 || strings.Contains(raw, ". ") || strings.ContainsAny(strings.TrimRight(raw, ". "), "“”\"") {
		return false
	}
	switch f[len(f)-1] {
	case "AP", "AFP", "EPA", "REUTERS", "SWNS", "GETTY":
	case "Images":
		if f[len(f)-2] != "Getty" {
			return false
		}
		f = f[:len(f)-1]
	default:
		return false
	}
	before := f[len(f)-2]
	return !speechBefore[strings.ToLower(strings.Trim(before, ",;:"))]
}

// unpunctuated takes out captions by their form alone, and only where nothing
// is lost.
func (t *text) unpunctuated() {
	lines, ended := 0, 0
	for _, l := range t.lines {
		if l.class == running && !l.title && l.Len() > 60 {
			lines++
			if sentenceEnd(l.In(t.s)) {
				ended++
			}
		}
	}
	if lines < 6 || float64(ended) < punctuatedShare*float64(lines) {
		return
	}
	count := map[string]int{} // in how many lines a word stands
	sets := make([][]string, len(t.lines))
	for i, l := range t.lines {
		if l.class == furniture {
			continue
		}
		sets[i] = contentWords(l.norm)
		for _, w := range sets[i] {
			count[w]++
		}
	}
	lead := true // lines above the first paragraph sum up the article
	var found []int
	for i := range t.lines {
		l := &t.lines[i]
		if l.class == furniture || l.title {
			continue
		}
		raw := l.In(t.s)
		if l.Len() > 60 && sentenceEnd(raw) {
			lead = false
		}
		if lead || l.Len() > maxCaption || sentenceEnd(raw) || strings.HasSuffix(raw, ":") || strings.HasSuffix(raw, ",") ||
			strings.Count(raw, " ")+1 < captionWords || !mostlySmall(raw) || len(sets[i]) == 0 {
			continue
		}
		found = append(found, i)
	}
	found = t.withoutLists(found)
	for _, i := range found {
		l := &t.lines[i]
		share := repeatedShare
		if len(found) >= captionHabit && l.Len() <= habitLength && !strings.Contains(l.norm, ". ") && !strings.Contains(l.norm, "said") {
			share = habitShare
		}
		elsewhere := 0
		for _, w := range sets[i] {
			if count[w] > 1 {
				elsewhere++
			}
		}
		if float64(elsewhere) >= share*float64(len(sets[i])) {
			l.class = furniture
		}
	}
}

// withoutLists leaves out lines that stand in a row of several, or right under
// one that ends in a colon.
func (t *text) withoutLists(found []int) []int {
	var out []int
	for x := 0; x < len(found); {
		y := x + 1
		for y < len(found) && found[y] == found[y-1]+1 {
			y++
		}
		if above := found[x] - 1; y-x < listRun && (above < 0 || !strings.HasSuffix(t.lines[above].norm, ":")) {
			out = append(out, found[x:y]...)
		}
		x = y
	}
	return out
}

// contentWords are the distinct longer words of a normalised line.
func contentWords(norm string) []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range wordsOf(norm) {
		if (len(w.s) >= 4 || isDigit(w.s[0])) && !seen[w.s] {
			seen[w.s] = true
			out = append(out, w.s)
		}
	}
	return out
}

// mostlySmall reports whether more words begin small than with a capital, as
// they do in captions and not in headings.
func mostlySmall(raw string) bool {
	small, big := 0, 0
	for _, w := range strings.Fields(raw) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsLower(r):
			small++
		case unicode.IsUpper(r):
			big++
		}
	}
	return small > big
}
