package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// said is one quotation of one article.
type said struct {
	src     *source
	at      int // index of the quote
	q       *synoptic.Quote
	speaker *entity
	name    string // folded words for the speaker, where no entity is known
	terms   []term
	total   float64
	words   []string
	grams   []uint32
}

// Two quotations are reports of one utterance from likeSaid on; those of
// different speakers only where they are nearly word for word the same.
const (
	likeSaid      = 0.5
	likeOtherwise = 0.8
	minSaidTerms  = 2
)

// joinUtterances joins the quotations of one thing said once.
func (s *story) joinUtterances() []synoptic.Utterance {
	all := s.allSaid()
	parent := newParents(len(all))
	type pair struct {
		a, b int
		p    float64
	}
	var pairs []pair
	for i, a := range all {
		for j := i + 1; j < len(all); j++ {
			if p := likeQuotes(a, all[j]); p > 0 {
				pairs = append(pairs, pair{i, j, p})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.p, a.p) })
	members := make([][]int, len(all))
	for i := range all {
		members[i] = []int{i}
	}
	for _, p := range pairs {
		a, b := find(parent, p.a), find(parent, p.b)
		if a == b {
			continue
		}
		// The sets as wholes must not be of two known speakers.
		if len(speakers(all, members[a], members[b])) > 1 && p.p < 0.9 {
			continue
		}
		root, gone := min(a, b), max(a, b)
		parent[gone] = root
		members[root] = append(members[root], members[gone]...)
		members[gone] = nil
	}
	out := []synoptic.Utterance{}
	for root := range all {
		if find(parent, root) != root {
			continue
		}
		slices.Sort(members[root])
		group := make([]*said, len(members[root]))
		for i, m := range members[root] {
			group[i] = all[m]
		}
		out = append(out, s.utterance(group))
	}
	return out
}

func speakers(all []*said, sets ...[]int) []*entity {
	var out []*entity
	for _, set := range sets {
		for _, m := range set {
			if e := all[m].speaker; e != nil && !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	return out
}

func (s *story) allSaid() []*said {
	var out []*said
	for _, src := range s.sources {
		keys := s.keys(src)
		for i := range src.Quotes {
			q := &src.Quotes[i]
			first, last := src.tokens(q.Span)
			if first >= last {
				continue
			}
			x := &said{src: src, at: i, q: q, speaker: s.entityOf(src, q.Speaker)}
			if x.speaker == nil && !q.SpeakerAt.IsZero() {
				x.name = sourceKey(src.text(q.SpeakerAt))
			}
			x.terms, _, x.total = bag(keys, first, last)
			text := fold(src.text(q.Span))
			x.words, x.grams = strings.Fields(text), grams(text)
			out = append(out, x)
		}
	}
	return out
}

// likeQuotes says how sure it is that two quotations report one utterance, 0
// where they do not.
func likeQuotes(a, b *said) float64 {
	if a.src == b.src && a.q.Span.Overlaps(b.q.Span) {
		return 0
	}
	short, long := a, b
	if len(short.words) > len(long.words) {
		short, long = long, short
	}
	if len(short.words) == 0 {
		return 0
	}
	_, shared, _ := dot(a.terms, b.terms)
	contained := shared / max(1, min(a.total, b.total))
	jaccard := shared / max(1, a.total+b.total-shared)
	characters := float64(common(a.grams, b.grams)) / float64(max(1, min(len(a.grams), len(b.grams))))
	verbatim := contains(long.words, short.words)
	switch {
	case verbatim && len(short.words) >= 3 && len(short.terms) >= 1:
		if same := sameSpeaker(a, b); same >= 0 || len(short.words) >= 6 {
			return 1
		}
		return 0
	case len(short.terms) < minSaidTerms:
		return 0
	}
	if a.src == b.src {
		// Within an article only a repetition joins.
		if jaccard >= 0.85 && characters >= 0.85 {
			return 0.9
		}
		return 0
	}
	score := 0.45*contained + 0.3*jaccard + 0.25*characters
	switch sameSpeaker(a, b) {
	case 1:
		score += 0.12
	case -1:
		if score < likeOtherwise {
			return 0
		}
	}
	if score < likeSaid || contained < 0.45 {
		return 0
	}
	return score
}

// sameSpeaker is 1 where both quotations have one speaker, -1 where they have
// two, and 0 where that can't be told.
func sameSpeaker(a, b *said) int {
	switch {
	case a.speaker != nil && b.speaker != nil:
		if a.speaker == b.speaker {
			return 1
		}
		return -1
	case a.name != "" && a.name == b.name:
		return 1
	}
	return 0
}

// contains reports whether the words of short stand in long in one run.
func contains(long, short []string) bool {
	for i := 0; i+len(short) <= len(long); i++ {
		if slices.Equal(long[i:i+len(short)], short) {
			return true
		}
	}
	return false
}

func (s *story) utterance(group []*said) synoptic.Utterance {
	u := synoptic.Utterance{Reports: []synoptic.UtteranceReport{}}
	parts := make([]string, len(group))
	votes := map[string]int{}
	for i, x := range group {
		parts[i] = key(x.src.Article, x.q.Span)
		if x.speaker != nil {
			votes[x.speaker.id]++
		}
	}
	for _, x := range group {
		if x.speaker != nil && (u.Speaker == nil || votes[x.speaker.id] > votes[*u.Speaker]) {
			u.Speaker, u.SpeakerText = &x.speaker.id, x.speaker.name
		}
	}
	if u.Speaker == nil {
		for _, x := range group {
			if t := bare(oneLine(x.src.text(x.q.SpeakerAt))); len(t) > len(u.SpeakerText) {
				u.SpeakerText = t
			}
		}
	}
	u.ID = id("u", parts...)
	wordings, of := wordings(group)
	u.Wordings = wordings
	for i, x := range group {
		r := synoptic.UtteranceReport{
			Span: x.src.passage(x.q.Span), Cue: x.src.passageOrNil(x.q.Cue), SpeakerSpan: x.src.passageOrNil(x.q.SpeakerAt),
			Kind: x.q.Kind, Wording: of[i], Via: []string{},
		}
		for _, o := range s.via(x) {
			r.Via = append(r.Via, s.origins.all[o].id())
		}
		u.Reports = append(u.Reports, r)
	}
	return u
}

// via are the origins through which an article has a quotation, outermost
// first, the speaker left out.
func (s *story) via(x *said) []int {
	var out []int
	if x.q.Attribution < 0 {
		return nil
	}
	for i := x.src.Attributions[x.q.Attribution].Outer; i >= 0 && len(out) < 8; i = x.src.Attributions[i].Outer {
		out = append(out, s.origins.of[x.src.at][i])
	}
	slices.Reverse(out)
	return out
}

// wordings sorts the reports of an utterance by their words. The first is the
// fullest direct report; the others say how they differ from it.
func wordings(group []*said) (out []synoptic.Wording, of []int) {
	order := make([]int, len(group))
	for i := range order {
		order[i] = i
	}
	direct := func(x *said) int {
		if x.q.Kind == synoptic.Indirect {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := group[i], group[j]
		return cmp.Or(cmp.Compare(direct(b), direct(a)), cmp.Compare(len(b.words), len(a.words)))
	})
	of = make([]int, len(group))
	var lead []*said
	for _, i := range order {
		x := group[i]
		k := slices.IndexFunc(lead, func(y *said) bool { return slices.Equal(x.words, y.words) })
		if k < 0 {
			k = len(lead)
			lead = append(lead, x)
			w := synoptic.Wording{Text: oneLine(x.src.text(x.q.Span)), Relation: synoptic.Verbatim}
			if k > 0 {
				w.Relation = relationOf(lead[0], x)
				if w.Relation != synoptic.Trimmed {
					w.Differs, w.Changes = difference(lead[0], x)
				}
			}
			out = append(out, w)
		}
		of[i] = k
		if a := x.src.Article.ID; !slices.Contains(out[k].Articles, a) {
			out[k].Articles = append(out[k].Articles, a)
		}
	}
	return out, of
}

// relationOf says how x's wording relates to the first one.
func relationOf(first, x *said) synoptic.WordingRelation {
	switch {
	case contains(first.words, x.words):
		return synoptic.Trimmed
	case x.q.Kind == synoptic.Direct && first.q.Kind == synoptic.Direct:
		return synoptic.Translated
	}
	return synoptic.Paraphrased
}
