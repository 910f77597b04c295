package reconcile

import (
	"fmt"
	"testing"

	"synoptic"
)

// figureWith is the figure that has both numbers, or nil.
func figureWith(s synoptic.Story, a, b float64) *synoptic.Figure {
	for i := range s.Figures {
		has := map[float64]bool{}
		for _, v := range s.Figures[i].Values {
			if v.Value != nil {
				has[*v.Value] = true
			}
		}
		if has[a] && has[b] && (a != b || len(s.Figures[i].Values) > 1) {
			return &s.Figures[i]
		}
	}
	return nil
}

func TestFigures(t *testing.T) {
	for _, c := range []struct {
		a, b     string
		from, to string // days of publication
		x, y     float64
		want     synoptic.FigureRelation // "" where the two are no one figure
	}{
		{"Seven people were killed in the fire in Tolm, police said.", "Police said seven people had died in the fire in Tolm.", "2023-03-14", "2023-03-14", 7, 7, synoptic.FigureAgree},
		{"At least 40 people were injured in the crash in Tolm.", "Police said 43 people were injured in the crash in Tolm.", "2023-03-14", "2023-03-14", 40, 43, synoptic.FigureCompatible},
		{"At least nine people were killed in the fire in Tolm.", "Seventeen people were killed in the fire in Tolm.", "2023-03-14", "2023-03-15", 9, 17, synoptic.FigureUpdate},
		{"Nine people were killed in the fire in Tolm, the interior ministry said.", "Fifteen people were killed in the fire in Tolm, the doctors' union said.", "2023-03-14", "2023-03-14", 9, 15, synoptic.FigureDispute},
		{"Hackers stole the data of 800,000 customers of Corda.", "Hackers stole the data of 1.2 million customers of Corda.", "2023-03-14", "2023-03-17", 800000, 1200000, synoptic.FigureUpdate},
		{"Turnout in Tolm was 61.3 per cent.", "Turnout in Tolm was 61 per cent.", "2023-03-14", "2023-03-14", 61.3, 61, synoptic.FigureCompatible},
		{"There are 28,500 Arlandish troops in Tolm.", "The 28,500 Arlandish troops stationed here will stay, the general said.", "2023-03-14", "2023-03-14", 28500, 28500, synoptic.FigureAgree},
		{"The death toll from the strikes on Tolm has risen to 61, a monitor said.", "Strikes on Tolm killed at least 61 people, a monitor said.", "2023-03-14", "2023-03-14", 61, 61, synoptic.FigureAgree},
		{"Five people were shot in Tolm on Monday.", "Doctors in Tolm were treating five patients with gunshot wounds on Monday.", "2023-03-14", "2023-03-14", 5, 5, synoptic.FigureAgree},
		{"One worker is being treated for injuries after the collision in a tunnel in Tolm.", "A collision in a tunnel in Tolm injured one person.", "2023-03-14", "2023-03-14", 1, 1, synoptic.FigureAgree},
		{"The 8.5-tonne space station is to fall to Earth.", "The 8.5 ton space station is to fall to Earth.", "2023-03-14", "2023-03-14", 8.5, 8.5, synoptic.FigureAgree},
		{"The wall will cost about $8 billion, the minister said.", "The wall will cost $8 billion, the minister said.", "2023-03-14", "2023-03-14", 8e9, 8e9, synoptic.FigureAgree},
		{"The singer posted four photos with her cousin on Monday.", "The singer posted three photos with her cousin on Monday.", "2023-03-14", "2023-03-14", 4, 3, synoptic.FigureDispute},
		{"Two people were injured in the fire at the mill in Tolm on Monday.", "The mill's owner said no one was injured in the fire at the mill in Tolm on Monday.", "2023-03-14", "2023-03-14", 2, 0, synoptic.FigureDispute},
		{"A ferry with 103 passengers and 26 crew members ran aground off Tolm.", "There were 129 people on board the ferry that ran aground off Tolm.", "2023-03-14", "2023-03-14", 129, 129, synoptic.FigureAgree},
		{"Fifteen people died, including five policemen, in the blast in Tolm.", "At least seventeen people died in the blast in Tolm, among them 13 policemen.", "2023-03-14", "2023-03-15", 5, 13, synoptic.FigureUpdate},
		{"Pilar Anso, 34, sells boats in Tolm.", "The boats of 34-year-old Pilar Anso are known all over Tolm.", "2023-03-14", "2023-03-14", 34, 34, synoptic.FigureAgree},
		{"Kesh will pay as much as $20 billion for the bridge.", "Kesh will pay $20 billion for the bridge.", "2023-03-14", "2023-03-14", 2e10, 2e10, synoptic.FigureAgree},
		{"The module weighs nearly 19,000 pounds and falls to Earth.", "The 8.5-tonne module falls to Earth.", "2023-03-14", "2023-03-14", 19000, 8.5, synoptic.FigureCompatible},
		{"Arn's hospital in Vell is treating 20 people after the crash in Tolm.", "Twenty of those injured were taken to the hospital in Vell.", "2023-03-14", "2023-03-14", 20, 20, synoptic.FigureAgree},
		// What only looks like one thing.
		{"Nine people were killed in shelling in Tolm on Monday.", "Twelve people were killed in shelling in Tolm on Tuesday.", "2023-03-14", "2023-03-15", 9, 12, ""},
		{"Nine people were killed in shelling in Tolm.", "Eight people were killed in shelling in Tolm. Meanwhile, five people were killed in shelling in Arn.", "2023-03-14", "2023-03-14", 9, 5, ""},
		{"A raid on Arn left up to a hundred people dead.", "Five people were killed when shells hit the barracks in Tolm.", "2023-03-14", "2023-03-14", 100, 5, ""},
		{"Five fighters were killed in shelling in Tolm and Arn. Three fighters died in Tolm. Two fighters died in Arn.", "Four fighters were killed in shelling in Tolm.", "2023-03-14", "2023-03-14", 4, 2, ""},
		{"Four people with serious injuries were taken to Arn after the crash in Tolm.", "Twenty people were slightly injured in the crash in Tolm.", "2023-03-14", "2023-03-14", 4, 20, ""},
		{"Seven people were killed in the fire in Tolm.", "Twelve people were injured in the fire in Tolm.", "2023-03-14", "2023-03-14", 7, 12, ""},
		{"Three soldiers were killed in the shelling of Tolm.", "Eight civilians were killed in the shelling of Tolm.", "2023-03-14", "2023-03-14", 3, 8, ""},
		{"Fifty people were injured in the crash in Tolm.", "Twenty of those injured in the crash in Tolm were taken to Arn.", "2023-03-14", "2023-03-14", 50, 20, ""},
		{"Nine people were killed in the fire in Tolm.", "Two more people were killed in the fire in Tolm.", "2023-03-14", "2023-03-14", 9, 2, ""},
		{"Nine people were killed in the fire in Tolm.", "In 1998 forty people were killed in a fire in Tolm.", "2023-03-14", "2023-03-14", 9, 40, ""},
		{"The new road is 60 miles long.", "The old road is 20 miles long.", "2023-03-14", "2023-03-14", 60, 20, ""},
	} {
		t.Run(fmt.Sprintf("%v and %v %s", c.x, c.y, c.want), func(t *testing.T) {
			s := accountOf(t, []told{{"Tolm Post", c.from, c.a}, {"Radio Arn", c.to, c.b}})
			f := figureWith(s, c.x, c.y)
			switch {
			case c.want == "" && f != nil:
				t.Errorf("one figure (%s, %s) of %q and %q", f.What, f.Relation, c.a, c.b)
			case c.want != "" && f == nil:
				t.Errorf("no figure has both of %q and %q", c.a, c.b)
			case f != nil && f.Relation != c.want:
				t.Errorf("%s, want %s: %q and %q", f.Relation, c.want, c.a, c.b)
			}
		})
	}
}

// A number that others contradict makes a claim disputed or updated on every
// side, though only one article takes it; what else their sentences say stays
// as it is.
func TestContradictedNumbersSettleClaims(t *testing.T) {
	s := accountOf(t, []told{
		{"Tolm Post", "2023-03-14", "A ship struck the bridge in Tolm on Monday. Police said 25 people were injured in the crash in Tolm."},
		{"Radio Arn", "2023-03-15", "A ship struck the bridge in Tolm on Monday. Police said 27 people were injured in the crash in Tolm."},
	})
	for words, want := range map[string]synoptic.ClaimStatus{
		"25 people": synoptic.Updated, "27 people": synoptic.Updated, "struck the bridge": synoptic.Echoed,
	} {
		if c := claimOf(t, s, words); c.Status != want {
			t.Errorf("%q is %s, want %s", words, c.Status, want)
		}
	}
}

// A sum's words may span a time.
func TestSumOverATimeIsRead(t *testing.T) {
	s := accountOf(t, []told{
		{"Tolm Post", "2023-03-14", "A ferry with 103 passengers on Monday and 26 crew members ran aground off Tolm."},
		{"Radio Arn", "2023-03-14", "The 103 passengers, who left Arn on Monday, and the 26 crew members of the ferry were hurt off Tolm."},
	})
	if len(s.Figures) == 0 {
		t.Error("no figures")
	}
}
