package web

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"synoptic/internal/app"
	"synoptic/internal/app/collection"
	"synoptic/internal/ingest"
	"synoptic/internal/report/export"
	"synoptic/internal/report/reporttest"
	"synoptic/internal/store"
	"synoptic/internal/store/sqlstore"
)

// apiDesk is a desk over a collection of the made-up stories.
func apiDesk(t *testing.T, opts Options) *Desk {
	t.Helper()
	r, err := fixtureReader()
	if err != nil {
		t.Fatal(err)
	}
	st, err := sqlstore.Open(t.Context(), t.TempDir(), sqlstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := collection.New(st, r, collection.Options{})
	records := app.Gather(t.Context(), []string{"../../testdata/stories/gas-visit", "../../testdata/stories/ferry"}, nil, ingest.Options{})
	if _, err := c.Add(t.Context(), records, collection.AddOptions{Source: "test"}); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Reconcile(t.Context(), collection.ReconcileOptions{}); err != nil {
		t.Fatal(err)
	}
	opts.Collection, opts.Version = c, "test"
	d, err := New(opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		d.Close()
		st.Close()
	})
	return d
}

// ask asks a desk; headers are names and values in turn.
func ask(d *Desk, method, address string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, "http://127.0.0.1"+address, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w.Result()
}

func bodyOf(t testing.TB, r *http.Response) []byte {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// samples are things of the collection, by the part of an address that stands
// before them.
type samples map[string]string

// heldComparison compares the hostile articles and gives the comparison's ID.
func heldComparison(t testing.TB, d *Desk) string {
	t.Helper()
	id, err := d.beginComparison(Pasted{Texts: hostileArticles})
	if err != nil {
		t.Fatal(err)
	}
	for h := d.comparisons.find(id); !h.over; h = d.comparisons.find(id) {
		time.Sleep(5 * time.Millisecond)
	}
	return id
}

func keptIn(t testing.TB, d *Desk) samples {
	t.Helper()
	k := samples{"export": "json"}
	k["compare"] = heldComparison(t, d)
	err := d.Collection.Store().View(t.Context(), func(ctx context.Context, r store.Reader) error {
		list, _, err := r.Stories(ctx, store.StoryFilter{MinOutlets: 2, AnyDispute: true}, store.Page{})
		if err != nil {
			return err
		}
		k["stories"] = list[0].ID
		acc, err := r.Account(ctx, k["stories"])
		if err != nil {
			return err
		}
		a, s := acc.Articles[0], acc.Stories[0]
		k["articles"], k["outlets"] = a.ID, a.Outlet
		k["claims"], k["disputes"], k["figures"], k["utterances"] = s.Claims[0].ID, s.Disputes[0].ID, s.Figures[0].ID, s.Utterances[0].ID
		k["entities"] = s.Entities[0].ID
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var names NameList
	if err := json.Unmarshal(bodyOf(t, ask(d, "GET", "/names.json")), &names); err != nil || len(names.Names) == 0 {
		t.Fatalf("no name was read: %v", err)
	}
	parts := strings.Split(names.Names[0].Link, "/") // /names/TYPE/KEY
	k["names"], k["{type}"] = parts[2], parts[3]
	return k
}

// address fills the names in braces of a route's address.
func (k samples) address(t testing.TB, rt *route) string {
	t.Helper()
	parts := strings.Split(rt.address(), "/")
	of := slices.Clone(parts)
	for i, p := range of {
		if !strings.HasPrefix(p, "{") {
			continue
		}
		value, ok := k[of[i-1]]
		if i == 4 && of[1] == "stories" && of[3] == "names" { // a story's own name, not one over all stories
			value = k["entities"]
		}
		if !ok {
			t.Fatalf("%s: say in keptIn what may stand behind %s", rt.pattern, of[i-1])
		}
		parts[i] = url.PathEscape(value)
	}
	return strings.Join(parts, "/")
}

// TestOpenAPIIsOfItsSchema holds the document against the schema of OpenAPI 3.1,
// and that each route is in it, with its parameters.
func TestOpenAPIIsOfItsSchema(t *testing.T) {
	d := apiDesk(t, Options{})
	b := bodyOf(t, ask(d, "GET", "/openapi.json"))
	reporttest.Validate(t, "testdata/openapi-3.1.schema.json", b)
	var doc struct {
		Paths map[string]map[string]struct {
			OperationID string `json:"operationId"`
			Parameters  []struct{ Name, In string }
		}
	}
	if err := json.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i := range d.routes {
		rt := &d.routes[i]
		op, ok := doc.Paths[rt.address()][strings.ToLower(rt.method)]
		if !ok || op.OperationID == "" || seen[op.OperationID] {
			t.Errorf("%s %s is not told, or called like another: %q", rt.method, rt.pattern, op.OperationID)
		}
		seen[op.OperationID] = true
		for _, name := range rt.wildcards() {
			if !slices.ContainsFunc(op.Parameters, func(p struct{ Name, In string }) bool { return p.Name == name && p.In == "path" }) {
				t.Errorf("%s does not tell of %s", rt.pattern, name)
			}
		}
	}
}

// TestAnswersAreOfTheirSchemas asks every page for its data and holds it against
// what the document says.
func TestAnswersAreOfTheirSchemas(t *testing.T) {
	d := apiDesk(t, Options{})
	k := keptIn(t, d)
	raw := bodyOf(t, ask(d, "GET", "/openapi.json"))
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("http://desk/openapi.json", doc); err != nil {
		t.Fatal(err)
	}
	asked := 0
	for i := range d.routes {
		rt := &d.routes[i]
		if rt.method != http.MethodGet || rt.answer == nil {
			continue
		}
		asked++
		address := k.address(t, rt)
		res := ask(d, "GET", address, "Accept", "application/json")
		body := bodyOf(t, res)
		if res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Type"), "application/json") {
			t.Errorf("%s: %s %s\n%s", address, res.Status, res.Header.Get("Content-Type"), body)
			continue
		}
		pointer := strings.NewReplacer("~", "~0", "/", "~1").Replace(rt.address())
		s, err := c.Compile("http://desk/openapi.json#/paths/" + url.PathEscape(pointer) + "/get/responses/200/content/application~1json/schema")
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %v", address, err)
		}
		page := ask(d, "GET", address, "Accept", "text/html")
		if rt.page != "" && (page.StatusCode != http.StatusOK || !strings.HasPrefix(page.Header.Get("Content-Type"), "text/html")) {
			t.Errorf("%s: %s as a page", address, page.Status)
		}
		if behind := ask(d, "GET", address+".json"); behind.StatusCode != http.StatusOK || !bytes.Equal(bodyOf(t, behind), body) {
			t.Errorf("%s.json is another, or not there: %s", address, behind.Status)
		}
	}
	if asked < 5 {
		t.Errorf("only %d pages asked", asked)
	}
}

func TestSchemaTellsWrongAnswers(t *testing.T) {
	type part struct {
		N    int            `json:"n"`
		List []string       `json:"list"`
		Map  map[string]int `json:"map"`
		Next *int           `json:"next"`
		Opt  string         `json:"opt,omitempty"`
		Odd  any            `json:"odd"`
		Hide string         `json:"-"`
	}
	s := newSchemas()
	root := s.of(reflect.TypeFor[part]())
	root["components"] = object{"schemas": s.defs}
	b, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("http://test/s", v); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("http://test/s")
	if err != nil {
		t.Fatal(err)
	}
	for doc, good := range map[string]bool{
		`{"n":1,"list":null,"map":null,"next":null,"odd":null}`:        true,
		`{"n":1,"list":["a"],"map":{"a":1},"next":2,"opt":"","odd":3}`: true,
		`{"n":"1","list":null,"map":null,"next":null,"odd":null}`:      false,
		`{"n":1,"list":[1],"map":null,"next":null,"odd":null}`:         false,
		`{"n":1,"map":null,"next":null,"odd":null}`:                    false,
		`{"n":1,"list":null,"map":{"a":"b"},"next":null,"odd":null}`:   false,
		`{"n":1,"list":null,"map":null,"next":"x","odd":null}`:         false,
		`[]`: false,
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(doc))
		if err != nil {
			t.Fatal(err)
		}
		if got := schema.Validate(v) == nil; got != good {
			t.Errorf("%s: %v", doc, got)
		}
	}
}

func TestAnswers(t *testing.T) {
	d := apiDesk(t, Options{})
	k := keptIn(t, d)
	story := "/stories/" + k["stories"] + "/export/json"
	for _, tt := range []struct {
		method, address string
		headers         []string
		status          int
		media           string
	}{
		{"GET", "/", nil, 200, "text/html"},
		{"GET", "/", []string{"Accept", "application/json"}, 200, "application/json"},
		{"GET", "/", []string{"Accept", "text/html;q=.5, application/json;q=.9"}, 200, "application/json"},
		{"GET", "/", []string{"Accept", "text/html, application/json;q=.9"}, 200, "text/html"},
		{"GET", "/", []string{"Accept", "application/json;q=0"}, 200, "text/html"},
		{"GET", "/", []string{"Accept", "*/*"}, 200, "text/html"},
		{"GET", "/", []string{"Accept", ";;;,,q=application/json"}, 200, "text/html"},
		{"HEAD", "/", []string{"Accept", "application/json"}, 200, "application/json"},
		{"HEAD", story, nil, 200, "application/json"},
		{"GET", "/nothing", []string{"Accept", "application/json"}, 404, "application/problem+json"},
		{"GET", "/nothing", []string{"Accept", "application/problem+json"}, 404, "application/problem+json"},
		{"GET", "/nothing", nil, 404, "text/html"},
		{"DELETE", "/", []string{"Accept", "application/json"}, 405, "application/problem+json"},
		{"POST", "/api", []string{"Accept", "application/json"}, 405, "application/problem+json"},
		{"GET", "/.json?after=nonsense", nil, 400, "application/problem+json"},
		{"GET", "/stories/none/export/ics", []string{"Accept", "application/json"}, 404, "application/problem+json"},
		{"GET", "/stories/" + k["stories"] + "/export/pdf", []string{"Accept", "application/json"}, 404, "application/problem+json"},
	} {
		res := ask(d, tt.method, tt.address, tt.headers...)
		media, _, _ := strings.Cut(res.Header.Get("Content-Type"), ";")
		body := bodyOf(t, res)
		if res.StatusCode != tt.status || media != tt.media {
			t.Errorf("%s %s %v: %s, %s", tt.method, tt.address, tt.headers, res.Status, media)
		}
		if tt.method == "HEAD" && (len(body) > 0 || res.ContentLength <= 0) {
			t.Errorf("HEAD %s has a body of %d bytes, and says %d", tt.address, len(body), res.ContentLength)
		}
		if tt.status == 405 && res.Header.Get("Allow") == "" {
			t.Errorf("%s %s: what is allowed is not told", tt.method, tt.address)
		}
		if media == "application/problem+json" {
			var p Problem
			if err := json.Unmarshal(body, &p); err != nil || p.Status != tt.status || p.Title == "" {
				t.Errorf("%s: %+v, %v", tt.address, p, err)
			}
		}
	}
}

func TestUnchangedIsNotSentAgain(t *testing.T) {
	d := apiDesk(t, Options{})
	k := keptIn(t, d)
	for _, address := range []string{"/.json", "/openapi.json", "/api", "/stories/" + k["stories"] + "/export/csv", "/static/desk.css"} {
		tag := ask(d, "GET", address).Header.Get("ETag")
		if tag == "" {
			t.Errorf("%s has no entity tag", address)
		}
		for _, header := range []string{tag, "W/" + tag, `"other", ` + tag} {
			if res := ask(d, "GET", address, "If-None-Match", header); res.StatusCode != http.StatusNotModified || len(bodyOf(t, res)) > 0 {
				t.Errorf("%s with %s: %s", address, header, res.Status)
			}
		}
		if res := ask(d, "GET", address, "If-None-Match", `"other"`); res.StatusCode != http.StatusOK {
			t.Errorf("%s changed: %s", address, res.Status)
		}
	}
}

func TestExportsOfAStory(t *testing.T) {
	d := apiDesk(t, Options{})
	k := keptIn(t, d)
	acc, err := d.Collection.Account(t.Context(), k["stories"])
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range export.Formats() {
		res := ask(d, "GET", "/stories/"+k["stories"]+"/export/"+f.Name)
		var want bytes.Buffer
		if err := f.Write(&want, acc); err != nil {
			t.Fatal(err)
		}
		if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != f.Media || !bytes.Equal(bodyOf(t, res), want.Bytes()) {
			t.Errorf("%s: %s, %s, or other bytes", f.Name, res.Status, res.Header.Get("Content-Type"))
		}
		if got := res.Header.Get("Content-Disposition"); got != `attachment; filename="synoptic-`+k["stories"]+f.Ending+`"` {
			t.Errorf("%s: %s", f.Name, got)
		}
	}
}

func TestTheAPIAsksForThePassword(t *testing.T) {
	d := apiDesk(t, Options{Password: "open sesame"})
	if res := ask(d, "GET", "/openapi.json", "Accept", "application/json"); res.StatusCode != http.StatusUnauthorized || res.Header.Get("WWW-Authenticate") != "Bearer" {
		t.Errorf("without: %s", res.Status)
	}
	res := ask(d, "GET", "/openapi.json", "Authorization", "Bearer open sesame")
	if res.StatusCode != http.StatusOK {
		t.Fatalf("with: %s", res.Status)
	}
	var doc struct{ Security []map[string][]string }
	if err := json.Unmarshal(bodyOf(t, res), &doc); err != nil || len(doc.Security) != 1 || len(slices.Collect(maps.Keys(doc.Security[0]))) != 1 {
		t.Errorf("security is %v, %v", doc.Security, err)
	}
}

// TestJSONBodies: what the document says an operation takes as JSON it takes.
func TestJSONBodies(t *testing.T) {
	d := apiDesk(t, Options{})
	var sent struct {
		Texts []map[string]string `json:"texts"`
	}
	for _, name := range []string{"A", "B"} {
		text, err := os.ReadFile("../../testdata/stories/ferry/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		sent.Texts = append(sent.Texts, map[string]string{"text": string(text), "outlet": "Outlet " + name})
	}
	body, err := json.Marshal(sent)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "http://127.0.0.1/compare", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	r.Header.Set("Authorization", "Bearer none")
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Errorf("%d\n%s", w.Code, w.Body)
	}
	for name := range jsonBodies {
		if !slices.ContainsFunc(d.routes, func(rt route) bool { return rt.name == name && rt.method == http.MethodPost }) {
			t.Errorf("no operation is called %s", name)
		}
	}
}
