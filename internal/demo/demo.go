// Package demo carries one of the made-up stories inside the binary, so that
// a first look at Synoptic needs nothing but the program.
package demo

import (
	"embed"
	"io/fs"
)

// The answer key stays out of the binary: it is for the tests alone.
//
//go:embed story/*.txt story/meta.json
var files embed.FS

// Story gives the demo's articles and their meta.json at the root of a
// read-only file system. Everything in it is invented.
func Story() fs.FS {
	sub, err := fs.Sub(files, "story")
	if err != nil {
		panic(err) // "story" is a constant that the go:embed line above resolves
	}
	return sub
}
