package store

import (
	"context"
	"time"

	"synoptic"
)

// Article is an article as it is kept.
type Article struct {
	synoptic.Article
	// Seq is its place in the order in which articles were added, from 1.
	Seq   int64
	Added time.Time
	// Source is what brought it in: a feed's address, an archive, a folder.
	Source string
	// Fetched is when it was fetched from its address (ISO 8601), "" if it was not.
	Fetched string
	// Page is what the versions of one page have in common (its canonical
	// address); "" for an article that is no page. Version counts them from 1,
	// and Replaces is the version before.
	Page     string
	Version  int
	Replaces string
	// ReplacedBy is the version after it, "" if it is the newest.
	ReplacedBy string
	// Story is the story that it is in, "" for none. Likeness and Why say how
	// like its other articles it is, and in what.
	Story    string
	Likeness float64
	Why      string
	// Features is what it is clustered by, encoded.
	Features []byte
}

// ArticleFilter selects articles; the zero value is all of them.
type ArticleFilter struct {
	Outlet, Story, Source, Page string
	Status                      synoptic.ArticleStatus
	// Name is one that was read in it, in any case and with or without accents.
	Name string
	// Since and Until bound the date of publication (ISO 8601, by day;
	// inclusive).
	Since, Until string
	// FromSeq is the first place in the order of adding.
	FromSeq int64
	// Oldest gives the first added first; the latest added come first otherwise.
	Oldest bool
	// Features asks for what articles are clustered by, which lists leave out
	// otherwise.
	Features bool
}

// ArticleReader reads articles.
type ArticleReader interface {
	// Article finds one by its ID. The error is ErrNotFound if there is none.
	Article(ctx context.Context, id string) (*Article, error)
	// Articles lists articles without their text, parts and features, and gives
	// the cursor of the next page, "" after the last.
	Articles(ctx context.Context, f ArticleFilter, p Page) ([]*Article, string, error)
	// Latest finds the newest version of a page (ErrNotFound).
	Latest(ctx context.Context, page string) (*Article, error)
}

// ArticleWriter changes articles.
type ArticleWriter interface {
	// PutArticle adds an article and sets its Seq. The error is ErrExists if one
	// of that ID is there. Version, Replaces and the other's ReplacedBy follow
	// from Page.
	PutArticle(ctx context.Context, a *Article) error
	// ReplaceArticle puts what extracting it again gave in the place of what was
	// there; its ID, Seq and what it is a version of stay (ErrNotFound).
	ReplaceArticle(ctx context.Context, a *Article) error
	// Assign puts an article into a story ("" takes it out of its own).
	Assign(ctx context.Context, article, story string, likeness float64, why string) error
	// SetFamily sets the family of all of an outlet's articles.
	SetFamily(ctx context.Context, outlet, family string) error
}

// Posting is a name in an article, for search and for pages about people.
type Posting struct {
	Type  synoptic.EntityType
	Key   string // folded so that spellings that differ in case and accents meet
	Text  string // the fullest form of the name in the article
	Count int
}

// ReadingReader reads what was read in articles.
type ReadingReader interface {
	// Reading gives what was read in an article, with the article itself
	// (ErrNotFound if it was never read).
	Reading(ctx context.Context, article string) (*synoptic.Reading, error)
	// Unread lists articles, oldest first, that no analyser of that version has
	// read, at most limit of them. Failed ones are among them if retry is set.
	Unread(ctx context.Context, analyser string, retry bool, limit int) ([]string, error)
}

// ReadingWriter keeps what was read in articles.
type ReadingWriter interface {
	// PutReading keeps what an analyser of that version read in an article, in
	// the place of what one before it did. The reading must not change until the
	// transaction is at its end.
	PutReading(ctx context.Context, article, analyser string, r *synoptic.Reading, names []Posting) error
}
