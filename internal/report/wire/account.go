// Package wire writes accounts and readings as JSON, the forms that other
// programs read: docs/account.schema.json and docs/reading.schema.json.
package wire

import (
	"bufio"
	"encoding/json"
	"io"

	"synoptic"
	"synoptic/internal/report"
)

// Account writes accounts as JSON.
type Account struct {
	// Compact leaves indentation away.
	Compact bool
}

// Write writes acc as one JSON object and a line break. It writes nothing and
// fails where a passage is not the slice of its article that it says it is.
func (f Account) Write(w io.Writer, acc *synoptic.Account) error {
	if err := report.Check(acc); err != nil {
		return err
	}
	e := newEncoder(w, f.Compact)
	e.open()
	e.field("schema", synoptic.AccountSchema)
	e.field("version", acc.Version)
	e.list("articles")
	for i := range acc.Articles {
		e.item(filled(&acc.Articles[i]))
	}
	e.endList()
	e.list("stories")
	for i := range acc.Stories {
		e.item(filled(&acc.Stories[i]))
	}
	e.endList()
	return e.close()
}

// encoder writes an object whose long lists are written item by item, so that
// no more than one item is held in its written form.
type encoder struct {
	w       *bufio.Writer
	compact bool
	first   bool // nothing stands before in the object or list
	err     error
}

func newEncoder(w io.Writer, compact bool) *encoder {
	return &encoder{w: bufio.NewWriterSize(w, 1<<16), compact: compact}
}

func (e *encoder) open() {
	e.raw("{")
	e.first = true
}

func (e *encoder) close() error {
	if !e.compact {
		e.raw("\n")
	}
	e.raw("}\n")
	if e.err != nil {
		return e.err
	}
	return e.w.Flush()
}

func (e *encoder) field(name string, v any) {
	e.next(1)
	e.raw(`"` + name + `":` + e.blank())
	e.value(v, " ")
}

func (e *encoder) list(name string) {
	e.next(1)
	e.raw(`"` + name + `":` + e.blank() + "[")
	e.first = true
}

func (e *encoder) item(v any) {
	e.next(2)
	e.value(v, "  ")
}

func (e *encoder) endList() {
	if !e.first && !e.compact {
		e.raw("\n ")
	}
	e.raw("]")
	e.first = false
}

func (e *encoder) next(depth int) {
	if !e.first {
		e.raw(",")
	}
	e.first = false
	if !e.compact {
		e.raw("\n" + "  "[:depth])
	}
}

func (e *encoder) blank() string {
	if e.compact {
		return ""
	}
	return " "
}

func (e *encoder) raw(s string) {
	if e.err == nil {
		_, e.err = e.w.WriteString(s)
	}
}

// line writes an item of a list as one line.
func (e *encoder) line(v any) {
	e.next(2)
	compact := e.compact
	e.compact = true
	e.value(v, "")
	e.compact = compact
}

func (e *encoder) value(v any, prefix string) {
	if e.err != nil {
		return
	}
	j := json.NewEncoder(trimmed{e.w})
	j.SetEscapeHTML(false)
	if !e.compact {
		j.SetIndent(prefix, " ")
	}
	e.err = j.Encode(v)
}

// trimmed writes to w without the line break that ends a JSON encoder's value.
type trimmed struct{ w io.Writer }

func (t trimmed) Write(p []byte) (int, error) {
	n := len(p)
	if n > 0 && p[n-1] == '\n' {
		p = p[:n-1]
	}
	if _, err := t.w.Write(p); err != nil {
		return 0, err
	}
	return n, nil
}
