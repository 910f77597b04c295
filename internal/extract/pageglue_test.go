package extract

import (
	"strings"
	"testing"
)

// TestShortPageWithoutBlanks reads a short page that has no white space between
// its elements.
func TestShortPageWithoutBlanks(t *testing.T) {
	page := "<html><head><title>Ferry aground</title></head><body><nav><a href=/>Home</a></nav><article><h1>Ferry runs aground</h1>" +
		"<p>TOLM - The ferry Dorado ran aground off Tolm on Tuesday, the coastguard said.</p><p>Nine people were injured.</p>" +
		"<p>Captain Ruda Hale said the fog had been thick.</p></article></body></html>"
	a := Article(Source{Path: "a.html", Text: page, HTML: true})
	want := "Ferry runs aground\nTOLM - The ferry Dorado ran aground off Tolm on Tuesday, the coastguard said.\nNine people were injured.\nCaptain Ruda Hale said the fog had been thick."
	if got := strings.TrimSpace(a.Text); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestRun(t *testing.T) {
	lines := []string{"home", "one", "", "one", "two", "three"}
	for _, tt := range []struct {
		s        string
		from, to int
	}{{"onetwo", 3, 5}, {"onetwothree", 3, 6}, {"two", 4, 5}, {"onethree", 0, 0}, {"onetw", 0, 0}, {"", 0, 0}} {
		if from, to := run(lines, tt.s); from != tt.from || to != tt.to {
			t.Errorf("%s: %d to %d, want %d to %d", tt.s, from, to, tt.from, tt.to)
		}
	}
}
