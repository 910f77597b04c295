package reconcile

import (
	"cmp"
	"slices"

	"synoptic"
)

// disputes are where the accounts can't all hold, those that divide the most
// outlets first. What a difference of wording, precision or time zone explains
// is none.
func (s *story) disputes(claims []synoptic.Claim, figures []synoptic.Figure) []synoptic.Dispute {
	out := []synoptic.Dispute{}
	out = append(out, s.numberDisputes(figures)...)
	out = append(out, s.dateDisputes()...)
	out = append(out, s.sinceDisputes()...)
	out = append(out, s.yearDisputes()...)
	out = append(out, s.titleDisputes()...)
	out = append(out, s.speakerDisputes()...)
	out = append(out, s.spotDisputes()...)
	out = append(out, s.partDisputes()...)
	out = append(out, s.siblingDisputes()...)
	out = append(out, s.responsibilityDisputes(figures, out)...)
	for _, d := range s.denials() {
		if !repeats(d, out) {
			out = append(out, d)
		}
	}
	for _, d := range s.causeDisputes() {
		if !repeats(d, out) {
			out = append(out, d)
		}
	}
	divided := func(d synoptic.Dispute) int {
		n := 0
		for _, p := range d.Positions {
			n += len(p.Articles)
		}
		return n
	}
	slices.SortStableFunc(out, func(a, b synoptic.Dispute) int { return cmp.Compare(divided(b), divided(a)) })
	return out
}

// positionsBy sorts spans into positions by what they say, in order of first
// appearance.
type positionsBy struct {
	list []synoptic.Position
	keys []string
}

func (p *positionsBy) add(key, says string, span synoptic.Passage) {
	k := slices.Index(p.keys, key)
	if k < 0 {
		k = len(p.keys)
		p.keys = append(p.keys, key)
		p.list = append(p.list, synoptic.Position{Says: says})
	}
	if !slices.Contains(p.list[k].Articles, span.Article) {
		p.list[k].Articles = append(p.list[k].Articles, span.Article)
	}
	p.list[k].Spans = append(p.list[k].Spans, span)
}

// apart reports whether at least two positions are held by different
// articles: one article beside itself is no dispute between accounts.
func (p *positionsBy) apart() bool {
	for i, a := range p.list {
		for _, b := range p.list[:i] {
			for _, x := range a.Articles {
				for _, y := range b.Articles {
					if x != y {
						return true
					}
				}
			}
		}
	}
	return false
}
