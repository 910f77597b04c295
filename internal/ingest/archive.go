package ingest

import (
	"fmt"
	"os"
	"time"

	"golang.org/x/net/html/charset"

	"synoptic/internal/ingest/warc"
)

// archive gives the pages of a web archive. A broken record is a record with
// its reason; the others follow.
func (r *reader) archive(path string, f *os.File) {
	opts := warc.Options{}
	if r.opts.From.File == path {
		opts.From = warc.Place{Offset: r.opts.From.Offset, Within: r.opts.From.Within}
	}
	passed, any := 0, false
	opts.Skipped = func(at warc.Place, why string) {
		passed++
		r.skipped(fmt.Sprintf("%s#%s", path, at), why)
	}
	for rec, err := range warc.Read(r.ctx, f, opts) {
		any = true
		if err != nil {
			if r.ctx.Err() != nil {
				r.fail(r.ctx.Err())
				return
			}
			bad := refuse(path, "%v", err)
			// It comes behind all that was read, so that it is told again after
			// going on from there.
			bad.Place = Place{File: path, Offset: 1<<63 - 1}
			r.give(bad)
			return
		}
		if !r.give(archived(path, rec)) {
			return
		}
	}
	if !any && opts.From == (warc.Place{}) {
		r.give(refuse(path, "no page in this archive: %d records of other kinds", passed))
	}
}

// archived makes the record of an archive's page. Fetches of one address have
// one path: Place tells them apart, and it does not hang on where a run began.
func archived(path string, rec warc.Record) Record {
	place := Place{File: path, Offset: rec.Place.Offset, Within: rec.Place.Within}
	if rec.Reason != "" {
		out := refuse(path+"#"+rec.Place.String(), "the record at byte %s is broken: %s", rec.Place, rec.Reason)
		out.Place = place
		return out
	}
	name := rec.URI
	if name == "" {
		name = rec.Place.String()
	}
	at := path + "#" + name
	var out Record
	media := HTML
	if rec.Media == "text/plain" || rec.Media == "text/markdown" {
		media = Plain
	}
	switch {
	case len(rec.Body) > MaxArticle:
		out = refuse(at, "too large: %s, at most %s are read", megabytes(int64(len(rec.Body))), megabytes(MaxArticle))
	default:
		out = decoded(at, rec.Body, media)
		// What the server said of the encoding goes before a guess.
		if e, known := charset.Lookup(rec.Charset); e != nil && known != "utf-8" && out.Encoding == "windows-1252" && out.Reason == "" {
			out.Text, out.Encoding, out.Repaired = decodeWith(e, rec.Body, known)
		}
	}
	out.Place, out.Notes = place, rec.Notes
	out.Meta = Metadata{ID: name, URL: rec.URI}
	if !rec.Fetched.IsZero() {
		out.Meta.Fetched = rec.Fetched.Format(time.RFC3339)
	}
	return out
}
