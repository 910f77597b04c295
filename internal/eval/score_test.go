package eval

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/eval/key"
	"synoptic/internal/eval/score"
	"synoptic/internal/lang/en"
	"synoptic/internal/report/wire"
)

var english = sync.OnceValues(en.Load)

func suite(t testing.TB) *Suite {
	t.Helper()
	m, err := english()
	if err != nil {
		t.Fatal(err)
	}
	r, err := app.New(m, "test")
	if err != nil {
		t.Fatal(err)
	}
	return &Suite{Reader: r, Places: Find(".", os.Getenv)}
}

// reference is the program outside of the project by which accuracy is
// measured; the test is skipped where it is absent.
func reference(t *testing.T, s *Suite) func(args ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("reads several hundred articles")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not here")
	}
	program := filepath.Join(s.Places.Corpora, "..", "score", "score.py")
	if s.Places.Corpora == "" || !present(program) {
		t.Skip("the corpora and their measure are not here")
	}
	return func(args ...string) string {
		out, err := exec.Command(python, append([]string{program}, args...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return string(out)
	}
}

// columns are a table's lines without their spacing, its head left away.
func columns(table string) []string {
	var out []string
	for line := range strings.Lines(table) {
		if f := strings.Fields(line); len(f) > 0 && f[0] != "P" {
			out = append(out, strings.Join(f, " "))
		}
	}
	return out
}

func table(t *testing.T, ms []score.Measure) string {
	t.Helper()
	var b bytes.Buffer
	if err := score.Table(&b, ms); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func compare(t *testing.T, name, got, want string) {
	t.Helper()
	g, w := columns(got), columns(want)
	if len(g) != len(w) {
		t.Errorf("%s: %d measures, %d in the reference", name, len(g), len(w))
		return
	}
	for i := range g {
		if g[i] != w[i] {
			t.Errorf("%s:\n ours %s\n its  %s", name, g[i], w[i])
		}
	}
}

func writeTemp(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "out.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := write(f); err != nil {
		t.Fatal(err)
	}
	return f.Name()
}

// TestAccountScoresAreTheReferences compares every count on every story.
func TestAccountScoresAreTheReferences(t *testing.T) {
	s := suite(t)
	run := reference(t, s)
	for _, dir := range []string{s.Places.Stories, filepath.Join(s.Places.Corpora, "accounts")} {
		all, err := cases(dir)
		if err != nil || len(all) == 0 {
			t.Fatal(dir, err)
		}
		for _, c := range all {
			story, err := key.Load(c)
			if err != nil {
				t.Fatal(err)
			}
			acc, err := s.account(t.Context(), story)
			if err != nil {
				t.Fatal(err)
			}
			file := writeTemp(t, func(w io.Writer) error { return wire.Account{}.Write(w, acc) })
			compare(t, filepath.Base(c), table(t, score.Account(acc, story, nil)), run("account", file, c))
		}
	}
}

// readingFile writes the readings of a file of rows as inspect does.
func readingFile(t *testing.T, s *Suite, path string) string {
	return writeTemp(t, func(w io.Writer) error {
		return wire.Reading{Version: "test", Compact: true}.Write(w, each(t.Context(), s, path))
	})
}

func each(ctx context.Context, s *Suite, path string) iter.Seq2[*synoptic.Reading, error] {
	return s.Reader.Each(ctx, []string{path}, app.Options{Anyway: true})
}

// TestReadingScoresAreTheReferences compares the measures of single passes.
func TestReadingScoresAreTheReferences(t *testing.T) {
	s := suite(t)
	run := reference(t, s)
	for _, c := range s.Places.corpora() {
		var mode string
		switch c.name {
		case "quotes", "times":
			mode = c.name
		case "parity-accounts", "parity-edge":
			mode = "parity"
		default:
			continue
		}
		if !present(c.path) {
			t.Logf("%s is not here", c.name)
			continue
		}
		out := Corpus{Name: c.name}
		if err := c.run(s, t.Context(), c.path, &out); err != nil {
			t.Fatal(err)
		}
		want := run(mode, readingFile(t, s, c.path), c.path)
		if mode != "parity" {
			compare(t, c.name, table(t, out.Measures), want)
			continue
		}
		for _, m := range out.Measures {
			if line := fmt.Sprintf("%-20s%9.5f", m.Name, m.Value()); !strings.Contains(want, line) {
				t.Errorf("%s: ours %s\nits\n%s", c.name, line, want)
			}
			if m.Value() < .9996 {
				t.Errorf("%s: %s is not at parity: %.5f", c.name, m.Name, m.Value())
			}
		}
	}
}

// counted counts what goes by, and fails no sequence for one bad path.
func counted(in iter.Seq2[*synoptic.Reading, error], n *int) iter.Seq2[*synoptic.Reading, error] {
	return func(yield func(*synoptic.Reading, error) bool) {
		for r, err := range in {
			if err != nil {
				continue
			}
			*n++
			if !yield(r, nil) {
				return
			}
		}
	}
}
