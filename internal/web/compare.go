package web

import (
	"context"
	"errors"
	"html/template"
	"net/http"
	"strings"
	"time"

	"synoptic"
	"synoptic/internal/app/collection"
)

const (
	comparesAtOnce = 2
	// compareTime is how long a comparison may take, fetching included: less than
	// readAll, after which the server takes the client for gone.
	compareTime = 50 * time.Second
	// compareText is how much text is compared at once, in bytes of all articles:
	// a hundred long ones.
	compareText = 1 << 20
	// compareFields is how many articles the form begins with.
	compareFields = 2
)

// Comparison is the account of articles that are compared and not kept.
type Comparison struct {
	// Account is nil where nothing was compared yet.
	Account *synoptic.Account `json:"account"`
	// Job is the work on it while it goes on.
	Job *Job `json:"job,omitempty"`
	// Held are the comparisons that the desk holds until it is closed, the latest
	// first.
	Held []ComparisonRef `json:"held"`

	given   Pasted
	network bool
	fields  int
	wrong   *Problem
	html    template.HTML
	at      string // the page that shows what comes of it
}

// ComparisonRef names a comparison that the desk holds.
type ComparisonRef struct {
	ID    string    `json:"id"`
	Title string    `json:"title"`
	Begun time.Time `json:"begun"`
	Over  bool      `json:"over"`
}

// What the page's template asks for.
func (c *Comparison) HTML() template.HTML { return c.html }
func (c *Comparison) Network() bool       { return c.network }
func (c *Comparison) Wrong() *Problem     { return c.wrong }
func (c *Comparison) Addresses() string   { return strings.Join(c.given.Addresses, "\n") }
func (c *Comparison) PageTitle() string   { return "Compare" }
func (c *Comparison) CanAdd() bool        { return c.fields < pastedMost }

// compareField is the form's part for one article.
type compareField struct {
	Number int
	collection.Pasted
}

// Fields are the form's parts, filled with what was sent.
func (c *Comparison) Fields() []compareField {
	out := make([]compareField, max(c.fields, len(c.given.Texts), compareFields))
	for i := range out {
		out[i].Number = i + 1
		if i < len(c.given.Texts) {
			out[i].Pasted = c.given.Texts[i]
		}
	}
	return out
}

// Given reports whether there is something that can be kept.
func (c *Comparison) Given() bool { return len(c.given.Texts)+len(c.given.Addresses) > 0 }

func (d *Desk) compareRoutes() []route {
	form := get("/compare", "compareForm", "compare", "The form to compare articles without keeping them.", func(context.Context, *request) (*Comparison, error) {
		return &Comparison{network: d.Client != nil, Held: d.comparisons.all()}, nil
	})
	compare := get("/compare", "compare", "compare", "Compares pasted texts, and what lies at addresses, and keeps nothing of them. Takes a form, and leads to the page that shows what comes of it, or JSON as /add does, and answers when it is done.", d.compare,
		param{name: "text", doc: "an article's text, plain or HTML; is given for each article, as may be what follows"},
		param{name: "outlet", doc: "its outlet"}, param{name: "published", doc: "when it was published (ISO 8601)"}, param{name: "title", doc: "its title"}, param{name: "url", doc: "its own address"},
		param{name: "addresses", doc: "addresses to be fetched, one a line"})
	compare.method = http.MethodPost
	begun := compare.answer
	compare.answer = func(ctx context.Context, r *request) (any, error) {
		out, err := begun(ctx, r)
		if c, ok := out.(*Comparison); ok && err == nil && c.at != "" {
			return &Done{Location: c.at}, nil
		}
		return out, err
	}
	shown := get("/compare/{id}", "getComparison", "compare", "A comparison that was made since the desk was started: what came of it, or how far it is.", d.comparison,
		param{name: "id", doc: "The comparison's ID.", path: true})
	return []route{form, compare, shown}
}

func (d *Desk) compare(ctx context.Context, r *request) (*Comparison, error) {
	out := &Comparison{network: d.Client != nil, Held: []ComparisonRef{}}
	err := d.compareInto(ctx, r, out)
	var p *Problem
	if err != nil && !r.json && errors.As(err, &p) {
		out.wrong = p // shown with what was sent, to be mended there
		return out, nil
	}
	return out, err
}

func (d *Desk) compareInto(ctx context.Context, r *request, out *Comparison) error {
	given, err := d.pasted(r)
	if given != nil {
		out.given = *given
	}
	if err != nil {
		return err
	}
	if !isJSON(r.Request) && r.PostForm.Get("more") != "" {
		out.fields = min(len(r.PostForm["text"])+1, pastedMost)
		return nil
	}
	size := 0
	for _, t := range given.Texts {
		size += len(t.Text)
	}
	switch {
	case len(given.Texts)+len(given.Addresses) < 2 && len(given.Addresses) == 0:
		return bad("there is nothing to compare", "two articles at least: paste their texts, or name their addresses")
	case size > compareText:
		return &Problem{Status: http.StatusRequestEntityTooLarge, Title: "that is too much text to be compared at once", Hint: "at most 1 MB"}
	}
	if !r.json {
		id, err := d.beginComparison(*given)
		out.at = "/compare/" + id
		return err
	}
	select {
	case d.compares <- struct{}{}:
		defer func() { <-d.compares }()
	default:
		return &Problem{Status: http.StatusServiceUnavailable, Title: "others are comparing", Hint: "send it again in a moment"}
	}
	out.Account, err = d.compareAccount(ctx, *given)
	return err
}

// compareAccount makes the account of what was handed in.
func (d *Desk) compareAccount(ctx context.Context, given Pasted) (*synoptic.Account, error) {
	ctx, cancel := context.WithTimeout(ctx, compareTime)
	defer cancel()
	acc, err := d.Collection.Compare(ctx, d.Client, given.Texts, given.Addresses)
	switch {
	case errors.Is(err, collection.ErrTooFew):
		return nil, &Problem{Status: http.StatusBadRequest, Title: err.Error(), Detail: reasons(acc)}
	case errors.Is(err, context.DeadlineExceeded):
		return nil, &Problem{Status: http.StatusGatewayTimeout, Title: "that took too long", Hint: "compare fewer articles at once"}
	}
	return acc, err
}

// reasons say why articles could not be read.
func reasons(acc *synoptic.Account) string {
	var out []string
	if acc != nil {
		for _, a := range acc.Articles {
			if a.Reason != "" {
				out = append(out, a.Reason)
			}
		}
	}
	return strings.Join(out, "; ")
}
