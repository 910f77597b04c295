package key

import (
	"os"
	"path/filepath"
	"testing"
)

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"A.txt": "The ferry sank. The ferry sank again.", "B.txt": "It “sank”.", "notes.txt": "no document",
		"key.json": `{"case": "x", "quotes": [{"doc": "B", "content": "sank", "speaker": null}], "figures": [{"id": "f", "values": [{"doc": "A", "value": [1, null]}]}]}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Docs) != 2 || s.Docs[0] != "A" || s.Key.Quotes[0].Speaker != nil || string(s.Key.Figures[0].Values[0].Value) != "[1, null]" {
		t.Errorf("%+v", s)
	}
	p, ok := s.Find("A", "ferry sank")
	if !ok || p != (Place{"A", 4, 14}) {
		t.Errorf("%v %t", p, ok)
	}
	if _, ok := s.Find("A", ""); ok {
		t.Error("nothing is found")
	}
	if _, ok := s.Find("C", "ferry"); ok {
		t.Error("found in no document")
	}
	for _, tt := range []struct {
		q    Place
		want bool
	}{{Place{"A", 9, 40}, true}, {Place{"A", 10, 40}, false}, {Place{"B", 4, 14}, false}, {Place{"A", 14, 20}, false}} {
		if p.Hits(tt.q) != tt.want {
			t.Errorf("%v", tt.q)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "key.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(dir); err == nil {
		t.Error("a broken key is read")
	}
	if _, err := Load(t.TempDir()); err == nil {
		t.Error("a story without a key is read")
	}
}
