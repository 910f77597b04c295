package store

import (
	"context"

	"synoptic"
)

// Query is what is looked for. Text and filters are both optional; all that are
// given must hold.
type Query struct {
	// Text is words, all of which must stand in the article; "words in marks" are
	// a phrase, a leading - excludes. A name finds its other spellings, too.
	Text string
	// Exact switches the other spellings off.
	Exact  bool
	Outlet string
	// Since and Until bound the date of publication (ISO 8601, by day;
	// inclusive).
	Since, Until string
	// Status and Dispute select claims and disputes instead of articles.
	Status  synoptic.ClaimStatus
	Dispute synoptic.DisputeKind
	// AnyDispute selects disputes of any kind.
	AnyDispute bool
}

// HitKind is what was found.
type HitKind string

// The kinds of hits.
const (
	ArticleHit HitKind = "article"
	ClaimHit   HitKind = "claim"
	DisputeHit HitKind = "dispute"
)

// Hit is one thing that was found. Snippet is a slice of an article's text (for
// claims and disputes, of the passage), and Marks are the byte ranges in it
// that match.
type Hit struct {
	Kind    HitKind
	Article string
	Title   string
	Outlet  string
	// Published is the article's date (ISO 8601), or the story's last.
	Published string
	Story     string
	// ID is the claim's or dispute's within the story's account.
	ID      string
	Status  synoptic.ClaimStatus
	Dispute synoptic.DisputeKind
	Snippet string
	Marks   []synoptic.Span
	// At is where Snippet begins in the article's text, in bytes; -1 if it stands
	// elsewhere (in the title).
	At    int
	Score float64
}

// Found is what a query gave.
type Found struct {
	Hits []Hit
	// Also are the spellings that the query's names were widened by.
	Also []string
	// Next is the cursor of the next page, "" after the last.
	Next string
	// Total counts all hits, at most TotalMax.
	Total int
}

// TotalMax is up to how many hits are counted.
const TotalMax = 10_000

// Searcher searches a collection.
type Searcher interface {
	// Search gives the best hits first. The error of a query that cannot be read
	// says what is wrong with it.
	Search(ctx context.Context, q Query, p Page) (*Found, error)
}
