package synoptic_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport is the policy of who may import whom, by folder: a package may
// import those of the first folder here that holds it, and what lies in that
// folder itself. Data goes from left to right through the stages, and no stage
// knows another; one package, app, sees them all.
var mayImport = []struct {
	folder string
	of     []string // folders of the project; "." is the root
}{
	{".", nil}, // the domain: the standard library alone
	{"cmd/synoptic", []string{"internal/cli"}},

	// The stages.
	{"internal/ingest", []string{"."}},
	{"internal/extract", []string{"."}},
	{"internal/lang", []string{"."}},
	{"internal/annotate/annotatetest", []string{".", "internal/annotate", "internal/lang/en"}},
	{"internal/annotate/names/train", []string{".", "internal/annotate", "internal/lang/en"}}, // a command
	{"internal/annotate", []string{"."}},
	{"internal/cluster", []string{"."}},
	// Reconcile compares quantities by the units that the readings have them in.
	{"internal/reconcile", []string{".", "internal/annotate/measures", "internal/annotate/en/names"}},
	{"internal/report", []string{"."}},
	{"internal/store", []string{"."}},
	{"internal/demo", nil},

	// What puts them together.
	{"internal/app", []string{".", "internal/annotate", "internal/cluster", "internal/extract", "internal/ingest", "internal/reconcile", "internal/store"}},
	// The desk shows a collection; it makes nothing of articles itself.
	{"internal/web", []string{".", "internal/app/collection", "internal/mcp", "internal/report", "internal/store"}},
	{"internal/mcp", []string{".", "internal/app", "internal/report", "internal/store"}},
	// Work lets several processes do the steps of a collection.
	{"internal/work", []string{".", "internal/app/collection", "internal/ingest", "internal/store"}},
	{"internal/eval", []string{".", "internal/app", "internal/cluster", "internal/extract"}},
	{"internal/cli", []string{".", "internal/app", "internal/demo", "internal/eval", "internal/ingest", "internal/lang/en", "internal/mcp", "internal/report", "internal/store", "internal/web", "internal/work"}},
	{"tools", []string{".", "internal"}},
}

// outside says which packages may use a module that is not the project's, where
// that matters, one line for each: what draws a terminal has no business in a stage.
var outside = []struct{ module, folder string }{
	{"github.com/alecthomas/kong", "internal/cli"},
	{"golang.org/x/term", "internal/cli"},
	{"github.com/markusmobius/", "internal/extract"},
	{"code.dny.dev/ssrf", "internal/ingest/fetch"},
	{"github.com/mmcdole/gofeed", "internal/ingest/feed"},
	{"github.com/modelcontextprotocol/go-sdk", "internal/mcp"},
	{"modernc.org/sqlite", "internal/store/sqlstore"},
	{"github.com/jackc/pgx/", "internal/store/sqlstore"},
	{"github.com/jackc/pgx/", "internal/work"},
	{"github.com/riverqueue/river", "internal/work"},
}

const module = "synoptic"

func TestImports(t *testing.T) {
	seen := 0
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			_, err := os.Stat(filepath.Join(file, "go.mod"))
			if name != "." && (err == nil || strings.HasPrefix(name, ".") || name == "testdata" || name == "tmpsyntax") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		seen++
		from := path.Dir(filepath.ToSlash(file))
		for _, i := range f.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			if why := forbidden(from, imported); why != "" {
				t.Errorf("%s imports %s: %s", file, imported, why)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 50 {
		t.Fatalf("only %d files seen", seen)
	}
}

// forbidden says why a folder's package may not import another, "" if it may.
func forbidden(from, imported string) string {
	if to, ok := strings.CutPrefix(imported+"/", module+"/"); ok {
		to = strings.TrimSuffix(to, "/")
		if to == "" {
			to = "."
		}
		for _, p := range mayImport {
			if !inside(from, p.folder) {
				continue
			}
			if p.folder != "." && inside(to, p.folder) || slices.ContainsFunc(p.of, func(f string) bool { return inside(to, f) }) {
				return ""
			}
			return "the policy for " + p.folder + " does not allow it"
		}
		return "no policy names " + from
	}
	var may []string
	for _, o := range outside {
		if strings.HasPrefix(imported, o.module) {
			may = append(may, o.folder)
		}
	}
	if len(may) > 0 && !slices.ContainsFunc(may, func(f string) bool { return inside(from, f) }) {
		return "only " + strings.Join(may, " and ") + " may"
	}
	if from == "." && strings.Contains(strings.SplitN(imported, "/", 2)[0], ".") {
		return "the domain imports the standard library alone"
	}
	return ""
}

// inside reports whether a folder is another or lies in it; nothing but itself
// lies in the root.
func inside(folder, in string) bool {
	return folder == in || in != "." && strings.HasPrefix(folder, in+"/")
}

// TestThePolicyBites holds the rules that the design names.
func TestThePolicyBites(t *testing.T) {
	for _, tt := range []struct{ from, imported string }{
		{".", "golang.org/x/text/cases"},
		{".", "synoptic/internal/app"},
		{"internal/extract", "synoptic/internal/ingest"},
		{"internal/annotate/names", "synoptic/internal/lang"},
		{"internal/lang", "synoptic/internal/annotate"},
		{"internal/reconcile", "synoptic/internal/cluster"},
		{"internal/report/page", "synoptic/internal/reconcile"},
		{"internal/app", "synoptic/internal/report"},
		{"internal/app", "synoptic/internal/lang/en"},
		{"internal/unheard", "synoptic"},
		{"internal/reconcile", "github.com/alecthomas/kong"},
		{"internal/app", "modernc.org/sqlite"},
		{"internal/store/dump", "github.com/jackc/pgx/v5"},
		{"internal/app/collection", "synoptic/internal/work"},
		{"internal/store/sqlstore", "github.com/riverqueue/river"},
	} {
		if forbidden(tt.from, tt.imported) == "" {
			t.Errorf("%s may import %s", tt.from, tt.imported)
		}
	}
}
