package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/store"
)

// StoryFilters is which stories are listed, as the request says it.
type StoryFilters struct {
	Outlets int    `json:"outlets"` // at least so many
	Outlet  string `json:"outlet"`
	Since   string `json:"since"`
	Until   string `json:"until"`
	// Dispute is a kind of dispute, "any", or "".
	Dispute string           `json:"dispute"`
	Order   store.StoryOrder `json:"order"`
	// New selects what changed since the reader looked last.
	New bool `json:"new"`
	// Changed selects what changed since a time (RFC 3339), "" is all.
	Changed string `json:"changed"`
}

// disputeKinds are the kinds of disputes, as they are offered.
var disputeKinds = []synoptic.DisputeKind{
	synoptic.NumberDispute, synoptic.DateDispute, synoptic.NameDispute, synoptic.TitleDispute, synoptic.PlaceDispute, synoptic.ParticipantDispute,
	synoptic.ResponsibilityDispute, synoptic.CauseDispute, synoptic.DenialDispute,
}

// StoryOrders are the orders of stories with what they are called.
var storyOrders = []Choice{
	{string(store.ByLast), "latest published"}, {string(store.ByChanged), "latest changed"}, {string(store.ByOutlets), "most outlets"}, {string(store.ByDisputes), "most disputes"},
}

// Choice is a value that a form offers, and what it is called.
type Choice struct{ Value, Label string }

// anyDispute stands for a dispute of any kind.
const anyDispute = "any"

var storyParams = []param{
	{name: "outlets", doc: "By how many outlets a story is carried at least; 2 if it is not given.", number: true},
	{name: "outlet", doc: "Only stories that this outlet carries."},
	{name: "since", doc: "Only with articles published since: a day (2024-08-05), today, yesterday, or 7d."},
	{name: "until", doc: "Only with articles published until."},
	{name: "dispute", doc: "Only with disputes of this kind, or of any.", of: append([]string{anyDispute}, names(disputeKinds)...)},
	{name: "order", doc: "What comes first; last if it is not given.", of: []string{string(store.ByLast), string(store.ByChanged), string(store.ByOutlets), string(store.ByDisputes)}},
	{name: "changed", doc: "Only stories that changed since a time (RFC 3339)."},
	{name: "new", doc: "1 for those alone that changed since you looked last.", of: []string{"1"}},
	{name: "after", doc: "The cursor of the part before."},
}

func names[T ~string](list []T) []string {
	var out []string
	for _, x := range list {
		out = append(out, string(x))
	}
	return out
}

// storyFilters reads which stories a request asks for.
func (d *Desk) storyFilters(r *request, looked time.Time) (StoryFilters, store.StoryFilter, error) {
	f := StoryFilters{Outlets: 2, Outlet: strings.TrimSpace(r.FormValue("outlet")), Dispute: r.FormValue("dispute"), Order: store.ByLast, Changed: r.FormValue("changed")}
	var q store.StoryFilter
	fail := func(title, hint string) (StoryFilters, store.StoryFilter, error) { return f, q, bad(title, hint) }
	if s := r.FormValue("outlets"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			return fail(fmt.Sprintf("%q is no number of outlets", s), "write a whole number from 1")
		}
		f.Outlets = n
	}
	now := d.Now()
	var err error
	if f.Since, err = report.ParseDay(r.FormValue("since"), now); err != nil {
		return fail(err.Error(), report.DayHint)
	}
	if f.Until, err = report.ParseDay(r.FormValue("until"), now); err != nil {
		return fail(err.Error(), report.DayHint)
	}
	if f.Since != "" && f.Until != "" && f.Since > f.Until {
		return fail("the first day is after the last", "exchange since and until")
	}
	switch {
	case f.Dispute == "":
	case f.Dispute == anyDispute:
		q.AnyDispute = true
	case slices.Contains(disputeKinds, synoptic.DisputeKind(f.Dispute)):
		q.Dispute = synoptic.DisputeKind(f.Dispute)
	default:
		return fail(fmt.Sprintf("%q is no kind of dispute", f.Dispute), "kinds are any, "+strings.Join(names(disputeKinds), ", "))
	}
	if s := r.FormValue("order"); s != "" {
		if !slices.ContainsFunc(storyOrders, func(c Choice) bool { return c.Value == s }) {
			return fail(fmt.Sprintf("%q is no order of stories", s), "orders are last, changed, outlets and disputes")
		}
		f.Order = store.StoryOrder(s)
	}
	if f.Changed != "" {
		if q.ChangedSince, err = time.Parse(time.RFC3339, f.Changed); err != nil {
			return fail(fmt.Sprintf("%q is no time", f.Changed), "write it as 2024-08-05T14:00:00Z")
		}
	}
	if f.New = r.FormValue("new") == "1"; f.New && looked.After(q.ChangedSince) {
		q.ChangedSince = looked
	}
	q.MinOutlets, q.Outlet, q.Since, q.Until, q.Order = f.Outlets, f.Outlet, f.Since, f.Until, f.Order
	return f, q, nil
}

// DisputeChoices are the kinds of disputes that a reader can choose.
func (StoryFilters) DisputeChoices() []Choice {
	out := []Choice{{"", "disputed or not"}, {anyDispute, "disputed"}}
	for _, k := range disputeKinds {
		out = append(out, Choice{string(k), "disputed: " + string(k)})
	}
	return out
}

// OrderChoices are the orders that a reader can choose.
func (StoryFilters) OrderChoices() []Choice { return storyOrders }

// OutletChoices are the least numbers of outlets that a reader can choose.
func (f StoryFilters) OutletChoices() []int {
	out := []int{1, 2, 3, 5, 10}
	if !slices.Contains(out, f.Outlets) {
		out = append(out, f.Outlets)
		slices.Sort(out)
	}
	return out
}

// Set reports whether anything but the order differs from what is shown at
// first.
func (f StoryFilters) Set() bool {
	plain := StoryFilters{Outlets: 2, Order: f.Order}
	return f != plain
}

// Query is the address of the list under the filters.
func (f StoryFilters) Query() string {
	q := url.Values{}
	set := func(name, value, plain string) {
		if value != plain {
			q.Set(name, value)
		}
	}
	set("outlets", strconv.Itoa(f.Outlets), "2")
	set("outlet", f.Outlet, "")
	set("since", f.Since, "")
	set("until", f.Until, "")
	set("dispute", f.Dispute, "")
	set("order", string(f.Order), string(store.ByLast))
	set("changed", f.Changed, "")
	if f.New {
		q.Set("new", "1")
	}
	return q.Encode()
}

// NextHref is the address of the next part of the list.
func (l *StoryList) NextHref() string {
	q, _ := url.ParseQuery(l.Filter.Query()) // of our own making
	q.Set("after", l.Next)
	return "/?" + q.Encode()
}
