package web

import (
	"context"
	"net/http"
	"slices"

	"synoptic/internal/report/export"
)

// API lists what the desk answers to programs.
type API struct {
	Parts []APIPart `json:"parts"`
	// Exports are the forms of an account.
	Exports []APIExport `json:"exports"`
}

// PageTitle is what the page is called.
func (*API) PageTitle() string { return "API" }

// APIPart is a part of the desk with its operations.
type APIPart struct {
	Name       string         `json:"name"`
	Operations []APIOperation `json:"operations"`
}

// APIOperation is one thing that can be asked for or done.
type APIOperation struct {
	Name    string     `json:"name"`
	Method  string     `json:"method"`
	Address string     `json:"address"`
	About   string     `json:"about"`
	Params  []APIParam `json:"params"`
	// JSON is set where it answers JSON, or takes it.
	JSON bool `json:"json"`
}

// APIParam is one parameter of an operation.
type APIParam struct {
	Name  string   `json:"name"`
	About string   `json:"about"`
	Path  bool     `json:"path"` // it stands in the address
	Of    []string `json:"of"`   // the values that it takes; none is any
}

// APIExport is a form of an account.
type APIExport struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	About string `json:"about"`
	Media string `json:"media"`
}

func (d *Desk) apiRoutes() []route {
	return []route{
		get("/api", "api", "api", "What the desk answers to programs.", d.api),
		{method: http.MethodGet, pattern: "/openapi.json", name: "openAPI", doc: "The API, as OpenAPI 3.1.", gives: []string{"application/json"}, raw: func(w http.ResponseWriter, r *http.Request, _ *request) error {
			d.writeJSON(w, r, http.StatusOK, "application/json", d.openAPI())
			return nil
		}},
		{method: http.MethodPost, pattern: "/mcp", name: "mcp", doc: "The tools for agents, by the Model Context Protocol (streamable HTTP).", gives: []string{"application/json"}, program: true, raw: func(w http.ResponseWriter, r *http.Request, _ *request) error {
			d.tools.ServeHTTP(w, r)
			return nil
		}},
	}
}

func (d *Desk) api(context.Context, *request) (*API, error) {
	out := &API{}
	for i := range d.routes {
		rt := &d.routes[i]
		switch rt.tag() {
		case "static", "login", "logout":
			continue // nothing that a program has a use for
		}
		n := slices.IndexFunc(out.Parts, func(p APIPart) bool { return p.Name == rt.tag() })
		if n < 0 {
			n = len(out.Parts)
			out.Parts = append(out.Parts, APIPart{Name: rt.tag()})
		}
		op := APIOperation{Name: rt.name, Method: rt.method, Address: rt.address(), About: rt.doc, Params: []APIParam{}, JSON: rt.answer != nil}
		for _, p := range rt.params {
			op.Params = append(op.Params, APIParam{p.name, p.doc, p.path, slices.Clone(p.of)})
		}
		out.Parts[n].Operations = append(out.Parts[n].Operations, op)
	}
	for _, f := range export.Formats() {
		out.Exports = append(out.Exports, APIExport{f.Name, f.Title, f.About, f.Media})
	}
	return out, nil
}
