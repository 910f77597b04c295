package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// causeClasses sort the nouns for what brings about an accident, a fire or a
// death. Causes of one class may be one, said more or less exactly.
var causeClasses = map[string]string{
	"lightning": "nature", "storm": "nature", "wind": "nature", "rain": "nature", "earthquake": "nature", "flood": "nature", "avalanche": "nature", "landslide": "nature", "weather": "nature", "fog": "nature", "ice": "nature", "wave": "nature", "heat": "nature", "drought": "nature", "bird": "nature",
	"fault": "failure", "failure": "failure", "malfunction": "failure", "defect": "failure", "glitch": "failure", "bug": "failure", "short": "failure", "circuit": "failure", "leak": "failure", "wiring": "failure", "breakdown": "failure", "wear": "failure", "corrosion": "failure", "fatigue": "failure", "overload": "failure",
	"error": "error", "mistake": "error", "negligence": "error", "carelessness": "error", "misjudgment": "error", "speeding": "error", "inattention": "error",
	"bomb": "intent", "missile": "intent", "attack": "intent", "sabotage": "intent", "arson": "intent", "hacker": "intent", "terrorism": "intent", "bullet": "intent", "gunfire": "intent", "gunman": "intent", "vandal": "intent", "arsonist": "intent", "murder": "intent", "rocket": "intent", "drone": "intent", "shell": "intent", "poison": "intent", "strike": "intent",
	"heart": "illness", "stroke": "illness", "cancer": "illness", "pneumonia": "illness", "infection": "illness", "illness": "illness", "disease": "illness", "overdose": "drugs", "suicide": "suicide", "drowning": "drowning", "hypothermia": "cold",
}

// accidental and intended are what a thing is called that nobody, or somebody,
// meant to happen.
var (
	accidental = []string{"accident", "accidental", "unintentional", "coincidence"}
	intended   = []string{"sabotage", "arson", "deliberate", "intentional", "murder", "attack", "suicide"}
)

// cause is a report of what brought something about.
type cause struct {
	src    *source
	span   synoptic.Span
	clause *synoptic.Clause
	class  string
	words  string
	effect []string // lemmas of what it brought about
}

// causeDisputes are effects that two sources lay to causes of different
// classes, where nobody names the two together.
func (s *story) causeDisputes() []synoptic.Dispute {
	var all []cause
	for _, src := range s.sources {
		all = append(all, s.causes(src)...)
	}
	var out []synoptic.Dispute
	used := make([]bool, len(all))
	for i, a := range all {
		if used[i] {
			continue
		}
		var p positionsBy
		p.add(a.class, s.causeSays(a), a.src.passage(a.span))
		for j, b := range all {
			if i == j || used[j] || !slices.ContainsFunc(a.effect, func(e string) bool { return slices.Contains(b.effect, e) }) {
				continue
			}
			if b.class != a.class && (s.restOf(a) == s.restOf(b) || coupled(all, a, b)) {
				continue
			}
			p.add(b.class, s.causeSays(b), b.src.passage(b.span))
			used[j] = true
		}
		if len(p.list) != 2 || !p.apart() {
			continue
		}
		g := s.groupCovering(a.src, a.span)
		if g == nil {
			continue
		}
		out = append(out, synoptic.Dispute{
			ID: id("d", "cause", g.id), Kind: synoptic.CauseDispute, About: synoptic.DisputeSubject{Claim: g.id},
			Why: "laid to causes that don't go together: " + saysOf(p.list), Positions: p.list,
		})
	}
	return out
}

func (s *story) causeSays(c cause) string {
	if c.clause != nil {
		if by := s.tellerOf(c.src, c.clause); by != "" {
			return c.words + " (" + by + ")"
		}
	}
	return c.words + " (" + c.src.Article.Outlet + ")"
}

func (s *story) restOf(c cause) int {
	if c.clause == nil {
		return s.origins.own[c.src.at]
	}
	return s.rest(c.src, c.clause.Attribution)
}

// coupled reports whether one source gives the effect both classes of causes:
// they go together, or it takes no side.
func coupled(all []cause, a, b cause) bool {
	for _, x := range all {
		for _, y := range all {
			if x.src == y.src && x.class == a.class && y.class == b.class && x.clause == y.clause {
				return true
			}
		}
	}
	return false
}

// causes reads what a source says brought what about.
func (s *story) causes(src *source) []cause {
	tree := childrenOf(src)
	var out []cause
	for i := range src.Clauses {
		c := &src.Clauses[i]
		if c.Negated || c.Modality != "" || c.Stance == synoptic.Questions || c.Stance == synoptic.Expects || c.Stance == synoptic.Denies {
			if !c.Negated {
				continue
			}
		}
		u := &unit{src: src, clause: c, span: c.Span}
		if hypothetical(u) || unasserted(src, c) {
			continue
		}
		k := c.Root
		subject, passive, object := child(src, tree, k, "nsubj"), child(src, tree, k, "nsubjpass"), child(src, tree, k, "dobj")
		add := func(what, effect int) {
			if what < 0 || effect < 0 || c.Negated {
				return
			}
			class, words := causeAt(src, tree, what)
			if class == "" {
				return
			}
			out = append(out, cause{src, c.Span, c, class, words, effects(src, effect)})
		}
		switch strings.ToLower(src.Tokens[k].Lemma) {
		case "cause":
			if passive >= 0 {
				add(after(src, tree, k, "by"), passive)
			} else {
				add(subject, object)
			}
		case "blame":
			on, for_ := after(src, tree, k, "on"), after(src, tree, k, "for")
			switch {
			case on >= 0 && passive >= 0:
				add(on, passive)
			case on >= 0:
				add(on, object)
			case for_ >= 0 && passive >= 0:
				add(passive, for_)
			case for_ >= 0:
				add(object, for_)
			default:
				// "The commission blamed lightning", of what was told just before.
				add(object, s.lastThing(src, c.Sentence-1))
			}
		case "be":
			attr := child(src, tree, k, "attr", "acomp")
			if subject < 0 || attr < 0 {
				break
			}
			l := strings.ToLower(src.Tokens[attr].Lemma)
			no := c.Negated || child(src, tree, attr, "det") >= 0 && src.Tokens[child(src, tree, attr, "det")].Norm == "no"
			switch {
			case slices.Contains(accidental, l) && no, slices.Contains(intended, l) && !no:
				if strings.ToLower(src.Tokens[subject].Lemma) != "it" && src.Tokens[subject].Pos == "NOUN" {
					out = append(out, cause{src, c.Span, c, "intent", oneLine(src.text(c.Span)), effects(src, subject)})
				}
			}
			if d := after(src, tree, attr, "to"); l == "due" && d >= 0 {
				add(d, subject)
			}
		}
	}
	return out
}

// lastThing is the last noun of a sentence that names what happened: the
// object of its last preposition or verb, -1 if there is none.
func (s *story) lastThing(src *source, sentence int) int {
	if sentence < 0 {
		return -1
	}
	sent := src.Sentences[sentence]
	for k := sent.Last - 1; k >= sent.First; k-- {
		if t := src.Tokens[k]; t.Pos == "NOUN" && (t.Dep == "pobj" || t.Dep == "dobj" || t.Dep == "attr") {
			return k
		}
	}
	return -1
}

// causeAt is the class of a cause by the words of its noun phrase, "" where
// they tell none, or more than one.
func causeAt(src *source, tree [][]int, head int) (class, words string) {
	stack := []int{head}
	for len(stack) > 0 {
		x := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if c := causeClasses[strings.ToLower(src.Tokens[x].Lemma)]; c != "" {
			if class != "" && class != c {
				return "", ""
			}
			class = c
		}
		for _, k := range tree[x] {
			switch d := src.Tokens[k].Dep; d {
			case "compound", "amod", "conj":
				stack = append(stack, k)
			}
		}
	}
	return class, phrase(src, tree, head)
}

// effects are the lemmas by which an effect is known: its noun and what is
// compounded with it.
func effects(src *source, head int) []string {
	out := []string{strings.ToLower(src.Tokens[head].Lemma)}
	if head > 0 && src.Tokens[head-1].Dep == "compound" {
		out[0] = strings.ToLower(src.Tokens[head-1].Lemma) + " " + out[0]
	}
	return out
}
