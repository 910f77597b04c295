package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// takers are verbs by which somebody takes a thing for another than it is said
// to be ("see this as a test").
var takers = []string{"see", "view", "regard", "consider", "describe", "interpret", "treat", "suspect"}

// opinions are nouns for what one may hold of a thing that is what it is said
// to be.
var opinions = []string{"disaster", "failure", "success", "victory", "mistake", "insult", "threat", "step", "sign", "signal", "opportunity", "chance", "way", "problem", "provocation", "betrayal", "defeat", "example", "waste", "injustice", "risk", "danger", "move", "part", "reason", "issue", "hero", "symbol", "loss", "win", "blow", "outrage", "shame", "challenge", "priority", "means", "effort"}

// countered are words of one source that another's, set against them in the
// same sentence by "but" or "while", take for something else or for a lie:
// "the North says it launched satellites, but governments see this as a
// disguised missile test".
func (d *denier) countered() []denial {
	var out []denial
	for i := range d.src.Clauses {
		c := &d.src.Clauses[i]
		if c.Negated || c.Modality != "" || c.Stance == synoptic.Questions || c.Stance == synoptic.Expects {
			continue
		}
		verb, lies := c.Root, false
		if len(c.Attribution) > 0 && d.content(c) {
			if lies = d.lies(c); !lies {
				continue
			}
			verb = d.src.Tokens[c.Root].Head
		} else if !d.retakes(c) {
			continue
		}
		said := d.opposite(verb)
		if said < 0 || child(d.src, d.tree, verb, "nsubj") < 0 {
			continue
		}
		var yes *synoptic.Clause
		for _, x := range d.sentence(c.Sentence) {
			if len(x.Attribution) > 0 && x.Start < c.Start && !x.Span.Overlaps(c.Span) && d.under(x.Root, said) && !d.under(x.Root, verb) && d.content(x) && (yes == nil || x.Len() > yes.Len()) {
				yes = x
			}
		}
		if yes == nil || yes.Stance == synoptic.Denies || yes.Stance == synoptic.Expects || yes.Stance == synoptic.Questions {
			continue
		}
		subject := child(d.src, d.tree, verb, "nsubj")
		by := phrase(d.src, d.tree, subject)
		if e := d.byKey(d.nominalKey(d.src, d.tree, d.keys, subject)); e != nil {
			by = e.name
		} else if d.src.Tokens[subject].Pos == "PRON" {
			continue
		}
		out = append(out, denial{yes: yes, no: c, yesSrc: d.src, noSrc: d.src, group: d.groupAt(yes.Span), by: by})
	}
	return out
}

// retakes reports whether a clause takes "this" or "it" for a thing that is
// more than an opinion of it.
func (d *denier) retakes(c *synoptic.Clause) bool {
	if !slices.Contains(takers, strings.ToLower(d.src.Tokens[c.Root].Lemma)) {
		return false
	}
	object := child(d.src, d.tree, c.Root, "dobj")
	if object < 0 || !slices.Contains(anaphors, d.src.Tokens[object].Norm) {
		return false
	}
	as := after(d.src, d.tree, c.Root, "as")
	if as < 0 {
		as = after(d.src, d.tree, object, "as")
	}
	return as >= 0 && d.src.Tokens[as].Pos == "NOUN" && !slices.Contains(opinions, strings.ToLower(d.src.Tokens[as].Lemma))
}

// lies reports whether a clause says that somebody lies.
func (d *denier) lies(c *synoptic.Clause) bool {
	return strings.EqualFold(d.src.Tokens[c.Root].Lemma, "lie") && d.src.Tokens[c.Root].Tag == "VBG" || strings.EqualFold(d.src.Tokens[c.Root].Lemma, "be") && func() bool {
		a := child(d.src, d.tree, c.Root, "acomp")
		return a >= 0 && slices.Contains(untrue, strings.ToLower(d.src.Tokens[a].Lemma))
	}()
}

// opposite is the reporting verb that a verb is set against in its sentence by
// "but", "while" or "although"; -1 if there is none.
func (d *denier) opposite(verb int) int {
	t := d.src.Tokens[verb]
	h := t.Head
	if h == verb || child(d.src, d.tree, h, "nsubj") < 0 || !slices.ContainsFunc(d.src.Attributions, func(a synoptic.Attribution) bool {
		return a.Cue.Overlaps(d.src.Tokens[h].Span) && a.Act.Reports()
	}) {
		return -1
	}
	switch t.Dep {
	case "conj":
		for _, k := range d.tree[h] {
			if x := d.src.Tokens[k]; x.Dep == "cc" && x.Norm == "but" && k < verb && k > h {
				return h
			}
		}
	case "advcl":
		if m := child(d.src, d.tree, verb, "mark"); m >= 0 && slices.Contains([]string{"while", "although", "though", "whereas"}, d.src.Tokens[m].Norm) && verb > h {
			return h
		}
	}
	return -1
}
