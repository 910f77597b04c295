package reconcile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic"
)

// claimAccounts words each group of clauses as a claim. Statuses that follow
// from disputes are settled later.
func (s *story) claimAccounts(figures []synoptic.Figure) []synoptic.Claim {
	figuresAt := figureIndex(figures)
	out := make([]synoptic.Claim, 0, len(s.groups))
	for _, g := range s.groups {
		out = append(out, s.claimAccount(g, figuresAt))
	}
	return out
}

func (s *story) claimAccount(g *claimGroup, figuresAt map[string][]figureSpan) synoptic.Claim {
	c := synoptic.Claim{ID: g.id, Reports: []synoptic.ClaimReport{}, Inner: g.inner}
	var reports []carried
	for _, u := range g.members {
		c.Reports = append(c.Reports, s.claimReport(g, u, figuresAt))
		reports = append(reports, carried{u.src, u.report, s.rest(u.src, u.clause.Attribution), u.direct, s.namedSpeaker(u)})
	}
	reports = s.grounds(reports)
	n, ties := s.independent(reports)
	c.Outlets, c.Origins = outlets(reports), n
	c.Text = s.wording(g)
	c.Background = !slices.ContainsFunc(g.members, func(u *unit) bool { return !u.background })
	c.Status, c.Why = s.status(reports, c.Outlets, n, ties)
	if !g.facet.IsZero() {
		c.Why = fmt.Sprintf("only one article says %q", oneLine(g.members[0].src.text(g.facet)))
	}
	return c
}

// namedSpeaker is the entity whose direct speech a clause stands in, if an
// article names it.
func (s *story) namedSpeaker(u *unit) string {
	e := s.byID[u.speaker]
	if e == nil {
		return ""
	}
	for _, l := range e.locals {
		if slices.ContainsFunc(l.mentions(), func(i int) bool { return l.src.Mentions[i].Kind == synoptic.NameMention }) {
			return e.id
		}
	}
	return ""
}

func (s *story) claimReport(g *claimGroup, u *unit, figuresAt map[string][]figureSpan) synoptic.ClaimReport {
	c := u.clause
	r := synoptic.ClaimReport{
		Span: u.src.passage(u.report), Attribution: s.chain(u.src, c.Attribution),
		Stance: c.Stance, Negated: c.Negated, Figures: []string{},
	}
	if c.When >= 0 {
		t := u.src.Times[c.When]
		r.When = &synoptic.When{Value: t.Value, Span: u.src.passage(t.Span)}
	}
	for _, f := range figuresAt[u.src.Article.ID] {
		if u.report.Contains(f.span) && !slices.Contains(r.Figures, f.id) {
			r.Figures = append(r.Figures, f.id)
		}
	}
	if l := g.because[u.at]; l != nil {
		r.Because = s.model.because(&l.features)
	}
	return r
}

// status says what the reports make of a claim that nothing contradicts, and
// why.
func (s *story) status(reports []carried, outlets, origins int, ties []string) (synoptic.ClaimStatus, string) {
	articles := 1
	for i := 1; i < len(reports); i++ {
		if reports[i].src != reports[i-1].src {
			articles++
		}
	}
	switch {
	case articles < 2:
		return synoptic.SingleSource, "only one article carries it"
	case outlets < 2:
		return synoptic.SingleSource, fmt.Sprintf("%d articles of one outlet carry it", articles)
	case origins >= 2:
		return synoptic.Agreed, fmt.Sprintf("%d outlets, %d independent origins", outlets, origins)
	}
	return synoptic.Echoed, fmt.Sprintf("%d outlets, all %s", outlets, s.tied(reports, ties))
}

// tied says by what all reports of a claim are one origin's: where several
// things tie them together, all of these.
func (s *story) tied(reports []carried, ties []string) string {
	if len(ties) == 0 {
		return "from one source"
	}
	var out []string
	for _, t := range ties {
		switch t {
		case "origin":
			out = append(out, "from "+s.sharedOrigin(reports))
		case "family":
			out = append(out, "of one owner")
		case "reprint":
			out = append(out, "in the same words")
		case "quotation":
			out = append(out, "reporting one statement")
		}
	}
	return strings.Join(out, " or ")
}

// sharedOrigin names the origin with which reports of the most articles rest.
func (s *story) sharedOrigin(reports []carried) string {
	best, most := reports[0].rest, 0
	for _, r := range reports {
		var in []*source
		for _, o := range reports {
			if o.rest == r.rest && !slices.Contains(in, o.src) {
				in = append(in, o.src)
			}
		}
		if len(in) > most {
			best, most = r.rest, len(in)
		}
	}
	return s.origins.all[best].name
}

// wording is the clearest report's own words: a whole clause of a readable
// length, its subject named, in the article's own voice. Where the subject is
// a pronoun whose referent is known, the name stands in brackets.
func (s *story) wording(g *claimGroup) string {
	best := g.clearest()
	text := best.src.text(best.report)
	if sub := best.clause.Subject; !sub.IsZero() && best.report.Contains(sub) {
		for _, m := range best.src.mentionsIn(sub) {
			if m.Kind != synoptic.PronounMention || m.Span != sub || !best.subjective(m) {
				continue
			}
			if e := s.entityOf(best.src, m.Entity); e != nil && !s.sourceOf(best, e) {
				at := m.Start - best.report.Start
				text = text[:at] + "[" + e.name + "]" + text[at+m.Len():]
			}
			break
		}
	}
	return oneLine(text)
}

// subjective reports whether a pronoun is the subject of a finite clause and
// can be nothing else ("he", not "him" or "it").
func (u *unit) subjective(m *synoptic.Mention) bool {
	switch strings.ToLower(u.src.text(m.Span)) {
	case "he", "she":
		return true
	}
	return false
}

// sourceOf reports whether a clause is told by the very person: whether
// "the inspector said he died" speaks of the inspector can't be told.
func (s *story) sourceOf(u *unit, e *entity) bool {
	return slices.ContainsFunc(u.clause.Attribution, func(i int) bool { return s.entityOf(u.src, u.src.Attributions[i].Entity) == e })
}

// clearest is the report of a claim that stands alone the best; of two alike
// the one that has the most in common with the other reports.
func (g *claimGroup) clearest() *unit {
	return slices.MaxFunc(g.members, func(a, b *unit) int {
		return cmp.Compare(clarity(a)+3*g.central(a), clarity(b)+3*g.central(b))
	})
}

// central is how much a report has in common with the group's others, 0 to 1.
func (g *claimGroup) central(u *unit) float64 {
	sum, n := 0.0, 0
	for _, v := range g.members {
		if v.src == u.src {
			continue
		}
		product, _, _ := dot(u.terms, v.terms)
		sum += product / max(1e-9, u.norm*v.norm)
		n++
	}
	return sum / float64(max(1, n))
}

// oneLine folds white space, so that a clause that runs over a line break
// reads as one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// clarity ranks the reports of a claim by how well they stand alone.
func clarity(u *unit) float64 {
	n := u.report.Len()
	score := 0.0
	switch {
	case n < 30:
		score -= 3
	case n < 50:
		score--
	case n > 260:
		score -= 2
	case n > 180:
		score--
	}
	// A clause that is shown within a longer one says more than the claim.
	if 2*u.report.Len() > 3*u.span.Len() {
		score -= 2.5
	}
	t := u.src.Tokens[u.clause.Root]
	if t.Dep == "ROOT" {
		score += 1.5
	}
	if u.clause.Subject.IsZero() || !u.report.Contains(u.clause.Subject) {
		score -= 2.5
	} else {
		first, _ := u.src.tokens(u.clause.Subject)
		if u.src.Tokens[first].Pos == "PRON" {
			score -= 1.5
		}
	}
	if t.Pos != "VERB" && t.Pos != "AUX" {
		score -= 2
	}
	if u.dependent() {
		score -= 4
	}
	if r, _ := utf8.DecodeRuneInString(u.src.text(u.report)); unicode.IsLower(r) {
		score -= 0.8 // cut out of its sentence
	}
	if u.src.Article.TitleSpan.Overlaps(u.span) {
		score--
	}
	if u.direct {
		score--
	}
	return score - u.order*0.3
}

// dependent reports whether what is shown of a unit is no statement: a question
// in another's sentence, a purpose, a noun with what hangs on it.
func (u *unit) dependent() bool {
	first, last := u.src.tokens(u.report)
	if first >= last {
		return true
	}
	switch t := u.src.Tokens[first]; t.Tag {
	case "WP", "WDT", "WRB", "WP$", "TO":
		return true
	case "IN":
		if t.Norm == "whether" || t.Norm == "if" {
			return true
		}
	}
	if root := u.src.Tokens[u.clause.Root]; u.clause.Root >= first && u.clause.Root < last {
		switch root.Dep {
		case "xcomp", "pcomp", "acl":
			return u.report == u.span
		}
	}
	return false
}
