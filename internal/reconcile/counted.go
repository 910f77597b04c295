package reconcile

import (
	"slices"
	"strings"

	"synoptic"
	"synoptic/internal/annotate/measures"
)

// things are classes of counted nouns: what reporters use for one another.
// Words that are not here stand for themselves, so that soldiers are not
// civilians.
var things = map[string]string{
	"people": "people", "person": "people", "victim": "people", "casualty": "people", "man": "people", "woman": "people", "individual": "people", "other": "people", "human": "people",
	"life": "people", "soul": "people", "citizen": "people", "survivor": "people", "body": "people",
	"fatality": "death", "death": "death", "dead": "death", "toll": "death", "injury": "injured", "wounded": "injured", "injured": "injured", "missing": "missing",
	"brit": "briton", "american": "american", "traveller": "passenger", "traveler": "passenger",
	"troop": "soldier", "serviceman": "soldier",
	"kid": "child", "minor": "child", "youngster": "child",
	"consumer": "customer", "client": "customer", "user": "customer", "subscriber": "customer",
	"ballot": "vote", "policeman": "officer",
	"carriage": "car", "airstrike": "strike", "raid": "strike", "house": "home", "residence": "home", "marcher": "demonstrator", "protester": "demonstrator", "protestor": "demonstrator", "participant": "demonstrator", "vehicle": "car",
}

// american spells a unit as Americans do: British ones end in -metre and
// -litre.
func american(lemma string) string {
	if s, ok := strings.CutSuffix(lemma, "metre"); ok {
		return s + "meter"
	}
	if s, ok := strings.CutSuffix(lemma, "litre"); ok {
		return s + "liter"
	}
	return lemma
}

// fates are classes of what befalls the counted.
var fates = map[string]string{
	"kill": "killed", "die": "killed", "dead": "killed", "death": "killed", "fatality": "killed", "toll": "killed", "perish": "killed", "slay": "killed", "murder": "killed", "drown": "killed",
	"injure": "injured", "injured": "injured", "wound": "injured", "wounded": "injured", "hurt": "injured", "injury": "injured", "maim": "injured",
	"hospitalise": "hospitalised", "hospitalize": "hospitalised",
	"miss": "missing", "missing": "missing", "unaccounted": "missing",
	"arrest": "arrested", "detain": "arrested", "arrested": "arrested",
	"shot": "shot", "rescue": "rescued", "save": "rescued", "evacuate": "evacuated", "displace": "displaced", "trap": "trapped", "trapped": "trapped",
	"pilfer": "affected", "affect": "affected", "expose": "affected", "steal": "affected", "compromise": "affected", "access": "affected", "hack": "affected", "impact": "affected", "leak": "affected", "hit": "affected",
}

// tolls are the fates whose counts grow as an event unfolds.
var tolls = map[string]bool{
	"killed": true, "injured": true, "shot": true, "aboard": true, "hospitalised": true, "missing": true, "arrested": true, "rescued": true, "evacuated": true, "displaced": true, "trapped": true, "affected": true,
}

// movements are classes of verbs of change that measures hang on.
var movements = map[string]string{
	"fall": "fall", "drop": "fall", "lose": "fall", "slip": "fall", "decline": "fall", "tumble": "fall", "slide": "fall", "plunge": "fall", "sink": "fall", "shed": "fall", "decrease": "fall", "shrink": "fall", "cut": "fall", "reduce": "fall",
	"rise": "rise", "gain": "rise", "grow": "rise", "climb": "rise", "jump": "rise", "increase": "rise", "soar": "rise", "surge": "rise", "add": "rise", "advance": "rise",
}

// light are verbs that only tie a measure to its subject ("turnout stood at 58
// per cent").
var light = []string{"be", "have", "put", "stand", "reach", "hit", "receive", "win", "get", "poll", "take", "total", "amount", "remain", "measure", "weigh", "estimate", "give", "set", "record", "register"}

// thing is the class of a counted noun.
func thing(lemma string) string {
	if c := things[lemma]; c != "" {
		return c
	}
	// The lemma of a people's name keeps its plural.
	if s, ok := strings.CutSuffix(lemma, "s"); ok && humans[s] {
		return s
	}
	return american(lemma)
}

// fate is the class of what a predicate says befell the counted. Some verbs
// say it only with a word beside them: taken to hospital, taken to the cells,
// shot dead, lost their lives.
func fate(src *source, predicate int, what string) string {
	lemma := strings.ToLower(src.Tokens[predicate].Lemma)
	if lemma == "miss" && src.Tokens[predicate].Norm != "missing" {
		return lemma // a game, a bus
	}
	if c := fates[lemma]; c != "" {
		return c
	}
	if lemma == "shoot" && what == "people" && src.Tokens[predicate].Tag == "VBN" && following(src, predicate, 4, "dead") == "" {
		return "shot"
	}
	switch lemma {
	case "take", "rush", "bring", "treat", "transport", "carry", "admit", "hold":
		if following(src, predicate, 1, "out", "place", "over", "part") != "" {
			return lemma
		}
		if near := following(src, predicate, 12, "hospital", "hospitals", "clinic", "infirmary", "doctors", "custody", "station", "stations", "cells", "jail", "prison"); near != "" {
			if slices.Contains([]string{"custody", "station", "stations", "cells", "jail", "prison"}, near) {
				return "arrested"
			}
			return "hospitalised"
		}
	case "shoot", "find", "leave", "fear", "presume", "confirm", "feel", "pronounce", "beat", "stab", "lie", "know", "believe", "think", "report":
		if following(src, predicate, 4, "dead") != "" || following(src, predicate, 5, "died", "killed", "drowned") != "" && lemma != "find" && lemma != "lie" {
			return "killed"
		}
		if f := following(src, predicate, 4, "injured", "wounded", "missing", "hurt", "trapped"); f != "" {
			return fates[f]
		}
	case "suffer", "sustain", "receive", "escape":
		if following(src, predicate, 6, "injuries", "wounds", "injury", "burns", "fractures", "bruises", "concussion") != "" {
			return "injured"
		}
	case "move", "remove", "lead", "usher":
		if following(src, predicate, 8, "safety", "precaution", "evacuation") != "" {
			return "evacuated"
		}
	case "lose", "claim", "cost":
		if what == "people" && following(src, predicate, 5, "life", "lives") != "" || what == "people" && lemma == "claim" {
			return "killed"
		}
	}
	return lemma
}

// following is the first of the words that stands within n tokens of token at,
// in its sentence, or "".
func following(src *source, at, n int, words ...string) string {
	sent := src.Sentences[src.sentenceAt(src.Tokens[at].Start)]
	for k := at + 1; k < sent.Last && k <= at+n; k++ {
		if t := src.Tokens[k].Norm; slices.Contains(words, t) {
			return t
		}
	}
	return ""
}

// weighed reports whether pounds are of weight, by the words around them.
func (c *count) weighed() bool {
	for _, w := range append(c.before(4), c.after(3)...) {
		switch w {
		case "weigh", "weighs", "weighed", "weighing", "weight", "mass", "lump", "lumps":
			return true
		}
	}
	return false
}

// isDuration reports whether a unit is one of time.
func isDuration(unit string) bool {
	_, kind := measures.Comparable(1, unit)
	return kind == "time"
}

// bareUnit reports whether a quantity is of one unit that an article alone
// counts ("an hour", "half a year"), or "both": it tells little by itself.
func bareUnit(src *source, q *synoptic.Quantity) bool {
	switch strings.ToLower(src.text(q.Number)) {
	case "a", "an", "half":
		return isDuration(q.Unit)
	case "both":
		return true
	}
	return false
}

// unitNouns are the nouns of units, of which nothing is measured.
var unitNouns = []string{"pound", "kilogram", "kg", "gram", "ton", "tonne", "ounce", "mile", "meter", "kilometer", "km", "foot", "inch", "yard", "liter", "gallon", "cent", "percent", "dollar", "euro", "degree", "hour", "minute", "second"}

// measured is what a measure is of: the noun that it is tied to by "of" or
// "at" ("a speed limit of 12mph"), its subject ("the limit is 12mph"), or the
// kind of change ("fell 5%").
func measured(src *source, tree [][]int, keys []term, q *synoptic.Quantity) string {
	first, last := src.tokens(q.Span)
	if first >= last {
		return ""
	}
	i := outermost(src, first, last)
	for range 4 {
		t := src.Tokens[i]
		if t.Head == i {
			break
		}
		i = t.Head
		h := src.Tokens[i]
		lemma := strings.ToLower(h.Lemma)
		switch {
		case movements[lemma] != "":
			return movements[lemma]
		case (h.Pos == "NOUN" || h.Pos == "PROPN") && slices.Contains(unitNouns, american(lemma)):
			continue // "2,300 tons", in brackets behind the pounds
		case h.Pos == "NOUN", h.Pos == "PROPN":
			return thing(lemma)
		case h.Pos == "VERB" && !slices.Contains(light, lemma):
			return lemma
		case h.Pos == "VERB", h.Pos == "AUX":
			for _, c := range tree[i] {
				if d := src.Tokens[c].Dep; d == "nsubj" || d == "nsubjpass" {
					if k := keys[c].key; k != "" {
						return k
					}
					return strings.ToLower(src.Tokens[c].Lemma)
				}
			}
			return lemma
		}
	}
	return ""
}

// outermost is the last of some words that hangs outside of them, the first of
// them if none does.
func outermost(src *source, first, last int) int {
	i := first
	for k := first; k < last; k++ {
		if h := src.Tokens[k].Head; h < first || h >= last {
			i = k
		}
	}
	return i
}
