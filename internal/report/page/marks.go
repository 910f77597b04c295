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

// mark is a passage that some statement refers to.
type mark struct {
	ID    string
	Kinds []string // of the statements, each once
	Back  []back
	start int
	end   int
}

// back leads from a passage to a statement that is read from it.
type back struct{ Href, Kind, Sign, Label string }

// signs stand for the kinds of statements where there is no room for words.
var signs = map[string]string{"no": "✕", "yes": "●", "echo": "◐", "upd": "↑", "one": "○", "said": "❝", "num": "=", "copy": "≡"}

var kindWords = map[string]string{"no": "disputed", "yes": "agreed", "echo": "echoed", "upd": "updated", "one": "only in one outlet", "said": "who said what", "num": "numbers that go together", "copy": "shared text"}

// mark notes that the statement with the ID given, of a kind, is read from e,
// and gives the ID of the passage in the article. Kinds without a sign
// (names, dates) are only marked when they are the page's target.
func (d *document) mark(e report.Evidence, kind, statement string) string {
	k := place{e.Article, e.Start, e.End}
	m := d.byPlace[k]
	if m == nil {
		m = &mark{ID: fmt.Sprintf("p%d", len(d.byPlace)+1), start: e.Start, end: e.End}
		d.byPlace[k] = m
		d.marks[e.Article] = append(d.marks[e.Article], m)
	}
	if !slices.Contains(m.Kinds, kind) {
		m.Kinds = append(m.Kinds, kind)
	}
	if sign := signs[kind]; sign != "" && statement != "" {
		b := back{"#" + statement, kind, sign, "back to " + kindWords[kind]}
		if !slices.Contains(m.Back, b) && len(m.Back) < 4 {
			m.Back = append(m.Back, b)
		}
	}
	return m.ID
}

// Class is the class attribute of a mark.
func (m *mark) Class() string {
	var out []string
	for _, k := range m.Kinds {
		out = append(out, "m-"+k)
	}
	return strings.Join(out, " ")
}

// paragraph is a line of an article, cut where marks begin and end.
type paragraph struct {
	Number int
	Title  bool // it is the article's title
	Quiet  bool // furniture of the page that the article came from
	Nodes  []node
}

// node is text, or a mark around further nodes. First and Last say whether the
// mark begins and ends here: one that crosses another is cut in two.
type node struct {
	Text        string
	Mark        *mark
	First, Last bool
	Kids        []node
}

func (d *document) paragraphs(a *report.Article) []paragraph {
	marks := d.marks[a.ID]
	slices.SortFunc(marks, func(x, y *mark) int {
		return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(y.end, x.end))
	})
	var out []paragraph
	number, next, titled := 0, 0, a.Title == ""
	var open []*mark // marks that may still reach into the next paragraph
	for at := 0; at < len(a.Text); {
		end := len(a.Text)
		if i := strings.IndexByte(a.Text[at:], '\n'); i >= 0 {
			end = at + i
		}
		open = slices.DeleteFunc(open, func(m *mark) bool { return m.end <= at })
		for next < len(marks) && marks[next].start < end {
			open = append(open, marks[next])
			next++
		}
		if strings.TrimSpace(a.Text[at:end]) != "" {
			number++
			p := paragraph{Number: number, Quiet: within(a.Boilerplate, at, end)}
			if !titled && number <= 3 && strings.TrimSpace(a.Text[at:end]) == strings.TrimSpace(a.Title) {
				p.Title, titled = true, true
			}
			p.Nodes = nest(a.Text, at, end, open)
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
func within(ps []synoptic.Passage, start, end int) bool {
	i, _ := slices.BinarySearchFunc(ps, start, func(p synoptic.Passage, at int) int { return cmp.Compare(p.End, at+1) })
	return i < len(ps) && ps[i].Start <= start && end <= ps[i].End
}

// nest builds the nodes of text[start:end] from marks in order of their
// beginning, longer ones first.
func nest(text string, start, end int, marks []*mark) []node {
	var out []node
	at := start
	var rest []*mark // those that begin inside the current one and end after it
	queue := slices.Clone(marks)
	for len(queue) > 0 {
		m := queue[0]
		queue = queue[1:]
		from, to := max(m.start, at), min(m.end, end)
		if from >= to {
			continue
		}
		if from > at {
			out = append(out, node{Text: text[at:from]})
		}
		var inner []*mark
		rest = rest[:0]
		n := 0
		for n < len(queue) && queue[n].start < to {
			inner = append(inner, queue[n])
			if queue[n].end > to {
				rest = append(rest, queue[n])
			}
			n++
		}
		queue = append(slices.Clone(rest), queue[n:]...)
		out = append(out, node{Mark: m, First: from == m.start, Last: to == m.end, Kids: nest(text, from, to, inner)})
		at = to
	}
	if at < end {
		out = append(out, node{Text: text[at:end]})
	}
	return out
}
