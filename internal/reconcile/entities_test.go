package reconcile

import (
	"slices"
	"testing"

	"synoptic"
)

// entityNamed are the people that have the words as a variant.
func entityNamed(t testing.TB, s synoptic.Story, name string) []string {
	t.Helper()
	var out []string
	for _, e := range s.Entities {
		if e.Type == synoptic.Person && slices.ContainsFunc(e.Variants, func(v synoptic.Variant) bool { return v.Text == name }) {
			out = append(out, e.ID)
		}
	}
	if len(out) == 0 {
		t.Errorf("nobody is called %q", name)
	}
	return out
}

func TestSpellingsAreJoinedAndPeopleToldApart(t *testing.T) {
	s := account(t,
		read(t, "Harbour Post", "2022-10-21", `President Orzumand Kheyrabod met Prime Minister Odile Harcombe on Friday. Kheyrabod said the talks went well. Harcombe said the deal would be signed in May.`),
		read(t, "Valley News", "2022-10-21", `President Urzumand Kheirabad met Odile Harcombe on Friday. Mr Kheirabad said that gas would flow by winter.`),
		read(t, "Lantern", "2022-10-21", `Odile Harcombe spoke first. Her brother Denis Harcombe was in the room on Friday.`),
	)
	if a, b := entityNamed(t, s, "Orzumand Kheyrabod"), entityNamed(t, s, "Urzumand Kheirabad"); !slices.Equal(a, b) {
		t.Error("two spellings of one president are two people")
	}
	if a, b := entityNamed(t, s, "Odile Harcombe"), entityNamed(t, s, "Denis Harcombe"); slices.Equal(a, b) {
		t.Error("brother and sister are one")
	}
}

func TestSurnameOfTwoIsNobodys(t *testing.T) {
	s := account(t,
		read(t, "Harbour Post", "2022-10-21", `Selma Greve accused Anton Greve of lying. Selma Greve lost the vote.`),
		read(t, "Valley News", "2022-10-21", `Police searched the house on Friday. Greve was not at home, officers said. Greve has denied the charge.`),
	)
	selma, anton := entityNamed(t, s, "Selma Greve"), entityNamed(t, s, "Anton Greve")
	if slices.Equal(selma, anton) {
		t.Error("two people who stand side by side are one")
	}
	if g := entityNamed(t, s, "Greve"); slices.Equal(g, selma) || slices.Equal(g, anton) {
		t.Error("a surname that fits two people is given to one of them")
	}
}

func TestSurnameGoesToWhomTheArticleNames(t *testing.T) {
	s := account(t,
		read(t, "Harbour Post", "2022-10-21", `Anton Greve won the vote on Friday. Greve thanked his voters.`),
		read(t, "Valley News", "2022-10-21", `Selma Greve lost the vote on Friday. Greve said she would appeal.`),
	)
	if a, b := entityNamed(t, s, "Selma Greve"), entityNamed(t, s, "Anton Greve"); slices.Equal(a, b) {
		t.Error("two people are one")
	}
}

func TestFatherAndSonAreTwo(t *testing.T) {
	s := account(t,
		read(t, "Harbour Post", "2022-10-21", `Anton Greve won the vote on Friday. His son, Anton Greve Jr., ran the campaign. Greve thanked his voters.`),
		read(t, "Valley News", "2022-10-21", `Anton Greve was elected mayor on Friday. Greve will take office in May.`),
		read(t, "Lantern", "2022-10-21", `Anton Greve Jr. refused to answer on Friday.`),
	)
	father, son := entityNamed(t, s, "Anton Greve"), entityNamed(t, s, "Anton Greve Jr.")
	if len(father) != 1 || len(son) > 2 || slices.Contains(son, father[0]) {
		t.Error("father and son are one")
	}
}

// TestSurnameOfAFamily holds that a bare surname in an article about several
// people of the name is nobody's in particular, whoever else bears it.
func TestSurnameOfAFamily(t *testing.T) {
	s := account(t,
		read(t, "Tolm Post", "2023-03-14", "Ana Moll criticised her sister Ruda Moll on Tuesday. Their father, former Vice President Tom Moll, said nothing. The Moll family has been divided for years, and the younger Moll said so."),
		read(t, "Radio Arn", "2023-03-14", "Former Vice President Tom Moll said nothing on Tuesday about the quarrel of Ana Moll and Ruda Moll."),
		read(t, "Arn Today", "2023-03-14", "Tom Moll was silent on Tuesday. Moll, a former vice president, left early."),
	)
	tom := entityCalled(t, s, "Tom Moll")
	for _, v := range tom.Variants {
		if v.Text == "Moll" && len(v.Articles) != 1 {
			t.Errorf("%d articles mean Tom Moll by Moll, not the one that names nobody else so", len(v.Articles))
		}
	}
}

func TestShortGivenNames(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		one  bool
	}{
		{"Liz Harcombe", "Elizabeth Harcombe", true},
		{"Chuck Harcombe", "Charles E. Harcombe", true},
		{"Sam Harcombe", "Samantha Harcombe", false}, // Samuel as well
		{"Liz Harcombe", "Beth Harcombe", false},
		{"Liz Harcombe", "Elizabeth Halden", false},
	} {
		if got := matchFull(nameParts(foldName(tt.a)), nameParts(foldName(tt.b))).score >= joinScore; got != tt.one {
			t.Errorf("%q and %q are one: %v, want %v", tt.a, tt.b, got, tt.one)
		}
	}
}
