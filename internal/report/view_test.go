package report

import (
	"slices"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/report/reporttest"
)

func TestLetter(t *testing.T) {
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 27: "AB", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := Letter(n); got != want {
			t.Errorf("Letter(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestShort(t *testing.T) {
	s := NewView(reporttest.Twelve()).Stories[0]
	for in, want := range map[string]string{
		"A B C":           "A B C",
		"A B C D E F G":   "A–G",
		"A B C E F H J L": "A–C E F H J L",
	} {
		if got := s.Short(strings.Fields(in)); got != want {
			t.Errorf("Short(%s) = %s, want %s", in, got, want)
		}
	}
}

func TestSectionsOfTheFerry(t *testing.T) {
	s := NewView(reporttest.Ferry()).Stories[0]
	for what, n := range map[string][2]int{
		"disputed": {len(s.Disputed), 2}, "agreed": {len(s.Agree), 2}, "echoed": {len(s.Echo), 2}, "updated": {len(s.Updates), 1}, "single": {len(s.Single), 4},
		"speakers": {len(s.Speakers), 3}, "names": {len(s.Names), 3}, "events": {len(s.Events), 4}, "copies": {len(s.Copies), 2}, "omitted": {len(s.Omitted), 2},
		"gaps": {len(s.Gaps), 2}, "numbers": {len(s.Numbers), 1}, "independent": {s.Independent, 3}, "chains": {len(s.Chains), 7},
	} {
		if n[0] != n[1] {
			t.Errorf("%s: %d, want %d", what, n[0], n[1])
		}
	}
	if last := s.Single[len(s.Single)-1]; !last.Folded {
		t.Error("what is folded does not come last")
	}
	if got := s.Updates[0].Values; len(got) != 3 || got[0].Says != "9" || got[1].Says != "≥ 14" || strings.Join(got[0].Letters, "") != "AB" {
		t.Errorf("values are %v", got)
	}
}

func TestWhoseWord(t *testing.T) {
	s := NewView(reporttest.Ferry()).Stories[0]
	c := s.Echo[0]
	var got []string
	for _, e := range c.Evidence {
		got = append(got, e.Art.Letter+" "+e.Source.String())
	}
	if want := "A coast guard; B coast guard, by way of North Wire; C coast guard"; strings.Join(got, "; ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "; "), want)
	}
	if src := s.SourceAt(s.Disputed[1].Positions[1].Evidence[0].Passage); src.Name != "Sund Lines" {
		t.Errorf("198 stands on the word of %q", src.Name)
	}
}

func TestAClaimWithoutItsDisputeIsShown(t *testing.T) {
	acc := reporttest.Ferry()
	acc.Stories[0].Disputes = nil
	s := NewView(acc).Stories[0]
	if len(s.Disputed) != 1 || s.Disputed[0].ID != "c2" || len(s.Disputed[0].Positions) != 2 || s.Disputed[0].Positions[1].Says != "denied" {
		t.Errorf("got %+v", s.Disputed)
	}
}

func TestLettersOfTheirOwn(t *testing.T) {
	acc := reporttest.Ferry()
	for i := range acc.Articles {
		acc.Articles[i].Path = "case/" + string(rune('E'-i)) + ".txt"
	}
	s := NewView(acc).Stories[0]
	if got := s.Article(acc.Articles[0].ID).Letter; got != "E" || s.Arts[0].Letter != "A" {
		t.Errorf("the article of E.txt has the letter %s, the first in the list %s", got, s.Arts[0].Letter)
	}
	acc.Articles[0].Outlet = "E"
	s = NewView(acc).Stories[0]
	if s.Arts[4].Letter != "E" || s.Arts[4].Name != "E.txt" {
		t.Errorf("got %s %s", s.Arts[4].Letter, s.Arts[4].Name)
	}
	if got := s.Letters([]string{s.Arts[0].ID, s.Arts[4].ID}); !slices.Equal(got, []string{"A", "E"}) {
		t.Errorf("letters stand in the order %v", got)
	}
	acc.Articles[1].Path = "case/report.txt"
	if got := NewView(acc).Stories[0].Arts[0].Letter; got != "A" {
		t.Errorf("where one file has no letter the first article has the letter %s", got)
	}
}

// What an article may carry it does not leave out, and what has one origin
// alone nobody leaves out.
func TestLeftOut(t *testing.T) {
	acc := reporttest.Ferry()
	st := &acc.Stories[0]
	before := NewView(acc).Stories[0].Omitted
	if len(before) == 0 {
		t.Fatal("nothing is left out")
	}
	o := before[0]
	row := slices.Index(st.Coverage.Claims, o.ID)
	for i, c := range st.Coverage.Cells[row] {
		if c == synoptic.LeftOut {
			st.Coverage.Cells[row][i] = synoptic.Unclear
		}
	}
	for _, x := range NewView(acc).Stories[0].Omitted {
		if x.ID == o.ID {
			t.Errorf("%q is left out by %v, where that is unclear", x.Text, x.LeftOut)
		}
		if x.Status != synoptic.Agreed || x.Origins < 2 {
			t.Errorf("%q is left out: %s, %d origins", x.Text, x.Status, x.Origins)
		}
	}
	if got := NewView(acc).Stories[0].With(o.ID, synoptic.Unclear); !slices.Equal(got, o.LeftOut) {
		t.Errorf("unclear in %v, want %v", got, o.LeftOut)
	}
}

func TestInnerClaimsAreNotListed(t *testing.T) {
	acc := reporttest.Ferry()
	before := len(NewView(acc).Stories[0].Single)
	for i := range acc.Stories[0].Claims {
		if c := &acc.Stories[0].Claims[i]; c.Status == synoptic.SingleSource {
			c.Inner = true
			break
		}
	}
	if got := len(NewView(acc).Stories[0].Single); got != before-1 {
		t.Errorf("%d claims of one outlet alone, want %d", got, before-1)
	}
}

func TestSpellings(t *testing.T) {
	for _, c := range []struct {
		by         synoptic.JoinedBy
		text, name string
		want       synoptic.JoinedBy
	}{
		{synoptic.JoinedEdit, "Maj Vikken", "Maj Viken", synoptic.JoinedEdit},
		{synoptic.JoinedEdit, "SL", "Sund Lines", synoptic.JoinedSame},
		{synoptic.JoinedEdit, "U.S.", "US", synoptic.JoinedSame},
		{synoptic.JoinedEdit, "Sund Lines Group Inc.", "Sund Lines", synoptic.JoinedSame},
		{synoptic.JoinedTransliteration, "Ilze Brante", "Ilse Brandt", synoptic.JoinedTransliteration},
		{synoptic.JoinedSurname, "Brandt", "Ilse Brandt", synoptic.JoinedSurname},
	} {
		if got := joinShown(c.by, c.text, c.name); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.text, c.name, got, c.want)
		}
	}
}

func TestGround(t *testing.T) {
	acc := reporttest.Ferry()
	s := NewView(acc).Stories[0]
	if len(s.Agree) < 2 {
		t.Fatal("fewer than two agreed claims")
	}
	for i, c := range s.Agree {
		if i > 0 && !s.Agree[i].Folded && c.Outlets > s.Agree[i-1].Outlets {
			t.Errorf("%q stands below what fewer outlets carry", c.Text)
		}
	}
	c := Claim{Claim: &synoptic.Claim{}, Rest: []string{"the mayor", "a diver"}, Own: []string{"A", "B"}}
	if got := s.Ground(c, 4); got != "on the word of the mayor, a diver; A B each on its own" {
		t.Error(got)
	}
	c.Rest = nil
	if got := s.Ground(c, 4); got != "each on its own word" {
		t.Error(got)
	}
}

func TestAmount(t *testing.T) {
	n := reporttest.Number
	for _, c := range []struct {
		v    synoptic.FigureValue
		unit string
		want string
	}{
		{synoptic.FigureValue{Value: n(212), Bound: synoptic.Exact}, "", "212"},
		{synoptic.FigureValue{Value: n(1250000), Bound: synoptic.Exact}, "", "1,250,000"},
		{synoptic.FigureValue{Value: n(40), Bound: synoptic.AtLeast}, "", "≥ 40"},
		{synoptic.FigureValue{High: n(40), Bound: synoptic.AtMost}, "km", "≤ 40 km"},
		{synoptic.FigureValue{Value: n(3.5), Bound: synoptic.About}, "USD", "about $3.5"},
		{synoptic.FigureValue{Low: n(10), High: n(12), Bound: synoptic.Range}, "percent", "10–12 %"},
		{synoptic.FigureValue{Span: synoptic.Passage{Text: "dozens"}, Low: n(24), Bound: synoptic.Vague}, "", "dozens"},
		{synoptic.FigureValue{Span: synoptic.Passage{Text: "many"}, Bound: synoptic.Exact}, "", "many"},
		{synoptic.FigureValue{Value: n(-4), Bound: synoptic.Exact}, "", "−4"},
		{synoptic.FigureValue{Value: n(2.07e9), Bound: synoptic.Exact}, "USD", "$2.07 billion"},
		{synoptic.FigureValue{Value: n(1234567), Bound: synoptic.Exact}, "USD", "$1,234,567"},
		{synoptic.FigureValue{Low: n(1e6), High: n(1.5e6), Bound: synoptic.Range}, "EUR", "€1 million–1.5 million"},
		{synoptic.FigureValue{Value: n(131), Bound: synoptic.Exact}, "foot", "131 feet"},
		{synoptic.FigureValue{Value: n(1), Bound: synoptic.Exact}, "year", "1 year"},
		{synoptic.FigureValue{Low: n(1), High: n(2), Value: n(1), Bound: synoptic.Range}, "nautical mile", "1–2 nautical miles"},
	} {
		if got := Amount(&c.v, c.unit); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestShownFoldsNoSingleThing(t *testing.T) {
	cs := make([]Claim, 5)
	for i := range cs {
		cs[i].Claim = &synoptic.Claim{}
	}
	for limit, want := range map[int]int{0: 5, 3: 3, 4: 5, 5: 5, 9: 5} {
		if shown, folded := Shown(cs, false, limit); len(shown) != want || folded != 5-want {
			t.Errorf("limit %d: %d shown, %d folded", limit, len(shown), folded)
		}
	}
}
