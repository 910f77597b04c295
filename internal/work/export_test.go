package work

import (
	"context"

	"synoptic/internal/store"
)

// ErrLost is that of an owner that is none any more.
var ErrLost = errLost

// Done is what the owner of an epoch does with entries that it placed.
func Done(epoch, seq int64, n int) func(context.Context, store.Writer) error {
	return (&owner{epoch: epoch}).done(seq, n)
}
