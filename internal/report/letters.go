package report

import (
	"slices"
	"strings"
)

// Letter names the n-th article of a story: A to Z, then AA, AB and so on.
func Letter(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// Letters are the articles' letters in order of the story, each once. IDs that
// are none of the story's articles are left away.
func (s *Story) Letters(ids []string) []string {
	var out []string
	for _, a := range s.Arts {
		if slices.Contains(ids, a.ID) {
			out = append(out, a.Letter)
		}
	}
	return out
}

// Short joins letters for a line of text; three or more neighbours in a long
// list become a range ("A–F H").
func (s *Story) Short(letters []string) string {
	if len(letters) <= 6 {
		return strings.Join(letters, " ")
	}
	at := make(map[string]int, len(s.Arts))
	for i, a := range s.Arts {
		at[a.Letter] = i
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
