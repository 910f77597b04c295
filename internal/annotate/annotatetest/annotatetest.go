// Package annotatetest makes readings for the tests of passes.
package annotatetest

import (
	"context"
	"sync"
	"testing"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/lang/en"
)

// english is loaded once for all tests of a package: it never changes.
var english = sync.OnceValues(en.Load)

// Engine is the English language engine.
func Engine(t testing.TB) annotate.Engine {
	t.Helper()
	m, err := english()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

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
