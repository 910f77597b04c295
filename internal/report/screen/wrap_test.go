package screen

import (
	"strings"
	"testing"

	"synoptic/internal/report/clean"
)

func lines(ls [][]Run) []string {
	var out []string
	for _, l := range ls {
		s := ""
		for _, r := range l {
			s += r.Text
		}
		out = append(out, s)
	}
	return out
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in   []Run
		w    int
		want string
	}{
		{[]Run{Normal.Of("one two three four")}, 9, "one two|three|four"},
		{[]Run{Normal.Of("one "), Bold.Of("two"), Normal.Of(", three")}, 9, "one two,|three"},
		{[]Run{Normal.Of("“"), Under.Of("abc def"), Normal.Of("”")}, 8, "“abc|def”"},
		{[]Run{Normal.Of("abcdefghijklmnop")}, 8, "abcdefgh|ijklmnop"},
		{[]Run{Normal.Of("船が炎上しました")}, 8, "船が炎上|しました"},
		{[]Run{Normal.Of("a\nb\tc")}, 20, "a b c"},
		{[]Run{Normal.Of("")}, 20, ""},
		{nil, 20, ""},
	} {
		if got := strings.Join(lines(Wrap(c.in, c.w, c.w)), "|"); got != c.want {
			t.Errorf("%v in %d: got %q, want %q", c.in, c.w, got, c.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("one two", "three", 10)
	f.Add("船が炎上\u202eしました", "e\u0301\x1b[0m", 8)
	f.Fuzz(func(t *testing.T, a, b string, w int) {
		w = 8 + (w%80+80)%80
		ls := Wrap([]Run{Normal.Of(a), Bold.Of(b)}, w, w)
		all := ""
		for _, l := range lines(ls) {
			if n := clean.Width(l); n > w && len(l) > 16 {
				t.Fatalf("%d columns of %d: %q", n, w, l)
			}
			all += l
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if squeeze(all) != squeeze(clean.Text(a)+clean.Text(b)) {
			t.Fatalf("text was lost: %q of %q %q", all, a, b)
		}
	})
}

func BenchmarkWrap(b *testing.B) {
	runs := []Run{Normal.Of(strings.Repeat("The ferry was towed into port at dawn. ", 100))}
	b.SetBytes(int64(len(runs[0].Text)))
	for b.Loop() {
		Wrap(runs, 78, 78)
	}
}
