// Package clauses holds the English data by which clauses are read: words
// that say what becomes of the act that hangs on them, words that tie a clause
// to its sentence, adverbs that take an assertion back, and places.
package clauses

import _ "embed"

// Complements is a table of words on which another act hangs: lemma, effect
// ("not" where the act did not happen, else the modality that it has), and an
// example in which the act is in brackets.
//
//go:embed complements.tsv
var Complements string

// Subordinators is a table of words that open a dependent clause: word, kind
// (fact, time, if, whether), and an example with the clause in brackets.
//
//go:embed subordinators.tsv
var Subordinators string

// Hedges is a table of adverbs that take an assertion back: adverb, modality,
// and an example with the predicate in brackets.
//
//go:embed hedges.tsv
var Hedges string

// Places is a table of common nouns of places and the preposition that goes
// with each.
//
//go:embed places.tsv
var Places string
