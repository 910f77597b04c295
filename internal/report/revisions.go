package report

import "synoptic"

// Revision is what changed in one article's page.
type Revision struct {
	Art     *Article
	Date    string // when the version came, "" if that is not known
	Changes []Change
}

// Change is one thing that changed, in the words of both versions. Diff marks
// the words where something was reworded; it is nil where words were only
// added or removed.
type Change struct {
	*synoptic.Change
	Diff []Piece
}

// mostDiff is how long, in bytes, passages are whose differing words are marked.
const mostDiff = 2000

func (s *Story) addRevisions() {
	for _, r := range s.Story.Revisions {
		art := s.article[r.Article]
		if art == nil {
			continue // a version between two others: the newest one's letter stands for the page
		}
		x := Revision{Art: art}
		if r.When != nil {
			x.Date = When(*r.When)
		}
		for i := range r.Changes {
			c := Change{Change: &r.Changes[i]}
			if c.Was != nil && c.Now != nil && len(c.Was.Text)+len(c.Now.Text) <= mostDiff {
				c.Diff = Diff(c.Was.Text, c.Now.Text)
			}
			x.Changes = append(x.Changes, c)
		}
		s.Revised = append(s.Revised, x)
	}
}
