// Package cluster tells which articles report the same event, by the names
// and rare words that they share, weighed by how common each is in news at
// large, and by how far apart they were published.
//
// Two articles' likeness is the cosine of their weighted terms, less the
// further apart their days are. Groups are joined by average likeness; two
// groups that each hang together far better than they do with one another stay
// apart, which parts two events of one kind in one land.
package cluster
