package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"synoptic"
	"synoptic/internal/report"
)

type place struct {
	article    string
	start, end int
}

// Mark is a stretch of an article's text that something is said of.
type Mark struct {
	synoptic.Span
	ID    string
	Kinds []string // of what is said of it, each once
	Back  []Back
	// Href makes the words a link where they stand in no other; Title is what is
	// said of them.
	Href, Title string
}

// Back leads from a passage to a statement that is read from it.
type Back struct{ Href, Kind, Sign, Label string }

// signs stand for the kinds of statements where there is no room for words.
var signs = map[string]string{"no": "✕", "yes": "●", "echo": "◐", "upd": "↑", "one": "○", "said": "❝", "num": "=", "copy": "≡"}

var kindWords = map[string]string{"no": "disputed", "yes": "agreed", "echo": "echoed", "upd": "updated", "one": "only in one outlet", "said": "who said what", "num": "numbers that go together", "copy": "shared text"}

// mark notes that the statement with the ID given, of a kind, is read from e,
// and gives where the passage is in the page. Kinds without a sign
// (names, dates) are only marked when they are the page's target.
func (d *document) mark(e report.Evidence, kind, statement string) string {
	k := place{e.Article, e.Start, e.End}
	m := d.byPlace[k]
	if m == nil {
		m = &Mark{Span: e.Span(), ID: fmt.Sprintf("p%d", len(d.byPlace)+1)}
		d.byPlace[k] = m
		d.marks[e.Article] = append(d.marks[e.Article], m)
	}
	if !slices.Contains(m.Kinds, kind) {
		m.Kinds = append(m.Kinds, kind)
	}
	if sign := signs[kind]; sign != "" && statement != "" {
		b := Back{"#" + statement, kind, sign, "back to " + kindWords[kind]}
		if !slices.Contains(m.Back, b) && len(m.Back) < 4 {
			m.Back = append(m.Back, b)
		}
	}
	return "#" + m.ID
}

// Class is the class attribute of a mark.
func (m *Mark) Class() string {
	var out []string
	for _, k := range m.Kinds {
		out = append(out, "m-"+k)
	}
	return strings.Join(out, " ")
}

// Paragraph is a line of an article, cut where marks begin and end.
type Paragraph struct {
	Number int
	Title  bool // it is the article's title
	Quiet  bool // furniture of the page that the article came from
	Nodes  []Node
}

// Node is text, or a mark around further nodes. First and Last say whether the
// mark begins and ends here: one that crosses another is cut in two.
type Node struct {
	Text        string
	Mark        *Mark
	First, Last bool
	Link        bool // the words are a link
	Kids        []Node
}

func (d *document) paragraphs(a *report.Article) []Paragraph {
	var quiet []synoptic.Span
	for _, p := range a.Boilerplate {
		quiet = append(quiet, p.Span())
	}
	return Paragraphs(a.Text, a.Title, quiet, d.marks[a.ID])
}

// Paragraphs cuts an article's text into lines, and these where marks begin and
// end. Quiet are the stretches that are furniture, in their order.
func Paragraphs(text, title string, quiet []synoptic.Span, marks []*Mark) []Paragraph {
	slices.SortFunc(marks, func(x, y *Mark) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	var out []Paragraph
	number, next, titled := 0, 0, title == ""
	var open []*Mark // marks that may still reach into the next paragraph
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i
		}
		open = slices.DeleteFunc(open, func(m *Mark) bool { return m.End <= at })
		for next < len(marks) && marks[next].Start < end {
			open = append(open, marks[next])
			next++
		}
		if strings.TrimSpace(text[at:end]) != "" {
			number++
			p := Paragraph{Number: number, Quiet: within(quiet, at, end)}
			if !titled && number <= 3 && strings.TrimSpace(text[at:end]) == strings.TrimSpace(title) {
				p.Title, titled = true, true
			}
			p.Nodes = nest(text, at, end, open)
			link(p.Nodes, false)
			out = append(out, p)
		}
		at = end + 1
	}
	return out
}

// needsTitle reports whether an article's title has to be shown apart: it does
// not where the text has it.
func needsTitle(a *report.Article) bool {
	head := a.Text[:min(len(a.Text), 2000)]
	return a.Title != "" && !strings.Contains(head, strings.TrimSpace(a.Title))
}

// within reports whether one of the passages covers the stretch.
func within(ps []synoptic.Span, start, end int) bool {
	i, _ := slices.BinarySearchFunc(ps, start, func(p synoptic.Span, at int) int { return cmp.Compare(p.End, at+1) })
	return i < len(ps) && ps[i].Start <= start && end <= ps[i].End
}

// nest builds the nodes of text[start:end] from marks in order of their
// beginning, longer ones first.
func nest(text string, start, end int, marks []*Mark) []Node {
	var out []Node
	at := start
	var rest []*Mark // those that begin inside the current one and end after it
	queue := slices.Clone(marks)
	for len(queue) > 0 {
		m := queue[0]
		queue = queue[1:]
		from, to := max(m.Start, at), min(m.End, end)
		if from >= to {
			continue
		}
		if from > at {
			out = append(out, Node{Text: text[at:from]})
		}
		var inner []*Mark
		rest = rest[:0]
		n := 0
		for n < len(queue) && queue[n].Start < to {
			inner = append(inner, queue[n])
			if queue[n].End > to {
				rest = append(rest, queue[n])
			}
			n++
		}
		queue = append(slices.Clone(rest), queue[n:]...)
		out = append(out, Node{Mark: m, First: from == m.Start, Last: to == m.End, Kids: nest(text, from, to, inner)})
		at = to
	}
	if at < end {
		out = append(out, Node{Text: text[at:end]})
	}
	return out
}

// link makes links of the marks that lead somewhere, none of them in another.
func link(nodes []Node, inside bool) {
	for i := range nodes {
		n := &nodes[i]
		// A link cannot hold the signs of a mark that ends within it.
		n.Link = n.Mark != nil && n.Mark.Href != "" && !inside && !signed(n.Kids)
		link(n.Kids, inside || n.Link)
	}
}

// signed reports whether a mark among the nodes ends with signs, which are
// links.
func signed(nodes []Node) bool {
	return slices.ContainsFunc(nodes, func(n Node) bool { return n.Last && len(n.Mark.Back) > 0 || signed(n.Kids) })
}
