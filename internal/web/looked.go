package web

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// When a reader looked last is kept in a cookie, as the beginnings of the visit
// before and of this one: what changed since the visit before stays marked for
// as long as this one lasts.
const (
	lookedCookie = "synoptic_looked"
	lookedTime   = 400 * 24 * time.Hour // longer is not kept by browsers
	// visitGap is how long a reader must have been away for a new visit to begin.
	visitGap = 30 * time.Minute
)

// visit is a reader's visit, as the cookie has it.
type visit struct{ before, last time.Time }

func parseVisit(s string) visit {
	a, b, _ := strings.Cut(s, ".")
	before, err1 := strconv.ParseInt(a, 10, 64)
	last, err2 := strconv.ParseInt(b, 10, 64)
	if err1 != nil || err2 != nil || before < 0 || last < before {
		return visit{}
	}
	v := visit{last: time.Unix(last, 0)}
	if before > 0 {
		v.before = time.Unix(before, 0)
	}
	return v
}

func (v visit) String() string {
	before := int64(0)
	if !v.before.IsZero() {
		before = v.before.Unix()
	}
	return strconv.FormatInt(before, 10) + "." + strconv.FormatInt(v.last.Unix(), 10)
}

// looked is when the reader looked last, zero if this is the first visit that
// is known of. It notes that there was a look now; programs that read the JSON
// say with "changed" since when.
func (d *Desk) looked(r *request) time.Time {
	if r.json {
		return time.Time{}
	}
	now := d.Now().Truncate(time.Second)
	var v visit
	if c, err := r.Cookie(lookedCookie); err == nil {
		v = parseVisit(c.Value)
	}
	if v.last.After(now) {
		v = visit{}
	}
	if now.Sub(v.last) > visitGap {
		v.before = v.last
	}
	v.last = now
	http.SetCookie(r.reply, &http.Cookie{Name: lookedCookie, Value: v.String(), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil, MaxAge: int(lookedTime.Seconds())})
	return v.before
}
