package measures_test

import (
	"testing"

	"synoptic"
)

// TestLabels reads counts next to what only looks like one: the third of three
// victims, nouns of several parts, calls, drives, classes and floors, and the
// parts of a count told side by side.
func TestLabels(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The gunman shot two people dead, injuring a third.", []string{"two=2 of:people by:dead", "a third=3 rank by:injuring"}},
		{"The blast killed two people and wounded a third, police said.", []string{"two=2 of:people by:killed", "a third=3 rank by:wounded"}},
		{"He killed two clerks and a third in the yard.", []string{"two=2 of:clerks by:killed", "a third=3 rank by:killed"}},
		{"A third victim died in hospital.", []string{"A third=3 rank of:victim by:died"}},
		{"A bullet grazed a third co-worker.", []string{"a third=3 rank of:co-worker by:grazed"}},
		{"The blast killed about a third.", []string{"about a third=33.3 about percent by:killed"}},
		{"Sales rose a third in May.", []string{"a third=33.3 percent by:rose"}},
		{"The storm cut power to a third of homes.", []string{"a third=33.3 percent of:homes by:cut"}},
		{"Three co-workers were shot at the depot.", []string{"Three=3 of:co-workers by:shot"}},
		{"Two ex-soldiers and four vice-presidents were arrested.", []string{"Two=2 of:ex-soldiers by:arrested", "four=4 of:vice-presidents by:arrested"}},
		{"Two mothers-in-law were hurt.", []string{"Two=2 of:mothers by:hurt"}},
		{"The gang drove a white 4x4 to the farm.", nil},
		{"The gang drove a 4 by-four to the farm.", nil},
		{"The gang drove a 4-by-4 and a 4 x 4.", nil},
		{"A 911 dispatcher took the call.", nil},
		{"The 999 call came at noon.", nil},
		{"Officers found 112 calls on the phone.", []string{"112=112 of:calls by:found"}},
		{"Prisoners are rated class: 1 or class: 2.", nil},
		{"He works on the third floor of the tower.", nil},
		{"She fell from the 1st floor window.", nil},
		{"First lady Ana Petrov thanked the crews.", nil},
		{"Two women and a man were killed.", []string{"Two=2 of:women by:killed", "a=1 of:man by:killed"}},
		{"Three people were killed: two women and one man.", []string{"Three=3 of:people by:killed", "two=2 of:women by:killed part:0", "one=1 of:man by:killed part:0"}},
		{"Three people, two women and a man, were killed.", []string{"Three=3 of:people by:killed", "two=2 of:women by:killed part:0", "a=1 of:man by:killed part:0"}},
	} {
		same(t, c.text, quantitiesOf(reading(t, c.text, "2019-03-14", synoptic.AnchorPublished)), c.want)
	}
}
