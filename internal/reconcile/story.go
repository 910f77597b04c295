// Package reconcile makes of what was read in several articles about one
// event one account: what they agree on, dispute, updated and left out, who
// said what, and who has it from whom. Nothing in it is worded by the
// program: statements are slices of the articles.
package reconcile

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"synoptic"
)

// source is one article of the story and what was read in it.
type source struct {
	*synoptic.Reading
	at int // index in story.sources
	// entity maps the article's local entities to story.entities, -1 if none.
	entity []int
	// mentionAt are indexes of Mentions in order of their start.
	mentionAt []int
	keys      []term   // of each token, see story.keys
	named     []string // of each token, the key of the entity whose mention it is part of
	sentences [][]term // the bag of each sentence
	// frequency counts in how many of the article's clauses a term stands.
	frequency map[int32]int
	clauses   int
	times     map[string]int // how many clauses are dated to what
	// echoes are, of each sentence, where another article has it, too; echoedBy
	// where others have what this one has.
	echoes   []echo
	echoedBy []echoedBy
}

// story is the work in hand: the sources in canonical order and what has been
// made of them so far. Each step reads what earlier ones made.
type story struct {
	model *alignment
	// corrections are what users said of the story.
	corrections []synoptic.Correction

	sources  []*source
	entities []*entity
	followed []followed
	origins  *originIndex
	copies   []reprint
	// uttered[source] are the places of what is quoted there, with the index of
	// the utterance.
	uttered [][]utteredAt
	// alikeSaid are the pairs of quoted pieces that are as alike as one thing said.
	alikeSaid map[[2]int]bool
	units     []*unit
	groups    []*claimGroup
	byID      map[string]*entity
	numbers   map[string]int32 // of the keys of terms
	near      [][]nearTerm     // of each term, those that say nearly the same
	partners  [][]partnerOf    // of each unit, whom it is likely to say the same as
	like      sentenceIndex
	// figureCounts are the counts behind each figure, in the order of its values.
	figureCounts map[string][]*count
}

// Story reconciles the readings of one story's articles into its account. The
// order of the readings does not matter. It fails rather than let out a
// passage that is not its article's own text.
func Story(ctx context.Context, readings []*synoptic.Reading) (synoptic.Story, error) {
	return newStory(readings).account(ctx)
}

// StoryBy is Story with an alignment model of its own, as tools/trainalign
// writes it: a story is only measured fairly by a model that has not seen it.
// It fails if the model can't be read.
func StoryBy(ctx context.Context, readings []*synoptic.Reading, weights []byte) (synoptic.Story, error) {
	m, err := parseModel(weights)
	if err != nil {
		return synoptic.Story{}, err
	}
	s := newStory(readings)
	s.model = m
	return s.account(ctx)
}

// StoryCorrected is Story with what users corrected in it: corrections that
// are in force, in the order in which they were made. What one of them is about
// and is not found in the story is passed over.
func StoryCorrected(ctx context.Context, readings []*synoptic.Reading, corrections []synoptic.Correction) (synoptic.Story, error) {
	s := newStory(readings)
	s.corrections = corrections
	return s.account(ctx)
}

func (s *story) account(ctx context.Context) (synoptic.Story, error) {
	s.findReprints()
	s.findEchoes()
	s.followCorrections()
	s.joinEntities()
	s.followOrigins()
	if err := ctx.Err(); err != nil {
		return synoptic.Story{}, err
	}
	out := synoptic.Story{}
	for _, src := range s.sources {
		out.Articles = append(out.Articles, src.Article.ID)
	}
	out.FirstPublished, out.LastPublished = s.published()
	utterances := s.joinUtterances()
	s.alignClaims()
	figures := s.joinFigures()
	s.gatherByFigures(figures)
	s.correctClaims()
	if err := ctx.Err(); err != nil {
		return synoptic.Story{}, err
	}
	s.mirrorNames()
	out.Entities = s.entityAccounts()
	out.Utterances = utterances
	out.Figures = figures
	out.Claims = s.claimAccounts(figures)
	out.Disputes = s.correctDisputes(s.disputes(out.Claims, figures), figures)
	s.settle(out.Claims, figures, out.Disputes)
	settleUpdates(out.Claims, s.updates())
	out.Claims = s.partSigns(out.Claims, figures)
	s.mirrorClaims(out.Claims)
	s.mirrorUtterances(out.Utterances)
	s.mirrorFigures(out.Figures)
	s.mirrorDisputes(out.Disputes)
	s.rank(out.Claims)
	out.Timeline = s.timeline(out.Claims)
	for i := range out.Timeline {
		out.Timeline[i].Spans = s.mirrorPassages(out.Timeline[i].Spans)
	}
	out.Origins = s.originAccounts()
	out.Reprints = s.reprintAccounts()
	apart := s.apart(out.Claims)
	out.Coverage = s.coverage(out.Claims, apart)
	out.Naming = s.naming(out.Entities)
	out.Unmeasured = s.unmeasured(apart)
	out.Title = s.title(out.Claims)
	out.ID = id("s", out.Articles...)
	return out, nil
}

func newStory(readings []*synoptic.Reading) *story {
	s := &story{model: model()}
	for _, r := range canonical(readings) {
		src := &source{Reading: r, at: len(s.sources)}
		src.mentionAt = make([]int, len(r.Mentions))
		for i := range src.mentionAt {
			src.mentionAt[i] = i
		}
		slices.SortStableFunc(src.mentionAt, func(a, b int) int { return cmp.Compare(r.Mentions[a].Start, r.Mentions[b].Start) })
		s.sources = append(s.sources, src)
	}
	return s
}

// canonical orders readings by publication, undated ones last, and then by
// their texts, so that the order in which they were given leaves no trace and a
// copy stands where its original does, whoever published it.
func canonical(readings []*synoptic.Reading) []*synoptic.Reading {
	out := slices.Clone(readings)
	text := make(map[*synoptic.Reading]string, len(out))
	for _, r := range out {
		text[r] = synoptic.Digest([]byte(r.Article.Text))
	}
	slices.SortStableFunc(out, func(a, b *synoptic.Reading) int {
		pa, pb := a.Article.Published, b.Article.Published
		if (pa == "") != (pb == "") {
			if pa == "" {
				return 1
			}
			return -1
		}
		return cmp.Or(synoptic.CompareTimes(pa, pb), cmp.Compare(text[a], text[b]), cmp.Compare(a.Article.ID, b.Article.ID), cmp.Compare(a.Article.Path, b.Article.Path))
	})
	return out
}

func (s *story) published() (first, last *string) {
	for _, src := range s.sources {
		if p := src.Article.Published; p != "" {
			if first == nil {
				first = &p
			}
			last = &p
		}
	}
	return first, last
}

// id is a stable identifier: a letter for its kind and a digest of what it
// rests on.
func id(kind string, parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return kind + hex.EncodeToString(h[:5])
}

// key is a span's stable name in an ID.
func key(a *synoptic.Article, s synoptic.Span) string {
	return fmt.Sprintf("%s:%d-%d", a.ID, s.Start, s.End)
}

// passage is the passage of a span that a pass gave. The passes' spans are
// checked before the story is begun, so a failure here is a defect: the empty
// passage is caught by the check that every account goes through.
func (src *source) passage(sp synoptic.Span) synoptic.Passage {
	p, err := src.Article.Passage(sp)
	if err != nil {
		return synoptic.Passage{Article: src.Article.ID, Start: -1, End: -1}
	}
	return p
}

func (src *source) passageOrNil(sp synoptic.Span) *synoptic.Passage {
	if sp.IsZero() {
		return nil
	}
	p := src.passage(sp)
	return &p
}

// text is a span's text.
func (src *source) text(sp synoptic.Span) string { return sp.In(src.Article.Text) }

// tokenAt is the index of the first token that ends after byte offset at.
func (src *source) tokenAt(at int) int {
	k, _ := slices.BinarySearchFunc(src.Tokens, at, func(t synoptic.Token, at int) int {
		if t.End <= at {
			return -1
		}
		return 1
	})
	return k
}

// tokens are the tokens that lie in a span, as a range.
func (src *source) tokens(sp synoptic.Span) (first, last int) {
	first = src.tokenAt(sp.Start)
	for last = first; last < len(src.Tokens) && src.Tokens[last].Start < sp.End; last++ {
	}
	return first, last
}

// sentenceAt is the index of the sentence that byte offset at lies in.
func (src *source) sentenceAt(at int) int {
	k, _ := slices.BinarySearchFunc(src.Sentences, at, func(t synoptic.Sentence, at int) int {
		if t.End <= at {
			return -1
		}
		return 1
	})
	return min(k, len(src.Sentences)-1)
}

// mentionsIn are the mentions that lie in a span, in order.
func (src *source) mentionsIn(sp synoptic.Span) []*synoptic.Mention {
	k, _ := slices.BinarySearchFunc(src.mentionAt, sp.Start, func(i, at int) int {
		if src.Mentions[i].Start < at {
			return -1
		}
		return 1
	})
	var out []*synoptic.Mention
	for ; k < len(src.mentionAt); k++ {
		m := &src.Mentions[src.mentionAt[k]]
		if m.Start >= sp.End {
			break
		}
		if m.End <= sp.End {
			out = append(out, m)
		}
	}
	return out
}

// entityOf is the story's entity that a local entity belongs to, or nil.
func (s *story) entityOf(src *source, local int) *entity {
	if local < 0 || local >= len(src.entity) || src.entity[local] < 0 {
		return nil
	}
	return s.entities[src.entity[local]]
}

// find is union-find's root with path halving.
func find(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}

// union joins two sets under the smaller root, so that the outcome does not
// depend on the order of joining.
func union(parent []int, a, b int) {
	a, b = find(parent, a), find(parent, b)
	if a == b {
		return
	}
	parent[max(a, b)] = min(a, b)
}

func newParents(n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	return p
}
