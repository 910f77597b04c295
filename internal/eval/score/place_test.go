package score

import (
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic"
)

func TestPlacesInATextOfOtherWhiteSpace(t *testing.T) {
	const key = "Fähre  sinkt\r\n\r\nNeun Tote, sagt die “Küstenwache”.\r\nSonst nichts."
	const predicted = "Fähre sinkt\n\nNeun Tote, sagt die “Küstenwache”.\nDas steht nicht da.\nSonst nichts."
	p := newPlacer(predicted, key)
	for _, tt := range []struct{ words, want string }{
		{"Fähre sinkt", "Fähre  sinkt"},
		{"“Küstenwache”", "“Küstenwache”"},
		{"sinkt\n\nNeun", "sinkt\r\n\r\nNeun"},
		{"Das steht nicht da", ""},
		{"Sonst nichts.", "Sonst nichts."},
	} {
		i := strings.Index(predicted, tt.words)
		got := ""
		if s, ok := p.at(synoptic.Span{Start: i, End: i + len(tt.words)}); ok {
			got = string([]rune(key)[s.start:s.end])
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.words, got, tt.want)
		}
	}
	for _, s := range []synoptic.Span{{}, {Start: -1, End: 2}, {Start: 5, End: 5}, {Start: 0, End: 1000}} {
		if _, ok := p.at(s); ok {
			t.Errorf("%v has a place", s)
		}
	}
}

func TestHits(t *testing.T) {
	for _, tt := range []struct {
		a, b span
		want bool
	}{
		{span{0, 10}, span{5, 30}, true},  // half of the shorter
		{span{0, 10}, span{6, 30}, false}, // less
		{span{0, 10}, span{2, 4}, true},   // within
		{span{0, 10}, span{10, 12}, false},
		{span{3, 3}, span{0, 10}, false}, // nothing
	} {
		if hit(tt.a, tt.b) != tt.want || hit(tt.b, tt.a) != tt.want {
			t.Errorf("%v and %v", tt.a, tt.b)
		}
	}
	if same(spot{"A", span{0, 5}}, spot{"B", span{0, 5}}) || same(spot{}, spot{}) {
		t.Error("places of two documents, or of none, are the same")
	}
}

func TestNames(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"The Coastguard’s", "coastguard"},
		{"Blue  Strait Lines", "blue strait lines"},
		{"“Mira Holt”,", "mira holt"},
		{"Žofia Nováková", "zofia novakova"},
		{"STRASSE", "strasse"},
		{"Straße", "strasse"},
	} {
		if got := fold(tt.name); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.name, got, tt.want)
		}
	}
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Mehr news agency", "Mehr", true},
		{"two officials", "an official", false},
		{"officials", "the official", false},
		{"officials", "officials", true},
		{"Mira Holt", "Holt", true},
		{"Mira Holt", "Dana Brix", false},
		{"", "", false},
	} {
		if alike(tt.a, tt.b) != tt.want {
			t.Errorf("%q and %q", tt.a, tt.b)
		}
	}
}

func FuzzPlacer(f *testing.F) {
	f.Add("a b\nc", "a  b\r\nc", 0, 3)
	f.Add("“ä”", "“ä” x", 1, 4)
	f.Fuzz(func(t *testing.T, predicted, key string, start, end int) {
		if !utf8.ValidString(predicted) || !utf8.ValidString(key) {
			t.Skip()
		}
		s, ok := newPlacer(predicted, key).at(synoptic.Span{Start: start, End: end})
		if n := utf8.RuneCountInString(key); ok && (s.start < 0 || s.end > n) {
			t.Errorf("%v of %d", s, n)
		}
	})
}
