package report

import (
	"slices"
	"strings"

	"synoptic"
	"synoptic/internal/report/clean"
)

// Dispute is positions that cannot all hold.
type Dispute struct {
	*synoptic.Dispute // nil for a claim that is disputed without one
	ID                string
	Kind              string
	// About are the words of the claim, or the name of the figure, entity or
	// speaker that it is about.
	About     string
	Positions []Position
	Why       string
	// Claim is the claim that it is about, if any.
	Claim *synoptic.Claim
}

// Position is one side of a dispute.
type Position struct {
	Says     string
	Letters  []string
	Evidence []Evidence
}

func (s *Story) addDisputes() {
	covered := map[string]bool{}
	for i := range s.Disputes {
		d := &s.Disputes[i]
		v := Dispute{Dispute: d, ID: d.ID, Kind: string(d.Kind), About: s.about(d.About), Why: d.Why, Claim: s.claim[d.About.Claim]}
		for _, p := range d.Positions {
			ids := p.Articles
			for _, x := range p.Spans {
				ids = append(ids[:len(ids):len(ids)], x.Article)
			}
			v.Positions = append(v.Positions, Position{Says: says(d.Kind, p.Says), Letters: s.Letters(ids), Evidence: firstOfEach(notWithin(s.Evidences(p.Spans)))})
		}
		covered["c"+d.About.Claim], covered["f"+d.About.Figure] = true, true
		s.Disputed = append(s.Disputed, v)
	}
	for i := range s.Claims {
		if c := &s.Claims[i]; c.Status == synoptic.Disputed && !s.isCovered(c, covered) {
			s.Disputed = append(s.Disputed, s.disputedClaim(c))
		}
	}
}

// says are a position's words, with a date as people write it.
func says(kind synoptic.DisputeKind, s string) string {
	day, rest, more := strings.Cut(s, " ")
	if _, ok := parseMoment(day); !ok || kind != synoptic.DateDispute {
		return s
	}
	if more {
		rest = " " + rest
	}
	return When(day) + rest
}

// Reason says why it is a dispute; "" where that is no more than its positions
// side by side.
func (d Dispute) Reason() string {
	if d.About != "" && strings.HasPrefix(d.Why, d.About+":") && !slices.ContainsFunc(d.Positions, func(p Position) bool { return !strings.Contains(d.Why, p.Says) }) {
		return ""
	}
	return d.Why
}

// notWithin leaves out passages that stand in another one, or around one: shown with
// the words around them they are the same.
func notWithin(es []Evidence) []Evidence {
	var out []Evidence
	for _, e := range es {
		if !slices.ContainsFunc(out, func(o Evidence) bool {
			a, b := o.Span(), e.Span()
			return o.Art == e.Art && (a.Contains(b) || b.Contains(a))
		}) {
			out = append(out, e)
		}
	}
	return out
}

// firstOfEach puts the first passage of each article before all others.
func firstOfEach(es []Evidence) []Evidence {
	var out, rest []Evidence
	for i, e := range es {
		if i == 0 || es[i-1].Art != e.Art {
			out = append(out, e)
		} else {
			rest = append(rest, e)
		}
	}
	return append(out, rest...)
}

// isCovered reports whether c is shown already under a dispute about it, or
// about one of its figures or passages.
func (s *Story) isCovered(c *synoptic.Claim, covered map[string]bool) bool {
	if covered["c"+c.ID] {
		return true
	}
	for _, r := range c.Reports {
		for _, f := range r.Figures {
			if covered["f"+f] {
				return true
			}
		}
		for _, d := range s.Disputes {
			for _, p := range d.Positions {
				for _, x := range p.Spans {
					if x.Article == r.Span.Article && r.Span.Span().Contains(x.Span()) {
						return true
					}
				}
			}
		}
	}
	return false
}

// disputedClaim shows a claim without a dispute of its own: those who carry it
// against those who deny it.
func (s *Story) disputedClaim(c *synoptic.Claim) Dispute {
	v := s.OfClaim(c)
	d := Dispute{ID: c.ID, Kind: "claim", About: c.Text, Why: c.Why, Claim: c}
	for _, against := range []bool{false, true} {
		var p Position
		var ids []string
		for _, e := range v.Evidence {
			if (e.Stance == synoptic.Denies || e.Negated) == against {
				p.Evidence = append(p.Evidence, e)
				ids = append(ids, e.Art.ID)
			}
		}
		if p.Letters = s.Letters(ids); len(p.Letters) > 0 {
			p.Says = "carried"
			if against {
				p.Says = "denied"
			}
			d.Positions = append(d.Positions, p)
		}
	}
	return d
}

func (s *Story) about(x synoptic.DisputeSubject) string {
	switch {
	case s.claim[x.Claim] != nil:
		return s.claim[x.Claim].Text
	case s.figure[x.Figure] != nil:
		return s.figure[x.Figure].What
	case s.entity[x.Entity] != nil:
		return s.entity[x.Entity].Name
	case s.said[x.Utterance] != nil:
		return "what " + s.SpeakerName(s.said[x.Utterance]) + " said"
	}
	return ""
}

// wordyPosition is from how many columns on the words of a position are no
// heading: they stand marked in its passage.
const wordyPosition = 64

// Wordy reports whether a position's words are a sentence rather than a heading.
func (p Position) Wordy() bool {
	return len(p.Evidence) > 0 && clean.Width(clean.Line(p.Says)) > wordyPosition
}

// Wordy reports whether any of the positions is.
func (d Dispute) Wordy() bool { return slices.ContainsFunc(d.Positions, Position.Wordy) }

// Heading is what a position is headed by: its words, or, where they are a
// sentence, who says it.
func (p Position) Heading() string {
	if !p.Wordy() {
		return p.Says
	}
	var out []string
	for _, e := range p.Evidence {
		who := e.Source.Name
		if who == "" {
			who = e.Art.Name
		}
		if !slices.Contains(out, who) {
			out = append(out, who)
		}
	}
	if len(out) > 4 {
		out = append(out[:3], Count(len(out)-3, "other"))
	}
	return strings.Join(out, ", ")
}
