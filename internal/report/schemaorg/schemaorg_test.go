package schemaorg

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/report/linked"
	"synoptic/internal/report/reporttest"
)

func write(t *testing.T, acc *synoptic.Account) (raw []byte, articles map[string]article, claims []claim) {
	t.Helper()
	var b bytes.Buffer
	if err := (Claims{}).Write(&b, acc); err != nil {
		t.Fatal(err)
	}
	var d struct {
		Graph []json.RawMessage `json:"@graph"`
	}
	if err := json.Unmarshal(b.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	articles = map[string]article{}
	for _, x := range d.Graph {
		var c claim
		var a article
		if err := json.Unmarshal(x, &c); err != nil {
			t.Fatal(err)
		}
		if c.Type == "Claim" {
			claims = append(claims, c)
			continue
		}
		if err := json.Unmarshal(x, &a); err != nil {
			t.Fatal(err)
		}
		articles[a.ID] = a
	}
	return b.Bytes(), articles, claims
}

func TestIsOfTheVocabulary(t *testing.T) {
	for _, acc := range []*synoptic.Account{reporttest.Ferry(), reporttest.Hostile(), reporttest.Empty(), reporttest.Nothing(), reporttest.One()} {
		b, _, _ := write(t, acc)
		reporttest.Validate(t, "testdata/claims.schema.json", b)
		if strings.Contains(strings.ToLower(string(b)), "rating") || strings.Contains(string(b), "ClaimReview") {
			t.Error("a rating is given")
		}
	}
}

func TestAppearances(t *testing.T) {
	acc := reporttest.Ferry()
	acc.Articles[2].URL = "https://fyra.example/ferry"
	_, articles, claims := write(t, acc)
	if len(articles) != 5 || len(claims) == 0 {
		t.Fatalf("%d articles, %d claims", len(articles), len(claims))
	}
	texts := map[string]string{}
	for i := range acc.Articles {
		texts[linked.Article(&acc.Articles[i])] = acc.Articles[i].Text
	}
	firsts := 0
	for _, c := range claims {
		for _, q := range c.Appearance {
			if !strings.Contains(texts[q.IsPartOf.ID], q.Text) {
				t.Errorf("%q does not stand in %s", q.Text, q.IsPartOf.ID)
			}
		}
		if c.FirstAppearance == nil {
			continue
		}
		firsts++
		i := slices.IndexFunc(c.Appearance, func(q quotation) bool { return q.ID == c.FirstAppearance.ID })
		if i < 0 {
			t.Fatalf("the first appearance of %q is none of them", c.Text)
		}
		for _, q := range c.Appearance {
			if articles[q.IsPartOf.ID].DatePublished < articles[c.Appearance[i].IsPartOf.ID].DatePublished {
				t.Errorf("%q appeared before", c.Text)
			}
		}
	}
	if firsts == 0 {
		t.Error("nothing appeared first")
	}
	if c := claims[2]; len(c.Author) == 0 || c.Author[0] != (thing{"Organization", "coast guard"}) {
		t.Errorf("the authors of %q are %v", c.Text, c.Author)
	}
}

// TestDenialsAreNoAppearance: who denies a claim does not make it.
func TestDenialsAreNoAppearance(t *testing.T) {
	b := reporttest.New("A gate")
	b.Article("A", "Post", "2024-03-14", "", "The gate was open.")
	b.Article("B", "Mail", "2024-03-15", "", "The gate was not open.")
	c := b.Claim("c1", "The gate was open", synoptic.Disputed, 2, 2, "", "A:The gate was open", "B:The gate was not open")
	c.Reports[1].Negated = true
	_, _, claims := write(t, b.Build())
	if len(claims) != 1 || len(claims[0].Appearance) != 1 || claims[0].Author[0].Name != "Post" {
		t.Errorf("claims are %+v", claims)
	}
}

// TestFirstIsSaidWhereItIsKnown: not of two articles of one day without hours.
func TestFirstIsSaidWhereItIsKnown(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"2024-03-14", "2024-03-15", true},
		{"2024-03-14", "2024-03-14", false},
		{"2024-03-14T08:00:00Z", "2024-03-14", false},
		{"2024-03-14T08:00:00Z", "2024-03-14T09:00:00+02:00", true},
		{"2024-03-14", "", false},
	} {
		b := reporttest.New("A gate")
		b.Article("A", "Post", tt.a, "", "The gate was open.")
		b.Article("B", "Mail", tt.b, "", "The gate was open.")
		b.Claim("c1", "The gate was open", synoptic.Agreed, 2, 2, "", "A:The gate was open", "B:The gate was open")
		_, _, claims := write(t, b.Build())
		if got := claims[0].FirstAppearance != nil; got != tt.want {
			t.Errorf("%s and %s: %v", tt.a, tt.b, got)
		}
	}
}
