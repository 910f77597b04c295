package revision

import (
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"synoptic"
)

func article(title string, lines ...string) *synoptic.Article {
	text := title + "\n" + strings.Join(lines, "\n")
	a := &synoptic.Article{Text: text, Title: title, TitleSpan: synoptic.Span{End: len(title)}, Body: []synoptic.Span{{End: len(text)}}}
	if title == "" {
		a.TitleSpan = synoptic.Span{}
	}
	return a
}

func TestCompare(t *testing.T) {
	lead := "A crane fell into the harbour of Vale on Tuesday, officials said."
	for _, tt := range []struct {
		name     string
		old, new []string // title first
		want     []string // kind what was > now
	}{
		{"same", []string{"Crane falls", lead}, []string{"Crane falls", lead}, nil},
		{"white space and marks", []string{"Crane falls", "He said “no”, at 5 p.m."}, []string{"Crane falls", "He  said \"no\" at 5 p.m"}, nil},
		{"headline", []string{"Crane falls", lead}, []string{"Crane kills two", lead}, []string{"changed headline Crane falls > Crane kills two"}},
		{"number", []string{"T", "Police said 12 people were hurt in the fall."}, []string{"T", "Police said 14 people were hurt in the fall."}, []string{"changed number 12 > 14"}},
		{"number with marks", []string{"T", "Police said 1,200 people were hurt in the fall."}, []string{"T", "Police said 1,300 people were hurt in the fall."}, []string{"changed number 1,200 > 1,300"}},
		{"name", []string{"T", "The driver, Ann Dell, was hurt in the fall."}, []string{"T", "The driver, Ann Bell, was hurt in the fall."}, []string{"changed name Dell > Bell"}},
		{"quote", []string{"T", `He said: "We never saw the crane move," and left the room.`}, []string{"T", `He said: "We always saw the crane move," and left the room.`}, []string{"changed quote never > always"}},
		{"added word", []string{"T", "Police said they had found the driver."}, []string{"T", "Police said they had not found the driver."}, []string{"added text  > not"}},
		{"added paragraph", []string{"T", lead}, []string{"T", lead, "The owner denied it."}, []string{"added text  > The owner denied it"}},
		{"removed paragraph", []string{"T", "The owner denied it.", lead}, []string{"T", lead}, []string{"removed text The owner denied it > "}},
		{"moved paragraph", []string{"T", "The owner denied it.", lead, "More rain is due."}, []string{"T", lead, "More rain is due.", "The owner denied it."}, nil},
		{"near changes are one", []string{"T", "The old red crane fell into the water of the bay."}, []string{"T", "The new red ship fell into the water of the bay."}, []string{"changed text old red crane > new red ship"}},
	} {
		a, b := article(tt.old[0], tt.old[1:]...), article(tt.new[0], tt.new[1:]...)
		var got []string
		for _, c := range Compare(a, b) {
			got = append(got, fmt.Sprintf("%s %s %s > %s", c.Kind, c.What, c.Was.In(a.Text), c.Now.In(b.Text)))
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestFurnitureIsNoChange(t *testing.T) {
	a, b := article("T", "One line stays.", "Share this"), article("T", "One line stays.", "Read more here")
	for _, x := range []*synoptic.Article{a, b} {
		at := strings.LastIndexByte(x.Text, '\n')
		x.Body, x.Boilerplate = []synoptic.Span{{End: at}}, []synoptic.Span{{Start: at + 1, End: len(x.Text)}}
	}
	if got := Compare(a, b); len(got) > 0 {
		t.Error(got)
	}
	b.Corrections = b.Boilerplate
	if got := Compare(a, b); len(got) != 1 || got[0].What != Correction || got[0].Now != b.Boilerplate[0] {
		t.Error(got)
	}
}

// edit makes a version of some paragraphs of numbered words, no two the same.
func edit(r *rand.Rand, lines [][]string, next *int) [][]string {
	fresh := func() string { *next++; return fmt.Sprintf("w%d", *next) }
	var out [][]string
	for _, l := range lines {
		switch r.Intn(8) {
		case 0: // gone
		case 1:
			out = append(out, []string{fresh(), fresh(), fresh(), fresh()}, l)
		case 2, 3:
			var n []string
			for _, w := range l {
				switch r.Intn(6) {
				case 0:
				case 1:
					n = append(n, fresh(), w)
				case 2:
					n = append(n, fresh())
				default:
					n = append(n, w)
				}
			}
			out = append(out, n)
		default:
			out = append(out, l)
		}
	}
	return out
}

func text(lines [][]string) *synoptic.Article {
	var s []string
	for _, l := range lines {
		s = append(s, strings.Join(l, " "))
	}
	return article("", s...)
}

// without gives the words that stand in no change.
func without(a *synoptic.Article, changes []Change, side func(Change) synoptic.Span) string {
	var out []string
	for _, p := range paragraphs(a) {
	next:
		for _, w := range p.words {
			for _, c := range changes {
				if side(c).Contains(w.Span) {
					continue next
				}
			}
			out = append(out, w.norm)
		}
	}
	return strings.Join(out, " ")
}

// TestProperties holds on many random pairs of versions: a version equals
// itself; each span is a range of its text; what stands in no change is the
// same in both; what came one way goes the other.
func TestProperties(t *testing.T) {
	for seed := range 400 {
		r := rand.New(rand.NewSource(int64(seed)))
		n := 0
		var lines [][]string
		for range 1 + r.Intn(12) {
			var l []string
			for range 3 + r.Intn(20) {
				n++
				l = append(l, fmt.Sprintf("w%d", n))
			}
			lines = append(lines, l)
		}
		a, b := text(lines), text(edit(r, lines, &n))
		if got := Compare(a, a); len(got) > 0 {
			t.Fatalf("seed %d: a version differs from itself: %v", seed, got)
		}
		changes := Compare(a, b)
		if again := Compare(a, b); !reflect.DeepEqual(changes, again) {
			t.Fatalf("seed %d: not the same twice", seed)
		}
		for _, c := range changes {
			if c.Kind != Added && c.Was.Check(a.Text) != nil || c.Kind != Removed && c.Now.Check(b.Text) != nil || c.Kind == Added != c.Was.IsZero() || c.Kind == Removed != c.Now.IsZero() {
				t.Fatalf("seed %d: %+v", seed, c)
			}
		}
		x := without(a, changes, func(c Change) synoptic.Span { return c.Was })
		y := without(b, changes, func(c Change) synoptic.Span { return c.Now })
		if x != y {
			t.Fatalf("seed %d: what stayed differs:\n%s\n%s\n%q\n%q\n%+v", seed, x, y, a.Text, b.Text, changes)
		}
		if back := Compare(b, a); (len(back) > 0) != (len(changes) > 0) {
			t.Fatalf("seed %d: %d changes one way, %d the other", seed, len(changes), len(back))
		}
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("One. Two 2.\nThree “four” five", "One. Two 3.\n\nThree “for” five\xff")
	f.Fuzz(func(t *testing.T, s, u string) {
		a, b := &synoptic.Article{Text: strings.ToValidUTF8(s, "?")}, &synoptic.Article{Text: strings.ToValidUTF8(u, "?")}
		for _, c := range Compare(a, b) {
			if !c.Was.IsZero() && c.Was.Check(a.Text) != nil || !c.Now.IsZero() && c.Now.Check(b.Text) != nil || c.Was.IsZero() && c.Now.IsZero() {
				t.Errorf("%+v", c)
			}
		}
		if len(Compare(a, a)) > 0 {
			t.Error("differs from itself")
		}
	})
}

// BenchmarkCompare compares long texts of which a tenth of the paragraphs
// changed, and such as have nothing in common.
func BenchmarkCompare(b *testing.B) {
	make := func(size, step int) *synoptic.Article {
		var lines [][]string
		for n := 0; n*7 < size; {
			var l []string
			for range 40 {
				n++
				w := fmt.Sprintf("w%d", n)
				if step > 0 && n%(400*step) == 7 {
					w = "other" + w
				}
				l = append(l, w)
			}
			lines = append(lines, l)
		}
		return text(lines)
	}
	for _, size := range []int{10_000, 4 << 20} {
		old, new := make(size, 0), make(size, 1)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			b.SetBytes(int64(len(old.Text)))
			for b.Loop() {
				Compare(old, new)
			}
		})
	}
	same := text([][]string{})
	same.Text = strings.Repeat("the same words again and again 1\n", 1<<17)
	same.Body = nil
	other := &synoptic.Article{Text: strings.Repeat("the same words again and again 2\n", 1<<17)}
	b.Run("alike throughout", func(b *testing.B) {
		for b.Loop() {
			Compare(same, other)
		}
	})
}
