package report

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"unicode/utf8"

	"synoptic"
)

// ErrPassage is wrapped by the errors of Check.
var ErrPassage = errors.New("account does not hold together")

// Check reports whether every passage in acc is the very slice of its
// article's text that it says it is, and every number one that JSON can carry.
// No format writes an account that fails it.
func Check(acc *synoptic.Account) error {
	c := checker{texts: make(map[string]string, len(acc.Articles))}
	for i := range acc.Articles {
		a := &acc.Articles[i]
		if _, twice := c.texts[a.ID]; twice {
			return fmt.Errorf("two articles have the ID %s: %w", a.ID, ErrPassage)
		}
		if !utf8.ValidString(a.Text) {
			return fmt.Errorf("the text of article %s is no UTF-8: %w", a.ID, ErrPassage)
		}
		c.texts[a.ID] = a.Text
	}
	for i := range acc.Stories {
		for _, u := range acc.Stories[i].Utterances {
			for _, r := range u.Reports {
				if r.Wording < 0 || r.Wording >= len(u.Wordings) {
					return fmt.Errorf("a report of utterance %s has no wording %d: %w", u.ID, r.Wording, ErrPassage)
				}
			}
		}
	}
	return c.walk("account", reflect.ValueOf(acc))
}

type checker struct{ texts map[string]string }

var passageType = reflect.TypeFor[synoptic.Passage]()

func (c checker) walk(at string, v reflect.Value) error {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return c.walk(at, v.Elem())
		}
	case reflect.Slice, reflect.Array:
		if !holds(v.Type().Elem()) {
			return nil
		}
		for i := range v.Len() {
			if err := c.walk(fmt.Sprintf("%s[%d]", at, i), v.Index(i)); err != nil {
				return err
			}
		}
	case reflect.Struct:
		if v.Type() == passageType {
			return c.passage(at, v.Interface().(synoptic.Passage))
		}
		for i := range v.NumField() {
			if f := v.Field(i); holds(f.Type()) {
				if err := c.walk(at+"."+v.Type().Field(i).Name, f); err != nil {
					return err
				}
			}
		}
	case reflect.Float64, reflect.Float32:
		if x := v.Float(); math.IsNaN(x) || math.IsInf(x, 0) {
			return fmt.Errorf("%s is %v: %w", at, x, ErrPassage)
		}
	}
	return nil
}

// holds reports whether a value of type t can hold anything to check.
func holds(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return holds(t.Elem())
	case reflect.Struct, reflect.Float64, reflect.Float32:
		return true
	}
	return false
}

func (c checker) passage(at string, p synoptic.Passage) error {
	text, ok := c.texts[p.Article]
	if !ok {
		return fmt.Errorf("%s: there is no article %q: %w", at, p.Article, ErrPassage)
	}
	if err := p.Span().Check(text); err != nil {
		return fmt.Errorf("%s: article %s: %w: %w", at, p.Article, err, ErrPassage)
	}
	if text[p.Start:p.End] != p.Text {
		return fmt.Errorf("%s: article %s says %q at [%d,%d), the passage says %q: %w", at, p.Article, short(text[p.Start:p.End]), p.Start, p.End, short(p.Text), ErrPassage)
	}
	return nil
}

func short(s string) string {
	if len(s) > 60 {
		return s[:60] + "…"
	}
	return s
}
