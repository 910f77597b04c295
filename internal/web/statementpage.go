package web

import (
	"slices"
	"strings"

	"synoptic"
	"synoptic/internal/report"
)

// statusWords are what a claim's status is called, with its sign and class.
var statusWords = map[synoptic.ClaimStatus][3]string{
	synoptic.Agreed: {"agreed", "●", "yes"}, synoptic.Echoed: {"echoed", "◐", "echo"}, synoptic.Disputed: {"disputed", "✕", "no"},
	synoptic.Updated: {"updated", "↑", "upd"}, synoptic.SingleSource: {"only in one outlet", "○", "one"},
}

// words are the statement's label, sign and class.
func (s *Statement) words() [3]string {
	switch s.Kind {
	case aClaim:
		return statusWords[synoptic.ClaimStatus(s.Status)]
	case aDispute:
		return [3]string{"disputed: " + s.Status, "✕", "no"}
	case aFigure:
		switch synoptic.FigureRelation(s.Status) {
		case synoptic.FigureUpdate:
			return statusWords[synoptic.Updated]
		case synoptic.FigureDispute:
			return statusWords[synoptic.Disputed]
		case synoptic.FigureAgree, synoptic.FigureCompatible:
		}
		if s.outlets() < 2 {
			return [3]string{"a number of one outlet alone", "=", "num"}
		}
		return [3]string{"numbers that go together", "=", "num"}
	case anUtterance:
		return [3]string{"said", "“", "said"}
	}
	return [3]string{"name of a " + s.Status, "", ""}
}

// outlets is how many outlets its passages are from.
func (s *Statement) outlets() int {
	seen := map[string]bool{}
	for _, x := range s.Sides {
		for _, e := range x.Evidence {
			seen[e.Outlet] = true
		}
	}
	return len(seen)
}

// Label, Sign and Class say what kind of statement it is, in words, by a sign
// and for the style sheet.
func (s *Statement) Label() string { return s.words()[0] }

// Sign is the sign of its kind.
func (s *Statement) Sign() string { return s.words()[1] }

// Class is the class of its kind.
func (s *Statement) Class() string { return s.words()[2] }

// Href is its address.
func (s *Statement) Href() string { return statementHref(s.Story.ID, s.Kind, s.ID) }

// HasDiff reports whether words are marked in what they differ.
func (s *Statement) HasDiff() bool {
	return slices.ContainsFunc(s.Sides, func(x Side) bool { return len(x.Diff) > 0 })
}

// Update is the figure for its picture; nil for other statements.
func (s *Statement) Update() *report.Update { return s.update }

// Of is the story that it is of.
func (s *Statement) Of() *report.Story { return s.of }

// valueAt is a value of a figure as one outlet gave it.
type valueAt struct {
	Evidence
	Says string
}

// ByTime are a figure's values in order of publication, each outlet's once for
// each of its articles; those without a date come last. It is nil for other
// statements.
func (s *Statement) ByTime() []valueAt {
	if s.update == nil || s.update.Claim != nil {
		return nil
	}
	var out []valueAt
	for _, x := range s.Sides {
		for i, e := range x.Evidence {
			if !slices.ContainsFunc(x.Evidence[:i], func(o Evidence) bool { return o.Article == e.Article }) {
				out = append(out, valueAt{e, x.Says})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b valueAt) int { return synoptic.CompareTimes(a.Published, b.Published) })
	return out
}

// Others is what it may be joined with.
func (s *Statement) Others() []Joinable { return s.others }

// IsDispute reports whether it is a dispute that corrections can name.
func (s *Statement) IsDispute() bool {
	return s.Kind == aDispute && slices.Contains(disputeKinds, synoptic.DisputeKind(s.Status))
}

// FirstRef is its first passage, as corrections name it.
func (s *Statement) FirstRef() string {
	for _, x := range s.Sides {
		for _, e := range x.Evidence {
			return e.Ref()
		}
	}
	return ""
}

// Spellings are a name's spellings but for the name itself.
func (s *Statement) Spellings() []string {
	var out []string
	for _, x := range s.Sides {
		if x.Note != titleNote && x.Says != s.Text {
			out = append(out, x.Says)
		}
	}
	return out
}

// titleNote marks a title among the spellings of a name.
const titleNote = "title"

// StanceNote words a stance that is more than carrying something.
func (e Evidence) StanceNote() string {
	return report.StanceNote(synoptic.Stance(e.Stance))
}

// featureWords are what the features that join reports are called, those that
// say something to a reader.
var featureWords = map[string]string{
	"words": "words in common", "contained": "one in the other", "characters": "alike in spelling", "verb": "the same verb", "subject": "the same subject",
	"object": "the same object", "number shared": "the same number", "time shared": "the same time", "place shared": "the same place",
	"speaker shared": "the same speaker", "rarest word": "a rare word in common", "copied": "copied text", "related words": "related words", "related verb": "a related verb",
}

// BecauseNote words the features that spoke most for joining a report to its
// claim.
func (e Evidence) BecauseNote() string {
	var out []string
	for _, b := range e.Because {
		if w := featureWords[b.Feature]; w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, ", ")
}
