package annotate_test

import (
	"fmt"
	"slices"
	"testing"

	"synoptic"
	"synoptic/internal/annotate"
)

func TestAttributions(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // kind, name, the kind of the outer one
	}{
		{"person", "Ana Ruiz said the bridge was closed.", []string{"person|Ana Ruiz|"}},
		{"official", "Police said the man fled.", []string{"official|Police|"}},
		{"agency", "Reuters reported that the mine was shut.", []string{"agency|Reuters|"}},
		{"document", "The report said the brakes had failed.", []string{"document|report|"}},
		{"witness", "Witnesses said the bus was on fire.", []string{"witness|Witnesses|"}},
		{"anonymous", "Two sources close to the talks said the deal was ready.", []string{"anonymous|Two sources close to the talks|"}},
		{"counted officials", "Two officials said the deal was ready.", []string{"anonymous|Two officials|"}},
		{"no source", "The minister reportedly left the town by night.", []string{"anonymous||"}},
		{"told an outlet", "Ana Ruiz told the Daily Herald that the bridge was closed.", []string{"outlet|Daily Herald|", "person|Ana Ruiz|outlet"}},
		{"told reporters", "Ana Ruiz told reporters that the bridge was closed.", []string{"person|Ana Ruiz|"}},
		{"citing", "Reuters reported that the mine was shut, citing two officials.", []string{"agency|Reuters|", "anonymous|two officials|agency"}},
		{"citing before the clause", "Reuters reports, citing two people familiar with the inquiry, that the thieves used an old account.", []string{"agency|Reuters|", "anonymous|two people familiar with the inquiry|agency"}},
		{"told a station", "“A rope does not break by itself,” Ana Ruiz told the exile station Radio Nord.", []string{"outlet|Radio Nord|", "person|Ana Ruiz|outlet"}},
		{"told an unknown outlet", "Ana Ruiz told Lunavera that the bridge was closed.", []string{"outlet|Lunavera|", "person|Ana Ruiz|outlet"}},
		{"told a court", "Ana Ruiz told the High Court that the bridge was closed.", []string{"person|Ana Ruiz|"}},
		{"view", "Analysts believe that prices will fall.", []string{"anonymous|Analysts|"}},
		{"number put", "Police put the number of marchers at 4,000.", []string{"official|Police|"}},
		{"not said", "The minister did not say when the bridge would open.", nil},
		{"not yet said", "The minister will announce on Monday that the bridge is open.", nil},
		{"report of a report", "Reuters reported that police said the man fled.", []string{"agency|Reuters|", "official|police|agency"}},
		{"nothing handed on", "The company declined to comment.", nil},
		{"belief is no report", "The farmer hopes to sell the barn.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := readSpeech(t, c.text)
			var got []string
			for _, a := range r.Attributions {
				name, _ := annotate.OriginName(r, a)
				outer := ""
				if a.Outer >= 0 {
					outer = string(r.Attributions[a.Outer].Kind)
				}
				got = append(got, fmt.Sprintf("%s|%s|%s", a.Kind, name, outer))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestSpeechSpansFitTheText(t *testing.T) {
	text := "Police: bridge shut\n\n“We are safe,” said Ana Ruiz. “All of us.\n“Nobody was hurt.”\nShe reportedly told the Daily Herald the “old bridge” was closed, citing a report."
	r := readSpeech(t, text)
	if len(r.Quotes) == 0 || len(r.Attributions) == 0 {
		t.Fatalf("%d quotes, %d attributions", len(r.Quotes), len(r.Attributions))
	}
	for _, q := range r.Quotes {
		checkSpan(t, text, "quote", q.Span)
		for _, s := range append([]synoptic.Span{q.Cue, q.SpeakerAt, q.SpeakerNamed}, q.Quoted...) {
			if !s.IsZero() {
				checkSpan(t, text, "part of quote", s)
			}
		}
		if q.Attribution >= len(r.Attributions) || q.Speaker >= len(r.Entities) {
			t.Errorf("quote %q points past its layers", q.In(text))
		}
	}
	for i, a := range r.Attributions {
		checkSpan(t, text, "attribution", a.Span)
		checkSpan(t, text, "content", a.Content)
		if a.Outer == i || a.Outer >= len(r.Attributions) {
			t.Errorf("attribution %d stands inside of %d", i, a.Outer)
		}
		if a.Confidence < 0 || a.Confidence > 1 {
			t.Errorf("confidence %v", a.Confidence)
		}
	}
}

func checkSpan(t *testing.T, text, what string, s synoptic.Span) {
	t.Helper()
	if err := s.Check(text); err != nil {
		t.Errorf("%s: %v", what, err)
	}
}
