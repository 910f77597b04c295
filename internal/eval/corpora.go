package eval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Places says where the labelled texts are; "" where there are none.
type Places struct {
	// Stories is the folder of the project's made-up stories.
	Stories string
	// Corpora is the folder of real texts that are no part of the project.
	Corpora string
}

// Find looks for the labelled texts from a folder upwards: the project's own
// stories, and the corpora, which $SYNOPTIC_CORPORA may name.
func Find(from string, getenv func(string) string) Places {
	p := Places{Corpora: getenv("SYNOPTIC_CORPORA")}
	dir, err := filepath.Abs(from)
	for ; err == nil; dir = filepath.Dir(dir) {
		if s := filepath.Join(dir, "testdata", "stories"); p.Stories == "" && isDir(s) {
			p.Stories = s
			if c := filepath.Join(dir, "..", "shared", "corpora"); p.Corpora == "" && isDir(c) {
				p.Corpora = c
			}
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	return p
}

func isDir(path string) bool {
	i, err := os.Stat(path)
	return err == nil && i.IsDir()
}

// cases are the folders in dir that hold a story with its key.
func cases(dir string) ([]string, error) {
	keys, err := filepath.Glob(filepath.Join(dir, "*", "key.json")) // sorted
	for i := range keys {
		keys[i] = filepath.Dir(keys[i])
	}
	return keys, err
}

// maxRow is the longest row of a corpus, in bytes.
const maxRow = 64 << 20

// rows reads a file of JSON Lines, packed or not.
func rows[T any](path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	var out []T
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxRow)
	for lines.Scan() {
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		var x T
		if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, x)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}
