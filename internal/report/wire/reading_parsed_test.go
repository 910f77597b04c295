package wire

import (
	"bytes"
	"encoding/json"
	"testing"

	"synoptic"
	"synoptic/internal/report/reporttest"
)

// TestReadingGivesTheEnginesOwnSyntax holds that the passes' second reading
// of a sentence does not stand for what the engine gave.
func TestReadingGivesTheEnginesOwnSyntax(t *testing.T) {
	r := *reporttest.Reading()
	r.Parsed = &synoptic.Syntax{
		Tokens:    []synoptic.Token{{Span: synoptic.Span{Start: 0, End: 3}, Tag: "XX"}},
		Sentences: []synoptic.Sentence{{Span: synoptic.Span{Start: 0, End: 3}, Last: 1}},
		Entities:  []synoptic.ModelEntity{{Span: synoptic.Span{Start: 0, End: 3}, Last: 1, Label: "LAW"}},
	}
	var b bytes.Buffer
	if err := (Reading{Version: "test"}).Write(&b, sequence(&r)); err != nil {
		t.Fatal(err)
	}
	var f ReadingFile
	if err := json.Unmarshal(b.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	a := f.Articles[0]
	if len(a.Tokens) != 1 || a.Tokens[0].Tag != "XX" || len(a.Sentences) != 1 || len(a.ModelEntities) != 1 || a.ModelEntities[0].Label != "LAW" {
		t.Errorf("tokens %v, sentences %v, names %v", a.Tokens, a.Sentences, a.ModelEntities)
	}
	if len(a.Mentions) == 0 {
		t.Error("the passes' layers are lost")
	}
}
