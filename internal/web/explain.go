package web

import (
	"context"
	"errors"
	"fmt"

	"synoptic"
	"synoptic/internal/report/clean"
	"synoptic/internal/store"
)

// passageWidth is how much of a passage a line of the log shows, in columns.
const passageWidth = 90

// explainer words corrections and finds what they bear on.
type explainer struct {
	ctx   context.Context
	rd    store.Reader
	log   []synoptic.Correction
	texts map[string]Subject // found already
}

// explain words one correction.
func (x *explainer) explain(e *CorrectionEntry) error {
	e.About = []Subject{}
	for _, id := range append([]string{e.Story}, e.Stories...) {
		if err := x.about(e, "story "+id, id, x.story); err != nil {
			return err
		}
	}
	for _, id := range e.Articles {
		if err := x.about(e, "article "+id, id, x.article); err != nil {
			return err
		}
	}
	if e.Outlet != "" {
		e.About = append(e.About, Subject{e.Outlet, outletLink(e.Outlet)})
	}
	for _, p := range e.Passages {
		e.About = append(e.About, Subject{"“" + clean.Cut(clean.Line(p.Text), passageWidth) + "”", articleLink(p.Article, p.Start, p.End)})
	}
	e.Words = x.words(&e.Correction)
	return nil
}

// about adds what an ID stands for.
func (x *explainer) about(e *CorrectionEntry, key, id string, find func(string) (Subject, error)) error {
	if id == "" {
		return nil
	}
	s, ok := x.texts[key]
	if !ok {
		var err error
		s, err = find(id)
		if errors.Is(err, store.ErrNotFound) {
			s, err = Subject{Text: key + ", which is no longer there"}, nil
		}
		if err != nil {
			return err
		}
		x.texts[key] = s
	}
	e.About = append(e.About, s)
	return nil
}

func (x *explainer) story(id string) (Subject, error) {
	s, err := x.rd.Story(x.ctx, id)
	if err != nil {
		return Subject{}, err
	}
	if s.Title == "" {
		return Subject{"story " + id, storyLink(id)}, nil
	}
	return Subject{s.Title, storyLink(s.ID)}, nil
}

func (x *explainer) article(id string) (Subject, error) {
	a, err := x.rd.Article(x.ctx, id)
	if err != nil {
		return Subject{}, err
	}
	text := a.Title
	if a.Outlet != "" {
		text = a.Outlet + ": " + text
	}
	return Subject{text, articleLink(id, -1, -1)}, nil
}

// words says what a correction does.
func (x *explainer) words(c *synoptic.Correction) string {
	names := func(format string) string {
		if len(c.Names) != 2 {
			return string(c.Kind)
		}
		s := fmt.Sprintf(format, c.Names[0], c.Names[1])
		if c.Story == "" {
			s += ", in every story"
		}
		return s
	}
	switch c.Kind {
	case synoptic.JoinStories:
		return "makes these one story"
	case synoptic.PartStory:
		return "takes articles out of a story, into one of their own"
	case synoptic.MoveArticles:
		return "puts articles into a story"
	case synoptic.NotSameStory:
		return "keeps two articles out of one story"
	case synoptic.RenameStory:
		if c.Text == "" {
			return "gives a story its own title back"
		}
		return "titles a story “" + c.Text + "”"
	case synoptic.JoinNames:
		return names("“%s” and “%s” are one")
	case synoptic.PartNames:
		return names("“%s” and “%s” are two")
	case synoptic.JoinClaims:
		return "these passages say the same"
	case synoptic.PartClaims:
		return "these passages do not say the same"
	case synoptic.SettleDispute:
		if c.Text == "" {
			return "a " + string(c.Dispute) + " dispute is settled"
		}
		return "a " + string(c.Dispute) + " dispute is settled: " + c.Text
	case synoptic.NoDispute:
		return "a " + string(c.Dispute) + " dispute is none"
	case synoptic.SetFamily:
		if c.Family == "" {
			return "gives an outlet its own family back"
		}
		return "puts an outlet into the family “" + c.Family + "”"
	case synoptic.Undo:
		for i := range x.log {
			if o := &x.log[i]; o.Seq == c.Undoes {
				if o.Kind == synoptic.Undo {
					return fmt.Sprintf("redoes correction %d", o.Undoes)
				}
				return fmt.Sprintf("takes back correction %d: %s", o.Seq, x.words(o))
			}
		}
	}
	return string(c.Kind)
}
