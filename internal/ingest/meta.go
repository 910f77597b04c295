package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// metaName is the file that says more about the files beside it.
const metaName = "meta.json"

// metaFile is what a folder's meta.json says, by file name and by id.
type metaFile struct {
	byFile map[string]Metadata
	byID   map[string]Metadata
}

// of is what is known about the file of that name.
func (m *metaFile) of(name string) Metadata {
	id := stem(name)
	if m != nil {
		if d, ok := m.byFile[name]; ok {
			return withID(d, id)
		}
		if d, ok := m.byID[id]; ok {
			return withID(d, id)
		}
	}
	return Metadata{ID: id}
}

func withID(d Metadata, id string) Metadata {
	if d.ID == "" {
		d.ID = id
	}
	return d
}

// stem is a file's name without its ending.
func stem(name string) string {
	if s := strings.TrimSuffix(name, filepath.Ext(name)); s != "" {
		return s
	}
	return name
}

// meta reads a folder's meta.json once; a folder without one has nil. An error
// is given the first time only.
func (r *reader) meta(dir string) (*metaFile, error) {
	if m, ok := r.metas[dir]; ok {
		return m, nil
	}
	p := filepath.Join(dir, metaName)
	m, err := readMeta(p)
	r.metas[dir] = m
	if err != nil {
		return nil, &Error{Path: p, Kind: ErrMeta, Cause: err, Hint: `it has the form {"docs": [{"file": "a.txt", "outlet": "…", "published": "2024-08-05"}]}`}
	}
	return m, nil
}

func readMeta(p string) (*metaFile, error) {
	info, err := os.Stat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, plainCause(err)
	case !info.Mode().IsRegular():
		return nil, errors.New("not a plain file")
	case info.Size() > MaxMeta:
		return nil, fmt.Errorf("too large: %s, at most %s are read", megabytes(info.Size()), megabytes(MaxMeta))
	}
	raw, err := os.ReadFile(p)
	if err != nil {
		return nil, plainCause(err)
	}
	return parseMeta(raw)
}

// parseMeta reads what a meta.json says. An entry that names no file, or whose
// fields have other types than text, is left out without harm to the others.
func parseMeta(raw []byte) (*metaFile, error) {
	text, _, _ := Decode(raw, Plain)
	var doc struct {
		Docs []json.RawMessage `json:"docs"`
	}
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		return nil, plainJSON(err)
	}
	m := &metaFile{byFile: map[string]Metadata{}, byID: map[string]Metadata{}}
	for _, d := range doc.Docs {
		var f fields
		if json.Unmarshal(d, &f) != nil {
			continue
		}
		meta := f.metadata()
		switch {
		case f.File.s != "":
			m.byFile[f.File.s] = meta
		case meta.ID != "":
			m.byID[meta.ID] = meta
		}
	}
	return m, nil
}
