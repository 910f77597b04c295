package cli

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"synoptic"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/screen"
	"synoptic/internal/store"
)

type searchCommand struct {
	Words   []string `arg:"" optional:"" help:"Words, all of which must stand in an article; \"words in marks\" are a phrase, -word excludes. A name finds its other spellings."`
	Exact   bool     `help:"Leave the other spellings out."`
	Outlet  string   `help:"Only in this outlet."`
	Since   string   `help:"Published since: 2024-08-05, today, yesterday, 7d." placeholder:"DAY"`
	Until   string   `help:"Published until." placeholder:"DAY"`
	Status  string   `help:"Claims of this status instead of articles: ${enum}." enum:",agreed,echoed,disputed,updated,single-source" default:""`
	Dispute string   `help:"Disputes of this kind instead of articles: number, date, name, title, place, participant, responsibility, denial, cause or any." placeholder:"KIND"`
	Limit   int      `help:"How many are shown at most." default:"20"`
	JSON    bool     `help:"Write what is found as JSON."`
	colorFlag
	dataFlag
}

// Help is shown below the flags.
func (searchCommand) Help() string {
	return `Examples:
  synoptic search Pezeshkian Moscow
  synoptic search '"state of emergency"' --outlet bbc.co.uk --since 7d
  synoptic search --dispute number --since 7d
  synoptic search ferry --status disputed`
}

// disputeKinds are the kinds that --dispute takes.
var disputeKinds = []synoptic.DisputeKind{
	synoptic.NumberDispute, synoptic.DateDispute, synoptic.NameDispute, synoptic.TitleDispute, synoptic.PlaceDispute,
	synoptic.ParticipantDispute, synoptic.ResponsibilityDispute, synoptic.DenialDispute, synoptic.CauseDispute,
}

// query is what was asked for.
func (c *searchCommand) query(now time.Time) (store.Query, error) {
	q := store.Query{Text: strings.Join(c.Words, " "), Exact: c.Exact, Outlet: c.Outlet, Status: synoptic.ClaimStatus(c.Status)}
	var err error
	if q.Since, err = day(c.Since, now); err != nil {
		return q, err
	}
	if q.Until, err = day(c.Until, now); err != nil {
		return q, err
	}
	switch c.Dispute {
	case "":
	case "any":
		q.AnyDispute = true
	default:
		for _, k := range disputeKinds {
			if string(k) == c.Dispute {
				q.Dispute = k
			}
		}
		if q.Dispute == "" {
			return q, usageError{hinted{fmt.Errorf("%q is no kind of dispute", c.Dispute), "synoptic search --help lists them"}}
		}
	}
	if q == (store.Query{Exact: c.Exact}) {
		return q, usageError{hinted{fmt.Errorf("nothing to look for"), "name words, or --status, --dispute, --outlet, --since"}}
	}
	return q, nil
}

// Run searches the collection.
func (c *searchCommand) Run(ctx context.Context, sys System) error {
	q, err := c.query(time.Now())
	if err != nil {
		return err
	}
	st, err := c.keep(ctx, sys, false)
	if err != nil {
		return err
	}
	defer st.Close()
	var found *store.Found
	err = st.View(ctx, func(ctx context.Context, r store.Reader) error {
		found, err = r.Search(ctx, q, store.Page{Limit: c.Limit})
		return err
	})
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(sys.Stdout, found)
	}
	if len(found.Also) > 0 {
		fmt.Fprintf(sys.Stderr, "also spelled: %s\n", clean.Line(strings.Join(found.Also, ", ")))
	}
	for i := range found.Hits {
		hitLines(sys.Stdout, &found.Hits[i], sys.width(), c.mode(sys))
	}
	switch n := found.Total; {
	case n == 0:
		fmt.Fprintln(sys.Stderr, "nothing found")
	case n > len(found.Hits) && n >= store.TotalMax:
		fmt.Fprintf(sys.Stderr, "%d of more than %d shown; --limit shows more\n", len(found.Hits), store.TotalMax)
	case n > len(found.Hits):
		fmt.Fprintf(sys.Stderr, "%d of %d shown; --limit shows more\n", len(found.Hits), n)
	}
	return nil
}

// hitLines writes what was found: where it stands, and its passage with the
// words that match set apart.
func hitLines(w io.Writer, h *store.Hit, width int, mode screen.Mode) {
	p := screen.New(w, width, mode)
	head := h.Outlet
	if head == "" {
		head = "story " + h.Story
	}
	if len(h.Published) >= len(time.DateOnly) {
		head += "  " + h.Published[:len(time.DateOnly)]
	}
	switch h.Kind {
	case store.ClaimHit:
		head += "  " + string(h.Status)
	case store.DisputeHit:
		head += "  " + string(h.Dispute) + " dispute"
	}
	p.Line(screen.Bold.Of(clean.Cut(clean.Line(h.Title), width)))
	p.Line(screen.Normal.Of("  " + clean.Cut(clean.Line(head), width-2)))
	var runs []screen.Run
	at := 0
	for _, m := range h.Marks {
		if m.Start < at || m.End > len(h.Snippet) {
			continue
		}
		runs = append(runs, screen.Normal.Of(clean.Inner(h.Snippet[at:m.Start])), screen.Bold.Of(clean.Inner(h.Snippet[m.Start:m.End])))
		at = m.End
	}
	runs = append(runs, screen.Normal.Of(clean.Inner(h.Snippet[at:])))
	p.Para("  ", "  ", runs...)
	p.Line(screen.Dim.Of("  " + place(h)))
	p.Flush()
}

// place says where a hit is found again.
func place(h *store.Hit) string {
	switch {
	case h.Story != "" && h.Kind != store.ArticleHit:
		return "story " + h.Story + "  " + h.ID
	case h.Story != "":
		return "article " + h.Article + "  story " + h.Story
	}
	return "article " + h.Article
}
