// Package measures reads expressions of time and quantity in news: what day
// "the 5th" is, how many "at least a dozen" are and of what. It works on the
// text, cut into words and figures of its own, and on the engine's trees.
package measures
