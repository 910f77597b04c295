package page

import (
	"fmt"
	"html/template"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// document is what the templates show. While they run it gathers which
// passages are referred to, so that the articles, which come last, can mark
// them.
type document struct {
	*report.View
	Style     template.CSS
	StyleHash string
	Title     string
	Parts     []*part
	all       bool
	marks     map[string][]*mark // by article
	byPlace   map[place]*mark
}

// part is one story of the page.
type part struct {
	*report.Story
	Prefix string // of the IDs of its statements, "" if it is the only story
	Number int
}

// ID makes the ID of something in the story.
func (p *part) ID(s string) string { return p.Prefix + s }

func newDocument(v *report.View, all bool) *document {
	d := &document{View: v, all: all, marks: map[string][]*mark{}, byPlace: map[place]*mark{}}
	for i, s := range v.Stories {
		p := &part{Story: s, Number: i + 1}
		if len(v.Stories) > 1 {
			p.Prefix = fmt.Sprintf("s%d-", i+1)
		}
		d.Parts = append(d.Parts, p)
	}
	switch {
	case len(v.Stories) == 1 && v.Stories[0].Title != "":
		d.Title = clean.Line(v.Stories[0].Title)
	case len(v.Stories) > 1:
		d.Title = report.Count(len(v.Stories), "story")
	default:
		d.Title = "An account"
	}
	return d
}

// Articles is how many articles all stories have.
func (d *document) Articles() int {
	n := 0
	for _, s := range d.Stories {
		n += len(s.Arts)
	}
	return n
}

// funcs are what the templates call. Foreign text passes through c (one
// line), i (part of one) or t (with its line breaks) and is escaped by html/template then.
func (d *document) funcs() template.FuncMap {
	return template.FuncMap{
		"c":       clean.Line,
		"i":       clean.Inner,
		"t":       clean.Text,
		"mark":    d.mark,
		"pars":    d.paragraphs,
		"titled":  needsTitle,
		"around":  func(e report.Evidence) report.Context { return e.Art.Around(e.Passage, 160) },
		"count":   report.Count,
		"percent": report.Percent,
		"dict":    dict,
		"shown":   d.shown,
		"folded":  d.folded,
		"first":   firstPerArticle,
		"more":    more,
		"lang":    language,
		"join":    report.JoinNote,
		"wording": report.WordingNote,
		"kind":    report.OriginNote,
		"ground":  func(p *part, c report.Claim) string { return p.Ground(c, 4) },
		"copied":  report.CopyNote,
		"brief":   report.Brief,
		"same":    func(o report.Op) bool { return o == report.Same },
		"added":   func(o report.Op) bool { return o == report.Added },
		"marked":  func(s string) bool { return hasQuotes(s) },
		"chart":   newChart,
		"graph":   newGraph,
		"grid":    newGrid,
		"axis":    newAxis,
		"stance":  stanceNote,
		"deref": func(s *string) string {
			if s == nil {
				return ""
			}
			return *s
		},
	}
}

func dict(kv ...any) (map[string]any, error) {
	if len(kv)%2 != 0 {
		return nil, fmt.Errorf("dict: odd number of arguments")
	}
	m := make(map[string]any, len(kv)/2)
	for i := 0; i < len(kv); i += 2 {
		k, ok := kv[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict: key %d is no string", i)
		}
		m[k] = kv[i+1]
	}
	return m, nil
}

func (d *document) shown(cs []report.Claim, limit int) []report.Claim {
	out, _ := report.Shown(cs, d.all, limit)
	return out
}

func (d *document) folded(cs []report.Claim, limit int) []report.Claim {
	out, _ := report.Shown(cs, d.all, limit)
	return cs[len(out):]
}

// language is a language tag as HTML takes it, or "".
func language(s string) string {
	for i, part := range strings.Split(s, "-") {
		if len(part) < 2 || len(part) > 8 || i == 0 && len(part) > 3 || strings.Trim(strings.ToLower(part), "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return ""
		}
	}
	return s
}

// more words a fold of n out of all.
func more(n, all int) string {
	if n == all {
		return fmt.Sprintf("show all %d", n)
	}
	return fmt.Sprintf("and %d more", n)
}

// firstPerArticle keeps the first passage of each article.
func firstPerArticle(es []report.Evidence) []report.Evidence {
	var out []report.Evidence
	seen := map[*report.Article]bool{}
	for _, e := range es {
		if !seen[e.Art] {
			seen[e.Art] = true
			out = append(out, e)
		}
	}
	return out
}

func hasQuotes(s string) bool {
	for _, r := range s {
		switch r {
		case '"', '“', '”', '„', '«', '»':
			return true
		}
	}
	return false
}

// stanceNote words a stance that is more than carrying something.
func stanceNote(e report.Evidence) string {
	switch e.Stance {
	case synoptic.Denies:
		return "denies it"
	case synoptic.Alleges:
		return "alleges it"
	case synoptic.Questions:
		return "questions it"
	case synoptic.Expects:
		return "expects it"
	}
	return ""
}
