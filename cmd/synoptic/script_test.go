package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/rivo/uniseg"
	"github.com/rogpeppe/go-internal/testscript"

	"synoptic/internal/cli"
)

// TestMain lets the test binary stand for the program, so that the scripts
// run it as a process of its own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"synoptic": func() { os.Exit(cli.Main(context.Background(), os.Args[1:], cli.OS())) },
	})
}

// TestScripts runs the real program, as testdata/script says.
func TestScripts(t *testing.T) {
	stories, err := filepath.Abs("../../testdata/stories")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("STORIES", stories)
			e.Setenv("SYNOPTIC_DATA", filepath.Join(e.WorkDir, "collection"))
			e.Setenv("SYNOPTIC_CORPORA", filepath.Join(e.WorkDir, "no corpora"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "fits": fits, "fill": fill, "encode": encode, "words": words,
		},
	})
}

// exits CODE COMMAND… runs a command that must end with the code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARGS…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var ee *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &ee):
		got = ee.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, not %d", got, want)
	}
}

// fits COLUMNS FILE: no line is wider.
func fits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fits COLUMNS FILE")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	for line := range strings.Lines(ts.ReadFile(args[1])) {
		if w := uniseg.StringWidth(strings.TrimSuffix(line, "\n")); w > n {
			ts.Fatalf("%d columns: %s", w, line)
		}
	}
}

// words MIN FILE: the file has at least so many words.
func words(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: words MIN FILE")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := len(strings.Fields(ts.ReadFile(args[1]))); got < n {
		ts.Fatalf("%d words, fewer than %d", got, n)
	}
}

// fill FILE BYTES BYTE makes a file of one byte over and over.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: fill FILE BYTES BYTE")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	b, err := strconv.ParseUint(args[2], 0, 8)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(string([]byte{byte(b)}), n)), 0o644))
}

// encode ENCODING FROM TO writes a UTF-8 file in another encoding.
func encode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: encode ENCODING FROM TO")
	}
	text := ts.ReadFile(args[1])
	var out []byte
	switch args[0] {
	case "utf-16le", "utf-16be":
		for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
			pair := []byte{byte(u), byte(u >> 8)}
			if args[0] == "utf-16be" {
				pair[0], pair[1] = pair[1], pair[0]
			}
			out = append(out, pair...)
		}
	case "windows-1252":
		special := map[rune]byte{'“': 0x93, '”': 0x94, '‘': 0x91, '’': 0x92, '–': 0x96, '—': 0x97, '…': 0x85}
		for _, r := range text {
			b, ok := special[r]
			if !ok {
				b = byte(r)
			}
			if !ok && r > 0xff {
				ts.Fatalf("no windows-1252: %q", r)
			}
			out = append(out, b)
		}
	default:
		ts.Fatalf("%v", fmt.Errorf("no encoding is called %q", args[0]))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), out, 0o644))
}
