package extract

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic"
)

// maxDateline is how long a dateline is at most, in bytes.
const maxDateline = 110

// dateline reads the dateline at the beginning of a line of running text. The
// form without dash ("NEW DELHI: Rain fell") counts in the first line only.
func (t *text) dateline(a *synoptic.Article, l *line, first bool) bool {
	d, ok := readDateline(l.In(t.s), first)
	if !ok {
		return false
	}
	a.Dateline = synoptic.Span{Start: l.Start, End: l.Start + d.end}
	a.DatelinePlace = d.place
	if d.agency != nil {
		t.credit(a, d.agency, synoptic.Span{Start: l.Start + d.sign.start, End: l.Start + d.sign.end})
	}
	if d.date != "" {
		t.dates = append(t.dates, found{d.date, synoptic.FromDateline})
	}
	return true
}

// line1 is what a dateline says.
type line1 struct {
	place  string
	date   string // ISO 8601; "" if there is none, or none with a year
	agency *agency
	sign   word // where the agency stands
	end    int  // where the dateline ends, its dash included
}

// readDateline reads a dateline off the beginning of s: a place in capitals,
// then perhaps land, date and agency, then a dash; or any place if an agency's
// sign in brackets follows; or the sign alone.
func readDateline(s string, colon bool) (line1, bool) {
	var d line1
	if len(s) > maxDateline+utf8.UTFMax {
		s = s[:maxDateline]
		for len(s) > 0 && !utf8.ValidString(s[len(s)-1:]) && !utf8.RuneStart(s[len(s)-1]) {
			s = s[:len(s)-1]
		}
	}
	if ag, sign, end := signAt(s, 0); ag != nil {
		d.agency, d.sign, d.end = ag, sign, dashAt(s, end)
		if d.end < 0 {
			d.end = end
		}
		return d, true
	}
	at := capitals(s)
	caps := at > 0
	if !caps {
		// "Seoul, South Korea (CNN)": the sign makes it one.
		open := strings.IndexByte(s, '(')
		if open <= 1 || open > 60 || s[open-1] != ' ' || !allCapitalised(s[:open-1]) {
			return d, false
		}
		ag, _, after := signAt(s, open)
		if ag == nil || dashAt(s, after) < 0 && (!ag.outlet || !opensSentence(s[after:])) {
			return d, false
		}
		if at = strings.IndexByte(s, ','); at < 0 || at > open {
			at = open - 1
		}
	}
	placeEnd := at
	for at < len(s) {
		rest := s[at:]
		skip := len(rest) - len(strings.TrimLeft(rest, " "))
		ag, sign, end := signAt(s, at+skip)
		if ag == nil && caps {
			ag, sign, end = unknownSign(s, at+skip)
		}
		if ag != nil {
			d.agency, d.sign = ag, sign
			if d.end = dashAt(s, end); d.end < 0 {
				d.end = end
				if rest := strings.TrimLeft(s[end:], "."); len(rest) < len(s)-end { // "/TASS/."
					d.end = len(s) - len(rest)
				}
			}
			break
		}
		if end := dashAt(s, at); end > 0 && caps {
			if !opensSentence(s[end:]) || strings.HasPrefix(s[at:], "--") && d.agency == nil || strings.Count(s[:at], " ") > 3 && at == placeEnd {
				return d, false
			}
			d.end = end
			break
		}
		if colon && caps && rest[0] == ':' && at == placeEnd && opensSentence(s[at+1:]) && !strings.ContainsAny(s[:at], "'’") {
			d.end = at + 1
			break
		}
		if rest[0] == '.' { // "SARV, May 9, 2031. /SarvInform/."
			if after := strings.TrimLeft(rest[1:], " "); after != "" && (after[0] == '/' || after[0] == '(') {
				at = len(s) - len(after)
				continue
			}
		}
		if rest[0] != ',' && rest[0] != '.' && rest[0] != '/' {
			return d, false
		}
		next, date := segment(s, at+1)
		if next < 0 {
			return d, false
		}
		if date != "" {
			d.date = isoDate(date)
		} else if d.date == "" && rest[0] != '.' {
			placeEnd = next
		}
		at = next
	}
	if d.end == 0 {
		return d, false
	}
	d.place = placeName(s[:placeEnd])
	return d, !notPlaces[s[:placeEnd]]
}

// capitals is the length of the words in capitals that s begins with, 0 if
// they cannot be a place.
func capitals(s string) int {
	end, letters, longest := 0, 0, 0
	for i := 0; i < len(s); {
		j := i
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			if !unicode.IsUpper(r) && !(j > i && strings.ContainsRune(".'’-/", r)) {
				break
			}
			if r == '.' && j+1 < len(s) && s[j+1] == ' ' && j-i > 3 {
				break
			}
			if r == '-' && (j+1 >= len(s) || s[j+1] == ' ' || s[j+1] == '-') {
				break
			}
			if unicode.IsUpper(r) {
				letters++
			}
			j += n
		}
		if j == i {
			break
		}
		if r, _ := utf8.DecodeRuneInString(s[j:]); unicode.IsLetter(r) || unicode.IsDigit(r) {
			break // a word that goes on in small letters
		}
		longest = max(longest, j-i)
		end = j
		if j >= len(s) || s[j] != ' ' {
			break
		}
		i = j + 1
	}
	if longest < 3 || letters < 4 || strings.Count(s[:end], " ") > 3 {
		return 0
	}
	return end
}

// signAt reads an agency's sign in brackets or slashes at s[at:].
func signAt(s string, at int) (*agency, word, int) {
	if at >= len(s) || s[at] != '(' && s[at] != '/' && s[at] != '[' {
		return nil, word{}, 0
	}
	closing := map[byte]byte{'(': ')', '/': '/', '[': ']'}[s[at]]
	n := strings.IndexByte(s[at+1:], closing)
	if n <= 0 || n > 40 {
		return nil, word{}, 0
	}
	inside := s[at+1 : at+1+n]
	first := inside
	if i := strings.IndexAny(inside, "/,;"); i > 0 {
		first = inside[:i]
	}
	if ag := agencyNamed(first); ag != nil {
		return ag, word{first, at + 1, at + 1 + len(first)}, at + n + 2
	}
	return nil, word{}, 0
}

// unknownSign reads a sign that is no known agency's, in a dateline whose place
// is in capitals: "(Northwire) -", "/VSN/.".
func unknownSign(s string, at int) (*agency, word, int) {
	if at >= len(s) || s[at] != '(' && s[at] != '/' {
		return nil, word{}, 0
	}
	closing := map[byte]byte{'(': ')', '/': '/'}[s[at]]
	n := strings.IndexByte(s[at+1:], closing)
	if n < 2 || n > 30 {
		return nil, word{}, 0
	}
	name, end := s[at+1:at+1+n], at+n+2
	if hasDigit(name) || !allCapitalised(name) || strings.Count(name, " ") > 3 {
		return nil, word{}, 0
	}
	if closing == ')' && dashAt(s, end) < 0 || closing == '/' && (end >= len(s) || s[end] != '.' && s[end] != ' ' && dashAt(s, end) < 0) {
		return nil, word{}, 0
	}
	return &agency{name: name}, word{name, at + 1, at + 1 + len(name)}, end
}

// dashAt is where the dash that follows s[at:] ends, -1 if none does.
func dashAt(s string, at int) int {
	rest := s[at:]
	trimmed := strings.TrimLeft(rest, " \u00a0")
	gap := len(rest) - len(trimmed)
	for _, dash := range []string{"---", "--", "—", "–", "―", "-"} {
		if strings.HasPrefix(trimmed, dash) {
			if dash == "-" && gap == 0 && (at == 0 || s[at-1] != ')' && s[at-1] != '/') {
				return -1 // a hyphen inside a word
			}
			return at + gap + len(dash)
		}
	}
	return -1
}

// opensSentence reports whether a sentence begins in s.
func opensSentence(s string) bool {
	s = strings.TrimLeft(s, spaces+`"'“‘([«`)
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.Is(unicode.Lo, r)
}

// segment reads a land or a date behind a comma of a dateline: up to the next
// mark. date is its words if it is one.
func segment(s string, at int) (end int, date string) {
	for end = at; end < len(s); {
		if s[end] == ',' || s[end] == '(' || s[end] == '/' || s[end] == ':' || dashAt(s, end) > 0 {
			break
		}
		_, n := utf8.DecodeRuneInString(s[end:])
		end += n
	}
	part := strings.TrimSpace(s[at:end])
	if part == "" || len(part) > 32 || end >= len(s) {
		return -1, ""
	}
	if w := wordsOf(part); len(w) > 0 && (month(w[0].s) > 0 || len(w) > 1 && month(w[1].s) > 0) && hasDigit(part) {
		// "Aug. 5" may be followed by ", 2031"
		if rest := s[end:]; strings.HasPrefix(rest, ", ") && len(rest) >= 6 && yearNumber(rest[2:6]) {
			end += 6
		}
		return end, s[at:end]
	}
	if hasDigit(part) || !allCapitalised(part) {
		return -1, ""
	}
	return end, ""
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// allCapitalised reports whether each word of s but small joints begins with a
// capital.
func allCapitalised(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 7 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) || unicode.Is(unicode.Lo, r) {
			continue
		}
		if _, err := strconv.Atoi(strings.Trim(w, ",.")); err == nil {
			continue
		}
		switch w {
		case "of", "the", "de", "la", "el", "and", "al", "du", "del", "sur", "upon":
		default:
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(words[0])
	return unicode.IsUpper(r) || unicode.Is(unicode.Lo, r)
}

// placeName writes a place of a dateline as one writes names: TEHRAN is
// Tehran.
func placeName(s string) string {
	parts := strings.Fields(strings.TrimRight(s, " ,/"))
	for i, p := range parts {
		if strings.ToUpper(p) != p || len(p) < 3 || strings.Count(p, ".") > 1 {
			continue
		}
		var b strings.Builder
		up := true
		for _, r := range p {
			if up {
				b.WriteRune(r)
			} else {
				b.WriteRune(unicode.ToLower(r))
			}
			up = r == '-' || r == '/' || r == '\''
		}
		parts[i] = b.String()
	}
	return strings.Join(parts, " ")
}
