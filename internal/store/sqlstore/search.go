package sqlstore

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"synoptic"
	"synoptic/internal/store"
	"synoptic/internal/store/query"
)

// Recent things go before others that are found as well: what is as old as
// halfLife has half of the share that age adds at most.
const (
	recencyShare = 0.25
	halfLife     = 365 * 24 * time.Hour
)

// found is a row that a query gave, before it is ranked.
type found struct {
	n     int64
	score float64
	date  string
}

// Search gives the best hits first.
func (t *tx) Search(ctx context.Context, q store.Query, p store.Page) (*store.Found, error) {
	if err := t.settle(ctx); err != nil {
		return nil, err
	}
	out := &store.Found{}
	parsed, err := t.parse(ctx, q, out)
	if err != nil {
		return nil, err
	}
	findings := q.Status != "" || q.Dispute != "" || q.AnyDispute
	// The cursor holds up to which row the first page looked, so that what is
	// added moves nothing, and how many hits were given.
	var top int64
	offset := 0
	list := "search " + synoptic.Digest([]byte(toJSON(q)))[:16]
	if _, err := readCursor(p.After, list, &top, &offset); err != nil {
		return nil, err
	}
	if top == 0 {
		if top, err = t.last(ctx, findings); err != nil {
			return nil, err
		}
	}
	rows, err := t.candidates(ctx, q, parsed, findings, top)
	if err != nil {
		return nil, err
	}
	t.rank(rows)
	out.Total = min(len(rows), store.TotalMax)
	rows = rows[:out.Total]
	offset = max(0, min(offset, len(rows)))
	n := min(limit(p.Limit), len(rows)-offset)
	for _, r := range rows[offset : offset+n] {
		hit, err := t.hit(ctx, r, parsed, findings)
		if err != nil {
			return nil, err
		}
		out.Hits = append(out.Hits, *hit)
	}
	if offset+n < len(rows) {
		out.Next = cursor(list, top, offset+n)
	}
	return out, nil
}

// last is how many articles or findings were added.
func (t *tx) last(ctx context.Context, findings bool) (int64, error) {
	if findings {
		return t.lastFinding(ctx)
	}
	return t.number(ctx, "SELECT max(seq) FROM article")
}

// parse reads the query's text, nil if there is none, and widens its names by
// their other spellings.
func (t *tx) parse(ctx context.Context, q store.Query, out *store.Found) (*query.Parsed, error) {
	if q.Text == "" {
		return nil, nil
	}
	p, err := query.Parse(q.Text)
	if err != nil || q.Exact {
		return p, err
	}
	known := func(k string) (bool, error) {
		n, err := t.number(ctx, "SELECT 1 FROM ledger WHERE key = ? LIMIT 1", key(k))
		return n > 0, err
	}
	if err := p.Names(known); err != nil {
		return nil, err
	}
	for i := range p.Must {
		spellings, err := t.Spellings(ctx, p.Must[i].Name)
		if err != nil {
			return nil, err
		}
		for _, s := range spellings {
			if p.Must[i].Widen(s) && !slices.Contains(out.Also, s) {
				out.Also = append(out.Also, s)
			}
		}
	}
	return p, nil
}

// candidates are the rows that meet a query; where they are more than are
// counted, the last added ones.
func (t *tx) candidates(ctx context.Context, q store.Query, p *query.Parsed, findings bool, top int64) ([]found, error) {
	if !findings {
		var c conditions
		if q.Outlet != "" {
			c.add("article.outlet = ?", key(q.Outlet))
		}
		c.days("article.day", q.Since, q.Until)
		return t.matching(ctx, p, rowsOf{table: "article", number: "article.seq", date: "article.published", words: articleWords, index: "article_found"}, c, 0, top)
	}
	of := rowsOf{table: "finding", number: "finding.n", date: "finding.last", words: findingWords, index: findingIndex(q)}
	var all []found
	for _, class := range classesOf(q) {
		var c conditions
		findingConditions(&c, q)
		rows, err := t.matching(ctx, p, of, c, numberOf(class, 0), numberOf(class, top))
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return latest(all, store.TotalMax), nil
}

// rowsOf is a table that is searched: its number and date, its words, and an
// index that holds all that is asked of a row whose words match.
type rowsOf struct {
	table, number, date string
	words               wordTable
	index               string
}

// matching are the last rows of some numbers that have the words, if there are
// any, and meet the conditions.
func (t *tx) matching(ctx context.Context, p *query.Parsed, of rowsOf, c conditions, from, to int64) ([]found, error) {
	table, number, score, scored := of.table, of.number, "0.0", ""
	var args []any
	if p != nil {
		f := t.s.d.find(of.words, p)
		table = f.from + " CROSS JOIN " + t.s.d.by(of.table, of.index)
		c.add(of.number + " = " + f.key)
		score, scored, number = f.score, f.scored, f.key
		args = append(args, f.scoreArgs...)
		c.add(f.where, f.whereArgs...)
	}
	c.add(number+" >= ?", from)
	c.add(number+" <= ?", to)
	args = append(append(args, c.args...), store.TotalMax)
	last := table + c.where() + " ORDER BY " + number + " DESC LIMIT ?"
	q := "SELECT " + number + ", " + score + ", " + of.date + " FROM " + last
	if scored != "" {
		q = "SELECT x.number, " + score + ", x.date FROM (SELECT " + number + " AS number, " + scored + " AS scored, " + of.date + " AS date FROM " + last + ") x"
	}
	var out []found
	err := t.query(ctx, q, args, func(scan func(...any) error) error {
		var f found
		err := scan(&f.n, &f.score, &f.date)
		out = append(out, f)
		return err
	})
	return out, err
}

// findingIndex is the index that holds what findingConditions ask first.
func findingIndex(q store.Query) string {
	switch {
	case q.Dispute != "":
		return "finding_dispute_newest"
	case q.Status != "":
		return "finding_status_newest"
	}
	return "finding_newest"
}

// findingConditions select claims by status, disputes by kind, and disputes
// about claims of a status by both.
func findingConditions(c *conditions, q store.Query) {
	c.add("finding.kind = ?", string(kindOf(q)))
	if q.Status != "" {
		c.add("finding.status = ?", string(q.Status))
	}
	if q.Dispute != "" {
		c.add("finding.dispute = ?", string(q.Dispute))
	}
	if q.Outlet == "" && q.Since == "" && q.Until == "" {
		return
	}
	// What its story's last article is before need not be looked at article by
	// article. A day is the outlet's own: the last by the clock may have the day
	// before.
	if d, err := time.Parse(time.DateOnly, day(q.Since)); err == nil {
		c.add("finding.last >= ?", d.AddDate(0, 0, -1).Format(time.DateOnly))
	}
	var in conditions
	in.add("x.n = finding.n")
	if q.Outlet != "" {
		in.add("x.outlet = ?", key(q.Outlet))
	}
	in.days("x.day", q.Since, q.Until)
	c.add("EXISTS (SELECT 1 FROM finding_article x"+in.where()+")", in.args...)
}

// rank orders rows by how well they match and how recent they are; of equals
// the later comes first. Without words it is the date alone.
func (t *tx) rank(rows []found) {
	now := t.s.now()
	for i := range rows {
		r := &rows[i]
		if r.score > 0 {
			r.score *= 1 + recencyShare*recency(now, r.date)
		}
	}
	slices.SortFunc(rows, func(a, b found) int {
		switch {
		case a.score != b.score:
			return cmp.Compare(b.score, a.score)
		case a.score == 0 && a.date != b.date:
			return cmp.Compare(b.date, a.date)
		}
		return cmp.Compare(countOf(b.n), countOf(a.n))
	})
}

// recency is 1 for what is new and tends to 0 for what is old; what has no date
// is old.
func recency(now time.Time, date string) float64 {
	d, err := time.Parse(time.DateOnly, day(date))
	if err != nil {
		return 0
	}
	return math.Exp2(-max(0, float64(now.Sub(d))/float64(halfLife)))
}

// hit reads what is shown of a row.
func (t *tx) hit(ctx context.Context, r found, p *query.Parsed, finding bool) (*store.Hit, error) {
	if finding {
		return t.findingHit(ctx, r, p)
	}
	h := &store.Hit{Kind: store.ArticleHit, Score: r.score}
	var packed []byte
	if _, err := t.row(ctx, "SELECT id, title, outlet, published, story, text FROM article JOIN article_text x ON x.seq = article.seq WHERE article.seq = ?", []any{r.n},
		&h.Article, &h.Title, &h.Outlet, &h.Published, &h.Story, &packed); err != nil {
		return nil, err
	}
	text, err := t.s.codec.DecodeText(packed)
	if err != nil {
		return nil, fmt.Errorf("article %s: %w: %w", h.Article, store.ErrDamaged, err)
	}
	s := p.Snippet(text)
	if p != nil && len(s.Marks) == 0 {
		if inTitle := p.Snippet(h.Title); len(inTitle.Marks) > 0 {
			h.Snippet, h.Marks, h.At = inTitle.In(h.Title), inTitle.Marks, -1
			return h, nil
		}
	}
	h.Snippet, h.Marks, h.At = s.In(text), s.Marks, s.Start
	return h, nil
}

func (t *tx) findingHit(ctx context.Context, r found, p *query.Parsed) (*store.Hit, error) {
	h := &store.Hit{Score: r.score}
	var start int
	var passage string
	if _, err := t.row(ctx, "SELECT kind, id, story, status, dispute, title, article, outlet, start, passage, last FROM finding WHERE n = ?", []any{r.n},
		&h.Kind, &h.ID, &h.Story, &h.Status, &h.Dispute, &h.Title, &h.Article, &h.Outlet, &start, &passage, &h.Published); err != nil {
		return nil, err
	}
	s := p.Snippet(passage)
	h.Snippet, h.Marks, h.At = s.In(passage), s.Marks, start+s.Start
	return h, nil
}
