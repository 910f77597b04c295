package eval

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"synoptic/internal/app"
	"synoptic/internal/report/wire"
)

// spanTime is how long the corpora are read for spans; SYNOPTIC_MEASURE, if
// set, has them read whole.
const spanTime = 20 * time.Second

// TestEverySpanIsItsSlice reads all labelled texts that are present, and those
// without labels, each file for its share of the time. Writing a reading
// fails where a span is no slice of its text, and so does making an account.
func TestEverySpanIsItsSlice(t *testing.T) {
	if testing.Short() {
		t.Skip("reads for a while")
	}
	s := suite(t)
	stories, err := cases(s.Places.Stories)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	if s.Places.Corpora != "" {
		real, err := cases(filepath.Join(s.Places.Corpora, "accounts"))
		if err != nil {
			t.Fatal(err)
		}
		stories = append(stories, real...)
		err = filepath.WalkDir(s.Places.Corpora, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && (strings.HasSuffix(path, ".jsonl.gz") || strings.HasSuffix(path, ".html")) {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range stories {
		if _, _, err := s.Reader.Account(t.Context(), []string{dir}, app.Options{}); err != nil {
			t.Errorf("%s: %v", dir, err)
		}
	}
	whole := os.Getenv("SYNOPTIC_MEASURE") != ""
	n := 0
	for _, f := range files {
		ctx := t.Context()
		if !whole {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, spanTime/time.Duration(len(files)))
			defer cancel()
		}
		seen := 0
		err := wire.Reading{Version: "test", Compact: true}.Write(io.Discard, counted(each(ctx, s, f), &seen))
		if err != nil && ctx.Err() == nil {
			t.Errorf("%s: %v", f, err)
		}
		n += seen
	}
	t.Logf("%d stories and %d articles of %d files", len(stories), n, len(files))
	if len(files) > 0 && n == 0 {
		t.Error("no article was read")
	}
}
