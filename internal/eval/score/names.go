package score

import (
	"cmp"
	"slices"

	"synoptic"
)

// called is what a document calls somebody, folded.
type called struct{ doc, name string }

func (c called) compare(d called) int {
	return cmp.Or(cmp.Compare(c.doc, d.doc), cmp.Compare(c.name, d.name))
}

// calledBy sorts the keys that both maps hold.
func calledBy(a, b map[called]string) []called {
	var both []called
	for k := range a {
		if _, ok := b[k]; ok {
			both = append(both, k)
		}
	}
	slices.SortFunc(both, called.compare)
	return both
}

// scoreNames compares what each article calls whom, and which names are one
// person's.
func (s *scorer) scoreNames() {
	gold := map[string]map[called]string{}
	for _, e := range s.key.Entities {
		if gold[e.Type] == nil {
			gold[e.Type] = map[called]string{}
		}
		for doc, names := range e.Names {
			for _, n := range names {
				gold[e.Type][called{doc, fold(n)}] = e.ID
			}
		}
	}
	people := s.predictedNames(synoptic.Person)
	organizations := s.predictedNames(synoptic.Organization)

	c := &s.m[personNames].Count
	both := calledBy(gold["PER"], people)
	c.Right, c.Found, c.Given, c.Gold = len(both), len(both), len(people), len(gold["PER"])
	s.sayMissing("person missed", gold["PER"], people)
	s.sayMissing("person made up", people, gold["PER"])

	// Keys list the organisations that matter, not all: wrong is only what the
	// key gives another type.
	c = &s.m[organizationNames].Count
	right := len(calledBy(gold["ORG"], organizations))
	c.Right, c.Found, c.Given, c.Gold = right, right, right, len(gold["ORG"])
	for k := range organizations {
		if _, ok := gold["ORG"][k]; !ok && (has(gold["PER"], k) || has(gold["LOC"], k)) {
			c.Given++
		}
	}

	c = &s.m[personJoins].Count
	for i, a := range both {
		for _, b := range both[i+1:] {
			g, p := gold["PER"][a] == gold["PER"][b], people[a] == people[b]
			if g {
				c.Gold++
			}
			if p {
				c.Given++
			}
			c.right(g && p)
		}
	}
	s.scoreMerged(both, gold["PER"], people)
	s.vote(both, gold["PER"], people)
	s.vote(calledBy(gold["ORG"], organizations), gold["ORG"], organizations)
}

func has(m map[called]string, k called) bool { _, ok := m[k]; return ok }

// predictedNames is what each article calls whom by the account.
func (s *scorer) predictedNames(t synoptic.EntityType) map[called]string {
	out := map[called]string{}
	for _, e := range s.entities {
		if e.Type != t {
			continue
		}
		for _, v := range e.Variants {
			for _, p := range v.Spans {
				s.at(p) // counts the span where it is no slice
				if d, ok := s.docOf[p.Article]; ok {
					out[called{d, fold(v.Text)}] = e.ID
				}
			}
		}
	}
	return out
}

func (s *scorer) sayMissing(what string, in, from map[called]string) {
	if s.tell == nil {
		return
	}
	var missing []called
	for k := range in {
		if !has(from, k) {
			missing = append(missing, k)
		}
	}
	slices.SortFunc(missing, called.compare)
	for _, k := range missing {
		s.say(what, "%s: %s", k.doc, k.name)
	}
}

// scoreMerged counts the people whom the key keeps apart and the account does
// not.
func (s *scorer) scoreMerged(both []called, gold, people map[called]string) {
	held := map[string]map[string]bool{} // predicted entity to the key's
	for _, k := range both {
		if held[people[k]] == nil {
			held[people[k]] = map[string]bool{}
		}
		held[people[k]][gold[k]] = true
	}
	for _, e := range sortedKeys(held) {
		for _, apart := range s.key.NotSame {
			if !slices.ContainsFunc(apart, func(id string) bool { return !held[e][id] }) {
				s.m[mergedPeople].Given++
				s.say("merged", "%v", apart)
			}
		}
	}
}

// vote gives each predicted entity the key's that most of its names have.
func (s *scorer) vote(both []called, gold, predicted map[called]string) {
	if s.toGold == nil {
		s.toGold = map[string]string{}
	}
	votes := map[string]map[string]int{}
	for _, k := range both {
		if votes[predicted[k]] == nil {
			votes[predicted[k]] = map[string]int{}
		}
		votes[predicted[k]][gold[k]]++
	}
	for e, of := range votes {
		ids := sortedKeys(of)
		s.toGold[e] = ids[firstBest(len(ids), func(i int) int { return of[ids[i]] })]
	}
}
