package sqlstore

import (
	"cmp"
	"context"
	"slices"

	"synoptic"
	"synoptic/internal/store"
)

// A finding's number is its class, by status or kind of dispute, and below that
// the how manieth it is. So those of one class lie together in the table of
// words, and the claims of a rare status that have a common word are found
// without looking at the others that have it.
const classBits = 40

// The classes are kept: what they are called may change, their numbers may not.
// Findings of earlier versions are of class 0, whatever they are, until their
// story is reconciled again.
var (
	claimClasses = map[synoptic.ClaimStatus]int64{
		synoptic.Agreed: 1, synoptic.Echoed: 2, synoptic.Disputed: 3, synoptic.Updated: 4, synoptic.SingleSource: 5,
	}
	disputeClasses = map[synoptic.DisputeKind]int64{
		synoptic.NumberDispute: 32, synoptic.DateDispute: 33, synoptic.NameDispute: 34, synoptic.TitleDispute: 35, synoptic.PlaceDispute: 36,
		synoptic.ParticipantDispute: 37, synoptic.ResponsibilityDispute: 38, synoptic.DenialDispute: 39, synoptic.CauseDispute: 40,
	}
)

// otherDispute is the class of disputes of a kind that has none of its own.
const (
	unclassed    = 0
	otherDispute = 63
)

// classOf is a finding's class.
func classOf(f *store.Finding) int64 {
	if f.Kind == store.ClaimHit {
		return claimClasses[f.Status]
	}
	if c, ok := disputeClasses[f.Dispute]; ok {
		return c
	}
	return otherDispute
}

// classesOf are the classes in which what a query asks for can be.
func classesOf(q store.Query) []int64 {
	classes := []int64{unclassed}
	switch {
	case q.Dispute != "":
		if c, ok := disputeClasses[q.Dispute]; ok {
			return append(classes, c)
		}
		return append(classes, otherDispute)
	case q.AnyDispute:
		for _, c := range disputeClasses {
			classes = append(classes, c)
		}
		slices.Sort(classes)
		return append(classes, otherDispute)
	}
	if c, ok := claimClasses[q.Status]; ok {
		classes = append(classes, c)
	}
	return classes
}

// numberOf is the number of a class's finding that is the count-th of all.
func numberOf(class, count int64) int64 { return class<<classBits | count }

// countOf is how manieth a finding is: of two, the later added has the greater.
func countOf(n int64) int64 { return n & (1<<classBits - 1) }

// lastFinding is how many findings there were, by the greatest of their numbers
// in each class.
func (t *tx) lastFinding(ctx context.Context) (int64, error) {
	last := int64(0)
	for class := int64(unclassed); class <= otherDispute; class++ {
		n, err := t.number(ctx, "SELECT max(n) FROM finding WHERE n >= ? AND n < ?", numberOf(class, 0), numberOf(class+1, 0))
		if err != nil {
			return 0, err
		}
		last = max(last, countOf(n))
	}
	return last, nil
}

// latest are the last added of some rows.
func latest(rows []found, most int) []found {
	if len(rows) <= most {
		return rows
	}
	slices.SortFunc(rows, func(a, b found) int { return cmp.Compare(countOf(b.n), countOf(a.n)) })
	return rows[:most]
}
