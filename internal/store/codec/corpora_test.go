package codec_test

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/lang/en"
	"synoptic/internal/store/codec"
)

// corpora is the folder of real texts to measure on; the test is skipped
// where it is absent.
func corpora(t testing.TB, parts ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("reading the corpora takes long")
	}
	dir := os.Getenv("SYNOPTIC_CORPORA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "corpora")
	}
	dir = filepath.Join(append([]string{dir}, parts...)...)
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the corpora are not here")
	}
	return dir
}

func newReader(t testing.TB) *app.Reader {
	t.Helper()
	engine, err := en.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := app.New(engine, "test")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func newCodec(t testing.TB) *codec.Codec {
	t.Helper()
	c, err := codec.New()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestRoundTripOfTheCorpora holds that no layer of any reading is lost or
// changed. SYNOPTIC_CODEC names other parts of the corpora than the few that
// are read in a usual run; all of them take an hour.
func TestRoundTripOfTheCorpora(t *testing.T) {
	parts := []string{"accounts", "feeds"}
	if list := os.Getenv("SYNOPTIC_CODEC"); list != "" {
		parts = strings.Fields(list)
	}
	r, c := newReader(t), newCodec(t)
	n, bytes, text, again, once := 0, 0, 0, 0, 0
	for _, part := range parts {
		for x, err := range r.Each(context.Background(), []string{corpora(t, part)}, app.Options{Anyway: true}) {
			if err != nil {
				continue // not an article
			}
			b, err := c.EncodeReading(x)
			if err != nil {
				t.Fatalf("%s: %v", x.Article.Path, err)
			}
			back, err := c.DecodeReading(b, x.Article)
			if err != nil {
				t.Fatalf("%s: %v", x.Article.Path, err)
			}
			if !reflect.DeepEqual(x, back) {
				t.Fatalf("%s: the reading is not the same", x.Article.Path)
			}
			parts := c.EncodeParts(x.Article)
			var a synoptic.Article
			a.Text = x.Article.Text
			if err := c.DecodeParts(parts, &a); err != nil {
				t.Fatalf("%s: %v", x.Article.Path, err)
			}
			if !reflect.DeepEqual(a.Body, x.Article.Body) || !reflect.DeepEqual(a.Boilerplate, x.Article.Boilerplate) || a.TitleSpan != x.Article.TitleSpan || a.CreditSpan != x.Article.CreditSpan || a.Dateline != x.Article.Dateline {
				t.Fatalf("%s: the parts are not the same", x.Article.Path)
			}
			n++
			bytes += len(b)
			text += len(x.Article.Text)
			if x.Parsed != nil {
				again++
			}
			without := *x
			without.Parsed = nil
			if b, err = c.EncodeReading(&without); err != nil {
				t.Fatal(err)
			}
			once += len(b)
		}
	}
	if n < 20 {
		t.Fatalf("only %d articles", n)
	}
	t.Logf("%d articles of %d bytes: readings of %d bytes (%.2f of the text); %d were read again, without which they have %d", n, text/n, bytes/n, float64(bytes)/float64(text), again, once/n)
}

// TestRoundTripOfAccounts does the same with accounts.
func TestRoundTripOfAccounts(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join(corpora(t, "accounts"), "*"))
	if err != nil {
		t.Fatal(err)
	}
	r, c := newReader(t), newCodec(t)
	for _, dir := range folders {
		acc, _, err := r.Account(context.Background(), []string{dir}, app.Options{})
		if err != nil {
			t.Fatal(err)
		}
		b, err := c.EncodeAccount(acc)
		if err != nil {
			t.Fatal(err)
		}
		back, err := c.DecodeAccount(b)
		if err != nil {
			t.Fatalf("%s: %v", dir, err)
		}
		if !reflect.DeepEqual(acc, back) {
			t.Errorf("%s: the account is not the same", dir)
		}
		t.Logf("%s: %d articles, %d bytes", filepath.Base(dir), len(acc.Articles), len(b))
	}
}
