package annotate

import (
	"context"

	"synoptic"
	"synoptic/internal/annotate/measures"
)

type timesPass struct{}

// NewTimes is the pass that finds expressions of time and resolves them; see
// measures.Times.
func NewTimes() Pass { return timesPass{} }

func (timesPass) Name() string   { return "times" }
func (timesPass) Version() int   { return 1 }
func (timesPass) Needs() []Layer { return []Layer{Syntax} }
func (timesPass) Gives() []Layer { return []Layer{Times} }

func (timesPass) Annotate(_ context.Context, r *synoptic.Reading) error {
	r.Times = measures.Times(r)
	return nil
}
