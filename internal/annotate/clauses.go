package annotate

import (
	"context"

	"synoptic"
	"synoptic/internal/annotate/clauses"
)

type clausePass struct{ reader *clauses.Reader }

// NewClauses is the pass that cuts sentences into propositions: who did what
// to whom, where and when, with negation, modality and the attributions that
// each stands in. A clause that holds others keeps them in its span; each of
// them is a clause too.
func NewClauses() Pass { return clausePass{clauses.English()} }

func (clausePass) Name() string { return "clauses" }
func (clausePass) Version() int { return 3 }
func (clausePass) Needs() []Layer {
	return []Layer{Syntax, Mentions, Quotes, Times, Quantities, Attributions}
}
func (clausePass) Gives() []Layer { return []Layer{Clauses} }

func (p clausePass) Annotate(ctx context.Context, r *synoptic.Reading) error {
	c, err := p.reader.Read(ctx, r)
	if err != nil {
		return err
	}
	r.Clauses = c
	return nil
}
