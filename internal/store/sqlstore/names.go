package sqlstore

import (
	"context"
	"errors"

	"synoptic/internal/store"
)

// Names lists people, bodies and places over all stories, by name.
func (t *tx) Names(ctx context.Context, f store.NameFilter, p store.Page) ([]store.Name, string, error) {
	var c conditions
	if f.Type != "" {
		c.add("type = ?", string(f.Type))
	}
	if f.Key != "" {
		c.add("name_key = ?", key(store.Fold(f.Key)))
	}
	if f.Story != "" {
		id, err := t.resolve(ctx, f.Story)
		if errors.Is(err, store.ErrNotFound) {
			return nil, "", nil
		}
		if err != nil {
			return nil, "", err
		}
		c.add("(name_key, name, type) IN (SELECT s.name_key, s.name, s.type FROM ledger s WHERE s.story = ?)", id)
	}
	if prefix := key(store.Fold(f.Prefix)); prefix != "" {
		end := prefix + "\U0010FFFF"
		// One lookup of both: of a condition with OR the database makes a scan.
		c.add("(name_key, name, type) IN (SELECT v.name_key, v.name, v.type FROM ledger v WHERE v.name_key >= ? AND v.name_key < ? UNION SELECT v.name_key, v.name, v.type FROM ledger v WHERE v.key >= ? AND v.key < ?)", prefix, end, prefix, end)
	}
	var nameKey, name, typ string
	if ok, err := readCursor(p.After, "names", &nameKey, &name, &typ); err != nil {
		return nil, "", err
	} else if ok {
		c.add("(name_key, name, type) > (?, ?, ?)", nameKey, name, typ)
	}
	n := limit(p.Limit)
	var out []store.Name
	var keys []string
	err := t.query(ctx, "SELECT name_key, name, type, mentions, stories FROM ledger_name_total"+c.where()+" ORDER BY name_key, name, type LIMIT ?", append(c.args, n+1), func(scan func(...any) error) error {
		var x store.Name
		var k string
		err := scan(&k, &x.Name, &x.Type, &x.Mentions, &x.InStories)
		out, keys = append(out, x), append(keys, k)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	next := ""
	if len(out) > n {
		out = out[:n]
		last := out[n-1]
		next = cursor("names", keys[n-1], last.Name, last.Type)
	}
	for i := range out {
		x := &out[i]
		if x.Variants, err = t.variants(ctx, keys[i], x.Name, string(x.Type)); err != nil {
			return nil, "", err
		}
		if f.Counts {
			continue
		}
		const of = "SELECT DISTINCT story FROM ledger WHERE name_key = ? AND name = ? AND type = ? ORDER BY 1"
		if x.Stories, err = t.strings(ctx, of, keys[i], x.Name, string(x.Type)); err != nil {
			return nil, "", err
		}
	}
	return out, next, nil
}

// maxSpellings is by how many names one is widened at most.
const maxSpellings = 40

// Spellings are the names that stories' ledgers hold for whoever is called
// name in one of them. A name of several words has no other in a surname
// alone, which others bear, too.
func (t *tx) Spellings(ctx context.Context, name string) ([]string, error) {
	k := key(store.Fold(name))
	if k == "" {
		return nil, nil
	}
	return t.strings(ctx, `SELECT DISTINCT o.variant FROM ledger l JOIN ledger o ON o.story = l.story AND o.entity = l.entity
WHERE l.key = ? AND (o.joined_by <> 'surname' OR o.key = l.key OR ? = 0) ORDER BY 1 LIMIT ?`, k, flag(severalWords(k)), maxSpellings)
}

func severalWords(key string) bool {
	for i := range len(key) {
		if key[i] == ' ' {
			return true
		}
	}
	return false
}

// Outlets counts what each outlet did over all stories.
func (t *tx) Outlets(ctx context.Context, outlet string) ([]store.Outlet, error) {
	cond, args := " WHERE outlet <> ''", []any(nil)
	if outlet != "" {
		cond, args = " WHERE outlet = ?", []any{key(outlet)}
	}
	var out []store.Outlet
	at := map[string]int{}
	err := t.query(ctx, "SELECT outlet, max(family), count(*), count(DISTINCT CASE WHEN story <> '' THEN story END), sum(CASE WHEN version > 1 THEN 1 ELSE 0 END) FROM article"+cond+" GROUP BY outlet ORDER BY outlet", args, func(scan func(...any) error) error {
		var x store.Outlet
		err := scan(&x.Outlet, &x.Family, &x.Articles, &x.Stories, &x.Revised)
		at[x.Outlet] = len(out)
		out = append(out, x)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = t.query(ctx, "SELECT outlet, sum(first), sum(echoed), sum(alone), sum(left_out) FROM story_outlet"+cond+" GROUP BY outlet", args, func(scan func(...any) error) error {
		var o string
		var first, echoed, alone, leftOut int
		if err := scan(&o, &first, &echoed, &alone, &leftOut); err != nil {
			return err
		}
		if i, ok := at[o]; ok {
			out[i].First, out[i].Echoed, out[i].Alone, out[i].LeftOut = first, echoed, alone, leftOut
		}
		return nil
	})
	return out, err
}
