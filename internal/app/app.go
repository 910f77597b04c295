// Package app puts the stages together: it is the only place that sees them
// all, and writes out their order.
package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/cluster"
	"synoptic/internal/extract"
	"synoptic/internal/ingest"
	"synoptic/internal/reconcile"
)

// language is what the passes read.
const language = "en"

// maxParts is how many claims, quotations and numbers an article may have to
// be compared with others: eight times what the longest of a thousand news
// articles has. Comparing takes time and room for pairs of them.
const maxParts = 5000

// Reader reads articles and reconciles them. It is safe for concurrent use.
type Reader struct {
	pipeline *annotate.Pipeline
	// alignment is the alignment model's weights, nil for the embedded ones.
	alignment []byte
	version   string
	analyser  string
}

// New makes a reader on a language engine. Version is the program's, for what
// is written out.
func New(engine annotate.Engine, version string) (*Reader, error) {
	p, err := annotate.NewPipeline(
		annotate.NewSyntax(engine),
		annotate.NewNames(),
		annotate.NewTimes(),
		annotate.NewQuantities(),
		annotate.NewSpeech(),
		annotate.NewClauses(),
	)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(p.Passes()))
	for i, x := range p.Passes() {
		names[i] = fmt.Sprintf("%s.%d", x.Name(), x.Version())
	}
	return &Reader{pipeline: p, version: version, analyser: language + ":" + strings.Join(names, "+")}, nil
}

// Analyser names the passes and their versions: what was read under another
// name is to be read again.
func (r *Reader) Analyser() string { return r.analyser }

// Options change what is read; the zero value is good.
type Options struct {
	// Stdin is what "-" reads.
	Stdin io.Reader
	// Fetch gets what lies at addresses; without it they are refused.
	Fetch Fetcher
	// Progress, if set, is told after each article how many have been read.
	Progress func(done int)
	// Anyway reads the text of an article that no account can use (too short,
	// in another language, only furniture) as far as that goes. Its status and
	// reason stay.
	Anyway bool
	// Known, if set, says that a record need not be read. It is called from
	// several goroutines.
	Known func(ingest.Record) bool
	// ArticlesOnly leaves out what is read in the texts: the readings have their
	// article and nothing else.
	ArticlesOnly bool
	// Workers is how many articles are read at once; 0 is one for each core.
	Workers int
}

// Result is what reading some paths gave.
type Result struct {
	// Readings are the articles that could be read, Articles all of them.
	Readings []*synoptic.Reading
	Articles []*synoptic.Article
	// Problems are paths that gave no article.
	Problems []error
}

// Read reads every article under the paths. An article that fails is kept
// with its reason; only a cancelled context ends the reading, with its error.
func (r *Reader) Read(ctx context.Context, paths []string, opts Options) (*Result, error) {
	res := &Result{}
	for x, err := range r.Each(ctx, paths, opts) {
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			res.Problems = append(res.Problems, err)
			continue
		}
		res.Articles = append(res.Articles, x.Article)
		if x.Article.Status != synoptic.StatusFailed {
			res.Readings = append(res.Readings, x)
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return res, nil
}

// article reads one record. Whatever goes wrong with it becomes its reason.
func (r *Reader) article(ctx context.Context, rec ingest.Record, opts Options) (x *synoptic.Reading) {
	a := &synoptic.Article{Path: rec.Path, SHA256: rec.SHA256, ID: synoptic.Digest([]byte(rec.Path))[:12], PublishedFrom: synoptic.FromNone}
	defer func() {
		if e := recover(); e != nil {
			a.Status, a.Reason = synoptic.StatusFailed, fmt.Sprintf("a defect in the program stopped the reading of it: %v", e)
			x = &synoptic.Reading{Article: a}
		}
	}()
	a = extract.Article(sourceOf(rec))
	x = r.begin(a)
	if opts.ArticlesOnly {
		return x
	}
	read := r.pipeline.Annotate
	if a.Status == synoptic.StatusFailed {
		if !opts.Anyway || a.Text == "" {
			return x
		}
		if a.Language != "" && a.Language != language {
			read = r.pipeline.Passes()[0].Annotate // the rest would be made up
		}
	}
	if err := read(ctx, x); err != nil {
		a.Status, a.Reason = synoptic.StatusFailed, "it could not be read: "+err.Error()
		return &synoptic.Reading{Article: a}
	}
	if n := len(x.Clauses) + len(x.Quotes) + len(x.Quantities); n > maxParts && !opts.Anyway {
		a.Status, a.Reason = synoptic.StatusFailed, fmt.Sprintf("too long to be compared: %d claims, quotations and numbers, at most %d", n, maxParts)
		return &synoptic.Reading{Article: a}
	}
	return x
}

// sourceOf is a record as it is extracted.
func sourceOf(rec ingest.Record) extract.Source {
	fetched, _ := time.Parse(time.RFC3339, rec.Meta.Fetched) // the zero time where it is not known
	return extract.Source{
		Path: rec.Path, Text: rec.Text, HTML: rec.Media == ingest.HTML, SHA256: rec.SHA256,
		Outlet: rec.Meta.Outlet, Published: rec.Meta.Published, Title: rec.Meta.Title, URL: rec.Meta.URL, Language: rec.Meta.Language, Byline: rec.Meta.Byline, FromFeed: rec.Meta.FromFeed, Fetched: fetched, Notes: rec.Notes,
		Repaired: rec.Repaired, Reason: rec.Reason,
	}
}

// Identity is the ID that the article of a record has.
func Identity(rec ingest.Record) string { return extract.Identity(sourceOf(rec)) }

// Family is the owner or desk behind an outlet that nobody corrected.
func Family(outlet, address string) string { return extract.Family(outlet, address) }

// Account reads every article under the paths and reconciles the stories that
// they report. The account has passed its check: every passage in it is its
// source's own text.
func (r *Reader) Account(ctx context.Context, paths []string, opts Options) (*synoptic.Account, *Result, error) {
	res, err := r.Read(ctx, paths, opts)
	if err != nil {
		return nil, nil, err
	}
	acc, err := r.Reconcile(ctx, res)
	if err != nil {
		return nil, nil, err
	}
	return acc, res, nil
}

// Reconcile makes the account of what was read.
func (r *Reader) Reconcile(ctx context.Context, res *Result) (*synoptic.Account, error) {
	acc := r.empty()
	for _, g := range cluster.Readings(res.Readings) {
		story := make([]*synoptic.Reading, len(g.Members))
		for i, m := range g.Members {
			story[i] = res.Readings[m.Index]
		}
		if err := r.Anchor(ctx, story); err != nil {
			return nil, err
		}
		s, err := r.story(ctx, story)
		if err != nil {
			return nil, err
		}
		acc.Stories = append(acc.Stories, s)
	}
	slices.SortStableFunc(acc.Stories, func(a, b synoptic.Story) int {
		return cmp.Or(cmp.Compare(len(b.Articles), len(a.Articles)), cmp.Compare(text(a.FirstPublished), text(b.FirstPublished)), cmp.Compare(a.ID, b.ID))
	})
	if err := complete(acc, res.Articles); err != nil {
		return nil, err
	}
	return acc, nil
}

// Story makes the account of articles that are known to be one story, under
// what users corrected in it.
func (r *Reader) Story(ctx context.Context, readings []*synoptic.Reading, corrections []synoptic.Correction) (*synoptic.Account, error) {
	if err := r.Anchor(ctx, readings); err != nil {
		return nil, err
	}
	s, err := reconcile.StoryCorrected(ctx, readings, corrections)
	if err != nil {
		return nil, err
	}
	acc := r.empty()
	acc.Stories = append(acc.Stories, s)
	articles := make([]*synoptic.Article, len(readings))
	for i, x := range readings {
		articles[i] = x.Article
	}
	if err := complete(acc, articles); err != nil {
		return nil, err
	}
	return acc, nil
}

func (r *Reader) empty() *synoptic.Account {
	return &synoptic.Account{Schema: synoptic.AccountSchema, Version: r.version, Articles: []synoptic.ArticleInfo{}, Stories: []synoptic.Story{}}
}

// complete adds the articles to an account and checks it.
func complete(acc *synoptic.Account, articles []*synoptic.Article) error {
	var errs []error
	for _, a := range articles {
		info, err := articleInfo(a)
		errs = append(errs, err)
		acc.Articles = append(acc.Articles, info)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if err := acc.Check(); err != nil {
		return fmt.Errorf("the account did not pass its check and is withheld: %w", err)
	}
	return nil
}

// Anchor gives a story's undated articles the median day of the dated ones to
// resolve their relative times against.
func (r *Reader) Anchor(ctx context.Context, story []*synoptic.Reading) error {
	var days []string
	for _, x := range story {
		if x.Article.Published != "" {
			days = append(days, x.Article.Published)
		}
	}
	if len(days) == 0 {
		return nil
	}
	slices.Sort(days)
	median := days[len(days)/2]
	median = median[:min(len(median), len("2006-01-02"))]
	for _, x := range story {
		if x.Article.Published != "" {
			continue
		}
		x.Anchor, x.AnchorFrom = median, synoptic.AnchorStory
		if err := r.pipeline.AnnotateFrom(ctx, x, annotate.Times); err != nil {
			return err
		}
	}
	return nil
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// articleInfo is the article as an account shows it.
func articleInfo(a *synoptic.Article) (synoptic.ArticleInfo, error) {
	info := synoptic.ArticleInfo{
		ID: a.ID, Path: a.Path, URL: a.URL, Outlet: a.Outlet, Family: a.Family, Title: a.Title, Byline: a.Byline, Language: a.Language,
		PublishedFrom: a.PublishedFrom, SHA256: a.SHA256, Text: a.Text, Status: a.Status, Reason: a.Reason,
		Body: []synoptic.Passage{}, Boilerplate: []synoptic.Passage{},
	}
	if a.Published != "" {
		p := a.Published
		info.Published = &p
	}
	if a.Updated != "" {
		u := a.Updated
		info.Updated = &u
	}
	for _, part := range []struct {
		from []synoptic.Span
		to   *[]synoptic.Passage
	}{{a.Body, &info.Body}, {a.Boilerplate, &info.Boilerplate}, {a.Corrections, &info.Corrections}} {
		for _, s := range part.from {
			p, err := a.Passage(s)
			if err != nil {
				return info, err
			}
			*part.to = append(*part.to, p)
		}
	}
	return info, nil
}

// WithAlignment is the reader with another alignment model, as
// tools/trainalign writes it; the embedded one stays where weights is nil.
func (r *Reader) WithAlignment(weights []byte) *Reader {
	other := *r
	other.alignment = weights
	return &other
}

func (r *Reader) story(ctx context.Context, readings []*synoptic.Reading) (synoptic.Story, error) {
	if r.alignment == nil {
		return reconcile.Story(ctx, readings)
	}
	return reconcile.StoryBy(ctx, readings, r.alignment)
}

// Again reads an article that was extracted before. It fails where the reading
// does, and leaves the article as it is.
func (r *Reader) Again(ctx context.Context, a *synoptic.Article) (x *synoptic.Reading, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("a defect in the program stopped the reading of it: %v", e)
		}
	}()
	x = r.begin(a)
	if err := r.pipeline.Annotate(ctx, x); err != nil {
		return nil, err
	}
	return x, nil
}

// begin is the reading of an article before anything is read in it.
func (r *Reader) begin(a *synoptic.Article) *synoptic.Reading {
	x := &synoptic.Reading{Article: a, AnchorFrom: synoptic.AnchorNone}
	if a.Published != "" {
		x.Anchor, x.AnchorFrom = a.Published, synoptic.AnchorPublished
		if a.PublishedFrom == synoptic.FromDateline {
			x.AnchorFrom = synoptic.AnchorDateline
		}
	}
	return x
}
