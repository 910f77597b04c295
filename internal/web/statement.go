package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"synoptic"
	"synoptic/internal/report"
)

// Statement is one statement of an account with all of its evidence, at an
// address that lasts for as long as the statement does.
type Statement struct {
	Story StoryRef `json:"story"`
	Kind  string   `json:"kind"` // claim, dispute, figure, utterance or name
	ID    string   `json:"id"`
	Text  string   `json:"text"`
	// Status is a claim's status, a dispute's kind, a figure's relation or a name's
	// type.
	Status string `json:"status"`
	Why    string `json:"why"`
	// Ground says on whose word a claim comes to rest.
	Ground  string `json:"ground,omitempty"`
	Outlets int    `json:"outlets,omitempty"`
	Origins int    `json:"origins,omitempty"`
	// Settled is how a dispute came out, where a user said so.
	Settled *synoptic.Settled `json:"settled,omitempty"`
	// Sides are what is laid side by side: the articles that carry it, a dispute's
	// positions, a figure's values, the wordings of what was said, the spellings
	// of a name.
	Sides []Side `json:"sides"`
	// Without are the articles that do not carry a claim, by how that is.
	Without []Absence `json:"without,omitempty"`
	// Related are the statements that it hangs together with.
	Related []Ref `json:"related,omitempty"`
	// Everywhere is the address of a name over all stories.
	Everywhere string `json:"everywhere,omitempty"`

	update *report.Update // of a figure, for its picture
	of     *report.Story
	others []Joinable // what it may be joined with
}

// PageTitle is the title of the statement's page.
func (s *Statement) PageTitle() string { return s.Text }

// StoryRef names a story.
type StoryRef struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Side is one column of what is laid side by side.
type Side struct {
	Says     string     `json:"says"`
	Note     string     `json:"note,omitempty"` // how it stands to the first one
	When     string     `json:"when,omitempty"`
	Evidence []Evidence `json:"evidence"`
	// Diff marks in what the words differ from the first side's; none where they
	// have too little in common.
	Diff []report.Piece `json:"-"`
}

// Evidence is a passage with the words around it.
type Evidence struct {
	Article   string `json:"article"`
	Letter    string `json:"letter"`
	Outlet    string `json:"outlet"`
	Published string `json:"published"` // ISO 8601, "" if unknown
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Before    string `json:"before"`
	Text      string `json:"text"`
	After     string `json:"after"`
	Paragraph int    `json:"paragraph"`
	Source    string `json:"source"` // on whose word, "" for the outlet's own
	Stance    string `json:"stance,omitempty"`
	Negated   bool   `json:"negated,omitempty"`

	CutBefore bool `json:"cut_before,omitempty"`
	CutAfter  bool `json:"cut_after,omitempty"`
	// Because are the features that spoke most for joining a claim's report to
	// it.
	Because []synoptic.AlignedBy `json:"because,omitempty"`
}

// Href leads to the passage in its article.
func (e Evidence) Href() string { return passageHref(e.Article, e.Start, e.End) }

// Ref is the passage as corrections name it.
func (e Evidence) Ref() string { return fmt.Sprintf("%s:%d-%d", e.Article, e.Start, e.End) }

// Absence is articles that do not carry a claim.
type Absence struct {
	How      synoptic.Cell `json:"how"`
	Articles []ArticleRef  `json:"articles"`
}

// Words say how it is that they do not.
func (a Absence) Words() string {
	switch a.How {
	case synoptic.LeftOut:
		return "left it out"
	case synoptic.PublishedBefore:
		return "published before it was out"
	case synoptic.Unclear:
		return "it is unclear whether they carry it, or could"
	case synoptic.NotRead, synoptic.Carries:
	}
	return "not read whole"
}

// ArticleRef names an article.
type ArticleRef struct {
	ID     string `json:"id"`
	Letter string `json:"letter"`
	Outlet string `json:"outlet"`
}

// Ref names a statement that another hangs together with.
type Ref struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
	Text string `json:"text"`
	Href string `json:"href"`
}

// Joinable is something that a statement may be joined with, and as what
// corrections name it.
type Joinable struct{ Value, Text string }

// passageHref leads to a passage in its article. The article's page has a mark
// of that name for every passage of its account.
func passageHref(article string, start, end int) string {
	return fmt.Sprintf("/articles/%s#b%d-%d", url.PathEscape(article), start, end)
}

// statementHref is the address of a statement.
func statementHref(story, kind, id string) string {
	return "/stories/" + url.PathEscape(story) + "/" + kind + "s/" + url.PathEscape(id)
}

// The kinds of statements.
const (
	aClaim      = "claim"
	aDispute    = "dispute"
	aFigure     = "figure"
	anUtterance = "utterance"
	aName       = "name"
)

func (d *Desk) statementRoutes() []route {
	params := []param{{name: "id", doc: "The story's ID.", path: true}, {name: "item", doc: "The statement's ID.", path: true}}
	var out []route
	for _, k := range []struct{ kind, name, doc string }{
		{aClaim, "getClaim", "One claim: each article's passage, who left it out, on whose word it stands."},
		{aDispute, "getDispute", "One dispute: its positions with all of their passages."},
		{aFigure, "getFigure", "One figure: its values with all of their passages."},
		{anUtterance, "getUtterance", "One thing said: its wordings with all of their passages."},
		{aName, "getName", "One name: its spellings and titles, and where they stand."},
	} {
		out = append(out, get("/stories/{id}/"+k.kind+"s/{item}", k.name, "statement", k.doc, func(ctx context.Context, r *request) (*Statement, error) {
			return d.statement(ctx, r, k.kind)
		}, params...))
	}
	return out
}

func (d *Desk) statement(ctx context.Context, r *request, kind string) (*Statement, error) {
	o, err := d.openAccount(ctx, r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	s := o.story
	b := &stater{story: s.ID, view: o.view}
	out := b.find(kind, r.PathValue("item"))
	if out == nil {
		p := &Problem{Status: http.StatusNotFound, Title: "the account has no such " + kind, Hint: "it may have changed when articles came: the account is at " + accountHref(s.ID, AccountFilters{})}
		return nil, p
	}
	out.of = o.view
	out.Story = StoryRef{s.ID, cmp.Or(b.view.Title, s.Title)}
	if out.Sides == nil {
		out.Sides = []Side{}
	}
	return out, nil
}

// stater makes statements of an account.
type stater struct {
	story string
	view  *report.Story
}

// find makes the statement of an ID. A claim that is disputed without more is
// found as a dispute, too, and one that was updated as a figure.
func (b *stater) find(kind, id string) *Statement {
	switch kind {
	case aClaim:
		return b.claim(id)
	case aDispute:
		if k := slices.IndexFunc(b.view.Disputed, func(d report.Dispute) bool { return d.ID == id }); k >= 0 {
			return b.dispute(&b.view.Disputed[k])
		}
	case aFigure:
		if f := b.view.Figure(id); f != nil {
			u := b.view.OfFigure(f)
			return b.figure(&u)
		}
		// A claim without a figure that was updated is found as one.
		if k := slices.IndexFunc(b.view.Updates, func(u report.Update) bool { return u.ID == id }); k >= 0 {
			return b.figure(&b.view.Updates[k])
		}
	case anUtterance:
		for i := range b.view.Speakers {
			sp := &b.view.Speakers[i]
			if k := slices.IndexFunc(sp.Utterances, func(u report.Utterance) bool { return u.ID == id }); k >= 0 {
				return b.utterance(sp, &sp.Utterances[k])
			}
		}
	case aName:
		if e := b.view.Entity(id); e != nil {
			return b.name(e)
		}
	}
	return nil
}

// evidence is a passage as it is shown.
func evidence(e report.Evidence) Evidence {
	c := e.Art.Around(e.Passage, 240)
	out := Evidence{
		Article: e.Article, Letter: e.Art.Letter, Outlet: e.Art.Name, Start: e.Start, End: e.End, Before: c.Before, Text: c.Text, After: c.After,
		Paragraph: c.Paragraph, Source: e.Source.String(), Stance: string(e.Stance), Negated: e.Negated, CutBefore: c.CutBefore, CutAfter: c.CutAfter,
	}
	if e.Art.Published != nil {
		out.Published = *e.Art.Published
	}
	return out
}

func evidences(es []report.Evidence) []Evidence {
	out := []Evidence{}
	for _, e := range es {
		out = append(out, evidence(e))
	}
	return out
}
