package report

import (
	"strings"
	"testing"
)

func show(ps []Piece) string {
	var out []string
	for _, p := range ps {
		switch p.Op {
		case Added:
			out = append(out, "+"+p.Text)
		case Missing:
			out = append(out, "-"+p.Text)
		default:
			out = append(out, p.Text)
		}
	}
	return strings.Join(out, "|")
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"we were towed", "we were towed", "we were towed"},
		{"We were towed.", "“we were towed”", "“we were towed”"},
		{"we were pulled in at dawn", "we were towed at dawn", "we were|-pulled in|+towed|at dawn"},
		{"nobody was hurt but all were cold", "nobody was hurt", "nobody was hurt|-but all were cold"},
		{"nobody was hurt", "they said nobody was hurt", "+they said|nobody was hurt"},
		{"", "new words", "+new words"},
		{"old words", "", "-old words"},
		{"", "", ""},
		{"one two three four five", "one x three y five", "one|-two|+x|three|-four|+y|five"},
		{"the allies in their region", "the friends in this place", "the|-allies in their region|+friends in this place"},
	} {
		if got := show(Diff(c.a, c.b)); got != c.want {
			t.Errorf("Diff(%q, %q) = %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

func TestDiffOfLongTexts(t *testing.T) {
	a, b := strings.Repeat("one two three ", 5000), strings.Repeat("four five six ", 5000)
	if got := Diff("start "+a+"end", "start "+b+"end"); len(got) != 4 {
		t.Errorf("got %d pieces", len(got))
	}
}

func TestAlike(t *testing.T) {
	if !Alike(Diff("we were pulled in at dawn today", "we were towed at dawn today"), true) {
		t.Error("close wordings are not alike")
	}
	if Alike(Diff("we were pulled in at dawn", "nobody said anything to us"), false) {
		t.Error("wordings without a common word are alike")
	}
	cut := Diff("we were pulled in around dawn, nobody panicked but nobody told us anything", "we were towed around dawn, nobody was afraid")
	if !Alike(cut, false) || Alike(cut, true) {
		t.Error("a shortened quotation is not told from another wording")
	}
}

func FuzzDiff(f *testing.F) {
	f.Add("we were towed", "we were pulled in")
	f.Fuzz(func(t *testing.T, a, b string) {
		var first, second []string
		for _, p := range Diff(a, b) {
			if p.Op != Added {
				first = append(first, strings.Fields(p.Text)...)
			}
			if p.Op != Missing {
				second = append(second, strings.Fields(p.Text)...)
			}
		}
		if strings.Join(second, " ") != strings.Join(strings.Fields(b), " ") {
			t.Fatalf("the second wording came out as %q", second)
		}
		if len(first) != len(strings.Fields(a)) {
			t.Fatalf("the first wording came out as %q", first)
		}
	})
}
