package reporttest

import (
	"strings"

	"synoptic"
)

// Reading is a reading of two made-up sentences with each layer filled in.
func Reading() *synoptic.Reading {
	const text = "Mayor Ilse Brandt met at least 40 fishers on Monday, the Harbour Post reported.\n\n\"We agreed on nothing,\" she said."
	at := func(words string) synoptic.Span {
		i := strings.Index(text, words)
		return synoptic.Span{Start: i, End: i + len(words)}
	}
	r := &synoptic.Reading{
		Article: &synoptic.Article{ID: "r1", Path: "r1.txt", Outlet: "The Ledger", Title: "Mayor meets fishers", Language: "en", Published: "2024-03-15",
			PublishedFrom: synoptic.FromMetadata, SHA256: synoptic.Digest([]byte(text)), Text: text, Body: []synoptic.Span{{Start: 0, End: len(text)}}, Status: synoptic.StatusRead},
		Anchor: "2024-03-15", AnchorFrom: synoptic.AnchorPublished,
	}
	start := 0
	for _, w := range strings.SplitAfter(text, " ") {
		s := synoptic.Span{Start: start, End: start + len(strings.TrimRight(w, " "))}
		r.Tokens = append(r.Tokens, synoptic.Token{Span: s, Norm: strings.ToLower(s.In(text)), Lemma: strings.ToLower(s.In(text)), Tag: "NN", Pos: "NOUN", Dep: "dep", Head: 0})
		start += len(w)
	}
	end := strings.Index(text, "\n")
	n := 0
	for r.Tokens[n].End <= end+2 && n+1 < len(r.Tokens) {
		n++
	}
	r.Sentences = []synoptic.Sentence{{Span: synoptic.Span{Start: 0, End: end}, First: 0, Last: n}, {Span: synoptic.Span{Start: end + 2, End: len(text)}, First: n, Last: len(r.Tokens)}}
	r.Syntax.Entities = []synoptic.ModelEntity{{Span: at("Ilse Brandt"), First: 1, Last: 3, Label: "PERSON"}}
	r.Entities = []synoptic.LocalEntity{{Type: synoptic.Person, Name: "Ilse Brandt", Mentions: []int{0, 2}}, {Type: synoptic.Organization, Name: "Harbour Post", Mentions: []int{1}}}
	r.Mentions = []synoptic.Mention{
		{Span: at("Ilse Brandt"), First: 1, Last: 3, Type: synoptic.Person, Kind: synoptic.NameMention, Title: at("Mayor"), Entity: 0},
		{Span: at("Harbour Post"), Type: synoptic.Organization, Kind: synoptic.NameMention, Entity: 1},
		{Span: at("she"), Type: synoptic.Person, Kind: synoptic.PronounMention, Entity: 0},
	}
	r.Quotes = []synoptic.Quote{{Span: at("We agreed on nothing"), Kind: synoptic.Direct, Cue: at("said"), SpeakerAt: at("she"), Speaker: 0, Quoted: []synoptic.Span{at("We agreed on nothing")}, Attribution: -1}}
	r.Times = []synoptic.TimeExpr{{Span: at("Monday"), Type: synoptic.DateExpr, Value: "2024-03-11", Timex: "2024-03-11", Precision: synoptic.ByDay, Anchor: synoptic.AnchorPublished}}
	r.Quantities = []synoptic.Quantity{{Span: at("at least 40 fishers"), Number: at("40"), Value: Number(40), Low: Number(40), Bound: synoptic.AtLeast, Of: at("fishers"), OfHead: -1, Predicate: -1, PartOf: -1}}
	r.Attributions = []synoptic.Attribution{{Span: at("the Harbour Post reported"), Source: at("Harbour Post"), Cue: at("reported"), Content: at("Mayor Ilse Brandt met at least 40 fishers on Monday"), Kind: synoptic.OriginOutlet, Entity: 1, Outer: -1, Confidence: 1}}
	r.Clauses = []synoptic.Clause{
		{Span: at("Mayor Ilse Brandt met at least 40 fishers on Monday"), Subject: at("Mayor Ilse Brandt"), Predicate: at("met"), Object: at("at least 40 fishers"), When: 0, Quantities: []int{0}, Stance: synoptic.Attributes, Attribution: []int{0}, Quote: -1},
		{Span: at("We agreed on nothing"), Sentence: 1, Subject: at("We"), Predicate: at("agreed"), When: -1, Negated: true, Stance: synoptic.Attributes, Quote: 0},
	}
	return r
}
