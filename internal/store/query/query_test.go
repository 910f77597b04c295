package query_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic/internal/store"
	"synoptic/internal/store/query"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "",
		"The  quick, brown fox.":       "the quick brown fox",
		"Zürich's café":                "zurich s cafe",
		"Łódź Straße Ærø ĲMUIDEN":      "lodz strasse aero ijmuiden",
		"e\u0301te\u0301":              "ete",
		"U.S. 3.5% COVID-19":           "u s 3 5 covid 19",
		"東京 is Tokyo":                  "東 京 is tokyo",
		"Москва Αθήνα":                 "москва αθηνα",
		"½ ²":                          "12 2",
		"\xff\xfe a\x00b":              "a b",
		strings.Repeat("x", 100) + "y": strings.Repeat("x", query.MaxWord),
	} {
		words := query.Words(text)
		if got := query.Join(words); got != want {
			t.Errorf("%q has the words %q, want %q", text, got, want)
		}
		for _, w := range words {
			if w.Start < 0 || w.End > len(text) || w.Start >= w.End {
				t.Errorf("%q: word %+v", text, w)
			}
		}
	}
}

func TestFold(t *testing.T) {
	for name, want := range map[string]string{
		"Mira Holt": "mira holt", "MÍRA  HÖLT": "mira holt", "O’Brien": "obrien", "al-Assad": "al assad", "Łukasz": "lukasz", " ": "",
	} {
		if got := store.Fold(name); got != want {
			t.Errorf("%q is folded to %q, want %q", name, got, want)
		}
	}
}

func TestParse(t *testing.T) {
	p, err := query.Parse(`fire "Old  town" -hurt -"two people" Tolmer's`)
	if err != nil {
		t.Fatal(err)
	}
	var must []query.Form
	for _, x := range p.Must {
		must = append(must, x.Any...)
	}
	if want := []query.Form{{{"fire"}}, {{"old", "town"}}, {{"tolmer", "s"}}}; !reflect.DeepEqual(must, want) {
		t.Errorf("must have %q, want %q", must, want)
	}
	if want := []query.Phrase{{"hurt"}, {"two", "people"}}; !reflect.DeepEqual(p.Not, want) {
		t.Errorf("must not have %q, want %q", p.Not, want)
	}
	for _, bad := range []string{"", "-fire", `"" - !`, strings.Repeat("a ", query.MaxTerms+1), strings.Repeat("a", query.MaxText+1)} {
		if _, err := query.Parse(bad); !errors.Is(err, query.ErrQuery) {
			t.Errorf("%.20q: %v", bad, err)
		}
	}
}

func TestNames(t *testing.T) {
	p, err := query.Parse(`the mira holt "mira holt" fire`)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Names(func(key string) (bool, error) { return key == "mira holt", nil }); err != nil {
		t.Fatal(err)
	}
	if len(p.Must) != 4 || p.Must[1].Name != "mira holt" || len(p.Must[1].Any[0]) != 2 {
		t.Fatalf("the terms are %+v", p.Must)
	}
	name := &p.Must[1]
	if !name.Widen("Myra Höldt") || name.Widen("Mira Holt jr") || name.Widen("Myra Holdt") || name.Widen("!") {
		t.Errorf("widened to %+v", name.Any)
	}
}

func TestSnippet(t *testing.T) {
	text := strings.Repeat("Nothing of note happened. ", 40) + "The mayor, Anna Ríos, spoke of the bridge. " + strings.Repeat("Nothing more. ", 40) + "The bridge."
	p, err := query.Parse(`bridge "anna rios"`)
	if err != nil {
		t.Fatal(err)
	}
	s := p.Snippet(text)
	piece := s.In(text)
	var marks []string
	for _, m := range s.Marks {
		marks = append(marks, m.In(piece))
	}
	if want := []string{"Anna Ríos", "bridge"}; !reflect.DeepEqual(marks, want) {
		t.Errorf("%q: marked are %q, want %q", piece, marks, want)
	}
	var none *query.Parsed
	if s := none.Snippet("Short."); s.In("Short.") != "Short." || s.Marks != nil {
		t.Errorf("without a query: %+v", s)
	}
}

// FuzzQuery holds that whatever is typed is read as words or refused, and that
// what is shown of a text is a piece of it.
func FuzzQuery(f *testing.F) {
	f.Add(`fire "old town" -x`, "A fire in the Old Town.")
	f.Add(`“é" -«`, "e\u0301 \xff")
	f.Fuzz(func(t *testing.T, q, text string) {
		for _, w := range query.Words(text) {
			if w.Start < 0 || w.End > len(text) || w.Start >= w.End || w.Folded == "" || strings.ContainsAny(w.Folded, " \"'\x00") || len(w.Folded) > query.MaxWord || !utf8.ValidString(w.Folded) {
				t.Fatalf("word %+v", w)
			}
		}
		p, err := query.Parse(q)
		if err != nil {
			return
		}
		for _, term := range p.Must {
			for _, form := range term.Any {
				for _, phrase := range form {
					if len(phrase) == 0 {
						t.Fatal("an empty phrase")
					}
				}
			}
		}
		s := p.Snippet(text)
		if s.Start < 0 || s.End > len(text) || s.Start > s.End {
			t.Fatalf("snippet %+v of %d bytes", s, len(text))
		}
		piece := s.In(text)
		for i, m := range s.Marks {
			if m.Start < 0 || m.End > len(piece) || m.Start >= m.End || i > 0 && m.Start < s.Marks[i-1].End {
				t.Fatalf("marks %+v of %d bytes", s.Marks, len(piece))
			}
		}
	})
}
