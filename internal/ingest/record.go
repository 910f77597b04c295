// Package ingest finds the articles that a user names — files, folders, rows
// of JSON Lines, standard input — and hands each on as a Record: decoded text
// with what is known about it, or the reason why it could not be read.
package ingest

import (
	"fmt"
	"io"

	"synoptic"
)

// Limits on what strangers may hand in.
const (
	// MaxArticle is the largest article that is read, in bytes; what is larger
	// is refused with a reason.
	MaxArticle = 4 << 20
	// MaxPDF is the largest PDF that is read, in bytes: most of one is pictures.
	MaxPDF = 32 << 20
	// MaxMeta is the largest meta.json that is read, in bytes.
	MaxMeta = 8 << 20
	// MaxRatio is how many times its packed size a gzip stream may unpack to,
	// once it has given more than RatioGrace bytes.
	MaxRatio   = 200
	RatioGrace = 16 << 20
	// MaxFiles is how many files one run reads.
	MaxFiles = 1 << 20
	// MaxDepth is how deep folders may lie in one another.
	MaxDepth = 64
)

// Media is what a record's text is written in.
type Media string

// The kinds of media. Markdown is read as plain text.
const (
	Plain Media = "text"
	HTML  Media = "html"
)

// Metadata is what is known about an article apart from its text: from
// meta.json or the row of JSON Lines. "" is unknown.
type Metadata struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet"`
	Published string `json:"published"`
	Title     string `json:"title"`
	URL       string `json:"url"`
	Language  string `json:"language"`
	Byline    string `json:"byline"`
	// FromFeed says that Published is a feed's, not the user's.
	FromFeed bool `json:"-"`
	// Fetched is when an archive's robot fetched the page, RFC 3339; that is not
	// when it was published.
	Fetched string `json:"fetched,omitempty"`
}

// or fills what is unknown from what the file says itself.
func (m Metadata) or(own Metadata) Metadata {
	for _, f := range []struct{ to, from *string }{
		{&m.Title, &own.Title}, {&m.Byline, &own.Byline}, {&m.Published, &own.Published},
	} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	return m
}

// Record is one article as it came in.
type Record struct {
	// Path is what the user called it: the file's path as given, FILE#ID for a
	// row of JSON Lines, FILE#URI for an archive (the same for each fetch of a
	// URI), "-" for standard input.
	Path  string
	Media Media
	// Raw is the bytes as they came in; for a row of JSON Lines its text alone.
	// nil where they were not read.
	Raw []byte
	// Text is Raw in UTF-8 without byte order mark; always valid UTF-8.
	Text string
	// Encoding names what Raw was decoded from ("utf-8", "utf-16le",
	// "windows-1252", "pdf" …).
	Encoding string
	// Repaired is how many broken sequences were replaced by U+FFFD.
	Repaired int
	SHA256   string // of Raw, hexadecimal; "" where Raw was not read
	Meta     Metadata
	// Place is where it stands in the input, the same in each run.
	Place Place
	// Notes are what was odd in a record that is read all the same.
	Notes []string
	// Reason says in plain words why the article cannot be read; "" if it can.
	// Such a record is kept and stops no other.
	Reason string
	// SameAs is the path of the record that came before with the same bytes;
	// Reason is set then, too.
	SameAs string
}

// Options change how paths are read; the zero value is good.
type Options struct {
	// Stdin is what "-" reads; nil is empty.
	Stdin io.Reader
	// Skipped, if set, is told of each file in a folder that is no article, and
	// why.
	Skipped func(path, why string)
	// Repeats keeps records whose bytes came before as articles of their own.
	Repeats bool
	// From is the place of the first record to give: what stands before it was
	// read in an earlier run over the same paths. Records before it are not
	// compared with those behind it.
	From Place
}

// refuse makes a record that only carries the reason why it was not read.
func refuse(path, format string, args ...any) Record {
	return Record{Path: path, Reason: fmt.Sprintf(format, args...)}
}

// megabytes words a size for people.
func megabytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%.0f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

// decoded makes the record of raw bytes, or refuses them.
func decoded(path string, raw []byte, media Media) Record {
	r := Record{Path: path, Media: media, Raw: raw, SHA256: synoptic.Digest(raw)}
	if media == "" {
		r.Media = Plain
	}
	if what := binary(raw); what != "" {
		r.Reason = "not text: " + what
		return r
	}
	if media == "" && looksHTML(raw) {
		r.Media = HTML
	}
	r.Text, r.Encoding, r.Repaired = Decode(raw, r.Media)
	if mostlyControl(r.Text) {
		r.Text, r.Reason = "", "not text: it is full of control characters"
	}
	return r
}
