package clauses_test

import (
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/annotate/annotatetest"
)

// published is a Monday.
const published = "2022-03-14"

func read(t testing.TB, text string) *synoptic.Reading {
	t.Helper()
	return annotatetest.Read(t, text, published, annotate.NewNames(), annotate.NewTimes(), annotate.NewQuantities(), annotate.NewSpeech(), annotate.NewClauses())
}

// TestClauses reads sentences through the real engine. Each want is a part
// that one clause must have: "span | field=value | …", with the fields s
// (subject), p (predicate), o (object), at (place), when, mod, stance, neg,
// bg, att (how many attributions), and "!span" for a clause that must not be.
func TestClauses(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The mayor opened the bridge in Norvale on Friday.", "The mayor opened the bridge in Norvale on Friday | s=The mayor | p=opened | o=the bridge | when=2022-03-11 | stance=asserts"},
		// Spans.
		{"The minister said that the dam had burst.", "the dam had burst | s=the dam | stance=attributes | att=1; !The minister said that the dam had burst"},
		{"But the crew stayed on board.", "the crew stayed on board"},
		{"The road was closed after a lorry hit the bridge.", "a lorry hit the bridge; The road was closed after a lorry hit the bridge"},
		{"Police confirmed there had been \"some loss of life\".", "there had been \"some loss of life\" | stance=attributes"},
		{"The firm said it would launch “many more.”", "it would launch “many more.” | mod=would | stance=expects"},
		{"After the mayor left, the crowd sang.", "After the mayor left, the crowd sang; the mayor left"},
		{"The club (known as the Gulls) fired its coach.", "The club (known as the Gulls) fired its coach"},
		{"The envoy called the raid “deeply unwise” and urged the rebels “to leave the valley.”", "The envoy called the raid “deeply unwise”"},
		{"A pump failed, and the cellar flooded.", "A pump failed; the cellar flooded"},
		{"The bridge collapsed, according to the ministry.", "The bridge collapsed | stance=attributes | att=1"},
		// What is no clause.
		{"Read more about the harbour fire.", "!Read more about the harbour fire"},
		{"The dam held.\n\nWhat is a tailings dam?\n\nIt is a wall of waste.", "!What is a tailings dam; It is a wall of waste"},
		{"\"The roof was gone,\" she said.", "The roof was gone | stance=attributes; !she said"},
		{"“The roof was gone,” Marta Kessler told Reuters.", "Marta Kessler told Reuters | s=Marta Kessler"},
		{"A bus was faster than the law allowed.", "!the law allowed; !than the law allowed"},
		{"The hope of ending the war faded.", "The hope of ending the war faded; !ending the war"},
		// Arguments.
		{"The painting was stolen by two guards.", "The painting was stolen by two guards | s=The painting | o=two guards"},
		{"Marta Kessler and Tomas Brandt left the party.", "Marta Kessler and Tomas Brandt left the party | s=Marta Kessler and Tomas Brandt"},
		{"The thieves broke the lock and took nine clocks.", "took nine clocks | s=The thieves | o=nine clocks"},
		{"The ferry, which carried 90 passengers, sank.", "which carried 90 passengers | s=The ferry | o=90 passengers"},
		{"The judge ordered the owner to empty the lake.", "to empty the lake | s=the owner | mod=ordered | stance=expects"},
		{"Rescuers were called to the village, where a wall had fallen.", "where a wall had fallen | s=a wall"},
		// Places.
		{"The lorry caught fire in a tunnel near the border.", "The lorry caught fire in a tunnel near the border | at=a tunnel near the border"},
		{"The protest began at the north gate.", "The protest began at the north gate | at=the north gate"},
		{"The tram was found next to the station.", "The tram was found next to the station | at=the station"},
		{"The two leaders met in Paris on Sunday.", "The two leaders met in Paris on Sunday | at=Paris | when=2022-03-13"},
		{"The committee met in secret.", "The committee met in secret | at="},
		// Negation.
		{"There were no passengers on the bus.", "There were no passengers on the bus | neg"},
		{"The driver failed to stop at the light.", "to stop at the light | neg | s=The driver"},
		{"The owner refused to pay the fine.", "to pay the fine | neg"},
		{"The line no longer carries coal.", "The line no longer carries coal | neg"},
		{"Neither driver was hurt.", "Neither driver was hurt | neg"},
		{"The owner does not deny taking the money.", "taking the money | not-neg"},
		{"The guard did not fail to lock the gate.", "to lock the gate | not-neg"},
		{"The pilot landed the plane without lowering the wheels.", "lowering the wheels | neg; The pilot landed the plane without lowering the wheels | not-neg"},
		{"The school has yet to be finished.", "The school has yet to be finished | neg"},
		{"A lock prevented the boys from entering the shed.", "entering the shed | neg"},
		{"The club not only won the cup but broke the record.", "broke the record | not-neg; The club not only won the cup | not-neg"},
		{"The trains bumped into each other but didn’t derail.", "didn’t derail | neg | s=The trains"},
		{"The firm didn’t pay its workers.", "The firm didn’t pay its workers | neg"},
		// Modality and stance.
		{"The council plans to close the school.", "to close the school | mod=plans | stance=expects | s=The council"},
		{"The bridge will open in May.", "The bridge will open in May | mod=will | stance=expects | when=2022-05"},
		{"The storm is likely to reach the coast.", "to reach the coast | mod=likely"},
		{"Mayor to resign over bridge scandal", "Mayor to resign over bridge scandal | mod=will | stance=expects"},
		{"Kessler might resign.", "Kessler might resign | mod=may | stance=expects"},
		{"The dam will break if the river rises again.", "if the river rises again | mod=if | stance=expects"},
		{"Tomas Brandt denied that he had taken the money.", "he had taken the money | stance=denies"},
		{"Reporters asked whether the brakes had failed.", "whether the brakes had failed | stance=questions"},
		{"The driver allegedly stole the van.", "The driver allegedly stole the van | stance=alleges"},
		// Times.
		{"The ministry said on Saturday that the ship sank on Thursday.", "The ministry said on Saturday that the ship sank on Thursday | when=2022-03-12; the ship sank on Thursday | when=2022-03-10"},
		{"On Sunday the river rose and the bridge fell.", "the bridge fell | when=2022-03-13"},
		{"The court was told that the watchman left at 9 p.m. on Friday.", "the watchman left at 9 p.m. on Friday | when=2022-03-11T21:00"},
		{"The house, built in 1912, burned down on Sunday.", "The house, built in 1912, burned down on Sunday | when=2022-03-13; built in 1912 | when=1912 | bg"},
		{"The trial is due to begin on Friday.", "The trial is due to begin on Friday | when=2022-03-18"},
		{"The firm will publish its results for the first quarter on April 28.", "The firm will publish its results for the first quarter on April 28 | when=2022-04-28"},
		{"The guild called the tax \"a bill for a feast to which nobody was invited\".", "The guild called the tax \"a bill for a feast to which nobody was invited\""},
		// Background.
		{"The war began in 2011.", "The war began in 2011 | when=2011 | bg"},
		{"The bridge fell on Sunday.", "The bridge fell on Sunday | when=2022-03-13 | not-bg"},
		{"The mill has stood empty since 1959.", "The mill has stood empty since 1959 | not-bg"},
		{"The firm had sold the mine in January.", "The firm had sold the mine in January | bg"},
		// Direct speech of several sentences.
		{"\"The sea was rough. We lost two boats,\" Kessler said.", "The sea was rough | stance=attributes | quote; We lost two boats | stance=attributes | quote"},
	} {
		r := read(t, c.text)
		for want := range strings.SplitSeq(c.want, "; ") {
			if why := missing(r, want); why != "" {
				t.Errorf("%q: %s\nread:\n%s", c.text, why, show(r))
			}
		}
	}
}

// missing says what of a wanted clause was not read.
func missing(r *synoptic.Reading, want string) string {
	text := r.Article.Text
	parts := strings.Split(want, " | ")
	span, absent := strings.CutPrefix(parts[0], "!")
	for _, c := range r.Clauses {
		if c.In(text) != span {
			continue
		}
		if absent {
			return "read " + span
		}
		when := ""
		if c.When >= 0 {
			when = r.Times[c.When].Value
		}
		att := map[int]string{0: "0", 1: "1", 2: "2"}[len(c.Attribution)]
		has := map[string]string{
			"s": c.Subject.In(text), "p": c.Predicate.In(text), "o": c.Object.In(text), "at": c.Place.In(text),
			"when": when, "mod": c.Modality, "stance": string(c.Stance), "att": att,
		}
		flags := map[string]bool{"neg": c.Negated, "not-neg": !c.Negated, "bg": c.Background, "not-bg": !c.Background, "quote": c.Quote >= 0}
		for _, p := range parts[1:] {
			if k, v, ok := strings.Cut(p, "="); ok && has[k] != v || !ok && !flags[p] {
				return span + ": not " + p
			}
		}
		return ""
	}
	if absent {
		return ""
	}
	return "no clause " + span
}

func show(r *synoptic.Reading) string {
	var b strings.Builder
	text := r.Article.Text
	for _, c := range r.Clauses {
		b.WriteString("  " + c.In(text) + " | s=" + c.Subject.In(text) + " | p=" + c.Predicate.In(text) + " | o=" + c.Object.In(text) + " | at=" + c.Place.In(text) + " | mod=" + c.Modality + " | " + string(c.Stance))
		if c.When >= 0 {
			b.WriteString(" | when=" + r.Times[c.When].Value)
		}
		if c.Negated {
			b.WriteString(" | neg")
		}
		if c.Background {
			b.WriteString(" | bg")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestTitle reads a headline without a finite verb as one clause, and a
// dateline as none.
func TestTitle(t *testing.T) {
	text := "Seven dead and 50 injured after derailment\n\nKESTEN, March 14 (Meridian) - A tram derailed near Kesten on Sunday."
	r := readArticle(t, &synoptic.Article{
		ID: "t", Text: text, Language: "en", Published: published, PublishedFrom: synoptic.FromMetadata,
		Title: "Seven dead and 50 injured after derailment", TitleSpan: synoptic.Span{Start: 0, End: 42},
		Dateline: synoptic.Span{Start: 44, End: strings.Index(text, " - ")},
	})
	var got []string
	for _, c := range r.Clauses {
		got = append(got, c.In(text))
	}
	if want := []string{"Seven dead and 50 injured after derailment", "A tram derailed near Kesten on Sunday"}; strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
