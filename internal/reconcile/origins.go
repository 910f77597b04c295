package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// origin is whom a report is taken from, over the story.
type origin struct {
	at     int
	key    string
	name   string
	kind   synoptic.OriginKind
	entity *entity
	via    []int
	spans  []spanIn
}

type spanIn struct {
	src  *source
	span synoptic.Span
}

// originIndex holds the story's origins and which attribution leads to which.
type originIndex struct {
	all   []*origin
	byKey map[string]*origin
	// of[source][attribution] is an index into all.
	of [][]int
	// own[source] is the outlet's own word; credit[source] the agency that the
	// article credits, or -1.
	own, credit []int
}

func (x *originIndex) get(key, name string, kind synoptic.OriginKind) *origin {
	if o := x.byKey[key]; o != nil {
		return o
	}
	o := &origin{at: len(x.all), key: key, name: name, kind: kind}
	x.all = append(x.all, o)
	x.byKey[key] = o
	return o
}

// followOrigins gives every attribution of every article its origin.
func (s *story) followOrigins() {
	x := &originIndex{byKey: map[string]*origin{}}
	s.origins = x
	for _, src := range s.sources {
		of := make([]int, len(src.Attributions))
		for i := range src.Attributions {
			o := s.originOf(src, &src.Attributions[i])
			o.spans = append(o.spans, spanIn{src, src.Attributions[i].Span})
			of[i] = o.at
		}
		for i, a := range src.Attributions {
			if a.Outer >= 0 && a.Outer < len(of) && of[a.Outer] != of[i] {
				o := x.all[of[i]]
				if !slices.Contains(o.via, of[a.Outer]) {
					o.via = append(o.via, of[a.Outer])
				}
			}
		}
		x.of = append(x.of, of)
		credit := -1
		if c := src.Article.Credit; c != "" {
			o := s.agency(c)
			if !src.Article.CreditSpan.IsZero() {
				o.spans = append(o.spans, spanIn{src, src.Article.CreditSpan})
			}
			credit = o.at
		}
		x.credit = append(x.credit, credit)
		own := x.get("outlet:"+fold(cmp.Or(src.Article.Family, src.Article.Outlet, src.Article.ID)), cmp.Or(src.Article.Outlet, src.Article.Path), synoptic.OriginOutlet)
		if len(src.Sentences) > 0 {
			if sp := lead(src); !sp.IsZero() {
				own.spans = append(own.spans, spanIn{src, sp})
			}
		}
		x.own = append(x.own, own.at)
	}
}

// lead is the first body sentence of an article, without white space around.
func lead(src *source) synoptic.Span {
	for _, sent := range src.Sentences {
		sp := trim(src, sent.Span)
		if sp.Len() > 20 && src.Article.InBody(sp) && !src.Article.TitleSpan.Overlaps(sp) {
			return sp
		}
	}
	for _, sent := range src.Sentences {
		if sp := trim(src, sent.Span); !sp.IsZero() {
			return sp
		}
	}
	return synoptic.Span{}
}

// trim takes white space off both ends of a span; the zero span where nothing
// is left.
func trim(src *source, sp synoptic.Span) synoptic.Span {
	t := src.text(sp)
	left := len(t) - len(strings.TrimLeft(t, " \t\r\n\u00a0\u200b\ufeff"))
	right := len(t) - len(strings.TrimRight(t, " \t\r\n\u00a0\u200b\ufeff"))
	if left == len(t) {
		return synoptic.Span{}
	}
	return synoptic.Span{Start: sp.Start + left, End: sp.End - right}
}

// agency is the origin of a credited agency: the story's entity of that name
// where there is one.
func (s *story) agency(name string) *origin {
	f := foldName(name)
	for _, e := range s.entities {
		if e.kind != synoptic.Organization {
			continue
		}
		for _, x := range e.forms {
			if x.folded == f || acronymOf(name, x.text) || acronymOf(x.text, name) || core(x.folded) == core(f) && core(f) != "" {
				o := s.origins.get("e:"+e.id, e.name, synoptic.OriginAgency)
				o.entity = e
				return o
			}
		}
	}
	return s.origins.get("t:"+f, name, synoptic.OriginAgency)
}

func (s *story) originOf(src *source, a *synoptic.Attribution) *origin {
	if e := s.entityOf(src, a.Entity); e != nil {
		o := s.origins.get("e:"+e.id, e.name, a.Kind)
		o.entity = e
		return o
	}
	text := src.text(a.Source)
	if text == "" {
		// No source is named ("reportedly"): each article's own unknown.
		return s.origins.get("?:"+src.Article.ID, src.text(a.Cue), synoptic.OriginAnonymous)
	}
	f := sourceKey(text)
	if a.Kind == synoptic.OriginOutlet || a.Kind == synoptic.OriginAgency || a.Kind == synoptic.OriginOrganization {
		o := s.agency(bare(text))
		if o.kind == synoptic.OriginAgency {
			o.kind = a.Kind
		}
		return o
	}
	if a.Kind == synoptic.OriginAnonymous || a.Kind == synoptic.OriginWitness || a.Kind == synoptic.OriginSocial {
		// "Two officials close to the preparations" seen in two articles is one
		// origin; plain "officials" or "witnesses" may be any.
		if len(strings.Fields(f)) < 3 {
			f = src.Article.ID + " " + f
		}
	}
	return s.origins.get("t:"+f, bare(text), a.Kind)
}

// bare is a source's words without the article before them.
func bare(text string) string {
	for _, d := range []string{"the ", "The ", "a ", "A ", "an ", "An "} {
		if t, ok := strings.CutPrefix(text, d); ok {
			return t
		}
	}
	return text
}

func sourceKey(text string) string {
	words := strings.Fields(foldName(text))
	out := words[:0]
	for _, w := range words {
		switch w {
		case "a", "an", "the", "some", "its", "their", "his", "her":
			continue
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// chain is the origins of a report, outermost first.
func (s *story) chain(src *source, attributions []int) []synoptic.ReportedBy {
	out := []synoptic.ReportedBy{}
	for _, i := range attributions {
		out = append(out, synoptic.ReportedBy{Origin: s.origins.all[s.origins.of[src.at][i]].id(), Span: src.passage(src.Attributions[i].Span)})
	}
	return out
}

// rest is where a report comes to rest: the innermost origin of its chain,
// else the agency that the article credits, else the outlet.
func (s *story) rest(src *source, attributions []int) int {
	for k := len(attributions) - 1; k >= 0; k-- {
		if a := src.Attributions[attributions[k]]; !a.Source.IsZero() {
			return s.origins.of[src.at][attributions[k]]
		}
	}
	if c := s.origins.credit[src.at]; c >= 0 {
		return c
	}
	return s.origins.own[src.at]
}

func (o *origin) id() string { return id("o", o.key) }

func (s *story) originAccounts() []synoptic.Origin {
	out := []synoptic.Origin{}
	for _, o := range s.origins.all {
		if len(o.spans) == 0 {
			continue
		}
		x := synoptic.Origin{ID: o.id(), Name: o.name, Kind: o.kind}
		if o.entity != nil {
			x.Entity = &o.entity.id
		}
		for _, v := range o.via {
			x.Via = append(x.Via, s.origins.all[v].id())
		}
		for _, sp := range o.spans {
			x.Spans = append(x.Spans, sp.src.passage(sp.span))
		}
		out = append(out, x)
	}
	return out
}
