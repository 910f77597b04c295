package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"synoptic/internal/report/screen"
)

func system(env map[string]string) (System, *bytes.Buffer, *bytes.Buffer) {
	var out, errs bytes.Buffer
	return System{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, Getenv: func(k string) string { return env[k] }}, &out, &errs
}

// TestExitCodes holds the table of docs/exit-codes.md.
func TestExitCodes(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	good := write("good.txt", "The mayor of Tolmer, Mira Holt, opened a new bridge over the Orla on Monday, the council said.\n")
	empty := write("empty.txt", "")
	missing := filepath.Join(dir, "missing.txt")
	floors := write("floors.json", "{}")
	for _, tt := range []struct {
		args []string
		code int
		says string // on standard error
	}{
		{[]string{"--version"}, exitOK, ""},
		{[]string{"--help"}, exitOK, ""},
		{nil, exitOK, ""},
		{[]string{"read", good}, exitOK, ""},
		{[]string{"inspect", good}, exitOK, ""},
		{[]string{"read", empty}, exitFailed, "error: the one article could not be read\nhint: "},
		{[]string{"inspect", empty}, exitFailed, "error: the one article could not be read\nhint: "},
		{[]string{"read", "-"}, exitFailed, "not read: -: empty\nerror: "},
		{[]string{"read", missing}, exitFailed, "no such file or folder\nhint: "},
		{[]string{"inspect", missing}, exitFailed, "no such file or folder\nhint: "},
		{[]string{"read", "--html", filepath.Join(missing, "x.html"), good}, exitFailed, "hint: choose a file in a folder that exists"},
		{[]string{"eval", "--floors", floors}, exitFailed, "error: "},
		{[]string{"eval", "--floors", missing}, exitFailed, "hint: the floors stand in "},
		{[]string{"raed", good}, exitUsage, "hint: synoptic --help"},
		{[]string{"read"}, exitUsage, "error: no path is named\nhint: synoptic read --help"},
		{[]string{"read", "--json", "--markdown", good}, exitUsage, "error: --json and --markdown"},
		{[]string{"eval", "--raise"}, exitUsage, "--raise needs --floors"},
		{[]string{"eval", "--margin", "2"}, exitUsage, "--margin is a share"},
		{[]string{"read", missing, good}, exitPartial, "no such file or folder\nhint: "},
		{[]string{"read", "http://127.0.0.1/x", good}, exitPartial, "not read: http://127.0.0.1/x: refused"},
		{[]string{"inspect", empty, good}, exitPartial, "not read: "},
	} {
		sys, out, errs := system(nil)
		if code := Main(context.Background(), tt.args, sys); code != tt.code {
			t.Errorf("%v: exit code %d, not %d\n%s", tt.args, code, tt.code, errs)
		}
		if !strings.Contains(errs.String(), tt.says) || tt.says == "" && errs.Len() > 0 {
			t.Errorf("%v: standard error is %q", tt.args, errs)
		}
		if (tt.code == exitOK || tt.code == exitPartial) && out.Len() == 0 {
			t.Errorf("%v: nothing on standard output", tt.args)
		}
		if tt.code == exitUsage && out.Len() > 0 {
			t.Errorf("%v: standard output is %q", tt.args, out)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, c := range []string{"read", "inspect"} {
		sys, _, errs := system(nil)
		if code := Main(ctx, []string{c, good}, sys); code != exitCancelled {
			t.Errorf("%s stopped: exit code %d\n%s", c, code, errs)
		}
	}
}

// TestExitCodesAreDocumented holds that the document names each code.
func TestExitCodesAreDocumented(t *testing.T) {
	doc, err := os.ReadFile("../../docs/exit-codes.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []int{exitOK, exitFailed, exitUsage, exitPartial, exitBelowFloor, exitCancelled} {
		if !strings.Contains(string(doc), fmt.Sprintf("\n| %d |", code)) {
			t.Errorf("%d is not documented", code)
		}
	}
}

func TestErrorsAreLowerCaseAndHinted(t *testing.T) {
	var b bytes.Buffer
	if code := fail(&b, hinted{errors.New("it is so"), "do this"}); code != exitFailed || b.String() != "error: it is so\nhint: do this\n" {
		t.Errorf("%d %q", code, b.String())
	}
	b.Reset()
	if code := fail(&b, exit{exitPartial}); code != exitPartial || b.Len() > 0 {
		t.Errorf("%d %q", code, b.String())
	}
	if fail(&b, nil) != exitOK {
		t.Error("no error is an error")
	}
}

func TestModeAndWidth(t *testing.T) {
	for _, tt := range []struct {
		terminal int
		color    string
		env      map[string]string
		mode     screen.Mode
		width    int
	}{
		{0, "auto", nil, screen.Plain, 80},
		{0, "auto", map[string]string{"COLUMNS": "132"}, screen.Plain, 132},
		{0, "auto", map[string]string{"COLUMNS": "wide"}, screen.Plain, 80},
		{100, "auto", nil, screen.Color, 100},
		{100, "auto", map[string]string{"COLUMNS": "132"}, screen.Color, 100},
		{100, "auto", map[string]string{"NO_COLOR": "1"}, screen.Mono, 100},
		{100, "auto", map[string]string{"TERM": "dumb"}, screen.Plain, 100},
		{0, "always", map[string]string{"NO_COLOR": "1"}, screen.Color, 80},
		{0, "never", nil, screen.Plain, 80},
		{100, "never", nil, screen.Mono, 100},
	} {
		s, _, _ := system(tt.env)
		s.Width = tt.terminal
		if m := (colorFlag{tt.color}).mode(s); m != tt.mode || s.width() != tt.width {
			t.Errorf("%d columns, %v: mode %v, width %d", tt.terminal, tt.env, m, s.width())
		}
	}
}

func TestProgressOnATerminalAlone(t *testing.T) {
	for _, watched := range []bool{true, false} {
		sys, _, errs := system(nil)
		sys.Watched = watched
		p := newProgress(sys)
		p.articles(1)
		if errs.Len() > 0 {
			t.Error("progress of work that has only begun")
		}
		p.start = p.start.Add(-2 * time.Second)
		p.articles(2)
		p.articles(3) // too soon after the last
		p.done()
		want := ""
		if watched {
			want = "\r\x1b[Kread 2 articles\r\x1b[K"
		}
		if errs.String() != want {
			t.Errorf("watched %t: %q", watched, errs)
		}
	}
}

// TestPagesAreWrittenWholeOrNotAtAll leaves what stood there where writing fails.
func TestPagesAreWrittenWholeOrNotAtAll(t *testing.T) {
	p := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(p, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	if err := writeFile(p, func(w io.Writer) error {
		_, _ = w.Write([]byte("half"))
		return broken
	}); !errors.Is(err, broken) {
		t.Error(err)
	}
	if b, _ := os.ReadFile(p); string(b) != "old" {
		t.Errorf("%q", b)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(p), "*")); len(left) != 1 {
		t.Errorf("left over: %v", left)
	}
}
