package collection

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/ingest"
	"synoptic/internal/ingest/feed"
	"synoptic/internal/store"
)

// Pasted is an article that a user pasted or uploaded; all but its text may be
// missing.
type Pasted struct {
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"` // ISO 8601
	Title     string `json:"title,omitempty"`
	URL       string `json:"url,omitempty"`
	Text      string `json:"text"` // plain or HTML
}

// record is the article as it comes in. It is called by its text, so that the
// same text pasted twice is one item.
func (p Pasted) record() ingest.Record {
	r := ingest.FromBytes("pasted#"+synoptic.Digest([]byte(p.Text))[:12], []byte(p.Text), "")
	r.Meta.Outlet, r.Meta.Published, r.Meta.Title, r.Meta.URL = p.Outlet, p.Published, p.Title, p.URL
	return r
}

// pastedSource is what pasted articles come from, in the log of what came in.
const pastedSource = "pasted"

func pastedRecords(list []Pasted) iter.Seq2[ingest.Record, error] {
	records := make([]ingest.Record, len(list))
	for i, p := range list {
		records[i] = p.record()
	}
	return each(records)
}

// AddPasted keeps articles that a user pasted; see Add.
func (c *Collection) AddPasted(ctx context.Context, list []Pasted, kept func(store.Item)) (Intake, error) {
	return c.Add(ctx, pastedRecords(list), AddOptions{Source: pastedSource, Kept: kept})
}

// ErrAddress is that of what is no address of the web.
var ErrAddress = errors.New("no address of the web (https://…)")

// AddAddresses fetches pages, and what the feeds and sitemaps among them list,
// and keeps their articles; see Add. An address that cannot be fetched is kept
// with its reason. The error is ErrAddress where one is none.
func (c *Collection) AddAddresses(ctx context.Context, client Client, addresses []string, kept func(store.Item)) (Intake, error) {
	var sum Intake
	if err := checkAddresses(addresses); err != nil {
		return sum, err
	}
	for _, a := range addresses {
		some, err := c.Add(ctx, app.Gather(ctx, []string{a}, client, ingest.Options{}), AddOptions{Source: a, Kept: kept})
		sum.add(some)
		if err != nil {
			return sum, err
		}
	}
	return sum, nil
}

func checkAddresses(addresses []string) error {
	for _, a := range addresses {
		if !app.IsAddress(a) {
			return fmt.Errorf("%q: %w", a, ErrAddress)
		}
	}
	return nil
}

// Address is where an item of the log lies on the web, "" if it does not: a
// file, or something that was pasted.
func Address(i *store.Item) string {
	if page, ok := strings.CutPrefix(i.Item, i.Source+"#"); ok && app.IsAddress(page) {
		return page
	}
	if app.IsAddress(i.Item) {
		return i.Item
	}
	return ""
}

// Retry fetches again what came in once and failed, and logs it under the name
// that it had. The error is ErrAddress where it has no address.
func (c *Collection) Retry(ctx context.Context, client Client, i *store.Item, kept func(store.Item)) (Intake, error) {
	address := Address(i)
	opts := AddOptions{Source: i.Source, Kept: kept}
	switch address {
	case "":
		return Intake{}, fmt.Errorf("%q: %w", i.Item, ErrAddress)
	case i.Item:
		return c.Add(ctx, app.Gather(ctx, []string{address}, client, ingest.Options{}), opts)
	}
	records := slices.Collect(app.Items(ctx, client, i.Source, []feed.Item{{URL: address}}))
	return c.Add(ctx, each(records), opts)
}

// ErrTooFew is that of comparing fewer than two articles.
var ErrTooFew = errors.New("fewer than two articles could be read")

// Compare reconciles articles that are pasted, or lie at addresses, and keeps
// nothing of them. The articles that could not be read are in the account with
// their reasons; the error is ErrTooFew where fewer than two could, and the
// account then has those reasons alone.
func (c *Collection) Compare(ctx context.Context, client Client, pasted []Pasted, addresses []string) (*synoptic.Account, error) {
	if err := checkAddresses(addresses); err != nil {
		return nil, err
	}
	records := func(yield func(ingest.Record, error) bool) {
		for r, err := range pastedRecords(pasted) {
			if !yield(r, err) {
				return
			}
		}
		for r, err := range app.Gather(ctx, addresses, client, ingest.Options{}) {
			if !yield(r, err) {
				return
			}
		}
	}
	res := &app.Result{}
	ids := map[string]bool{}
	for t, err := range c.reader.Records(ctx, records, app.Options{Workers: c.workers}) {
		if err != nil {
			return nil, err
		}
		a := t.Reading.Article
		if ids[a.ID] {
			continue // pasted twice
		}
		ids[a.ID] = true
		res.Articles = append(res.Articles, a)
		if a.Status != synoptic.StatusFailed {
			res.Readings = append(res.Readings, t.Reading)
		}
		if len(res.Articles) == compareMost {
			break
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	acc, err := c.reader.Reconcile(ctx, res)
	if err == nil && len(res.Readings) < 2 {
		err = ErrTooFew
	}
	return acc, err
}

// compareMost is how many articles are compared at once: a feed among the
// addresses may list any number.
const compareMost = 24
