package dump_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"synoptic/internal/store"
	"synoptic/internal/store/dump"
	"synoptic/internal/store/sqlstore"
	"synoptic/internal/store/storetest"
)

func open(t testing.TB) store.Store {
	t.Helper()
	s, err := sqlstore.Open(context.Background(), t.TempDir(), sqlstore.Options{Now: func() time.Time { return storetest.Now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func export(t testing.TB, s store.Store) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := dump.Export(context.Background(), s, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lines are the lines of an export.
func lines(t testing.TB, file []byte) [][]byte {
	t.Helper()
	z, err := zstd.NewReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.SplitAfter(text, []byte("\n"))
}

// pack makes an export of lines.
func pack(t testing.TB, lines ...[]byte) []byte {
	t.Helper()
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return z.EncodeAll(bytes.Join(lines, nil), nil)
}

// empty holds that a collection has nothing in it.
func empty(t *testing.T, s store.Store) {
	t.Helper()
	st, err := s.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if st.Articles+st.Stories+st.Feeds+st.Corrections != 0 {
		t.Errorf("something of the file was kept: %+v", st)
	}
}

func TestRoundTrip(t *testing.T) {
	a, b := open(t), open(t)
	storetest.Fill(t, a)
	file := export(t, a)
	if err := dump.Import(context.Background(), b, bytes.NewReader(file)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(export(t, b), file) {
		t.Error("what was imported is exported as something else")
	}
	if err := b.Check(context.Background(), func(what string) { t.Error(what) }); err != nil {
		t.Error(err)
	}
	if err := dump.Import(context.Background(), b, bytes.NewReader(file)); !errors.Is(err, store.ErrExists) {
		t.Errorf("a second import gave %v", err)
	}
}

// TestHostileFiles holds that of a file that is not whole nothing is kept.
func TestHostileFiles(t *testing.T) {
	a := open(t)
	storetest.Fill(t, a)
	file := export(t, a)
	l := lines(t, file)
	later := bytes.Replace(l[0], []byte(`"version":1`), []byte(`"version":2`), 1)
	for _, tt := range []struct {
		name string
		file []byte
		kind error
	}{
		{"nothing", nil, dump.ErrFile},
		{"no zstd", []byte("hello"), dump.ErrFile},
		{"cut off", file[:len(file)/2], dump.ErrFile},
		{"without end", pack(t, l[:len(l)-2]...), dump.ErrFile},
		{"a line less", pack(t, append(append([][]byte{}, l[:3]...), l[4:]...)...), dump.ErrFile},
		{"something after", pack(t, append(append([][]byte{}, l...), []byte("{}\n"))...), dump.ErrFile},
		{"later", pack(t, append([][]byte{later}, l[1:]...)...), store.ErrVersion},
		{"another kind", pack(t, l[0], []byte(`{"kind":"sqlite_schema","row":{}}`+"\n")), store.ErrDamaged},
		{"another field", pack(t, l[0], []byte(`{"kind":"mark","row":{"source":"x","mrk":"y"}}`+"\n")), store.ErrDamaged},
		{"twice the same", pack(t, l[0], l[1], l[1]), store.ErrDamaged},
		{"a text of no article", pack(t, l[0], []byte(`{"kind":"article_text","row":{"seq":1,"text":"x","parts":"","features":null}}`+"\n")), store.ErrDamaged},
	} {
		s := open(t)
		if err := dump.Import(context.Background(), s, bytes.NewReader(tt.file)); !errors.Is(err, tt.kind) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.kind)
		}
		empty(t, s)
	}
}

// FuzzImport holds that no file panics, and that what is imported is sound.
func FuzzImport(f *testing.F) {
	s := open(f)
	f.Add([]byte(`{"format":"synoptic/collection","version":1}` + "\n" + `{"kind":"setting","row":{"key":"a","value":"b"}}` + "\n"))
	for _, line := range lines(f, export(f, s)) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s := open(t)
		if dump.Import(context.Background(), s, bytes.NewReader(pack(t, text))) == nil {
			if err := s.Check(context.Background(), func(what string) { t.Error(what) }); err != nil {
				t.Error(err)
			}
			export(t, s)
		}
		_ = dump.Import(context.Background(), s, bytes.NewReader(text))
	})
}
