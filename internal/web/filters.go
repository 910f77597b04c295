package web

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"synoptic"
)

// claimStatuses are the statuses that pages filter by.
var claimStatuses = []synoptic.ClaimStatus{synoptic.Agreed, synoptic.Echoed, synoptic.Disputed, synoptic.Updated, synoptic.SingleSource}

// oneOf is a parameter's value if it is among those that are allowed.
func oneOf[T ~string](r *request, name string, of []T) (T, error) {
	v := T(strings.TrimSpace(r.FormValue(name)))
	if v == "" || slices.Contains(of, v) {
		return v, nil
	}
	return "", bad(fmt.Sprintf("%q is no %s", v, name), fmt.Sprintf("it is one of %v", of))
}

// with is the request's own address with one parameter set anew; "" where it
// has no value.
func (r *request) with(name, value string) string {
	if value == "" {
		return ""
	}
	q := r.URL.Query()
	q.Del("done")
	q.Set(name, value)
	return r.URL.Path + "?" + q.Encode()
}

// start is the request's own address without its cursor, the beginning of the
// list; "" where that is what was asked for.
func (r *request) start(cursor string) string {
	if r.URL.Query().Get(cursor) == "" {
		return ""
	}
	return r.without(cursor)
}

// storyLink is the address of a story's account.
func storyLink(story string) string { return "/stories/" + url.PathEscape(story) }

// articleLink is the address of an article, at the passage where it has one.
func articleLink(article string, start, end int) string {
	link := "/articles/" + url.PathEscape(article)
	if start >= 0 && end > start {
		link += fmt.Sprintf("?at=%d-%d#at", start, end)
	}
	return link
}

// outletLink is the address of an outlet's page; "" where its name is no part
// of an address.
func outletLink(outlet string) string {
	if outlet == "" || outlet == "." || outlet == ".." {
		return ""
	}
	return "/outlets/" + url.PathEscape(outlet)
}

// without is the request's own address without one parameter and the cursor.
func (r *request) without(name string) string {
	q := r.URL.Query()
	for _, k := range []string{"done", "after", name} {
		q.Del(k)
	}
	return r.URL.Path + "?" + q.Encode()
}
