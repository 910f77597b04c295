package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"synoptic/internal/app/collection"
	"synoptic/internal/store"
	"synoptic/internal/store/sqlstore"
)

// dataFlag names the collection that a command works on.
type dataFlag struct {
	Data string `help:"Folder of the collection, or postgres://… ; by default $$SYNOPTIC_DATA, else the user's data folder." placeholder:"DIR"`
}

// where is the collection's folder or address.
func (f dataFlag) where(sys System) (string, error) {
	if f.Data != "" {
		return f.Data, nil
	}
	if dir := sys.Getenv("SYNOPTIC_DATA"); dir != "" {
		return dir, nil
	}
	dir, err := dataHome(sys)
	if err != nil {
		return "", hinted{fmt.Errorf("no folder for the collection: %w", err), "name one with --data"}
	}
	return filepath.Join(dir, "synoptic"), nil
}

// dataHome is the folder where a user's programs keep their data.
func dataHome(sys System) (string, error) {
	if dir := sys.Getenv("XDG_DATA_HOME"); dir != "" {
		return dir, nil
	}
	switch runtime.GOOS {
	case "windows", "darwin":
		return os.UserConfigDir()
	}
	if home := sys.Getenv("HOME"); home != "" {
		return filepath.Join(home, ".local", "share"), nil
	}
	return "", errors.New("$HOME is not set")
}

// keep opens the collection's store. A collection is made where there is none
// if create is set.
func (f dataFlag) keep(ctx context.Context, sys System, create bool) (store.Store, error) {
	where, err := f.where(sys)
	if err != nil {
		return nil, err
	}
	if !create && !isAddressOfDatabase(where) {
		if _, err := os.Stat(filepath.Join(where, sqlstore.DatabaseFile)); err != nil {
			return nil, hinted{fmt.Errorf("%s: no collection is there", where), "synoptic add PATH… makes one; --data names another"}
		}
	}
	st, err := sqlstore.Open(ctx, where, sqlstore.Options{})
	switch {
	case errors.Is(err, store.ErrVersion):
		return nil, hinted{err, "use the program that wrote it, or a later one"}
	case errors.Is(err, store.ErrBusy):
		return nil, hinted{err, "wait until the other synoptic is done, or stop it"}
	case errors.Is(err, store.ErrDamaged):
		return nil, hinted{err, "synoptic restore FILE brings a backup back"}
	case err != nil:
		return nil, fmt.Errorf("%s: %w", where, err)
	}
	return st, nil
}

// isAddressOfDatabase reports whether a collection is on a database server.
func isAddressOfDatabase(where string) bool {
	return strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://")
}

// open opens the collection.
func (f dataFlag) open(ctx context.Context, sys System, create bool) (*collection.Collection, func(), error) {
	return f.openWith(ctx, sys, create, nil)
}

// openWith opens the collection with a queue, nil for none.
func (f dataFlag) openWith(ctx context.Context, sys System, create bool, q collection.Queue) (*collection.Collection, func(), error) {
	r, err := reader()
	if err != nil {
		return nil, nil, err
	}
	st, err := f.keep(ctx, sys, create)
	if err != nil {
		return nil, nil, err
	}
	c := collection.New(st, r, collection.Options{Workers: runtime.GOMAXPROCS(0), Queue: q})
	return c, func() { st.Close() }, nil
}
