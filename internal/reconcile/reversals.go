package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// reversal is a verb for a state's end and the verbs for its return.
type reversal struct {
	gone []string
	back []string
}

// reversals of states that the news tells of, one after the other.
var reversalVerbs = []reversal{
	{[]string{"lose"}, []string{"establish", "re-establish", "reestablish", "regain", "restore", "recover"}},
	{[]string{"close", "shut"}, []string{"reopen", "re-open"}},
	{[]string{"suspend", "halt", "stop", "interrupt"}, []string{"resume", "restart"}},
	{[]string{"cut", "lose", "knock"}, []string{"restore", "reconnect"}},
	{[]string{"ground"}, []string{"resume"}},
}

// resumable are nouns for what is in service or not, and so is lost, closed or
// stopped once in the news and then there again; a lead in a match is not.
var resumable = []string{"contact", "power", "electricity", "water", "service", "connection", "bridge", "road", "highway", "motorway", "airport", "runway", "station", "school", "border", "crossing", "port", "flight", "evacuation", "negotiation", "talk", "ceasefire", "truce", "search", "website"}

// sameTheme are nouns for one thing that is lost and found again.
var sameTheme = map[string]string{"communication": "contact", "communications": "contact", "signal": "contact", "touch": "contact"}

// turn is a clause in which something ended or returned.
type turn struct {
	src   *source
	at    int
	theme string
	words string
	kind  int
	back  bool
}

// turns are the clauses of a source by which something was lost, closed or
// stopped, or was there again.
func (s *story) turns(src *source, tree [][]int) []turn {
	var out []turn
	for i := range src.Clauses {
		c := &src.Clauses[i]
		if negative(c) || c.Modality != "" || c.Background || c.Stance == synoptic.Questions || c.Stance == synoptic.Expects || src.Tokens[c.Root].Pos != "VERB" {
			continue
		}
		l := strings.ToLower(src.Tokens[c.Root].Lemma)
		theme := child(src, tree, c.Root, "dobj", "nsubjpass")
		if theme < 0 {
			theme = child(src, tree, c.Root, "nsubj")
		}
		if theme < 0 || src.Tokens[theme].Pos == "PRON" {
			continue
		}
		key := s.nominalKey(src, tree, s.keys(src), theme)
		if k := sameTheme[key]; k != "" {
			key = k
		}
		if !slices.Contains(resumable, key) {
			continue
		}
		for kind, r := range reversalVerbs {
			switch {
			case slices.Contains(r.gone, l):
				out = append(out, turn{src, c.Root, key, phrase(src, tree, theme), kind, false})
			case slices.Contains(r.back, l):
				out = append(out, turn{src, c.Root, key, phrase(src, tree, theme), kind, true})
			}
		}
	}
	return out
}

// reversals are states that earlier articles tell the end of and that later
// ones tell the return of: contact lost and established again.
func (s *story) reversals() []update {
	var all []turn
	for _, src := range s.sources {
		all = append(all, s.turns(src, childrenOf(src))...)
	}
	var out []update
	done := map[string]bool{}
	for _, a := range all {
		if a.back || done[a.theme] {
			continue
		}
		// An article that tells of both is up to date with the later ones.
		if slices.ContainsFunc(all, func(x turn) bool { return x.src == a.src && x.back && x.theme == a.theme }) {
			continue
		}
		u := update{why: a.words + ": gone at first, there again later"}
		for _, b := range all {
			if !b.back || b.theme != a.theme || b.kind != a.kind || !notBefore(b.src, a.src) {
				continue
			}
			for _, g := range []*claimGroup{s.groupAtToken(a.src, a.at), s.groupAtToken(b.src, b.at)} {
				if g != nil && !slices.Contains(u.groups, g) {
					u.groups = append(u.groups, g)
				}
			}
		}
		if len(u.groups) > 0 {
			done[a.theme] = true
			out = append(out, u)
		}
	}
	return out
}
