package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/report/reporttest"
)

func sequence(rs ...*synoptic.Reading) iter.Seq2[*synoptic.Reading, error] {
	return func(yield func(*synoptic.Reading, error) bool) {
		for _, r := range rs {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func TestReadingIsOfItsSchema(t *testing.T) {
	schema := compile(t, "reading.schema.json")
	bare := &synoptic.Reading{Article: &synoptic.Article{ID: "bare", Status: synoptic.StatusFailed, Reason: "the file is empty", PublishedFrom: synoptic.FromNone}}
	for _, rs := range [][]*synoptic.Reading{nil, {reporttest.Reading()}, {reporttest.Reading(), bare}} {
		var b bytes.Buffer
		if err := (Reading{Version: "test"}).Write(&b, sequence(rs...)); err != nil {
			t.Fatal(err)
		}
		validate(t, schema, b.Bytes())
		if strings.Contains(b.String(), `"tokens":null`) || strings.Contains(b.String(), `"claims":null`) {
			t.Error("a list is null")
		}
	}
}

func TestReadingSaysWhatWasRead(t *testing.T) {
	var b bytes.Buffer
	if err := (Reading{Version: "test", Compact: true}).Write(&b, sequence(reporttest.Reading())); err != nil {
		t.Fatal(err)
	}
	var f ReadingFile
	if err := json.Unmarshal(b.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	a := f.Articles[0]
	if *a.Quotes[0].Speaker != a.Entities[0].ID || a.Quotes[0].SpeakerSpan.Text != "she" {
		t.Errorf("the speaker is %v", a.Quotes[0])
	}
	if a.Claims[0].When.Span.Text != "Monday" || a.Claims[1].When != nil || *a.Claims[1].Quote != 0 {
		t.Errorf("the claims are %+v", a.Claims)
	}
	if a.Attributions[0].Outer != nil || a.Mentions[0].Title.Text != "Mayor" || a.Quantities[0].Of.Text != "fishers" {
		t.Error("a place is wrong")
	}
}

func TestBrokenReadingFails(t *testing.T) {
	for name, spoil := range map[string]func(*synoptic.Reading){
		"span out of the text": func(r *synoptic.Reading) { r.Times[0].End = 1 << 20 },
		"head of no token":     func(r *synoptic.Reading) { r.Tokens[0].Head = 1 << 20 },
		"no article":           func(r *synoptic.Reading) { r.Article = nil },
		"no UTF-8":             func(r *synoptic.Reading) { r.Article.Text += "\xff" },
	} {
		r := reporttest.Reading()
		spoil(r)
		if err := (Reading{}).Write(io.Discard, sequence(r)); !errors.Is(err, synoptic.ErrSpan) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestErrorOfTheSequenceStops(t *testing.T) {
	stop := errors.New("stop")
	err := (Reading{}).Write(io.Discard, func(yield func(*synoptic.Reading, error) bool) { yield(nil, stop) })
	if !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
}

func TestReadingsAreNotHeld(t *testing.T) {
	r := reporttest.Reading()
	many := func(yield func(*synoptic.Reading, error) bool) {
		for range 1000 {
			if !yield(r, nil) {
				return
			}
		}
	}
	var n counter
	if err := (Reading{Compact: true}).Write(&n, many); err != nil {
		t.Fatal(err)
	}
	if n.max > 1<<17 {
		t.Errorf("%d bytes were held back and written at once", n.max)
	}
}

type counter struct{ max int }

func (c *counter) Write(p []byte) (int, error) {
	c.max = max(c.max, len(p))
	return len(p), nil
}
