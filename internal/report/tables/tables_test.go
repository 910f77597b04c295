package tables

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/report/reporttest"
)

var names = []string{"articles.csv", "claims.csv", "reports.csv", "figures.csv", "disputes.csv", "utterances.csv", "entities.csv", "origins.csv", "timeline.csv"}

func write(t *testing.T, acc *synoptic.Account) map[string][][]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "new", "folder")
	if err := (Folder{}).Write(dir, acc); err != nil {
		t.Fatal(err)
	}
	out := map[string][][]string{}
	for _, n := range names {
		b, err := os.ReadFile(filepath.Join(dir, n))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff")))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", n, err)
		}
		out[n] = rows
	}
	return out
}

func column(t *testing.T, rows [][]string, name string) []string {
	t.Helper()
	for i, h := range rows[0] {
		if h == name {
			var out []string
			for _, r := range rows[1:] {
				out = append(out, r[i])
			}
			return out
		}
	}
	t.Fatal("no column", name)
	return nil
}

func TestFerry(t *testing.T) {
	got := write(t, reporttest.Ferry())
	for name, n := range map[string]int{"articles.csv": 5, "claims.csv": 10, "reports.csv": 23, "figures.csv": 10, "disputes.csv": 7, "utterances.csv": 5, "timeline.csv": 4} {
		if rows := got[name]; len(rows)-1 != n {
			t.Errorf("%s has %d rows, want %d", name, len(rows)-1, n)
		}
	}
	if v := column(t, got["figures.csv"], "value"); strings.Join(v, " ") != "212 212 200 198 9 9 14 17 31 31" {
		t.Errorf("values are %v", v)
	}
	if v := column(t, got["articles.csv"], "letter"); strings.Join(v, "") != "ABCDE" {
		t.Errorf("letters are %v", v)
	}
}

// TestArchiveHasTheFolderFiles holds the ZIP against the folder, byte by byte.
func TestArchiveHasTheFolderFiles(t *testing.T) {
	acc, dir := reporttest.Hostile(), t.TempDir()
	if err := (Folder{}).Write(dir, acc); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := (Archive{}).Write(&b, acc); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if len(z.File) != len(names) {
		t.Errorf("%d files", len(z.File))
	}
	for _, n := range names {
		want, err := os.ReadFile(filepath.Join(dir, n))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := fs.ReadFile(z, n); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is another in the archive: %v", n, err)
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for _, rows := range write(t, reporttest.Hostile()) {
		for _, row := range rows {
			for _, c := range row {
				if c != "" && strings.ContainsRune("=+-@|\t\r", rune(c[0])) {
					t.Errorf("a spreadsheet would run %q", c)
				}
				if strings.ContainsAny(c, "\x1b\x00\n\u202e") {
					t.Errorf("%q has controls", c)
				}
			}
		}
	}
}

func TestEmptyAndBroken(t *testing.T) {
	for _, acc := range []*synoptic.Account{reporttest.Empty(), reporttest.Nothing(), {}} {
		for n, rows := range write(t, acc) {
			if len(rows) == 0 {
				t.Errorf("%s has no head", n)
			}
		}
	}
	acc := reporttest.Ferry()
	acc.Stories[0].Claims[0].Reports[0].Span.Text = "made up"
	dir := filepath.Join(t.TempDir(), "none")
	if err := (Folder{}).Write(dir, acc); err == nil {
		t.Error("a made-up passage was written")
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made")
	}
}
