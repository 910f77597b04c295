package reconcile

import "testing"

// A figure is called by what is counted, or by who does what by so much; a
// value in another unit than the first keeps its own.
func TestNamesOfFigures(t *testing.T) {
	for _, c := range []struct {
		a, b string
		x, y float64
		what string
	}{
		{"Shares in Corda Mills fell 5.25 percent on Monday.", "Corda Mills shares fell 5.25 percent on Monday.", 5.25, 5.25, "Shares in Corda Mills fell"},
		{"It fell by 5.25 percent on Monday in Tolm.", "On Monday it fell by 5.25 percent in Tolm.", 5.25, 5.25, "fell"},
		{"The crater in Tolm has a diameter of 100 metres.", "The crater in Tolm has a diameter of 328 feet.", 100, 328, "diameter"},
		{"Seven people were killed in the fire in Tolm.", "Police said seven people had died in the fire in Tolm.", 7, 7, "people killed"},
	} {
		s := accountOf(t, []told{{"Tolm Post", "2023-03-14", c.a}, {"Radio Arn", "2023-03-14", c.b}})
		f := figureWith(s, c.x, c.y)
		if f == nil {
			t.Errorf("no figure of %q and %q", c.a, c.b)
			continue
		}
		if f.What != c.what {
			t.Errorf("the figure of %q is called %q, want %q", c.a, f.What, c.what)
		}
		for _, v := range f.Values {
			if unit := v.Unit; *v.Value == 328 && unit+f.Unit != "foot" && unit != "foot" || *v.Value == 100 && unit != "" && unit != "m" {
				t.Errorf("%q has the unit %q, its figure %q", v.Span.Text, unit, f.Unit)
			}
		}
	}
	s := accountOf(t, []told{{"Tolm Post", "2023-03-14", "Arland has held Tolm since the Six-Day War of 1967."}, {"Radio Arn", "2023-03-14", "Tolm has been held by Arland since the Six-Day War in 1967."}})
	for _, f := range s.Figures {
		t.Errorf("%q is a figure", f.Values[0].Span.Text)
	}
}
