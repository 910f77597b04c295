package annotate

import (
	"context"

	"synoptic"
	"synoptic/internal/annotate/speech"
)

type speechPass struct{ reader *speech.Reader }

// NewSpeech is the pass that reads who says what: direct, mixed and indirect
// speech with its speakers, and the words by which an article says whom it
// has a passage from. It gives Reading.Quotes and Reading.Attributions.
func NewSpeech() Pass { return speechPass{speech.English()} }

func (speechPass) Name() string   { return "speech" }
func (speechPass) Version() int   { return 3 }
func (speechPass) Needs() []Layer { return []Layer{Syntax, Mentions} }
func (speechPass) Gives() []Layer { return []Layer{Quotes, Attributions} }

func (p speechPass) Annotate(ctx context.Context, r *synoptic.Reading) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r.Quotes, r.Attributions = p.reader.Read(r)
	return nil
}
