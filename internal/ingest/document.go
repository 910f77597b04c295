package ingest

import (
	"context"

	"synoptic"
	"synoptic/internal/ingest/pdf"
)

// pdfMark begins a PDF file.
const pdfMark = "%PDF-"

// ofPDF makes the record of a PDF file. The days that such a file tells are of
// its making, and its author is often the name of a computer's user: neither
// is taken for the article's.
func ofPDF(ctx context.Context, path string, raw []byte) Record {
	rec := Record{Path: path, Media: Plain, Raw: raw, SHA256: synoptic.Digest(raw), Encoding: "pdf"}
	doc, err := pdf.Read(ctx, raw)
	switch {
	case err != nil:
		rec.Reason = "this PDF is not read: " + err.Error()
	case len(doc.Text) > MaxArticle:
		rec.Reason = "too large: its text has " + megabytes(int64(len(doc.Text)))
	default:
		rec.Text, rec.Notes, rec.Meta.Title = doc.Text, doc.Notes, doc.Title
	}
	return rec
}
