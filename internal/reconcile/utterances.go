package reconcile

import (
	"cmp"
	"slices"

	"synoptic"
)

// said is one article's report of an utterance: a quotation, or the part of it
// that the utterance is about.
type said struct {
	src     *source
	q       *synoptic.Quote
	span    synoptic.Span
	kind    synoptic.QuoteKind
	speaker *entity
	words   []spokenWord
	run     string // the words' letters in one run
	quoted  int    // how many of the words stand in quotation marks
}

// Two sentences are reports of one thing said from likeSaid on; those of
// different speakers only where they are nearly word for word the same. A set
// of them holds together where its pairs over different articles do on
// average, and none of them is less alike than leastAlike.
const (
	likeSaid      = 0.55
	likeOtherwise = 0.8
	leastAlike    = 0.35
	leastShared   = 0.25 // of the shorter one's terms, before related words are looked at
	minSaidTerms  = 2
)

// joinUtterances joins the quotations of one thing said once.
func (s *story) joinUtterances() []synoptic.Utterance {
	pieces := s.allPieces()
	groups, pairs := groupPieces(pieces)
	glue(pieces, groups)
	members := make([][]int, len(pieces))
	for i, g := range groups {
		members[g] = append(members[g], i)
	}
	s.alikeSaid = map[[2]int]bool{}
	for _, p := range pairs {
		if p.p >= likeSaid {
			s.alikeSaid[[2]int{p.a, p.b}] = true
		}
	}
	out := []synoptic.Utterance{}
	s.uttered = make([][]utteredAt, len(s.sources))
	for _, m := range members {
		if len(m) == 0 {
			continue
		}
		var said []*piece
		for _, i := range m {
			p := pieces[i]
			said = append(said, p)
			s.uttered[p.src.at] = append(s.uttered[p.src.at], utteredAt{p.span, len(out), i})
		}
		out = append(out, s.utterance(said))
	}
	return out
}

// utteredAt is where an article carries an utterance.
type utteredAt struct {
	synoptic.Span
	utterance int
	piece     int
}

// oneUtterance reports whether two articles' passages carry one utterance, or
// two that are as alike as one, whatever set a third article drew either into:
// what one person said once is one origin, however many heard it.
func (s *story) oneUtterance(a *source, sa synoptic.Span, b *source, sb synoptic.Span) bool {
	carries := func(x utteredAt, sp synoptic.Span) bool { return 2*x.Overlap(sp) >= min(x.Len(), sp.Len()) }
	if len(s.uttered) == 0 {
		return false
	}
	for _, x := range s.uttered[a.at] {
		if !carries(x, sa) {
			continue
		}
		for _, y := range s.uttered[b.at] {
			if (x.utterance == y.utterance || s.alikeSaid[[2]int{min(x.piece, y.piece), max(x.piece, y.piece)}]) && carries(y, sb) {
				return true
			}
		}
	}
	return false
}

// likeness is how alike two pieces of different articles, or of one, are.
type likeness struct {
	a, b int
	p    float64
}

// groupPieces clusters pieces by average linkage under a least likeness
// (Sokal and Michener 1958), and gives each its group, the index of the group's
// first piece, and the pairs that are at all alike.
func groupPieces(pieces []*piece) ([]int, []likeness) {
	pairs := alikePieces(pieces)
	favourMutual(pieces, pairs)
	like := make(map[[2]int]float64, len(pairs))
	for _, p := range pairs {
		like[[2]int{p.a, p.b}] = p.p
	}
	groups := newParents(len(pieces))
	members := make([][]int, len(pieces))
	for i := range pieces {
		members[i] = []int{i}
	}
	slices.SortStableFunc(pairs, func(x, y likeness) int { return cmp.Compare(y.p, x.p) })
	for _, p := range pairs {
		if p.p < likeSaid {
			break
		}
		a, b := groups[p.a], groups[p.b]
		if a == b || !holds(pieces, like, members[a], members[b]) {
			continue
		}
		a, b = min(a, b), max(a, b)
		for _, m := range members[b] {
			groups[m] = a
		}
		members[a] = append(members[a], members[b]...)
		members[b] = nil
	}
	return groups, pairs
}

// mutualBonus is what two sentences of one speaker gain that stand in quotation
// marks in both articles and are each other's likest there: translations share
// few words, and their rivals fewer.
const mutualBonus = 0.08

func favourMutual(pieces []*piece, pairs []likeness) {
	type in struct{ piece, source int }
	best := map[in]float64{}
	count := map[in]int{}
	each := func(p likeness, f func(in)) {
		f(in{p.a, pieces[p.b].src.at})
		f(in{p.b, pieces[p.a].src.at})
	}
	for _, p := range pairs {
		each(p, func(k in) {
			if p.p > best[k] {
				best[k], count[k] = p.p, 0
			}
			if p.p == best[k] {
				count[k]++
			}
		})
	}
	for i, p := range pairs {
		a, b := pieces[p.a], pieces[p.b]
		if a.src == b.src || a.kind != synoptic.Direct || b.kind != synoptic.Direct || sameSpeaker(a, b) != 1 {
			continue
		}
		mutual := true
		each(p, func(k in) { mutual = mutual && p.p == best[k] && count[k] == 1 })
		if mutual {
			pairs[i].p = min(1, p.p+mutualBonus)
		}
	}
}

// holds reports whether two groups can be one thing said. Two pieces of one
// article are only where they say the same.
func holds(pieces []*piece, like map[[2]int]float64, x, y []int) bool {
	sum, n := 0.0, 0
	for _, i := range x {
		for _, j := range y {
			p := like[[2]int{min(i, j), max(i, j)}]
			if pieces[i].src == pieces[j].src {
				if p < likeSaid {
					return false
				}
				continue
			}
			if p < leastAlike {
				return false
			}
			sum += p
			n++
		}
	}
	return n == 0 || sum/float64(n) >= likeSaid
}

// alikePieces are the pairs of pieces that are at all alike, by index. Only
// pieces with a term in common are compared.
func alikePieces(pieces []*piece) []likeness {
	with := map[string][]int{}
	seen := make([]int, len(pieces))
	for i := range seen {
		seen[i] = -1
	}
	var out []likeness
	for j, b := range pieces {
		var found []int
		for _, t := range b.terms {
			for _, i := range with[t.key] {
				if seen[i] != j {
					seen[i] = j
					found = append(found, i)
				}
			}
			with[t.key] = append(with[t.key], j)
		}
		slices.Sort(found)
		for _, i := range found {
			if p := likePieces(pieces[i], b); p >= leastAlike {
				out = append(out, likeness{i, j, p})
			}
		}
	}
	return out
}

// likePieces says how alike two pieces are, 0 where they can't be reports of
// one thing said.
func likePieces(a, b *piece) float64 {
	if a.src == b.src && (a.span.Overlaps(b.span) || a.quote == b.quote) {
		return 0
	}
	short, long := a, b
	if len(short.words) > len(long.words) {
		short, long = long, short
	}
	if len(short.words) == 0 {
		return 0
	}
	same := sameSpeaker(a, b)
	_, shared, _ := dot(a.terms, b.terms)
	if shared < leastShared*min(a.total, b.total) {
		return 0
	}
	characters := float64(common(a.grams, b.grams)) / float64(max(1, min(len(a.grams), len(b.grams))))
	if len(short.words) >= 3 && contains(long.words, short.words) {
		if same >= 0 || len(short.words) >= 6 {
			return 1
		}
		return 0
	}
	if len(short.terms) < minSaidTerms {
		return 0
	}
	shared += 0.7 * relatedShare(short.terms, long.terms)
	contained := shared / max(1, min(a.total, b.total))
	// Few words say the same by chance, unless nearly all of them agree.
	if len(short.terms) < 4 && contained < 0.7 {
		return 0
	}
	jaccard := shared / max(1, a.total+b.total-shared)
	if a.src == b.src {
		// Within an article only a repetition joins.
		if jaccard >= 0.7 && characters >= 0.7 {
			return 0.9
		}
		return 0
	}
	score := 0.45*contained + 0.3*jaccard + 0.25*characters
	switch same {
	case 1:
		score += 0.12
	case -1:
		if score < likeOtherwise {
			return 0
		}
	case 0:
		if a.speaker != nil && b.speaker != nil {
			score -= 0.12
		}
	}
	if contained < 0.45 {
		return min(score, likeSaid-0.01)
	}
	return score
}

// relatedShare is the weight of short's terms that long has in other words.
func relatedShare(short, long []term) float64 {
	sum := 0.0
	for _, t := range short {
		if t.key[0] == '@' || t.key[0] == '#' || has(long, t.number) {
			continue
		}
		for _, u := range long {
			if u.key[0] != '@' && u.key[0] != '#' && !has(short, u.number) && related(t.key, u.key) {
				sum += min(t.weight, u.weight)
				break
			}
		}
	}
	return sum
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

// utterance makes one thing said of its pieces, which are in order of article
// and place.
func (s *story) utterance(pieces []*piece) synoptic.Utterance {
	u := synoptic.Utterance{Reports: []synoptic.UtteranceReport{}}
	var group []*said
	var parts []string
	for i, p := range pieces {
		if i > 0 && pieces[i-1].src == p.src && pieces[i-1].quote == p.quote && pieces[i-1].at+1 == p.at {
			last := group[len(group)-1]
			last.span.End = p.span.End
			last.words = append(last.words, spokenWords(p.src, p.span)...)
			if p.kind != synoptic.Indirect {
				last.kind = p.q.Kind
			}
			continue
		}
		group = append(group, &said{src: p.src, q: p.q, span: p.span, kind: p.kind, speaker: p.speaker, words: spokenWords(p.src, p.span)})
	}
	for _, x := range group {
		x.run = runOf(x.words)
		for _, w := range x.words {
			if x.kind == synoptic.Direct || slices.ContainsFunc(x.q.Quoted, func(q synoptic.Span) bool { return q.Contains(w.Span) }) {
				x.quoted++
			}
		}
		parts = append(parts, key(x.src.Article, x.span))
	}
	u.Speaker, u.SpeakerText = s.speakerOf(group)
	u.ID = id("u", parts...)
	wordings, of := wordings(group)
	u.Wordings = wordings
	for i, x := range group {
		r := synoptic.UtteranceReport{
			Span: x.src.passage(x.span), Cue: x.src.passageOrNil(x.q.Cue), SpeakerSpan: x.src.passageOrNil(x.speakerSpan()),
			Kind: x.kind, Wording: of[i], Via: []string{},
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
	self := s.origins.of[x.src.at][x.q.Attribution]
	for i := x.src.Attributions[x.q.Attribution].Outer; i >= 0 && len(out) < 8; i = x.src.Attributions[i].Outer {
		if o := s.origins.of[x.src.at][i]; o >= 0 && o != self && !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	slices.Reverse(out)
	return out
}
