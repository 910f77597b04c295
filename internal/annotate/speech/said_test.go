package speech_test

import (
	"strings"
	"testing"

	"synoptic/internal/annotate"
	"synoptic/internal/annotate/annotatetest"
)

// Deeds, attitudes and what was not said are no speech.
func TestNotSaid(t *testing.T) {
	for _, text := range []string{
		"Two men pleaded guilty to lying to the harbour board.",
		"The team wanted to call him in for fresh tyres.",
		"Ana Ruiz claimed the final spot on the podium.",
		"The council planned to ask the mayor about the bridge.",
		"The brewery expects to take a hit of two million.",
		"The ferry is expected to reach the island on Sunday.",
		"Mayor Jan Orr declined to comment.",
		"Mayor Jan Orr did not say how the money was spent.",
		"The brewery reports earnings in May.",
		"The driver was accused of hiding the money.",
		"The brewery agreed to sell the mill.",
		"If the officer finds that the man has a case, he may stay.",
	} {
		r := annotatetest.Read(t, text, "", annotate.NewNames(), annotate.NewSpeech())
		for _, q := range r.Quotes {
			if q.Act.Reports() {
				t.Errorf("%s\n\t%q is said (%s)", text, q.In(text), q.Act)
			}
		}
	}
}

func TestSaid(t *testing.T) {
	for _, text := range []string{
		"Mayor Jan Orr said that the bridge was closed.",
		"Mayor Jan Orr vowed to close the bridge.",
		"The mayor urged residents to stay at home.",
		"The mayor called the strike \"a disgrace\".",
		"The minister rejected claims that the town had fallen.",
		"The records show that the pilot was tired.",
		"The bridge is safe, according to the mayor.",
		"The brewery predicted that prices would fall.",
		"The mayor accused the brewery of hiding the leak.",
		"The minister called for an end of the strike.",
		"Mayor Jan Orr stressed the importance of reopening the bridge.",
		"Residents heard the mayor's announcement that the bridge would stay shut.",
	} {
		r := annotatetest.Read(t, text, "", annotate.NewNames(), annotate.NewSpeech())
		n := 0
		for _, q := range r.Quotes {
			if q.Act.Reports() {
				n++
			}
		}
		if n == 0 {
			t.Errorf("%s\n\tnobody is said to have said anything: %+v", text, r.Quotes)
		}
	}
}

// What only looks like a source is none.
func TestNoSource(t *testing.T) {
	for _, c := range [][2]string{
		{"It has been expected that prices would fall in the harbour towns.", ""},
		{"A port official played down the unrest, saying that the strike was small.", "port official"},
		{"Harben Bridge: two held after fall\nPolice held two men on Monday. They will be charged.", ""},
	} {
		r := annotatetest.Read(t, c[0], "", annotate.NewNames(), annotate.NewSpeech())
		got := ""
		for _, a := range r.Attributions {
			got, _ = annotate.OriginName(r, a)
		}
		if got != c[1] || c[1] == "" && len(r.Attributions) > 0 {
			t.Errorf("%s\n\tfrom %q, want %q", c[0], got, c[1])
		}
	}
}

// Who is meant by the words for a speaker: text, part of the content, speaker.
func TestWhoSpeaks(t *testing.T) {
	for _, tt := range []struct{ text, content, want string }{
		{"Mayor Tom Orr issued a statement saying the bridge “must be closed for good”.", "must be closed", "Tom Orr"},
		{"Tom Orr criticised a statement saying the bridge “must be closed for good”.", "must be closed", "a statement"},
		{"Tom Orr lives here. A spokesman said the road was closed. He said that it would stay so.", "stay so", "A spokesman"},
		{"It felt as if hours had passed before the captain came back and said: “The bird is back.”", "bird", "the captain"},
		{"Tom Orr noticed that something was wrong with Jan Berg, who told the assistant coach Alan Powell, “I don’t feel too good today.”", "feel too good", "Jan Berg"},
		{"The lab was launched in 2011 and described as a “potent political symbol” of the state.", "potent", ""},
		{"A spokesperson for Orr was angry, saying the plan was bad. “The plan is bad for all of us here,” the aide said.", "for all of us", "A spokesperson for Orr"},
	} {
		r := annotatetest.Read(t, tt.text, "", annotate.NewNames(), annotate.NewSpeech())
		got := "nothing said"
		for _, q := range r.Quotes {
			if !strings.Contains(q.In(tt.text), tt.content) {
				continue
			}
			switch {
			case q.Speaker >= 0:
				got = r.Entities[q.Speaker].Name
			case !q.SpeakerNamed.IsZero():
				got = q.SpeakerNamed.In(tt.text)
			default:
				got = q.SpeakerAt.In(tt.text)
			}
		}
		if got != tt.want {
			t.Errorf("%s\n\t%q is said by %q, want %q", tt.text, tt.content, got, tt.want)
		}
	}
}
