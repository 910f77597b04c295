package terminal

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"synoptic"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/reporttest"
	"synoptic/internal/report/screen"
)

var update = flag.Bool("update", false, "write the golden files")

func write(t testing.TB, r Report, acc *synoptic.Account) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Write(&b, acc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		file string
		r    Report
		acc  *synoptic.Account
	}{
		{"ferry-80.txt", Report{Width: 80}, reporttest.Ferry()},
		{"ferry-120-all.txt", Report{Width: 120, All: true}, reporttest.Ferry()},
		{"ferry-color.txt", Report{Width: 80, Mode: screen.Color}, reporttest.Ferry()},
		{"twelve-80.txt", Report{Width: 80}, reporttest.Twelve()},
		{"empty-80.txt", Report{}, reporttest.Empty()},
		{"nothing-80.txt", Report{}, reporttest.Nothing()},
		{"one-80.txt", Report{}, reporttest.One()},
		{"hostile-80.txt", Report{}, reporttest.Hostile()},
	} {
		got := write(t, c.r, c.acc)
		file := filepath.Join("testdata", c.file)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs: run go test -update and look at the change\n%s", c.file, got)
		}
	}
}

func TestFitsItsWidth(t *testing.T) {
	for _, acc := range []*synoptic.Account{reporttest.Ferry(), reporttest.Twelve(), reporttest.Hostile(), reporttest.One()} {
		for _, w := range []int{40, 60, 80, 100, 140, 200} {
			for _, l := range strings.Split(write(t, Report{Width: w, All: true}, acc), "\n") {
				if n := clean.Width(l); n > w {
					t.Errorf("%d columns of %d: %q", n, w, l)
				}
			}
		}
	}
}

func TestForeignTextCannotDriveTheTerminal(t *testing.T) {
	for _, mode := range []screen.Mode{screen.Plain, screen.Mono, screen.Color} {
		out := write(t, Report{All: true, Mode: mode}, reporttest.Hostile())
		if mode == screen.Plain && strings.ContainsRune(out, 0x1b) {
			t.Error("plain text has an escape")
		}
		out = screen.Strip(out)
		for _, r := range out {
			if r != '\n' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r)) {
				t.Fatalf("mode %d: %U comes through", mode, r)
			}
		}
	}
}

func TestModesSayTheSame(t *testing.T) {
	acc := reporttest.Ferry()
	plain := write(t, Report{}, acc)
	for _, mode := range []screen.Mode{screen.Mono, screen.Color} {
		if got := screen.Strip(write(t, Report{Mode: mode}, acc)); got != plain {
			t.Errorf("mode %d says something else than plain text", mode)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	acc := reporttest.Large(100)
	for b.Loop() {
		write(b, Report{Width: 100, Mode: screen.Color}, acc)
	}
}
