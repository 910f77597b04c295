package reporttest

import (
	"fmt"

	"synoptic"
)

// Twelve is the ferry story with seven more outlets that reprint the agency.
func Twelve() *synoptic.Account {
	b := ferry()
	for i, outlet := range []string{"Evening Mail", "Norra Bladet", "Radio Sund", "The Packet", "Weekly Tide", "Kallholm Today", "Gazette of the Outer Islands and Skerries"} {
		id := string(rune('F' + i))
		b.Article(id, outlet, fmt.Sprintf("2024-03-16T%02d:00:00Z", 8+i), "Ferry fire", ferryB)
		for _, c := range []int{0, 2, 3} {
			words := []string{"was towed into Kallholm in the early morning", "", "The crew put the fire out with carbon dioxide before rescuers arrived", "Nine people were treated for smoke inhalation"}[c]
			b.Story.Claims[c].Reports = append(b.Story.Claims[c].Reports, synoptic.ClaimReport{Span: b.P(id, words), Stance: synoptic.Asserts})
			b.Story.Claims[c].Outlets++
		}
	}
	b.Cover()
	return b.Build()
}

// Empty is an account of a story in which nothing was found.
func Empty() *synoptic.Account {
	b := New("")
	b.Article("A", "North Wire", "", "", "Rain.")
	b.Article("B", "Harbour Post", "", "", "Wind.")
	return b.Build()
}

// Nothing is an account without a story: its one article could not be read.
func Nothing() *synoptic.Account {
	b := New("")
	b.Article("A", "North Wire", "", "", "")
	a := &b.Account.Articles[0]
	a.Status, a.Reason = synoptic.StatusFailed, "the file is empty"
	acc := b.Build()
	acc.Stories = nil
	return acc
}

// One is the account of a story that a single article tells.
func One() *synoptic.Account {
	b := New("Hull of ferry to be examined")
	b.Article("A", "Sound Observer", "2024-03-15", "Divers", ferryE)
	b.Origin("o1", "harbour office", synoptic.OriginOfficial, "", "A:the harbour office")
	b.Claim("c1", "Divers will examine the hull of the stricken vessel next week", synoptic.SingleSource, 1, 1, "one article alone: nothing to compare",
		"A:Divers will examine the hull of the stricken vessel next week|the harbour office said|o1")
	b.Cover()
	return b.Build()
}

// Hostile is an account of articles that try to break the report they are
// shown in: terminal escapes, bidirectional overrides, markup, formulas, words
// without end.
func Hostile() *synoptic.Account {
	b := New("\x1b[31mRed\x1b[0m <script>alert(1)</script> \u202egnp.exe")
	long := ""
	for range 40 {
		long += "Donaudampfschiff"
	}
	b.Article("A", "=cmd|'/C calc'!A0", "2024-03-14", "</title><img src=x onerror=alert(1)>", "The \x1b]0;owned\x07mayor \u202egnihton dias\u202c <b>that</b> "+long+" is 船が炎上しました船が炎上しました e\u0301a\u0300 👩‍👩‍👧 שלום and +1+1 happened\u0000.\r\nSecond\tline.")
	b.Article("B", "\u2066\u2066\u2066Spoof\u009b31m", "not a date", "-2+3", "The mayor said <b>that</b> nothing & \"nobody\" 'left'.")
	b.Origin("o1", "@SUM(1)\x1b[2J", synoptic.OriginPerson, "", "A:The \x1b]0;owned\x07mayor")
	b.Claim("c1", b.Text("A"), synoptic.Agreed, 2, 2, "\x1b[5mblink", "A:"+b.Text("A"), "B:The mayor said <b>that</b> nothing")
	b.Claim("c2", "[=1+1] \u202enothing", synoptic.SingleSource, 1, 1, "only B", "B:nothing & \"nobody\"")
	b.Story.Disputes = []synoptic.Dispute{{ID: "d1", Kind: synoptic.DenialDispute, About: synoptic.DisputeSubject{Claim: "c1"}, Why: "\x07bell", Positions: []synoptic.Position{
		{Says: "+happened\x1b[1m", Articles: []string{"A"}, Spans: []synoptic.Passage{b.P("A", "happened\u0000")}},
		{Says: "nothing\u202e", Articles: []string{"B"}, Spans: []synoptic.Passage{b.P("B", "nothing")}}}}}
	b.Story.Entities = []synoptic.Entity{{ID: "e1", Type: synoptic.Person, Name: "mayor\x1b[31m", Variants: []synoptic.Variant{
		{Text: "mayor", JoinedBy: synoptic.JoinedSame, Articles: map[string]int{"A": 1, "B": 1}, Spans: []synoptic.Passage{b.P("A", "mayor"), b.P("B", "mayor")}},
		{Text: "\u202egnihton", JoinedBy: synoptic.JoinedEdit, Articles: map[string]int{"A": 1}, Spans: []synoptic.Passage{b.P("A", "\u202egnihton")}}}}}
	b.Cover()
	return b.Build()
}
