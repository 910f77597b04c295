package cluster

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"synoptic"
)

const (
	crane = "A crane fell onto the quay at Vale harbour on Monday, injuring two dockers. The port authority closed the ferry terminal. " +
		"Mayor Ida Fenn said the crane, built by Orlow Works, had been checked in May. Divers searched the water beneath the quay. "
	crane2 = "Two dockers were hurt when a crane collapsed at the port of Vale, the harbour master Jon Pell said. The ferry to Innis was cancelled. " +
		"Orlow Works, which built the crane, said it would send engineers. Mayor Fenn called for an inquiry. "
	vote = "Voters in Quellmark went to the polls on Sunday in the first election since Premier Hanno Ries resigned over the tunnel contract. " +
		"Turnout stood at 61 percent by evening, the electoral commission said. Ries's Meadow Party was expected to lose seats. "
	vote2 = "Quellmark's Meadow Party lost its majority on Sunday as voters punished it for the tunnel affair that forced out Hanno Ries. " +
		"The opposition leader Lea Dorn claimed victory and said talks on a coalition would begin. "
)

func groups(rs []*synoptic.Reading) string {
	var out []string
	for _, g := range Readings(rs) {
		var ids []string
		for _, m := range g.Members {
			ids = append(ids, rs[m.Index].Article.ID)
		}
		slices.Sort(ids)
		out = append(out, strings.Join(ids, " "))
	}
	slices.Sort(out)
	return strings.Join(out, " | ")
}

func TestTwoStoriesInOneFolderPart(t *testing.T) {
	rs := []*synoptic.Reading{
		reading("a", "Crane falls at Vale", "2031-03-03", crane), reading("b", "Meadow Party loses Quellmark", "2031-03-03", vote2),
		reading("c", "Two hurt as crane collapses", "2031-03-04", crane2), reading("d", "Quellmark votes", "2031-03-03", vote),
	}
	if got := groups(rs); got != "a c | b d" {
		t.Errorf("got %s", got)
	}
}

func TestOneStoryStaysOne(t *testing.T) {
	rs := []*synoptic.Reading{reading("a", "Crane falls at Vale", "", crane), reading("b", "", "2031-03-04", crane2)}
	if got := groups(rs); got != "a b" {
		t.Errorf("got %s", got)
	}
}

func TestSameKindOfEventElsewhereStaysApart(t *testing.T) {
	other := "A crane toppled at a building site in Dunmere on Friday, killing a passer-by, the police said. Three streets were closed. " +
		"Witnesses said the crane swayed in the wind before it fell. The builder, Harl & Sons, said it was shocked. "
	rs := []*synoptic.Reading{reading("a", "Crane falls at Vale", "2031-03-03", crane), reading("b", "", "2031-03-03", crane2), reading("c", "Crane kills passer-by in Dunmere", "2031-03-07", other)}
	if got := groups(rs); got != "a b | c" {
		t.Errorf("got %s", got)
	}
}

func TestEveryArticleHasAReason(t *testing.T) {
	rs := []*synoptic.Reading{reading("a", "Crane falls at Vale", "2031-03-03", crane), reading("b", "", "2031-03-04", crane2), reading("c", "", "", vote)}
	failed := reading("d", "", "", "")
	failed.Article.Status = synoptic.StatusFailed
	rs = append(rs, failed)
	n := 0
	for _, g := range Readings(rs) {
		for _, m := range g.Members {
			n++
			if m.Why == "" || len(g.Members) > 1 && (m.Likeness <= 0 || !strings.Contains(m.Why, "Orlow") || !strings.Contains(m.Why, "a day apart")) {
				t.Errorf("%d: %q, likeness %.2f", m.Index, m.Why, m.Likeness)
			}
		}
	}
	if n != 3 {
		t.Errorf("%d articles in groups, want 3: failed ones are in none", n)
	}
	if g := Readings(rs[:1]); g[0].Members[0].Why != "the only article" {
		t.Errorf("got %q", g[0].Members[0].Why)
	}
	if len(Readings(nil)) != 0 {
		t.Error("groups of nothing")
	}
}

func TestOrderChangesNothing(t *testing.T) {
	var rs []*synoptic.Reading
	for i, s := range []string{crane, crane2, vote, vote2} {
		for k := range 5 {
			rs = append(rs, reading(fmt.Sprintf("%d%d", i, k), "", fmt.Sprintf("2031-03-%02d", k+1), s+strings.Repeat(fmt.Sprintf("Word%d ", k), k)))
		}
	}
	describe := func(rs []*synoptic.Reading) string {
		var b strings.Builder
		for _, g := range Readings(rs) {
			for _, m := range g.Members {
				fmt.Fprintf(&b, "%s %v %s\n", rs[m.Index].Article.ID, m.Likeness, m.Why)
			}
			b.WriteString("--\n")
		}
		return b.String()
	}
	want := describe(rs)
	r := rand.New(rand.NewSource(7))
	for range 20 {
		r.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		if got := describe(rs); got != want {
			t.Fatalf("order matters:\n%s\n%s", got, want)
		}
	}
}

func TestStems(t *testing.T) {
	for _, same := range [][]string{{"tram", "trams", "tram's"}, {"derail", "derailed", "derailing"}, {"party", "parties"}, {"charge", "charged", "charges"}, {"stop", "stopped"}, {"crash", "crashes", "crashed"}} {
		for _, w := range same {
			if stem(w) != stem(same[0]) {
				t.Errorf("%s is %s, %s is %s", w, stem(w), same[0], stem(same[0]))
			}
		}
	}
}

func FuzzReadings(f *testing.F) {
	f.Add("Crane falls at Vale’s 1,200 m’ quay", "2031-03-03", "\xff’’’'s ÉÉ")
	f.Fuzz(func(t *testing.T, a, date, b string) {
		rs := []*synoptic.Reading{reading("a", a, date, b), reading("b", b, date, a), reading("c", "", "", a+b)}
		n := 0
		for _, g := range Readings(rs) {
			n += len(g.Members)
		}
		if n != 3 {
			t.Fatalf("%d articles", n)
		}
	})
}

func BenchmarkReadings(b *testing.B) {
	var rs []*synoptic.Reading
	for i := range 300 {
		s := []string{crane, crane2, vote, vote2}[i%4]
		rs = append(rs, reading(fmt.Sprint(i), "", "2031-03-03", s+fmt.Sprintf("Place%d Man%d thing%d", i/8, i/8, i)))
	}
	for range b.N {
		Readings(rs)
	}
}
