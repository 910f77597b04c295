package linked

import (
	"net/url"
	"regexp"
	"strings"
	"testing"
)

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/b?c=d#e":         "https://a.example/b?c=d#e",
		" http://a.example ":                "http://a.example",
		"https://a.example/ü b?q=ü\u202e<x": "https://a.example/%C3%BC%20b?q=x",
		"javascript:alert(1)":               "",
		"data:text/html,<b>":                "",
		"https://":                          "",
		"https://user:secret@a.example/":    "",
		"//a.example/":                      "",
		"https://a.example:x/":              "",
		"":                                  "",
	} {
		if got := Address(in); got != want {
			t.Errorf("%q became %q, not %q", in, got, want)
		}
	}
}

// TestUUID holds the form of RFC 9562, and that parts are told apart.
func TestUUID(t *testing.T) {
	form := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	seen := map[string]bool{}
	for _, parts := range [][]string{{}, {""}, {"a"}, {"a", "b"}, {"ab"}, {"a b"}, {"a", " 1:b"}, {"a 1:b"}} {
		id := UUID(parts...)
		if !form.MatchString(id) || seen[id] || id != UUID(parts...) {
			t.Errorf("%q: %s", parts, id)
		}
		seen[id] = true
	}
}

func FuzzAddress(f *testing.F) {
	f.Add("https://a.example/%zz?<>#\x00")
	f.Add("HTTP://[::1]:80/\\\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		got := Address(s)
		if got == "" {
			return
		}
		u, err := url.Parse(got)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.ContainsAny(got, "<>\" \r\n\x00") {
			t.Errorf("%q became %q: %v", s, got, err)
		}
	})
}
