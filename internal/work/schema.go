package work

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"

	"synoptic/internal/store"
)

// steps are the schema of the queue's own tables; a step that was released is
// never changed. River's tables have steps of their own.
var steps = []string{
	// Record is NULL for a review, analyser for what was not read yet, article
	// and reading where nothing was to be read.
	`CREATE TABLE work_entry (
		seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		job BIGINT,
		source BYTEA NOT NULL,
		at TIMESTAMPTZ NOT NULL,
		record BYTEA,
		analyser TEXT,
		article BYTEA,
		reading BYTEA
	);
	CREATE INDEX work_entry_unread ON work_entry (seq) WHERE record IS NOT NULL AND analyser IS NULL;
	CREATE TABLE work_owner (one BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one), epoch BIGINT NOT NULL);
	INSERT INTO work_owner (epoch) VALUES (0)`,
}

// Advisory locks, by the schema that they are for. The collection's own lock,
// which every writer takes, is another.
const (
	setupLock = "hashtextextended('synoptic work setup ' || current_schema(), 0)"
	ownerLock = "hashtextextended('synoptic work owner ' || current_schema(), 0)"
)

// migrate brings the queue's and River's tables to their newest schema. Of
// several processes one does it while the others wait.
func migrate(ctx context.Context, pool *pgxpool.Pool) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock("+setupLock+")"); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "CREATE TABLE IF NOT EXISTS work_migration (number INTEGER PRIMARY KEY)"); err != nil {
			return err
		}
		var at int
		if err := tx.QueryRow(ctx, "SELECT coalesce(max(number), 0) FROM work_migration").Scan(&at); err != nil {
			return err
		}
		if at > len(steps) {
			return fmt.Errorf("queue schema %d, this program knows %d: %w", at, len(steps), store.ErrVersion)
		}
		for i, step := range steps[at:] {
			if _, err := tx.Exec(ctx, step); err != nil {
				return fmt.Errorf("queue schema %d: %w", at+i+1, err)
			}
			if _, err := tx.Exec(ctx, "INSERT INTO work_migration VALUES ($1)", at+i+1); err != nil {
				return err
			}
		}
		// River's steps are run in transactions of their own: the later ones use
		// what the earlier added to a type.
		m, err := rivermigrate.New(riverpgxv5.New(pool), &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)})
		if err != nil {
			return err
		}
		var there int
		err = tx.QueryRow(ctx, "SELECT count(*) FROM pg_class WHERE oid = to_regclass('river_migration')").Scan(&there)
		if err == nil && there > 0 {
			err = tx.QueryRow(ctx, "SELECT coalesce(max(version), 0) FROM river_migration").Scan(&there)
		}
		if err != nil {
			return err
		}
		if newest := m.AllVersions()[len(m.AllVersions())-1].Version; there > newest {
			return fmt.Errorf("river: schema %d, this program knows %d: %w", there, newest, store.ErrVersion)
		}
		if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
			return fmt.Errorf("river: %w", err)
		}
		return nil
	})
}
