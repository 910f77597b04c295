package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"synoptic"
	"synoptic/internal/app/collection"
	"synoptic/internal/report/clean"
	"synoptic/internal/store"
)

type correctCommand struct {
	JoinStories joinStoriesCommand `cmd:"" help:"Make a second story part of the first."`
	Part        partStoryCommand   `cmd:"" help:"Take articles out of their story, into one of their own."`
	Move        moveCommand        `cmd:"" help:"Put articles into a story."`
	NotSame     notSameCommand     `cmd:"" help:"Keep two articles out of one story."`
	Rename      renameCommand      `cmd:"" help:"Give a story another title."`
	JoinNames   joinNamesCommand   `cmd:"" help:"Two names are one person, body or place."`
	PartNames   partNamesCommand   `cmd:"" help:"Two names are two."`
	JoinClaims  joinClaimsCommand  `cmd:"" help:"Two passages say one thing."`
	PartClaims  partClaimsCommand  `cmd:"" help:"Two passages say two things."`
	Settle      settleCommand      `cmd:"" help:"Mark a dispute as settled."`
	NoDispute   noDisputeCommand   `cmd:"" help:"Say that a dispute is none."`
	Family      familyCommand      `cmd:"" help:"Say under which owner or desk an outlet stands: reports of one family are not independent."`
	Undo        undoCommand        `cmd:"" help:"Take a correction back."`
	Log         logCommand         `cmd:"" help:"List the corrections."`
}

// Help is shown below the flags.
func (correctCommand) Help() string {
	return `What you correct is kept in a log beside the articles, goes before what the program makes of them, holds when they are read again, and can be undone. IDs are those that synoptic stories and synoptic story --json show. A passage is ARTICLE:START-END, in bytes of the article's text.`
}

// byFlag says who corrects.
type byFlag struct {
	By string `help:"Your name, for the log."`
	dataFlag
}

// run makes a correction that says all that it is about.
func (f byFlag) run(ctx context.Context, sys System, c synoptic.Correction) error {
	if err := c.Check(); err != nil {
		return usageError{err}
	}
	return f.make(ctx, sys, func(*collection.Collection) (synoptic.Correction, error) { return c, nil })
}

// make makes the correction that is found in the collection, and says what it
// is called in the log.
func (f byFlag) make(ctx context.Context, sys System, find func(*collection.Collection) (synoptic.Correction, error)) error {
	col, done, err := f.open(ctx, sys, false)
	if err != nil {
		return err
	}
	defer done()
	c, err := find(col)
	if err != nil {
		return err
	}
	c.By = f.By
	kept, err := col.Correct(ctx, c)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return hinted{err, "synoptic stories lists stories, synoptic story ID --json the articles, names and passages of one"}
	case errors.Is(err, collection.ErrNotInForce):
		return hinted{err, "synoptic correct log lists what is in force"}
	case err != nil:
		return err
	}
	if _, err := col.Reconcile(ctx, collection.ReconcileOptions{}); err != nil {
		return err
	}
	fmt.Fprintf(sys.Stdout, "correction %d kept; synoptic correct undo %d takes it back\n", kept.Seq, kept.Seq)
	return nil
}

type joinStoriesCommand struct {
	Into string `arg:"" help:"The story that stays."`
	From string `arg:"" help:"The story that becomes part of it."`
	byFlag
}

// Run joins two stories.
func (c *joinStoriesCommand) Run(ctx context.Context, sys System) error {
	return c.run(ctx, sys, synoptic.Correction{Kind: synoptic.JoinStories, Stories: []string{c.Into, c.From}})
}

type partStoryCommand struct {
	Story    string   `arg:"" help:"The story."`
	Articles []string `arg:"" name:"article" help:"The articles to be taken out of it."`
	byFlag
}

// Run parts a story.
func (c *partStoryCommand) Run(ctx context.Context, sys System) error {
	return c.run(ctx, sys, synoptic.Correction{Kind: synoptic.PartStory, Story: c.Story, Articles: c.Articles})
}

type moveCommand struct {
	Story    string   `arg:"" help:"The story that the articles go to."`
	Articles []string `arg:"" name:"article" help:"The articles."`
	byFlag
}

// Run moves articles.
func (c *moveCommand) Run(ctx context.Context, sys System) error {
	return c.run(ctx, sys, synoptic.Correction{Kind: synoptic.MoveArticles, Story: c.Story, Articles: c.Articles})
}

type notSameCommand struct {
	One   string `arg:"" help:"An article."`
	Other string `arg:"" help:"Another article."`
	byFlag
}

// Run keeps two articles out of one story.
func (c *notSameCommand) Run(ctx context.Context, sys System) error {
	return c.run(ctx, sys, synoptic.Correction{Kind: synoptic.NotSameStory, Articles: []string{c.One, c.Other}})
}

type renameCommand struct {
	Story string `arg:"" help:"The story."`
	Title string `arg:"" optional:"" help:"Its new title; none gives it its own back."`
	byFlag
}

// Run renames a story.
func (c *renameCommand) Run(ctx context.Context, sys System) error {
	return c.run(ctx, sys, synoptic.Correction{Kind: synoptic.RenameStory, Story: c.Story, Text: c.Title})
}

// namesArgs are two names.
type namesArgs struct {
	One   string `arg:"" help:"A name, as an article spells it."`
	Other string `arg:"" help:"Another name."`
	Story string `help:"Only in this story." placeholder:"ID"`
	byFlag
}

func (c *namesArgs) correct(ctx context.Context, sys System, k synoptic.CorrectionKind) error {
	return c.run(ctx, sys, synoptic.Correction{Kind: k, Story: c.Story, Names: []string{c.One, c.Other}})
}

type joinNamesCommand struct{ namesArgs }

// Run joins two names.
func (c *joinNamesCommand) Run(ctx context.Context, sys System) error {
	return c.correct(ctx, sys, synoptic.JoinNames)
}

type partNamesCommand struct{ namesArgs }

// Run parts two names.
func (c *partNamesCommand) Run(ctx context.Context, sys System) error {
	return c.correct(ctx, sys, synoptic.PartNames)
}

// claimsArgs are two passages.
type claimsArgs struct {
	One   string `arg:"" help:"A passage: ARTICLE:START-END."`
	Other string `arg:"" help:"Another passage."`
	byFlag
}

func (c *claimsArgs) correct(ctx context.Context, sys System, k synoptic.CorrectionKind) error {
	passages, err := passagesOf(c.One, c.Other)
	if err != nil {
		return err
	}
	return c.run(ctx, sys, synoptic.Correction{Kind: k, Passages: passages})
}

type joinClaimsCommand struct{ claimsArgs }

// Run joins two claims.
func (c *joinClaimsCommand) Run(ctx context.Context, sys System) error {
	return c.correct(ctx, sys, synoptic.JoinClaims)
}

type partClaimsCommand struct{ claimsArgs }

// Run parts two claims.
func (c *partClaimsCommand) Run(ctx context.Context, sys System) error {
	return c.correct(ctx, sys, synoptic.PartClaims)
}

// disputeArgs name a dispute by the story and its ID there.
type disputeArgs struct {
	Story   string `arg:"" help:"The story."`
	Dispute string `arg:"" help:"The dispute's ID, as synoptic story ID --json shows it."`
	byFlag
}

func (c *disputeArgs) correct(ctx context.Context, sys System, k synoptic.CorrectionKind, text string) error {
	return c.make(ctx, sys, func(col *collection.Collection) (synoptic.Correction, error) { return c.find(ctx, col, k, text) })
}

// find makes the correction of the dispute that is named, by its passages.
func (c *disputeArgs) find(ctx context.Context, col *collection.Collection, k synoptic.CorrectionKind, text string) (synoptic.Correction, error) {
	acc, err := col.Account(ctx, c.Story)
	if errors.Is(err, store.ErrNotFound) {
		return synoptic.Correction{}, hinted{fmt.Errorf("%s: no such story", clean.Line(c.Story)), "synoptic stories lists them"}
	}
	if err != nil {
		return synoptic.Correction{}, err
	}
	for _, d := range acc.Stories[0].Disputes {
		if d.ID != c.Dispute {
			continue
		}
		cor := synoptic.Correction{Kind: k, Story: c.Story, Dispute: d.Kind, Text: text}
		for _, p := range d.Positions {
			cor.Passages = append(cor.Passages, p.Spans...)
		}
		return cor, nil
	}
	return synoptic.Correction{}, hinted{fmt.Errorf("%s: no such dispute in story %s", clean.Line(c.Dispute), clean.Line(c.Story)), "synoptic story ID --json lists them"}
}

type settleCommand struct {
	disputeArgs
	Text string `help:"How it came out."`
}

// Run settles a dispute.
func (c *settleCommand) Run(ctx context.Context, sys System) error {
	return c.correct(ctx, sys, synoptic.SettleDispute, c.Text)
}

type noDisputeCommand struct{ disputeArgs }

// Run says that a dispute is none.
func (c *noDisputeCommand) Run(ctx context.Context, sys System) error {
	return c.correct(ctx, sys, synoptic.NoDispute, "")
}

type familyCommand struct {
	Outlet string `arg:"" help:"The outlet, as its articles show it."`
	Family string `arg:"" optional:"" help:"The owner or desk; none gives it its own back."`
	byFlag
}

// Run sets an outlet's family.
func (c *familyCommand) Run(ctx context.Context, sys System) error {
	return c.run(ctx, sys, synoptic.Correction{Kind: synoptic.SetFamily, Outlet: c.Outlet, Family: c.Family})
}

type undoCommand struct {
	Correction int64 `arg:"" help:"The correction's number in the log."`
	byFlag
}

// Run undoes a correction.
func (c *undoCommand) Run(ctx context.Context, sys System) error {
	return c.run(ctx, sys, synoptic.Correction{Kind: synoptic.Undo, Undoes: c.Correction})
}

type logCommand struct {
	JSON bool `help:"Write the log as JSON."`
	dataFlag
}

// Run lists the corrections.
func (c *logCommand) Run(ctx context.Context, sys System) error {
	st, err := c.keep(ctx, sys, false)
	if err != nil {
		return err
	}
	defer st.Close()
	log := []synoptic.Correction{}
	err = st.View(ctx, func(ctx context.Context, r store.Reader) error {
		log, err = r.Corrections(ctx, "")
		return err
	})
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(sys.Stdout, log)
	}
	holds := map[int64]bool{}
	for _, x := range synoptic.InForce(log) {
		holds[x.Seq] = true
	}
	for _, x := range log {
		state := ""
		if !holds[x.Seq] && x.Kind != synoptic.Undo {
			state = "  (undone)"
		}
		fmt.Fprintf(sys.Stdout, "%4d  %s  %s%s%s\n", x.Seq, x.At.Format("2006-01-02 15:04"), correctionLine(x), by(x.By), state)
	}
	return nil
}

func by(name string) string {
	if name == "" {
		return ""
	}
	return "  by " + clean.Line(name)
}

// correctionLine words a correction.
func correctionLine(c synoptic.Correction) string {
	var parts []string
	for _, list := range [][]string{{c.Story}, c.Stories, c.Articles, quoted(c.Names), {string(c.Dispute)}, {c.Outlet}, {c.Family}, quoted([]string{c.Text})} {
		for _, s := range list {
			if s != "" && s != "“”" {
				parts = append(parts, clean.Line(s))
			}
		}
	}
	for _, p := range firsts(c.Passages, 2) {
		parts = append(parts, "“"+clean.Cut(clean.Line(p.Text), 40)+"”")
	}
	if c.Undoes != 0 {
		parts = append(parts, strconv.FormatInt(c.Undoes, 10))
	}
	return string(c.Kind) + " " + strings.Join(parts, " ")
}

func quoted(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = "“" + s + "”"
	}
	return out
}

// passagesOf reads passages as people name them: ARTICLE:START-END.
func passagesOf(args ...string) ([]synoptic.Passage, error) {
	var out []synoptic.Passage
	for _, s := range args {
		article, place, ok := strings.Cut(s, ":")
		from, to, ok2 := strings.Cut(place, "-")
		start, err := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if !ok || !ok2 || err != nil || err2 != nil || article == "" || start < 0 || end <= start {
			return nil, usageError{hinted{fmt.Errorf("%q is no passage", s), "write it as ARTICLE:START-END, in bytes of the article's text"}}
		}
		out = append(out, synoptic.Passage{Article: article, Start: start, End: end})
	}
	return out, nil
}
