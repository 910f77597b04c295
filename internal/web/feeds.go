package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"synoptic/internal/app/collection"
	"synoptic/internal/report"
	"synoptic/internal/store"
)

// maxOPML is how large a list of feeds may be, in bytes.
const maxOPML = 1 << 20

// errNoNetwork is the problem of what needs the web where the desk may not use
// it.
var errNoNetwork = &Problem{Status: http.StatusConflict, Title: "the desk was started without network", Hint: "start it with the network, or paste the text"}

// address is the address that a form names.
func (d *Desk) address(r *request) (string, error) {
	a := strings.TrimSpace(r.FormValue("url"))
	switch {
	case a == "":
		return "", bad("no address is named", "write it as https://…")
	case len(a) > maxAddress:
		return "", bad("the address is too long", "")
	}
	return a, nil
}

// maxAddress is how long an address may be, in bytes.
const maxAddress = 2 << 10

func (d *Desk) addFeed(_ context.Context, r *request) (*Done, error) {
	a, err := d.address(r)
	if err != nil {
		return nil, err
	}
	if d.Client == nil {
		return nil, errNoNetwork
	}
	if !strings.Contains(a, "://") {
		a = "https://" + a
	}
	group := strings.TrimSpace(r.FormValue("group"))
	return d.begin("watch "+a, func(ctx context.Context, tell func(string)) (string, error) {
		f, err := d.Collection.Subscribe(ctx, d.Client, a, group)
		if err != nil {
			return "", err
		}
		tell("watching " + f.URL)
		return d.poll(ctx, f.URL, tell)
	})
}

// begin begins work in the background; the page of the intake shows it.
func (d *Desk) begin(what string, do work) (*Done, error) {
	if _, err := d.jobs.start(what, do); err != nil {
		return nil, err
	}
	return &Done{Message: "Begun: " + what + ". It goes on when you leave the page.", Location: "/intake#jobs"}, nil
}

// poll asks one feed and says what came of it.
func (d *Desk) poll(ctx context.Context, url string, tell func(string)) (string, error) {
	sum := tally(tell)
	p, err := d.Collection.Poll(ctx, d.Client, url, sum.kept)
	switch {
	case err != nil:
		return sum.String(), err
	case p.Err != nil:
		return sum.String(), p.Err
	}
	return d.settle(ctx, sum)
}

func (d *Desk) pollFeed(ctx context.Context, r *request) (*Done, error) {
	f, err := d.feed(ctx, r)
	if err != nil {
		return nil, err
	}
	if d.Client == nil {
		return nil, errNoNetwork
	}
	return d.begin("ask "+f.URL, func(ctx context.Context, tell func(string)) (string, error) { return d.poll(ctx, f.URL, tell) })
}

// feed is the feed that a form names.
func (d *Desk) feed(ctx context.Context, r *request) (f *store.Feed, err error) {
	a, err := d.address(r)
	if err != nil {
		return nil, err
	}
	err = d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) error {
		f, err = rd.Feed(ctx, a)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = &Problem{Status: http.StatusNotFound, Title: "that feed is not watched", Detail: a}
	}
	return f, err
}

func (d *Desk) removeFeed(ctx context.Context, r *request) (*Done, error) {
	f, err := d.feed(ctx, r)
	if err != nil {
		return nil, err
	}
	err = d.Collection.Store().Update(ctx, func(ctx context.Context, w store.Writer) error { return w.RemoveFeed(ctx, f.URL) })
	return &Done{Message: "No longer watching " + f.URL + ". Its articles stay.", Location: "/intake#feeds"}, err
}

func (d *Desk) pauseFeed(ctx context.Context, r *request) (*Done, error) {
	f, err := d.feed(ctx, r)
	if err != nil {
		return nil, err
	}
	paused, message := r.FormValue("paused") == "1", "Watching "+f.URL+" again."
	if paused {
		message = "Paused " + f.URL + "."
	}
	err = d.Collection.Store().Update(ctx, func(ctx context.Context, w store.Writer) error {
		now, err := w.Feed(ctx, f.URL)
		if err != nil {
			return err
		}
		now.Paused = paused
		return w.PutFeed(ctx, now)
	})
	return &Done{Message: message, Location: "/intake#feeds"}, err
}

func (d *Desk) importFeeds(ctx context.Context, r *request) (*Done, error) {
	raw, err := r.upload("file", maxOPML)
	if err != nil {
		return nil, err
	}
	n, faults, err := d.Collection.ImportFeeds(ctx, raw)
	if err != nil {
		return nil, &Problem{Status: http.StatusBadRequest, Title: "the list could not be read", Detail: err.Error(), Hint: "it has to be OPML, as readers of feeds export it"}
	}
	message := "Watching the " + report.Count(n, "feed") + " of the list."
	if len(faults) > 0 {
		message += fmt.Sprintf(" Not taken: %s: %s", faults[0].Title, faults[0].Reason)
		if n := len(faults) - 1; n > 0 {
			message += fmt.Sprintf(", and %d more", n)
		}
		message += "."
	}
	return &Done{Message: message, Location: "/intake#feeds"}, nil
}

// upload is a file of a form.
func (r *request) upload(name string, most int64) ([]byte, error) {
	f, _, err := r.FormFile(name)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return nil, bad("no file was sent", "choose one")
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, err
	}
	switch {
	case int64(len(raw)) > most:
		return nil, &Problem{Status: http.StatusRequestEntityTooLarge, Title: "the file is too large", Hint: fmt.Sprintf("at most %d MB are read", most>>20)}
	case len(raw) == 0:
		return nil, bad("no file was sent, or an empty one", "choose one")
	}
	return raw, nil
}

func (d *Desk) feedsOPML(w http.ResponseWriter, r *http.Request, _ *request) error {
	var feeds []*store.Feed
	err := d.Collection.Store().View(r.Context(), func(ctx context.Context, rd store.Reader) (err error) {
		feeds, err = rd.Feeds(ctx)
		return err
	})
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := collection.WriteFeeds(&b, feeds, d.Now()); err != nil {
		return err
	}
	w.Header().Set("Content-Disposition", `attachment; filename="synoptic-feeds.opml"`)
	send(w, r, http.StatusOK, "text/x-opml; charset=utf-8", b.Bytes())
	return nil
}

func (d *Desk) retry(ctx context.Context, r *request) (*Done, error) {
	if d.Client == nil {
		return nil, errNoNetwork
	}
	var i *store.Item
	err := d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) (err error) {
		i, err = rd.Item(ctx, r.FormValue("source"), r.FormValue("item"))
		return err
	})
	if err != nil {
		return nil, err
	}
	if collection.Address(i) == "" {
		return nil, bad("it came from no address of the web", "add the file again: synoptic add PATH")
	}
	return d.begin("fetch "+collection.Address(i)+" again", func(ctx context.Context, tell func(string)) (string, error) {
		sum := tally(tell)
		if _, err := d.Collection.Retry(ctx, d.Client, i, sum.kept); err != nil {
			return sum.String(), err
		}
		return d.settle(ctx, sum)
	})
}
