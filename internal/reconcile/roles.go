package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// parts lead the nouns for somebody's part in an affair to its class: who leads
// it does not only help.
var parts = map[string]string{
	"mastermind": "head", "ringleader": "head", "kingpin": "head",
	"middleman": "helper", "go-between": "helper", "intermediary": "helper", "courier": "helper", "henchman": "helper", "lookout": "helper", "accomplice": "helper",
}

// part is what part in an affair an article gives somebody.
type part struct {
	src   *source
	at    int
	who   string // the key of a person
	class string
	words string
}

// partsOf are the parts that a source gives people.
func (s *story) partsOf(src *source) []part {
	tree := childrenOf(src)
	var out []part
	for si, sent := range src.Sentences {
		for k := sent.First; k < sent.Last; k++ {
			word := strings.ToLower(src.Tokens[k].Lemma)
			if word == "man" && k > sent.First && src.Tokens[k-1].Norm == "middle" {
				word = "middleman"
			}
			if parts[word] == "" {
				continue
			}
			if who := s.bearer(src, tree, si, k); who != "" {
				out = append(out, part{src, k, who, parts[word], word})
			}
		}
	}
	return out
}

// bearer is the key of the person to whom a noun for a part is given: by the
// subject of the verb that it hangs on ("Hale was the middleman", "is suspected
// of being the middleman"), or, where it stands for him itself ("the mastermind
// was arrested"), by whom the next two sentences tell the same of.
func (s *story) bearer(src *source, tree [][]int, si, k int) string {
	if src.named[k] != "" && s.person(src.named[k]) {
		return src.named[k]
	}
	at := k
	for range 6 {
		t := src.Tokens[at]
		if t.Dep == "nsubj" || t.Dep == "nsubjpass" {
			return s.sameTold(src, tree, si, t.Head)
		}
		if t.Head == at || t.Dep == "dobj" || t.Dep == "poss" || t.Dep == "agent" || t.Dep == "conj" {
			return ""
		}
		at = t.Head
		if child(src, tree, at, "neg") >= 0 {
			return ""
		}
		if subject := child(src, tree, at, "nsubj", "nsubjpass"); subject >= 0 && subject != k {
			if n := src.named[subject]; s.person(n) {
				return n
			}
			return ""
		}
	}
	return ""
}

// sameTold is the person of whom one of the two sentences after another tells
// the same with the same verb, "" if there is none.
func (s *story) sameTold(src *source, tree [][]int, si, verb int) string {
	for i := si + 1; i <= si+2 && i < len(src.Sentences); i++ {
		for k := src.Sentences[i].First; k < src.Sentences[i].Last; k++ {
			if src.Tokens[k].Pos != "VERB" || !strings.EqualFold(src.Tokens[k].Lemma, src.Tokens[verb].Lemma) {
				continue
			}
			if subject := child(src, tree, k, "nsubj", "nsubjpass"); subject >= 0 && s.person(src.named[subject]) {
				return src.named[subject]
			}
		}
	}
	return ""
}

// partDisputes are people to whom some give the leading part in an affair and
// others a helper's. An article that gives both takes no side.
func (s *story) partDisputes() []synoptic.Dispute {
	var all []part
	for _, src := range s.sources {
		all = append(all, s.partsOf(src)...)
	}
	var out []synoptic.Dispute
	var done []string
	for _, a := range all {
		if slices.Contains(done, a.who) {
			continue
		}
		done = append(done, a.who)
		var p positionsBy
		for _, b := range all {
			if b.who != a.who || slices.ContainsFunc(all, func(x part) bool { return x.src == b.src && x.who == b.who && x.class != b.class }) {
				continue
			}
			p.add(b.class, "the "+b.words, s.passageAt(b.src, b.at))
		}
		g := s.groupAtToken(a.src, a.at)
		if len(p.list) < 2 || !p.apart() || g == nil {
			continue
		}
		out = append(out, synoptic.Dispute{
			ID: id("d", "part", g.id, a.who), Kind: synoptic.TitleDispute, About: synoptic.DisputeSubject{Claim: g.id},
			Why: s.byKey(a.who).name + " is given two parts: " + saysOf(p.list), Positions: p.list,
		})
	}
	return out
}

// passageAt is what the closest report around a token is shown with, else the
// token's sentence.
func (s *story) passageAt(src *source, k int) synoptic.Passage {
	best := trim(src, src.Sentences[src.sentenceAt(src.Tokens[k].Start)].Span)
	for _, u := range s.units {
		if u.src == src && u.report.Contains(src.Tokens[k].Span) && u.report.Len() < best.Len() {
			best = u.report
		}
	}
	return src.passage(best)
}
