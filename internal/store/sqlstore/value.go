package sqlstore

import (
	"encoding/json"
	"strings"
	"time"

	"synoptic"
)

// maxKey is how many bytes of what is looked up by its whole are kept as they
// are: a row of a PostgreSQL index takes less than 2,704 bytes.
const maxKey = 800

// clean makes a string one that every database takes: bytes that are no UTF-8
// and zero bytes become U+FFFD.
func clean(s string) string {
	if strings.IndexByte(s, 0) >= 0 {
		s = strings.ReplaceAll(s, "\x00", "\uFFFD")
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// key cleans a string that rows are found by; of one that is too long for an
// index the end gives way to its digest.
func key(s string) string {
	s = clean(s)
	if len(s) <= maxKey {
		return s
	}
	return strings.ToValidUTF8(s[:maxKey-72], "") + "#" + synoptic.Digest([]byte(s))
}

// micros is a time as it is kept: microseconds since 1970, 0 for none.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

func fromMicros(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMicro(n).UTC()
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// day is the day of an ISO 8601 date or time, "" for none.
func day(published string) string {
	if len(published) < len("2006-01-02") {
		return published
	}
	return published[:len("2006-01-02")]
}

// toJSON is a small value as JSON; v is of a type that always has one.
func toJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return "null"
	}
	return string(b)
}
