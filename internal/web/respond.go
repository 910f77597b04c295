package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"synoptic"
	"synoptic/internal/app/collection"
	"synoptic/internal/store"
)

// Problem is what went wrong with a request (RFC 9457).
type Problem struct {
	Status int    `json:"status"`
	Title  string `json:"title"`
	Detail string `json:"detail,omitempty"`
	Hint   string `json:"hint,omitempty"`
}

func (p *Problem) Error() string {
	if p.Detail == "" {
		return p.Title
	}
	return p.Title + ": " + p.Detail
}

// PageTitle is the title of the page that tells it.
func (p *Problem) PageTitle() string { return p.Title }

// bad is the problem of a request that says something wrong.
func bad(title, hint string) error {
	return &Problem{Status: http.StatusBadRequest, Title: title, Hint: hint}
}

// missing is the problem of what is not there.
func missing(what string) error {
	return &Problem{Status: http.StatusNotFound, Title: what + " is not in the collection", Hint: "the stories are at /"}
}

// asProblem words an error for a client. What it cannot do anything about is
// not told in detail.
func asProblem(err error) *Problem {
	var p *Problem
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, store.ErrNotFound):
		return &Problem{Status: http.StatusNotFound, Title: "that is not in the collection", Detail: err.Error()}
	case errors.Is(err, synoptic.ErrCorrection), errors.Is(err, collection.ErrPassage):
		return &Problem{Status: http.StatusBadRequest, Title: "the correction is not complete", Detail: err.Error()}
	case errors.Is(err, collection.ErrNoChange), errors.Is(err, collection.ErrNotInForce):
		return &Problem{Status: http.StatusConflict, Title: err.Error()}
	case errors.Is(err, store.ErrCursor):
		return &Problem{Status: http.StatusBadRequest, Title: "the cursor is none of this list's", Hint: "begin the list anew"}
	case errors.Is(err, store.ErrFull):
		return &Problem{Status: http.StatusInsufficientStorage, Title: "there is no room left on the disk", Hint: "make room: nothing was lost"}
	case errors.Is(err, store.ErrBusy):
		return &Problem{Status: http.StatusServiceUnavailable, Title: "another process is writing to the collection", Hint: "try again"}
	case errors.As(err, &tooLarge):
		return &Problem{Status: http.StatusRequestEntityTooLarge, Title: fmt.Sprintf("more than %d MB were sent", MaxForm>>20), Hint: "send less at once"}
	}
	return &Problem{Status: http.StatusInternalServerError, Title: "that did not work", Detail: err.Error()}
}

// serve answers one route.
func (d *Desk) serve(w http.ResponseWriter, r *http.Request, rt *route, _ bool) {
	if !rt.open {
		switch ok, tooMany := d.sessions.in(r); {
		case tooMany:
			w.Header().Set("Retry-After", strconv.Itoa(int(tryTime.Seconds())))
			d.problem(w, r, &Problem{Status: http.StatusTooManyRequests, Title: "too many wrong passwords", Hint: "wait some minutes"})
			return
		case !ok && (wantsJSON(r) || r.Method != http.MethodGet):
			w.Header().Set("WWW-Authenticate", "Bearer")
			d.problem(w, r, &Problem{Status: http.StatusUnauthorized, Title: "a password is needed", Hint: "send it as Authorization: Bearer …"})
			return
		case !ok:
			http.Redirect(w, r, "/login?to="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
			return
		}
	}
	q := &request{Request: r, reply: w, desk: d, route: rt, json: wantsJSON(r)}
	if rt.method != http.MethodGet && !rt.open {
		// What is too large, or no form, is told of as that, not as a missing token.
		if err := parseForm(r); err != nil {
			d.problem(w, r, err)
			return
		}
		if !rt.program && r.Header.Get("Authorization") == "" && !d.sent(r) {
			d.problem(w, r, &Problem{Status: http.StatusForbidden, Title: "the form is out of date", Hint: "go back, load the page anew and send it again"})
			return
		}
	}
	if rt.raw != nil {
		if err := rt.raw(w, r, q); err != nil {
			d.problem(w, r, err)
		}
		return
	}
	data, err := rt.answer(r.Context(), q)
	if err != nil {
		d.problem(w, r, err)
		return
	}
	if done, ok := data.(*Done); ok && !q.json {
		http.Redirect(w, r, withMessage(done.Location, done.Message), http.StatusSeeOther)
		return
	}
	if q.json || rt.page == "" {
		d.writeJSON(w, r, http.StatusOK, "application/json", data)
		return
	}
	d.writePage(w, r, http.StatusOK, rt.page, data)
}

// parseForm reads a request's form, whatever it is sent as.
func parseForm(r *http.Request) error {
	err := r.ParseForm()
	if err == nil {
		if err = r.ParseMultipartForm(MaxForm); errors.Is(err, http.ErrNotMultipart) {
			return nil
		}
	}
	var tooLarge *http.MaxBytesError
	if err == nil || errors.As(err, &tooLarge) {
		return err
	}
	return &Problem{Status: http.StatusBadRequest, Title: "the form could not be read", Detail: err.Error()}
}

// withMessage adds to an address what the page there is to say.
func withMessage(location, message string) string {
	if message == "" {
		return location
	}
	u, err := url.Parse(location)
	if err != nil {
		return location
	}
	q := u.Query()
	q.Set("done", message)
	u.RawQuery = q.Encode()
	return u.String()
}

// problem answers with what went wrong, as a page or as JSON.
func (d *Desk) problem(w http.ResponseWriter, r *http.Request, err error) {
	p := asProblem(err)
	if p.Status >= http.StatusInternalServerError {
		d.Log.Error("no answer", "path", r.URL.Path, "error", err)
	}
	if wantsJSON(r) {
		d.writeJSON(w, r, p.Status, "application/problem+json", p)
		return
	}
	d.writePage(w, r, p.Status, "problem", p)
}

// writeJSON writes data as JSON, with an entity tag.
func (d *Desk) writeJSON(w http.ResponseWriter, r *http.Request, status int, media string, data any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(true)
	if err := e.Encode(data); err != nil {
		d.Log.Error("no JSON", "path", r.URL.Path, "error", err)
		http.Error(w, "that did not work", http.StatusInternalServerError)
		return
	}
	send(w, r, status, media+"; charset=utf-8", b.Bytes())
}

// send writes an answer, or that it is what the client has already.
func send(w http.ResponseWriter, r *http.Request, status int, media string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", media)
	if status == http.StatusOK && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
		sum := sha256.Sum256(body)
		tag := `"` + hex.EncodeToString(sum[:12]) + `"`
		h.Set("ETag", tag)
		h.Add("Vary", "Accept, Cookie")
		for t := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
			if strings.TrimPrefix(strings.TrimSpace(t), "W/") == tag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body) //nolint:errcheck // the client is gone
	}
}
