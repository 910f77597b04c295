package codec_test

import (
	"errors"
	"reflect"
	"testing"

	"synoptic"
	"synoptic/internal/store/codec"
)

// sample is a reading with something in every layer, and odd values.
func sample() *synoptic.Reading {
	text := "Mira Holt said on Tuesday that at least 12 people were led out."
	x, low := 12.0, 0.5
	r := &synoptic.Reading{Article: &synoptic.Article{ID: "a", Text: text}, Anchor: "2031-06-04", AnchorFrom: synoptic.AnchorPublished}
	at := func(s, e int) synoptic.Span { return synoptic.Span{Start: s, End: e} }
	r.Tokens = []synoptic.Token{
		{Span: at(0, 4), Norm: "mira", Lemma: "Mira", Tag: "NNP", Pos: "PROPN", Morph: "Number=Sing", Dep: "compound", Head: 1},
		{Span: at(5, 9), Norm: "holt", Lemma: "Holt", Tag: "NNP", Pos: "PROPN", Morph: "Number=Sing", Dep: "nsubj", Head: 2},
		{Span: at(10, 14), Norm: "said", Lemma: "say", Tag: "VBD", Pos: "VERB", Morph: "Odd=Yes", Dep: "odd", Head: 2},
		{Span: at(14, 15), Norm: "", Lemma: "", Tag: "", Pos: "", Head: 0},
	}
	r.Sentences = []synoptic.Sentence{{Span: at(0, 15), First: 0, Last: 4}}
	r.Syntax.Entities = []synoptic.ModelEntity{{Span: at(0, 9), First: 0, Last: 2, Label: "PERSON"}, {Span: at(1, 3), First: 0, Last: 1, Label: "ODD"}}
	parsed := r.Syntax
	parsed.Tokens = append([]synoptic.Token{{Span: at(0, 0)}}, r.Tokens[1:]...)
	parsed.Sentences = []synoptic.Sentence{}
	parsed.Entities = nil
	r.Parsed = &parsed
	r.Mentions = []synoptic.Mention{{Span: at(0, 9), First: 0, Last: 2, Type: synoptic.Person, Kind: synoptic.NameMention, Title: at(10, 14), Entity: 0}, {Entity: synoptic.NoEntity}}
	r.Entities = []synoptic.LocalEntity{{Type: synoptic.Person, Name: "Mira Holt", Mentions: []int{0, 1}}, {Mentions: []int{}}}
	r.Quotes = []synoptic.Quote{{Span: at(15, 20), Kind: synoptic.Mixed, Cue: at(10, 14), Act: synoptic.Says, Speaker: 0, Quoted: []synoptic.Span{at(16, 18), at(0, 0)}, Attribution: -1}}
	r.Times = []synoptic.TimeExpr{{Span: at(18, 25), Type: synoptic.DateExpr, Value: "2031-06-03", Timex: "2031-06-03", Precision: synoptic.ByDay, Anchor: synoptic.AnchorPublished}}
	r.Quantities = []synoptic.Quantity{{Span: at(31, 42), Number: at(40, 42), Value: &x, Low: &low, Bound: synoptic.AtLeast, Strict: true, Unit: "ells", Of: at(43, 49), OfHead: 3, Predicate: -1, PartOf: 0, AsOf: "2031"}}
	r.Attributions = []synoptic.Attribution{{Span: at(0, 14), Source: at(0, 9), Cue: at(10, 14), Content: at(26, 62), Kind: synoptic.OriginPerson, Act: synoptic.Says, Entity: 0, Outer: -1, Confidence: 1.0 / 3}}
	r.Clauses = []synoptic.Clause{{Span: at(31, 62), Root: 2, Subject: at(31, 49), Predicate: at(50, 58), When: 0, Quantities: []int{0}, Negated: true, Modality: "may", Stance: synoptic.Attributes, Background: true, Attribution: []int{0}, Quote: 0}}
	return r
}

func TestRoundTrip(t *testing.T) {
	c := newCodec(t)
	for _, r := range []*synoptic.Reading{sample(), {Article: &synoptic.Article{}}} {
		for range 2 { // coders are used again
			b, err := c.EncodeReading(r)
			if err != nil {
				t.Fatal(err)
			}
			back, err := c.DecodeReading(b, r.Article)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(back, r) {
				t.Errorf("came back as\n%+v, not as\n%+v", back, r)
			}
		}
	}
}

// TestContradictions holds that what points nowhere is refused.
func TestContradictions(t *testing.T) {
	c := newCodec(t)
	for name, spoil := range map[string]func(*synoptic.Reading){
		"span":      func(r *synoptic.Reading) { r.Times[0].End = 1000 },
		"order":     func(r *synoptic.Reading) { r.Clauses[0].Start = 63 },
		"head":      func(r *synoptic.Reading) { r.Tokens[0].Head = -1 },
		"tokens":    func(r *synoptic.Reading) { r.Mentions[0].Last = 5 },
		"entity":    func(r *synoptic.Reading) { r.Mentions[0].Entity = 2 },
		"mention":   func(r *synoptic.Reading) { r.Entities[0].Mentions[0] = -1 },
		"sentence":  func(r *synoptic.Reading) { r.Clauses[0].Sentence = 1 },
		"parsed":    func(r *synoptic.Reading) { r.Parsed.Tokens[0].Head = 9 },
		"no text":   func(r *synoptic.Reading) { r.Article = nil },
		"quotation": func(r *synoptic.Reading) { r.Quotes[0].Quoted[1].End = -1 },
	} {
		r := sample()
		spoil(r)
		if _, err := c.EncodeReading(r); !errors.Is(err, codec.ErrFormat) {
			t.Errorf("%s: %v", name, err)
		}
	}
	b, err := c.EncodeReading(sample())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.DecodeReading(b, &synoptic.Article{Text: "short"}); !errors.Is(err, codec.ErrFormat) {
		t.Errorf("decoded for another text: %v", err)
	}
}

// FuzzDecode holds that foreign bytes never panic, and that what is decoded is
// encoded again and the same.
func FuzzDecode(f *testing.F) {
	c, err := codec.New()
	if err != nil {
		f.Fatal(err)
	}
	r := sample()
	b, err := c.EncodeReading(r)
	if err != nil {
		f.Fatal(err)
	}
	raw, err := c.DecodeText(append([]byte{1}, b[1:]...)) // the columns, not packed
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add(append([]byte{1, 0}, raw...))
	f.Add(c.EncodeParts(&synoptic.Article{Text: "text", TitleSpan: synoptic.Span{End: 2}, Body: []synoptic.Span{{Start: 0, End: 4}}}))
	f.Add(c.EncodeText("text"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if got, err := c.DecodeReading(b, r.Article); err == nil {
			again, err := c.EncodeReading(got)
			if err != nil {
				t.Fatal(err)
			}
			if back, err := c.DecodeReading(again, r.Article); err != nil || !same(back, got) {
				t.Fatalf("not the same again: %v", err)
			}
		} else if !errors.Is(err, codec.ErrFormat) {
			t.Fatal(err)
		}
		a := synoptic.Article{Text: "text"}
		if err := c.DecodeParts(b, &a); err != nil && !errors.Is(err, codec.ErrFormat) {
			t.Fatal(err)
		}
		if _, err := c.DecodeText(b); err != nil && !errors.Is(err, codec.ErrFormat) {
			t.Fatal(err)
		}
		if acc, err := c.DecodeAccount(b); err == nil && acc.Check() != nil {
			t.Fatal("an account that does not pass its check")
		}
	})
}

// same is DeepEqual where a number that is none is like itself.
func same(a, b *synoptic.Reading) bool {
	plain := func(r *synoptic.Reading) {
		for i := range r.Attributions {
			if x := &r.Attributions[i].Confidence; *x != *x {
				*x = -1
			}
		}
		for i := range r.Quantities {
			for _, p := range []*float64{r.Quantities[i].Value, r.Quantities[i].Low, r.Quantities[i].High} {
				if p != nil && *p != *p {
					*p = -1
				}
			}
		}
	}
	plain(a)
	plain(b)
	return reflect.DeepEqual(a, b)
}
