package reconcile

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed en/states.tsv
var statesTable string

// stateOf leads the words for a state, its people and the seat of its
// government to the state.
var stateOf = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(statesTable) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		state, words, _ := strings.Cut(line, "\t")
		out[strings.ReplaceAll(state, "-", " ")] = state
		for _, w := range strings.Fields(words) {
			out[strings.ReplaceAll(w, "-", " ")] = state
		}
	}
	return out
})

// sides are the two sides of a fight within a state, by the nouns for who is
// on them.
var sides = map[string]string{
	"government": "government", "regime": "government", "army": "government", "military": "government", "troop": "government", "troops": "government", "authority": "government", "loyalist": "government",
	"rebel": "rebels", "militant": "rebels", "insurgent": "rebels", "terrorist": "rebels", "opposition": "rebels", "jihadist": "rebels", "separatist": "rebels", "guerrilla": "rebels",
}

// party is who is said to have done something: everything that its words lead
// to.
type party struct {
	keys  []string // the story's entities among its words
	state string
	side  string
	noun  string // the head's lemma
	words string // as the text has it
}

func (p party) known() bool { return len(p.keys) > 0 || p.state != "" || p.side != "" }

// partyAt reads who the noun phrase with the given head is. A phrase of two
// parties ("Syrian or Russian planes") is none.
func (s *story) partyAt(src *source, tree [][]int, head int) party {
	p := party{noun: strings.ToLower(src.Tokens[head].Lemma)}
	first := head
	var states []string
	several := false
	var walk func(k, depth int)
	walk = func(k, depth int) {
		t := src.Tokens[k]
		first = min(first, k)
		if named := src.named[k]; named != "" && !slices.Contains(p.keys, named) && t.Dep != "poss" {
			p.keys = append(p.keys, named)
		}
		for _, w := range []string{t.Norm, strings.TrimSuffix(t.Norm, "s")} {
			two := w
			if k > 0 {
				two = src.Tokens[k-1].Norm + " " + w
			}
			st := stateOf()[two]
			if st == "" {
				st = stateOf()[w]
			}
			if st != "" && w != "us" || st != "" && src.Tokens[k].Pos == "PROPN" {
				if !slices.Contains(states, st) {
					states = append(states, st)
				}
				break
			}
		}
		if sd := sides[strings.ToLower(t.Lemma)]; sd != "" && p.side == "" {
			p.side = sd
		}
		for _, c := range tree[k] {
			switch d := src.Tokens[c].Dep; d {
			case "amod", "compound", "poss", "nmod", "nummod":
				if depth < 2 {
					walk(c, depth+1)
				}
			case "conj", "cc":
				several = true
			}
		}
	}
	walk(head, 0)
	p.words = bare(oneLine(src.Article.Text[src.Tokens[first].Start:src.Tokens[head].End]))
	if len(p.keys) > 0 && src.Tokens[head].Pos == "PRON" {
		p.words = s.byKey(p.keys[0]).name
	}
	if several || len(states) > 1 {
		return party{}
	}
	if len(states) == 1 {
		p.state = states[0]
	}
	return p
}

// same reports whether two parties are one, as far as their words say:
// "Damascus", "the Syrian army" and "Syria" are; so are, of one state's two
// sides, "the government" and "the army".
func (p party) same(q party) bool {
	if slices.ContainsFunc(p.keys, func(k string) bool { return slices.Contains(q.keys, k) }) {
		return true
	}
	if p.state != "" && p.state == q.state {
		return p.side != "rebels" && q.side != "rebels" || p.side == q.side
	}
	return p.side != "" && p.side == q.side && (p.state == "" || q.state == "")
}

// apart reports whether two parties can't be one nor one part of the other:
// two states, or the two sides.
func (p party) apart(q party) bool {
	if !p.known() || !q.known() || p.same(q) {
		return false
	}
	if p.state != "" && q.state != "" {
		return p.state != q.state
	}
	return p.side != "" && q.side != "" && p.side != q.side
}
