// Package ftm writes an account as FollowTheMoney entities, one JSON object a
// line, for Aleph, OpenAleph and other tools of investigators.
//
// The schemata are those of https://followthemoney.tech (release 4.11):
// articles are Article; people and bodies Person and Organization, each article
// that names one a Mention; utterances, claims and disputes are a Note each,
// whose proof are the articles and whose summary are the passages.
package ftm

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/linked"
)

// Entities writes accounts as entities.
type Entities struct{}

// entity is one line. Values are strings, each once, in the order in which
// they were found.
type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// Write writes acc. It writes nothing and fails where a passage is not the
// slice of its article that it says it is.
func (Entities) Write(w io.Writer, acc *synoptic.Account) error {
	if err := report.Check(acc); err != nil {
		return err
	}
	m := &maker{articles: make(map[string]*entity, len(acc.Articles))}
	for i := range acc.Articles {
		m.article(&acc.Articles[i])
	}
	for _, s := range report.NewView(acc).Stories {
		m.entities(s)
		m.utterances(s)
		m.claims(s)
		m.disputes(s)
	}
	b := bufio.NewWriterSize(w, 1<<16)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	for _, x := range m.all {
		if err := e.Encode(x); err != nil {
			return err
		}
	}
	return b.Flush()
}

type maker struct {
	all      []*entity
	articles map[string]*entity
}

// add begins an entity whose name is made of the parts.
func (m *maker) add(schema string, parts ...string) *entity {
	e := &entity{linked.UUID(append([]string{schema}, parts...)...), schema, map[string][]string{}}
	m.all = append(m.all, e)
	return e
}

// put adds values that say something, each once.
func (e *entity) put(property string, values ...string) {
	for _, v := range values {
		if strings.TrimSpace(v) != "" && !slices.Contains(e.Properties[property], v) {
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
}

func (m *maker) article(a *synoptic.ArticleInfo) {
	e := m.add("Article", a.ID)
	m.articles[a.ID] = e
	name := path.Base(strings.ReplaceAll(a.Path, `\`, "/"))
	if name == "." || name == "/" || strings.TrimSpace(name) == "" {
		name = a.ID
	}
	e.put("fileName", name)
	e.put("name", title(a, name))
	e.put("title", a.Title)
	e.put("author", a.Byline)
	e.put("publisher", a.Outlet)
	e.put("sourceUrl", linked.Address(a.URL))
	e.put("mimeType", "text/plain")
	e.put("bodyText", a.Text)
	e.put("language", language3(a.Language))
	if a.Published != nil {
		e.put("publishedAt", moment(*a.Published))
	}
	if a.Updated != nil {
		e.put("modifiedAt", moment(*a.Updated))
	}
	e.put("processingStatus", string(a.Status))
	e.put("processingError", a.Reason)
}

func title(a *synoptic.ArticleInfo, name string) string {
	if strings.TrimSpace(a.Title) != "" {
		return a.Title
	}
	return name
}

// language3 is a language's code of three letters (ISO 639-3), as the model
// has it.
func language3(code string) string {
	b, err := language.ParseBase(code)
	if err != nil {
		return ""
	}
	return b.ISO3()
}

// moment is a day or time in the model's form: without a zone, in UTC.
func moment(s string) string {
	t, day, ok := report.Instant(s)
	switch {
	case !ok || strings.Contains(s, "/"):
		return ""
	case len(s) > len("2006-01-02T15"):
		return t.UTC().Format("2006-01-02T15:04:05")
	case day:
		return t.Format("2006-01-02")
	}
	return s
}

// entities adds people and bodies, and that articles name them. Of places and
// all else the articles say that they name them.
func (m *maker) entities(s *report.Story) {
	for _, x := range s.Entities {
		schema := map[synoptic.EntityType]string{synoptic.Person: "Person", synoptic.Organization: "Organization"}[x.Type]
		named := map[synoptic.EntityType]string{synoptic.Person: "peopleMentioned", synoptic.Place: "locationMentioned"}[x.Type]
		if named == "" {
			named = "namesMentioned"
		}
		if strings.TrimSpace(x.Name) == "" {
			continue
		}
		var e *entity
		if schema != "" {
			e = m.add(schema, s.ID, x.ID)
			e.put("name", x.Name)
			for _, v := range x.Variants {
				if v.Text != x.Name {
					e.put("alias", v.Text)
				}
			}
			for _, t := range x.Titles {
				if x.Type == synoptic.Person {
					e.put("position", t.Text)
				}
			}
		}
		for _, a := range s.Arts {
			var mention *entity
			for _, v := range x.Variants {
				if v.Articles[a.ID] == 0 || strings.TrimSpace(v.Text) == "" {
					continue
				}
				m.articles[a.ID].put(named, v.Text)
				if e == nil {
					continue
				}
				if mention == nil {
					mention = m.add("Mention", s.ID, x.ID, a.ID)
					mention.put("document", m.articles[a.ID].ID)
					mention.put("resolved", e.ID)
					mention.put("detectedSchema", schema)
				}
				mention.put("name", v.Text)
			}
		}
	}
}

// resolved is the ID of a story's entity if there is one of it.
func (m *maker) resolved(s *report.Story, id string) string {
	for _, x := range s.Entities {
		if x.ID == id && strings.TrimSpace(x.Name) != "" && (x.Type == synoptic.Person || x.Type == synoptic.Organization) {
			return linked.UUID(map[synoptic.EntityType]string{synoptic.Person: "Person", synoptic.Organization: "Organization"}[x.Type], s.ID, id)
		}
	}
	return ""
}

// passage adds a passage to a note: its words with where they stand.
func (m *maker) passage(note *entity, s *report.Story, p synoptic.Passage) {
	outlet := p.Article
	if a := s.Article(p.Article); a != nil && a.Outlet != "" {
		outlet = a.Outlet
		note.put("sourceUrl", linked.Address(a.URL))
	}
	note.put("summary", fmt.Sprintf("%s [%s, bytes %d-%d]", p.Text, outlet, p.Start, p.End))
	if e := m.articles[p.Article]; e != nil {
		note.put("proof", e.ID)
	}
}

func (m *maker) utterances(s *report.Story) {
	for _, u := range s.Utterances {
		if len(u.Wordings) == 0 {
			continue
		}
		n := m.add("Note", s.ID, u.ID)
		name := "Said"
		if by := s.SpeakerName(&u); by != "" {
			name = "Said by " + by
		}
		n.put("name", name)
		n.put("description", u.Wordings[0].Text)
		n.put("keywords", "utterance")
		if u.Speaker != nil {
			n.put("entity", m.resolved(s, *u.Speaker))
		}
		for _, r := range u.Reports {
			m.passage(n, s, r.Span)
		}
	}
}

func (m *maker) claims(s *report.Story) {
	for _, c := range s.Claims {
		if c.Inner {
			continue
		}
		n := m.add("Note", s.ID, c.ID)
		n.put("name", fmt.Sprintf("Claim, %s: %s, %s", c.Status, report.Count(c.Outlets, "outlet"), report.Count(c.Origins, "origin")))
		n.put("description", c.Text)
		n.put("notes", c.Why)
		n.put("keywords", "claim", string(c.Status))
		for _, r := range c.Reports {
			m.passage(n, s, r.Span)
		}
	}
}

func (m *maker) disputes(s *report.Story) {
	for _, d := range s.Disputes {
		n := m.add("Note", s.ID, d.ID)
		n.put("name", "Dispute of "+string(d.Kind))
		n.put("notes", d.Why)
		n.put("keywords", "dispute", string(d.Kind))
		n.put("entity", m.resolved(s, d.About.Entity))
		for _, p := range d.Positions {
			n.put("description", p.Says)
			for _, x := range p.Spans {
				m.passage(n, s, x)
			}
		}
	}
}
