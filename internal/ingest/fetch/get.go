package fetch

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"
)

var errHeader = errors.New("the head of its answer is too long")

// Get gets one address: it follows redirects, each looked at like the first
// address. An error is an *Error, unless the context ended.
func (c *Client) Get(ctx context.Context, req Request) (*Response, error) {
	u, err := c.parse(req.URL)
	if err != nil {
		return nil, err
	}
	return c.follow(ctx, u, req, manner{robots: !c.opts.IgnoreRobots, redirects: c.limits.Redirects})
}

// manner is how an address is asked.
type manner struct {
	robots    bool
	cut       bool // a body that is too large is cut, not refused
	redirects int
}

func (c *Client) follow(ctx context.Context, u *url.URL, req Request, m manner) (*Response, error) {
	// Some sites send one round until a cookie of theirs comes back. It lives as
	// long as this one call.
	jar, err := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List})
	if err != nil {
		return nil, err
	}
	res := &Response{URL: req.URL}
	budget, moving := c.limits.Total, true
	for {
		var delay time.Duration
		if m.robots {
			if delay, err = c.robots.check(ctx, u); err != nil {
				return nil, moved(err, res)
			}
		}
		leave, err := c.pace.enter(ctx, u, delay)
		if err != nil {
			return nil, moved(err, res)
		}
		began := time.Now()
		next, err := c.once(ctx, budget, u, req, m, jar, res)
		leave()
		budget -= time.Since(began)
		if err != nil {
			return nil, moved(err, res)
		}
		if next == nil {
			return res, nil
		}
		hop := Hop{From: u.String(), To: next.String(), Status: res.Status}
		res.Hops = append(res.Hops, hop)
		if moving = moving && hop.Permanent(); moving {
			res.Moved = hop.To
		}
		if len(res.Hops) > m.redirects {
			why := fmt.Errorf("more than %d", m.redirects)
			for _, h := range res.Hops[:len(res.Hops)-1] {
				if h.From == hop.To || h.To == hop.To {
					why = errors.New("they go in a circle")
				}
			}
			return nil, &Error{URL: shown(req.URL), Kind: ErrRedirects, Cause: why, Status: res.Status, Hint: "open the address in a browser and give the one that it ends at"}
		}
		u = next
	}
}

// moved tells an error where the address has moved to.
func moved(err error, res *Response) error {
	var e *Error
	if res.Moved != "" && errors.As(err, &e) {
		e.Moved = res.Moved
	}
	return err
}

// once asks one address, and gives where it redirects to or fills in res.
func (c *Client) once(outer context.Context, budget time.Duration, u *url.URL, req Request, m manner, jar http.CookieJar, res *Response) (*url.URL, error) {
	at := u.String()
	timed, stop := context.WithTimeout(outer, budget)
	defer stop()
	ctx, cancel := context.WithCancelCause(timed)
	defer cancel(nil)
	ask, err := http.NewRequestWithContext(ctx, http.MethodGet, at, nil)
	if err != nil {
		return nil, &Error{URL: shown(at), Kind: ErrURL, Cause: err}
	}
	c.headers(ask, req)
	for _, k := range jar.Cookies(u) {
		ask.AddCookie(k)
	}
	answer, err := c.net.RoundTrip(ask)
	if err != nil {
		if strings.Contains(err.Error(), "response headers exceeded") {
			err = errHeader
		}
		return nil, failed(outer, shown(at), err)
	}
	defer answer.Body.Close()
	jar.SetCookies(u, answer.Cookies())
	res.Status, res.Fetched = answer.StatusCode, c.clock.Now()
	if next, err := c.location(u, answer); next != nil || err != nil {
		return next, err
	}
	if err := c.status(u, answer, req); err != nil {
		return nil, err
	}
	res.Final = at
	res.ETag, res.LastModified = answer.Header.Get("ETag"), answer.Header.Get("Last-Modified")
	res.FreshUntil = freshUntil(answer.Header, res.Fetched)
	if answer.StatusCode == http.StatusNotModified {
		res.NotModified = true
		// A 304 may leave away what has not changed.
		set(&res.ETag, req.ETag)
		set(&res.LastModified, req.LastModified)
		return nil, nil
	}
	res.ContentType, res.Charset = mediaType(answer.Header.Get("Content-Type"))
	if !wanted(res.ContentType, req.Types) {
		return nil, &Error{URL: shown(at), Kind: ErrType, Cause: fmt.Errorf("it is %s", res.ContentType), Status: res.Status, Hint: hintType}
	}
	res.Body, err = c.body(ctx, cancel, answer, req, m.cut)
	if err != nil {
		return nil, failed(outer, shown(at), err)
	}
	return nil, nil
}

const hintType = "articles are pages and plain text; save it as text and name the file"

func (c *Client) headers(ask *http.Request, req Request) {
	h := ask.Header
	h.Set("User-Agent", c.agent)
	h.Set("Accept-Encoding", "gzip, deflate")
	h.Set("Accept", "*/*")
	if req.Accept != "" {
		h.Set("Accept", req.Accept)
	}
	if req.ETag != "" {
		h.Set("If-None-Match", req.ETag)
	}
	if req.LastModified != "" {
		h.Set("If-Modified-Since", req.LastModified)
	}
}

// location is where an answer redirects to, nil if it does not.
func (c *Client) location(u *url.URL, answer *http.Response) (*url.URL, error) {
	switch answer.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, nil
	}
	to := answer.Header.Get("Location")
	ref, err := url.Parse(strings.TrimSpace(to))
	if err != nil || to == "" {
		return nil, &Error{URL: shown(u.String()), Kind: ErrRedirects, Cause: errors.New("it redirects to no address"), Status: answer.StatusCode}
	}
	next, err := c.parse(u.ResolveReference(ref).String())
	var e *Error
	if errors.As(err, &e) {
		e.Cause = fmt.Errorf("redirected to %s: %w", e.URL, e.Cause)
		e.URL, e.Status = shown(u.String()), answer.StatusCode
	}
	return next, err
}

// status judges an answer's status, and lets its host rest if it asks for that.
func (c *Client) status(u *url.URL, answer *http.Response, req Request) error {
	code := answer.StatusCode
	e := &Error{URL: shown(u.String()), Status: code, Cause: fmt.Errorf("HTTP %d", code)}
	switch {
	case code == http.StatusOK, code == http.StatusNonAuthoritativeInfo, code == http.StatusNoContent:
		return nil
	case code == http.StatusNotModified && (req.ETag != "" || req.LastModified != ""):
		return nil
	case code == http.StatusNotFound:
		e.Kind, e.Hint = ErrNotFound, "check the spelling of the address"
	case code == http.StatusGone:
		e.Kind, e.Hint = ErrGone, "it will not come back; take the address out"
	case code == http.StatusTooManyRequests, code == http.StatusServiceUnavailable:
		e.Kind, e.Hint = ErrBusy, "try again later"
		e.RetryAfter = retryAfter(answer.Header, c.clock.Now())
		c.pace.rest(u, e.RetryAfter)
	case code == http.StatusUnauthorized, code == http.StatusPaymentRequired, code == http.StatusForbidden, code == http.StatusUnavailableForLegalReasons:
		e.Kind, e.Hint = ErrDenied, "open it in a browser, save the page and name the file"
	case code >= 500:
		e.Kind, e.Hint = ErrServer, "try again later"
		e.RetryAfter = retryAfter(answer.Header, c.clock.Now())
	default:
		e.Kind = ErrStatus
	}
	return e
}

// mediaType takes a Content-Type apart, leniently.
func mediaType(header string) (media, charset string) {
	media, params, err := mime.ParseMediaType(header)
	if err != nil {
		media, _, _ = strings.Cut(header, ";")
		media = strings.ToLower(strings.TrimSpace(media))
	}
	if !strings.Contains(media, "/") {
		media = ""
	}
	return media, strings.ToLower(strings.TrimSpace(params["charset"]))
}

func wanted(media string, types []string) bool {
	if len(types) == 0 || media == "" || media == "application/octet-stream" || media == "binary/octet-stream" {
		return true
	}
	for _, t := range types {
		if all, ok := strings.CutSuffix(t, "*"); ok && strings.HasPrefix(media, all) || t == media {
			return true
		}
	}
	return false
}
