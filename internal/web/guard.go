package web

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
)

// policy is the content security policy of every answer: nothing from
// elsewhere, nothing inline, no frame around it.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard is what every request passes before it is answered.
func (d *Desk) guard(next http.Handler) http.Handler {
	origin := http.NewCrossOriginProtection()
	origin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.problem(w, r, &Problem{Status: http.StatusForbidden, Title: "the request came from another site"})
	}))
	inner := origin.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("Cache-Control", "private, no-cache")
		defer func() {
			if e := recover(); e != nil {
				if e == http.ErrAbortHandler { //nolint:errorlint // the value itself
					panic(e)
				}
				d.Log.Error("a defect stopped an answer", "path", r.URL.Path, "error", fmt.Sprint(e))
				d.problem(w, r, &Problem{Status: http.StatusInternalServerError, Title: "a defect in the program stopped the answer"})
			}
		}()
		if !d.knownHost(r.Host) {
			d.problem(w, r, &Problem{Status: http.StatusMisdirectedRequest, Title: "the desk is not asked for under this name", Hint: "open it under the address that synoptic serve shows"})
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, MaxForm)
		inner.ServeHTTP(w, r)
	})
}

// knownHost reports whether the desk may be asked for under a name.
func (d *Desk) knownHost(hostport string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if isLoopback(host) {
		return true
	}
	return slices.Contains(d.Hosts, host)
}

// token is what forms carry so that no other site can send them: it hangs on
// the session, or on this run of the program where there is no password.
func (d *Desk) token(r *http.Request) string {
	key := d.sessions.secret
	h := sha256.New()
	h.Write(key[:])
	h.Write([]byte(d.sessions.cookie(r)))
	return fmt.Sprintf("%x", h.Sum(nil)[:16])
}

// sent reports whether a request carries its token, in the form or a header.
func (d *Desk) sent(r *http.Request) bool {
	got := r.Header.Get("X-Token")
	if got == "" {
		got = r.PostFormValue("token")
	}
	return subtle.ConstantTimeCompare([]byte(got), []byte(d.token(r))) == 1
}

func randomKey() (k [32]byte, err error) {
	_, err = rand.Read(k[:])
	return k, err
}
