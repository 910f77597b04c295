package sqlstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"synoptic"
	"synoptic/internal/store"
)

// Reading gives what was read in an article.
func (t *tx) Reading(ctx context.Context, article string) (*synoptic.Reading, error) {
	if err := t.writeReadings(ctx, 0); err != nil {
		return nil, err
	}
	a, err := t.Article(ctx, article)
	if err != nil {
		return nil, err
	}
	var data []byte
	found, err := t.row(ctx, "SELECT data FROM reading WHERE seq = ?", []any{a.Seq}, &data)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, notFound("reading of article", article)
	}
	r, err := t.s.codec.DecodeReading(data, &a.Article)
	if err != nil {
		return nil, fmt.Errorf("article %s: %w: %w", article, store.ErrDamaged, err)
	}
	return r, nil
}

// Unread lists articles that no analyser of a version has read.
func (t *tx) Unread(ctx context.Context, analyser string, retry bool, limit int) ([]string, error) {
	limit = atMost(limit)
	type entry struct {
		seq int64
		id  string
	}
	var list []entry
	failed := []int{0}
	if retry {
		failed = []int{0, 1}
	}
	// There are few versions: going from one to the next by the index takes no
	// longer the more articles are read.
	for _, f := range failed {
		for version, more := "", true; more; {
			if version != clean(analyser) {
				err := t.query(ctx, "SELECT seq, id FROM article WHERE failed = ? AND analyser = ? ORDER BY seq LIMIT ?", []any{f, version, limit}, func(scan func(...any) error) error {
					var e entry
					if err := scan(&e.seq, &e.id); err != nil {
						return err
					}
					list = append(list, e)
					return nil
				})
				if err != nil {
					return nil, err
				}
			}
			var err error
			if more, err = t.row(ctx, "SELECT analyser FROM article WHERE failed = ? AND analyser > ? ORDER BY analyser LIMIT 1", []any{f, version}, &version); err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(list, func(a, b entry) int { return cmp.Compare(a.seq, b.seq) })
	var out []string
	for _, e := range list[:min(limit, len(list))] {
		out = append(out, e.id)
	}
	return out, nil
}

// PutReading keeps what an analyser read in an article.
func (t *tx) PutReading(ctx context.Context, article, analyser string, r *synoptic.Reading, names []store.Posting) error {
	var seq int64
	var packed []byte
	found, err := t.row(ctx, "SELECT article.seq, text FROM article JOIN article_text x ON x.seq = article.seq WHERE id = ?", []any{key(article)}, &seq, &packed)
	if err != nil {
		return err
	}
	if !found {
		return notFound("article", article)
	}
	// A reading of another text would have its spans anywhere.
	if text, err := t.s.codec.DecodeText(packed); err != nil {
		return fmt.Errorf("article %s: %w: %w", article, store.ErrDamaged, err)
	} else if r.Article == nil || r.Article.Text != text {
		return fmt.Errorf("article %s: the reading is one of another text", article)
	}
	if _, err := t.exec(ctx, "UPDATE article SET analyser = ? WHERE seq = ?", clean(analyser), seq); err != nil {
		return err
	}
	if _, err := t.exec(ctx, "DELETE FROM posting WHERE seq = ?", seq); err != nil {
		return err
	}
	if err := t.insert(ctx, "posting", "seq, key, type, text, count", postingRows(seq, names)); err != nil {
		return err
	}
	// A third of the work is encoding: it goes on beside the statements, these and
	// the next article's.
	t.encoding = append(t.encoding, encoding{seq, article, t.s.encodeReading(r)})
	return t.writeReadings(ctx, maxEncoding)
}

// maxEncoding is how many readings are being encoded at most while the
// transaction goes on.
const maxEncoding = 2

// encoding is a reading on its way into the database.
type encoding struct {
	seq     int64
	article string
	wait    func() ([]byte, error)
}

// writeReadings writes the readings that are being encoded, but for the last
// few.
func (t *tx) writeReadings(ctx context.Context, but int) error {
	for len(t.encoding) > but {
		e := t.encoding[0]
		t.encoding = t.encoding[1:]
		data, err := e.wait()
		if err != nil {
			return fmt.Errorf("article %s: %w", e.article, err)
		}
		if _, err := t.exec(ctx, "INSERT INTO reading (seq, data) VALUES (?, ?) ON CONFLICT (seq) DO UPDATE SET data = excluded.data", e.seq, data); err != nil {
			return err
		}
	}
	return nil
}

// endEncoding waits for what is still being encoded, as after a failure: its
// readings are the caller's again when the transaction is at its end.
func (t *tx) endEncoding() {
	for _, e := range t.encoding {
		_, _ = e.wait() // nobody needs it any more
	}
	t.encoding = nil
}

// encodeReading encodes a reading on another core and gives what waits for it.
func (s *Store) encodeReading(r *synoptic.Reading) func() ([]byte, error) {
	var data []byte
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() {
			if e := recover(); e != nil {
				err = fmt.Errorf("the reading cannot be encoded: %v", e)
			}
		}()
		data, err = s.codec.EncodeReading(r)
	}()
	return func() ([]byte, error) {
		<-done
		return data, err
	}
}

// postingRows are an article's names as rows; of two with one key and type the
// longer text stays, and both are counted.
func postingRows(seq int64, names []store.Posting) [][]any {
	type id struct {
		key string
		typ synoptic.EntityType
	}
	at := map[id]int{}
	var list []store.Posting
	for _, n := range names {
		if n.Key == "" {
			n.Key = store.Fold(n.Text)
		}
		n.Key, n.Text = key(n.Key), clean(n.Text)
		if n.Key == "" {
			continue
		}
		k := id{n.Key, n.Type}
		i, ok := at[k]
		if !ok {
			at[k] = len(list)
			list = append(list, n)
			continue
		}
		list[i].Count += n.Count
		if len(n.Text) > len(list[i].Text) {
			list[i].Text = n.Text
		}
	}
	rows := make([][]any, len(list))
	for i, n := range list {
		rows[i] = []any{seq, n.Key, string(n.Type), n.Text, n.Count}
	}
	return rows
}
