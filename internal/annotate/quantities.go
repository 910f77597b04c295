package annotate

import (
	"context"

	"synoptic"
	"synoptic/internal/annotate/measures"
)

type quantitiesPass struct{}

// NewQuantities is the pass that finds numbers of things; see
// measures.Quantities.
func NewQuantities() Pass { return quantitiesPass{} }

func (quantitiesPass) Name() string   { return "quantities" }
func (quantitiesPass) Version() int   { return 3 }
func (quantitiesPass) Needs() []Layer { return []Layer{Syntax, Times} }
func (quantitiesPass) Gives() []Layer { return []Layer{Quantities} }

func (quantitiesPass) Annotate(_ context.Context, r *synoptic.Reading) error {
	r.Quantities = measures.Quantities(r)
	return nil
}
