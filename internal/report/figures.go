package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"synoptic"
)

// Update is a figure, or a claim without one, whose values stand in order of
// time.
type Update struct {
	ID, What, Unit, Why string
	Relation            synoptic.FigureRelation
	Values              []Value
	Claim               *synoptic.Claim // set where there is no figure
}

// Value is what one or more articles give, with their passages.
type Value struct {
	Says     string // "≥ 14", or the words themselves
	Value    *synoptic.FigureValue
	Letters  []string
	Evidence []Evidence
	When     string // the as-of time, or the first article's date
}

// OfFigure is one of the story's figures with its values and their passages.
func (s *Story) OfFigure(f *synoptic.Figure) Update {
	return Update{ID: f.ID, What: s.what(f.What), Unit: f.Unit, Why: f.Why, Relation: f.Relation, Values: s.values(f)}
}

// Figure finds a figure by its ID; nil if there is none such.
func (s *Story) Figure(id string) *synoptic.Figure { return s.figure[id] }

func (s *Story) addUpdates() {
	covered := map[string]bool{}
	for i := range s.Figures {
		f := &s.Figures[i]
		u := s.OfFigure(f)
		switch f.Relation {
		case synoptic.FigureUpdate:
			covered[f.ID] = true
			s.Updates = append(s.Updates, u)
		case synoptic.FigureAgree, synoptic.FigureCompatible:
			if len(u.articles()) > 1 && !u.trivial() {
				s.Numbers = append(s.Numbers, u)
			}
		}
	}
	slices.SortStableFunc(s.Numbers, func(a, b Update) int { return b.interest() - a.interest() })
	for i := range s.Claims {
		c := &s.Claims[i]
		if c.Status != synoptic.Updated || slices.ContainsFunc(c.Reports, func(r synoptic.ClaimReport) bool {
			return slices.ContainsFunc(r.Figures, func(f string) bool { return covered[f] })
		}) {
			continue
		}
		u := Update{ID: c.ID, What: c.Text, Why: c.Why, Relation: synoptic.FigureUpdate, Claim: c}
		es, at := s.OfClaim(c).Evidence, places(s.Story.Articles)
		slices.SortStableFunc(es, func(a, b Evidence) int { return at[a.Article] - at[b.Article] })
		for _, e := range es {
			u.Values = append(u.Values, Value{Says: e.Text, Letters: []string{e.Art.Letter}, Evidence: []Evidence{e}, When: e.Art.Date})
		}
		s.Updates = append(s.Updates, u)
	}
}

// what is what a figure counts: the name of an entity where it gives one.
func (s *Story) what(w string) string {
	if id, ok := strings.CutPrefix(w, "@"); ok {
		if e := s.entity[id]; e != nil {
			return e.Name
		}
	}
	return w
}

// interest orders figures without a difference: those whose values go together
// without being the same first, vague ones last.
func (u Update) interest() int {
	n := len(u.articles()) + 20*len(u.Values)
	vague := true
	for _, v := range u.Values {
		if v.Value != nil && v.Value.Bound != synoptic.Vague {
			vague = false
			if x := v.Value.Value; x != nil && *x >= 3 {
				n += 10
			}
		}
	}
	if vague {
		return 0
	}
	return n
}

// trivial reports whether a figure says no more than one or none ("one
// question", "no comment").
func (u Update) trivial() bool {
	return !slices.ContainsFunc(u.Values, func(v Value) bool {
		return v.Value == nil || v.Value.Bound != synoptic.Exact || u.Unit != "" || v.Value.Value == nil || *v.Value.Value > 1
	})
}

func (u Update) articles() []string {
	var out []string
	for _, v := range u.Values {
		for _, l := range v.Letters {
			if !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return out
}

// values puts a figure's equal values together, in order of the articles.
func (s *Story) values(f *synoptic.Figure) []Value {
	type dated struct {
		e Evidence
		v *synoptic.FigureValue
	}
	var all []dated
	for i := range f.Values {
		if e, ok := s.evidence(f.Values[i].Span); ok {
			if o := f.Values[i].Origin; o != nil && !s.isOwn(*o, e.Article) {
				if e.Source.Name == "" {
					e.Source = Source{Name: s.OriginName(*o)}
				}
			}
			all = append(all, dated{e, &f.Values[i]})
		}
	}
	at := places(s.Story.Articles)
	slices.SortStableFunc(all, func(a, b dated) int { return at[a.e.Article] - at[b.e.Article] })
	var out []Value
	ids := map[string][]string{}
	for _, d := range all {
		says := Amount(d.v, cmp.Or(d.v.Unit, f.Unit))
		i := slices.IndexFunc(out, func(v Value) bool { return strings.EqualFold(v.Says, says) })
		if i < 0 {
			i = len(out)
			when := d.e.Art.Date
			if d.v.AsOf != nil && *d.v.AsOf != "" {
				when = WhenIn(*d.v.AsOf, s.Year())
			}
			out = append(out, Value{Says: says, Value: d.v, When: when})
		}
		out[i].Evidence = append(out[i].Evidence, d.e)
		ids[out[i].Says] = append(ids[out[i].Says], d.e.Article)
	}
	for i := range out {
		out[i].Letters = s.Letters(ids[out[i].Says])
	}
	return out
}

var units = map[string]struct{ before, after string }{
	"percent": {"", " %"}, "USD": {"$", ""}, "EUR": {"€", ""}, "GBP": {"£", ""}, "JPY": {"¥", ""}, "age": {"", ""},
}

// Amount writes a value of a figure with its bound: "212", "≥ 14", "about 200",
// "10–12 km". A value without number is given in its own words.
func Amount(v *synoptic.FigureValue, unit string) string {
	if v.Bound == synoptic.Vague || v.Value == nil && v.Low == nil && v.High == nil {
		return v.Span.Text
	}
	u, known := units[unit]
	if !known && unit != "" {
		u.after = " " + pluralUnit(v, unit)
	}
	num := func(x *float64) string {
		if x == nil {
			return "?"
		}
		return u.before + amount(*x, unit)
	}
	first := func(xs ...*float64) *float64 {
		for _, x := range xs {
			if x != nil {
				return x
			}
		}
		return nil
	}
	switch v.Bound {
	case synoptic.AtLeast:
		return "≥ " + num(first(v.Low, v.Value)) + u.after
	case synoptic.AtMost:
		return "≤ " + num(first(v.High, v.Value)) + u.after
	case synoptic.About:
		return "about " + num(first(v.Value, v.Low, v.High)) + u.after
	case synoptic.Range:
		if v.Low != nil && v.High != nil {
			return num(v.Low) + "–" + amount(*v.High, unit) + u.after
		}
	}
	return num(first(v.Value, v.Low, v.High)) + u.after
}

// pluralUnit is a unit as it is written after a value: "feet", "years", "km".
func pluralUnit(v *synoptic.FigureValue, unit string) string {
	one := v.Bound != synoptic.Range && v.Value != nil && *v.Value == 1
	switch {
	case one, unit == "celsius", unit == "fahrenheit", unit == "magnitude":
		return unit
	case unit == "penny":
		return "pence"
	case strings.HasSuffix(unit, "krona"):
		return "kronor"
	case strings.HasSuffix(unit, "krone"):
		return "kroner"
	case strings.HasSuffix(unit, "inch"):
		return unit + "es"
	}
	if feet, ok := strings.CutSuffix(unit, "foot"); ok {
		return feet + "feet"
	}
	if words := strings.Fields(unit); len(words[len(words)-1]) >= 3 && unit == strings.ToLower(unit) && unit != "mph" || unit == "US cent" {
		return unit + "s"
	}
	return unit
}

// amount writes a number of a unit as reports do: "3.5 million" dollars, 16,450.
// Where things are counted, the digits are easier to hold against each other.
func amount(x float64, unit string) string {
	if unit == "" {
		return Number(x)
	}
	for _, m := range []struct {
		size float64
		word string
	}{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}} {
		// Without a loss: no more decimals than reports give.
		if short := Number(x / m.size); x >= m.size && len(short) <= len("123.45") {
			return short + m.word
		}
	}
	return Number(x)
}

// Number writes x plainly, with commas between thousands: "1,250,000", "0.41".
func Number(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "?"
	}
	s := strconv.FormatFloat(x, 'f', -1, 64)
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	whole, frac, hasFrac := strings.Cut(s, ".")
	var b strings.Builder
	if neg {
		b.WriteString("−")
	}
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 && len(whole) > 4 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	if hasFrac {
		b.WriteString("." + frac)
	}
	return b.String()
}

// Percent writes a share between 0 and 1.
func Percent(x float64) string { return Number(math.Round(x*100)) + " %" }
