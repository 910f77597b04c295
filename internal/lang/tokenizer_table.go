package lang

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// rows reads a table: lines of fields parted by tabs. A table that is not
// there is empty.
func rows(fsys fs.FS, name string) ([][]string, error) {
	text, err := tableText(fsys, name)
	if err != nil {
		return nil, err
	}
	var out [][]string
	for line := range strings.Lines(text) {
		if line = strings.TrimSuffix(line, "\n"); line != "" {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out, nil
}

// words is rows with the escapes in all fields undone.
func words(fsys fs.FS, name string) ([][]string, error) {
	out, err := rows(fsys, name)
	if err != nil {
		return nil, err
	}
	for i, row := range out {
		for j := range row {
			if row[j], err = unescape(row[j]); err != nil {
				return nil, fmt.Errorf("%s: line %d: %w", name, i+1, err)
			}
		}
	}
	return out, nil
}

func tableText(fsys fs.FS, name string) (string, error) {
	b, err := fs.ReadFile(fsys, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	return string(b), nil
}

// unescape undoes \t \n \r \\ \xHH \uHHHH \UHHHHHHHH.
func unescape(s string) (string, error) {
	if !strings.Contains(s, `\`) {
		return s, nil
	}
	u, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil {
		return "", fmt.Errorf("field %q: %w", s, err)
	}
	return u, nil
}

func escape(s string) string {
	q := strconv.Quote(s)
	return strings.ReplaceAll(q[1:len(q)-1], `\"`, `"`)
}

// sortedTable is a table whose lines are sorted by bytes, searched in place:
// it costs nothing to load.
type sortedTable string

// get finds the line that is key, or begins with key and a tab, and returns
// what follows the tab. The key may run over several columns.
func (t sortedTable) get(key string) (rest string, ok bool) {
	for i := 0; i < len(key); i++ {
		if key[i] == '\\' || key[i] < ' ' && key[i] != '\t' {
			key = strings.ReplaceAll(escape(key), `\t`, "\t")
			break
		}
	}
	lo, hi := 0, len(t) // both at starts of lines
	for lo < hi {
		mid := lo + strings.LastIndexByte(string(t[lo:lo+(hi-lo)/2]), '\n') + 1
		line := string(t[mid:])
		if end := strings.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		if rest, found := strings.CutPrefix(line, key); found && (rest == "" || rest[0] == '\t') {
			return strings.TrimPrefix(rest, "\t"), true
		}
		if line < key {
			lo = min(mid+len(line)+1, len(t))
		} else {
			hi = mid
		}
	}
	return "", false
}
