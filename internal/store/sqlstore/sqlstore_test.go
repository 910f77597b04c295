package sqlstore_test

import (
	"context"
	"testing"
	"time"

	"synoptic/internal/store"
	"synoptic/internal/store/sqlstore"
	"synoptic/internal/store/storetest"
)

func options() sqlstore.Options {
	return sqlstore.Options{Now: func() time.Time { return storetest.Now }}
}

// open opens a collection and closes it after the test.
func open(t testing.TB, dsn string) store.Store {
	t.Helper()
	s, err := sqlstore.Open(context.Background(), dsn, options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestSQLite(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t, t.TempDir()) })
}
