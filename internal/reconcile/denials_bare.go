package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// denyVerbs take what they deny as their object.
var denyVerbs = []string{"deny", "reject", "dismiss", "refute", "rebut", "dispute", "disavow", "repudiate", "contradict"}

// accusations are nouns for what others said.
var accusations = []string{"accusation", "allegation", "claim", "charge", "report", "suggestion", "rumour", "rumor", "statement", "assertion", "story", "account", "reproach", "insinuation"}

// untrue are words for what is not so.
var untrue = []string{"lie", "nonsense", "untrue", "false", "fabrication", "fantasy", "rubbish", "slander", "libel", "baseless", "unfounded", "groundless", "fake", "fiction", "invention", "falsehood", "absurd", "hoax", "propaganda", "disinformation", "misinformation", "untruth"}

// anaphors point at what was just said.
var anaphors = []string{"this", "that", "it", "which", "these", "they", "them"}

// bare are the denials of a source that name no content of their own, with
// what they deny: what another source is reported to say just before.
func (d *denier) bare() []denial {
	var out []denial
	for _, c := range d.frames() {
		who, inside, ok := d.contentless(c)
		if !ok || c.Stance == synoptic.Questions {
			continue
		}
		yes := inside
		if yes == nil {
			yes = d.antecedent(c, who)
			// "The accusation" is what somebody is said to have charged or
			// claimed, not whatever was said last.
			if yes != nil && d.byNoun(c) && yes.Stance != synoptic.Alleges {
				continue
			}
		}
		if yes == nil || yes == c {
			continue
		}
		x := denial{yes: yes, no: c, yesSrc: d.src, noSrc: d.src, group: d.groupAt(yes.Span), support: d.echoes(c, who), by: d.nameOf(c, who)}
		out = append(out, x)
	}
	return out
}

// nameOf is the name of who denies: the entity's, else the words of the
// subject where they are no pronoun.
func (d *denier) nameOf(c *synoptic.Clause, who string) string {
	if strings.HasPrefix(who, "@") {
		if e := d.byID[who[1:]]; e != nil {
			return e.name
		}
	}
	for _, k := range d.tree[c.Root] {
		if t := d.src.Tokens[k]; t.Dep == "nsubj" && t.Pos != "PRON" && t.Pos != "DET" {
			return phrase(d.src, d.tree, k)
		}
	}
	return ""
}

// frames are the source's clauses and, where a verb only denies, calls or
// frames and so heads no clause of its own, the sentence that it heads.
func (d *denier) frames() []*synoptic.Clause {
	var out []*synoptic.Clause
	heads := map[int]bool{}
	for i := range d.src.Clauses {
		out = append(out, &d.src.Clauses[i])
		heads[d.src.Clauses[i].Root] = true
	}
	for si, sent := range d.src.Sentences {
		for k := sent.First; k < sent.Last; k++ {
			t := d.src.Tokens[k]
			if heads[k] || t.Pos != "VERB" && t.Pos != "AUX" || t.Dep != "ROOT" && t.Dep != "conj" && t.Dep != "relcl" {
				continue
			}
			if l := strings.ToLower(t.Lemma); l != "call" && !slices.Contains(denyVerbs, l) {
				continue
			}
			sp := trim(d.src, sent.Span)
			c := &synoptic.Clause{Span: sp, Sentence: si, Root: k, When: -1, Quote: -1, Stance: synoptic.Denies}
			for _, x := range d.tree[k] {
				c.Negated = c.Negated || d.src.Tokens[x].Dep == "neg"
			}
			if !sp.IsZero() {
				out = append(out, c)
			}
		}
	}
	return out
}

// contentless reports whether a clause denies something that it doesn't say,
// who denies it (a key, or ""), and the clause inside of it that has the
// content, if one does.
func (d *denier) contentless(c *synoptic.Clause) (who string, inside *synoptic.Clause, ok bool) {
	root := d.src.Tokens[c.Root]
	lemma := strings.ToLower(root.Lemma)
	subject, object := -1, -1
	for _, k := range d.tree[c.Root] {
		switch d.src.Tokens[k].Dep {
		case "nsubj":
			subject = k
		case "dobj", "nsubjpass":
			object = k
		}
	}
	speaker := func() string {
		if subject >= 0 && !slices.Contains(anaphors, d.src.Tokens[subject].Norm) {
			return d.nominalKey(d.src, d.tree, d.keys, subject)
		}
		return d.source(c)
	}
	if c.Negated && slices.Contains(denyVerbs, lemma) {
		return "", nil, false
	}
	switch {
	case slices.Contains(denyVerbs, lemma) && object >= 0:
		o := d.src.Tokens[object]
		if slices.Contains(anaphors, o.Norm) {
			// What is rejected or dismissed may be an offer.
			return speaker(), nil, subject >= 0 && !slices.Contains([]string{"reject", "dismiss", "repudiate"}, lemma)
		}
		if slices.Contains(accusations, strings.ToLower(o.Lemma)) && subject >= 0 {
			who = speaker()
			for _, x := range d.sentence(c.Sentence) {
				if x.Start > o.End && x != c && d.under(x.Root, object) && d.saidInside(x, object) {
					if inside == nil || x.Start > inside.Start {
						inside = x
					}
				}
			}
			return who, inside, inside != nil || d.bareNoun(object)
		}
	case lemma == "be":
		if subject < 0 || !slices.Contains([]string{"this", "that", "these", "those"}, d.src.Tokens[subject].Norm) {
			return "", nil, false
		}
		for _, k := range d.tree[c.Root] {
			t := d.src.Tokens[k]
			if t.Dep != "attr" && t.Dep != "acomp" {
				continue
			}
			l := strings.ToLower(t.Lemma)
			if slices.Contains(untrue, l) && !c.Negated || (l == "true" || l == "correct" || l == "accurate") && c.Negated {
				who = d.source(c)
				return who, nil, who != ""
			}
		}
	case lemma == "call" && subject >= 0:
		for _, k := range d.tree[c.Root] {
			t := d.src.Tokens[k]
			if (t.Dep == "oprd" || t.Dep == "acomp" || t.Dep == "ccomp" || t.Dep == "dobj" || t.Dep == "attr") && slices.Contains(untrue, strings.ToLower(t.Lemma)) {
				return speaker(), nil, true
			}
		}
	case c.Negated && object >= 0 && len(c.Attribution) > 0:
		// "No such report was ever made."
		for _, k := range d.tree[object] {
			if d.src.Tokens[k].Norm == "such" && following(d.src, c.Root-12, 12, "no") != "" {
				who = d.source(c)
				return who, nil, who != ""
			}
		}
	}
	return "", nil, false
}

// byNoun reports whether a denial names what it denies by a noun.
func (d *denier) byNoun(c *synoptic.Clause) bool {
	for _, k := range d.tree[c.Root] {
		if t := d.src.Tokens[k]; (t.Dep == "dobj" || t.Dep == "nsubjpass") && t.Pos == "NOUN" {
			return true
		}
	}
	return false
}

// saidInside reports whether a clause below a noun is what somebody else says
// there: "a report where a source said that …".
func (d *denier) saidInside(c *synoptic.Clause, noun int) bool {
	t := d.src.Tokens[c.Root]
	if t.Dep != "ccomp" || t.Head <= noun {
		return false
	}
	for _, k := range d.tree[t.Head] {
		if x := d.src.Tokens[k]; x.Dep == "nsubj" && x.Pos != "PRON" && k > noun {
			return true
		}
	}
	return false
}

// bareNoun reports whether a noun has no content of its own: "the accusation",
// not "allegations of fraud".
func (d *denier) bareNoun(noun int) bool {
	definite := false
	for _, k := range d.tree[noun] {
		switch t := d.src.Tokens[k]; t.Dep {
		case "prep", "acl", "relcl", "ccomp", "appos", "compound":
			return false
		case "det", "poss":
			definite = definite || t.Norm != "a" && t.Norm != "an" && t.Norm != "any" && t.Norm != "all"
		}
	}
	return definite
}

// under reports whether token i hangs on token top.
func (d *denier) under(i, top int) bool {
	for range 12 {
		if i == top {
			return true
		}
		if h := d.src.Tokens[i].Head; h != i {
			i = h
			continue
		}
		return false
	}
	return false
}

// source is the key of whom a clause is taken from, "" where that is not
// known.
func (d *denier) source(c *synoptic.Clause) string {
	for k := len(c.Attribution) - 1; k >= 0; k-- {
		a := d.src.Attributions[c.Attribution[k]]
		if e := d.entityOf(d.src, a.Entity); e != nil {
			return "@" + e.id
		}
		if !a.Source.IsZero() {
			return d.headKey(d.src, d.keys, a.Source)
		}
	}
	return ""
}

// antecedent is the clause that a denial without content denies: for "which
// she denied" what it hangs on, else the last thing that another source is
// reported to say, at most two sentences before.
func (d *denier) antecedent(c *synoptic.Clause, who string) *synoptic.Clause {
	if d.src.Tokens[c.Root].Dep == "relcl" {
		var best *synoptic.Clause
		for _, x := range d.sentence(c.Sentence) {
			if x.Root < c.Root && x.Start < c.Start && d.under(c.Root, x.Root) && (best == nil || x.Root > best.Root) {
				best = x
			}
		}
		if best != nil && len(best.Attribution) > 0 && d.source(best) != "" && d.source(best) != who {
			return best
		}
		return nil
	}
	for back := 0; back <= 2; back++ {
		var best *synoptic.Clause
		for _, x := range d.sentence(c.Sentence - back) {
			if x.Start >= c.Start || len(x.Attribution) == 0 {
				continue
			}
			if d.nested(x, c) && d.src.Tokens[c.Root].Dep == "advcl" {
				x = d.before(x, c) // "…, though some dispute that"
			}
			if d.nested(x, c) || d.nested(c, x) || !d.content(x) || d.supposed(x) {
				continue
			}
			from := d.source(x)
			if from == "" || who != "" && from == who || x.Stance == synoptic.Denies || x.Stance == synoptic.Questions || x.Stance == synoptic.Expects {
				continue
			}
			if best == nil || x.Len() > best.Len() {
				best = x
			}
		}
		if best != nil {
			return best
		}
		// What stands between is the denier's own.
		own := false
		for _, x := range d.sentence(c.Sentence - back) {
			own = own || (x.Sentence == c.Sentence || who != "" && d.source(x) == who)
		}
		if !own && back > 0 {
			return nil
		}
	}
	return nil
}

// before is what a clause says before another that stands at its end.
func (d *denier) before(x, c *synoptic.Clause) *synoptic.Clause {
	y := *x
	y.End = y.Start + len(strings.TrimRight(d.src.Article.Text[y.Start:c.Start], " ,;\n"))
	if y.Root >= len(d.src.Tokens) || d.src.Tokens[y.Root].Start >= y.End {
		return x
	}
	return &y
}

// supposed reports whether a clause is under a condition, in its sentence.
func (d *denier) supposed(c *synoptic.Clause) bool {
	for k := d.src.Sentences[c.Sentence].First; k <= c.Root; k++ {
		if n := d.src.Tokens[k].Norm; n == "if" || n == "unless" || n == "whether" {
			return true
		}
	}
	return c.Modality == "would" || c.Modality == "will"
}

// nested reports whether a clause holds the other.
func (d *denier) nested(a, b *synoptic.Clause) bool { return a.Span.Contains(b.Span) }

// echoes are the denier's own next words that deny too ("No passwords were
// taken"), with what other articles have of them.
func (d *denier) echoes(c *synoptic.Clause, who string) []*unit {
	var out []*unit
	for _, x := range d.sentence(c.Sentence + 1) {
		if !negative(x) || who == "" || d.source(x) != who {
			continue
		}
		if g := d.groupAt(x.Span); g != nil {
			for _, u := range g.members {
				if negative(u.clause) && !slices.Contains(out, u) {
					out = append(out, u)
				}
			}
		}
	}
	return out
}
