package synoptic

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// PublishedFrom says where an article's date of publication was taken from.
type PublishedFrom string

// The sources of a publication date, best first.
const (
	FromMetadata PublishedFrom = "metadata"
	FromFeed     PublishedFrom = "feed"
	FromDateline PublishedFrom = "dateline"
	FromText     PublishedFrom = "text"
	FromPath     PublishedFrom = "path"
	FromNone     PublishedFrom = "none"
)

// ArticleStatus says how far an article was read.
type ArticleStatus string

// The states of an article. An article that fails is kept with its reason; it
// never stops the others.
const (
	StatusRead    ArticleStatus = "read"
	StatusPartial ArticleStatus = "partial"
	StatusFailed  ArticleStatus = "failed"
)

// Article is one text as one outlet published it. It is immutable once it is
// made: everything later refers to Text by span.
type Article struct {
	// ID is short, stable and unique within one run: the first hexadecimal
	// digits of the SHA-256 over path-independent content.
	ID string
	// Path is what the user called it: the file's path as given, FILE#ID for a
	// row of JSON Lines, "-" for standard input.
	Path   string
	URL    string
	Outlet string
	// Family names the owner or desk behind the outlet; the registrable domain
	// or the outlet itself where nothing else is known.
	Family string
	Title  string
	// TitleSpan is where Title stands in Text; zero when it came from metadata
	// alone.
	TitleSpan Span
	Byline    string
	// Credit is the agency that the article credits (byline, dateline or last
	// line, "(Reuters)"), "" if none; CreditSpan is where it does, zero where
	// only the address or metadata names the agency.
	Credit     string
	CreditSpan Span
	// Dateline is where the dateline stands ("TEHRAN, Aug 5 (Reuters) -"); zero
	// if none. DatelinePlace is its place.
	Dateline      Span
	DatelinePlace string
	Language      string // ISO 639-1, "" if unknown
	// Published is the date or time of publication in ISO 8601 (2024-08-05 or
	// 2024-08-05T14:00:00Z), "" if unknown.
	Published     string
	PublishedFrom PublishedFrom
	// Updated is the day or time of the last change, in the same form; "" if
	// unknown, and where it is not after Published.
	Updated string
	SHA256  string // of the bytes as they came in, hexadecimal
	Text    string
	// Body and Boilerplate part the text: what is the article's own running
	// text (and headings), and what is furniture (share bars, captions and
	// credits, "Read more", language strips). Ordered, not overlapping.
	Body        []Span
	Boilerplate []Span
	// Corrections are where the article says that it was corrected, clarified
	// or updated. Notes of correction are boilerplate, too: they repeat what was
	// wrong.
	Corrections []Span
	Status      ArticleStatus
	Reason      string // why Status is not read, in plain words
}

// Passage makes the passage that s stands for, and fails where s is no range
// of the article's text.
func (a *Article) Passage(s Span) (Passage, error) {
	if err := s.Check(a.Text); err != nil {
		return Passage{}, fmt.Errorf("article %s: %w", a.ID, err)
	}
	return Passage{Article: a.ID, Start: s.Start, End: s.End, Text: a.Text[s.Start:s.End]}, nil
}

// InBody reports whether s lies in the article's own running text. An article
// that was never parted is body throughout.
func (a *Article) InBody(s Span) bool {
	if len(a.Body) == 0 {
		return true
	}
	for _, b := range a.Body {
		if b.Contains(s) {
			return true
		}
	}
	return false
}

// PlainOutlet is an outlet's name or domain without the "www." that says nothing.
func PlainOutlet(outlet string) string { return strings.TrimPrefix(outlet, "www.") }

// Digest is the SHA-256 of b in hexadecimal.
func Digest(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
