package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// findings lead the nouns for what was found out to the verbs for it.
var findings = map[string][]string{
	"finding":     {"find", "discover", "detect", "conclude", "identify"},
	"findings":    {"find", "discover", "detect", "conclude", "identify"},
	"discovery":   {"discover", "find", "detect", "identify"},
	"conclusion":  {"conclude", "find"},
	"observation": {"observe", "detect", "spot", "discover"},
	"detection":   {"detect", "discover", "find"},
}

// sceptical are findings of which a named source says that it is sceptical,
// beside the report of them: "I'm somewhat sceptical about this finding".
func (d *denier) sceptical() []denial {
	var out []denial
	for i := range d.src.Clauses {
		c := &d.src.Clauses[i]
		if c.Negated || len(c.Attribution) == 0 || c.Stance == synoptic.Questions || c.Stance == synoptic.Denies {
			continue
		}
		who := d.source(c)
		if !strings.HasPrefix(who, "@") {
			continue
		}
		a := child(d.src, d.tree, c.Root, "acomp")
		if a < 0 || d.src.Tokens[a].Norm != "sceptical" && d.src.Tokens[a].Norm != "skeptical" && d.src.Tokens[a].Norm != "unconvinced" {
			continue
		}
		of := after(d.src, d.tree, a, "about", "of", "by")
		if of < 0 {
			of = after(d.src, d.tree, c.Root, "about", "of")
		}
		if of < 0 || !d.definite(of) {
			continue
		}
		if yes := d.found(findings[strings.ToLower(d.src.Tokens[of].Lemma)], c); yes != nil {
			out = append(out, denial{yes: yes, no: c, yesSrc: d.src, noSrc: d.src, group: d.groupAt(yes.Span), why: "told as found, and doubted by " + d.nameOf(c, who)})
		}
	}
	return out
}

// definite reports whether a noun is one that was spoken of: "the finding",
// "this discovery".
func (d *denier) definite(noun int) bool {
	det := child(d.src, d.tree, noun, "det")
	return det >= 0 && slices.Contains([]string{"the", "this", "these", "that"}, d.src.Tokens[det].Norm)
}

// found is the first clause of the article that tells by one of the verbs what
// was found out, before another clause and not denied.
func (d *denier) found(verbs []string, before *synoptic.Clause) *synoptic.Clause {
	for i := range d.src.Clauses {
		c := &d.src.Clauses[i]
		if c.Start >= before.Start {
			return nil
		}
		if slices.Contains(verbs, strings.ToLower(d.src.Tokens[c.Root].Lemma)) && !negative(c) && c.Modality == "" && !c.Object.IsZero() && c.Stance != synoptic.Questions && c.Stance != synoptic.Expects && !d.supposed(c) {
			return c
		}
	}
	return nil
}
