package feed

import (
	"iter"
	"strings"
)

// tag is one tag in XML, found without building anything: how deep tags lie in
// one another and where items begin must be known before a parser is let near.
type tag struct {
	start, end int    // of <…> in the text
	prefix     string // of the name, as written
	name       string // without prefix, in lower case
	closes     bool   // </…>
	empty      bool   // <…/>
}

// tags finds the tags from an offset on. Comments, CDATA, instructions and
// declarations are passed over; what has no end ends the search. In a broken
// text, a CDATA section that has no end or runs over the end of its item was
// never closed: its mark alone is passed over, so that it costs its own item
// and not the next.
func tags(s string, from int, broken bool) iter.Seq[tag] {
	return func(yield func(tag) bool) {
		// Each mark is looked for once, however many sections lack it.
		sections := []*finder{{s: s, mark: "]]>"}}
		if broken {
			sections = append(sections, &finder{s: s, mark: "</item>"}, &finder{s: s, mark: "</entry>"})
		}
		for i := from; i < len(s); {
			at := strings.IndexByte(s[i:], '<')
			if at < 0 {
				return
			}
			i += at
			rest := s[i:]
			end := -1
			switch {
			case strings.HasPrefix(rest, "<!--"):
				end = after(rest, 4, "-->")
			case strings.HasPrefix(rest, "<![CDATA["):
				end = cdata(i, sections)
			case strings.HasPrefix(rest, "<?"):
				end = after(rest, 2, "?>")
			case strings.HasPrefix(rest, "<!"):
				end = after(rest, 2, ">")
			case len(rest) > 1 && (letter(rest[1]) || rest[1] == '/'):
				end = tagEnd(rest)
				if end < 0 {
					return
				}
				t := tag{start: i, end: i + end, closes: rest[1] == '/', empty: strings.HasSuffix(rest[:end], "/>")}
				t.prefix, t.name = tagName(rest[:end])
				if !yield(t) {
					return
				}
			default:
				end = 1
			}
			if end < 0 {
				return
			}
			i += end
		}
	}
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c >= 0x80 }

func after(s string, from int, mark string) int {
	at := strings.Index(s[from:], mark)
	if at < 0 {
		return -1
	}
	return from + at + len(mark)
}

// cdata is the length of a CDATA section: of its mark alone if it has no end, or
// if one of the other marks comes before that.
func cdata(at int, sections []*finder) int {
	end := sections[0].next(at)
	if end < 0 {
		return len("<![CDATA[")
	}
	for _, closing := range sections[1:] {
		if n := closing.next(at); n >= 0 && n < end {
			return len("<![CDATA[")
		}
	}
	return end + len("]]>") - at
}

// finder finds a mark again and again, going forward.
type finder struct {
	s, mark string
	at      int // the last one found, -1 for none
	from    int // where it was looked for, +1; 0 for never
}

func (f *finder) next(from int) int {
	if f.from > 0 && (f.at < 0 || f.at >= from) {
		return f.at
	}
	f.from = from + 1
	if f.at = strings.Index(f.s[from:], f.mark); f.at >= 0 {
		f.at += from
	}
	return f.at
}

// tagEnd is where a tag ends, a > in quotes apart; -1 if it does not. A < ends
// it, too: none may stand in a tag, not even in quotes, and so an open quote
// costs no more than its own tag.
func tagEnd(s string) int {
	var quote byte
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '<':
			return i
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return -1
}

func tagName(t string) (prefix, name string) {
	t = strings.TrimLeft(t, "</")
	if end := strings.IndexAny(t, " \t\r\n/>"); end >= 0 {
		t = t[:end]
	}
	if len(t) > 64 {
		return "", ""
	}
	prefix, local, ok := strings.Cut(t, ":")
	if !ok {
		prefix, local = "", t
	}
	return prefix, strings.ToLower(local)
}

// shape is how large a text's markup is.
type shape struct {
	tags, depth, records int
}

// measure counts. It stops once the limits are passed.
func measure(s string, records recordTag) shape {
	var sh shape
	depth := 0
	for t := range tags(s, 0, false) {
		sh.tags++
		switch {
		case t.closes:
			depth--
		case !t.empty:
			depth++
			sh.depth = max(sh.depth, depth)
		}
		if !t.closes && records.is(t) {
			sh.records++
		}
		if sh.tags > MaxTags || sh.depth > MaxNesting {
			return sh
		}
	}
	return sh
}

// recordTag is the tag of a feed's records: "item", "entry". Those of other
// vocabularies that share its name have another prefix.
type recordTag struct{ prefix, name string }

func (r recordTag) is(t tag) bool { return t.name == r.name && t.prefix == r.prefix }

func is(name string, names []string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

// records cuts a text into what stands before its records and the records,
// each from its opening tag to its closing one, to the next record, or to the
// end. More is how many there are beyond the limit.
func records(s string, limit int, record recordTag) (head string, list []string, more int) {
	head = s
	open := -1 // where the record that is open began
	cut := func(end int) {
		if len(list) < limit {
			list = append(list, s[open:end])
		} else {
			more++
		}
		open = -1
	}
	for t := range tags(s, 0, true) {
		if !record.is(t) {
			continue
		}
		switch {
		case t.closes && open >= 0:
			cut(t.end)
		case t.closes:
		default:
			if open >= 0 {
				cut(t.start)
			}
			if len(list) == 0 {
				head = s[:t.start]
			}
			open = t.start
			if t.empty {
				cut(t.end)
			}
		}
	}
	if open >= 0 {
		cut(len(s))
	}
	return head, list, more
}
