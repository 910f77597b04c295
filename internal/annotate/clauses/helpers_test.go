package clauses_test

import (
	"context"
	"testing"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/annotate/annotatetest"
)

// pipeline is all passes on the real engine.
func pipeline(t testing.TB) *annotate.Pipeline {
	t.Helper()
	p, err := annotate.NewPipeline(annotate.NewSyntax(annotatetest.Engine(t)), annotate.NewNames(), annotate.NewTimes(), annotate.NewQuantities(), annotate.NewSpeech(), annotate.NewClauses())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func readArticle(t testing.TB, a *synoptic.Article) *synoptic.Reading {
	t.Helper()
	r := &synoptic.Reading{Article: a, Anchor: a.Published, AnchorFrom: synoptic.AnchorPublished}
	if err := pipeline(t).Annotate(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	return r
}
