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
	kinds  []synoptic.OriginKind // of its attributions
}

type spanIn struct {
	src  *source
	span synoptic.Span
}

// originIndex holds the story's origins and which attribution leads to which.
type originIndex struct {
	all   []*origin
	byKey map[string]*origin
	// of[source][attribution] is an index into all, or -1 where the words name
	// no source ("reportedly", "they said" of nobody known).
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
		own := x.get("outlet:"+fold(cmp.Or(src.Article.Family, src.Article.Outlet, src.Article.ID)), cmp.Or(src.Article.Outlet, src.Article.Path), synoptic.OriginOutlet)
		if sp := lead(src); !sp.IsZero() {
			own.spans = append(own.spans, spanIn{src, sp})
		}
		x.own = append(x.own, own.at)
	}
	for _, src := range s.sources {
		of := make([]int, len(src.Attributions))
		for i := range of {
			of[i] = -1
		}
		for i := range src.Attributions {
			if o := s.originOf(src, i); o != nil {
				o.spans = append(o.spans, spanIn{src, src.Attributions[i].Span})
				o.kinds = append(o.kinds, src.Attributions[i].Kind)
				of[i] = o.at
			}
		}
		x.of = append(x.of, of)
		for i := range src.Attributions {
			if outer := src.outerOf(i); outer >= 0 && of[i] >= 0 && of[outer] >= 0 {
				x.hands(of[outer], of[i])
			}
		}
		credit := -1
		if c := src.Article.Credit; c != "" {
			o := s.body(src, c, synoptic.OriginAgency)
			if acronymOf(o.name, c) {
				o.name = c // "Associated Press" of "(AP)"
			}
			if !src.Article.CreditSpan.IsZero() {
				o.spans = append(o.spans, spanIn{src, src.Article.CreditSpan})
			}
			credit = o.at
		}
		x.credit = append(x.credit, credit)
		s.followSignature(src)
	}
	for _, o := range x.all {
		o.settleKind()
	}
}

// outerOf is the attribution that i stands inside of, or -1. An outlet named
// after the words of a person ("… he recalled, the Gazette reports") hands the
// person on, whichever of the two the sentence has outermost.
func (src *source) outerOf(i int) int {
	n := len(src.Attributions)
	a := &src.Attributions[i]
	if media(a.Kind) && a.Start > a.Content.Start && a.Outer >= 0 && a.Outer < n && !media(src.Attributions[a.Outer].Kind) {
		return -1
	}
	for k := range src.Attributions {
		in := &src.Attributions[k]
		if in.Outer == i && media(in.Kind) && in.Start > in.Content.Start && !media(a.Kind) {
			return k
		}
	}
	if a.Outer >= n {
		return -1
	}
	return a.Outer
}

func media(k synoptic.OriginKind) bool {
	return k == synoptic.OriginOutlet || k == synoptic.OriginAgency
}

// hands notes that one origin hands another on, unless that would close a
// circle.
func (x *originIndex) hands(from, to int) {
	if from == to || slices.Contains(x.all[to].via, from) {
		return
	}
	seen := make([]bool, len(x.all))
	stack := []int{from}
	for len(stack) > 0 {
		o := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if o == to {
			return
		}
		if !seen[o] {
			seen[o] = true
			stack = append(stack, x.all[o].via...)
		}
	}
	x.all[to].via = append(x.all[to].via, from)
}

// settleKind gives an origin the kind that most of its attributions have; an
// office is more than a person, of equals.
func (o *origin) settleKind() {
	best := 0
	for _, k := range []synoptic.OriginKind{synoptic.OriginOfficial, synoptic.OriginAgency, synoptic.OriginOutlet, synoptic.OriginOrganization, synoptic.OriginPerson,
		synoptic.OriginWitness, synoptic.OriginDocument, synoptic.OriginAnonymous, synoptic.OriginSocial} {
		n := 0
		for _, x := range o.kinds {
			if x == k {
				n++
			}
		}
		if n > best && !strings.HasPrefix(o.key, "outlet:") {
			o.kind, best = k, n
		}
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
		if o := s.origins.of[src.at][i]; o >= 0 {
			out = append(out, synoptic.ReportedBy{Origin: s.origins.all[o].id(), Span: src.passage(src.Attributions[i].Span)})
		}
	}
	return out
}

// rest is where a report comes to rest: the innermost origin of its chain,
// else the agency that the article credits, else the outlet.
func (s *story) rest(src *source, attributions []int) int {
	for k := len(attributions) - 1; k >= 0; k-- {
		i := attributions[k]
		if k > 0 && src.outerOf(attributions[k-1]) == i {
			continue // an outlet that hands on the one before it
		}
		if o := s.origins.of[src.at][i]; o >= 0 {
			return o
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
