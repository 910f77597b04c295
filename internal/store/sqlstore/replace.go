package sqlstore

import (
	"context"
	"strings"

	"synoptic/internal/store"
)

// ReplaceArticle puts what extracting an article again gave in the place of
// what was there. Where the text is another one, what was read in the old one
// goes with it; where it is the same and a has no features, those stay.
func (t *tx) ReplaceArticle(ctx context.Context, a *store.Article) error {
	// What is being encoded may be of this very article, which is written to below.
	if err := t.writeReadings(ctx, 0); err != nil {
		return err
	}
	old, err := t.Article(ctx, a.ID)
	if err != nil {
		return err
	}
	kept := *a
	kept.Seq, kept.Added, kept.Page, kept.Version, kept.Replaces, kept.ReplacedBy = old.Seq, old.Added, old.Page, old.Version, old.Replaces, old.ReplacedBy
	kept.Story, kept.Likeness, kept.Why = old.Story, old.Likeness, old.Why
	same := old.Text == kept.Text
	if same && kept.Features == nil {
		kept.Features = old.Features
	}
	names := strings.Split(articleNames, ", ")
	if _, err := t.exec(ctx, "UPDATE article SET "+strings.Join(names, " = ?, ")+" = ? WHERE seq = ?", append(articleRow(&kept), kept.Seq)...); err != nil {
		return err
	}
	if _, err := t.exec(ctx, "UPDATE article_text SET text = ?, parts = ?, features = ? WHERE seq = ?",
		t.s.codec.EncodeText(kept.Text), t.s.codec.EncodeParts(&kept.Article), blob(kept.Features), kept.Seq); err != nil {
		return err
	}
	if !same || old.Title != kept.Title {
		if err := t.unindex(ctx, articleWords, kept.Seq); err != nil {
			return err
		}
		if err := t.index(ctx, articleWords, kept.Seq, kept.Title, kept.Text); err != nil {
			return err
		}
	}
	if !same {
		for _, q := range []string{
			"DELETE FROM posting WHERE seq = ?",
			"DELETE FROM reading WHERE seq = ?",
			"UPDATE article SET analyser = '' WHERE seq = ?",
		} {
			if _, err := t.exec(ctx, q, kept.Seq); err != nil {
				return err
			}
		}
	}
	t.touch(kept.Story, t.s.now())
	*a = kept
	return nil
}
