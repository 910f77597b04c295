// Package score counts what an account or a reading has right against an
// answer key. Every figure is counted and none is assumed: what the program
// does not give scores 0.
//
// The rules of matching are those that accuracy is measured by outside the
// project, position for position: texts are compared by character and not by
// byte, and a predicted item matches an item of the key when they share half
// of the shorter one.
package score
