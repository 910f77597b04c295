package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// against are the words that set a sentence against the one before.
var againstWords = []string{"but", "however", "yet"}

// answered are denials to which the next sentence opposes another source's
// word ("denied that … But the surgeon said …"), and successes that another
// source calls failures.
func (d *denier) answered() []denial {
	var out []denial
	for i := range d.src.Clauses {
		c := &d.src.Clauses[i]
		if len(c.Attribution) == 0 || c.Stance == synoptic.Questions || c.Stance == synoptic.Expects || c.Stance == synoptic.Denies {
			continue
		}
		sent := d.src.Sentences[c.Sentence]
		first := sent.First
		for first < sent.Last && idle(d.src.Tokens[first]) {
			first++
		}
		if first >= sent.Last || !slices.Contains(againstWords, d.src.Tokens[first].Norm) {
			continue
		}
		who := d.source(c)
		if who == "" || !d.content(c) {
			continue
		}
		for _, x := range d.sentence(c.Sentence - 1) {
			if len(x.Attribution) == 0 || !d.content(x) {
				continue
			}
			from := d.source(x)
			if from == "" || from == who {
				continue
			}
			switch {
			case x.Stance == synoptic.Denies && !c.Negated && slices.ContainsFunc(x.Attribution, func(k int) bool { return denying(d.src, &d.src.Attributions[k]) }) && !asks(d.src, x) && !asks(d.src, c):
				out = append(out, denial{yes: c, no: x, yesSrc: d.src, noSrc: d.src, group: d.groupAt(x.Span)})
			case d.fortune(x) > 0 && d.fortune(c) < 0:
				out = append(out, denial{yes: x, no: c, yesSrc: d.src, noSrc: d.src, group: d.groupAt(x.Span)})
			case d.fortune(x) < 0 && d.fortune(c) > 0:
				out = append(out, denial{yes: c, no: x, yesSrc: d.src, noSrc: d.src, group: d.groupAt(c.Span)})
			}
		}
	}
	return out
}

// content reports whether a clause is what is attributed, not the frame that
// attributes it.
func (d *denier) content(c *synoptic.Clause) bool {
	a := d.src.Attributions[c.Attribution[len(c.Attribution)-1]]
	root := d.src.Tokens[c.Root]
	return !a.Cue.Overlaps(root.Span) && (a.Content.IsZero() || a.Content.Contains(root.Span))
}

// fortune is 1 for a clause that speaks of success, -1 of failure, 0 of
// neither.
func (d *denier) fortune(c *synoptic.Clause) int {
	first, last := d.src.tokens(c.Span)
	f := 0
	for _, t := range d.src.Tokens[first:last] {
		switch strings.ToLower(t.Lemma) {
		case "succeed", "success", "successful", "successfully":
			f = 1
		case "fail", "failure", "unsuccessful", "unsuccessfully":
			f = -1
		}
	}
	if c.Negated {
		return -f
	}
	return f
}
