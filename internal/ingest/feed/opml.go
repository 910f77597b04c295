package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// MaxOutlines is how many feeds of a list are read.
const MaxOutlines = 20000

// Outline is one feed of a list.
type Outline struct {
	URL   string // of the feed, absolute
	Title string
	Site  string // the site's own address
	Kind  Kind   // RSS if the list does not say otherwise
	// Group is the headings that it stands under, outermost first.
	Group []string
	// Categories are those of its attribute category.
	Categories []string
}

// ReadOPML reads a list of feeds (OPML 1 and 2). Outlines without a feed's
// address are headings of those in them. Faults are feeds whose address is
// none.
func ReadOPML(raw []byte, contentType string) (list []Outline, faults []Fault, err error) {
	defer func() {
		if r := recover(); r != nil {
			list, faults, err = nil, nil, &Error{Op: "opml", Kind: ErrBroken, Cause: fmt.Errorf("reading it failed: %v", r)}
		}
	}()
	if len(raw) > MaxInput {
		return nil, nil, &Error{Op: "opml", Kind: ErrTooLarge, Cause: fmt.Errorf("at most %d MB are read", MaxInput>>20)}
	}
	text, _, name := root(decode(raw, contentType))
	if kindOf(name) != OPML {
		return nil, nil, &Error{Op: "opml", Kind: ErrNotFeed, Cause: errors.New("it is no list of feeds (OPML)"), Hint: "export your feeds as OPML"}
	}
	if sh := measure(text, recordTag{}); sh.depth > MaxNesting || sh.tags > MaxTags {
		return nil, nil, &Error{Op: "opml", Kind: ErrTooLarge, Cause: errors.New("it has too many tags")}
	}
	var f Feed // collects faults
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	var path []string // "" for what is no heading
	for n := 0; ; {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return list, f.Faults, nil
		}
		if err != nil {
			if len(list) == 0 {
				return nil, f.Faults, &Error{Op: "opml", Kind: ErrBroken, Cause: err}
			}
			f.fault(-1, "", "it breaks off: %v", err)
			return list, f.Faults, nil
		}
		switch t := t.(type) {
		case xml.StartElement:
			heading := ""
			if strings.EqualFold(t.Name.Local, "outline") {
				o, address := outline(t.Attr)
				switch {
				case address == "":
					heading = o.Title
				case o.URL == "":
					f.fault(n, o.Title, "%q is no web address", cut(address, 100))
					n++
				case len(list) == MaxOutlines:
					f.fault(-1, "", "feeds beyond the first %d were not read", MaxOutlines)
					return list, f.Faults, nil
				default:
					for _, h := range path {
						if h != "" {
							o.Group = append(o.Group, h)
						}
					}
					list = append(list, o)
					n++
				}
			}
			path = append(path, heading)
		case xml.EndElement:
			if len(path) > 0 {
				path = path[:len(path)-1]
			}
		}
	}
}

// outline reads one outline; address is that of its feed as written.
func outline(attrs []xml.Attr) (o Outline, address string) {
	o.Kind = RSS
	text := ""
	for _, a := range attrs {
		switch strings.ToLower(a.Name.Local) {
		case "xmlurl":
			address = strings.TrimSpace(a.Value)
			if rest, ok := strings.CutPrefix(address, "feed://"); ok {
				address = "https://" + rest
			}
			o.URL = resolve("", address)
		case "htmlurl":
			o.Site = resolve("", a.Value)
		case "title":
			o.Title = line(a.Value)
		case "text":
			text = line(a.Value)
		case "type":
			if k := Kind(strings.ToLower(strings.TrimSpace(a.Value))); k == Atom || k == JSON || k == Sitemap || k == Index {
				o.Kind = k
			}
		case "category":
			for _, c := range strings.Split(cut(a.Value, MaxField), ",") {
				if c = line(c); c != "" {
					o.Categories = append(o.Categories, c)
				}
			}
		}
	}
	o.Title = first(o.Title, text)
	return o, address
}

// WriteOPML writes a list of feeds as OPML 2.0, in the order given; feeds that
// stand together and share headings share their outlines. Created may be zero.
func WriteOPML(w io.Writer, title string, created time.Time, list []Outline) error {
	b := &opmlWriter{}
	b.line(0, `<?xml version="1.0" encoding="UTF-8"?>`)
	b.line(0, `<opml version="2.0">`)
	b.line(1, `<head>`)
	b.line(2, `<title>`+escape(title)+`</title>`)
	if !created.IsZero() {
		b.line(2, `<dateCreated>`+created.UTC().Format(time.RFC1123Z)+`</dateCreated>`)
	}
	b.line(1, `</head>`)
	b.line(1, `<body>`)
	var open []string
	for _, o := range list {
		group := o.Group[:min(len(o.Group), MaxNesting-8)] // so that it can be read again
		same := 0
		for same < len(open) && same < len(group) && open[same] == group[same] {
			same++
		}
		for len(open) > same {
			open = open[:len(open)-1]
			b.line(2+len(open), `</outline>`)
		}
		for _, g := range group[same:] {
			b.line(2+len(open), `<outline`+attr("text", g)+`>`)
			open = append(open, g)
		}
		kind := o.Kind
		if kind == None {
			kind = RSS
		}
		b.line(2+len(open), `<outline`+attr("type", string(kind))+attr("text", first(o.Title, o.URL))+attr("title", o.Title)+
			attr("xmlUrl", o.URL)+attr("htmlUrl", o.Site)+attr("category", strings.Join(o.Categories, ","))+`/>`)
	}
	for len(open) > 0 {
		open = open[:len(open)-1]
		b.line(2+len(open), `</outline>`)
	}
	b.line(1, `</body>`)
	b.line(0, `</opml>`)
	_, err := io.WriteString(w, b.String())
	return err
}

type opmlWriter struct{ strings.Builder }

func (b *opmlWriter) line(depth int, s string) {
	b.WriteString(strings.Repeat("  ", depth))
	b.WriteString(s)
	b.WriteByte('\n')
}

func attr(name, value string) string {
	if value == "" && name != "text" {
		return ""
	}
	return " " + name + `="` + escape(value) + `"`
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}
