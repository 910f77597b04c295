package codec

import (
	"encoding/json"
	"fmt"
	"reflect"

	"synoptic"
)

const accountVersion = 1

// EncodeAccount encodes an account. The texts of passages are left out where
// they are their article's, which is always.
func (c *Codec) EncodeAccount(a *synoptic.Account) ([]byte, error) {
	b, err := json.Marshal(a)
	if err != nil {
		return nil, fmt.Errorf("account: %w", err)
	}
	// The copy is what loses its passages' texts; a is the caller's.
	var slim synoptic.Account
	if err := json.Unmarshal(b, &slim); err != nil {
		return nil, fmt.Errorf("account: %w", err)
	}
	texts := textsOf(&slim)
	passages(reflect.ValueOf(&slim).Elem(), func(p *synoptic.Passage) {
		if p.Text != "" && p.Text == p.Span().In(texts[p.Article]) {
			p.Text = ""
		}
	})
	if b, err = json.Marshal(&slim); err != nil {
		return nil, fmt.Errorf("account: %w", err)
	}
	return c.pack(accountVersion, b), nil
}

// DecodeAccount undoes EncodeAccount. The account has passed its own check.
func (c *Codec) DecodeAccount(b []byte) (*synoptic.Account, error) {
	b, err := c.unpack(accountVersion, b)
	if err != nil {
		return nil, fmt.Errorf("account: %w", err)
	}
	var a synoptic.Account
	if err := json.Unmarshal(b, &a); err != nil {
		return nil, fmt.Errorf("account: %w: %w", ErrFormat, err)
	}
	texts := textsOf(&a)
	passages(reflect.ValueOf(&a).Elem(), func(p *synoptic.Passage) {
		if p.Text == "" {
			p.Text = p.Span().In(texts[p.Article])
		}
	})
	if err := a.Check(); err != nil {
		return nil, fmt.Errorf("account: %w: %w", ErrFormat, err)
	}
	return &a, nil
}

func textsOf(a *synoptic.Account) map[string]string {
	texts := make(map[string]string, len(a.Articles))
	for i := range a.Articles {
		texts[a.Articles[i].ID] = a.Articles[i].Text
	}
	return texts
}

var passageType = reflect.TypeFor[synoptic.Passage]()

// passages calls f for each passage of a value, whatever holds it.
func passages(v reflect.Value, f func(*synoptic.Passage)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			passages(v.Elem(), f)
		}
	case reflect.Slice, reflect.Array:
		switch v.Type().Elem().Kind() {
		case reflect.Struct, reflect.Pointer, reflect.Slice, reflect.Array:
			for i := range v.Len() {
				passages(v.Index(i), f)
			}
		}
	case reflect.Struct:
		if v.Type() == passageType {
			f(v.Addr().Interface().(*synoptic.Passage))
			return
		}
		for i := range v.NumField() {
			passages(v.Field(i), f)
		}
	}
}
