package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestAgentsOverStdio runs the real program as an agent does, and calls each of
// its tools.
func TestAgentsOverStdio(t *testing.T) {
	program, data := build(t), t.TempDir()
	stories, err := filepath.Abs("../../testdata/stories")
	if err != nil {
		t.Fatal(err)
	}
	add := exec.Command(program, "add", "--data", data, filepath.Join(stories, "ferry"))
	if out, err := add.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := exec.Command(program, "mcp", "--data", data)
	run.Stderr = os.Stderr
	s, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &mcp.CommandTransport{Command: run}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Errorf("the program does not end: %v", err)
		}
	}()
	call := func(tool string, args map[string]any) map[string]any {
		t.Helper()
		res, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: args})
		if err != nil || res.IsError {
			t.Fatalf("%s: %v, %+v", tool, err, res)
		}
		return res.StructuredContent.(map[string]any)
	}
	first := func(v any) map[string]any {
		t.Helper()
		list, ok := v.([]any)
		if !ok || len(list) == 0 {
			t.Fatalf("no list: %v", v)
		}
		return list[0].(map[string]any)
	}
	story := first(call("list_stories", nil)["stories"])["story"]
	claim := first(call("get_account", map[string]any{"story": story, "section": "claims"})["items"])
	evidence := first(call("get_evidence", map[string]any{"story": story, "id": claim["id"]})["evidence"])
	article := call("get_article", map[string]any{"article": evidence["article"], "start": evidence["start"], "length": evidence["end"].(float64) - evidence["start"].(float64)})
	if article["text"] != evidence["text"] {
		t.Errorf("%q stands there, not %q", article["text"], evidence["text"])
	}
	if hits := call("search", map[string]any{"text": "ferry"})["hits"]; len(hits.([]any)) == 0 {
		t.Error("nothing is found")
	}
	if read := first(call("read_articles", map[string]any{"paths": []string{filepath.Join(stories, "gas-visit")}})["stories"]); read["story"] == story {
		t.Error("the folder was not read")
	}
}
