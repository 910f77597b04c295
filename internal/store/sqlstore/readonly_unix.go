//go:build unix

package sqlstore

import (
	"errors"
	"syscall"
)

// readOnlyFS reports whether err is that of a file system that is mounted for
// reading.
func readOnlyFS(err error) bool { return errors.Is(err, syscall.EROFS) }
