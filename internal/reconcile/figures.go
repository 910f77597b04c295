package reconcile

import (
	"math"
	"slices"
	"strings"
	"time"

	"synoptic"
	"synoptic/internal/annotate/measures"
)

// count is one quantity of one article with what it counts.
type count struct {
	src   *source
	q     *synoptic.Quantity
	unit  *unit // the smallest clause that it stands in, or nil
	group *claimGroup
	// what is the class of what is counted or measured ("people", "soldier",
	// "limit"); subject the key of whose age it is.
	what, subject string
	fate          string   // class of what befell it: "killed", "injured" …, or the predicate
	bearer        []string // the subject of its clause and the words that narrow it
	scope         []string // words that narrow what is counted, sorted
	period        string   // the year that it is of, where that is not the story's
	rest, own     int      // where its report comes to rest; the outlet itself
	beside        *count   // the number that it is set against
	holder        string   // the words that name whose count it is, where syntax alone says so
	kind          string   // kind of its unit: "" for counts, "length", "money USD" …
	base          float64  // the value in the kind's base unit
	replaced      bool     // the text itself says that it no longer holds
	ties          []string // what prepositions tie to it, see circumstances
	context       []term   // its sentence without numbers
	roundup       bool     // its article tells of several events with tolls of its kind
	aside         bool     // the text tells of it as of another event
	only          bool     // its article gives no other number of the same things
	company       []*count // the other numbers of its sentence
	places        []string // that its sentence names
	day           string   // on which what it counts happened, see eventDay
	about         string   // whom the words before "the 43-year-old" name
	norm          float64
}

type figureSpan struct {
	id   string
	span synoptic.Span
}

// figureIndex lists the figures' spans by article.
func figureIndex(figures []synoptic.Figure) map[string][]figureSpan {
	out := map[string][]figureSpan{}
	for _, f := range figures {
		for _, v := range f.Values {
			out[v.Span.Article] = append(out[v.Span.Article], figureSpan{f.ID, v.Span.Span()})
		}
	}
	return out
}

// counts are the quantities of a source that count or measure something.
func (s *story) counts(src *source, tree [][]int, keys []term) []*count {
	var out []*count
	for i := range src.Quantities {
		q := &src.Quantities[i]
		if q.Value == nil && q.Bound != synoptic.Vague {
			continue
		}
		c := &count{src: src, q: q, rest: s.origins.own[src.at], own: s.origins.own[src.at]}
		if c.uninformative() {
			continue
		}
		c.kind = q.Unit
		if q.Value != nil {
			c.base, c.kind = measures.Comparable(*q.Value, q.Unit)
			if q.Unit == "pound" && c.weighed() {
				c.base, c.kind = *q.Value*0.45359237, "mass"
			}
			if q.Unit == "ton" {
				c.base, c.kind = c.base*1000, "mass" // most reporters mean tonnes; see interval
			}
		}
		head := q.OfHead
		if head >= len(src.Tokens) {
			head = -1
		}
		head = c.owner(tree, head)
		if head >= 0 {
			c.what = thing(strings.ToLower(src.Tokens[head].Lemma))
			c.scope = slices.DeleteFunc(narrowing(src, tree, head), func(w string) bool {
				return slices.Contains(vagueScope, w) || w == "police" && c.what == "officer" || slices.Contains(unitNouns, american(w))
			})
		}
		if q.Predicate >= 0 && q.Predicate < len(src.Tokens) {
			c.fate = fate(src, q.Predicate, c.what)
		}
		if b := c.before(2); len(b) == 2 && b[0] == "of" && slices.Contains(parents, b[1]) {
			c.what, c.fate, c.scope = "child", "", []string{"own"}
			head = -1
		} else if c.ofToll(tree) || c.kind == "" && c.q.Value != nil && c.tollTo() {
			c.what, c.fate, c.scope, head = "people", "killed", nil, -1
		} else {
			c.refine(tree, head)
			c.toldNextTo()
		}
		if c.fate == "affected" && head >= 0 && !humans[c.what] && src.Tokens[head].Dep == "nsubj" && src.Tokens[head].Head == q.Predicate {
			c.fate = strings.ToLower(src.Tokens[q.Predicate].Lemma) // what hits is not hit
		}
		if w := c.severity(); w != "" {
			c.scope = append(c.scope, w)
		}
		c.setBeside(tree, out)
		switch {
		case q.Unit == "age":
			c.what, c.subject = "age", s.aged(src, keys, q, head)
			if !s.person(c.subject) {
				c.about = s.lastPerson(src, q)
			}
		case q.Unit != "" && head < 0:
			c.what = measured(src, tree, keys, q)
		case c.what == "" && tolls[c.fate]:
			c.what = "people"
		case c.what == "" && q.Unit == "" && c.inherit(out):
		case c.what == "" && q.Unit == "":
			continue
		}
		c.ties = s.circumstances(c, tree, keys, head, q.Predicate)
		if c.overTime() {
			c.scope = append(c.scope, "over time")
		}
		if c.isDifference() {
			c.scope = append(c.scope, "difference")
		}
		if c.isIncrement(out) {
			c.scope = append(c.scope, "more")
		}
		if q.PartOf >= 0 || c.kind != "share" && c.isPart() {
			c.shareFate(out)
			if !c.ofOneKind() {
				c.scope = append(c.scope, "part")
			}
		}
		if c.isEarlier() {
			c.scope = append(c.scope, "earlier")
		}
		c.replaced = c.isReplaced()
		first, last := src.tokens(q.Span)
		if first < last {
			sent := src.Sentences[src.sentenceAt(q.Start)]
			terms, _, _ := bag(keys, sent.First, sent.Last)
			for _, t := range terms {
				if !strings.HasPrefix(t.key, "#") {
					c.context = append(c.context, t)
					c.norm += t.weight * t.weight
				}
			}
			c.norm = math.Sqrt(c.norm)
		}
		out = append(out, c)
	}
	keepCompany(out)
	markAddends(out)
	return append(out, sums(out)...)
}

// mostCompany is how many numbers on either side of one keep it company: a table
// that was read as a sentence has thousands.
const mostCompany = 12

// keepCompany tells the counts of an article which others stand in their
// sentences.
func keepCompany(counts []*count) {
	for _, c := range counts {
		c.only = !slices.ContainsFunc(counts, func(o *count) bool {
			return o.what == c.what && o.kind == c.kind && o.q.Value != nil && !o.equal(c) && slices.Equal(o.scope, c.scope)
		})
	}
	for i, c := range counts {
		c.aside = c.isAside(counts[:i])
		for k := i + 1; k < len(counts) && k <= i+mostCompany && c.src.sentenceAt(counts[k].q.Start) == c.src.sentenceAt(c.q.Start); k++ {
			c.company = append(c.company, counts[k])
			counts[k].company = append(counts[k].company, c)
		}
	}
}

// parents are those of whom a number says how many children they have.
var parents = []string{"mother", "father", "mom", "mum", "dad", "parent", "parents", "grandmother", "grandfather", "widow", "widower"}

// vagueScope are words that the parser hangs on a noun and that say how many,
// not which.
var vagueScope = []string{"several", "many", "few", "more", "some", "various", "numerous", "other"}

// narrowing are the lemmas that narrow a counted noun ("fire" engines, "female"
// passengers), sorted.
func narrowing(src *source, tree [][]int, head int) []string {
	var out []string
	for _, c := range tree[head] {
		switch t := src.Tokens[c]; t.Dep {
		case "amod", "compound", "nmod":
			if t.Pos != "NUM" && t.Norm != "total" && !hasDigit(t.Norm) {
				out = append(out, strings.ToLower(t.Lemma))
			}
		}
	}
	slices.Sort(out)
	return out
}

// subjectOf is the head of the subject of a count's clause with the words that
// narrow it ("old" satellite), or nothing where that is a pronoun.
func (c *count) subjectOf() []string {
	if c.unit == nil || c.unit.clause.Subject.IsZero() {
		return nil
	}
	first, last := c.src.tokens(c.unit.clause.Subject)
	var out []string
	for _, t := range c.src.Tokens[first:last] {
		switch t.Pos {
		case "NOUN", "PROPN", "ADJ":
			out = append(out, strings.ToLower(t.Lemma))
		}
	}
	slices.Sort(out)
	return out
}

// sameBearer reports whether two counts may be of one subject: one of the two
// names no more than the other does.
func (a *count) sameBearer(b *count) bool {
	if a.unit != nil && b.unit != nil && strings.HasPrefix(a.unit.subject, "@") && strings.HasPrefix(b.unit.subject, "@") {
		return a.unit.subject == b.unit.subject
	}
	if len(a.bearer) == 0 || len(b.bearer) == 0 {
		return true
	}
	return slices.Equal(a.bearer, b.bearer)
}

// against reports whether the values of two counts can't both hold.
func (a *count) against(b *count) bool { return !a.equal(b) && !a.interval().meets(b.interval()) }

// placeCounts finds the clause and the claim that each count stands in, and
// whom it is from.
func (s *story) placeCounts(all []*count) {
	groupOf := map[int]*claimGroup{}
	for _, g := range s.groups {
		for _, u := range g.members {
			groupOf[u.at] = g
		}
	}
	bySource := make([][]*unit, len(s.sources))
	for _, u := range s.units {
		bySource[u.src.at] = append(bySource[u.src.at], u)
	}
	for _, c := range all {
		for _, u := range bySource[c.src.at] {
			if !u.span.Contains(c.q.Number) {
				continue
			}
			if c.unit == nil || u.span.Len() < c.unit.span.Len() {
				c.unit = u
			}
			if g := groupOf[u.at]; g != nil && (c.group == nil || g.sources() > c.group.sources()) {
				c.group = g
			}
		}
		c.period = c.year()
		c.day = c.eventDay()
		c.places = s.placesAround(c)
		c.bearer = c.subjectOf()
		c.share()
		if c.unit != nil {
			c.rest = s.rest(c.src, c.unit.clause.Attribution)
		}
	}
}

// year is the year that a count's clause, or else its whole sentence, speaks
// of, where that lies more than a month before the article's own day; "" for
// what is new.
func (c *count) year() string {
	if len(c.src.Anchor) < len(time.DateOnly) {
		return ""
	}
	if c.unit != nil && c.unit.when != "" {
		return old(c.unit.when, c.src.Anchor)
	}
	sent := c.src.Sentences[c.src.sentenceAt(c.q.Start)]
	year := ""
	for _, t := range c.src.Times {
		if t.Start >= sent.End {
			break
		}
		if t.Start < sent.Start || t.Value == "" || t.Type == synoptic.DurationExpr || t.Type == synoptic.SetExpr {
			continue
		}
		y := old(t.Value, c.src.Anchor)
		if y == "" {
			return ""
		}
		year = y
	}
	return year
}

// old is the year of when, where that lies more than a month before the day
// now; else "".
func old(when, now string) string {
	if len(when) < 4 || when[:4] > now[:4] || len(when) == 4 && when == now[:4] || len(when) >= 7 && when[:7] == now[:7] {
		return ""
	}
	day, err := time.Parse(time.DateOnly, when[:min(len(when), len(time.DateOnly))])
	today, err2 := time.Parse(time.DateOnly, now[:len(time.DateOnly)])
	if err == nil && err2 == nil && today.Sub(day) < 31*24*time.Hour {
		return ""
	}
	return when[:4]
}

// likeness is the cosine of the sentences that two counts stand in, the
// numbers left out.
func (a *count) likeness(b *count) float64 {
	if a.norm == 0 || b.norm == 0 {
		return 0
	}
	p, _, _ := dot(a.context, b.context)
	return p / (a.norm * b.norm)
}

// figure words one figure from its counts.
func (s *story) figure(counts []*count) synoptic.Figure {
	first := counts[0]
	f := synoptic.Figure{Unit: first.q.Unit, What: s.what(counts), Values: []synoptic.FigureValue{}}
	parts := make([]string, len(counts))
	for i, c := range counts {
		parts[i] = key(c.src.Article, c.q.Span)
		v := synoptic.FigureValue{Span: c.src.passage(c.q.Span), Value: c.q.Value, Low: c.q.Low, High: c.q.High, Bound: c.q.Bound}
		o := s.origins.all[c.rest].id()
		v.Origin = &o
		if c.q.Unit != first.q.Unit {
			v.Unit = c.q.Unit
		}
		if c.q.AsOf != "" {
			v.AsOf = &c.q.AsOf
		} else if p := c.src.Article.Published; p != "" {
			v.AsOf = &p
		}
		f.Values = append(f.Values, v)
	}
	f.ID = id("f", parts...)
	f.Relation, f.Why = s.relation(counts)
	return f
}
