package markdown

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"synoptic"
	"synoptic/internal/report/reporttest"
)

var update = flag.Bool("update", false, "write the golden files")

func write(t *testing.T, acc *synoptic.Account) string {
	t.Helper()
	var b bytes.Buffer
	if err := (Document{}).Write(&b, acc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for file, acc := range map[string]*synoptic.Account{
		"ferry.md": reporttest.Ferry(), "empty.md": reporttest.Empty(), "nothing.md": reporttest.Nothing(), "hostile.md": reporttest.Hostile(),
	} {
		got := write(t, acc)
		path := filepath.Join("testdata", file)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs: run go test -update and look at the change\n%s", file, got)
		}
	}
}

func TestForeignTextStaysText(t *testing.T) {
	out := write(t, reporttest.Hostile())
	for _, bad := range []string{"<script", "<img", "<b>", " <", "\x1b", "\u202e"} {
		if strings.Contains(strings.ReplaceAll(out, `\<`, ""), bad) {
			t.Errorf("%q comes through", bad)
		}
	}
	for _, r := range out {
		if r != '\n' && unicode.Is(unicode.Cc, r) {
			t.Fatalf("%U comes through", r)
		}
	}
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"a*b_c":           `a\*b\_c`,
		"1. one":          `1\. one`,
		"- dash":          `\- dash`,
		"3 people":        "3 people",
		"[x](y)":          `\[x\](y)`,
		"http://evil.com": `http:\//evil.com`,
		"a|b":             `a\|b`,
		"":                "",
	} {
		if got := esc(in); got != want {
			t.Errorf("esc(%q) = %q, want %q", in, got, want)
		}
	}
}
