package web

import (
	"context"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"reflect"
	"strings"
)

// allRoutes are the desk's addresses. Those of each page stand in its file.
func (d *Desk) allRoutes() []route {
	var all []route
	for _, some := range [][]route{
		d.baseRoutes(), d.storyRoutes(), d.accountRoutes(), d.statementRoutes(),
		d.searchRoutes(), d.nameRoutes(), d.outletRoutes(), d.intakeRoutes(),
		d.addRoutes(), d.jobRoutes(), d.correctionRoutes(), d.compareRoutes(),
		d.exportRoutes(), d.apiRoutes(), d.articleRoutes(),
	} {
		all = append(all, some...)
	}
	return all
}

// baseRoutes are what every page needs.
func (d *Desk) baseRoutes() []route {
	return []route{
		{method: http.MethodGet, pattern: "/static/{file}", name: "static", doc: "Style sheet, script and icon.", open: true, raw: d.static},
		{method: http.MethodGet, pattern: "/login", name: "loginPage", doc: "Asks for the password.", page: "login", open: true, sample: reflect.TypeFor[login](), answer: func(_ context.Context, r *request) (any, error) {
			return &login{To: r.FormValue("to")}, nil
		}},
		{method: http.MethodPost, pattern: "/login", name: "login", doc: "Opens a session.", open: true, raw: d.logIn},
		{method: http.MethodPost, pattern: "/logout", name: "logout", doc: "Ends the session.", raw: func(w http.ResponseWriter, r *http.Request, _ *request) error {
			d.sessions.leave(w, r)
			http.Redirect(w, r, "/login", http.StatusSeeOther)
			return nil
		}},
	}
}

// login is the page that asks for the password.
type login struct {
	To    string `json:"to"`
	Wrong bool   `json:"wrong"`
}

func (*login) PageTitle() string { return "Log in" }

func (d *Desk) logIn(w http.ResponseWriter, r *http.Request, _ *request) error {
	ok, tooMany := d.sessions.enter(w, r, r.PostFormValue("password"))
	switch {
	case tooMany:
		return &Problem{Status: http.StatusTooManyRequests, Title: "too many wrong passwords", Hint: "wait some minutes"}
	case !ok:
		d.writePage(w, r, http.StatusUnauthorized, "login", &login{To: r.PostFormValue("to"), Wrong: true})
		return nil
	}
	http.Redirect(w, r, local(r.PostFormValue("to")), http.StatusSeeOther)
	return nil
}

// local is an address if it is one of the desk's own, else its front page.
func local(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || strings.ContainsAny(address, "\\\r\n") {
		return "/"
	}
	return address
}

// styleSheet is the desk's style sheet.
const styleSheet = "desk.css"

// media are the types of the static files.
var media = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

func (d *Desk) static(w http.ResponseWriter, r *http.Request, _ *request) error {
	name := r.PathValue("file")
	body, err := fs.ReadFile(files, path.Join("static", name))
	if err != nil || media[path.Ext(name)] == "" {
		return missing("that file")
	}
	if name == styleSheet {
		// What accounts look like is one, here and in the report; the desk adds its own.
		body = append([]byte(d.sheet), body...)
	}
	send(w, r, http.StatusOK, media[path.Ext(name)], body)
	return nil
}
