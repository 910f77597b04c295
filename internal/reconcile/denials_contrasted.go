package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// records are nouns for what shows what happened, whoever says what.
var records = []string{"record", "tracker", "data", "video", "footage", "document", "photo", "photograph", "image", "picture", "log", "radar", "filing", "email", "e-mail", "transcript", "recording", "autopsy", "audit", "satellite", "map", "tape", "clip", "registry", "receipt", "database", "timeline"}

// showing are verbs by which a record speaks.
var showing = []string{"show", "indicate", "suggest", "reveal", "contradict", "prove"}

// correcting are adverbs that set what follows against what was said.
var correcting = []string{"really", "actually", "instead", "merely"}

// telling are verbs by which somebody says or takes what happened.
var telling = []string{"characterize", "characterise", "describe", "portray", "insist", "maintain", "claim", "say", "state", "think", "believe"}

// contrasted are words of one source that the next sentence sets the record
// against: "he thinks the plane was halfway there. A tracker shows that it
// really circled the town"; "the company calls it a March event. However, it
// appears that it lasted a year".
func (d *denier) contrasted() []denial {
	var out []denial
	for si, sent := range d.src.Sentences {
		root := -1
		for k := sent.First; k < sent.Last; k++ {
			if t := d.src.Tokens[k]; t.Dep == "ROOT" && t.Pos == "VERB" {
				root = k
				break
			}
		}
		if root < 0 || si == 0 {
			continue
		}
		subject := child(d.src, d.tree, root, "nsubj")
		content := child(d.src, d.tree, root, "ccomp")
		if subject < 0 || content < 0 || child(d.src, d.tree, root, "neg") >= 0 {
			continue
		}
		lemma, noun := strings.ToLower(d.src.Tokens[root].Lemma), strings.ToLower(d.src.Tokens[subject].Lemma)
		opposed := d.opens(sent)
		var no *synoptic.Clause
		for _, x := range d.sentence(si) {
			if x.Root == root || x.Root == content && no == nil {
				no = x
			}
		}
		if no == nil || no.Quote >= 0 {
			continue // what somebody goes on to say himself
		}
		yes := d.toldBefore(si)
		if yes == nil {
			continue
		}
		switch {
		case slices.Contains(records, noun) && slices.Contains(showing, lemma):
			if (opposed || d.corrects(content)) && d.speakOfOne(yes, content) {
				out = append(out, denial{yes: yes, no: no, yesSrc: d.src, noSrc: d.src, group: d.groupAt(yes.Span), by: phrase(d.src, d.tree, subject)})
			}
		case (lemma == "appear" || lemma == "seem") && noun == "it" && opposed:
			out = append(out, denial{yes: yes, no: no, yesSrc: d.src, noSrc: d.src, group: d.groupAt(yes.Span)})
		}
	}
	return out
}

// opens reports whether a sentence opens with a word that sets it against the
// one before.
func (d *denier) opens(sent synoptic.Sentence) bool {
	k := sent.First
	for k < sent.Last && idle(d.src.Tokens[k]) {
		k++
	}
	return k < sent.Last && slices.Contains(againstWords, d.src.Tokens[k].Norm)
}

// corrects reports whether a verb has an adverb that corrects what was said.
func (d *denier) corrects(verb int) bool {
	return slices.ContainsFunc(d.tree[verb], func(k int) bool {
		return d.src.Tokens[k].Dep == "advmod" && slices.Contains(correcting, d.src.Tokens[k].Norm)
	})
}

// toldBefore is what the sentence before another tells as somebody's word, nil
// if it tells nothing so.
func (d *denier) toldBefore(si int) (best *synoptic.Clause) {
	for _, x := range d.sentence(si - 1) {
		if x.Stance == synoptic.Denies || x.Stance == synoptic.Questions || x.Stance == synoptic.Expects || d.supposed(x) {
			continue
		}
		if len(x.Attribution) > 0 && d.source(x) != "" && d.content(x) {
			if best == nil || x.Len() > best.Len() {
				best = x
			}
			continue
		}
		subject := child(d.src, d.tree, x.Root, "nsubj")
		if best == nil && subject >= 0 && d.src.Tokens[x.Root].Dep == "ROOT" && slices.Contains(telling, strings.ToLower(d.src.Tokens[x.Root].Lemma)) && child(d.src, d.tree, x.Root, "neg") < 0 {
			best = x
		}
	}
	return best
}

// speakOfOne reports whether a clause and what hangs on a verb have a noun or
// a name in common.
func (d *denier) speakOfOne(c *synoptic.Clause, verb int) bool {
	first, last := d.src.tokens(c.Span)
	for k := first; k < last; k++ {
		if p := d.src.Tokens[k].Pos; p != "NOUN" && p != "PROPN" || d.keys[k].key == "" {
			continue
		}
		for j := range d.src.Tokens[verb:] {
			if j > 40 {
				break
			}
			if d.keys[verb+j].key == d.keys[k].key && d.under(verb+j, verb) {
				return true
			}
		}
		for _, j := range d.tree[verb] {
			if d.keys[j].key == d.keys[k].key {
				return true
			}
		}
	}
	return false
}
