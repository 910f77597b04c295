package reconcile

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/lang"
	"synoptic/internal/lang/en"
)

var english = sync.OnceValues(func() (*lang.Model, error) { return en.Load() })

// read makes a reading of a made-up article by the real engine and passes.
func read(t testing.TB, outlet, published, text string) *synoptic.Reading {
	t.Helper()
	m, err := english()
	if err != nil {
		t.Fatal(err)
	}
	p, err := annotate.NewPipeline(annotate.NewSyntax(m), annotate.NewNames(), annotate.NewTimes(), annotate.NewQuantities(), annotate.NewSpeech(), annotate.NewClauses())
	if err != nil {
		t.Fatal(err)
	}
	r := &synoptic.Reading{
		Article: &synoptic.Article{
			ID: synoptic.Digest([]byte(outlet + text))[:12], Path: outlet + ".txt", Outlet: outlet, Family: outlet, Text: text, Language: "en",
			Published: published, PublishedFrom: synoptic.FromMetadata, Status: synoptic.StatusRead,
		},
		Anchor: published, AnchorFrom: synoptic.AnchorPublished,
	}
	if published == "" {
		r.AnchorFrom = synoptic.AnchorNone
	}
	if err := p.Annotate(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	return r
}

// account reconciles readings.
func account(t testing.TB, readings ...*synoptic.Reading) synoptic.Story {
	t.Helper()
	s, err := Story(context.Background(), readings)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// claimOf is the claim one of whose reports holds the words.
func claimOf(t testing.TB, s synoptic.Story, words string) synoptic.Claim {
	t.Helper()
	for _, c := range s.Claims {
		for _, r := range c.Reports {
			if strings.Contains(r.Span.Text, words) {
				return c
			}
		}
	}
	t.Fatalf("no claim has a report with %q", words)
	return synoptic.Claim{}
}

func carriedBy(c synoptic.Claim) int {
	var seen []string
	for _, r := range c.Reports {
		if !slices.Contains(seen, r.Span.Article) {
			seen = append(seen, r.Span.Article)
		}
	}
	return len(seen)
}

func TestOneEventInThreeArticles(t *testing.T) {
	s := account(t,
		read(t, "North Wire", "2024-03-14", "The mayor of Kesten, Ilse Brandow, opened the rebuilt harbour bridge on Thursday. The bridge had been closed since a barge struck it in January."),
		read(t, "Harbour Post", "2024-03-14", "Mayor Ilse Brandow opened the rebuilt harbour bridge in Kesten on Thursday. Schoolchildren sang on the quay."),
		read(t, "The Ledger", "2024-03-15", "The rebuilt bridge over the harbour was opened by Mayor Brandow on Thursday. It cost 14 million crowns."),
	)
	c := claimOf(t, s, "opened the rebuilt harbour bridge in Kesten")
	if n := carriedBy(c); n != 3 {
		t.Errorf("the opening is carried by %d articles, want 3", n)
	}
	if c.Status != synoptic.Agreed || c.Origins < 2 {
		t.Errorf("status %s on %d origins, want agreed on two or more: %s", c.Status, c.Origins, c.Why)
	}
	if sang := claimOf(t, s, "Schoolchildren sang"); sang.Status != synoptic.SingleSource {
		t.Errorf("what one article carries is %s", sang.Status)
	}
	if len(s.Disputes) != 0 {
		t.Errorf("made up %d disputes: %s", len(s.Disputes), s.Disputes[0].Why)
	}
}

// Sentences that share a day, a place or the story's main name, and nothing
// that is done, don't say the same.
func TestSharedDayIsNoAgreement(t *testing.T) {
	for _, pair := range [][2]string{
		{"Ferry tickets will be dearer in July, the company said.", "The bridge to the mainland will close in July, the council said."},
		{"The mayor's office will lose 3 percent of its income in 2018.", "Shares in the company should rise 18 percent in 2018."},
		{"Kesten's oldest bakery closed its doors on Monday.", "A storm reached Kesten on Monday and flooded two cellars."},
	} {
		s := account(t, read(t, "A", "2018-03-14", pair[0]), read(t, "B", "2018-03-14", pair[1]))
		for _, c := range s.Claims {
			if carriedBy(c) > 1 {
				t.Errorf("joined %q with %q", pair[0], pair[1])
			}
		}
	}
}

func TestSameAgencyIsEchoed(t *testing.T) {
	a := read(t, "North Wire", "2024-03-14", "Two people were rescued from the burning mill in Orlec on Thursday night, the fire brigade said.")
	b := read(t, "Harbour Post", "2024-03-14", "Two people were rescued from the burning mill in Orlec on Thursday night, the fire brigade said.")
	c := claimOf(t, account(t, a, b), "were rescued from the burning mill")
	if c.Status != synoptic.Echoed || c.Origins != 1 {
		t.Errorf("one source in two outlets is %s on %d origins, want echoed on 1", c.Status, c.Origins)
	}
}

// A pronoun's referent stands in brackets; everything else of a claim's text
// is its report's own words.
func TestTextIsTheReportsOwn(t *testing.T) {
	s := account(t, read(t, "A", "2024-03-14", "Mayor Ilse Brandow visited the flooded streets of Kesten on Thursday. She promised the families new homes before the winter."))
	for _, c := range s.Claims {
		plain := c.Text
		if i := strings.IndexByte(plain, '['); i >= 0 {
			j := strings.IndexByte(plain, ']')
			if name := plain[i+1 : j]; name != "Ilse Brandow" {
				t.Errorf("brackets hold %q", name)
			}
			plain = plain[j+1:]
		}
		found := false
		for _, r := range c.Reports {
			found = found || strings.Contains(strings.Join(strings.Fields(r.Span.Text), " "), strings.TrimSpace(plain))
		}
		if !found {
			t.Errorf("claim %q is no report's own words", c.Text)
		}
	}
}

func TestNoClaimIsShownTwice(t *testing.T) {
	lead := "The freighter Maj Viken ran aground off Kallholm early on Friday with 19 sailors on board."
	s := account(t,
		read(t, "A", "2024-03-15", lead+" The Maj Viken, a freighter with 19 sailors on board, had run aground off Kallholm on Friday morning."),
		read(t, "B", "2024-03-15", "A freighter, the Maj Viken, ran aground off Kallholm on Friday with 19 sailors. "+lead),
	)
	shown := 0
	for _, c := range s.Claims {
		if !c.Folded && strings.Contains(c.Text, "aground") {
			shown++
		}
	}
	if shown != 1 {
		t.Errorf("the grounding is shown %d times, want once", shown)
	}
}

func TestOrderOfReadingsLeavesNoTrace(t *testing.T) {
	texts := []string{
		"Nine people were hurt when a tram left its rails in Dunmarrow on Monday, police said.",
		"A tram derailed in Dunmarrow on Monday, hurting nine people. Driver Otto Lindqvist was unhurt.",
		"Police in Dunmarrow said a tram came off the rails on Monday. \"It was very fast,\" said Ana Lindqvist, a passenger.",
	}
	var first string
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 0, 2}} {
		var rs []*synoptic.Reading
		for _, i := range order {
			rs = append(rs, read(t, fmt.Sprint("outlet ", i), "2024-03-12", texts[i]))
		}
		b, err := json.Marshal(account(t, rs...))
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(b)
		} else if first != string(b) {
			t.Errorf("order %v gives another account", order)
		}
	}
}

func TestCarriersAreWholeClauses(t *testing.T) {
	r := read(t, "A", "2024-03-14", "Anton Greve, who had led the council since 2019, resigned on Thursday after the auditors published their report.")
	s := newStory([]*synoptic.Reading{r})
	s.joinEntities()
	s.findReprints()
	s.makeUnits()
	for _, u := range s.units {
		text := u.src.text(u.report)
		if strings.HasPrefix(text, "who ") || strings.HasPrefix(text, "after ") {
			t.Errorf("%q does not stand alone", text)
		}
	}
}

func TestRelatedLemmasWorkBothWays(t *testing.T) {
	for _, p := range [][2]string{{"injure", "hurt"}, {"collapse", "crash"}, {"implement", "implementation"}} {
		if related(p[0], p[1]) != related(p[1], p[0]) {
			t.Errorf("%s and %s are related one way only", p[0], p[1])
		}
	}
	if !related("implement", "implementation") {
		t.Error("a verb and its noun are not related")
	}
	if related("kill", "rescue") {
		t.Error("kill and rescue are related")
	}
}

func TestModelNamesEveryFeature(t *testing.T) {
	for _, n := range FeatureNames() {
		if _, ok := model().Weights[n]; !ok {
			t.Errorf("the embedded model has no weight for %q", n)
		}
	}
	for n := range model().Weights {
		if !slices.Contains(FeatureNames(), n) {
			t.Errorf("the embedded model has a weight for %q, which is no feature", n)
		}
	}
}

// BenchmarkStory reconciles five articles about one event.
func BenchmarkStory(b *testing.B) {
	var rs []*synoptic.Reading
	for i := range 5 {
		rs = append(rs, read(b, fmt.Sprint("outlet ", i), "2024-03-14", strings.Repeat(fmt.Sprintf("Mayor Ilse Brandow opened the rebuilt harbour bridge number %d in Kesten on Thursday. \"It is a good day,\" she said. Police counted %d people. ", i, 100+i), 8)))
	}
	b.ReportAllocs()
	for b.Loop() {
		account(b, rs...)
	}
}
