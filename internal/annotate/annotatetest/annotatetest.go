// Package annotatetest makes readings for the tests of passes.
package annotatetest

import (
	"context"
	"testing"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/tmpsyntax" // TODO engine: replaced by lang/en when it lands
)

type engine struct{}

func (engine) Read(ctx context.Context, text string) (synoptic.Syntax, error) {
	return tmpsyntax.Read(ctx, text)
}

// Engine is the English language engine.
func Engine(testing.TB) annotate.Engine { return engine{} }

// Read reads text by the engine and the passes given, as an article published
// on the day published (ISO 8601, "" for unknown).
func Read(t testing.TB, text, published string, passes ...annotate.Pass) *synoptic.Reading {
	t.Helper()
	from := synoptic.FromMetadata
	anchor := synoptic.AnchorPublished
	if published == "" {
		from, anchor = synoptic.FromNone, synoptic.AnchorNone
	}
	r := &synoptic.Reading{
		Article: &synoptic.Article{ID: "test", Path: "test.txt", Text: text, Language: "en", Published: published, PublishedFrom: from, Status: synoptic.StatusRead},
		Anchor:  published, AnchorFrom: anchor,
	}
	p, err := annotate.NewPipeline(append([]annotate.Pass{annotate.NewSyntax(Engine(t))}, passes...)...)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Annotate(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	return r
}
