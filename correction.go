package synoptic

import (
	"errors"
	"fmt"
	"time"
)

// CorrectionKind is what a user's correction does.
type CorrectionKind string

// The kinds of corrections, and what each of them names.
const (
	// JoinStories makes Stories[1:] part of Stories[0].
	JoinStories CorrectionKind = "join-stories"
	// PartStory takes Articles out of Story, into one of their own.
	PartStory CorrectionKind = "part-story"
	// MoveArticles puts Articles into Story.
	MoveArticles CorrectionKind = "move-articles"
	// NotSameStory keeps the two Articles out of one story.
	NotSameStory CorrectionKind = "not-same-story"
	// RenameStory titles Story with Text; "" gives it its own title back.
	RenameStory CorrectionKind = "rename-story"
	// JoinNames makes the two Names one person, body or place in Story (in every
	// story where Story is "").
	JoinNames CorrectionKind = "join-names"
	// PartNames keeps the two Names apart.
	PartNames CorrectionKind = "part-names"
	// JoinClaims makes the clauses at the two Passages reports of one claim.
	JoinClaims CorrectionKind = "join-claims"
	// PartClaims keeps them apart.
	PartClaims CorrectionKind = "part-claims"
	// SettleDispute marks the dispute of kind Dispute over Passages as settled;
	// Text says how.
	SettleDispute CorrectionKind = "settle-dispute"
	// NoDispute says that it is none.
	NoDispute CorrectionKind = "no-dispute"
	// SetFamily puts Outlet into Family; "" gives it its own back.
	SetFamily CorrectionKind = "set-family"
	// Undo takes the correction Undoes back.
	Undo CorrectionKind = "undo"
)

// Correction is one event in the log of what users corrected. It names what it
// is about by articles, texts and passages, never by what was made of them, so
// that it holds when the articles are read again.
type Correction struct {
	// Seq is its place in the log, from 1.
	Seq  int64          `json:"seq"`
	At   time.Time      `json:"at"`
	By   string         `json:"by,omitempty"` // who made it, "" if nobody said
	Kind CorrectionKind `json:"kind"`

	Story    string      `json:"story,omitempty"`
	Stories  []string    `json:"stories,omitempty"`
	Articles []string    `json:"articles,omitempty"`
	Names    []string    `json:"names,omitempty"`
	Passages []Passage   `json:"passages,omitempty"`
	Dispute  DisputeKind `json:"dispute,omitempty"`
	Outlet   string      `json:"outlet,omitempty"`
	Family   string      `json:"family,omitempty"`
	Text     string      `json:"text,omitempty"`
	Undoes   int64       `json:"undoes,omitempty"`
}

// ErrCorrection is the kind of the errors of a correction that says too little
// or contradicts itself.
var ErrCorrection = errors.New("not a correction")

// Check reports what the correction lacks.
func (c *Correction) Check() error {
	lacks := ""
	switch c.Kind {
	case JoinStories:
		lacks = unless(len(c.Stories) >= 2 && distinct(c.Stories), "two or more stories")
	case PartStory, MoveArticles:
		lacks = unless(c.Story != "" && len(c.Articles) > 0, "a story and articles")
	case NotSameStory:
		lacks = unless(len(c.Articles) == 2 && distinct(c.Articles), "two articles")
	case RenameStory:
		lacks = unless(c.Story != "", "a story")
	case JoinNames, PartNames:
		lacks = unless(len(c.Names) == 2 && distinct(c.Names), "two names")
	case JoinClaims, PartClaims:
		lacks = unless(len(c.Passages) == 2 && c.Passages[0] != c.Passages[1], "two passages")
	case SettleDispute, NoDispute:
		lacks = unless(c.Dispute != "" && len(c.Passages) > 0, "a dispute's kind and passages")
	case SetFamily:
		lacks = unless(c.Outlet != "", "an outlet")
	case Undo:
		lacks = unless(c.Undoes > 0 && (c.Seq == 0 || c.Undoes < c.Seq), "an earlier correction")
	default:
		return fmt.Errorf("%w: unknown kind %q", ErrCorrection, c.Kind)
	}
	if lacks != "" {
		return fmt.Errorf("%w: %s names no %s", ErrCorrection, c.Kind, lacks)
	}
	return nil
}

func unless(ok bool, what string) string {
	if ok {
		return ""
	}
	return what
}

func distinct(list []string) bool {
	seen := make(map[string]bool, len(list))
	for _, s := range list {
		if s == "" || seen[s] {
			return false
		}
		seen[s] = true
	}
	return true
}

// InForce are the corrections of a log that hold: without those that were
// undone and the undoing ones. An undoing that was undone gives back what it
// took.
func InForce(log []Correction) []Correction {
	undone := map[int64]bool{}
	for i := len(log) - 1; i >= 0; i-- {
		if c := log[i]; c.Kind == Undo && !undone[c.Seq] {
			undone[c.Undoes] = true
		}
	}
	var out []Correction
	for _, c := range log {
		if c.Kind != Undo && !undone[c.Seq] {
			out = append(out, c)
		}
	}
	return out
}
