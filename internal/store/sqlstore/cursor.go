package sqlstore

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"hash/crc32"

	"synoptic/internal/store"
)

// maxCursor is how long a cursor may be; those that are given out are shorter.
const maxCursor = 8 << 10

// cursor writes where a page of a list ends: the list's name and the key of
// its last row. The sum at its head tells it from anything else.
func cursor(list string, key ...any) string {
	b, err := json.Marshal(append([]any{list}, key...))
	if err != nil {
		return "" // not reached: keys are strings and numbers
	}
	return base64.RawURLEncoding.EncodeToString(append(sum(b), b...))
}

// readCursor undoes cursor; key holds pointers. It reports whether there was a
// cursor at all.
func readCursor(s, list string, key ...any) (bool, error) {
	if s == "" {
		return false, nil
	}
	bad := fmt.Errorf("%.40q: %w", s, store.ErrCursor)
	if len(s) > maxCursor {
		return false, bad
	}
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || len(b) < 4 || string(sum(b[4:])) != string(b[:4]) {
		return false, bad
	}
	var parts []json.RawMessage
	if json.Unmarshal(b[4:], &parts) != nil || len(parts) != len(key)+1 {
		return false, bad
	}
	var name string
	if json.Unmarshal(parts[0], &name) != nil || name != list {
		return false, bad
	}
	for i, k := range key {
		if json.Unmarshal(parts[i+1], k) != nil {
			return false, bad
		}
	}
	return true, nil
}

func sum(b []byte) []byte {
	n := crc32.ChecksumIEEE(b)
	return []byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}
}

// The lengths of pages.
const (
	defaultLimit = 50
	maxLimit     = 1000
)

// atMost bounds a list that has no pages.
func atMost(n int) int {
	if n <= 0 {
		return maxLimit
	}
	return n
}

func limit(n int) int {
	if n <= 0 {
		return defaultLimit
	}
	return min(n, maxLimit)
}
