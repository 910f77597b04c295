package synoptic

// Revision is what changed from one version of a page to the next.
type Revision struct {
	// Article is the version, and Replaces the one before it.
	Article  string `json:"article"`
	Replaces string `json:"replaces"`
	// When is when the version was published, updated or, failing that, fetched
	// (ISO 8601), nil if none of these is known.
	When    *string  `json:"when"`
	Changes []Change `json:"changes"`
}

// Change is one thing that changed. Was stands in the older version, Now in the
// newer one; one of them is nil where something was added or removed, both
// where only the title that metadata give changed.
type Change struct {
	// Kind is "added", "removed" or "changed"; What is "headline", "correction",
	// "quote", "number", "name" or "text".
	Kind string   `json:"kind"`
	What string   `json:"what"`
	Was  *Passage `json:"was"`
	Now  *Passage `json:"now"`
}
