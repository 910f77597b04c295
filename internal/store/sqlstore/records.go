package sqlstore

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"synoptic"
	"synoptic/internal/store"
)

// form is how a column's values stand in a record.
type form int

const (
	asText    form = iota
	asKey          // text that rows are found by
	asInt          // a whole number
	asReal         // a number
	asBytes        // base64, or null
	asPacked       // a text that is kept packed
	asAccount      // an account, which is kept encoded
)

type columnForm struct {
	name string
	form form
}

// recordKind is a table as it is exported: its columns, and what its rows are
// in order of.
type recordKind struct {
	table, order string
	columns      []columnForm
}

// columns reads "name name:form …"; text is the usual form.
func columnsOf(list string) []columnForm {
	forms := map[string]form{"key": asKey, "int": asInt, "real": asReal, "bytes": asBytes, "packed": asPacked, "account": asAccount}
	var out []columnForm
	for f := range strings.FieldsSeq(list) {
		name, of, _ := strings.Cut(f, ":")
		out = append(out, columnForm{name, forms[of]})
	}
	return out
}

// recordKinds are all tables that are not derived from others, each after those
// that it refers to.
func recordKinds() []recordKind {
	return []recordKind{
		{"setting", "key", columnsOf("key:key value")},
		{"mark", "source", columnsOf("source:key mark")},
		{"feed", "url", columnsOf("url:key title:key site kind outlet heading:key added:int paused:int etag last_modified polled:int succeeded:int next:int failures:int error hint items:int state:bytes")},
		{"story", "id", columnsOf("id:key given added:int changed:int stale:int")},
		{"story_joined", "id", columnsOf("id:key target:key")},
		{"article", "seq", columnsOf("seq:int id:key path url outlet:key family:key title byline credit dateline_place language published:key day:key published_from sha256 status failed:int reason added:int source:key fetched page:key version:int replaces:key replaced_by:key story:key likeness:real why analyser:key")},
		{"article_text", "seq", columnsOf("seq:int text:packed parts:bytes features:bytes")},
		{"reading", "seq", columnsOf("seq:int data:bytes")},
		{"posting", "seq, key, type", columnsOf("seq:int key:key type:key text count:int")},
		{"account", "story", columnsOf("story:key at:int data:account")},
		{"item", "seq", columnsOf("seq:int at:int source:key item:key outcome:key article:key reason retry:int tries:int newest:int")},
		{"correction", "seq", columnsOf("seq:int data")},
	}
}

func (k *recordKind) names() string {
	names := make([]string, len(k.columns))
	for i, c := range k.columns {
		names[i] = c.name
	}
	return strings.Join(names, ", ")
}

// Export gives all that is kept, table by table.
func (s *Store) Export(ctx context.Context, put func(store.Record) error) error {
	return s.view(ctx, func(ctx context.Context, t *tx) error {
		for _, k := range recordKinds() {
			err := t.query(ctx, "SELECT "+k.names()+" FROM "+k.table+" ORDER BY "+k.order, nil, func(scan func(...any) error) error {
				row, err := t.record(&k, scan)
				if err != nil {
					return fmt.Errorf("exporting a row of %s: %w", k.table, err)
				}
				return put(store.Record{Kind: k.table, Row: row})
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// record writes a row as an object, its columns in order.
func (t *tx) record(k *recordKind, scan func(...any) error) (json.RawMessage, error) {
	to := make([]any, len(k.columns))
	for i, c := range k.columns {
		switch c.form {
		case asInt:
			to[i] = new(int64)
		case asReal:
			to[i] = new(float64)
		case asBytes, asPacked, asAccount:
			to[i] = new([]byte)
		default:
			to[i] = new(string)
		}
	}
	if err := scan(to...); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i, c := range k.columns {
		b.WriteByte([]byte{'{', ','}[min(i, 1)])
		b.WriteString(`"` + c.name + `":`)
		var v = to[i]
		var err error
		switch c.form {
		case asPacked:
			v, err = t.unpacked(*to[i].(*[]byte))
		case asAccount:
			v, err = t.s.codec.DecodeAccount(*to[i].(*[]byte))
		}
		if err == nil {
			err = enc.Encode(v)
		}
		if err != nil {
			return nil, err
		}
		b.Truncate(b.Len() - 1) // the line's end
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// unpacked is a text as a record has it: as a string, or where it is none as
// its bytes in an object.
func (t *tx) unpacked(packed []byte) (any, error) {
	text, err := t.s.codec.DecodeText(packed)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	if utf8.ValidString(text) {
		return text, nil
	}
	return rawText{[]byte(text)}, nil
}

type rawText struct {
	Bytes []byte `json:"bytes"`
}

// row reads a record's values, as the database takes them.
func (t *tx) fromRecord(k *recordKind, row json.RawMessage) ([]any, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(row, &fields); err != nil {
		return nil, err
	}
	if len(fields) != len(k.columns) {
		return nil, fmt.Errorf("%d fields, not %d", len(fields), len(k.columns))
	}
	out := make([]any, len(k.columns))
	for i, c := range k.columns {
		raw, ok := fields[c.name]
		if !ok {
			return nil, fmt.Errorf("no field %s", c.name)
		}
		v, err := t.fromField(c.form, raw)
		if err != nil {
			return nil, fmt.Errorf("field %s: %w", c.name, err)
		}
		out[i] = v
	}
	return out, nil
}

func (t *tx) fromField(f form, raw json.RawMessage) (any, error) {
	var text string
	switch f {
	case asInt:
		var n int64
		err := json.Unmarshal(raw, &n)
		return n, err
	case asReal:
		var x float64
		err := json.Unmarshal(raw, &x)
		return x, err
	case asBytes:
		var b []byte
		err := json.Unmarshal(raw, &b)
		return blob(b), err
	case asPacked:
		if bytes.HasPrefix(raw, []byte("{")) {
			var x rawText
			err := json.Unmarshal(raw, &x)
			return t.s.codec.EncodeText(string(x.Bytes)), err
		}
		err := json.Unmarshal(raw, &text)
		return t.s.codec.EncodeText(text), err
	case asAccount:
		var acc synoptic.Account
		if err := json.Unmarshal(raw, &acc); err != nil {
			return nil, err
		}
		return t.s.codec.EncodeAccount(&acc)
	}
	if err := json.Unmarshal(raw, &text); err != nil {
		return nil, err
	}
	if f == asKey {
		return key(text), nil
	}
	return clean(text), nil
}
