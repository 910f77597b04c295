// Package pdf takes the text out of PDF files that have a text layer, in the
// order in which it is to be read, without the furniture of the pages. It
// would rather refuse a file than give a text that is not the article's.
//
// The objects are read by this package itself: of the libraries that were
// tried, the best kept one can be made to end the whole program by a small file
// (whose table is for 10^11 objects), leaves out the text of form XObjects,
// and has no widths for composite fonts.
package pdf

import (
	"bytes"
	"context"
	"fmt"
	"time"
)

// Limits on what strangers may hand in.
const (
	// MaxPages is how many pages are read; a longer file is no article.
	MaxPages = 60
	// MaxObjects is how many objects a file may have.
	MaxObjects = 300_000
	// MaxUnpacked is how much all of a file's parts may unpack to, in bytes.
	MaxUnpacked = 64 << 20
	// MaxSteps is how many objects and operators are looked at.
	MaxSteps = 5_000_000
	// MaxGlyphs is how many characters are read.
	MaxGlyphs = 1_000_000
	// MaxTime is how long one file is read.
	MaxTime = 20 * time.Second
	// maxLead is how far from its beginning a file says that it is a PDF.
	maxLead = 1024
)

// Document is what was read.
type Document struct {
	// Title is the headline as it stands in Text, else what the file says of
	// itself; "" if neither is to be trusted.
	Title string
	// Text is the paragraphs, with an empty line between each two.
	Text  string
	Pages int
	// Notes are what was left out of the text and is to be known.
	Notes []string
}

// Refusal says in plain words why a file is not read.
type Refusal struct{ Reason string }

func (r *Refusal) Error() string { return r.Reason }

func refused(format string, args ...any) error { return &Refusal{fmt.Sprintf(format, args...)} }

// Read takes the text out of a PDF file. Its errors are of type *Refusal; one
// comes of ctx's end, too.
func Read(ctx context.Context, raw []byte) (doc *Document, err error) {
	ctx, cancel := context.WithTimeout(ctx, MaxTime)
	defer cancel()
	defer func() {
		if e := recover(); e != nil {
			doc, err = nil, refused("a defect in the program stopped the reading of it: %v", e)
		}
	}()
	if !bytes.Contains(raw[:min(len(raw), maxLead)], []byte("%PDF-")) {
		return nil, refused("it is no PDF file")
	}
	f, err := open(ctx, raw)
	if err != nil {
		return nil, err
	}
	pages, err := f.pages()
	if err != nil {
		return nil, err
	}
	return f.article(pages)
}
