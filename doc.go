// Package synoptic holds the domain of a program that lays several outlets'
// accounts of one event side by side: articles, what is read in them, and the
// account that reconciling them gives.
//
// The package imports the standard library alone. Text is immutable;
// everything that is said of it is a half-open byte span into it.
package synoptic
