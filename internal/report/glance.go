package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic"
	"synoptic/internal/report/clean"
)

// Point is one line of what is most telling of a story.
type Point struct {
	// Kind is the statement's: "no" for a dispute, "upd" for what was updated,
	// "yes" for what is agreed on, "echo" for what rests on one origin.
	Kind, ID string
	What     string
	// Sides are a dispute's positions or the values of what was updated; none
	// where What says it all.
	Sides []PointSide
	Note  string
}

// PointSide is a position or a value, and who has it.
type PointSide struct {
	Says    string
	Letters []string
}

// How many points of each kind a glance has, and how wide their words are, in
// columns.
const (
	glanceDisputed, glanceUpdated, glanceAgreed, glanceEchoed = 3, 2, 3, 1

	glanceSides     = 4
	glanceWidth     = 120
	glanceSideWidth = 44
)

// Glance is what is most telling of a story in a few lines: what is disputed and
// by what, what later reports replaced, what is agreed on by most origins, and
// what most outlets have from one.
func (s *Story) Glance() []Point {
	var out []Point
	for _, d := range s.Disputed[:min(len(s.Disputed), glanceDisputed)] {
		p := Point{Kind: "no", ID: d.ID, What: glanceLine(d.About), Note: d.Kind}
		if d.Kind == string(synoptic.DenialDispute) && d.Why != "" {
			p.Note = glanceLine(d.Why)
		} else {
			for _, x := range d.Positions[:min(len(d.Positions), glanceSides)] {
				p.Sides = append(p.Sides, PointSide{clean.Cut(withoutAside(clean.Line(x.Says)), glanceSideWidth), x.Letters})
			}
		}
		out = append(out, p)
	}
	for _, u := range s.Updates[:min(len(s.Updates), glanceUpdated)] {
		p := Point{Kind: "upd", ID: u.ID, What: glanceLine(u.What)}
		if u.Claim != nil {
			p.Note = glanceLine(u.Why)
		} else {
			values := u.Values
			if n := len(values) - glanceSides; n > 0 {
				// The first and the last ones tell most.
				values = append(values[:1:1], values[n+1:]...)
			}
			for _, v := range values {
				p.Sides = append(p.Sides, PointSide{clean.Cut(clean.Line(v.Says), glanceSideWidth), v.Letters})
			}
		}
		out = append(out, p)
	}
	for _, c := range foremost(s.Agree, glanceAgreed, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(b.Outlets, a.Outlets))
	}) {
		out = append(out, Point{Kind: "yes", ID: c.ID, What: glanceLine(c.Text), Note: Count(c.Origins, "origin") + ", " + Count(c.Outlets, "outlet")})
	}
	for _, c := range foremost(s.Echo, glanceEchoed, func(a, b Claim) int { return cmp.Compare(b.Outlets, a.Outlets) }) {
		out = append(out, Point{Kind: "echo", ID: c.ID, What: glanceLine(c.Text), Note: "1 origin, " + Count(c.Outlets, "outlet")})
	}
	return out
}

// foremost are the first n claims that the account does not fold; one of those
// that it does, where it folds them all.
func foremost(cs []Claim, n int, order func(a, b Claim) int) []Claim {
	out := slices.DeleteFunc(slices.Clone(cs), func(c Claim) bool { return c.Folded })
	if len(out) == 0 {
		out, n = slices.Clone(cs), 1
	}
	slices.SortStableFunc(out, order)
	return out[:min(len(out), n)]
}

// withoutAside is a position without the brackets at its end, which say on whose
// word it is.
func withoutAside(s string) string {
	if i := strings.LastIndex(s, " ("); i > 0 && strings.HasSuffix(s, ")") {
		return s[:i]
	}
	return s
}

func glanceLine(s string) string { return clean.Cut(clean.Line(s), glanceWidth) }

// Capital gives words that a sentence of its own is made of a capital: a claim
// is the clause of an article, which may begin with a small letter. Words that
// have a capital of their own ("iPhone", "al-Midan") stay.
func Capital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	word, _, _ := strings.Cut(s, " ")
	if !unicode.IsLower(first) || strings.ContainsFunc(word, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) || r == '.' || r == '/' }) {
		return s
	}
	return string(unicode.ToUpper(first)) + s[n:]
}
