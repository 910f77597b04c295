package web

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"synoptic"
	"synoptic/internal/app/collection"
	"synoptic/internal/store"
)

// CorrectionLog is a part of the log of corrections, the latest first.
type CorrectionLog struct {
	Corrections []CorrectionEntry `json:"corrections"`
	Total       int               `json:"total"`
	Next        string            `json:"next"` // the number before which the next part begins, "" after the last

	more, first string
}

// CorrectionEntry is a correction with what it says in words.
type CorrectionEntry struct {
	synoptic.Correction
	Words string `json:"words"` // what it does
	// InForce is not set on what was undone. Redo is the undoing that took it back,
	// 0 if none did.
	InForce bool  `json:"in_force"`
	Redo    int64 `json:"redo,omitempty"`
	// About is what it bears on, with where each is shown.
	About []Subject `json:"about"`
}

// Subject is something that a correction bears on.
type Subject struct {
	Text string `json:"text"`
	Link string `json:"link,omitempty"`
}

// UndoOf reports whether it only takes another back.
func (e CorrectionEntry) UndoOf() bool { return e.Kind == synoptic.Undo }

// What the page's template asks for.
func (p *CorrectionLog) More() string      { return p.more }
func (p *CorrectionLog) First() string     { return p.first }
func (p *CorrectionLog) PageTitle() string { return "Corrections" }

// correctionKinds are all kinds, as the API lists them.
var correctionKinds = []synoptic.CorrectionKind{
	synoptic.JoinStories, synoptic.PartStory, synoptic.MoveArticles, synoptic.NotSameStory, synoptic.RenameStory, synoptic.JoinNames, synoptic.PartNames,
	synoptic.JoinClaims, synoptic.PartClaims, synoptic.SettleDispute, synoptic.NoDispute, synoptic.SetFamily, synoptic.Undo,
}

func (d *Desk) correctionRoutes() []route {
	return []route{
		get("/corrections", "listCorrections", "corrections", "The log of corrections, the latest first: who, when, what, and whether it is in force.", d.corrections,
			param{name: "before", doc: "the number before which the part begins", number: true}),
		post("/corrections", "correct", "Corrects what the program made of the articles. Takes a form, or JSON of the same names with passages as objects.", d.correct,
			param{name: "kind", doc: "what it does", of: names(correctionKinds)},
			param{name: "story", doc: "the story"}, param{name: "stories", doc: "stories; may be given more than once, as may articles, names and passages"},
			param{name: "articles", doc: "articles"}, param{name: "names", doc: "names as an article spells them"},
			param{name: "passages", doc: "ARTICLE:START-END, in bytes of the article's text"}, param{name: "dispute", doc: "a dispute's kind", of: names(disputeKinds)},
			param{name: "outlet", doc: "an outlet"}, param{name: "family", doc: "the outlet's owner or desk"}, param{name: "text", doc: "a title, or how a dispute came out"},
			param{name: "undoes", doc: "the correction that is taken back", number: true}, param{name: "by", doc: "who corrects"},
			param{name: "return", doc: "the desk's page to go to then"}),
	}
}

func (d *Desk) corrections(ctx context.Context, r *request) (*CorrectionLog, error) {
	out := &CorrectionLog{Corrections: []CorrectionEntry{}, first: r.start("before")}
	before := int64(-1)
	if s := r.FormValue("before"); s != "" {
		var err error
		if before, err = strconv.ParseInt(s, 10, 64); err != nil || before < 1 {
			return nil, bad("before is no number of a correction", "begin the list anew")
		}
	}
	err := d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) error {
		log, err := rd.Corrections(ctx, "")
		if err != nil {
			return err
		}
		out.Total = len(log)
		state := stateOf(log)
		x := explainer{ctx: ctx, rd: rd, log: log, texts: map[string]Subject{}}
		for i := len(log) - 1; i >= 0; i-- {
			c := log[i]
			if before >= 0 && c.Seq >= before {
				continue
			}
			if len(out.Corrections) == pageSize {
				out.Next = strconv.FormatInt(log[i+1].Seq, 10)
				break
			}
			e := CorrectionEntry{Correction: c, InForce: state[c.Seq] == 0, Redo: max(0, state[c.Seq])}
			if err := x.explain(&e); err != nil {
				return err
			}
			out.Corrections = append(out.Corrections, e)
		}
		return nil
	})
	out.more = r.with("before", out.Next)
	return out, err
}

// stateOf gives, for each correction that was undone, the undoing that did it.
func stateOf(log []synoptic.Correction) map[int64]int64 {
	by := map[int64]int64{}
	for i := len(log) - 1; i >= 0; i-- {
		if c := log[i]; c.Kind == synoptic.Undo && by[c.Seq] == 0 && by[c.Undoes] == 0 {
			by[c.Undoes] = c.Seq
		}
	}
	return by
}

func (d *Desk) correct(ctx context.Context, r *request) (*Done, error) {
	var c synoptic.Correction
	var err error
	if isJSON(r.Request) {
		err = r.body(&c)
	} else {
		c, err = correctionOf(r)
	}
	if err != nil {
		return nil, err
	}
	c.By = strings.TrimSpace(c.By)
	kept, err := d.Collection.Correct(ctx, c)
	if err != nil {
		return nil, err
	}
	// Lists and search follow once the stories are reconciled; an account that is
	// asked for before is reconciled then. What stays stale is told of by the job.
	_, err = d.jobs.start("reconcile after correction "+strconv.FormatInt(kept.Seq, 10), func(ctx context.Context, _ func(string)) (string, error) {
		n, err := d.Collection.Reconcile(ctx, collection.ReconcileOptions{})
		return fmt.Sprintf("stories: %d", n), err
	})
	var p *Problem
	if err != nil && !errors.As(err, &p) {
		return nil, err
	}
	done := &Done{Message: fmt.Sprintf("Correction %d is kept; it can be undone under Corrections.", kept.Seq), Location: "/corrections", Correction: kept.Seq}
	if back := r.FormValue("return"); back != "" {
		done.Location = local(back)
	}
	return done, nil
}

// correctionOf reads a correction from a form.
func correctionOf(r *request) (synoptic.Correction, error) {
	one := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	several := func(name string) []string {
		var out []string
		for _, s := range r.PostForm[name] {
			if s = strings.TrimSpace(s); s != "" {
				out = append(out, s)
			}
		}
		return out
	}
	c := synoptic.Correction{
		Kind: synoptic.CorrectionKind(one("kind")), By: one("by"), Story: one("story"), Stories: several("stories"), Articles: several("articles"), Names: several("names"),
		Dispute: synoptic.DisputeKind(one("dispute")), Outlet: one("outlet"), Family: one("family"), Text: one("text"),
	}
	for _, s := range append(several("passages"), several("passage")...) {
		p, err := passageOf(s)
		if err != nil {
			return c, err
		}
		c.Passages = append(c.Passages, p)
	}
	if s := one("undoes"); s != "" {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return c, bad(fmt.Sprintf("%.40q is no number of a correction", s), "/corrections lists them")
		}
		c.Undoes = n
	}
	return c, nil
}

// passageOf reads a passage as forms name it: ARTICLE:START-END.
func passageOf(s string) (synoptic.Passage, error) {
	article, place, ok := strings.Cut(s, ":")
	from, to, ok2 := strings.Cut(place, "-")
	start, err := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if !ok || !ok2 || err != nil || err2 != nil || article == "" || start < 0 || end <= start {
		return synoptic.Passage{}, bad(fmt.Sprintf("%.80q is no passage", s), "write it as ARTICLE:START-END, in bytes of the article's text")
	}
	return synoptic.Passage{Article: article, Start: start, End: end}, nil
}
