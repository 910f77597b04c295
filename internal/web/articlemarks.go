package web

import (
	"fmt"
	"slices"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/page"
)

// Layer is one kind of what was read in an article.
type Layer struct {
	Name  string      `json:"name"`
	Label string      `json:"-"`
	On    bool        `json:"-"` // shown at first
	Marks []LayerMark `json:"marks"`
}

// LayerMark is a stretch of the text with what was read there.
type LayerMark struct {
	synoptic.Span
	Note string `json:"note,omitempty"`
	// Href leads to what it became in the account, "" if to nothing.
	Href string `json:"href,omitempty"`
}

// The layers, as the style sheet names them.
const (
	layerNames        = "names"
	layerQuotes       = "quotes"
	layerTimes        = "times"
	layerNumbers      = "numbers"
	layerAttributions = "attributions"
	layerClaims       = "claims"
	layerShared       = "shared"
)

func emptyLayers() []Layer {
	return []Layer{
		{layerNames, "names", true, []LayerMark{}}, {layerQuotes, "quotes", true, []LayerMark{}}, {layerTimes, "times", true, []LayerMark{}},
		{layerNumbers, "numbers", true, []LayerMark{}}, {layerAttributions, "on whose word", false, []LayerMark{}}, {layerClaims, "claims", false, []LayerMark{}},
		{layerShared, "text shared with others", false, []LayerMark{}},
	}
}

// became is a statement of the account and where in the article it is read
// from.
type became struct {
	synoptic.Span
	href, kind, note string
}

// marker makes the marks of an article's text.
type marker struct {
	page   *ArticlePage
	byKind map[string][]became
	byAt   map[synoptic.Span]*page.Mark
}

func newMarker(p *ArticlePage) *marker {
	p.Layers = emptyLayers()
	return &marker{p, map[string][]became{}, map[synoptic.Span]*page.Mark{}}
}

// mark is the mark of a stretch of the text; nil where it is none.
func (m *marker) mark(at synoptic.Span) *page.Mark {
	if at.Check(m.page.Text) != nil {
		return nil
	}
	x := m.byAt[at]
	if x == nil {
		x = &page.Mark{Span: at, ID: fmt.Sprintf("b%d-%d", at.Start, at.End)}
		m.byAt[at] = x
	}
	return x
}

// note remembers that a statement of the account is read from a passage, if
// that is one of the article.
func (m *marker) note(p synoptic.Passage, kind, class, href, note string) {
	if p.Article == m.page.ID && m.mark(p.Span()) != nil {
		m.byKind[kind] = append(m.byKind[kind], became{p.Span(), href, class, note})
	}
}

// place makes a mark of a passage that the account refers to, for links to it.
func (m *marker) place(p synoptic.Passage) {
	if p.Article == m.page.ID {
		m.mark(p.Span())
	}
}

// account takes what became of the article in its story's account.
func (m *marker) account(s *report.Story, id string) {
	for i := range s.Claims {
		c := &s.Claims[i]
		words := statusWords[c.Status]
		for _, r := range c.Reports {
			m.note(r.Span, aClaim, words[2], statementHref(id, aClaim, c.ID), words[0])
			if r.When != nil {
				m.note(r.When.Span, layerTimes, "", statementHref(id, aClaim, c.ID), "")
			}
		}
	}
	for _, d := range s.Disputed {
		for _, p := range d.Positions {
			for _, e := range p.Evidence {
				m.note(e.Passage, aDispute, "no", statementHref(id, aDispute, d.ID), "disputed")
			}
		}
	}
	for i := range s.Utterances {
		u := &s.Utterances[i]
		for _, r := range u.Reports {
			m.note(r.Span, anUtterance, "said", statementHref(id, anUtterance, u.ID), s.SpeakerName(u))
		}
	}
	for i := range s.Figures {
		f := &s.Figures[i]
		for _, v := range f.Values {
			m.note(v.Span, aFigure, "num", statementHref(id, aFigure, f.ID), f.What)
		}
	}
	for i := range s.Entities {
		e := &s.Entities[i]
		for _, v := range e.Variants {
			for _, p := range v.Spans {
				m.note(p, aName, "name", statementHref(id, aName, e.ID), string(e.Type)+": "+e.Name)
			}
		}
		for _, t := range e.Titles {
			for _, p := range t.Spans {
				m.place(p)
			}
		}
	}
	for i := range s.Origins {
		for _, p := range s.Origins[i].Spans {
			m.note(p, layerAttributions, "", accountHref(id, AccountFilters{Show: inOrigins}), s.Origins[i].Name)
		}
	}
	for _, n := range s.Naming {
		for _, t := range n.Terms {
			for _, p := range t.Spans {
				m.place(p)
			}
		}
	}
	for _, t := range s.Timeline {
		for _, p := range t.Spans {
			m.place(p)
		}
	}
	m.shared(s)
}

// shared marks the text that the article has in common with others.
func (m *marker) shared(s *report.Story) {
	for _, c := range s.Copies {
		for _, p := range c.Passages {
			for i, e := range p {
				if other := p[1-i]; e.Article == m.page.ID {
					href := passageHref(other.Article, other.Start, other.End)
					m.layer(layerShared, e.Span(), "also in "+other.Art.Name, href)
					if x := m.mark(e.Span()); x != nil {
						x.Back = append(x.Back, page.Back{Href: href, Kind: "copy", Sign: "≡", Label: "the same text in " + other.Art.Name})
					}
				}
			}
		}
	}
}

// layer adds a mark to a layer.
func (m *marker) layer(name string, at synoptic.Span, note, href string) *page.Mark {
	x := m.mark(at)
	if x == nil {
		return nil
	}
	k := slices.IndexFunc(m.page.Layers, func(l Layer) bool { return l.Name == name })
	l := &m.page.Layers[k]
	l.Marks = append(l.Marks, LayerMark{at, note, href})
	if !slices.Contains(x.Kinds, name) {
		x.Kinds = append(x.Kinds, name)
	}
	return x
}

// linked adds a mark whose words lead to a statement.
func (m *marker) linked(name string, at synoptic.Span, note string, b *became) {
	href := ""
	if b != nil {
		href = b.href
	}
	if x := m.layer(name, at, note, href); x != nil && x.Href == "" {
		x.Href, x.Title = href, note
	}
}

// best is what a stretch of the text became: the statement that shares most of
// it, at least half of the shorter of the two; nil if there is none.
func (m *marker) best(kind string, at synoptic.Span) *became {
	var best *became
	share := 0
	for i := range m.byKind[kind] {
		b := &m.byKind[kind][i]
		n := b.Overlap(at)
		if b.href != "" && 2*n >= min(b.Len(), at.Len()) && n > share {
			best, share = b, n
		}
	}
	return best
}

// finish orders the marks of each layer, and points to what the request points
// to.
func (m *marker) finish() {
	for _, at := range []string{aClaim, aDispute} {
		for _, b := range m.byKind[at] {
			x := m.layer(layerClaims, b.Span, b.note, b.href)
			sign := page.Back{Href: b.href, Kind: b.kind, Sign: statusSign(b.kind), Label: "to what is " + b.note}
			if !slices.Contains(x.Back, sign) {
				x.Back = append(x.Back, sign)
			}
		}
	}
	for i := range m.page.Layers {
		slices.SortStableFunc(m.page.Layers[i].Marks, func(a, b LayerMark) int { return a.Start - b.Start })
	}
	if !m.page.at.IsZero() {
		x := &page.Mark{Span: m.page.at, ID: "at", Kinds: []string{"at"}}
		m.page.marks = append(m.page.marks, x)
	}
	for _, x := range m.byAt {
		m.page.marks = append(m.page.marks, x)
	}
	slices.SortFunc(m.page.marks, func(a, b *page.Mark) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		if a.End != b.End {
			return b.End - a.End
		}
		return len(a.ID) - len(b.ID) // "at" is around the mark of the same words
	})
}

func statusSign(class string) string {
	for _, w := range statusWords {
		if w[2] == class {
			return w[1]
		}
	}
	return ""
}
