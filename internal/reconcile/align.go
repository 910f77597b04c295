package reconcile

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"synoptic"
)

// The features by which two clauses of two articles are judged, in order.
const (
	fCharacters = iota
	fVerb
	fSubject
	fSubjectDiffers
	fNumberShared
	fWhenShared
	fWhenDiffers
	fRank
	fMargin
	fLength
	fRarest
	fPlaceShared
	fPlaceDiffers
	fSpeaker
	fSpeakerDiffers
	fCopied
	fDistance
	fCoreShared
	fDoing
	fUttered
	fModality
	fAround
	fSentenceLocal
	fExclusive
	fInSentence
	fInSentenceLeast
	fSentenceMargin
	fArticles
	fAroundLocal
	numFeatures
)

// featureNames names the alignment model's features in order.
var featureNames = [numFeatures]string{
	"characters", "verb", "subject", "subject differs", "number shared", "time shared", "time differs", "rank", "margin", "length", "rarest word", "place shared", "place differs", "speaker shared", "speaker differs", "copied", "distance", "core shared", "doing", "uttered", "modality", "around", "sentence local", "exclusive", "in sentence", "in sentence least", "sentence margin", "articles", "around local",
}

//go:embed en/align.json
var alignModel []byte

// alignment is a trained logistic model: the log-odds that two clauses carry
// one claim. Made by tools/trainalign.
type alignment struct {
	Bias    float64            `json:"bias"`
	Weights map[string]float64 `json:"weights"`
	// Link is the probability from which on two clauses are joined.
	Link float64 `json:"link"`
	w    [numFeatures]float64
}

var model = sync.OnceValue(func() *alignment {
	m, err := parseModel(alignModel)
	if err != nil {
		panic("reconcile: the embedded alignment model is broken: " + err.Error())
	}
	return m
})

func parseModel(b []byte) (*alignment, error) {
	m := &alignment{}
	if err := json.Unmarshal(b, m); err != nil {
		return nil, fmt.Errorf("alignment model: %w", err)
	}
	for i, n := range featureNames {
		m.w[i] = m.Weights[n]
	}
	return m, nil
}

func (m *alignment) probability(f *[numFeatures]float64) float64 {
	z := m.Bias
	for i, w := range m.w {
		z += w * f[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// because are the features that spoke loudest for or against a link.
func (m *alignment) because(f *[numFeatures]float64) []synoptic.AlignedBy {
	var out []synoptic.AlignedBy
	for i, w := range m.w {
		if v := math.Round(100*w*f[i]) / 100; v != 0 {
			out = append(out, synoptic.AlignedBy{Feature: featureNames[i], Weight: v})
		}
	}
	slices.SortStableFunc(out, func(a, b synoptic.AlignedBy) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	return out[:min(4, len(out))]
}

// link is a pair of units of two articles with what speaks for it.
type link struct {
	a, b     int // units, a < b
	features [numFeatures]float64
	p        float64
}

// Of each unit, so many partners in each other article are looked at closely,
// if their likeness reaches minLikeness.
const (
	maxPartners = 4
	minLikeness = 0.10
)

type partner struct {
	unit     int
	likeness float64
}

// frameLink is the least probability of two clauses with the same predicate
// over the same two named participants: "X met Y", "Y met with X in Z".
const frameLink = 0.7

// sameFrame reports whether two clauses have the same predicate, and the same
// two named participants of which one at least is no place; neither denies
// what the other says.
func (s *story) sameFrame(a, b *unit) bool {
	if a.verb != b.verb || a.verb == "be" || a.verb == "say" || a.clause.Negated != b.clause.Negated || a.clause.Modality != b.clause.Modality {
		return false
	}
	named, people := 0, 0
	for _, x := range a.args {
		if x[0] != '@' || !slices.Contains(b.args, x) {
			continue
		}
		named++
		if e := s.byID[x[1:]]; e != nil && e.kind != synoptic.Place {
			people++
		}
	}
	return named >= 2 && people >= 1
}

// candidates gives for each unit its best partners in each other article,
// best first.
func (s *story) candidates() [][]partner {
	postings := map[int32][]int{}
	for _, u := range s.units {
		for _, t := range u.terms {
			postings[t.number] = append(postings[t.number], u.at)
		}
	}
	weight := func(u *unit, number int32) float64 {
		k, _ := seek(u.terms, number)
		return u.terms[k].weight
	}
	out := make([][]partner, len(s.units))
	score := make([]float64, len(s.units))
	var touched []int
	for _, u := range s.units {
		for _, t := range u.terms {
			for _, v := range postings[t.number] {
				if s.units[v].src == u.src {
					continue
				}
				if score[v] == 0 {
					touched = append(touched, v)
				}
				score[v] += t.weight * weight(s.units[v], t.number)
			}
		}
		slices.Sort(touched)
		var best []partner
		for _, v := range touched {
			if c := score[v] / (u.norm * s.units[v].norm); c >= minLikeness {
				best = append(best, partner{v, c})
			}
			score[v] = 0
		}
		touched = touched[:0]
		slices.SortStableFunc(best, func(a, b partner) int {
			return cmp.Or(cmp.Compare(s.units[a.unit].src.at, s.units[b.unit].src.at), cmp.Compare(b.likeness, a.likeness))
		})
		n, last := 0, -1
		for _, p := range best {
			if at := s.units[p.unit].src.at; at != last {
				n, last = 0, at
			}
			if n++; n <= maxPartners {
				out[u.at] = append(out[u.at], p)
			}
		}
	}
	return out
}

// judge gives every candidate pair with its features and probability, in a
// fixed order. The link is only good until the next one.
func (s *story) judge(yield func(*link)) {
	partners := s.candidates()
	s.likeSentences(partners)
	// place is the rank of b among a's partners in b's article (1 is best, 0
	// none), and the lead over the next.
	place := func(a, b int) (rank int, margin float64) {
		at := s.units[b].src.at
		n := 0
		var here, first, second float64
		for _, p := range partners[a] {
			if s.units[p.unit].src.at != at {
				continue
			}
			n++
			switch n {
			case 1:
				first = p.likeness
			case 2:
				second = p.likeness
			}
			if p.unit == b {
				rank, here = n, p.likeness
			}
		}
		if rank == 1 {
			return 1, here - second
		}
		return rank, here - first
	}
	seen := map[uint64]struct{}{}
	var l link
	m := s.model
	for a, ps := range partners {
		for _, p := range ps {
			x, y := min(a, p.unit), max(a, p.unit)
			pair := uint64(x)<<32 | uint64(y)
			if _, ok := seen[pair]; ok {
				continue
			}
			seen[pair] = struct{}{}
			l = link{a: x, b: y}
			s.features(&l)
			ra, ma := place(x, y)
			rb, mb := place(y, x)
			if ra > 0 {
				l.features[fRank] += 0.5 / float64(ra)
			}
			if rb > 0 {
				l.features[fRank] += 0.5 / float64(rb)
			}
			l.features[fMargin] = min(ma, mb)
			// Rounded, so that the order in which the sums were made leaves no trace.
			l.p = math.Round(1e9*m.probability(&l.features)) / 1e9
			if s.sameFrame(s.units[x], s.units[y]) {
				l.p = max(l.p, frameLink)
			}
			yield(&l)
		}
	}
}

func (s *story) features(l *link) {
	a, b := s.units[l.a], s.units[l.b]
	f := &l.features
	_, _, top := dot(a.terms, b.terms)
	f[fCharacters] = float64(common(a.grams, b.grams)) / float64(max(1, min(len(a.grams), len(b.grams))))
	f[fRarest] = top / rareWeight
	flag := func(i int, on bool) {
		if on {
			f[i] = 1
		}
	}
	flag(fVerb, a.verb == b.verb)
	if a.subject != "" && b.subject != "" {
		flag(fSubject, a.subject == b.subject)
		flag(fSubjectDiffers, a.subject != b.subject && a.subject[0] == '@' && b.subject[0] == '@')
	}
	switch n := sharedNumber(a, b); {
	case n == 0:
	case n <= 2: // one and two are everywhere
		f[fNumberShared] = 0.3
	default:
		f[fNumberShared] = 1
	}
	if a.when != "" && b.when != "" {
		if sameTime(a.when, b.when) {
			f[fWhenShared] = rareTime(a, b)
		} else {
			f[fWhenDiffers] = 1
		}
	}
	f[fLength] = math.Abs(math.Log(a.total / b.total))
	if a.place != "" && b.place != "" {
		flag(fPlaceShared, a.place == b.place)
		flag(fPlaceDiffers, a.place != b.place)
	}
	if a.speaker != "" && b.speaker != "" {
		flag(fSpeaker, a.speaker == b.speaker)
		flag(fSpeakerDiffers, a.speaker != b.speaker)
	}
	f[fCoreShared] = s.coreShared(a, b)
	f[fDoing] = max(s.doing(a, b), s.doing(b, a))
	flag(fModality, ahead(a) != ahead(b))
	flag(fUttered, s.oneUtterance(a.src, a.span, b.src, b.span))
	f[fAround] = around(a, b)
	s.contextFeatures(f, a, b)
	f[fExclusive] = s.exclusive(a, b)
	f[fDistance] = math.Abs(a.order - b.order)
	flag(fCopied, s.copied(a.src.at, a.span, b.src.at, b.span))
}

// sameTime reports whether one time is the other or contains it.
func sameTime(a, b string) bool {
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// ahead reports whether a clause tells what is to come or may be.
func ahead(u *unit) bool {
	return u.clause.Modality != "" || u.clause.Stance == synoptic.Expects || u.clause.Stance == synoptic.Questions
}
