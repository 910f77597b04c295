package names

import "strings"

// table is a sorted text of lines "key" or "key\tvalue": looked up by halving
// where it stands, so that nothing is built when the program starts.
type table string

// seek is the offset of the first line that is not less than key.
func (t table) seek(key string) int {
	lo, hi := 0, len(t)
	for lo < hi {
		mid := lo + (hi-lo)/2
		at := mid
		for at > lo && t[at-1] != '\n' {
			at--
		}
		end := at
		for end < len(t) && t[end] != '\n' {
			end++
		}
		if lineKey(string(t[at:end])) < key {
			lo = end + 1
		} else {
			hi = at
		}
	}
	return min(lo, len(t))
}

func lineKey(line string) string {
	if i := strings.IndexByte(line, '\t'); i >= 0 {
		return line[:i]
	}
	return line
}

func (t table) line(at int) string {
	rest := string(t[at:])
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		return rest[:i]
	}
	return rest
}

// find is the value that stands at key, and whether key is there.
func (t table) find(key string) (string, bool) {
	at := t.seek(key)
	if at >= len(t) {
		return "", false
	}
	line := t.line(at)
	k := lineKey(line)
	if k != key {
		return "", false
	}
	return strings.TrimPrefix(line[len(k):], "\t"), true
}

// begins reports whether a key of more than one word starts with word.
func (t table) begins(word string) bool {
	key := word + " "
	at := t.seek(key)
	return at < len(t) && strings.HasPrefix(string(t[at:]), key)
}

// words is a set of the words in the first column of a small table, with the
// rest of each row.
type words map[string][]string

func parseWords(text string) words {
	m := words{}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		m[f[0]] = f[1:]
	}
	return m
}

// parseSet is the first column of a small table.
func parseSet(text string) map[string]bool {
	m := map[string]bool{}
	for w := range parseWords(text) {
		m[w] = true
	}
	return m
}

// parseMany is the first two columns of a small table in which a word may have
// several lines.
func parseMany(text string) map[string][]string {
	m := map[string][]string{}
	for l := range strings.Lines(text) {
		if f := strings.Split(strings.TrimSuffix(l, "\n"), "\t"); len(f) > 1 && l[0] != '#' {
			m[f[0]] = append(m[f[0]], f[1])
		}
	}
	return m
}

// parsePairs is the first two columns of a small table.
func parsePairs(text string) map[string]string {
	m := map[string]string{}
	for w, f := range parseWords(text) {
		if len(f) > 0 {
			m[w] = f[0]
		}
	}
	return m
}
