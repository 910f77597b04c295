package ftm

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/report/reporttest"
)

// model is the part of FollowTheMoney's own model that is written.
type model struct {
	Source   string `json:"source"`
	Schemata map[string]struct {
		Required   []string `json:"required"`
		Is         []string `json:"is"`
		Properties map[string]struct{ Type, Range string }
	} `json:"schemata"`
}

var forms = map[string]*regexp.Regexp{
	"date":     regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2})?)?)?$`),
	"language": regexp.MustCompile(`^[a-z]{3}$`),
	"mimetype": regexp.MustCompile(`^[a-z]+/[a-z0-9.+-]+$`),
	"entity":   regexp.MustCompile(`^[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?$`),
}

func entities(t *testing.T, acc *synoptic.Account) []entity {
	t.Helper()
	var b bytes.Buffer
	if err := (Entities{}).Write(&b, acc); err != nil {
		t.Fatal(err)
	}
	var out []entity
	for line := range bytes.Lines(b.Bytes()) {
		var e entity
		d := json.NewDecoder(bytes.NewReader(line))
		d.DisallowUnknownFields()
		if err := d.Decode(&e); err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

// TestIsOfTheModel holds every entity against FollowTheMoney's own model: its
// schema is there, so is each property, required ones are set, values have the
// form of their type, and references lead to entities of the range.
func TestIsOfTheModel(t *testing.T) {
	raw, err := os.ReadFile("testdata/model.json")
	if err != nil {
		t.Fatal(err)
	}
	var m model
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	ferry := reporttest.Ferry()
	ferry.Articles[0].URL, ferry.Articles[1].URL = "https://wire.example/ferry", "javascript:alert(1)"
	date := "2024-03-14T08:00:00+02:00"
	ferry.Articles[1].Published, ferry.Articles[1].Updated = &date, &date
	for _, acc := range []*synoptic.Account{ferry, reporttest.Hostile(), reporttest.Empty(), reporttest.Nothing()} {
		all := entities(t, acc)
		schema := map[string]string{}
		for _, e := range all {
			if schema[e.ID] != "" || !forms["entity"].MatchString(e.ID) {
				t.Errorf("the ID %s stands twice or is none", e.ID)
			}
			schema[e.ID] = e.Schema
		}
		for _, e := range all {
			s, ok := m.Schemata[e.Schema]
			if !ok {
				t.Fatalf("there is no schema %s", e.Schema)
			}
			for _, r := range s.Required {
				if len(e.Properties[r]) == 0 {
					t.Errorf("%s %s lacks %s", e.Schema, e.ID, r)
				}
			}
			for name, values := range e.Properties {
				p, ok := s.Properties[name]
				if !ok {
					t.Errorf("%s has no property %s", e.Schema, name)
				}
				for _, v := range values {
					if f := forms[p.Type]; f != nil && !f.MatchString(v) {
						t.Errorf("%s.%s, of type %s, is %q", e.Schema, name, p.Type, v)
					}
					if p.Type == "url" {
						if u, err := url.Parse(v); err != nil || u.Host == "" {
							t.Errorf("%s.%s is %q", e.Schema, name, v)
						}
					}
					if p.Type == "entity" && (schema[v] == "" || !slices.Contains(m.Schemata[schema[v]].Is, p.Range)) {
						t.Errorf("%s.%s leads to %q, a %s and no %s", e.Schema, name, v, schema[v], p.Range)
					}
				}
			}
		}
	}
}

func TestFerry(t *testing.T) {
	acc := reporttest.Ferry()
	count := map[string]int{}
	people := map[string]entity{}
	for _, e := range entities(t, acc) {
		count[e.Schema]++
		if e.Schema == "Person" {
			people[e.Properties["name"][0]] = e
		}
	}
	s := acc.Stories[0]
	if count["Article"] != 5 || count["Person"] != 3 || count["Organization"] != 3 || count["Note"] != len(s.Claims)+len(s.Utterances)+len(s.Disputes) {
		t.Errorf("there are %v", count)
	}
	// Three people in 2, 3 and 2 articles; three bodies in 4, 2 and 2.
	if count["Mention"] != 15 {
		t.Errorf("%d mentions", count["Mention"])
	}
	if got := people["Ken Sato"].Properties; !slices.Equal(got["alias"], []string{"Kenji Sato", "Sato Ken", "佐藤 健"}) || !slices.Equal(got["position"], []string{"Captain", "skipper"}) {
		t.Errorf("the captain is %v", got)
	}
}

// TestNotesHaveTheirPassages: what a note says stands in the articles that are
// its proof.
func TestNotesHaveTheirPassages(t *testing.T) {
	all := entities(t, reporttest.Ferry())
	text := map[string]string{}
	for _, e := range all {
		if e.Schema == "Article" {
			text[e.ID] = e.Properties["bodyText"][0]
		}
	}
	place := regexp.MustCompile(`(?s)^(.*) \[[^\[]*, bytes (\d+)-(\d+)\]$`)
	for _, e := range all {
		if e.Schema != "Note" {
			continue
		}
		if len(e.Properties["summary"]) == 0 || len(e.Properties["proof"]) == 0 {
			t.Errorf("%v has no passage", e.Properties["name"])
		}
		for _, s := range e.Properties["summary"] {
			m := place.FindStringSubmatch(s)
			if m == nil || !slices.ContainsFunc(e.Properties["proof"], func(id string) bool { return strings.Contains(text[id], m[1]) }) {
				t.Errorf("%q stands in none of its articles", s)
			}
		}
	}
}
