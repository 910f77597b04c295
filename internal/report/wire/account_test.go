package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/reporttest"
)

func accounts() map[string]*synoptic.Account {
	return map[string]*synoptic.Account{
		"ferry": reporttest.Ferry(), "twelve": reporttest.Twelve(), "one": reporttest.One(), "empty": reporttest.Empty(),
		"nothing": reporttest.Nothing(), "hostile": reporttest.Hostile(), "zero": {},
	}
}

func TestAccountIsOfItsSchema(t *testing.T) {
	schema := compile(t, "account.schema.json")
	for name, acc := range accounts() {
		t.Run(name, func(t *testing.T) {
			for _, compact := range []bool{false, true} {
				var b bytes.Buffer
				if err := (Account{Compact: compact}).Write(&b, acc); err != nil {
					t.Fatal(err)
				}
				validate(t, schema, b.Bytes())
				for _, list := range []string{"body", "articles", "stories", "claims", "figures", "spans", "variants", "cells", "via", "reports", "titles"} {
					if strings.Contains(b.String(), `"`+list+`": null`) || strings.Contains(b.String(), `"`+list+`":null`) {
						t.Errorf("%s is null", list)
					}
				}
			}
		})
	}
}

func TestAccountComesBackTheSame(t *testing.T) {
	for name, acc := range accounts() {
		var b bytes.Buffer
		if err := (Account{}).Write(&b, acc); err != nil {
			t.Fatal(err)
		}
		var back synoptic.Account
		if err := json.Unmarshal(b.Bytes(), &back); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := *filled(acc)
		want.Schema = synoptic.AccountSchema
		if !reflect.DeepEqual(*filled(&back), want) {
			t.Errorf("%s does not come back the same", name)
		}
		if err := report.Check(&back); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestIndentedIsWhatTheLibraryIndents(t *testing.T) {
	var b, want bytes.Buffer
	if err := (Account{}).Write(&b, reporttest.Ferry()); err != nil {
		t.Fatal(err)
	}
	if err := json.Indent(&want, b.Bytes(), "", " "); err != nil {
		t.Fatal(err)
	}
	if b.String() != want.String() {
		t.Error("indentation is uneven")
	}
}

func TestNothingIsWrittenOfABrokenAccount(t *testing.T) {
	acc := reporttest.Ferry()
	acc.Stories[0].Claims[3].Reports[1].Span.Start++
	var b bytes.Buffer
	if err := (Account{}).Write(&b, acc); !errors.Is(err, report.ErrPassage) {
		t.Errorf("got %v", err)
	}
	if b.Len() > 0 {
		t.Errorf("%d bytes were written", b.Len())
	}
}

func TestCallersAccountStaysAsItIs(t *testing.T) {
	acc := reporttest.Empty()
	if err := (Account{}).Write(&bytes.Buffer{}, acc); err != nil {
		t.Fatal(err)
	}
	if acc.Stories[0].Claims != nil {
		t.Error("the account was changed")
	}
}

func BenchmarkAccount(b *testing.B) {
	acc := reporttest.Large(100)
	for b.Loop() {
		var buf bytes.Buffer
		if err := (Account{}).Write(&buf, acc); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(buf.Len()))
	}
}
