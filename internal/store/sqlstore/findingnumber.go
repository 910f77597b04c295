package sqlstore

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"synoptic"
	"synoptic/internal/store"
)

// A finding's number is its class, and below that the how manieth it is. The
// claims of a status are a class, and all disputes are one. So those of one
// class lie together in the table of words, and the claims of a rare status that
// have a common word are found without looking at the others that have it.
const classBits = 40

// The classes are kept: what they are called may change, their numbers may not.
// Findings of earlier versions are of class 0, whatever they are, until their
// story is reconciled again.
const (
	unclassed    = 0
	disputeClass = 32
)

var claimClasses = map[synoptic.ClaimStatus]int64{
	synoptic.Agreed: 1, synoptic.Echoed: 2, synoptic.Disputed: 3, synoptic.Updated: 4, synoptic.SingleSource: 5,
}

// classOf is the class of claims of a status, or of disputes.
func classOf(kind store.HitKind, status synoptic.ClaimStatus) int64 {
	if kind == store.DisputeHit {
		return disputeClass
	}
	return claimClasses[status] // unclassed if it has none
}

// classesOf are the classes in which what a query asks for can be.
func classesOf(q store.Query) []int64 {
	if c := classOf(kindOf(q), q.Status); c != unclassed {
		return []int64{unclassed, c}
	}
	return []int64{unclassed}
}

// kindOf is what a query for findings asks for.
func kindOf(q store.Query) store.HitKind {
	if q.Dispute != "" || q.AnyDispute {
		return store.DisputeHit
	}
	return store.ClaimHit
}

// numberOf is the number of a class's finding that is the count-th of all.
func numberOf(class, count int64) int64 { return class<<classBits | count }

// countOf is how manieth a finding is: of two, the later added has the greater.
func countOf(n int64) int64 { return n & (1<<classBits - 1) }

// lastFinding is how many findings there were, by the greatest of their numbers
// in each class.
func (t *tx) lastFinding(ctx context.Context) (int64, error) {
	last := int64(0)
	classes := slices.AppendSeq([]int64{unclassed, disputeClass}, maps.Values(claimClasses))
	for _, class := range classes {
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
