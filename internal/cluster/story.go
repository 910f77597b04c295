package cluster

import (
	"slices"
)

const (
	// coreSize and latestSize are how many of a story's first and of its latest
	// articles a new one is compared with. The first ones are its core: what
	// has moved on from them, or from them by months, does not join.
	coreSize   = 5
	latestSize = 8
)

// story is the articles known that report one event.
type story struct {
	id      string
	members []*item // in order of arrival
	// sample is the articles that stand for the story, and inner the summed
	// likeness of all pairs of them; both are brought up to date when they are
	// asked for.
	sample []*item
	inner  int64
	stale  bool
}

func (s *story) add(it *item) {
	at := len(s.members)
	for at > 0 && s.members[at-1].number > it.number {
		at--
	}
	s.members = slices.Insert(s.members, at, it)
	s.stale = true
}

func (s *story) remove(it *item) {
	at, _ := slices.BinarySearchFunc(s.members, it.number, func(m *item, n uint32) int { return int(int64(m.number) - int64(n)) })
	s.members = slices.Delete(s.members, at, at+1)
	s.stale = true
}

// fresh brings the sample up to date, and gives it. Likenesses are whole
// numbers, so that inner is the same however the sample came to be.
func (s *story) fresh() []*item {
	if !s.stale {
		return s.sample
	}
	s.stale = false
	want := slices.Clone(s.members)
	if len(want) > coreSize+latestSize {
		want = slices.Delete(want, coreSize, len(want)-latestSize)
	}
	for i := 0; i < len(s.sample); {
		m := s.sample[i]
		if slices.Contains(want, m) {
			i++
			continue
		}
		s.sample = slices.Delete(s.sample, i, i+1)
		s.inner -= sumAlike(m, s.sample)
	}
	for _, m := range want {
		if !slices.Contains(s.sample, m) {
			s.inner += sumAlike(m, s.sample)
			s.sample = append(s.sample, m)
		}
	}
	s.sample = want
	return want
}

// within is how alike a story's articles are on average; 0 of a single one.
func (s *story) within() int64 {
	n := int64(len(s.fresh()))
	if n < 2 {
		return 0
	}
	return s.inner / (n * (n - 1) / 2)
}

// alike is the likeness of two articles.
func alike(a, b *item) int64 {
	sum, _ := dot(a.vec, b.vec)
	return streamDecay.likeness(sum, a.apartBy(b.published))
}

func sumAlike(a *item, others []*item) (sum int64) {
	for _, o := range others {
		sum += alike(a, o)
	}
	return sum
}
