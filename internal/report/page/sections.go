package page

import (
	"fmt"
	"html/template"
	"strings"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// Links says where the links of a story's sections lead.
type Links struct {
	Article func(a *report.Article) string
	// Passage leads to the passage e, which the statement with the ID given is read
	// from. Kind is the statement's: "no" for a dispute, "yes" for what is agreed
	// on, "echo", "upd", "one", "said", "num", "copy", "name" or "time".
	Passage func(e report.Evidence, kind, statement string) string
	// All unfolds what is folded otherwise.
	All bool
	// Apart leaves away a position's further passages: the dispute has a page of
	// its own with all of them.
	Apart bool
}

// Part is one story of a page.
type Part struct {
	*report.Story
	Prefix string // of the IDs of its statements, "" if it is the only story
	Number int
}

// ID makes the ID of something in the story.
func (p *Part) ID(s string) string { return p.Prefix + s }

// sectionFiles are the templates of a story's sections.
var sectionFiles = []string{
	"html/claims.tmpl", "html/coverage.tmpl", "html/disputed.tmpl", "html/figures.tmpl", "html/frame.tmpl", "html/glance.tmpl", "html/names.tmpl", "html/node.tmpl",
	"html/origins.tmpl", "html/passage.tmpl", "html/revised.tmpl", "html/said.tmpl", "html/timeline.tmpl",
}

// Sections adds to t the templates of a story's sections and what they call:
// "glance", "disputed", "agreed", "echoed", "updated", "numbers", "said", "names", "terms",
// "timeline", "origins", "coverage", "single" and "gaps", each for a Part or what
// embeds one, and "node" for the text of an article. A page may define anew
// "tools" (what stands below a statement) and "rest" (what stands below a list),
// which are empty, "who" (a name in the table of names), "letters" and "passages".
func Sections(t *template.Template, l Links) (*template.Template, error) {
	return t.Funcs(l.funcs()).ParseFS(files, sectionFiles...)
}

// Sheet is the style sheet of what Sections writes, without that of the page
// around it.
func Sheet() (string, error) {
	return sheet([]string{"base.css", "layout.css", "statement.css", "picture.css", "article.css", "print.css"})
}

// funcs are what the templates call. Foreign text passes through c (one
// line), i (part of one) or t (with its line breaks) and is escaped by html/template then.
func (l Links) funcs() template.FuncMap {
	return template.FuncMap{
		"c":        clean.Line,
		"cap":      report.Capital,
		"sign":     func(kind string) string { return signs[kind] },
		"kindword": func(kind string) string { return kindWords[kind] },
		"i":        clean.Inner,
		"t":        clean.Text,
		"art":      l.Article,
		"apart":    func() bool { return l.Apart },
		"mark":     l.Passage,
		"around":   func(e report.Evidence) report.Context { return e.Art.Around(e.Passage, 160) },
		"count":    report.Count,
		"dict":     Dict,
		"shown":    l.shown,
		"folded":   l.folded,
		"first":    firstPerArticle,
		"more":     more,
		"lang":     language,
		"join":     report.JoinNote,
		"wording":  report.WordingNote,
		"kind":     report.OriginNote,
		"copied":   report.CopyNote,
		"brief":    report.Brief,
		"same":     func(o report.Op) bool { return o == report.Same },
		"added":    func(o report.Op) bool { return o == report.Added },
		"marked":   hasQuotes,
		"plot":     newPlot,
		"drawn":    func(s *report.Story, u report.Update) bool { return newPlot(s, u, sizes[0]) != nil },
		"sizes":    func() []size { return sizes },
		"graph":    newGraph,
		"bars":     newReprints,
		"percent":  report.Percent,
		"clip":     clip,
		"grid":     newGrid,
		"axis":     newAxis,
		"stance":   func(e report.Evidence) string { return report.StanceNote(e.Stance) },
	}
}

// clipped is how many bytes of a shared passage are shown.
const clipped = 320

// clip is the beginning of a long passage, to the end of a word.
func clip(s string) string {
	if len(s) <= clipped {
		return s
	}
	if i := strings.LastIndexByte(s[:clipped], ' '); i > clipped/2 {
		return s[:i]
	}
	return strings.ToValidUTF8(s[:clipped], "")
}

// Dict makes a map of keys and values, for templates that pass several things on.
func Dict(kv ...any) (map[string]any, error) {
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

func (l Links) shown(cs []report.Claim, limit int) []report.Claim {
	out, _ := report.Shown(cs, l.All, limit)
	return out
}

func (l Links) folded(cs []report.Claim, limit int) []report.Claim {
	out, _ := report.Shown(cs, l.All, limit)
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

// more words a fold of n out of all of a kind.
func more(n, all int, what string) string {
	if n == all {
		return fmt.Sprintf("show all %d %s", n, what)
	}
	return fmt.Sprintf("and %d more %s", n, what)
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
