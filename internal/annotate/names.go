package annotate

import (
	"context"

	"synoptic"
	"synoptic/internal/annotate/names"
)

type namesPass struct{ reader *names.Reader }

// NewNames is the pass that finds who and what is named in an article, and
// whom each name, description and pronoun refers to. It gives
// Reading.Mentions and Reading.Entities.
func NewNames() Pass { return namesPass{names.English()} }

func (namesPass) Name() string   { return "names" }
func (namesPass) Version() int   { return 3 }
func (namesPass) Needs() []Layer { return []Layer{Syntax} }
func (namesPass) Gives() []Layer { return []Layer{Mentions} }

func (p namesPass) Annotate(ctx context.Context, r *synoptic.Reading) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r.Mentions, r.Entities = p.reader.Read(r)
	return nil
}
