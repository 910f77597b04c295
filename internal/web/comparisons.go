package web

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"html/template"
	"net/http"
	"slices"
	"sync"
	"time"

	"synoptic"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/page"
)

// comparisonsHeld is how many comparisons the desk holds until it is closed: the
// page that waits for one can be left, and gone back to.
const comparisonsHeld = 8

// errStopped is that of a comparison that was stopped by hand, or with the desk.
var errStopped = &Problem{Status: http.StatusConflict, Title: "the comparison was stopped", Hint: "send it again"}

// held is a comparison that is being made or was made. Once it is over nothing
// of it changes.
type held struct {
	id      string
	title   string
	begun   time.Time
	job     int
	given   Pasted
	over    bool
	account *synoptic.Account
	html    template.HTML
	wrong   *Problem
}

// comparisons are those that the desk holds, the latest first.
type comparisons struct {
	mu   sync.Mutex
	list []*held
}

// find is a copy of one; nil if it is not held.
func (c *comparisons) find(id string) *held {
	c.mu.Lock()
	defer c.mu.Unlock()
	if k := slices.IndexFunc(c.list, func(h *held) bool { return h.id == id }); k >= 0 {
		h := *c.list[k]
		return &h
	}
	return nil
}

// all are references to those that are held.
func (c *comparisons) all() []ComparisonRef {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := []ComparisonRef{}
	for _, h := range c.list {
		out = append(out, ComparisonRef{ID: h.id, Title: h.title, Begun: h.begun, Over: h.over})
	}
	return out
}

// beginComparison compares in the background, and gives the ID of what comes of it.
func (d *Desk) beginComparison(given Pasted) (string, error) {
	var key [12]byte
	if _, err := rand.Read(key[:]); err != nil {
		return "", err
	}
	h := &held{id: hex.EncodeToString(key[:]), title: given.words(), begun: d.Now(), given: given}
	c := &d.comparisons
	c.mu.Lock()
	defer c.mu.Unlock()
	job, err := d.jobs.start("compare "+h.title, func(ctx context.Context, tell func(string)) (string, error) {
		tell("reading and comparing")
		acc, html, err := d.compareNow(ctx, given)
		return "compared", c.end(h, acc, html, err)
	})
	if err != nil {
		return "", err
	}
	h.job = job
	c.list = slices.Insert(c.list, 0, h)
	c.list = c.list[:min(len(c.list), comparisonsHeld)]
	return h.id, nil
}

// end notes what came of a comparison.
func (c *comparisons) end(h *held, acc *synoptic.Account, html template.HTML, err error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	h.over, h.account, h.html = true, acc, html
	switch {
	case errors.Is(err, context.Canceled):
		h.wrong = errStopped
		return err
	case err != nil:
		h.wrong = asProblem(err)
		return err
	}
	if len(acc.Stories) > 0 && acc.Stories[0].Title != "" {
		h.title = clean.Line(acc.Stories[0].Title)
	}
	return nil
}

// compareNow makes the account of what was handed in, and the part of a page
// that shows it.
func (d *Desk) compareNow(ctx context.Context, given Pasted) (*synoptic.Account, template.HTML, error) {
	acc, err := d.compareAccount(ctx, given)
	if err != nil {
		return nil, "", err
	}
	var b bytes.Buffer
	if err := page.Fragment(&b, acc); err != nil {
		return nil, "", err
	}
	return acc, template.HTML(b.String()), nil // escaped by the templates that wrote it
}

// comparison shows what came of a comparison, or how far it is.
func (d *Desk) comparison(_ context.Context, r *request) (*Comparison, error) {
	h := d.comparisons.find(r.PathValue("id"))
	if h == nil {
		return nil, &Problem{Status: http.StatusNotFound, Title: "that comparison is no longer held", Hint: "the desk holds the last ones until it is closed: compare again at /compare"}
	}
	out := &Comparison{network: d.Client != nil, given: h.given, Account: h.account, html: h.html, wrong: h.wrong, Held: []ComparisonRef{}}
	list, _ := d.jobs.all()
	if k := slices.IndexFunc(list, func(j Job) bool { return j.ID == h.job }); k >= 0 && !h.over {
		if out.Job = &list[k]; out.Job.Over() { // stopped before it began
			out.Job, out.wrong = nil, errStopped
		}
	}
	if out.Job != nil && !r.json {
		r.reply.Header().Set("Refresh", "3") // for who has scripts off
	}
	if r.json && out.wrong != nil {
		return nil, out.wrong
	}
	return out, nil
}
