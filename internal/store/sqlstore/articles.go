package sqlstore

import (
	"context"
	"errors"
	"fmt"

	"synoptic"
	"synoptic/internal/store"
)

// articleColumns are what lists show of an article, in scanning order.
const articleColumns = `article.seq, article.id, article.path, article.url, article.outlet, article.family, article.title, article.byline, article.credit, article.dateline_place,
article.language, article.published, article.published_from, article.sha256, article.status, article.reason,
article.added, article.source, article.fetched, article.page, article.version, article.replaces, article.replaced_by, article.story, article.likeness, article.why`

// scanArticle reads articleColumns, and more columns after them.
func scanArticle(scan func(...any) error, more ...any) (*store.Article, error) {
	var a store.Article
	var added int64
	to := []any{
		&a.Seq, &a.ID, &a.Path, &a.URL, &a.Outlet, &a.Family, &a.Title, &a.Byline, &a.Credit, &a.DatelinePlace,
		&a.Language, &a.Published, &a.PublishedFrom, &a.SHA256, &a.Status, &a.Reason,
		&added, &a.Source, &a.Fetched, &a.Page, &a.Version, &a.Replaces, &a.ReplacedBy, &a.Story, &a.Likeness, &a.Why,
	}
	if err := scan(append(to, more...)...); err != nil {
		return nil, err
	}
	a.Added = fromMicros(added)
	return &a, nil
}

// Article finds an article by its ID.
func (t *tx) Article(ctx context.Context, id string) (*store.Article, error) {
	var a *store.Article
	var text, parts, features []byte
	err := t.query(ctx, "SELECT "+articleColumns+", x.text, x.parts, x.features FROM article JOIN article_text x ON x.seq = article.seq WHERE id = ?", []any{key(id)}, func(scan func(...any) error) (err error) {
		a, err = scanArticle(scan, &text, &parts, &features)
		return err
	})
	if err != nil {
		return nil, err
	}
	if a == nil {
		return nil, notFound("article", id)
	}
	if a.Text, err = t.s.codec.DecodeText(text); err == nil {
		err = t.s.codec.DecodeParts(parts, &a.Article)
	}
	if err != nil {
		return nil, fmt.Errorf("article %s: %w: %w", id, store.ErrDamaged, err)
	}
	a.Features = features
	return a, nil
}

// Articles lists articles.
func (t *tx) Articles(ctx context.Context, f store.ArticleFilter, p store.Page) ([]*store.Article, string, error) {
	story := f.Story
	if story != "" {
		var err error
		if story, err = t.resolve(ctx, story); err != nil {
			if errors.Is(err, store.ErrNotFound) {
				return nil, "", nil
			}
			return nil, "", err
		}
	}
	var c conditions
	for _, eq := range []struct{ column, value string }{
		{"outlet", key(f.Outlet)}, {"story", story}, {"source", key(f.Source)}, {"page", key(f.Page)}, {"status", string(f.Status)},
	} {
		if eq.value != "" {
			c.add("article."+eq.column+" = ?", eq.value)
		}
		if eq.value != "" && (eq.column == "story" || eq.column == "page") {
			c.add("article." + eq.column + " <> ''") // the indexes of both are of such rows alone
		}
	}
	if f.Name != "" {
		c.add("article.seq IN (SELECT seq FROM posting WHERE posting.key = ?)", key(store.Fold(f.Name)))
	}
	c.days("article.day", f.Since, f.Until)
	if f.FromSeq > 0 {
		c.add("article.seq >= ?", f.FromSeq)
	}
	order, after := "DESC", "article.seq < ?"
	if f.Oldest {
		order, after = "ASC", "article.seq > ?"
	}
	var last int64
	list := "articles " + order
	if ok, err := readCursor(p.After, list, &last); err != nil {
		return nil, "", err
	} else if ok {
		c.add(after, last)
	}
	q, join := "SELECT "+articleColumns, ""
	if f.Features {
		q, join = q+", x.features", " JOIN article_text x ON x.seq = article.seq"
	}
	n := limit(p.Limit)
	var out []*store.Article
	err := t.query(ctx, q+" FROM article"+join+c.where()+" ORDER BY article.seq "+order+" LIMIT ?", append(c.args, n+1), func(scan func(...any) error) error {
		var features []byte
		var more []any
		if f.Features {
			more = []any{&features}
		}
		a, err := scanArticle(scan, more...)
		if err != nil {
			return err
		}
		a.Features = features
		out = append(out, a)
		return nil
	})
	if err != nil || len(out) <= n {
		return out, "", err
	}
	out = out[:n]
	return out, cursor(list, out[n-1].Seq), nil
}

// days bounds a column of days, both ends being in.
func (c *conditions) days(column, since, until string) {
	if since != "" {
		c.add(column+" >= ?", day(clean(since)))
	}
	if until != "" {
		c.add(column+" <= ?", day(clean(until)))
		if since == "" {
			c.add(column + " <> ''")
		}
	}
}

// Latest finds the newest version of a page.
func (t *tx) Latest(ctx context.Context, page string) (*store.Article, error) {
	id := ""
	if page != "" {
		if _, err := t.row(ctx, "SELECT id FROM article WHERE page = ? AND page <> '' ORDER BY version DESC LIMIT 1", []any{key(page)}, &id); err != nil {
			return nil, err
		}
	}
	if id == "" {
		return nil, notFound("page", page)
	}
	return t.Article(ctx, id)
}

// PutArticle adds an article.
func (t *tx) PutArticle(ctx context.Context, a *store.Article) error {
	if a.ID == "" {
		return errors.New("an article without an ID cannot be kept")
	}
	there, err := t.number(ctx, "SELECT count(*) FROM article WHERE id = ?", key(a.ID))
	if err != nil {
		return err
	}
	if there > 0 {
		return fmt.Errorf("article %q: %w", a.ID, store.ErrExists)
	}
	story := ""
	if a.Story != "" {
		if story, err = t.resolve(ctx, a.Story); err != nil {
			return err
		}
	}
	last, err := t.number(ctx, "SELECT max(seq) FROM article")
	if err != nil {
		return err
	}
	kept := *a
	kept.Seq, kept.Story, kept.Version, kept.Replaces, kept.ReplacedBy = last+1, story, 1, "", ""
	if kept.Added.IsZero() {
		kept.Added = t.s.now()
	}
	kept.Added = fromMicros(micros(kept.Added))
	if kept.Page != "" {
		var before, beforeStory string
		var version int
		found, err := t.row(ctx, "SELECT id, version, story FROM article WHERE page = ? AND page <> '' ORDER BY version DESC LIMIT 1", []any{key(kept.Page)}, &before, &version, &beforeStory)
		if err != nil {
			return err
		}
		if found {
			kept.Version, kept.Replaces = version+1, before
			if _, err := t.exec(ctx, "UPDATE article SET replaced_by = ? WHERE id = ?", key(kept.ID), before); err != nil {
				return err
			}
			t.touch(beforeStory, t.s.now())
		}
	}
	row := articleRow(&kept)
	if err := t.insert(ctx, "article", articleNames, [][]any{row}); err != nil {
		return err
	}
	err = t.insert(ctx, "article_text", "seq, text, parts, features", [][]any{{kept.Seq, t.s.codec.EncodeText(kept.Text), t.s.codec.EncodeParts(&kept.Article), blob(kept.Features)}})
	if err != nil {
		return err
	}
	if err := t.index(ctx, articleWords, kept.Seq, kept.Title, kept.Text); err != nil {
		return err
	}
	t.touch(story, t.s.now())
	*a = kept
	return nil
}

// blob is bytes as a database takes them: none is NULL in both.
func blob(b []byte) any {
	if b == nil {
		return nil
	}
	return b
}

const articleNames = `seq, id, path, url, outlet, family, title, byline, credit, dateline_place, language, published, day, published_from, sha256, status, failed, reason, added, source, fetched, page, version, replaces, replaced_by, story, likeness, why`

func articleRow(a *store.Article) []any {
	return []any{
		a.Seq, key(a.ID), clean(a.Path), clean(a.URL), key(a.Outlet), key(a.Family), clean(a.Title), clean(a.Byline), clean(a.Credit), clean(a.DatelinePlace),
		clean(a.Language), key(a.Published), key(day(a.Published)), string(a.PublishedFrom), clean(a.SHA256), string(a.Status), flag(a.Status == synoptic.StatusFailed), clean(a.Reason),
		micros(a.Added), key(a.Source), clean(a.Fetched), key(a.Page), a.Version, a.Replaces, a.ReplacedBy, a.Story, a.Likeness, clean(a.Why),
	}
}

// SetFamily sets the family of all of an outlet's articles.
func (t *tx) SetFamily(ctx context.Context, outlet, family string) error {
	stories, err := t.strings(ctx, "SELECT DISTINCT story FROM article WHERE outlet = ? AND story <> ''", key(outlet))
	if err != nil {
		return err
	}
	if _, err := t.exec(ctx, "UPDATE article SET family = ? WHERE outlet = ?", key(family), key(outlet)); err != nil {
		return err
	}
	for _, s := range stories {
		t.touch(s, t.s.now())
	}
	return nil
}

// Assign puts an article into a story.
func (t *tx) Assign(ctx context.Context, article, story string, likeness float64, why string) error {
	var before string
	found, err := t.row(ctx, "SELECT story FROM article WHERE id = ?", []any{key(article)}, &before)
	if err != nil {
		return err
	}
	if !found {
		return notFound("article", article)
	}
	if story != "" {
		if story, err = t.resolve(ctx, story); err != nil {
			return err
		}
	}
	if _, err := t.exec(ctx, "UPDATE article SET story = ?, likeness = ?, why = ? WHERE id = ?", story, likeness, clean(why), key(article)); err != nil {
		return err
	}
	t.touch(before, t.s.now())
	t.touch(story, t.s.now())
	return nil
}
