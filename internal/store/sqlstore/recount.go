package sqlstore

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"synoptic/internal/store"
)

// touch notes that a story's articles changed.
func (t *tx) touch(story string, at time.Time) {
	if story != "" && t.dirty != nil {
		t.dirty[story] = at
	}
}

// recount brings the counts of stories whose articles changed up to date. It
// runs once before a transaction ends, and before what shows the counts.
func (t *tx) recount(ctx context.Context) error {
	for _, id := range slices.Sorted(maps.Keys(t.dirty)) {
		x, err := t.count(ctx, id)
		if err != nil {
			return err
		}
		_, err = t.exec(ctx, "UPDATE story SET first = ?, last = ?, articles = ?, outlets = ?, families = ?, per_day = ?, changed = ? WHERE id = ?",
			x.First, x.Last, x.Articles, x.Outlets, x.Families, toJSON(x.PerDay), micros(t.dirty[id]), id)
		if err != nil {
			return err
		}
		delete(t.dirty, id)
	}
	return nil
}

// count counts a story's newest articles.
func (t *tx) count(ctx context.Context, id string) (*store.Story, error) {
	x := &store.Story{PerDay: []store.DayCount{}}
	outlets, families := map[string]bool{}, map[string]bool{}
	days := map[string]int{}
	err := t.query(ctx, "SELECT outlet, family, day, count(*), min(published), max(published) FROM article WHERE story = ? AND story <> '' AND replaced_by = '' GROUP BY outlet, family, day", []any{id}, func(scan func(...any) error) error {
		var outlet, family, day, first, last string
		var n int
		if err := scan(&outlet, &family, &day, &n, &first, &last); err != nil {
			return err
		}
		x.Articles += n
		if outlet != "" {
			outlets[outlet] = true
		}
		if family = cmp.Or(family, outlet); family != "" {
			families[family] = true
		}
		if day != "" {
			days[day] += n
			if x.First == "" || first < x.First {
				x.First = first
			}
			x.Last = max(x.Last, last)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	x.Outlets, x.Families = len(outlets), len(families)
	for _, d := range slices.Sorted(maps.Keys(days)) {
		x.PerDay = append(x.PerDay, store.DayCount{Day: d, Count: days[d]})
	}
	return x, nil
}
