// Package store is the contract by which a collection is kept: articles with
// what was read in them, stories with their accounts, feeds, what came in and
// what became of it, and what users corrected. The packages below it keep it
// in a database; storetest holds each of them against the contract.
//
// The contract is small interfaces over one transaction: everything that
// belongs together is kept together or not at all.
package store

import (
	"context"
	"encoding/json"
	"errors"
)

// The kinds of errors of a store; errors.Is tells them.
var (
	ErrNotFound = errors.New("not found")
	ErrExists   = errors.New("exists already")
	// ErrVersion is that of a database that a later program has written.
	ErrVersion = errors.New("written by a later version of the program")
	// ErrDamaged is that of a database that contradicts itself.
	ErrDamaged = errors.New("damaged")
	// ErrFull is that of a disk without room.
	ErrFull = errors.New("no room left on the disk")
	// ErrBusy is that of a collection that another process is writing to.
	ErrBusy = errors.New("in use by another process")
	// ErrReadOnly is that of a collection that this process may not write to.
	ErrReadOnly = errors.New("opened for reading alone")
	// ErrCursor is that of a cursor that this store did not give.
	ErrCursor = errors.New("not a cursor")
)

// Store keeps one collection. It is safe for concurrent use.
type Store interface {
	// View runs f on one consistent state of the collection.
	View(ctx context.Context, f func(context.Context, Reader) error) error
	// Update runs f in a transaction: all that f wrote is kept when it returns
	// nil, and nothing of it otherwise. Updates run one after another; f may be
	// run again if the database asks for it, and must have no effects of its own.
	// When Update has returned nil, no crash loses what was written. An Update
	// within another waits for itself.
	Update(ctx context.Context, f func(context.Context, Writer) error) error
	Keeper
	Close() error
}

// Reader reads a collection within a transaction.
type Reader interface {
	ArticleReader
	ReadingReader
	StoryReader
	AccountReader
	FeedReader
	IntakeReader
	CorrectionReader
	SettingReader
	Searcher
}

// Writer changes a collection within a transaction.
type Writer interface {
	Reader
	ArticleWriter
	ReadingWriter
	StoryWriter
	AccountWriter
	FeedWriter
	IntakeWriter
	CorrectionWriter
	SettingWriter
}

// Keeper looks after the database as a whole.
type Keeper interface {
	// Check tells each thing that is wrong with the database; an error is about
	// the checking itself.
	Check(ctx context.Context, wrong func(what string)) error
	// Backup writes a whole and consistent copy to a new file (SQLite), and says
	// how to where the database has tools of its own for it (PostgreSQL).
	Backup(ctx context.Context, path string) error
	// Stats counts what is kept.
	Stats(ctx context.Context) (Stats, error)
	// Export gives all that is kept and not derived, in an order that depends on
	// nothing else; Import puts it into an empty collection (ErrExists), all of it
	// or nothing. Next gives io.EOF after the last record. What contradicts itself
	// is ErrDamaged.
	Export(ctx context.Context, put func(Record) error) error
	Import(ctx context.Context, next func() (Record, error)) error
}

// Record is one row of what a collection keeps, in a form that no database
// has a part in: an object by the names of docs/storage.md.
type Record struct {
	Kind string          `json:"kind"`
	Row  json.RawMessage `json:"row"`
}

// Stats counts what a collection holds.
type Stats struct {
	Articles, Failed, Stories, Feeds, Corrections int64
	Bytes                                         int64 // the database's size on disk
	Schema                                        int   // number of the newest migration
}

// Page is a part of a long list: at most Limit items that follow After, the
// cursor that the part before it gave ("" for the first).
type Page struct {
	After string
	Limit int // 0 is 50; at most 1,000
}
