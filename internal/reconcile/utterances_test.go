package reconcile

import (
	"slices"
	"strings"
	"testing"

	"synoptic"
)

// utteranceOf is the utterance one of whose reports holds the words.
func utteranceOf(t testing.TB, s synoptic.Story, words string) synoptic.Utterance {
	t.Helper()
	for _, u := range s.Utterances {
		for _, r := range u.Reports {
			if strings.Contains(r.Span.Text, words) {
				return u
			}
		}
	}
	t.Fatalf("no utterance has a report with %q", words)
	return synoptic.Utterance{}
}

func reporting(u synoptic.Utterance) []string {
	var out []string
	for _, r := range u.Reports {
		if !slices.Contains(out, r.Span.Article) {
			out = append(out, r.Span.Article)
		}
	}
	return out
}

func TestTwoQuotationsOfOneSpeakerStayTwo(t *testing.T) {
	s := account(t,
		read(t, "Harbour Post", "2022-10-21", `Mayor Edda Frome spoke to reporters on Friday. "The quay will be closed until the winter storms are over. We will rebuild the old lighthouse with our own money," Frome said.`),
		read(t, "Valley News", "2022-10-21", `Mayor Edda Frome was firm on Friday. "The quay will be closed until the winter storms are over," Frome said.`),
		read(t, "Lantern", "2022-10-21", `The town will not wait for help. "We will rebuild the old lighthouse with our own money," Mayor Edda Frome said.`),
	)
	quay, light := utteranceOf(t, s, "quay will be closed"), utteranceOf(t, s, "rebuild the old lighthouse")
	if quay.ID == light.ID {
		t.Fatal("two things said became one because one article quotes both in one go")
	}
	if n := len(reporting(quay)); n != 2 {
		t.Errorf("the quay is in %d articles, want 2", n)
	}
	if n := len(reporting(light)); n != 2 {
		t.Errorf("the lighthouse is in %d articles, want 2", n)
	}
}

func TestLongQuotationThatNobodySplitsStaysWhole(t *testing.T) {
	s := account(t,
		read(t, "Harbour Post", "2022-10-21", `"The quay will be closed until the winter storms are over. Nobody likes that. We have no choice," Mayor Edda Frome said.`),
		read(t, "Valley News", "2022-10-21", `"The quay will be closed until the winter storms are over," Mayor Edda Frome said on Friday.`),
	)
	u := utteranceOf(t, s, "quay will be closed")
	if len(reporting(u)) != 2 {
		t.Fatalf("reported by %d articles, want 2", len(reporting(u)))
	}
	if !strings.Contains(u.Wordings[0].Text, "We have no choice") {
		t.Errorf("the fullest wording is %q", u.Wordings[0].Text)
	}
	if len(u.Wordings) != 2 || u.Wordings[1].Relation != synoptic.Trimmed || len(u.Wordings[1].Differs) != 0 {
		t.Errorf("the shorter wording is not marked as trimmed: %+v", u.Wordings)
	}
}

func TestSpeakerIsWhomAnArticleNames(t *testing.T) {
	s := account(t,
		read(t, "Harbour Post", "2022-10-21", `"The ferry should never have left the port in that wind," a spokesman said on Friday.`),
		read(t, "Valley News", "2022-10-21", `"The ferry should never have left the port in that wind," Oskar Brandt said on Friday.`),
	)
	u := utteranceOf(t, s, "should never have left")
	if len(reporting(u)) != 2 || u.Speaker == nil || u.SpeakerText != "Oskar Brandt" {
		t.Errorf("spoken by %q in %d articles", u.SpeakerText, len(reporting(u)))
	}
}

func TestNoPronounIsASpeaker(t *testing.T) {
	s := account(t, read(t, "Harbour Post", "2022-10-21", `It was dark. "Nobody told us anything about the broken pumps," they said. "We walked home along the river," she said.`))
	for _, u := range s.Utterances {
		if slices.Contains([]string{"they", "she", "he", "it"}, strings.ToLower(u.SpeakerText)) {
			t.Errorf("%q is said by %q", u.Reports[0].Span.Text, u.SpeakerText)
		}
	}
	for _, o := range s.Origins {
		if slices.Contains([]string{"they", "she", "he", "it"}, strings.ToLower(o.Name)) {
			t.Errorf("an origin is called %q", o.Name)
		}
	}
}

func TestNounPhraseIsNothingSaid(t *testing.T) {
	s := account(t, read(t, "Harbour Post", "2022-10-21", `Foreign Minister Pia Holmgard discussed regional matters. Holmgard condemned the attack. Holmgard said that the border would stay open.`))
	for _, u := range s.Utterances {
		if n := len(strings.Fields(u.Reports[0].Span.Text)); n < minIndirectWords {
			t.Errorf("%q counts as said", u.Reports[0].Span.Text)
		}
	}
	utteranceOf(t, s, "border would stay open")
}

func TestDifferencesOfWordings(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		relation   synoptic.WordingRelation
		differs    []string
		changes    []string
	}{
		{"case and marks", "The engine had failed twice before that day", "the engine had failed, twice, before that day", synoptic.Verbatim, nil, nil},
		{"number", "We pulled 14 people out of the water before dawn", "We pulled 17 people out of the water before dawn", synoptic.Translated, []string{"17"}, []string{"number"}},
		{"number in words", "We pulled seven people out of the water before dawn", "We pulled 7 people out of the water before dawn", synoptic.Trimmed, nil, nil},
		{"negation", "The company did not know of the broken door", "The company did know of the broken door", synoptic.Translated, nil, []string{"negation"}},
		{"only shorter", "We do not know why, and nobody has told us, but the harbour will open on Monday", "the harbour will open on Monday", synoptic.Trimmed, nil, nil},
		{"other words", "They left a window open and went to bed that night", "They left one window open and lay down that night", synoptic.Translated, []string{"one", "lay down"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := account(t,
				read(t, "Harbour Post", "2022-10-20", `"`+c.a+`," Mayor Edda Frome said.`),
				read(t, "Valley News", "2022-10-21", `"`+c.b+`," Mayor Edda Frome said.`),
			)
			u := utteranceOf(t, s, c.a[len(c.a)-12:])
			if len(reporting(u)) != 2 {
				t.Fatalf("not joined: %+v", s.Utterances)
			}
			w := u.Wordings[len(u.Wordings)-1]
			if w.Relation != c.relation && !(len(u.Wordings) == 1 && c.relation == synoptic.Verbatim) {
				t.Errorf("relation %s, want %s", w.Relation, c.relation)
			}
			var differs []string
			for _, d := range w.Differs {
				differs = append(differs, d.Text)
			}
			if !slices.Equal(differs, c.differs) {
				t.Errorf("differs in %q, want %q", differs, c.differs)
			}
			if !slices.Equal(w.Changes, c.changes) {
				t.Errorf("changes %q, want %q", w.Changes, c.changes)
			}
		})
	}
}
