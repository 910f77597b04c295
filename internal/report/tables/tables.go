// Package tables writes an account as CSV files, for spreadsheets: in a folder
// or in one ZIP.
package tables

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// Folder writes accounts as CSV files in a folder.
type Folder struct{}

// table is one file. The first row is its head.
type table struct {
	name string
	rows [][]string
}

// Write makes the folder if need be and writes articles.csv, claims.csv,
// reports.csv, figures.csv, disputes.csv, utterances.csv, entities.csv,
// origins.csv and timeline.csv into it. Files of these names are replaced. It
// writes nothing and fails where a passage is not the slice of its article
// that it says it is.
func (Folder) Write(dir string, acc *synoptic.Account) error {
	if err := report.Check(acc); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, t := range all(acc) {
		b, err := t.bytes()
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		if err := os.WriteFile(filepath.Join(dir, t.name), b, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Archive writes accounts as the files of a Folder in one ZIP.
type Archive struct{}

// Write writes acc. It writes nothing and fails where a passage is not the
// slice of its article that it says it is. The files have no times: the same
// account gives the same bytes.
func (Archive) Write(w io.Writer, acc *synoptic.Account) error {
	if err := report.Check(acc); err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for _, t := range all(acc) {
		b, err := t.bytes()
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		f, err := z.Create(t.name)
		if err != nil {
			return err
		}
		if _, err := f.Write(b); err != nil {
			return err
		}
	}
	return z.Close()
}

func all(acc *synoptic.Account) []table {
	v := report.NewView(acc)
	return []table{articles(v), claims(v), reports(v), figures(v), disputes(v), utterances(v), entities(v), origins(v), timeline(v)}
}

// bytes is the file's content: UTF-8 with the mark that spreadsheets ask for,
// lines ending in CR LF (RFC 4180).
func (t table) bytes() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range t.rows {
		if len(row) != len(t.rows[0]) {
			return nil, fmt.Errorf("row of %d cells under a head of %d", len(row), len(t.rows[0]))
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// cell makes foreign text one that no spreadsheet runs: what could begin a
// formula gets an apostrophe before it.
func cell(s string) string {
	s = clean.Line(s)
	if s != "" && strings.ContainsRune("=+-@|%\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func number(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return cell(*s)
}

func letters(ls []string) string { return strings.Join(ls, " ") }
