package store

import (
	"context"

	"synoptic"
)

// CorrectionReader reads the log of corrections.
type CorrectionReader interface {
	// Corrections lists the log from its beginning; synoptic.InForce tells which
	// hold. Story selects those that name a story or none at all, "" is all.
	Corrections(ctx context.Context, story string) ([]synoptic.Correction, error)
}

// CorrectionWriter appends to the log of corrections.
type CorrectionWriter interface {
	// Correct checks and appends a correction and sets its Seq.
	Correct(ctx context.Context, c *synoptic.Correction) error
}

// SettingReader reads what the program notes about the collection.
type SettingReader interface {
	Setting(ctx context.Context, key string) (string, error) // "" if it was never set
}

// SettingWriter notes something about the collection.
type SettingWriter interface {
	Set(ctx context.Context, key, value string) error
}
