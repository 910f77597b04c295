package sqlstore

import (
	"context"
	"time"

	"synoptic/internal/store"
)

const itemColumns = `seq, at, source, item, outcome, article, reason, retry, tries`

func (t *tx) items(ctx context.Context, rest string, args ...any) ([]*store.Item, error) {
	var out []*store.Item
	err := t.query(ctx, "SELECT "+itemColumns+" FROM item "+rest, args, func(scan func(...any) error) error {
		var i store.Item
		var at, retry int64
		err := scan(&i.Seq, &at, &i.Source, &i.Item, &i.Outcome, &i.Article, &i.Reason, &retry, &i.Tries)
		i.At, i.Retry = fromMicros(at), fromMicros(retry)
		out = append(out, &i)
		return err
	})
	return out, err
}

// Item finds the latest entry of a source's item.
func (t *tx) Item(ctx context.Context, source, item string) (*store.Item, error) {
	list, err := t.items(ctx, "WHERE source = ? AND item = ? ORDER BY seq DESC LIMIT 1", key(source), key(item))
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, notFound("item", item)
	}
	return list[0], nil
}

// Items lists what came in, the latest first.
func (t *tx) Items(ctx context.Context, f store.ItemFilter, p store.Page) ([]*store.Item, string, error) {
	var c conditions
	if f.Source != "" {
		c.add("source = ?", key(f.Source))
	}
	if f.Outcome != "" {
		c.add("outcome = ?", string(f.Outcome))
	}
	if !f.Since.IsZero() {
		c.add("at >= ?", micros(f.Since))
	}
	var last int64
	if ok, err := readCursor(p.After, "items", &last); err != nil {
		return nil, "", err
	} else if ok {
		c.add("seq < ?", last)
	}
	n := limit(p.Limit)
	out, err := t.items(ctx, c.where()+" ORDER BY seq DESC LIMIT ?", append(c.args, n+1)...)
	if err != nil || len(out) <= n {
		return out, "", err
	}
	out = out[:n]
	return out, cursor("items", out[n-1].Seq), nil
}

// Retries lists items whose time for another try has come.
func (t *tx) Retries(ctx context.Context, now time.Time, limit int) ([]*store.Item, error) {
	return t.items(ctx, "WHERE newest = 1 AND retry > 0 AND retry <= ? ORDER BY retry, seq LIMIT ?", micros(now), atMost(limit))
}

// Log appends an entry to what came in.
func (t *tx) Log(ctx context.Context, i *store.Item) error {
	last, err := t.number(ctx, "SELECT max(seq) FROM item")
	if err != nil {
		return err
	}
	if _, err := t.exec(ctx, "UPDATE item SET newest = 0 WHERE source = ? AND item = ? AND newest = 1", key(i.Source), key(i.Item)); err != nil {
		return err
	}
	at := i.At
	if at.IsZero() {
		at = t.s.now()
	}
	err = t.insert(ctx, "item", itemColumns+", newest", [][]any{{last + 1, micros(at), key(i.Source), key(i.Item), string(i.Outcome), key(i.Article), clean(i.Reason), micros(i.Retry), i.Tries, 1}})
	if err == nil {
		i.Seq, i.At = last+1, fromMicros(micros(at))
	}
	return err
}

// Mark gives how far a source was read.
func (t *tx) Mark(ctx context.Context, source string) (string, error) {
	var mark string
	_, err := t.row(ctx, "SELECT mark FROM mark WHERE source = ?", []any{key(source)}, &mark)
	return mark, err
}

// SetMark keeps how far a source was read.
func (t *tx) SetMark(ctx context.Context, source, mark string) error {
	return t.put(ctx, "mark", "source", "mark", key(source), clean(mark))
}

// Setting gives what was noted about the collection.
func (t *tx) Setting(ctx context.Context, name string) (string, error) {
	var value string
	_, err := t.row(ctx, "SELECT value FROM setting WHERE key = ?", []any{key(name)}, &value)
	return value, err
}

// Set notes something about the collection.
func (t *tx) Set(ctx context.Context, name, value string) error {
	return t.put(ctx, "setting", "key", "value", key(name), clean(value))
}

// put keeps a value under a name; "" deletes it.
func (t *tx) put(ctx context.Context, table, name, column, key, value string) error {
	if value == "" {
		_, err := t.exec(ctx, "DELETE FROM "+table+" WHERE "+name+" = ?", key)
		return err
	}
	_, err := t.exec(ctx, "INSERT INTO "+table+" ("+name+", "+column+") VALUES (?, ?) ON CONFLICT ("+name+") DO UPDATE SET "+column+" = excluded."+column, key, value)
	return err
}
