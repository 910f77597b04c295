package synoptic

import (
	"fmt"
	"reflect"
)

// Check reports the first passage of the account that is not the very slice
// of its article's text that it claims to be. An account that fails is never
// shown. It looks at every Passage in the account, whatever holds it, so that
// a field added later cannot be forgotten.
func (a *Account) Check() error {
	texts := make(map[string]string, len(a.Articles))
	for _, x := range a.Articles {
		texts[x.ID] = x.Text
	}
	return checkPassages(reflect.ValueOf(a).Elem(), texts, "account")
}

var passageType = reflect.TypeFor[Passage]()

func checkPassages(v reflect.Value, texts map[string]string, path string) error {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return checkPassages(v.Elem(), texts, path)
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if err := checkPassages(v.Index(i), texts, path); err != nil {
				return err
			}
		}
	case reflect.Struct:
		if v.Type() == passageType {
			return v.Interface().(Passage).check(texts, path)
		}
		for i := range v.NumField() {
			if err := checkPassages(v.Field(i), texts, path+"."+v.Type().Field(i).Name); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p Passage) check(texts map[string]string, path string) error {
	text, ok := texts[p.Article]
	if !ok {
		return fmt.Errorf("%s: passage of unknown article %q: %w", path, p.Article, ErrSpan)
	}
	if err := p.Span().Check(text); err != nil {
		return fmt.Errorf("%s: article %s: %w", path, p.Article, err)
	}
	if text[p.Start:p.End] != p.Text {
		return fmt.Errorf("%s: article %s: passage [%d,%d) is not its source's text: %w", path, p.Article, p.Start, p.End, ErrSpan)
	}
	return nil
}
