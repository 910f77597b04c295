package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// enclosures are nouns for what something is either in or not.
var enclosures = []string{"tunnel", "underpass", "building", "house", "mosque", "church", "temple", "synagogue", "cathedral", "school", "college", "hospital", "clinic", "hotel", "bar", "pub", "club", "nightclub", "restaurant", "cafe", "café", "shop", "store", "supermarket", "mall", "bakery", "station", "bank", "embassy", "consulate", "court", "courthouse", "courtroom", "prison", "jail", "museum", "theatre", "theater", "cinema", "stadium", "arena", "terminal", "office", "apartment", "flat", "car", "vehicle", "bus", "train", "van", "truck", "tent", "garage", "kitchen", "bathroom", "headquarters", "ministry", "parliament", "palace", "barracks", "hall"}

// sameEnclosure are enclosures that are called by one another's name.
var sameEnclosure = map[string]string{"underpass": "tunnel", "theater": "theatre", "café": "cafe", "jail": "prison", "flat": "apartment", "consulate": "embassy", "nightclub": "club", "pub": "bar", "store": "shop"}

// happenings lead the verbs and nouns for what happens at a spot to its class.
var happenings = map[string]string{
	"crash": "accident", "derail": "accident", "derailment": "accident", "overturn": "accident", "overturned": "accident", "flip": "accident", "tip": "accident", "topple": "accident", "collide": "accident", "collision": "accident", "accident": "accident",
	"explode": "explosion", "explosion": "explosion", "blast": "explosion", "detonate": "explosion", "bomb": "explosion", "bombing": "explosion",
	"shoot": "shooting", "shooting": "shooting", "gun": "shooting",
	"stab": "stabbing", "stabbing": "stabbing",
	"arrest": "arrest",
}

// spot is where a clause puts what happened: in a thing or beside it.
type spot struct {
	src    *source
	span   synoptic.Span
	class  string
	noun   string
	inside bool
	says   string
}

// spots are the places inside or outside of something at which a source's
// clauses put what happened.
func (s *story) spots(src *source, tree [][]int) []spot {
	var out []spot
	for i := range src.Clauses {
		c := &src.Clauses[i]
		if negative(c) || c.Modality != "" || c.Stance == synoptic.Questions || c.Stance == synoptic.Expects || c.Background {
			continue
		}
		first, last := src.tokens(c.Span)
		for k := first; k < last; k++ {
			t := src.Tokens[k]
			if t.Dep != "prep" || t.Head >= len(src.Tokens) {
				continue
			}
			inside, obj := sideOf(src, tree, k)
			if obj < 0 {
				continue
			}
			noun := strings.ToLower(src.Tokens[obj].Lemma)
			if !slices.Contains(enclosures, noun) {
				continue
			}
			class := happeningAbove(src, tree, k, c.Root)
			if class == "" {
				continue
			}
			if n := sameEnclosure[noun]; n != "" {
				noun = n
			}
			start := k
			if t.Norm == "to" {
				start = t.Head // "next to"
			}
			out = append(out, spot{src, c.Span, class, noun, inside, oneLine(src.Article.Text[src.Tokens[start].Start:src.Tokens[obj].End])})
		}
	}
	return out
}

// sideOf reads a preposition: whether it puts something inside of its object,
// and the object; -1 if it says neither. "Near" is said of what is inside too.
func sideOf(src *source, tree [][]int, k int) (inside bool, obj int) {
	obj = child(src, tree, k, "pobj")
	switch src.Tokens[k].Norm {
	case "in", "inside", "within":
		return true, obj
	case "outside", "beside":
		return false, obj
	case "to":
		if src.Tokens[src.Tokens[k].Head].Norm == "next" {
			return false, obj
		}
	case "next", "out":
		for _, c := range tree[k] {
			if n := src.Tokens[c].Norm; n == "of" || n == "to" {
				return false, child(src, tree, c, "pobj")
			}
		}
	}
	return false, -1
}

// happeningAbove is the class of what happened that a preposition belongs to:
// of the clause's predicate, or of a noun on the way to it.
func happeningAbove(src *source, tree [][]int, k, root int) string {
	class := ""
	for range 5 {
		h := src.Tokens[k].Head
		if h == k {
			return ""
		}
		k = h
		t := src.Tokens[k]
		if class == "" {
			class = happenings[strings.ToLower(t.Lemma)]
		}
		if k == root {
			return cmp.Or(class, offTrack(src, tree, k))
		}
		if t.Pos == "VERB" || t.Pos == "AUX" {
			return "" // another clause's
		}
	}
	return ""
}

// offTrack is "accident" for a verb of leaving the rails or the road.
func offTrack(src *source, tree [][]int, verb int) string {
	for _, c := range tree[verb] {
		t := src.Tokens[c]
		if t.Dep == "prep" && t.Norm == "off" {
			c = child(src, tree, c, "pobj")
		} else if t.Dep != "dobj" {
			continue
		}
		if c >= 0 && slices.Contains([]string{"track", "rail", "road", "runway"}, strings.ToLower(src.Tokens[c].Lemma)) {
			switch strings.ToLower(src.Tokens[verb].Lemma) {
			case "come", "jump", "leave", "go", "run", "slide", "veer", "skid":
				return "accident"
			}
		}
	}
	return ""
}

// spotDisputes are happenings that some put inside of a thing and others
// outside of it.
func (s *story) spotDisputes() []synoptic.Dispute {
	var all []spot
	for _, src := range s.sources {
		all = append(all, s.spots(src, childrenOf(src))...)
	}
	var out []synoptic.Dispute
	done := map[string]bool{}
	for _, a := range all {
		key := a.class + " " + a.noun
		if done[key] {
			continue
		}
		done[key] = true
		var p positionsBy
		for _, b := range all {
			if b.class != a.class || b.noun != a.noun || slices.ContainsFunc(all, func(x spot) bool {
				return x.src == b.src && x.class == b.class && x.noun == b.noun && x.inside != b.inside
			}) {
				continue
			}
			k := "outside"
			if b.inside {
				k = "inside"
			}
			p.add(k, b.says, b.src.passage(b.span))
		}
		if len(p.list) < 2 || !p.apart() {
			continue
		}
		g := s.groupCovering(a.src, a.span)
		if g == nil {
			continue
		}
		out = append(out, synoptic.Dispute{
			ID: id("d", "spot", g.id, a.noun), Kind: synoptic.PlaceDispute, About: synoptic.DisputeSubject{Claim: g.id},
			Why: "put " + saysOf(p.list), Positions: p.list,
		})
	}
	return out
}
