package web

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/export"
	"synoptic/internal/report/page"
)

// parseAccounts reads the templates of the pages that show accounts, which
// share those of the report. They are a set of their own, so that names of the
// two do not meet.
func parseAccounts() (*template.Template, error) {
	t := template.New("").Funcs(frameFuncs())
	t, err := page.Sections(t, page.Links{
		Article: func(a *report.Article) string { return "/articles/" + a.ID },
		Passage: func(e report.Evidence, _, _ string) string { return passageHref(e.Article, e.Start, e.End) },
		All:     true,
		Apart:   true,
	})
	if err != nil {
		return nil, err
	}
	t = t.Funcs(frameFuncs()).Funcs(template.FuncMap{
		"cut":  func(s string, n int) string { return clean.Cut(clean.Line(s), n) },
		"over": func(es []report.Evidence, n int) int { return max(0, len(es)-n) },
	})
	return t.ParseFS(files, "html/layout.tmpl", "html/account/*.tmpl")
}

// View is what the page shows of the account.
func (p *AccountPage) View() *accountView { return p.view }

// Near are the stories that it may be joined to.
func (p *AccountPage) Near() []NearStory { return p.near }

// Empty reports whether nothing is shown.
func (p *AccountPage) Empty() bool {
	v := p.view
	return len(v.Disputed)+len(v.Agree)+len(v.Echo)+len(v.Updates)+len(v.Numbers)+len(v.Story.Speakers)+len(v.Story.Names)+len(v.Terms)+len(v.Events)+
		len(v.Chains)+len(v.Copies)+len(v.Single)+len(v.Coverage.Claims)+len(v.Revised) == 0
}

// Sections are the sections that can be shown alone.
func (p *AccountPage) Sections() []Choice { return sections }

// OutletChoices are the story's outlets.
func (p *AccountPage) OutletChoices() []Choice {
	var out []Choice
	for _, a := range p.view.All.Arts {
		if c := (Choice{a.Outlet, a.Name}); a.Outlet != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Choice) int { return cmp.Compare(strings.ToLower(a.Label), strings.ToLower(b.Label)) })
	return out
}

// KindChoices are the kinds of the story's disputes.
func (p *AccountPage) KindChoices() []Choice {
	var out []Choice
	for _, k := range disputeKinds {
		if slices.ContainsFunc(p.view.All.Disputed, func(d report.Dispute) bool { return d.Kind == string(k) }) {
			out = append(out, Choice{string(k), string(k)})
		}
	}
	return out
}

// personChoices is how many names are offered.
const personChoices = 40

// PersonChoices are the people and bodies that are named most.
func (p *AccountPage) PersonChoices() []Choice {
	type counted struct {
		e *synoptic.Entity
		n int
	}
	var list []counted
	for i := range p.view.All.Entities {
		e := &p.view.All.Entities[i]
		if e.Type != synoptic.Person && e.Type != synoptic.Organization && e.ID != p.Filter.Person {
			continue
		}
		c := counted{e: e}
		for _, v := range e.Variants {
			for _, n := range v.Articles {
				c.n += n
			}
		}
		list = append(list, c)
	}
	slices.SortStableFunc(list, func(a, b counted) int { return cmp.Compare(b.n, a.n) })
	var out []Choice
	for i, c := range list {
		if i < personChoices || c.e.ID == p.Filter.Person {
			out = append(out, Choice{c.e.ID, clean.Cut(clean.Line(c.e.Name), 48)})
		}
	}
	slices.SortFunc(out, func(a, b Choice) int { return cmp.Compare(strings.ToLower(a.Label), strings.ToLower(b.Label)) })
	return out
}

// Exports are the forms in which the account is handed on.
func (p *AccountPage) Exports() []export.Format { return export.Formats() }

// navItem leads to a section of the account.
type navItem struct {
	Href, Class, Sign, Label string
	N                        int
	Current                  bool
}

// Nav leads to the sections: on the page where it has them, else to a page of
// their own.
func (v *accountView) Nav() []navItem {
	all := v.All
	var out []navItem
	add := func(section, id, class, sign, label string, n, have int) {
		if have == 0 {
			return
		}
		item := navItem{Href: "#" + id, Class: class, Sign: sign, Label: label, N: n, Current: section != "" && v.Filter.Show == section}
		if v.Filter.Set() || v.foldedAway(section) {
			f := v.Filter
			f.Show, f.From, f.Kind = section, 0, ""
			item.Href = accountHref(v.StoryID, f)
		}
		out = append(out, item)
	}
	one := func(section, class, sign, label string, n int) { add(section, section, class, sign, label, n, n) }
	one(inDisputed, "no", "✕", "disputed", len(all.Disputed))
	one(inUpdated, "upd", "↑", "updated", len(all.Updates))
	one(inAgreed, "yes", "●", "agreed", len(all.Agree))
	one(inEchoed, "echo", "◐", "echoed", len(all.Echo))
	one(inNumbers, "", "=", "numbers", len(all.Numbers))
	one(inSaid, "", "“", "said", len(all.Utterances))
	one(inNames, "", "", "names", len(all.Names))
	add(inTimeline, inTimeline, "", "", "timeline", 0, len(all.Events))
	add(inOrigins, inOrigins, "", "", "who has it from whom", 0, len(all.Chains)+len(all.Copies))
	if len(all.Arts) > 1 {
		add(inCoverage, inCoverage, "", "", "left out", 0, len(all.Coverage.Claims))
	}
	add(inSingle, "single", "one", "○", "only in one", len(all.Single), len(all.Single))
	one(inRevised, "", "", "revised", len(all.Revised))
	add("", "gaps", "", "?", "not measured", len(all.Gaps), len(all.Gaps))
	return out
}

// foldedAway reports whether the account folds all of a section, so that the
// page has nothing of it to lead to.
func (v *accountView) foldedAway(section string) bool {
	switch section {
	case inAgreed:
		return len(v.Agree) == 0
	case inEchoed:
		return len(v.Echo) == 0
	case inSingle:
		return len(v.Single) == 0
	}
	return false
}

// StatementHref is the address of one of the account's statements.
func (v *accountView) StatementHref(kind, id string) string {
	return statementHref(v.StoryID, kind, id)
}

// ClaimHref is the address of a claim.
func (v *accountView) ClaimHref(claim string) string { return statementHref(v.StoryID, aClaim, claim) }

// Glance is what is most telling of all of the account.
func (v *accountView) Glance() []report.Point { return v.All.Glance() }

// PointHref is the address of the statement that a point of the glance is of.
func (v *accountView) PointHref(p report.Point) string {
	kind := aClaim
	switch p.Kind {
	case "no":
		kind = aDispute
	case "upd":
		kind = aFigure
	}
	return statementHref(v.StoryID, kind, p.ID)
}

// Alone reports whether the page shows one section.
func (v *accountView) Alone() bool { return v.Filter.Show != "" || v.Filter.about() }

// Singles is how many claims one outlet alone carries.
func (v *accountView) Singles() int { return len(v.shown[inSingle]) }

// Together is how many figures have values that go together.
func (v *accountView) Together() int { return len(v.shown[inNumbers]) }

// Back leads to the beginning of a list that is shown from further on.
func (v *accountView) Back() string {
	if v.Filter.From == 0 {
		return ""
	}
	f := v.Filter
	f.From = 0
	return accountHref(v.StoryID, f)
}
