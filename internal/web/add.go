package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"strings"

	"synoptic/internal/app/collection"
	"synoptic/internal/report"
	"synoptic/internal/store"
)

// Limits on what is pasted at once.
const (
	pastedMost    = 12 // articles
	addressesMost = 24
)

// Pasted is what somebody hands in: articles' texts, and addresses of further
// ones.
type Pasted struct {
	Texts     []collection.Pasted `json:"texts"`
	Addresses []string            `json:"addresses"`
}

func (d *Desk) addRoutes() []route {
	return []route{
		post("/add", "add", "Keeps articles: pasted texts, an uploaded file, or what lies at addresses. Also takes JSON: {texts: [{text, outlet, published, title, url}], addresses: []}.", d.add,
			param{name: "text", doc: "an article's text, plain or HTML; may be given more than once, as may what follows"},
			param{name: "outlet", doc: "its outlet"}, param{name: "published", doc: "when it was published (ISO 8601)"}, param{name: "title", doc: "its title"},
			param{name: "url", doc: "its own address, which is not fetched"},
			param{name: "addresses", doc: "addresses to be fetched, one a line"}, param{name: "file", doc: "a file with the text of one article"}),
	}
}

func (d *Desk) add(_ context.Context, r *request) (*Done, error) {
	p, err := d.pasted(r)
	if err != nil {
		return nil, err
	}
	if len(p.Texts)+len(p.Addresses) == 0 {
		return nil, bad("there is nothing to add", "paste a text, choose a file, or name an address")
	}
	return d.begin("add "+p.words(), func(ctx context.Context, tell func(string)) (string, error) {
		sum := tally(tell)
		if len(p.Texts) > 0 {
			if _, err := d.Collection.AddPasted(ctx, p.Texts, sum.kept); err != nil {
				return sum.String(), err
			}
		}
		if len(p.Addresses) > 0 {
			if _, err := d.Collection.AddAddresses(ctx, d.Client, p.Addresses, sum.kept); err != nil {
				return sum.String(), err
			}
		}
		return d.settle(ctx, sum)
	})
}

func (p *Pasted) words() string {
	var parts []string
	if n := len(p.Texts); n > 0 {
		parts = append(parts, report.Count(n, "pasted text"))
	}
	switch n := len(p.Addresses); {
	case n == 1:
		parts = append(parts, p.Addresses[0])
	case n > 1:
		parts = append(parts, fmt.Sprintf("%d addresses", n))
	}
	return strings.Join(parts, " and ")
}

// settle reconciles the stories that lag behind once something came in.
func (d *Desk) settle(ctx context.Context, sum *counted) (string, error) {
	sum.say("reconciling")
	_, err := d.Collection.Reconcile(ctx, collection.ReconcileOptions{})
	return sum.String(), err
}

// isJSON reports whether a request's body is JSON.
func isJSON(r *http.Request) bool {
	m, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && m == "application/json"
}

// body reads a request's JSON.
func (r *request) body(to any) error {
	dec := json.NewDecoder(r.Body)
	dec.DisallowUnknownFields()
	err := dec.Decode(to)
	var tooLarge *http.MaxBytesError
	if err != nil && !errors.As(err, &tooLarge) {
		return bad("the JSON could not be read: "+err.Error(), "/openapi.json says what it has to be")
	}
	return err
}

// pasted reads what a request hands in.
func (d *Desk) pasted(r *request) (*Pasted, error) {
	p := &Pasted{}
	if isJSON(r.Request) {
		if err := r.body(p); err != nil {
			return p, err
		}
	} else if err := p.form(r); err != nil {
		return p, err
	}
	if len(p.Texts) > pastedMost {
		return p, bad(fmt.Sprintf("more than %d texts", pastedMost), "add them with synoptic add")
	}
	if len(p.Addresses) > addressesMost {
		return p, bad(fmt.Sprintf("more than %d addresses", addressesMost), "add them with synoptic add, or watch their feed")
	}
	for _, a := range p.Addresses {
		if !strings.HasPrefix(a, "https://") && !strings.HasPrefix(a, "http://") || len(a) > maxAddress {
			return p, bad(fmt.Sprintf("%.80q is no address of the web", a), "write it as https://…")
		}
	}
	if len(p.Addresses) > 0 && d.Client == nil {
		return p, errNoNetwork
	}
	return p, nil
}

// form reads what a form hands in: the n-th text goes with the n-th outlet.
func (p *Pasted) form(r *request) error {
	nth := func(name string, n int) string {
		if list := r.PostForm[name]; n < len(list) {
			return strings.TrimSpace(list[n])
		}
		return ""
	}
	for i, text := range r.PostForm["text"] {
		if strings.TrimSpace(text) != "" {
			p.Texts = append(p.Texts, collection.Pasted{
				Text: strings.ReplaceAll(text, "\r\n", "\n"), Outlet: nth("outlet", i), Published: nth("published", i), Title: nth("title", i), URL: nth("url", i),
			})
		}
	}
	for _, list := range r.PostForm["addresses"] {
		p.Addresses = append(p.Addresses, strings.Fields(list)...)
	}
	if r.MultipartForm == nil || len(r.MultipartForm.File["file"]) == 0 || r.MultipartForm.File["file"][0].Size == 0 {
		return nil
	}
	raw, err := r.upload("file", MaxForm)
	if err != nil {
		return err
	}
	p.Texts = append(p.Texts, collection.Pasted{Text: string(raw), Outlet: nth("outlet", 0), Published: nth("published", 0), Title: nth("title", 0), URL: nth("url", 0)})
	return nil
}

// counted counts what came in, for the progress of a job.
type counted struct {
	collection.Intake
	say func(string)
}

func tally(say func(string)) *counted { return &counted{say: say} }

func (c *counted) kept(i store.Item) {
	c.Count(i.Outcome)
	c.say(c.String())
}
