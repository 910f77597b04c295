package pdf

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
)

const (
	// titleSize is how many times as large as the text a headline is at least.
	titleSize = 1.15
	// titleWords and maxTitle are how many words a headline has at least, and
	// how many bytes at most.
	titleWords = 3
	maxTitle   = 220
)

// article makes the document of its pages, or says why it cannot be trusted.
func (f *file) article(pages []page) (*Document, error) {
	if len(pages) == 0 {
		return nil, refused("it has no pages")
	}
	lines := make([][]line, len(pages))
	marks, turned, hidden, scans, unknown := 0, 0, 0, 0, 0
	for i := range pages {
		p := &pages[i]
		marks, turned, hidden = marks+len(p.marks), turned+p.turned, hidden+p.hidden
		if len(p.marks) == 0 && p.pictures > 0 {
			scans++
		}
		for _, m := range p.marks {
			if m.s == lost {
				unknown++
			}
		}
		var err error
		if lines[i], err = p.lines(i + 1); err != nil {
			return nil, err
		}
	}
	switch {
	case marks == 0 && hidden > 0:
		return nil, refused("it is a scan: its only text is what a machine made out in the picture")
	case marks == 0 && scans > 0:
		return nil, refused("it is a scan without a text layer")
	case marks == 0:
		return nil, refused("there is no text in it")
	case 2*scans > len(pages):
		return nil, refused("%d of its %d pages are pictures without a text layer", scans, len(pages))
	case float64(unknown) > 10*maxLost*float64(marks):
		return nil, refused("%s", noLetters)
	case turned > marks/5:
		return nil, refused("its text does not stand upright")
	}
	var all []line
	for i, kept := range withoutFurniture(lines, pages) {
		kept, err := ordered(kept, pages[i], i+1)
		if err != nil {
			return nil, err
		}
		all = append(all, kept...)
	}
	parts := paragraphs(all)
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = p.text
	}
	doc := &Document{Text: strings.Join(texts, "\n\n"), Pages: len(pages), Title: headline(parts)}
	if why := trusted(doc.Text); why != "" {
		return nil, refused("%s", why)
	}
	if doc.Title == "" {
		doc.Title = toldTitle(f.infoText("Title"))
	}
	if scans > 0 {
		doc.Notes = append(doc.Notes, fmt.Sprintf("%d of its %d pages are pictures and were not read", scans, len(pages)))
	}
	if turned > 0 {
		doc.Notes = append(doc.Notes, "text that does not stand upright was left out")
	}
	return doc, nil
}

// headline is the first page's paragraph in the largest letters, if they are
// larger than the text's; a nameplate of one or two words is none.
func headline(parts []paragraph) string {
	sizes := map[float64]int{}
	body, most := 0.0, 0
	for _, p := range parts {
		sizes[p.size] += len(p.text)
		if n := sizes[p.size]; n > most || n == most && p.size < body {
			body, most = p.size, n
		}
	}
	best := paragraph{}
	for _, p := range parts {
		if p.page == 1 && p.size >= titleSize*body && p.size > best.size && len(strings.Fields(p.text)) >= titleWords && len(p.text) <= maxTitle {
			best = p
		}
	}
	return best.text
}

// fileName matches titles that programs make of a file's name.
var fileName = regexp.MustCompile(`(?i)\.(?:docx?|pdf|html?|indd|qxp|rtf|odt|txt|pages|tex|dvi|pptx?|xlsx?)\b|^microsoft word|^untitled|[\\_]|://|^\S*$`)

// toldTitle is a title that the file tells of itself, "" if it is a file's
// name or no title.
func toldTitle(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > maxTitle || len(strings.Fields(s)) < titleWords || fileName.MatchString(s) {
		return ""
	}
	return s
}

// infoText is a text of the file's own description.
func (f *file) infoText(key name) string {
	b, _ := f.value(f.info[key]).(text)
	var s string
	switch {
	case strings.HasPrefix(string(b), "\xfe\xff"):
		s = utf16Text(b[2:])
	case strings.HasPrefix(string(b), "\xff\xfe"):
		var u []uint16
		for i := 2; i+1 < len(b); i += 2 {
			u = append(u, uint16(b[i+1])<<8|uint16(b[i]))
		}
		s = string(utf16.Decode(u))
	case strings.HasPrefix(string(b), "\xef\xbb\xbf"):
		s = string(b[3:])
	default:
		for i := range len(b) {
			s += baseEncoding("WinAnsiEncoding", b[i])
		}
	}
	return strings.ToValidUTF8(s, lost)
}
