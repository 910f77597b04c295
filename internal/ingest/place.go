package ingest

import "strings"

// Place is where a record stands in the input. Places of one run are given in
// order; standard input has none to come back to.
type Place struct {
	File   string // the file's path as given
	Offset int64  // in an archive: bytes; in JSON Lines: the row's number, from 1
	Within int64  // in a member of a packed archive: bytes unpacked
}

func (p Place) before(q Place) bool {
	if q.File == "" || p.File == "-" {
		return false
	}
	if c := strings.Compare(p.File, q.File); c != 0 {
		return c < 0
	}
	return p.Offset < q.Offset || p.Offset == q.Offset && p.Within < q.Within
}
