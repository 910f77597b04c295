package web

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// claim lays the articles that carry a claim side by side.
func (b *stater) claim(id string) *Statement {
	src := b.view.Claim(id)
	if src == nil {
		return nil
	}
	c := b.view.OfClaim(src)
	s := &Statement{
		Kind: aClaim, ID: id, Text: src.Text, Status: string(src.Status), Why: src.Why, Ground: b.view.Ground(c, 8), Outlets: src.Outlets, Origins: src.Origins,
	}
	because := map[synoptic.Passage][]synoptic.AlignedBy{}
	for _, r := range src.Reports {
		because[r.Span] = mostWeight(r.Because)
	}
	for i, e := range c.Evidence {
		x := evidence(e)
		x.Because = because[e.Passage]
		if n := len(s.Sides); i > 0 && c.Evidence[i-1].Art == e.Art {
			s.Sides[n-1].Evidence = append(s.Sides[n-1].Evidence, x)
			continue
		}
		side := Side{Evidence: []Evidence{x}}
		if d := report.Diff(src.Text, e.Text); report.Alike(d, true) && !sameWords(d) {
			side.Diff = d
		}
		s.Sides = append(s.Sides, side)
	}
	s.Without = b.without(id)
	for _, d := range b.view.Disputed {
		if d.Claim == src && d.ID != id {
			s.relate(b.story, aDispute, d.ID, d.Kind+": "+d.About)
		}
	}
	for _, list := range [][]report.Update{b.view.Updates, b.view.Numbers} {
		for _, u := range list {
			if slices.ContainsFunc(src.Reports, func(r synoptic.ClaimReport) bool { return slices.Contains(r.Figures, u.ID) }) {
				s.relate(b.story, aFigure, u.ID, u.What)
			}
		}
	}
	s.others = b.nearClaims(src)
	return s
}

func (s *Statement) relate(story, kind, id, text string) {
	s.Related = append(s.Related, Ref{kind, id, text, statementHref(story, kind, id)})
}

// mostWeight are the features that spoke most for a report, at most four.
func mostWeight(all []synoptic.AlignedBy) []synoptic.AlignedBy {
	out := slices.DeleteFunc(slices.Clone(all), func(a synoptic.AlignedBy) bool { return a.Weight <= 0 })
	slices.SortStableFunc(out, func(a, b synoptic.AlignedBy) int { return cmp.Compare(b.Weight, a.Weight) })
	return out[:min(len(out), 4)]
}

func sameWords(d []report.Piece) bool {
	return !slices.ContainsFunc(d, func(p report.Piece) bool { return p.Op != report.Same })
}

// without are the articles that do not carry a claim.
func (b *stater) without(claim string) []Absence {
	var out []Absence
	row := b.view.Row(claim)
	for _, how := range []synoptic.Cell{synoptic.LeftOut, synoptic.Unclear, synoptic.PublishedBefore, synoptic.NotRead} {
		a := Absence{How: how}
		for i, cell := range row {
			if cell == how {
				x := b.view.Arts[i]
				a.Articles = append(a.Articles, ArticleRef{x.ID, x.Letter, x.Name})
			}
		}
		if len(a.Articles) > 0 {
			out = append(out, a)
		}
	}
	return out
}

// mostNear is how many claims are offered for joining.
const mostNear = 12

// nearClaims are the claims that share most words with one, by their first
// passage.
func (b *stater) nearClaims(src *synoptic.Claim) []Joinable {
	type scored struct {
		c     *synoptic.Claim
		share float64
	}
	words := contentWords(src.Text)
	var list []scored
	for i := range b.view.Claims {
		c := &b.view.Claims[i]
		if c.ID == src.ID || c.Inner || len(c.Reports) == 0 {
			continue
		}
		other, shared := contentWords(c.Text), 0
		for w := range words {
			if other[w] {
				shared++
			}
		}
		if shared > 0 {
			list = append(list, scored{c, float64(2*shared) / float64(len(words)+len(other))})
		}
	}
	slices.SortStableFunc(list, func(x, y scored) int { return cmp.Compare(y.share, x.share) })
	var out []Joinable
	for _, x := range list[:min(len(list), mostNear)] {
		p := x.c.Reports[0].Span
		out = append(out, Joinable{Evidence{Article: p.Article, Start: p.Start, End: p.End}.Ref(), clean.Cut(clean.Line(x.c.Text), 90)})
	}
	return out
}

// contentWords are a text's longer words.
func contentWords(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if w = strings.Trim(w, `.,;:!?"'“”‘’()[]`); len(w) > 3 {
			out[w] = true
		}
	}
	return out
}

// dispute lays a dispute's positions side by side.
func (b *stater) dispute(d *report.Dispute) *Statement {
	s := &Statement{Kind: aDispute, ID: d.ID, Text: d.About, Status: d.Kind, Why: d.Why}
	if d.Dispute != nil {
		s.Settled = d.Settled
		for _, c := range []struct{ kind, id string }{{aClaim, d.Dispute.About.Claim}, {aFigure, d.Dispute.About.Figure}, {anUtterance, d.Dispute.About.Utterance}, {aName, d.Dispute.About.Entity}} {
			if c.id == "" {
				continue
			}
			if x := b.find(c.kind, c.id); x != nil {
				s.relate(b.story, c.kind, c.id, x.Text)
			}
		}
	} else {
		s.relate(b.story, aClaim, d.ID, d.About)
	}
	for _, p := range d.Positions {
		s.Sides = append(s.Sides, Side{Says: p.Says, Evidence: evidences(p.Evidence)})
	}
	return s
}

// figure lays a figure's values side by side.
func (b *stater) figure(u *report.Update) *Statement {
	s := &Statement{Kind: aFigure, ID: u.ID, Text: u.What, Status: string(u.Relation), Why: u.Why, update: u}
	for _, v := range u.Values {
		side := Side{Says: v.Says, When: v.When, Evidence: evidences(v.Evidence)}
		if u.Claim != nil {
			side.Says = ""
		}
		s.Sides = append(s.Sides, side)
	}
	return s
}

// utterance lays the wordings of what was said side by side.
func (b *stater) utterance(sp *report.Speaker, u *report.Utterance) *Statement {
	who := cmp.Or(sp.Name, "speaker not named")
	s := &Statement{Kind: anUtterance, ID: u.ID, Text: who + ": " + u.Wordings[0].Text, Status: string(u.Wordings[0].Kind)}
	for _, w := range u.Wordings {
		s.Sides = append(s.Sides, Side{Says: w.Text, Note: report.WordingNote(w), Diff: w.Diff, Evidence: evidences(w.Evidence)})
	}
	if u.Speaker != nil {
		if e := b.view.Entity(*u.Speaker); e != nil {
			s.relate(b.story, aName, e.ID, e.Name)
		}
	}
	return s
}

// mostMentions is how many places of one spelling are shown.
const mostMentions = 12

// name lays the spellings and titles of a name side by side.
func (b *stater) name(e *synoptic.Entity) *Statement {
	s := &Statement{Kind: aName, ID: e.ID, Text: e.Name, Status: string(e.Type), Everywhere: nameLink(e.Type, e.Name)}
	side := func(text, note string, spans []synoptic.Passage) {
		es := evidences(b.view.Evidences(spans))
		s.Sides = append(s.Sides, Side{Says: text, Note: note, Evidence: es[:min(len(es), mostMentions)]})
	}
	for _, v := range e.Variants {
		side(v.Text, report.JoinNote(v.JoinedBy), v.Spans)
	}
	for _, t := range e.Titles {
		side(t.Text, titleNote, t.Spans)
	}
	for _, sp := range b.view.Speakers {
		for _, u := range sp.Utterances {
			if u.Speaker != nil && *u.Speaker == e.ID && len(s.Related) < mostNear {
				s.relate(b.story, anUtterance, u.ID, u.Wordings[0].Text)
			}
		}
	}
	for i := range b.view.Entities {
		if o := &b.view.Entities[i]; o.ID != e.ID && o.Type == e.Type {
			s.others = append(s.others, Joinable{o.Name, o.Name})
		}
	}
	s.others = s.others[:min(len(s.others), 5*mostNear)]
	return s
}
