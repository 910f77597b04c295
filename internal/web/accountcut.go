package web

import (
	"slices"

	"synoptic"
	"synoptic/internal/report"
)

// room is how much of a section a page shows: among the others, and by itself.
type room struct{ first, alone int }

// rooms keep a page below 150 KB, whatever the account holds.
var rooms = map[string]room{
	inDisputed: {8, 25}, inAgreed: {16, 60}, inEchoed: {8, 60}, inUpdated: {3, 20}, inNumbers: {5, 40}, inSaid: {10, 40}, inNames: {7, 50},
	inTerms: {6, 40}, inTimeline: {10, 80}, inOrigins: {10, 60}, inSingle: {14, 100}, inRevised: {3, 20},
}

const (
	// cellsFirst and cellsAlone are how many cells of the coverage grid a page
	// has, which is drawn and told as a table.
	cellsFirst = 100
	cellsAlone = 480
	// mostPositions, mostWordings and mostValues are of one statement;
	// its own page has them all.
	mostPositions = 6
	mostWordings  = 4
	mostValues    = 4
	mostLinks     = 16
	mostChanges   = 6
)

// cut leaves of each list what the page has room for, and notes the rest.
func (v *accountView) cut(s *report.Story) {
	if v.Filter.Show == "" {
		// What an account folds is not for the first look.
		s.Agree, s.Echo, s.Single = v.unfolded(inAgreed, s.Agree), v.unfolded(inEchoed, s.Echo), v.unfolded(inSingle, s.Single)
	}
	s.Disputed = window(v, inDisputed, s.Disputed)
	s.Agree = window(v, inAgreed, s.Agree)
	s.Echo = window(v, inEchoed, s.Echo)
	s.Updates = window(v, inUpdated, s.Updates)
	s.Numbers = window(v, inNumbers, s.Numbers)
	s.Single = window(v, inSingle, s.Single)
	s.Names = window(v, inNames, s.Names)
	s.Terms = window(v, inTerms, s.Terms)
	s.Events = window(v, inTimeline, s.Events)
	s.Chains = window(v, inOrigins, s.Chains)
	for i := range s.Chains {
		s.Chains[i].Links = s.Chains[i].Links[:min(len(s.Chains[i].Links), mostLinks)]
	}
	s.Copies = v.cutCopies(s.Copies)
	s.Revised = window(v, inRevised, s.Revised)
	for i := range s.Revised {
		s.Revised[i].Changes = s.Revised[i].Changes[:min(len(s.Revised[i].Changes), mostChanges)]
	}
	s.Speakers = v.cutSpeakers(s.Speakers)
	s.Coverage = v.cutCoverage(s.Coverage)
	for i := range s.Disputed {
		d := &s.Disputed[i]
		d.Positions = slices.Clone(d.Positions[:min(len(d.Positions), mostPositions)])
	}
	for _, list := range [][]report.Update{s.Updates, s.Numbers} {
		for i := range list {
			cutFigure(&list[i])
		}
	}
}

// cutCopies leaves some pairs of articles with shared text and some of their
// passages: the articles' own pages mark them all.
func (v *accountView) cutCopies(list []report.Copy) []report.Copy {
	pairs, passages := 5, 1
	if v.Filter.Show == inOrigins {
		pairs, passages = 40, 4
	}
	if n := len(list) - pairs; n > 0 {
		v.note(inOrigins, n, 0)
	}
	out := slices.Clone(list[:min(len(list), pairs)])
	for i := range out {
		out[i].Passages = out[i].Passages[:min(len(out[i].Passages), passages)]
	}
	return out
}

// cutFigure leaves of a figure one passage for each value, and mostValues of
// them.
func cutFigure(u *report.Update) {
	u.Values = slices.Clone(u.Values[:min(len(u.Values), mostValues)])
	for i := range u.Values {
		v := &u.Values[i]
		v.Evidence = v.Evidence[:min(len(v.Evidence), 1)]
	}
}

// unfolded are the claims that the account does not fold.
func (v *accountView) unfolded(section string, cs []report.Claim) []report.Claim {
	shown, folded := report.Shown(cs, false, 0)
	if folded > 0 {
		v.note(section, folded, 0)
	}
	return shown
}

// note adds n to what is not shown of a section from the one given on.
func (v *accountView) note(section string, n, from int) {
	f := v.Filter
	f.Show, f.From = section, 0
	if v.Filter.Show == section {
		f.From = from
	}
	v.Rest[section] = more{N: v.Rest[section].N + n, Href: accountHref(v.StoryID, f)}
}

// window is the part of a list that is shown.
func window[T any](v *accountView, section string, list []T) []T {
	room := rooms[section]
	size, from := room.first, 0
	if v.Filter.Show == section {
		size, from = room.alone, min(v.Filter.From, len(list))
	}
	to := min(from+size, len(list))
	// What stands for one thing costs as much room as that.
	if to+1 == len(list) {
		to++
	}
	if to < len(list) {
		v.note(section, len(list)-to, to)
	}
	return slices.Clone(list[from:to])
}

// cutSpeakers leaves as many utterances as there is room for. Among the other
// sections only those that several articles or wordings have are shown.
func (v *accountView) cutSpeakers(list []report.Speaker) []report.Speaker {
	alone := v.Filter.Show == inSaid
	size, from := rooms[inSaid].first, 0
	if alone {
		size, from = rooms[inSaid].alone, v.Filter.From
	}
	var out []report.Speaker
	at, shown, rest := 0, 0, 0
	for _, sp := range list {
		var some []report.Utterance
		for _, u := range sp.Utterances {
			switch at++; {
			case at <= from:
			case shown >= size || !alone && !v.Filter.about() && !u.Notable:
				rest++
			default:
				shown++
				u.Wordings = u.Wordings[:min(len(u.Wordings), mostWordings)]
				some = append(some, u)
			}
		}
		if len(some) > 0 {
			sp.Utterances = some
			out = append(out, sp)
		}
	}
	if rest > 0 {
		v.note(inSaid, rest, from+shown)
	}
	return out
}

// cutCoverage leaves as many rows of the grid as there is room for. Those of
// claims that the account folds are not shown.
func (v *accountView) cutCoverage(c synoptic.Coverage) synoptic.Coverage {
	width := max(1, len(c.Articles))
	rows, from := max(1, cellsFirst/width), 0
	if v.Filter.Show == inCoverage {
		rows, from = max(1, cellsAlone/width), v.Filter.From
	}
	var ids []string
	for _, id := range c.Claims {
		if x := v.All.Claim(id); x != nil && !x.Folded {
			ids = append(ids, id)
		}
	}
	from = min(from, len(ids))
	to := min(from+rows, len(ids))
	if to < len(ids) {
		v.note(inCoverage, len(ids)-to, to)
	}
	return synoptic.Coverage{Claims: ids[from:to], Articles: c.Articles, Cells: c.Cells}
}

// shownIDs are the statements of a story by section, in their order.
func shownIDs(s *report.Story) map[string][]string {
	out := map[string][]string{}
	add := func(section, id string) { out[section] = append(out[section], id) }
	for _, d := range s.Disputed {
		add(inDisputed, d.ID)
	}
	for _, c := range s.Agree {
		add(inAgreed, c.ID)
	}
	for _, c := range s.Echo {
		add(inEchoed, c.ID)
	}
	for _, c := range s.Single {
		add(inSingle, c.ID)
	}
	for _, u := range s.Updates {
		add(inUpdated, u.ID)
	}
	for _, u := range s.Numbers {
		add(inNumbers, u.ID)
	}
	for _, sp := range s.Speakers {
		for _, u := range sp.Utterances {
			add(inSaid, u.ID)
		}
	}
	for _, n := range s.Names {
		add(inNames, n.ID)
	}
	for _, c := range s.Chains {
		add(inOrigins, c.ID)
	}
	return out
}
