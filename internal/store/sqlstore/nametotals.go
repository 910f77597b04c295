package sqlstore

import "context"

// countNames adds what a story's ledger has of each name to the totals that
// lists of names show.
func (t *tx) countNames(ctx context.Context, story string) error {
	_, err := t.exec(ctx, `INSERT INTO ledger_name_total (name_key, name, type, mentions, stories)
SELECT name_key, name, type, sum(mentions), 1 FROM ledger WHERE story = ? GROUP BY name_key, name, type
ON CONFLICT (name_key, name, type) DO UPDATE SET mentions = ledger_name_total.mentions + excluded.mentions, stories = ledger_name_total.stories + 1`, story)
	return err
}

// uncountNames takes a story's ledger off the totals.
func (t *tx) uncountNames(ctx context.Context, story string) error {
	if _, err := t.exec(ctx, `UPDATE ledger_name_total SET mentions = ledger_name_total.mentions - s.mentions, stories = ledger_name_total.stories - 1
FROM (SELECT name_key, name, type, sum(mentions) AS mentions FROM ledger WHERE story = ? GROUP BY name_key, name, type) s
WHERE ledger_name_total.name_key = s.name_key AND ledger_name_total.name = s.name AND ledger_name_total.type = s.type`, story); err != nil {
		return err
	}
	_, err := t.exec(ctx, "DELETE FROM ledger_name_total WHERE stories <= 0 AND (name_key, name, type) IN (SELECT name_key, name, type FROM ledger WHERE story = ?)", story)
	return err
}

// maxVariants is how many spellings of a name are listed at most.
const maxVariants = 1000

// variants are the spellings of a name, in order. Each is looked up behind the
// one before: thousands of stories may have the same few.
func (t *tx) variants(ctx context.Context, nameKey, name, typ string) ([]string, error) {
	var out []string
	last := ""
	for len(out) < maxVariants {
		next, err := t.strings(ctx, "SELECT variant FROM ledger WHERE name_key = ? AND name = ? AND type = ? AND variant > ? ORDER BY variant LIMIT 1", nameKey, name, typ, last)
		if err != nil || len(next) == 0 {
			return out, err
		}
		last = next[0]
		out = append(out, last)
	}
	return out, nil
}
