package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"synoptic/internal/store"
	"synoptic/internal/store/query"
)

// Check tells each thing that is wrong with the database.
func (s *Store) Check(ctx context.Context, wrong func(what string)) error {
	return s.view(ctx, func(ctx context.Context, t *tx) error { return t.check(ctx, wrong) })
}

func (t *tx) check(ctx context.Context, wrong func(what string)) error {
	if err := t.s.d.check(ctx, t, wrong); err != nil {
		return err
	}
	for _, f := range []func(context.Context, func(string)) error{t.checkRows, t.checkArticles, t.checkStories} {
		if err := f(ctx, wrong); err != nil {
			return err
		}
	}
	return nil
}

// dangling are rows that point at none: each is selected with its name.
var dangling = []struct{ what, query string }{
	{"article %s has no text", "SELECT id FROM article WHERE NOT EXISTS (SELECT 1 FROM article_text x WHERE x.seq = article.seq)"},
	{"article %s is assigned to a story that is not there", "SELECT id FROM article WHERE story <> '' AND NOT EXISTS (SELECT 1 FROM story s WHERE s.id = article.story)"},
	{"article %s replaces one that is not there", "SELECT id FROM article WHERE replaces <> '' AND NOT EXISTS (SELECT 1 FROM article x WHERE x.id = article.replaces AND x.replaced_by = article.id)"},
	{"article %s is replaced by one that is not there", "SELECT id FROM article WHERE replaced_by <> '' AND NOT EXISTS (SELECT 1 FROM article x WHERE x.id = article.replaced_by AND x.replaces = article.id)"},
	{"article %s is noted as read and there is no reading", "SELECT id FROM article WHERE analyser <> '' AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.seq = article.seq)"},
	{"article %s has a reading of no analyser", "SELECT id FROM article WHERE analyser = '' AND EXISTS (SELECT 1 FROM reading r WHERE r.seq = article.seq)"},
	{"a name is posted under an article that was not read: %s", "SELECT DISTINCT key FROM posting WHERE NOT EXISTS (SELECT 1 FROM reading r WHERE r.seq = posting.seq)"},
	{"story %s leads to one and is there itself", "SELECT story_joined.id FROM story_joined JOIN story s ON s.id = story_joined.id"},
	{"a claim or dispute has no account: %s", "SELECT DISTINCT story FROM finding WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.story = finding.story)"},
	{"the list of names miscounts %s", "SELECT name FROM (SELECT name_key, name, type, mentions, stories FROM ledger_name_total EXCEPT SELECT name_key, name, type, sum(mentions), count(DISTINCT story) FROM ledger GROUP BY name_key, name, type) x"},
	{"the list of names lacks %s", "SELECT name FROM (SELECT name_key, name, type FROM ledger EXCEPT SELECT name_key, name, type FROM ledger_name_total) x"},
	{"an entry of the log names an article that is not there: %s", "SELECT DISTINCT article FROM item WHERE article <> '' AND NOT EXISTS (SELECT 1 FROM article a WHERE a.id = item.article)"},
}

func (t *tx) checkRows(ctx context.Context, wrong func(string)) error {
	for _, d := range dangling {
		list, err := t.strings(ctx, d.query+" LIMIT ?", maxWrong)
		if err != nil {
			return err
		}
		for _, name := range list {
			wrong(fmt.Sprintf(d.what, name))
		}
	}
	for _, w := range []struct {
		of        wordTable
		rows, row string
	}{{articleWords, "article", "article"}, {findingWords, "finding", "claim or dispute"}} {
		k := t.s.d.find(w.of, nil).key
		for _, q := range []struct{ what, query string }{
			{w.row + " %d is not in the index of words", "SELECT " + w.of.key + " FROM " + w.rows + " WHERE " + w.of.key + " NOT IN (SELECT " + k + " FROM " + w.of.name + ")"},
			{"the index of words has a " + w.row + " that is not there: %d", "SELECT " + k + " FROM " + w.of.name + " WHERE " + k + " NOT IN (SELECT " + w.of.key + " FROM " + w.rows + ")"},
		} {
			var list []int64
			err := t.query(ctx, q.query+" LIMIT ?", []any{maxWrong}, func(scan func(...any) error) error {
				var n int64
				err := scan(&n)
				list = append(list, n)
				return err
			})
			if err != nil {
				return err
			}
			for _, n := range list {
				wrong(fmt.Sprintf(q.what, n))
			}
		}
	}
	return nil
}

// checkArticles decodes every article and what was read in it, and compares
// its text with the index of words.
func (t *tx) checkArticles(ctx context.Context, wrong func(string)) error {
	for after := int64(0); ; {
		var ids []string
		var read []bool
		err := t.query(ctx, "SELECT seq, id, CASE WHEN analyser = '' THEN 0 ELSE 1 END FROM article WHERE seq > ? ORDER BY seq LIMIT ?", []any{after, maxLimit}, func(scan func(...any) error) error {
			var id string
			var n int
			err := scan(&after, &id, &n)
			ids, read = append(ids, id), append(read, n == 1)
			return err
		})
		if err != nil || len(ids) == 0 {
			return err
		}
		for i, id := range ids {
			if err := tell(t.checkArticle(ctx, id, read[i], wrong), wrong); err != nil {
				return err
			}
		}
	}
}

func (t *tx) checkArticle(ctx context.Context, id string, read bool, wrong func(string)) error {
	a, err := t.Article(ctx, id)
	if err != nil {
		return err
	}
	ok, err := t.s.d.indexed(ctx, t, articleWords, a.Seq, query.Words(a.Title), query.Words(a.Text))
	if err != nil {
		return err
	}
	if !ok {
		wrong(fmt.Sprintf("article %s has other words than the index", id))
	}
	if read {
		_, err = t.Reading(ctx, id)
	}
	return err
}

// checkStories counts every story again and decodes its account.
func (t *tx) checkStories(ctx context.Context, wrong func(string)) error {
	for after, more := "", true; more; {
		ids, err := t.strings(ctx, "SELECT id FROM story WHERE id > ? ORDER BY id LIMIT ?", after, maxLimit)
		if err != nil {
			return err
		}
		for _, id := range ids {
			after = id
			x, err := t.Story(ctx, id)
			if err == nil {
				var y *store.Story
				if y, err = t.count(ctx, id); err == nil && (x.First != y.First || x.Last != y.Last || x.Articles != y.Articles || x.Outlets != y.Outlets || x.Families != y.Families || !slices.Equal(x.PerDay, y.PerDay)) {
					wrong(fmt.Sprintf("story %s has other articles than it counts", id))
				}
			}
			if err == nil {
				_, err = t.Account(ctx, id) // there need not be one
			}
			if err := tell(err, wrong); err != nil {
				return err
			}
		}
		more = len(ids) == maxLimit
	}
	return nil
}

// tell says what is damaged and gives back any other error. What is missing
// has been told of by then.
func tell(err error, wrong func(string)) error {
	switch {
	case errors.Is(err, store.ErrDamaged):
		wrong(err.Error())
		return nil
	case errors.Is(err, store.ErrNotFound):
		return nil
	}
	return err
}
