package annotate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/annotate/annotatetest"
)

func readSpeech(t testing.TB, text string) *synoptic.Reading {
	t.Helper()
	return annotatetest.Read(t, text, "", annotate.NewNames(), annotate.NewSpeech())
}

// speaker is who a quote is ascribed to: the entity, or else the words.
func speaker(r *synoptic.Reading, q synoptic.Quote) string {
	switch {
	case q.Speaker >= 0:
		return r.Entities[q.Speaker].Name
	case !q.SpeakerNamed.IsZero():
		return q.SpeakerNamed.In(r.Article.Text)
	}
	return q.SpeakerAt.In(r.Article.Text)
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // kind, speaker, content
	}{
		{"direct, cue behind", "“The bridge is closed,” mayor Ana Ruiz said.", []string{"direct|Ana Ruiz|The bridge is closed"}},
		{"direct, cue before", "Mayor Ana Ruiz said: “The bridge is closed.”", []string{"direct|Ana Ruiz|The bridge is closed."}},
		{"inverted", "“The bridge is closed,” said Ana Ruiz, the mayor.", []string{"direct|Ana Ruiz|The bridge is closed"}},
		{"indirect", "The mayor said the bridge was closed.", []string{"indirect|The mayor|the bridge was closed"}},
		{"indirect with that", "The mayor said that the bridge was closed.", []string{"indirect|The mayor|that the bridge was closed"}},
		{"indirect, cue behind", "The bridge was closed, the mayor said.", []string{"indirect|the mayor|The bridge was closed"}},
		{"mixed", "The mayor said the bridge was “a danger to everyone”.", []string{"mixed|The mayor|the bridge was “a danger to everyone”"}},
		{"described as", "The mayor described the fire as “a tragedy for the town”.", []string{"mixed|The mayor|the fire as “a tragedy for the town”"}},
		{"parted by its cue", "“The bridge is closed,” Ana Ruiz said, “and the road is icy.”", []string{"direct|Ana Ruiz|The bridge is closed,” Ana Ruiz said, “and the road is icy."}},
		{"two sentences", "“The bridge is closed,” Ana Ruiz said. “The road is icy.”", []string{"direct|Ana Ruiz|The bridge is closed,” Ana Ruiz said. “The road is icy."}},
		{"reopened in the next paragraph", "Ana Ruiz said: “The bridge is closed.\n“The road is icy too.”", []string{"direct|Ana Ruiz|The bridge is closed.\n“The road is icy too."}},
		{"floating", "Ana Ruiz said the bridge was closed.\n“The road is icy too.”", []string{"indirect|Ana Ruiz|the bridge was closed", "direct|Ana Ruiz|The road is icy too."}},
		{"pronoun", "Ana Ruiz opened the bridge on Monday. “It is safe now,” she said.", []string{"direct|Ana Ruiz|It is safe now"}},
		{"they", "A fire brigade spokesman said six people were hurt.\n“There are eight engines at the scene,” they added.", []string{"indirect|A fire brigade spokesman|six people were hurt", "direct|A fire brigade spokesman|There are eight engines at the scene"}},
		{"the 43-year-old", "Ana Ruiz, 43, lives in Halvorn. “It was loud,” the 43-year-old said.", []string{"direct|Ana Ruiz|It was loud"}},
		{"the company", "Nordvik lost its servers on Monday. Nordvik is based in Halvorn. The company said its data was safe.", []string{"indirect|Nordvik|its data was safe"}},
		{"he is no woman", "Anna Berg met Peter Holm on Monday. “It is safe now,” he said.", []string{"direct|Peter Holm|It is safe now"}},
		{"quote in a quote", "“She told me ‘run’ and I ran,” Ana Ruiz said.", []string{"direct|Ana Ruiz|She told me ‘run’ and I ran"}},
		{"lost space", "“The bridge is closed to all of us”says Ana Ruiz.", []string{"direct|Ana Ruiz|The bridge is closed to all of us"}},
		{"turns", "Police chief Ana Ruiz opened the bridge.\n\nThe chief said it was safe.", []string{"indirect|Ana Ruiz|it was safe"}},
		{"adding that", "Ana Ruiz said the bridge was closed, adding that the road was icy.", []string{"indirect|Ana Ruiz|the bridge was closed", "indirect|Ana Ruiz|that the road was icy"}},
		{"and added", "Ana Ruiz said the bridge was closed and added that the road was icy.", []string{"indirect|Ana Ruiz|the bridge was closed", "indirect|Ana Ruiz|that the road was icy"}},
		{"according to", "According to the mayor, the bridge is closed.", []string{"indirect|the mayor|the bridge is closed"}},
		{"according to, behind", "The bridge is closed, according to the mayor.", []string{"indirect|the mayor|The bridge is closed"}},
		{"as", "The bridge, as the mayor said, is closed.", []string{"indirect|the mayor|The bridge, as the mayor said, is closed"}},
		{"question", "“Who closed the bridge?” asked Ana Ruiz.", []string{"direct|Ana Ruiz|Who closed the bridge?"}},
		{"passive without agent", "Six people were said to have died in the fire.", []string{"indirect||Six people were said to have died in the fire"}},
		{"quoted as saying", "Ana Ruiz was quoted as saying that the bridge was closed.", []string{"indirect|Ana Ruiz|that the bridge was closed"}},
		{"headline, source behind", "Dozens hurt in tram crash: police\n\nThe tram left the rails.", []string{"indirect|police|Dozens hurt in tram crash"}},
		{"headline, say", "Tram driver ‘blacked out’ before the bend, say passengers\n\nThe tram left the rails.", []string{"mixed|passengers|Tram driver ‘blacked out’ before the bend"}},
		{"missing closing mark", "Ana Ruiz said: “The bridge is closed.\nThe road was icy.", []string{"direct|Ana Ruiz|The bridge is closed."}},
		{"scare quotes", "The so-called “safe bridge” was closed on Monday.", nil},
		{"term in marks", "The union issued a “travel advisory” for the coast in May.", []string{"indirect|The union|a “travel advisory” for the coast in May"}},
		{"name of a technique", "They used a method called “slow casting” on the bridge.", []string{"indirect|They|a method called “slow casting” on the bridge"}},
		{"noun behind the marks", "The clerk was charged in the “golden bridge” scam.", []string{"indirect||the “golden bridge” scam"}},
		{"speech in brackets", "Critics such as Ana Ruiz (“We never agreed to close the bridge”) stayed away.", []string{"direct|Ana Ruiz|We never agreed to close the bridge"}},
		{"the main clause's subject", "Tom Berg does not fear that Jan Holm will win. “It is safe now,” he said.", []string{"indirect|Tom Berg|that Jan Holm will win", "direct|Tom Berg|It is safe now"}},
		{"an outlet behind the speaker", "“The bridge is closed,” Ana Ruiz said, according to AFP.", []string{"mixed|AFP|The bridge is closed,” Ana Ruiz said", "direct|Ana Ruiz|The bridge is closed"}},
		{"title of a work", "The band played “Song of the River” on Monday.", nil},
		{"apostrophes", "The workers' bridge was closed by the miners' union hall.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := readSpeech(t, c.text)
			var got []string
			for _, q := range r.Quotes {
				got = append(got, fmt.Sprintf("%s|%s|%s", q.Kind, speaker(r, q), strings.TrimRight(q.In(c.text), ".")))
			}
			for i := range c.want {
				c.want[i] = strings.TrimRight(c.want[i], ".")
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}
