package reconcile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"synoptic"
)

// An article echoes a report if it has this share of it, and a longer thing
// said if it has a part of it.
const (
	echoedShare = 0.8
	echoedPart  = 0.3
)

// echoesOf are the passages of other articles that echo a passage: as much of
// it as each of them has in one run, from the share on.
func (s *story) echoesOf(p synoptic.Passage, share float64) []synoptic.Passage {
	k := s.order(p.Article)
	if k < 0 {
		return nil
	}
	var out []synoptic.Passage
	leader := s.sources[k]
	for i := 0; i < len(leader.echoedBy); {
		other := leader.echoedBy[i].src
		best := synoptic.Span{}
		for i < len(leader.echoedBy) && leader.echoedBy[i].src == other {
			run := leader.echoedBy[i]
			for i++; i < len(leader.echoedBy) && run.goesOn(leader, leader.echoedBy[i]); i++ {
				run.own.End, run.in.End = leader.echoedBy[i].own.End, leader.echoedBy[i].in.End
			}
			if sp := run.part(leader, p.Span()); sp.Len() > best.Len() {
				best = sp
			}
		}
		if best.Len() > 0 && float64(best.Len()) >= share*float64(p.End-p.Start) {
			out = append(out, other.passage(best))
		}
	}
	return out
}

// goesOn reports whether nothing but blanks and quotation marks, and the same
// ones, stand between an echo and the next one in both articles.
func (e echoedBy) goesOn(leader *source, next echoedBy) bool {
	if next.src != e.src || next.own.Start < e.own.End || next.in.Start < e.in.End {
		return false
	}
	between := synoptic.Span{Start: e.own.End, End: next.own.Start}
	return e.src.text(between) == leader.text(synoptic.Span{Start: e.in.End, End: next.in.Start}) && unquoted(e.src, between).IsZero()
}

// part is where the echo has a span of its leader, with the marks around it if
// they are the same.
func (e echoedBy) part(leader *source, sp synoptic.Span) synoptic.Span {
	a, b := max(sp.Start, e.in.Start), min(sp.End, e.in.End)
	if a >= b {
		return synoptic.Span{}
	}
	own := synoptic.Span{Start: e.own.Start + a - e.in.Start, End: e.own.Start + b - e.in.Start}
	text, led := e.src.Article.Text, leader.Article.Text
	for ; a > sp.Start && own.Start > 0 && text[own.Start-1] == led[a-1]; a-- {
		own.Start--
	}
	for ; b < sp.End && own.End < len(text) && text[own.End] == led[b]; b++ {
		own.End++
	}
	if own.Check(text) != nil {
		return synoptic.Span{} // the marks differ within a character
	}
	return own
}

// echoIn is the echo of a passage in one article, nil if it has none.
func (s *story) echoIn(p synoptic.Passage, article string) *synoptic.Passage {
	for _, e := range s.echoesOf(p, echoedShare) {
		if e.Article == article {
			return &e
		}
	}
	return nil
}

func (s *story) echoOrNil(p *synoptic.Passage, article string) *synoptic.Passage {
	if p == nil {
		return nil
	}
	return s.echoIn(*p, article)
}

// order is an article's place in the story.
func (s *story) order(article string) int {
	return slices.IndexFunc(s.sources, func(src *source) bool { return src.Article.ID == article })
}

// inOrder compares passages by article and place.
func (s *story) inOrder(a, b synoptic.Passage) int {
	return cmp.Or(cmp.Compare(s.order(a.Article), s.order(b.Article)), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// overlapping reports whether a passage of the list overlaps p.
func overlapping(list []synoptic.Passage, p synoptic.Passage) bool {
	return slices.ContainsFunc(list, func(x synoptic.Passage) bool { return x.Article == p.Article && x.Span().Overlaps(p.Span()) })
}

// newEchoes are the echoes of a passage that overlap none of the places, which
// they then are among.
func (s *story) newEchoes(places *[]synoptic.Passage, p synoptic.Passage, share float64) []synoptic.Passage {
	var out []synoptic.Passage
	for _, e := range s.echoesOf(p, share) {
		if !overlapping(*places, e) {
			*places = append(*places, e)
			out = append(out, e)
		}
	}
	return out
}

// mirrorPassages adds to a list of passages their echoes.
func (s *story) mirrorPassages(list []synoptic.Passage) []synoptic.Passage {
	for _, p := range slices.Clone(list) {
		s.newEchoes(&list, p, echoedShare)
	}
	return list
}

// mirrorClaims gives each claim the reports that echo its reports. An echo is one outlet more and
// no origin.
func (s *story) mirrorClaims(claims []synoptic.Claim) {
	for i := range claims {
		c := &claims[i]
		var places []synoptic.Passage
		for _, r := range c.Reports {
			places = append(places, r.Span)
		}
		was := len(places)
		for _, r := range slices.Clone(c.Reports) {
			for _, e := range s.newEchoes(&places, r.Span, echoedShare) {
				c.Reports = append(c.Reports, s.echoReport(r, e))
			}
		}
		if len(places) == was {
			continue
		}
		slices.SortStableFunc(c.Reports, func(a, b synoptic.ClaimReport) int { return s.inOrder(a.Span, b.Span) })
		s.countOutlets(c)
	}
}

// echoReport is a report as the article of its echo e has it.
func (s *story) echoReport(r synoptic.ClaimReport, e synoptic.Passage) synoptic.ClaimReport {
	out := r
	out.Span, out.Because, out.When = e, nil, nil
	out.Attribution = []synoptic.ReportedBy{}
	for _, a := range r.Attribution {
		if sp := s.echoIn(a.Span, e.Article); sp != nil {
			out.Attribution = append(out.Attribution, synoptic.ReportedBy{Origin: a.Origin, Span: *sp})
		}
	}
	if r.When != nil {
		if sp := s.echoIn(r.When.Span, e.Article); sp != nil {
			out.When = &synoptic.When{Value: r.When.Value, Span: *sp}
		}
	}
	return out
}

// countOutlets counts a claim's outlets again and says so in its status.
func (s *story) countOutlets(c *synoptic.Claim) {
	var reports []carried
	articles := 0
	for i, r := range c.Reports {
		if i == 0 || r.Span.Article != c.Reports[i-1].Span.Article {
			articles++
		}
		reports = append(reports, carried{src: s.sources[s.order(r.Span.Article)]})
	}
	before := fmt.Sprintf("%d outlets, ", c.Outlets)
	c.Outlets = outlets(reports)
	switch rest, ok := strings.CutPrefix(c.Why, before); {
	case c.Status == synoptic.SingleSource && c.Outlets > 1:
		c.Status, c.Why = synoptic.Echoed, fmt.Sprintf("%d outlets, all in the same words", c.Outlets)
	case c.Status == synoptic.SingleSource:
		c.Why = fmt.Sprintf("%d articles of one outlet carry it", articles)
	case ok:
		c.Why = fmt.Sprintf("%d outlets, %s", c.Outlets, rest)
	}
}

// mirrorUtterances gives each utterance the reports that echo its reports.
func (s *story) mirrorUtterances(utterances []synoptic.Utterance) {
	for i := range utterances {
		u := &utterances[i]
		var places []synoptic.Passage
		for _, r := range u.Reports {
			places = append(places, r.Span)
		}
		for _, r := range slices.Clone(u.Reports) {
			for _, e := range s.newEchoes(&places, r.Span, echoedPart) {
				u.Reports = append(u.Reports, synoptic.UtteranceReport{
					Span: e, Cue: s.echoOrNil(r.Cue, e.Article), SpeakerSpan: s.echoOrNil(r.SpeakerSpan, e.Article),
					Kind: r.Kind, Wording: r.Wording, Via: r.Via,
				})
				if w := &u.Wordings[r.Wording]; !slices.Contains(w.Articles, e.Article) {
					w.Articles = append(w.Articles, e.Article)
				}
			}
		}
		slices.SortStableFunc(u.Reports, func(a, b synoptic.UtteranceReport) int { return s.inOrder(a.Span, b.Span) })
	}
}

// mirrorFigures gives each figure the values that echo its values.
func (s *story) mirrorFigures(figures []synoptic.Figure) {
	for i := range figures {
		f := &figures[i]
		var places []synoptic.Passage
		for _, v := range f.Values {
			places = append(places, v.Span)
		}
		for _, v := range slices.Clone(f.Values) {
			for _, e := range s.newEchoes(&places, v.Span, echoedShare) {
				v.Span = e
				f.Values = append(f.Values, v)
			}
		}
	}
}

// mirrorDisputes puts each article that echoes a position on that side, unless it stands on
// another.
func (s *story) mirrorDisputes(disputes []synoptic.Dispute) {
	for i := range disputes {
		d := &disputes[i]
		sides := map[string]int{}
		for k, p := range d.Positions {
			for _, a := range p.Articles {
				sides[a] = k
			}
		}
		for k := range d.Positions {
			p := &d.Positions[k]
			for _, sp := range slices.Clone(p.Spans) {
				for _, e := range s.echoesOf(sp, echoedShare) {
					if side, ok := sides[e.Article]; ok && side != k || overlapping(p.Spans, e) {
						continue
					}
					sides[e.Article] = k
					p.Spans = append(p.Spans, e)
					if !slices.Contains(p.Articles, e.Article) {
						p.Articles = append(p.Articles, e.Article)
					}
				}
			}
		}
	}
}

// followed is an entity of an article that names it only where it echoes
// another one: it is whom that article means.
type followed struct {
	local  *local
	leader *source // nil where its leader names nobody there
	entity int     // of the leader
}

// follows finds whom a local entity of an echoing article is in its leader;
// false if the article speaks of it in its own sentences, too.
func (s *story) follows(l *local) (f followed, ok bool) {
	f.local = l
	for _, i := range l.mentions() {
		m := &l.src.Mentions[i]
		k := l.src.sentenceAt(m.Start)
		if k < 0 || k >= len(l.src.echoes) || l.src.echoes[k].of == nil {
			return f, false
		}
		e := l.src.echoes[k]
		at := m.Start - e.own.Start + e.at
		for _, o := range e.of.mentionsIn(synoptic.Span{Start: at, End: at + m.Len()}) {
			if f.leader == nil && o.Start == at && o.End == at+m.Len() && o.Entity >= 0 {
				f.leader, f.entity = e.of, o.Entity
			}
		}
	}
	return f, true
}

// follow gives the entities that only echo others the story's entity of those.
func (s *story) follow() {
	for _, f := range s.followed {
		if f.leader != nil {
			f.local.src.entity[f.local.at] = f.leader.entity[f.entity]
		}
	}
}

// mirrorNames adds the mentions in echoes to the story's entities.
func (s *story) mirrorNames() {
	touched := map[*entity]bool{}
	for _, f := range s.followed {
		e := s.entityOf(f.local.src, f.local.at)
		if e == nil {
			continue
		}
		touched[e] = true
		e.locals = append(e.locals, f.local)
		for _, x := range f.local.forms {
			k := slices.IndexFunc(e.forms, func(o *form) bool { return o.text == x.text })
			if k < 0 {
				k = len(e.forms)
				e.forms = append(e.forms, &form{text: x.text, folded: x.folded, by: synoptic.JoinedSame})
			}
			e.forms[k].mentions = append(e.forms[k].mentions, x.mentions...)
		}
	}
	for e := range touched {
		slices.SortStableFunc(e.locals, func(a, b *local) int { return cmp.Or(cmp.Compare(a.src.at, b.src.at), cmp.Compare(a.at, b.at)) })
		for _, f := range e.forms {
			slices.SortStableFunc(f.mentions, func(a, b located) int {
				return cmp.Or(cmp.Compare(a.src.at, b.src.at), cmp.Compare(a.m.Start, b.m.Start))
			})
		}
	}
}
