package main

import (
	"bytes"
	"debug/buildinfo"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the commands in the documents print into them")

// TestDocuments runs each command of the ```console blocks in README.md and
// docs/, in a folder beside the project's testdata, and holds what it prints
// against what the document says.
func TestDocuments(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	docs, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	dir, program := t.TempDir(), build(t)
	if err := os.CopyFS(filepath.Join(dir, "testdata", "stories"), os.DirFS(filepath.Join(root, "testdata", "stories"))); err != nil {
		t.Fatal(err)
	}
	env := append(os.Environ(), "PATH="+filepath.Dir(program)+string(os.PathListSeparator)+os.Getenv("PATH"), "COLUMNS=80", "SYNOPTIC_CORPORA="+filepath.Join(dir, "none"), "SYNOPTIC_DATA="+filepath.Join(dir, "collection"))
	ran := 0
	for _, doc := range append([]string{filepath.Join(root, "README.md")}, docs...) {
		old, err := os.ReadFile(doc)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(doc)
		got := rewrite(string(old), func(command string) string {
			ran++
			c := exec.Command("sh", "-c", command)
			c.Dir, c.Env = dir, env
			var out bytes.Buffer
			c.Stdout, c.Stderr = &out, &out
			if err := c.Run(); err != nil && !strings.Contains(command, "$?") {
				t.Errorf("%s: %s: %v\n%s", name, command, err, out.Bytes())
			}
			return out.String()
		})
		switch {
		case got == string(old):
		case *update:
			if err := os.WriteFile(doc, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		default:
			t.Errorf("%s is not what the program prints (go test ./cmd/synoptic -run Documents -update writes it):\n%s", name, difference(string(old), got))
		}
	}
	if ran == 0 {
		t.Error("no command found")
	}
}

// build makes the program.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "synoptic")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// TestIndexNamesEveryDocument holds that docs/README.md lists what there is.
func TestIndexNamesEveryDocument(t *testing.T) {
	index, err := os.ReadFile("../../docs/README.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir("../../docs")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != "README.md" && !strings.Contains(string(index), "]("+f.Name()+")") {
			t.Errorf("docs/README.md does not name %s", f.Name())
		}
	}
}

// TestNoticeNamesEveryModule holds that NOTICE lists what the program is
// linked with.
func TestNoticeNamesEveryModule(t *testing.T) {
	notice, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	info, err := buildinfo.ReadFile(build(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range info.Deps {
		if d.Replace != nil && strings.HasPrefix(d.Replace.Path, "./") {
			continue // the project's own
		}
		if !strings.Contains(string(notice), "  "+d.Path+" ") {
			t.Errorf("NOTICE does not name %s", d.Path)
		}
	}
}

// rewrite gives a document with the output of each command that stands after
// "$ " in a console block put below it.
func rewrite(doc string, run func(command string) string) string {
	var out strings.Builder
	inside := false
	for line := range strings.Lines(doc) {
		bare := strings.TrimSuffix(line, "\n")
		switch command, is := strings.CutPrefix(bare, "$ "); {
		case bare == "```console":
			inside = true
			out.WriteString(line)
		case inside && bare == "```":
			inside = false
			out.WriteString(line)
		case inside && is:
			out.WriteString(line)
			out.WriteString(run(command))
		case !inside:
			out.WriteString(line)
		}
	}
	return out.String()
}

// difference is the first line in which two texts differ.
func difference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(x), len(y)) {
		at := func(lines []string) string {
			if i < len(lines) {
				return lines[i]
			}
			return ""
		}
		if at(x) != at(y) {
			return "it says  " + at(x) + "\nprinted  " + at(y)
		}
	}
	return ""
}
