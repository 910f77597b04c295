package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"synoptic/internal/app"
	"synoptic/internal/app/collection"
	"synoptic/internal/ingest"
	"synoptic/internal/lang/en"
	"synoptic/internal/store/sqlstore"
)

var reader = sync.OnceValues(func() (*app.Reader, error) {
	m, err := en.Load()
	if err != nil {
		return nil, err
	}
	return app.New(m, "test")
})

const cases = "../../testdata/stories/"

// client is a client of a server over the made-up stories.
type client struct {
	*testing.T
	*sdk.ClientSession
	tools map[string]*jsonschema.Schema // of what they answer
	held  int                           // passages that were held against their articles
}

// connect connects to a server over a collection of some of the made-up stories.
func connect(t *testing.T, files bool, stories ...string) *client {
	t.Helper()
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	st, err := sqlstore.Open(t.Context(), t.TempDir(), sqlstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	col := collection.New(st, r, collection.Options{})
	if _, err := col.Add(t.Context(), app.Gather(t.Context(), stories, nil, ingest.Options{}), collection.AddOptions{}); err != nil {
		t.Fatal(err)
	}
	if _, err := col.Reconcile(t.Context(), collection.ReconcileOptions{}); err != nil {
		t.Fatal(err)
	}
	opts := Options{Collection: col, Version: "test"}
	if files {
		opts.Reader = r
	}
	s, err := New(opts)
	if err != nil {
		t.Fatal(err)
	}
	ours, theirs := sdk.NewInMemoryTransports()
	if _, err := s.server.Connect(t.Context(), ours, nil); err != nil {
		t.Fatal(err)
	}
	session, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), theirs, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	c := &client{T: t, ClientSession: session, tools: map[string]*jsonschema.Schema{}}
	list, err := session.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range list.Tools {
		b, err := json.Marshal(tool.OutputSchema)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		k := jsonschema.NewCompiler()
		if err := k.AddResource("tool:"+tool.Name, v); err != nil {
			t.Fatal(err)
		}
		if c.tools[tool.Name], err = k.Compile("tool:" + tool.Name); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// call calls a tool, holds the answer against the tool's schema, and every
// passage in it against the text of its article.
func call[T any](c *client, name string, args map[string]any) T {
	c.Helper()
	var out T
	res, err := c.CallTool(c.Context(), &sdk.CallToolParams{Name: name, Arguments: args})
	if err != nil || res.IsError {
		c.Fatalf("%s %v: %v %s", name, args, err, words(res))
	}
	b, err := json.Marshal(res.StructuredContent)
	if err != nil {
		c.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		c.Fatal(err)
	}
	if err := c.tools[name].Validate(v); err != nil {
		c.Errorf("%s: %v", name, err)
	}
	if name != "get_article" {
		c.passages(v)
	}
	if err := json.Unmarshal(b, &out); err != nil {
		c.Fatal(err)
	}
	return out
}

func words(res *sdk.CallToolResult) string {
	if res == nil || len(res.Content) == 0 {
		return ""
	}
	return res.Content[0].(*sdk.TextContent).Text
}

// passages holds everything that has an article, a start and an end.
func (c *client) passages(v any) {
	switch x := v.(type) {
	case []any:
		for _, y := range x {
			c.passages(y)
		}
	case map[string]any:
		if start, ok := x["start"]; ok {
			c.held++
			at, err := start.(json.Number).Int64()
			if err != nil {
				c.Fatal(err)
			}
			end, _ := x["end"].(json.Number).Int64()
			got := call[ArticlePart](c, "get_article", map[string]any{"article": x["article"], "start": at, "length": end - at})
			if got.Start != int(at) || !strings.HasPrefix(got.Text, x["text"].(string)) || end-at != int64(len(x["text"].(string))) {
				c.Errorf("%v [%d,%d) is %q, not %q", x["article"], at, end, got.Text, x["text"])
			}
		}
		for _, y := range x {
			c.passages(y)
		}
	}
}

func TestEachTool(t *testing.T) {
	c := connect(t, true, cases+"gas-visit", cases+"ferry")
	if len(c.tools) != 6 {
		t.Errorf("%d tools", len(c.tools))
	}
	list := call[StoryList](c, "list_stories", map[string]any{"disputed": true})
	if len(list.Stories) == 0 || list.Stories[0].Outlets < 2 || list.Stories[0].Disputes == 0 {
		t.Fatalf("stories are %+v", list)
	}
	story := list.Stories[0].Story
	o := call[AccountPart](c, "get_account", map[string]any{"story": story})
	if len(o.Articles) != list.Stories[0].Articles || o.Title != list.Stories[0].Title {
		t.Errorf("the overview is %+v of %+v", o, list.Stories[0])
	}
	for _, name := range sectionNames {
		n, seen := o.Sections[name], 0
		for from := 0; ; {
			p := call[AccountPart](c, "get_account", map[string]any{"story": story, "section": name, "from": from, "limit": 3})
			seen += len(p.Items)
			for i, it := range p.Items {
				if it.ID == "" || i > 0 {
					continue
				}
				e := call[Evidence](c, "get_evidence", map[string]any{"story": story, "id": it.ID})
				if len(e.Evidence) == 0 || e.Item.ID != it.ID {
					t.Errorf("%s %s has the evidence %+v", name, it.ID, e)
				}
			}
			if from = p.Next; from == 0 {
				break
			}
		}
		if seen != n {
			t.Errorf("%s has %d items, %d are given", name, n, seen)
		}
	}
	if o.Sections["claims"] == 0 || o.Sections["disputes"] == 0 || o.Sections["utterances"] == 0 || o.Sections["entities"] == 0 {
		t.Errorf("sections are %v", o.Sections)
	}
	for _, q := range []map[string]any{{"text": "ferry"}, {"status": "agreed"}, {"dispute": "any"}} {
		found := call[Found](c, "search", q)
		if len(found.Hits) == 0 || found.Hits[0].Story == "" {
			t.Errorf("%v found %+v", q, found)
		}
	}
	if c.held < 100 {
		t.Errorf("only %d passages were held against their articles", c.held)
	}
	a := call[ArticlePart](c, "get_article", map[string]any{"article": o.Articles[0].Article})
	if a.Bytes != len(a.Text) || a.Outlet != o.Articles[0].Outlet || a.Story != story {
		t.Errorf("the article is %+v", a)
	}
}

func TestArticlesThatAreHandedOver(t *testing.T) {
	c := connect(t, true)
	var texts []map[string]any
	for _, f := range []string{"A", "B", "C"} {
		b, err := os.ReadFile(cases + "tern-launch/" + f + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, map[string]any{"text": string(b), "outlet": "Outlet " + f, "published": "2022-05-0" + string(f[0]-'A'+'1')})
	}
	texts = append(texts, map[string]any{"text": "Too short."})
	read := call[ReadResult](c, "read_articles", map[string]any{"texts": texts})
	if len(read.Articles) != 4 || len(read.Stories) == 0 {
		t.Fatalf("%d articles, %d stories", len(read.Articles), len(read.Stories))
	}
	failed := 0
	for _, a := range read.Articles {
		if a.Status == "failed" && a.Reason != "" {
			failed++
		}
	}
	if failed != 1 {
		t.Errorf("%d failed", failed)
	}
	s := read.Stories[0]
	claims := call[AccountPart](c, "get_account", map[string]any{"story": s.Story, "section": "claims"})
	if len(claims.Items) == 0 {
		t.Fatal("no claim")
	}
	if e := call[Evidence](c, "get_evidence", map[string]any{"story": s.Story, "id": claims.Items[0].ID}); len(e.Evidence) == 0 {
		t.Error("no evidence")
	}
	// The collection has nothing of it.
	if l := call[StoryList](c, "list_stories", map[string]any{"outlet": "Outlet A", "outlets": 1}); len(l.Stories) != 0 {
		t.Errorf("it was kept: %+v", l)
	}
	byPath := call[ReadResult](c, "read_articles", map[string]any{"paths": []string{cases + "ferry", "no such file"}})
	if len(byPath.Articles) != 6 || len(byPath.Problems) != 1 {
		t.Errorf("%d articles, problems %v", len(byPath.Articles), byPath.Problems)
	}
}

// TestErrorsHaveHints: what is wrong with a call is the caller's to read, in
// the answer, with what to do.
func TestErrorsHaveHints(t *testing.T) {
	c, remote := connect(t, true), connect(t, false)
	long := strings.Repeat("word ", bytesMost/5+1)
	many := make([]map[string]any, textsMost+1)
	for i := range many {
		many[i] = map[string]any{"text": "x"}
	}
	for _, tt := range []struct {
		c    *client
		tool string
		args map[string]any
	}{
		{c, "get_account", map[string]any{"story": "none"}},
		{c, "get_account", map[string]any{"story": ""}},
		{c, "get_account", map[string]any{"story": "none", "section": "truth"}},
		{c, "get_evidence", map[string]any{"story": "none", "id": "c1"}},
		{c, "get_article", map[string]any{"article": "none"}},
		{c, "list_stories", map[string]any{"since": "last week"}},
		{c, "list_stories", map[string]any{"order": "best"}},
		{c, "list_stories", map[string]any{"after": "nonsense"}},
		{c, "search", map[string]any{}},
		{c, "search", map[string]any{"status": "true"}},
		{c, "search", map[string]any{"dispute": "taste"}},
		{c, "read_articles", map[string]any{}},
		{c, "read_articles", map[string]any{"texts": many}},
		{c, "read_articles", map[string]any{"texts": []map[string]any{{"text": long}}}},
		{c, "read_articles", map[string]any{"paths": []string{"-"}}},
		{c, "read_articles", map[string]any{"paths": []string{"https://a.example/"}}},
		{c, "read_articles", map[string]any{"paths": []string{filepath.Join(t.TempDir(), "none")}}},
		{remote, "read_articles", map[string]any{"paths": []string{cases + "ferry"}}},
	} {
		res, err := tt.c.CallTool(t.Context(), &sdk.CallToolParams{Name: tt.tool, Arguments: tt.args})
		if err != nil || !res.IsError {
			t.Errorf("%s %.80v: %v, no error", tt.tool, tt.args, err)
			continue
		}
		if s := words(res); !strings.HasPrefix(s, "error: ") || !strings.Contains(s, "\nhint: ") || len(s) > 2000 {
			t.Errorf("%s %.80v: %s", tt.tool, tt.args, s)
		}
	}
	// What is not of the tool's input is an error, too.
	for _, args := range []map[string]any{{"story": 3}, {"story": "x", "extra": 1}, {}} {
		if res, err := c.CallTool(t.Context(), &sdk.CallToolParams{Name: "get_account", Arguments: args}); err == nil && !res.IsError {
			t.Errorf("%v was taken", args)
		}
	}
}

// TestLongTextsComeInParts, each a slice of whole characters.
func TestLongTextsComeInParts(t *testing.T) {
	c := connect(t, true)
	text := strings.Repeat("The ferry of Tolm — “Dorado” — 船 ran aground on Tuesday, the coastguard said. ", 1500)
	read := call[ReadResult](c, "read_articles", map[string]any{"texts": []map[string]any{{"text": text}}})
	id, got := read.Articles[0].Article, ""
	for from := 0; ; {
		p := call[ArticlePart](c, "get_article", map[string]any{"article": id, "start": from, "length": 5000})
		if p.Start != len(got) || !utf8.ValidString(p.Text) || len(p.Text) > 5000 {
			t.Fatalf("a part begins at %d, not %d", p.Start, len(got))
		}
		got += p.Text
		if from = p.Next; from == 0 {
			break
		}
	}
	if !strings.Contains(got, "船 ran aground") || len(got) < len(text)-10 {
		t.Errorf("%d bytes came of %d", len(got), len(text))
	}
	if p := call[ArticlePart](c, "get_article", map[string]any{"article": id, "length": 10 << 20}); len(p.Text) > maxText {
		t.Errorf("a part has %d bytes", len(p.Text))
	}
}

func TestOnlyTheLatestAreHeld(t *testing.T) {
	var h held
	for i := range 2 * heldMost {
		name := string(rune('a' + i))
		h.put(heldAccount{name: name, stories: []string{name + "-1"}})
		h.put(heldAccount{name: name, stories: []string{name + "-1"}})
	}
	if len(h.list) != heldMost || h.list[0].name != string(rune('a'+heldMost)) {
		t.Errorf("%d are held, from %s", len(h.list), h.list[0].name)
	}
}

// TestNoVerdictIsOffered: no tool says that it tells what is true.
func TestNoVerdictIsOffered(t *testing.T) {
	c := connect(t, false)
	list, err := c.ListTools(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range list.Tools {
		b, err := json.Marshal(tool)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"true or false", "fact-check", "credib", "reliab", "trustworth", "verif"} {
			if strings.Contains(strings.ToLower(string(b)), word) {
				t.Errorf("%s says %q", tool.Name, word)
			}
		}
		if tool.Description == "" || tool.OutputSchema == nil || !tool.Annotations.ReadOnlyHint {
			t.Errorf("%s lacks something", tool.Name)
		}
	}
}
