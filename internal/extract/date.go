package extract

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"synoptic"
)

var layouts = []string{
	time.RFC3339, time.RFC3339Nano, "2006-01-02T15:04:05.999-0700", "2006-01-02T15:04-07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05-07:00",
	"2006-01-02 15:04:05 MST", time.RFC1123Z, time.RFC1123, time.RFC822Z, time.RFC822, time.RFC850, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST",
	time.UnixDate, time.ANSIC, time.RubyDate,
}

// floating are layouts without a zone: the hour is known, not where.
var floating = []string{"2006-01-02T15:04:05.999", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006/01/02 15:04:05", "2006/01/02 15:04"}

// isoDate normalises a date of publication as metadata and people write it
// to ISO 8601, "" if it is none. A time without a zone stays without.
func isoDate(s string) string {
	s = clean(s)
	if s == "" || len(s) > 80 {
		return ""
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil && sane(t.Year()) {
			if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
				return t.Format("2006-01-02")
			}
			if _, off := t.Zone(); off == 0 {
				t = t.UTC()
			}
			return t.Format(time.RFC3339)
		}
	}
	for _, l := range floating {
		if t, err := time.Parse(l, s); err == nil && sane(t.Year()) {
			if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
				return t.Format("2006-01-02")
			}
			return t.Format("2006-01-02T15:04:05")
		}
	}
	if digits(s) && (len(s) == 10 || len(s) == 13) { // seconds or milliseconds since 1970
		n, _ := strconv.ParseInt(s[:10], 10, 64)
		return time.Unix(n, 0).UTC().Format(time.RFC3339)
	}
	if digits(s) && len(s) == 8 {
		return ymd(s[:4], s[4:6], s[6:])
	}
	d, _, _ := dateIn(s)
	return d
}

func sane(year int) bool { return year >= 1800 && year < 2200 }

// ymd makes an ISO date of three numbers, "" if there is no such day.
func ymd(year, month, day string) string {
	y, err1 := strconv.Atoi(year)
	m, err2 := strconv.Atoi(month)
	d, err3 := strconv.Atoi(day)
	if err1 != nil || err2 != nil || err3 != nil || !sane(y) {
		return ""
	}
	return day3(y, m, d)
}

func day3(y, m, d int) string {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || int(t.Month()) != m {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

// word is a run of letters or digits, and where it stands.
type word struct {
	s          string
	start, end int
}

func wordsOf(s string) []word {
	var out []word
	for i := 0; i < len(s); {
		if !wordByte(s[i]) {
			i++
			continue
		}
		j := i + 1
		for j < len(s) && wordByte(s[j]) && isDigit(s[j]) == isDigit(s[i]) {
			j++
		}
		out = append(out, word{s[i:j], i, j})
		i = j
	}
	return out
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// dateIn finds the first full date in s (2016-11-09, 2016/11/09, Nov. 9,
// 2016, 9 November 2016, 13/11/2016) and where it stands. Dates of numbers
// alone whose order is unknown (3/4/2016) are not read.
func dateIn(s string) (iso string, start, end int) {
	w := wordsOf(s[:min(len(s), 400)])
	for i := range w {
		if i+2 >= len(w) {
			break
		}
		a, b, c := w[i], w[i+1], w[i+2]
		iso := ""
		switch {
		case digits(a.s) && len(a.s) == 4 && digits(b.s) && digits(c.s) && len(b.s) <= 2 && len(c.s) <= 2 && close(s, a, b, "-/.") && close(s, b, c, "-/."):
			iso = ymd(a.s, b.s, c.s)
		case month(a.s) > 0 && dayNumber(b.s):
			j := i + 2
			if c.s == "st" || c.s == "nd" || c.s == "rd" || c.s == "th" {
				j++
			}
			if j < len(w) && yearNumber(w[j].s) && near(s, a, b) && near(s, w[j-1], w[j]) {
				c = w[j]
				iso = ymd(c.s, strconv.Itoa(month(a.s)), b.s)
			}
		case dayNumber(a.s):
			j := i + 1
			if t := w[j].s; t == "st" || t == "nd" || t == "rd" || t == "th" {
				j++
			}
			if j+1 < len(w) && month(w[j].s) > 0 && yearNumber(w[j+1].s) && near(s, w[j-1], w[j]) && near(s, w[j], w[j+1]) {
				c = w[j+1]
				iso = ymd(c.s, strconv.Itoa(month(w[j].s)), a.s)
			} else if dayNumber(b.s) && yearNumber(c.s) && close(s, a, b, "/.-") && close(s, b, c, "/.-") {
				x, _ := strconv.Atoi(a.s)
				y, _ := strconv.Atoi(b.s)
				switch {
				case x > 12 || x == y:
					iso = ymd(c.s, b.s, a.s)
				case y > 12:
					iso = ymd(c.s, a.s, b.s)
				}
			}
		}
		if iso != "" {
			return iso, a.start, c.end
		}
	}
	return "", 0, 0
}

func month(s string) int { return months[strings.ToLower(s)] }

func dayNumber(s string) bool { return digits(s) && len(s) <= 2 }

func yearNumber(s string) bool {
	return digits(s) && len(s) == 4 && (s[:2] == "18" || s[:2] == "19" || s[:2] == "20")
}

// close reports whether one of the marks, and nothing else, stands between a
// and b; near whether only spaces and marks of dates do.
func close(s string, a, b word, marks string) bool {
	return b.start-a.end == 1 && strings.IndexByte(marks, s[a.end]) >= 0
}

func near(s string, a, b word) bool {
	return b.start-a.end <= 3 && strings.Trim(s[a.end:b.start], " .,-/") == ""
}

// dateInPath finds a date in an address or a file's name: /2016/11/09/,
// /2016-11/09/, /2016/nov/09/, 2016-11-09, 20161109.
func dateInPath(s string) string {
	if i := strings.IndexAny(s, "?#"); i >= 0 && strings.Contains(s, "://") {
		s = s[:i]
	}
	if len(s) > 2000 {
		s = s[:2000]
	}
	w := wordsOf(s)
	for i := range w {
		a := w[i]
		if digits(a.s) && len(a.s) == 8 && yearNumber(a.s[:4]) {
			if d := ymd(a.s[:4], a.s[4:6], a.s[6:]); d != "" {
				return d
			}
		}
		if i+2 >= len(w) || !yearNumber(a.s) {
			continue
		}
		b, c := w[i+1], w[i+2]
		if !dayNumber(c.s) || !close(s, a, b, "-/._") || !close(s, b, c, "-/._") {
			continue
		}
		if c.end < len(s) && strings.IndexByte("-/._", s[c.end]) < 0 {
			continue
		}
		m := b.s
		if n := month(b.s); n > 0 {
			m = strconv.Itoa(n)
		}
		if d := ymd(a.s, m, c.s); d != "" {
			return d
		}
	}
	return ""
}

// published is the date of publication and where it was taken from: metadata
// before the dateline, that before other dates at the head of the text, those
// before the address and the file's name.
func published(src Source, t *text) (string, synoptic.PublishedFrom) {
	if d := isoDate(src.Published); d != "" {
		if src.fromPage {
			d = local(d, isoDate(src.Updated), shownDays(src, t))
		}
		if src.FromFeed {
			return d, synoptic.FromFeed
		}
		return d, synoptic.FromMetadata
	}
	inPath := dateInPath(src.URL)
	if t != nil {
		for _, from := range []synoptic.PublishedFrom{synoptic.FromDateline, synoptic.FromText} {
			for _, f := range t.dates {
				if f.from == from {
					return f.value, from
				}
			}
		}
	}
	if inPath != "" {
		return inPath, synoptic.FromPath
	}
	if d := dateInPath(fileName(src.Path)); d != "" {
		return d, synoptic.FromPath
	}
	return "", synoptic.FromNone
}

// fileName is a path's last part; of a row or an item of a feed, what names
// the file.
func fileName(path string) string {
	if i := strings.LastIndexAny(path, `/\`); i >= 0 {
		path = path[i+1:]
	}
	return path
}
