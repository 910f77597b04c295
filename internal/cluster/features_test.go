package cluster

import (
	"math/rand"
	"reflect"
	"testing"

	"synoptic"
)

func FuzzFeatures(f *testing.F) {
	for _, a := range stream(rand.New(rand.NewSource(1)), 3) {
		b, err := a.features.MarshalBinary()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var x, y Features
		if x.UnmarshalBinary(b) != nil {
			return
		}
		again, err := x.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		if err := y.UnmarshalBinary(again); err != nil || !reflect.DeepEqual(x, y) {
			t.Fatalf("%v\n%v\n%v", err, x, y)
		}
		if _, err := NewIndex(Options{}).Add("a", x, 0); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzFeaturesOf(f *testing.F) {
	f.Add("Crane falls at Vale’s 1,200 m’ quay", "2031-03-03", "\xff’’’'s ÉÉ İİİİ")
	f.Fuzz(func(t *testing.T, title, date, text string) {
		x := FeaturesOf(&synoptic.Article{Title: title, Published: date, Text: text})
		b, err := x.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var y Features
		if err := y.UnmarshalBinary(b); err != nil || !reflect.DeepEqual(vectorOf(x.terms), vectorOf(y.terms)) || x.published != y.published {
			t.Fatalf("%v\n%v\n%v", err, x, y)
		}
	})
}
