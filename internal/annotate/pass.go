// Package annotate reads what a news article says on top of its syntax:
// names, quotations, times, quantities, attributions and clauses, each by a
// pass of its own.
package annotate

import (
	"context"
	"fmt"
	"slices"

	"synoptic"
)

// Layer is a part of a Reading that a pass needs or gives.
type Layer string

// The layers of a reading.
const (
	Syntax       Layer = "syntax"
	Mentions     Layer = "mentions"
	Quotes       Layer = "quotes"
	Times        Layer = "times"
	Quantities   Layer = "quantities"
	Attributions Layer = "attributions"
	Clauses      Layer = "clauses"
)

// Pass fills one or more layers of a reading from others. A pass is safe for
// concurrent use, may be run again on the same reading and then replaces what
// it gave, and never changes a layer that it does not give.
type Pass interface {
	Name() string
	// Version changes whenever what the pass gives may change.
	Version() int
	Needs() []Layer
	Gives() []Layer
	Annotate(ctx context.Context, r *synoptic.Reading) error
}

// Pipeline is passes in an order in which each finds what it needs.
type Pipeline struct{ passes []Pass }

// NewPipeline checks that every pass's needs are given before it and that no
// two passes give the same layer.
func NewPipeline(passes ...Pass) (*Pipeline, error) {
	var have []Layer
	for _, p := range passes {
		for _, n := range p.Needs() {
			if !slices.Contains(have, n) {
				return nil, fmt.Errorf("pipeline: pass %s needs %s, which no earlier pass gives", p.Name(), n)
			}
		}
		for _, g := range p.Gives() {
			if slices.Contains(have, g) {
				return nil, fmt.Errorf("pipeline: pass %s gives %s, which an earlier pass gives already", p.Name(), g)
			}
			have = append(have, g)
		}
	}
	return &Pipeline{passes}, nil
}

// Passes are the pipeline's passes in order.
func (p *Pipeline) Passes() []Pass { return slices.Clone(p.passes) }

// Annotate runs all passes on r.
func (p *Pipeline) Annotate(ctx context.Context, r *synoptic.Reading) error {
	return p.run(ctx, r, p.passes)
}

// AnnotateFrom runs the pass that gives layer and all that follow it: what is
// to be done when that layer's ground has changed.
func (p *Pipeline) AnnotateFrom(ctx context.Context, r *synoptic.Reading, layer Layer) error {
	i := slices.IndexFunc(p.passes, func(x Pass) bool { return slices.Contains(x.Gives(), layer) })
	if i < 0 {
		return fmt.Errorf("pipeline: no pass gives %s", layer)
	}
	return p.run(ctx, r, p.passes[i:])
}

func (p *Pipeline) run(ctx context.Context, r *synoptic.Reading, passes []Pass) error {
	for _, x := range passes {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := x.Annotate(ctx, r); err != nil {
			return fmt.Errorf("%s: %w", x.Name(), err)
		}
	}
	return nil
}
