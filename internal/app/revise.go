package app

import (
	"cmp"
	"fmt"
	"slices"

	"synoptic"
	"synoptic/internal/extract/revision"
)

// Version is one version of a page.
type Version struct {
	*synoptic.Article
	// Fetched is when it was fetched (ISO 8601), "" if that is not known.
	Fetched string
}

// Revise adds to a story's account what changed between the versions of its
// pages, each page's in their order with the newest last, and the older
// versions' texts. It fails where the account would no longer pass its check.
func Revise(acc *synoptic.Account, pages [][]Version) error {
	s := &acc.Stories[0]
	for _, versions := range pages {
		for i := 1; i < len(versions); i++ {
			was, now := versions[i-1], versions[i]
			info, err := articleInfo(was.Article)
			if err != nil {
				return err
			}
			info.ReplacedBy = now.ID
			acc.Articles = append(acc.Articles, info)
			r, err := revised(was.Article, now)
			if err != nil {
				return err
			}
			s.Revisions = append(s.Revisions, r)
		}
	}
	slices.SortStableFunc(s.Revisions, func(a, b synoptic.Revision) int {
		return cmp.Or(synoptic.CompareTimes(text(a.When), text(b.When)), cmp.Compare(a.Article, b.Article))
	})
	if err := acc.Check(); err != nil {
		return fmt.Errorf("the account did not pass its check and is withheld: %w", err)
	}
	return nil
}

func revised(was *synoptic.Article, now Version) (synoptic.Revision, error) {
	r := synoptic.Revision{Article: now.ID, Replaces: was.ID, Changes: []synoptic.Change{}}
	if when := cmp.Or(now.Updated, now.Fetched, now.Published); when != "" {
		r.When = &when
	}
	for _, c := range revision.Compare(was, now.Article) {
		x := synoptic.Change{Kind: string(c.Kind), What: string(c.What)}
		for _, side := range []struct {
			in *synoptic.Article
			at synoptic.Span
			to **synoptic.Passage
		}{{was, c.Was, &x.Was}, {now.Article, c.Now, &x.Now}} {
			if side.at.IsZero() {
				continue
			}
			p, err := side.in.Passage(side.at)
			if err != nil {
				return r, err
			}
			*side.to = &p
		}
		r.Changes = append(r.Changes, x)
	}
	return r, nil
}
