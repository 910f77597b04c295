// Package webannotation writes an account as W3C Web Annotations: one for each
// passage that carries a claim, an utterance or a position of a dispute.
//
// The model is that of https://www.w3.org/TR/annotation-model/. Positions are
// in characters (Unicode code points), as it says, and not in bytes.
package webannotation

import (
	"io"
	"strconv"
	"unicode/utf8"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/linked"
)

// around is how many characters before and after its words a quote selector
// has, so that words that stand twice in a text are told apart.
const around = 32

// Collection writes accounts as one collection of annotations (JSON-LD).
type Collection struct{}

// Write writes acc. It writes nothing and fails where a passage is not the
// slice of its article that it says it is.
func (Collection) Write(w io.Writer, acc *synoptic.Account) error {
	if err := report.Check(acc); err != nil {
		return err
	}
	m := maker{
		generator: generator{ID: linked.URN("generator", acc.Version), Type: "Software", Name: "Synoptic " + acc.Version},
		article:   make(map[string]*synoptic.ArticleInfo, len(acc.Articles)),
	}
	for i := range acc.Articles {
		m.article[acc.Articles[i].ID] = &acc.Articles[i]
	}
	v := report.NewView(acc)
	ids := []string{"collection"}
	for _, s := range v.Stories {
		ids = append(ids, s.ID)
		m.story(s)
	}
	out := collection{
		Context: "http://www.w3.org/ns/anno.jsonld", ID: linked.URN(ids...), Type: "AnnotationCollection",
		Label: "Passages of an account by Synoptic", Total: len(m.items),
	}
	if len(v.Stories) == 1 && v.Stories[0].Title != "" {
		out.Label = v.Stories[0].Title
	}
	if len(m.items) > 0 {
		out.First = &page{ID: linked.URN(append(ids, "page")...), Type: "AnnotationPage", Items: m.items}
	}
	return linked.Write(w, out)
}

type collection struct {
	Context string `json:"@context"`
	ID      string `json:"id"`
	Type    string `json:"type"`
	Label   string `json:"label"`
	Total   int    `json:"total"`
	First   *page  `json:"first,omitempty"`
}

type page struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	StartIndex int          `json:"startIndex"`
	Items      []annotation `json:"items"`
}

type annotation struct {
	ID         string    `json:"id"`
	Type       string    `json:"type"`
	Motivation string    `json:"motivation"`
	Generator  generator `json:"generator"`
	Body       []body    `json:"body"`
	Target     []target  `json:"target"`
}

type generator struct {
	ID   string `json:"id"`
	Type string `json:"type"`
	Name string `json:"name"`
}

type body struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Format  string `json:"format"`
	Value   string `json:"value"`
}

type target struct {
	Type     string     `json:"type"`
	Source   source     `json:"source"`
	Selector []selector `json:"selector"`
}

type source struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Format   string `json:"format"`
	Language string `json:"language,omitempty"`
}

// selector is a TextQuoteSelector or a TextPositionSelector.
type selector struct {
	Type   string  `json:"type"`
	Exact  string  `json:"exact,omitempty"`
	Prefix string  `json:"prefix,omitempty"`
	Suffix string  `json:"suffix,omitempty"`
	Start  *uint64 `json:"start,omitempty"`
	End    *uint64 `json:"end,omitempty"`
}

type maker struct {
	generator generator
	article   map[string]*synoptic.ArticleInfo
	items     []annotation
}

func (m *maker) story(s *report.Story) {
	for _, c := range s.Claims {
		for i, r := range c.Reports {
			m.add(r.Span, []string{s.ID, c.ID, strconv.Itoa(i)}, describe(c.Text), tag("claim"), tag(string(c.Status)), tag(string(r.Stance)))
		}
	}
	for _, u := range s.Utterances {
		for i, r := range u.Reports {
			bodies := []body{tag("quote"), tag(string(r.Kind)), tag(string(u.Wordings[r.Wording].Relation))}
			if name := s.SpeakerName(&u); name != "" {
				bodies = append([]body{describe("said by " + name)}, bodies...)
			}
			m.add(r.Span, []string{s.ID, u.ID, strconv.Itoa(i)}, bodies...)
		}
	}
	for _, d := range s.Disputes {
		for i, p := range d.Positions {
			for j, span := range p.Spans {
				m.add(span, []string{s.ID, d.ID, strconv.Itoa(i), strconv.Itoa(j)}, describe(p.Says), describe(d.Why), tag("dispute"), tag(string(d.Kind)))
			}
		}
	}
}

func describe(s string) body { return body{"TextualBody", "describing", "text/plain", s} }
func tag(s string) body      { return body{"TextualBody", "tagging", "text/plain", s} }

// add adds an annotation of a passage. It points at the article's page, where
// that has an address, by the words alone; and at the text that was read by
// place, too, for the page's own text is another than the article's.
func (m *maker) add(p synoptic.Passage, name []string, bodies ...body) {
	a := m.article[p.Article]
	quote := quoteOf(a.Text, p)
	start := uint64(utf8.RuneCountInString(a.Text[:p.Start]))
	end := start + uint64(utf8.RuneCountInString(p.Text))
	var targets []target
	if u := linked.Address(a.URL); u != "" {
		targets = append(targets, target{"SpecificResource", source{u, "Text", "text/html", a.Language}, []selector{quote}})
	}
	targets = append(targets, target{"SpecificResource", source{linked.Text(a), "Text", "text/plain", a.Language}, []selector{{Type: "TextPositionSelector", Start: &start, End: &end}, quote}})
	said := bodies[:0]
	for _, b := range bodies {
		if b.Value != "" {
			said = append(said, b)
		}
	}
	m.items = append(m.items, annotation{linked.URN(append(name, "annotation")...), "Annotation", "describing", m.generator, said, targets})
}

// quoteOf selects a passage by its words and those around them.
func quoteOf(text string, p synoptic.Passage) selector {
	from, to := p.Start, p.End
	for range around {
		_, n := utf8.DecodeLastRuneInString(text[:from])
		from -= n
		_, n = utf8.DecodeRuneInString(text[to:])
		to += n
	}
	return selector{Type: "TextQuoteSelector", Exact: p.Text, Prefix: text[from:p.Start], Suffix: text[p.End:to]}
}
