package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// AccountFilters is which statements of an account are shown.
type AccountFilters struct {
	// Show is the one section that is shown, "" for all.
	Show   string `json:"show"`
	Outlet string `json:"outlet"`
	Kind   string `json:"kind"`   // of dispute
	Person string `json:"person"` // an entity's ID
	From   int    `json:"from"`   // how many of the section are passed over
}

// The sections of an account.
const (
	inDisputed = "disputed"
	inAgreed   = "agreed"
	inEchoed   = "echoed"
	inUpdated  = "updated"
	inSingle   = "single-source"
	inNumbers  = "numbers"
	inSaid     = "said"
	inNames    = "names"
	inTerms    = "terms"
	inTimeline = "timeline"
	inOrigins  = "origins"
	inCoverage = "coverage"
	inRevised  = "revised"
)

// sections are those that can be shown alone, with what they are called.
var sections = []Choice{
	{inDisputed, "disputed"}, {inUpdated, "updated"}, {inAgreed, "agreed"}, {inEchoed, "echoed"}, {inSingle, "only in one outlet"}, {inNumbers, "numbers that go together"},
	{inSaid, "who said what"}, {inNames, "names and titles"}, {inTerms, "what they call it"}, {inTimeline, "timeline"}, {inOrigins, "who has it from whom"}, {inCoverage, "who carries what"}, {inRevised, "what new versions changed"},
}

func sectionNames() []string {
	var out []string
	for _, s := range sections {
		out = append(out, s.Value)
	}
	return out
}

var accountParams = []param{
	{name: "show", doc: "Only statements of this status, or of this section.", of: sectionNames()},
	{name: "outlet", doc: "Only what this outlet carries."},
	{name: "kind", doc: "Only disputes of this kind.", of: names(disputeKinds)},
	{name: "person", doc: "Only what names this person, body or place (an entity's ID)."},
	{name: "from", doc: "How many of the section are passed over; with show.", number: true},
}

// accountFilters reads which statements a request asks for.
func accountFilters(r *request) (AccountFilters, error) {
	f := AccountFilters{Outlet: r.FormValue("outlet"), Person: r.FormValue("person")}
	var err error
	if f.Show, err = oneOf(r, "show", sectionNames()); err != nil {
		return f, err
	}
	if f.Kind, err = oneOf(r, "kind", names(disputeKinds)); err != nil {
		return f, err
	}
	if f.Kind != "" {
		if f.Show != "" && f.Show != inDisputed {
			return f, bad("only disputes have a kind", "leave kind or show away")
		}
		f.Show = inDisputed
	}
	if s := r.FormValue("from"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			return f, bad(fmt.Sprintf("%q is no number of statements", clean.Line(s)), "go back to the account")
		}
		if f.From = n; n > 0 && f.Show == "" {
			return f, bad("from goes with show", "go back to the account")
		}
	}
	return f, nil
}

// accountHref is the address of an account under filters.
func accountHref(story string, f AccountFilters) string {
	q := url.Values{}
	for _, p := range []struct{ name, value string }{{"show", f.Show}, {"outlet", f.Outlet}, {"kind", f.Kind}, {"person", f.Person}} {
		if p.value != "" {
			q.Set(p.name, p.value)
		}
	}
	if f.From > 0 {
		q.Set("from", strconv.Itoa(f.From))
	}
	u := "/stories/" + url.PathEscape(story)
	if len(q) > 0 {
		u += "?" + q.Encode()
	}
	return u
}

// Set reports whether anything is left out.
func (f AccountFilters) Set() bool { return f != AccountFilters{} }

// about is set where only what is about somebody or of an outlet is shown.
func (f AccountFilters) about() bool { return f.Outlet != "" || f.Person != "" }

// shows reports whether a section is shown.
func (f AccountFilters) shows(section string) bool { return f.Show == "" || f.Show == section }

// keeper decides what passes the filters.
type keeper struct {
	AccountFilters
	named map[string][]synoptic.Span // where the person is named, by article
}

// keeps reports whether any of the passages passes.
func (k *keeper) keeps(es []report.Evidence) bool {
	return slices.ContainsFunc(es, func(e report.Evidence) bool {
		if k.Outlet != "" && e.Art.Outlet != k.Outlet {
			return false
		}
		return k.Person == "" || slices.ContainsFunc(k.named[e.Article], e.Span().Overlaps)
	})
}

// apply leaves of a story what passes the filters. The story itself stays as
// it is.
func (f AccountFilters) apply(all *report.Story) *report.Story {
	s := *all
	k := &keeper{f, map[string][]synoptic.Span{}}
	if e := all.Entity(f.Person); e != nil {
		for _, v := range e.Variants {
			for _, p := range v.Spans {
				k.named[p.Article] = append(k.named[p.Article], p.Span())
			}
		}
	}
	claim := func(c report.Claim) bool { return k.keeps(c.Evidence) }
	figure := func(u report.Update) bool {
		return slices.ContainsFunc(u.Values, func(v report.Value) bool { return k.keeps(v.Evidence) })
	}
	s.Disputed = keep(k, inDisputed, s.Disputed, k.dispute)
	s.Agree = keep(k, inAgreed, s.Agree, claim)
	s.Echo = keep(k, inEchoed, s.Echo, claim)
	s.Updates = keep(k, inUpdated, s.Updates, figure)
	s.Numbers = keep(k, inNumbers, s.Numbers, figure)
	s.Single = keep(k, inSingle, s.Single, claim)
	s.Speakers = k.speakers(s.Speakers)
	s.Names = keep(k, inNames, s.Names, func(n report.Name) bool {
		return (k.Person == "" || n.ID == k.Person) && (k.Outlet == "" || k.spelled(n.Spelled) || k.spelled(n.Titled))
	})
	s.Terms = keep(k, inTerms, s.Terms, func(t report.NameTerms) bool { return k.spelled(t.Terms) })
	s.Events = keep(k, inTimeline, s.Events, func(e report.Event) bool { return k.keeps(e.Evidence) })
	s.Revised = keep(k, inRevised, s.Revised, func(x report.Revision) bool { return k.Person == "" && x.Art.Outlet == k.Outlet })
	// Who has it from whom, and who left out what, is of the story as a whole.
	if f.about() || !f.shows(inOrigins) {
		s.Chains, s.Copies = nil, nil
	}
	src := *s.Story
	if f.about() || !f.shows(inCoverage) {
		src.Coverage = synoptic.Coverage{}
	}
	s.Story = &src
	if f.Set() {
		s.Gaps = nil
	}
	return &s
}

// keep are the items of a section that pass.
func keep[T any](k *keeper, section string, list []T, passes func(T) bool) []T {
	var out []T
	for _, x := range list {
		if k.shows(section) && (!k.about() || passes(x)) {
			out = append(out, x)
		}
	}
	if section != inDisputed || k.Kind == "" {
		return out
	}
	return slices.DeleteFunc(out, func(x T) bool {
		d, ok := any(x).(report.Dispute)
		return ok && d.Kind != k.Kind
	})
}

func (k *keeper) dispute(d report.Dispute) bool {
	if k.Person != "" && d.Dispute != nil && d.Dispute.About.Entity == k.Person {
		return k.Outlet == "" || slices.ContainsFunc(d.Positions, func(p report.Position) bool {
			return slices.ContainsFunc(p.Evidence, func(e report.Evidence) bool { return e.Art.Outlet == k.Outlet })
		})
	}
	return slices.ContainsFunc(d.Positions, func(p report.Position) bool { return k.keeps(p.Evidence) })
}

func (k *keeper) spelled(list []report.Spelling) bool {
	return slices.ContainsFunc(list, func(s report.Spelling) bool { return k.keeps(s.Evidence) })
}

// speakers leaves the utterances that pass, and the speakers who have any.
func (k *keeper) speakers(list []report.Speaker) []report.Speaker {
	var out []report.Speaker
	for _, sp := range list {
		sp.Utterances = keep(k, inSaid, sp.Utterances, func(u report.Utterance) bool {
			if k.Person != "" && u.Speaker != nil && *u.Speaker == k.Person && k.Outlet == "" {
				return true
			}
			return slices.ContainsFunc(u.Wordings, func(w report.Wording) bool { return k.keeps(w.Evidence) })
		})
		if len(sp.Utterances) > 0 {
			out = append(out, sp)
		}
	}
	return out
}
