// Package cluster tells which articles report the same event, by the names
// and rare words that they share, weighed by how common each is in news at
// large, and by how far apart they were published.
//
// Two articles' likeness is the cosine of their weighted terms, less the
// further apart their days are. Groups are joined by average likeness; two
// groups that each hang together far better than they do with one another stay
// apart, which parts two events of one kind in one land.
//
// Readings does so for a set of articles that are all there. An Index does so
// for articles that come in one by one: Add decides at once, by the few
// articles that share the weightiest terms; Review looks at what came in
// since as Readings would, and proposes merges and splits. Features is what
// either needs of an article, made once and stored. What the user says, a
// Rule, goes before all of it. docs/clustering.md has the method and how well
// it does.
package cluster
