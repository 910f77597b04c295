package wire

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	gen "github.com/invopop/jsonschema"
	check "github.com/santhosh-tekuri/jsonschema/v6"

	"synoptic"
)

var update = flag.Bool("update", false, "write the schemas")

const root = "../../.."

// enums are the values of the types that have a closed list of them, read from
// the constants in the source.
func enums(t *testing.T, files []*ast.File) map[string][]any {
	out := map[string][]any{}
	for _, f := range files {
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for _, s := range g.Specs {
				v := s.(*ast.ValueSpec)
				typ, ok := v.Type.(*ast.Ident)
				if !ok || len(v.Values) != 1 {
					continue
				}
				if lit, ok := v.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
					var val string
					if err := json.Unmarshal([]byte(lit.Value), &val); err != nil {
						t.Fatal(err)
					}
					out[typ.Name] = append(out[typ.Name], val)
				}
			}
		}
	}
	return out
}

func sources(t *testing.T, dirs ...string) []*ast.File {
	var out []*ast.File
	for _, d := range dirs {
		names, err := filepath.Glob(filepath.Join(d, "*.go"))
		if err != nil || len(names) == 0 {
			t.Fatal(d, "has no source")
		}
		for _, n := range names {
			if strings.HasSuffix(n, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), n, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, f)
		}
	}
	return out
}

// comments are the doc comments of types ("T") and of fields ("T.F").
func comments(files []*ast.File) map[string]string {
	out := map[string]string{}
	text := func(g ...*ast.CommentGroup) string {
		for _, c := range g {
			if s := strings.TrimSpace(c.Text()); s != "" {
				var p comment.Parser
				return strings.ReplaceAll(strings.TrimSpace(string((&comment.Printer{TextWidth: -1}).Text(p.Parse(s)))), "\n", " ")
			}
		}
		return ""
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			g, ok := n.(*ast.GenDecl)
			if !ok || g.Tok != token.TYPE {
				return true
			}
			for _, s := range g.Specs {
				ts := s.(*ast.TypeSpec)
				out[ts.Name.Name] = text(ts.Doc, g.Doc)
				if st, ok := ts.Type.(*ast.StructType); ok {
					for _, fl := range st.Fields.List {
						for _, name := range fl.Names {
							out[ts.Name.Name+"."+name.Name] = text(fl.Doc, fl.Comment)
						}
					}
				}
			}
			return false
		})
	}
	return out
}

func generate(t *testing.T, v any, id, title string) []byte {
	t.Helper()
	files := sources(t, root, ".")
	values, notes := enums(t, sources(t, root)), comments(files)
	r := &gen.Reflector{
		Anonymous:                 true,
		AllowAdditionalProperties: true, // additions are free within a version
		Mapper: func(typ reflect.Type) *gen.Schema {
			if vs := values[typ.Name()]; typ.Kind() == reflect.String && typ.PkgPath() == "synoptic" && vs != nil {
				return &gen.Schema{Type: "string", Enum: vs, Description: notes[typ.Name()]}
			}
			return nil
		},
		LookupComment: func(typ reflect.Type, field string) string {
			if field == "" {
				return notes[typ.Name()]
			}
			return notes[typ.Name()+"."+field]
		},
	}
	s := r.Reflect(v)
	s.Title = title
	nullable(s, reflect.TypeOf(v).Elem(), map[reflect.Type]bool{})
	s.Definitions[reflect.TypeOf(v).Elem().Name()].Properties.Set("schema", &gen.Schema{Type: "string", Const: id})
	b, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}

// nullable lets null stand wherever the Go type is a pointer.
func nullable(s *gen.Schema, typ reflect.Type, seen map[reflect.Type]bool) {
	for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice || typ.Kind() == reflect.Array {
		typ = typ.Elem()
	}
	if typ.Kind() != reflect.Struct || seen[typ] {
		return
	}
	seen[typ] = true
	def := s.Definitions[typ.Name()]
	for _, f := range reflect.VisibleFields(typ) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Type.Kind() == reflect.Pointer && def != nil && name != "" {
			p, ok := def.Properties.Get(name)
			if !ok {
				continue
			}
			about := p.Description
			p.Description = ""
			def.Properties.Set(name, &gen.Schema{AnyOf: []*gen.Schema{p, {Type: "null"}}, Description: about})
		}
		nullable(s, f.Type, seen)
	}
}

func TestSchemasAreThoseOfTheTypes(t *testing.T) {
	for _, c := range []struct {
		file, id, title string
		v               any
	}{
		{"account.schema.json", synoptic.AccountSchema, "An account, as synoptic read --json writes it", &synoptic.Account{}},
		{"reading.schema.json", synoptic.ReadingSchema, "Readings, as synoptic inspect --json writes them", &ReadingFile{}},
	} {
		got := generate(t, c.v, c.id, c.title)
		file := filepath.Join(root, "docs", c.file)
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("docs/%s is not that of the Go types: go test ./internal/report/wire -update", c.file)
		}
	}
}

func compile(t *testing.T, file string) *check.Schema {
	t.Helper()
	s, err := check.NewCompiler().Compile(filepath.Join(root, "docs", file))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *check.Schema, b []byte) {
	t.Helper()
	v, err := check.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Error(err)
	}
}
