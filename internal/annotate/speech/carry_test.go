package speech

import (
	"slices"
	"testing"
)

func TestLostLineBreaks(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // what stands in marks
	}{
		{"\"It is tough.\nI want to get out, \"Orr said. \"Now.\"", []string{"It is tough.", "I want to get out,", "Now."}},
		{"\"The sea took it.\nAll of it. \"\nThe mayor left.", []string{"The sea took it.", "All of it."}},
		{"Orr called it \"a blow to the town.\n\"\nThe mayor left.", []string{"a blow to the town."}},
		{"Orr called it \"a blow to the town.\n\"HARBEN — The mayor left. \"No,\" she said.", []string{"a blow to the town.", "No,"}},
		{"\"First.\n\"Second,\" he said.", []string{"First.", "Second,"}},
		{"He said: \"First.\nShe said: \"Second.\"", []string{"First.", "Second."}},
		{"He said: \"First.\nThe mayor left. \"We go,\" she said.", []string{"First.", "We go,"}},
		{"He was “very calm.\nVery, very calm,” the sheriff said.", []string{"very calm.", "Very, very calm,"}},
	} {
		var got []string
		for _, s := range stretches(c.text, false) {
			if s.inner.Len() > 0 {
				got = append(got, s.inner.In(c.text))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q\n\tgot  %q\n\twant %q", c.text, got, c.want)
		}
	}
}
