package web

import (
	"context"
	"net/http"
	"reflect"
	"strings"

	"synoptic/internal/report/clean"
)

// route is one address of the desk and what it answers.
type route struct {
	method  string
	pattern string // of net/http's ServeMux, without the method
	name    string // of the operation in the API
	doc     string // what it answers, one line
	params  []param
	sample  reflect.Type // what it answers, or what it takes where it changes something
	page    string       // the template of its page, "" if it has none
	answer  func(context.Context, *request) (any, error)
	// raw answers by itself: exports, static files, streams.
	raw func(http.ResponseWriter, *http.Request, *request) error
	// gives are the media types of what raw answers.
	gives []string
	// open is set on what is shown without logging in.
	open bool
	// program is set on what programs alone send: it carries no form's token, and
	// takes nothing that a form could send.
	program bool
}

// param is a parameter of a route's query or path.
type param struct {
	name, doc string
	path      bool
	number    bool
	of        []string // the values that it takes, nil is any
}

// request is a request with what a page needs of it.
type request struct {
	*http.Request
	reply http.ResponseWriter // for cookies; the answer itself is what is returned
	desk  *Desk
	route *route
	json  bool // wants JSON
}

// get makes a route that answers data of type T, as the page of a template or
// as JSON.
func get[T any](pattern, name, page, doc string, answer func(context.Context, *request) (*T, error), params ...param) route {
	return route{
		method: http.MethodGet, pattern: pattern, name: name, doc: doc, params: params, page: page, sample: reflect.TypeFor[T](),
		answer: func(ctx context.Context, r *request) (any, error) { return answer(ctx, r) },
	}
}

// Done is what a change answers.
type Done struct {
	// Message says what was done, in one line.
	Message string `json:"message"`
	// Location is the page that shows it.
	Location string `json:"location"`
	// Correction is the number of the correction that it made, 0 if none.
	Correction int64 `json:"correction,omitempty"`
}

// post makes a route that changes something and then leads to a page.
func post(pattern, name, doc string, do func(context.Context, *request) (*Done, error), params ...param) route {
	return route{
		method: http.MethodPost, pattern: pattern, name: name, doc: doc, params: params, sample: reflect.TypeFor[Done](),
		answer: func(ctx context.Context, r *request) (any, error) { return do(ctx, r) },
	}
}

// mux is all routes. A page's JSON is at its address with .json behind it, and
// at the address itself for whoever asks for it by Accept.
func (d *Desk) mux() http.Handler {
	m := http.NewServeMux()
	for i := range d.routes {
		rt := &d.routes[i]
		m.HandleFunc(rt.method+" "+rt.pattern, func(w http.ResponseWriter, r *http.Request) { d.serve(w, r, rt, false) })
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path, isJSON := strings.CutSuffix(r.URL.Path, ".json")
		if isJSON && r.URL.Path != "/openapi.json" {
			r2 := r.Clone(context.WithValue(r.Context(), jsonKey{}, true))
			r2.URL.Path, r2.URL.RawPath = path, ""
			r = r2
		}
		_, pattern := m.Handler(r)
		if allowed := others(m, r); pattern == "" && allowed != nil {
			w.Header().Set("Allow", strings.Join(allowed, ", "))
			d.problem(w, r, &Problem{Status: http.StatusMethodNotAllowed, Title: "that cannot be done with " + clean.Line(r.Method) + " here", Hint: "use " + strings.Join(allowed, " or ")})
			return
		}
		if pattern == "" {
			d.problem(w, r, &Problem{Status: http.StatusNotFound, Title: "there is no such page", Hint: "the stories are at /"})
			return
		}
		m.ServeHTTP(w, r)
	})
}

type jsonKey struct{}

// others are the methods for which there is something at a request's address.
func others(m *http.ServeMux, r *http.Request) []string {
	var out []string
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
		r2 := *r
		r2.Method = method
		if _, pattern := m.Handler(&r2); pattern != "" {
			out = append(out, method)
		}
	}
	return out
}
