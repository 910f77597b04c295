package report

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// Letter names the n-th article of a story: A to Z, then AA, AB and so on.
func Letter(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// ownLetters are the names of the articles' files where each is a letter or two
// in capitals of its own ("A.txt", "B.txt"): whoever named them so knows the
// articles by these letters, and others would be taken for them. Otherwise it
// is nil.
func ownLetters(as []*synoptic.ArticleInfo) []string {
	var out []string
	for _, a := range as {
		l := stem(a.Path)
		if len(l) < 1 || len(l) > 2 || strings.Trim(l, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || slices.Contains(out, l) {
			return nil
		}
		out = append(out, l)
	}
	return out
}

// stem is a path's last part without its extension.
func stem(p string) string {
	p = p[strings.LastIndexAny(p, `/\\#`)+1:]
	if i := strings.LastIndexByte(p, '.'); i > 0 {
		p = p[:i]
	}
	return p
}

// OutletName is what an article's outlet is called: the file's name where it
// is known only by that, so that nobody takes a letter for an outlet, and a
// domain without the "www." that says nothing.
func OutletName(a *synoptic.ArticleInfo) string {
	if a.Outlet == "" || a.Outlet == stem(a.Path) && len(a.Outlet) < 3 {
		if name := a.Path[strings.LastIndexAny(a.Path, `/\\`)+1:]; name != "" {
			return name
		}
	}
	return synoptic.PlainOutlet(a.Outlet)
}

// Letters are the articles' letters, each once: in order of the story or, where
// the letters are the files' own, of the alphabet. IDs that are none of the
// story's articles are left away.
func (s *Story) Letters(ids []string) []string {
	var out []string
	for _, a := range s.Arts {
		if slices.Contains(ids, a.ID) {
			out = append(out, a.Letter)
		}
	}
	slices.SortFunc(out, byLetter)
	return out
}

// byLetter orders letters: A to Z, then AA. Letters that were given in order of
// the story stand in that order.
func byLetter(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) }

// alphabet are the letters of all articles in their order.
func (s *Story) alphabet() []string {
	var out []string
	for _, a := range s.Arts {
		out = append(out, a.Letter)
	}
	slices.SortFunc(out, byLetter)
	return out
}

// Short joins letters for a line of text; three or more neighbours in a long
// list become a range ("A–F H").
func (s *Story) Short(letters []string) string {
	if len(letters) <= 6 {
		return strings.Join(letters, " ")
	}
	at := make(map[string]int, len(s.Arts))
	for i, l := range s.alphabet() {
		at[l] = i
	}
	var out []string
	for i := 0; i < len(letters); {
		j := i
		for j+1 < len(letters) && at[letters[j+1]] == at[letters[j]]+1 {
			j++
		}
		if j-i >= 2 {
			out = append(out, letters[i]+"–"+letters[j])
			i = j + 1
			continue
		}
		out = append(out, letters[i])
		i++
	}
	return strings.Join(out, " ")
}
