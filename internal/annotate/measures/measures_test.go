package measures_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/annotate/annotatetest"
	"synoptic/internal/annotate/measures"
)

// reading reads text with times and quantities, against an anchor.
func reading(t testing.TB, text, anchor string, from synoptic.TimeAnchor) *synoptic.Reading {
	t.Helper()
	s, err := annotatetest.Engine(t).Read(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	r := &synoptic.Reading{Article: &synoptic.Article{ID: "test", Text: text}, Syntax: s, Anchor: anchor, AnchorFrom: from}
	r.Times = measures.Times(r)
	r.Quantities = measures.Quantities(r)
	return r
}

// timesOf writes r's times as "words=timex", with the value where it differs
// and the anchor where it is not the article's own date.
func timesOf(r *synoptic.Reading) []string {
	var out []string
	for _, x := range r.Times {
		s := x.In(r.Article.Text) + "=" + x.Timex
		if x.Value != x.Timex {
			s += "|" + x.Value
		}
		if x.Anchor != synoptic.AnchorPublished && x.Anchor != synoptic.AnchorNone {
			s += "@" + string(x.Anchor)
		}
		out = append(out, s)
	}
	return out
}

// quantitiesOf writes r's quantities as "words=value", with what else is
// known: bound, unit, what is counted and what befell it.
func quantitiesOf(r *synoptic.Reading) []string {
	var out []string
	for _, q := range r.Quantities {
		s := q.In(r.Article.Text) + "="
		if q.Value != nil {
			s += fmt.Sprint(*q.Value)
		} else {
			s += "?"
		}
		if q.High != nil {
			s += fmt.Sprintf("-%v", *q.High)
		}
		if q.Bound != synoptic.Exact {
			s += " " + string(q.Bound)
		}
		if q.Strict {
			s += "!"
		}
		if q.Ordinal {
			s += " rank"
		}
		if q.Unit != "" {
			s += " " + q.Unit
		}
		if !q.Of.IsZero() {
			s += " of:" + q.Of.In(r.Article.Text)
		}
		if q.Predicate >= 0 {
			s += " by:" + r.Tokens[q.Predicate].In(r.Article.Text)
		}
		if q.PartOf >= 0 {
			s += fmt.Sprintf(" part:%d", q.PartOf)
		}
		if q.AsOf != "" {
			s += " as-of:" + q.AsOf
		}
		out = append(out, s)
	}
	return out
}

func same(t *testing.T, text string, got, want []string) {
	t.Helper()
	if g, w := strings.Join(got, "; "), strings.Join(want, "; "); g != w {
		t.Errorf("%s\n got %s\nwant %s", text, g, w)
	}
}
