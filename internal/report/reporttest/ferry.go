package reporttest

import "synoptic"

const ferryA = `KALLHOLM, March 14 (North Wire) - The ferry Maj Viken was towed into Kallholm at 05:20 on Thursday after a fire on board.

The coast guard said the fire had started in the engine room shortly before midnight. There were 212 passengers and 31 crew on board, the coast guard said.

The crew put the fire out with carbon dioxide before rescuers arrived, it said. Nine people were treated for smoke inhalation.

Captain Ken Sato stayed on the bridge throughout, the coast guard said.`

const ferryB = `A ferry fire in the Sound ended without deaths on Thursday, the coast guard said.

The Maj Viken, with 212 passengers and 31 crew on board, was towed into Kallholm in the early morning.

The crew put the fire out with carbon dioxide before rescuers arrived, North Wire reported, citing the coast guard. The fire had started in the engine room, the agency said.

Nine people were treated for smoke inhalation.

Additional reporting by North Wire.`

const ferryC = `A fire broke out in the engine room of a passenger ferry in the night to Thursday.

About 200 people were on board the Maj Viken. At least 14 needed care for smoke, the coast guard said in the morning.

The crew put the fire out with carbon dioxide before rescuers arrived, according to the coast guard.

"We were towed around dawn. Nobody was afraid," passenger Ilse Brandt told the channel.

The skipper, Sato Ken (佐藤 健), was praised by travellers.`

const ferryD = `The manifest of the Maj Viken lists 198 passengers, Sund Lines said on Friday, fewer than the coast guard had first given.

The ship reached Kallholm under tow on Thursday morning.

"We were pulled in around dawn. Nobody panicked, but nobody told us anything," said Ilse Brandt, who was travelling with two children.

Sund Lines was fined in 2022 over alarms that did not sound, court records show.

"The alarms worked as they should," said Marit Holm, a spokeswoman for Sund Lines.

Captain Kenji Sato has sailed the route for eleven years, the line said.`

const ferryE = `A spokeswoman for Sund Lines said the first alarm came from the car deck, "not the engine room, as has been reported".

The Maj Viken came in under tow early on Thursday. Seventeen passengers were treated for smoke, the county hospital said.

Marit Holm, communications chief of the line, said on Friday that the alarms "worked as they should".

Divers will examine the hull of the stricken vessel next week, the harbour office said.`

func text(s string) *string { return &s }

// Ferry is the account of a made-up fire on a ferry: five articles with at
// least two of everything that an account can say.
func Ferry() *synoptic.Account { return ferry().Build() }

func ferry() *Builder {
	b := New("Ferry fire off Kallholm")
	b.Article("A", "North Wire", "2024-03-14T06:10:00Z", "Ferry towed into Kallholm after fire", ferryA)
	b.Article("B", "Harbour Post", "2024-03-14T07:45:00Z", "No deaths in ferry fire", ferryB)
	b.Article("C", "Kanal Fyra", "2024-03-14T09:30:00Z", "Fire on night ferry", ferryC)
	b.Article("D", "The Ledger", "2024-03-15T18:00:00Z", "Line gives lower count of passengers", ferryD)
	b.Article("E", "Sound Observer", "2024-03-15T20:15:00Z", "Fire began on car deck, says line", ferryE)
	ferryOrigins(b)
	ferryEntities(b)
	ferryClaims(b)
	ferryFigures(b)
	ferrySpeech(b)
	b.Story.Reprints = []synoptic.Reprint{
		{Articles: [2]string{"A", "B"}, ShareOfA: .48, ShareOfB: .61, First: "A", Credited: "North Wire", Passages: []synoptic.ReprintPassage{
			{A: b.P("A", "The crew put the fire out with carbon dioxide before rescuers arrived"), B: b.P("B", "The crew put the fire out with carbon dioxide before rescuers arrived")},
			{A: b.P("A", "Nine people were treated for smoke inhalation."), B: b.P("B", "Nine people were treated for smoke inhalation.")}}},
		{Articles: [2]string{"A", "C"}, ShareOfA: .21, ShareOfB: .26, First: "A", Passages: []synoptic.ReprintPassage{
			{A: b.P("A", "The crew put the fire out with carbon dioxide before rescuers arrived"), B: b.P("C", "The crew put the fire out with carbon dioxide before rescuers arrived")}}},
	}
	b.Story.Timeline = []synoptic.TimelineEntry{
		{When: "2022", Precision: synoptic.ByYear, Text: "Sund Lines was fined in 2022 over alarms that did not sound", Claim: "c5", Spans: []synoptic.Passage{b.P("D", "Sund Lines was fined in 2022 over alarms that did not sound")}},
		{When: "2024-03-13", Precision: synoptic.ByDay, Text: "the fire had started in the engine room shortly before midnight", Claim: "c2", Spans: []synoptic.Passage{b.P("A", "shortly before midnight"), b.P("C", "in the night to Thursday")}},
		{When: "2024-03-14T05:20", Precision: synoptic.ByMinute, Text: "The ferry Maj Viken was towed into Kallholm at 05:20 on Thursday", Claim: "c1", Spans: []synoptic.Passage{b.P("A", "at 05:20 on Thursday"), b.P("D", "on Thursday morning")}},
		{When: "2024-03-18/2024-03-24", Precision: synoptic.ByRange, Text: "Divers will examine the hull of the stricken vessel next week", Claim: "c8", Spans: []synoptic.Passage{b.P("E", "next week")}},
	}
	b.Story.Naming = []synoptic.Naming{
		{Entity: "e1", Terms: []synoptic.Term{
			{Text: "a passenger ferry", Articles: []string{"C"}, Spans: []synoptic.Passage{b.P("C", "a passenger ferry")}},
			{Text: "the stricken vessel", Articles: []string{"E"}, Spans: []synoptic.Passage{b.P("E", "the stricken vessel")}},
			{Text: "The ship", Articles: []string{"D"}, Spans: []synoptic.Passage{b.P("D", "The ship")}}}},
		{Entity: "e5", Terms: []synoptic.Term{
			{Text: "the line", Articles: []string{"D", "E"}, Spans: []synoptic.Passage{b.P("D", "the line"), b.P("E", "the line")}},
			{Text: "Sund Lines", Articles: []string{"D", "E"}, Spans: []synoptic.Passage{b.P("D", "Sund Lines"), b.P("E", "Sund Lines")}}}},
	}
	b.Story.Unmeasured = []synoptic.Unmeasured{
		{Article: "C", What: "video", Why: "the article points to a video, which is not read"},
		{Article: "B", What: "words of the agency", Why: "the agency's own text is not among the articles"},
	}
	b.Cover()
	b.Unclear("c9", "E")
	return b
}

func ferryOrigins(b *Builder) {
	b.Origin("o1", "coast guard", synoptic.OriginOfficial, "e4", "A:The coast guard", "B:the coast guard", "C:the coast guard")
	b.Origin("o2", "Sund Lines", synoptic.OriginOrganization, "e5", "D:Sund Lines", "E:Sund Lines")
	b.Origin("o3", "Ilse Brandt", synoptic.OriginWitness, "e2", "C:passenger Ilse Brandt", "D:Ilse Brandt")
	b.Origin("o4", "North Wire", synoptic.OriginAgency, "e6", "B:North Wire", "B:the agency")
	b.Origin("o5", "county hospital", synoptic.OriginOrganization, "", "E:the county hospital")
	b.Origin("o6", "court records", synoptic.OriginDocument, "", "D:court records")
	b.Origin("o7", "harbour office", synoptic.OriginOfficial, "", "E:the harbour office")
	b.Story.Origins[0].Via = []string{"o4"}
}

func ferryEntities(b *Builder) {
	b.Story.Entities = []synoptic.Entity{
		{ID: "e1", Type: synoptic.OtherEntity, Name: "Maj Viken", Variants: []synoptic.Variant{
			{Text: "Maj Viken", JoinedBy: synoptic.JoinedSame, Articles: map[string]int{"A": 1, "B": 1, "C": 1, "D": 1, "E": 1}, Spans: []synoptic.Passage{b.P("A", "Maj Viken"), b.P("B", "Maj Viken"), b.P("C", "Maj Viken"), b.P("D", "Maj Viken"), b.P("E", "Maj Viken")}}}},
		{ID: "e2", Type: synoptic.Person, Name: "Ilse Brandt", Variants: []synoptic.Variant{
			{Text: "Ilse Brandt", JoinedBy: synoptic.JoinedSame, Articles: map[string]int{"C": 1, "D": 1}, Spans: []synoptic.Passage{b.P("C", "Ilse Brandt"), b.P("D", "Ilse Brandt")}}},
			Titles: []synoptic.EntityTitle{{Text: "passenger", Spans: []synoptic.Passage{b.P("C", "passenger Ilse")}}}},
		{ID: "e3", Type: synoptic.Person, Name: "Ken Sato", Variants: []synoptic.Variant{
			{Text: "Ken Sato", JoinedBy: synoptic.JoinedSame, Articles: map[string]int{"A": 1}, Spans: []synoptic.Passage{b.P("A", "Ken Sato")}},
			{Text: "Kenji Sato", JoinedBy: synoptic.JoinedEdit, Articles: map[string]int{"D": 1}, Spans: []synoptic.Passage{b.P("D", "Kenji Sato")}},
			{Text: "Sato Ken", JoinedBy: synoptic.JoinedTransliteration, Articles: map[string]int{"C": 1}, Spans: []synoptic.Passage{b.P("C", "Sato Ken")}},
			{Text: "佐藤 健", JoinedBy: synoptic.JoinedUser, Articles: map[string]int{"C": 1}, Spans: []synoptic.Passage{b.P("C", "佐藤 健")}}},
			Titles: []synoptic.EntityTitle{{Text: "Captain", Spans: []synoptic.Passage{b.P("A", "Captain"), b.P("D", "Captain")}}, {Text: "skipper", Spans: []synoptic.Passage{b.P("C", "skipper")}}}},
		{ID: "e4", Type: synoptic.Organization, Name: "coast guard", Variants: []synoptic.Variant{
			{Text: "coast guard", JoinedBy: synoptic.JoinedSame, Articles: map[string]int{"A": 3, "B": 2, "C": 2, "D": 1}, Spans: []synoptic.Passage{b.P("A", "coast guard"), b.P("B", "coast guard"), b.P("C", "coast guard"), b.P("D", "coast guard")}}}},
		{ID: "e5", Type: synoptic.Organization, Name: "Sund Lines", Variants: []synoptic.Variant{
			{Text: "Sund Lines", JoinedBy: synoptic.JoinedSame, Articles: map[string]int{"D": 3, "E": 1}, Spans: []synoptic.Passage{b.P("D", "Sund Lines"), b.P("E", "Sund Lines")}}}},
		{ID: "e6", Type: synoptic.Organization, Name: "North Wire", Variants: []synoptic.Variant{
			{Text: "North Wire", JoinedBy: synoptic.JoinedSame, Articles: map[string]int{"A": 1, "B": 2}, Spans: []synoptic.Passage{b.P("A", "North Wire"), b.P("B", "North Wire")}}}},
		{ID: "e7", Type: synoptic.Person, Name: "Marit Holm", Variants: []synoptic.Variant{
			{Text: "Marit Holm", JoinedBy: synoptic.JoinedSame, Articles: map[string]int{"D": 1, "E": 1}, Spans: []synoptic.Passage{b.P("D", "Marit Holm"), b.P("E", "Marit Holm")}}},
			Titles: []synoptic.EntityTitle{{Text: "a spokeswoman for Sund Lines", Spans: []synoptic.Passage{b.P("D", "a spokeswoman for Sund Lines")}}, {Text: "communications chief of the line", Spans: []synoptic.Passage{b.P("E", "communications chief of the line")}}}},
	}
}
