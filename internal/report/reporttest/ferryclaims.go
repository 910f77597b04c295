package reporttest

import "synoptic"

func ferryClaims(b *Builder) {
	b.Claim("c1", "The ferry Maj Viken was towed into Kallholm at 05:20 on Thursday", synoptic.Agreed, 4, 3,
		"four outlets, on the word of the coast guard, of Sund Lines and of a passenger; none against",
		"A:The ferry Maj Viken was towed into Kallholm at 05:20 on Thursday", "B:was towed into Kallholm in the early morning",
		"D:The ship reached Kallholm under tow on Thursday morning", "E:The Maj Viken came in under tow early on Thursday")
	b.Claim("c2", "the fire had started in the engine room shortly before midnight", synoptic.Disputed, 4, 2,
		"Sund Lines denies what the coast guard said",
		"A:the fire had started in the engine room shortly before midnight|The coast guard said|o1", "B:The fire had started in the engine room|the agency said|o4",
		"C:A fire broke out in the engine room of a passenger ferry", "E:the first alarm came from the car deck|A spokeswoman for Sund Lines said|o2")
	b.Story.Claims[1].Reports[3].Stance = synoptic.Denies
	b.Claim("c3", "The crew put the fire out with carbon dioxide before rescuers arrived", synoptic.Echoed, 3, 1,
		"three outlets, all from the coast guard; B and C carry A's words",
		"A:The crew put the fire out with carbon dioxide before rescuers arrived|it said|o1", "B:The crew put the fire out with carbon dioxide before rescuers arrived|North Wire reported|o4|citing the coast guard|o1",
		"C:The crew put the fire out with carbon dioxide before rescuers arrived|according to the coast guard|o1")
	b.Claim("c4", "Nine people were treated for smoke inhalation", synoptic.Updated, 4, 2,
		"later counts replaced the earlier ones", "A:Nine people were treated for smoke inhalation", "B:Nine people were treated for smoke inhalation",
		"C:At least 14 needed care for smoke|the coast guard said|o1", "E:Seventeen passengers were treated for smoke|the county hospital said|o5")
	for i := range b.Story.Claims[3].Reports {
		b.Story.Claims[3].Reports[i].Figures = []string{"f2"}
	}
	b.Claim("c5", "Sund Lines was fined in 2022 over alarms that did not sound", synoptic.SingleSource, 1, 1, "only D carries it",
		"D:Sund Lines was fined in 2022 over alarms that did not sound|court records show|o6")
	b.Claim("c6", "Captain Ken Sato stayed on the bridge throughout", synoptic.SingleSource, 1, 1, "only A carries it",
		"A:Captain Ken Sato stayed on the bridge throughout|the coast guard said|o1")
	b.Claim("c7", "The alarms worked as they should", synoptic.Echoed, 2, 1, "two outlets, both from Sund Lines",
		"D:The alarms worked as they should|said Marit Holm|o2", "E:the alarms \"worked as they should\"|Marit Holm, communications chief of the line, said|o2")
	b.Claim("c8", "Divers will examine the hull of the stricken vessel next week", synoptic.SingleSource, 1, 1, "only E carries it",
		"E:Divers will examine the hull of the stricken vessel next week|the harbour office said|o7")
	b.Claim("c9", "A ferry fire in the Sound ended without deaths on Thursday", synoptic.Agreed, 2, 2, "two outlets on two origins; none against",
		"B:A ferry fire in the Sound ended without deaths on Thursday|the coast guard said|o1", "D:Nobody panicked|said Ilse Brandt|o3")
	c := b.Claim("c10", "[Kenji Sato] has sailed the route for eleven years", synoptic.SingleSource, 1, 1, "only D carries it",
		"D:Captain Kenji Sato has sailed the route for eleven years|the line said|o2")
	c.Folded, c.Background = true, true
}

func ferryFigures(b *Builder) {
	n := Number
	b.Story.Figures = []synoptic.Figure{
		{ID: "f1", What: "passengers on board", Unit: "", Relation: synoptic.FigureDispute, Why: "both give an exact count for the same crossing, at about the same time", Values: []synoptic.FigureValue{
			{Span: b.P("A", "212 passengers"), Value: n(212), Bound: synoptic.Exact, Origin: text("o1"), AsOf: text("2024-03-14")},
			{Span: b.P("B", "212 passengers"), Value: n(212), Bound: synoptic.Exact, Origin: text("o1")},
			{Span: b.P("C", "About 200 people"), Value: n(200), Bound: synoptic.About},
			{Span: b.P("D", "198 passengers"), Value: n(198), Bound: synoptic.Exact, Origin: text("o2"), AsOf: text("2024-03-15")}}},
		{ID: "f2", What: "treated for smoke", Unit: "", Relation: synoptic.FigureUpdate, Why: "each later report gives a higher count", Values: []synoptic.FigureValue{
			{Span: b.P("A", "Nine people"), Value: n(9), Bound: synoptic.Exact, Origin: text("o1"), AsOf: text("2024-03-14T06:10")},
			{Span: b.P("B", "Nine people"), Value: n(9), Bound: synoptic.Exact, Origin: text("o1")},
			{Span: b.P("C", "At least 14"), Value: n(14), Low: n(14), Bound: synoptic.AtLeast, Origin: text("o1")},
			{Span: b.P("E", "Seventeen passengers"), Value: n(17), Bound: synoptic.Exact, Origin: text("o5"), AsOf: text("2024-03-15")}}},
		{ID: "f3", What: "crew", Unit: "", Relation: synoptic.FigureAgree, Why: "the same count", Values: []synoptic.FigureValue{
			{Span: b.P("A", "31 crew"), Value: n(31), Bound: synoptic.Exact, Origin: text("o1")},
			{Span: b.P("B", "31 crew"), Value: n(31), Bound: synoptic.Exact, Origin: text("o1")}}},
	}
	b.Story.Disputes = []synoptic.Dispute{
		{ID: "d1", Kind: synoptic.PlaceDispute, About: synoptic.DisputeSubject{Claim: "c2"}, Why: "three outlets carry the first, all from one origin; the second denies it", Positions: []synoptic.Position{
			{Says: "engine room", Articles: []string{"A", "B", "C"}, Spans: []synoptic.Passage{b.P("A", "started in the engine room"), b.P("B", "started in the engine room"), b.P("C", "in the engine room of a passenger ferry")}},
			{Says: "car deck", Articles: []string{"E"}, Spans: []synoptic.Passage{b.P("E", "from the car deck")}}}},
		{ID: "d2", Kind: synoptic.NumberDispute, About: synoptic.DisputeSubject{Figure: "f1"}, Why: "both give a count for the same crossing; C's \"about 200\" fits either", Positions: []synoptic.Position{
			{Says: "212", Articles: []string{"A", "B"}, Spans: []synoptic.Passage{b.P("A", "212 passengers"), b.P("B", "212 passengers")}},
			{Says: "198", Articles: []string{"D"}, Spans: []synoptic.Passage{b.P("D", "lists 198 passengers")}}}},
	}
}

func ferrySpeech(b *Builder) {
	b.Story.Utterances = []synoptic.Utterance{
		{ID: "u1", Speaker: text("e2"), SpeakerText: "Ilse Brandt", Reports: []synoptic.UtteranceReport{
			{Span: b.P("D", "We were pulled in around dawn. Nobody panicked, but nobody told us anything"), Cue: b.PP("D", "said Ilse Brandt"), SpeakerSpan: b.PP("D", "Ilse Brandt"), Kind: synoptic.Direct, Wording: 0, Via: []string{"o3"}},
			{Span: b.P("C", "We were towed around dawn. Nobody was afraid"), Cue: b.PP("C", "told the channel"), SpeakerSpan: b.PP("C", "Ilse Brandt"), Kind: synoptic.Direct, Wording: 1, Via: []string{"o3"}}},
			Wordings: []synoptic.Wording{
				{Text: "We were pulled in around dawn. Nobody panicked, but nobody told us anything", Relation: synoptic.Verbatim, Articles: []string{"D"}},
				{Text: "We were towed around dawn. Nobody was afraid", Relation: synoptic.Translated, Articles: []string{"C"}, Differs: []synoptic.Passage{b.P("C", "towed"), b.P("C", "was afraid")}}}},
		{ID: "u2", Speaker: text("e7"), SpeakerText: "Marit Holm", Reports: []synoptic.UtteranceReport{
			{Span: b.P("D", "The alarms worked as they should"), Cue: b.PP("D", "said Marit Holm"), SpeakerSpan: b.PP("D", "Marit Holm"), Kind: synoptic.Direct, Wording: 0, Via: []string{"o2"}},
			{Span: b.P("E", "the alarms \"worked as they should\""), SpeakerSpan: b.PP("E", "Marit Holm"), Kind: synoptic.Mixed, Wording: 1, Via: []string{"o2"}}},
			Wordings: []synoptic.Wording{
				{Text: "The alarms worked as they should", Relation: synoptic.Verbatim, Articles: []string{"D"}},
				{Text: "the alarms \"worked as they should\"", Relation: synoptic.Trimmed, Articles: []string{"E"}}}},
		{ID: "u3", SpeakerText: "A spokeswoman for Sund Lines", Reports: []synoptic.UtteranceReport{
			{Span: b.P("E", "the first alarm came from the car deck, \"not the engine room, as has been reported\""), SpeakerSpan: b.PP("E", "A spokeswoman for Sund Lines"), Kind: synoptic.Mixed, Wording: 0, Via: []string{"o2"}}},
			Wordings: []synoptic.Wording{{Text: "the first alarm came from the car deck, \"not the engine room, as has been reported\"", Relation: synoptic.Verbatim, Articles: []string{"E"}}}},
	}
}
