package ingest

import (
	"errors"
	"fmt"
)

// The kinds of errors about a path that a user named. They never stop the
// other paths.
var (
	ErrNotFound   = errors.New("no such file or folder")
	ErrNoArticle  = errors.New("no article in this folder")
	ErrUnreadable = errors.New("cannot be read")
	ErrMeta       = errors.New("meta.json cannot be used")
	ErrTooMany    = errors.New("too many files")
)

// Error is what is wrong with a path, and what to do about it.
type Error struct {
	Path  string
	Kind  error  // one of the kinds above
	Cause error  // nil if Kind says it all
	Hint  string // what the user can do, in plain words
}

func (e *Error) Error() string {
	if e.Cause == nil {
		return fmt.Sprintf("%s: %v", e.Path, e.Kind)
	}
	return fmt.Sprintf("%s: %v: %v", e.Path, e.Kind, e.Cause)
}

// Unwrap gives the kind and the cause to errors.Is and errors.As.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

func notFound(path string) error {
	return &Error{Path: path, Kind: ErrNotFound, Hint: "check the spelling; a folder, a file (" + endings + ") or - for standard input is read"}
}
