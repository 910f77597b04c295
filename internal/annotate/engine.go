package annotate

import (
	"context"

	"synoptic"
)

// Engine reads the syntax of a text.
type Engine interface {
	Read(ctx context.Context, text string) (synoptic.Syntax, error)
}

type syntaxPass struct{ engine Engine }

// NewSyntax is the pass that has the language engine read the text, and read
// again, piece by piece, what it took for one sentence and can't be.
func NewSyntax(e Engine) Pass { return syntaxPass{e} }

func (syntaxPass) Name() string   { return "syntax" }
func (syntaxPass) Version() int   { return 1 }
func (syntaxPass) Needs() []Layer { return nil }
func (syntaxPass) Gives() []Layer { return []Layer{Syntax} }

func (p syntaxPass) Annotate(ctx context.Context, r *synoptic.Reading) error {
	s, err := p.engine.Read(ctx, r.Article.Text)
	if err != nil {
		return err
	}
	r.Syntax, r.Parsed = s, nil
	repaired, changed, err := repair(ctx, p.engine, r.Article, s)
	if err != nil {
		return err
	}
	if changed {
		r.Syntax, r.Parsed = repaired, &s
	}
	return nil
}
