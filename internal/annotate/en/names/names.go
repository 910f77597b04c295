// Package names holds the English word lists that the names pass reads with.
package names

import _ "embed"

// Titles is the table of words that stand with a person's name: word, class,
// gender, example, tab-separated; lines that start with # are remarks.
//
//go:embed titles.tsv
var Titles string
