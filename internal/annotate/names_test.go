package annotate_test

import (
	"testing"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/annotate/annotatetest"
)

func TestNames(t *testing.T) {
	r := annotatetest.Read(t, "Interior Minister Marta Kessler met General Tomas Brandt in Paris on Monday. Kessler said that Brandt had resigned.", "", annotate.NewNames())
	var got []string
	for _, m := range r.Mentions {
		got = append(got, string(m.Type)+":"+m.Title.In(r.Article.Text)+":"+m.In(r.Article.Text)+":"+r.Entities[m.Entity].Name)
	}
	want := []string{
		"person:Interior Minister:Marta Kessler:Marta Kessler", "person:General:Tomas Brandt:Tomas Brandt", "place::Paris:Paris",
		"person::Kessler:Marta Kessler", "person::Brandt:Tomas Brandt",
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("got %q\nwant %q", got, want)
		}
	}
	if n := len(r.Entities); n != 3 || r.Entities[0].Type != synoptic.Person {
		t.Errorf("entities: %+v", r.Entities)
	}
}
