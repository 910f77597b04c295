package extract

import (
	_ "embed"
	"strings"
)

//go:embed data/agencies.tsv
var agencyTable string

// agency is a news agency, or an outlet that signs its datelines as agencies
// do.
type agency struct {
	name   string
	full   []string // names that stand for it anywhere
	short  []string // signs that do so in brackets, datelines and credits only
	outlet bool     // no agency: others do not print its copy as their own
}

var agencies = parseAgencies(agencyTable)

// fourColumns are the rows of an embedded table without its comments. A row
// of another width is a defect of the table.
func fourColumns(name, table string) [][]string {
	var out [][]string
	for l := range strings.Lines(table) {
		l = strings.TrimRight(l, "\r\n")
		if l == "" || l[0] == '#' {
			continue
		}
		f := strings.Split(l, "\t")
		if len(f) != 4 {
			panic(name + ": not four columns: " + l)
		}
		out = append(out, f)
	}
	return out
}

func parseAgencies(table string) []agency {
	var out []agency
	for _, f := range fourColumns("agencies.tsv", table) {
		a := agency{name: f[0], full: append([]string{f[0]}, list(f[1])...), short: list(f[2]), outlet: f[3] == "outlet"}
		out = append(out, a)
	}
	return out
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// agencyNamed is the agency that s is a name or sign of, in its very letters
// for signs; nil if none.
func agencyNamed(s string) *agency {
	s = strings.Trim(clean(s), ".,;:()[]/-–— ")
	if s == "" || len(s) > 60 {
		return nil
	}
	bare := strings.TrimPrefix(strings.TrimPrefix(s, "The "), "the ")
	for i := range agencies {
		for _, n := range agencies[i].full {
			if strings.EqualFold(n, bare) {
				return &agencies[i]
			}
		}
		for _, n := range agencies[i].short {
			if n == bare {
				return &agencies[i]
			}
		}
	}
	return nil
}

// agencyIn finds the first full name of an agency in s, as whole words, and
// where it stands.
func agencyIn(s string) (*agency, int, int) {
	lower := asciiLower(s)
	best, at, end := (*agency)(nil), -1, -1
	for i := range agencies {
		for _, n := range agencies[i].full {
			j := indexWord(lower, asciiLower(n))
			if j >= 0 && (at < 0 || j < at || j == at && j+len(n) > end) {
				best, at, end = &agencies[i], j, j+len(n)
			}
		}
	}
	return best, at, end
}

// indexWord is strings.Index for a whole word.
func indexWord(s, word string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return -1
		}
		i += from
		if (i == 0 || !wordByte(s[i-1])) && (i+len(word) == len(s) || !wordByte(s[i+len(word)])) {
			return i
		}
		from = i + 1
	}
}

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80 || c == '_'
}

// wireInByline is the agency that a byline known from metadata names, unless
// the outlet is the agency.
func wireInByline(by, family string) string {
	if ag, _, _ := agencyIn(by); ag != nil && !ag.outlet && !strings.Contains(family, ag.name) {
		return ag.name
	}
	for _, part := range strings.FieldsFunc(by, func(r rune) bool { return r == ',' || r == ';' || r == '/' || r == '|' }) {
		if ag := agencyNamed(part); ag != nil && !ag.outlet && !strings.Contains(family, ag.name) {
			return ag.name
		}
	}
	return ""
}

// wireInURL is the agency that an address names in its path, as outlets do
// that print agencies' copy under folders of their own ("/wires/ap/",
// "/aponline/").
func wireInURL(url string) string {
	_, path, _ := strings.Cut(url, "://")
	parts := strings.Split(strings.ToLower(path), "/")
	for i, p := range parts {
		if i == 0 {
			continue // the host
		}
		switch p {
		case "aponline":
			return "Associated Press"
		case "reuters", "afp":
			if i+1 < len(parts) {
				return agencyNamed(strings.ToUpper(p)).name
			}
		case "wires", "wire", "wirestory", "wire-story", "wire-news":
			if i+1 < len(parts) {
				if a := agencyNamed(strings.ToUpper(parts[i+1])); a != nil && !a.outlet {
					return a.name
				}
			}
		}
	}
	return ""
}
