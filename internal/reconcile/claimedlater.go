package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// silence is an article's word that nobody has said yet that an act was his,
// or that it is not known whose it was.
type silence struct {
	src *source
	at  int // the token of the verb or noun that says so
}

// silences are the sentences of a source that say that nobody has claimed
// responsibility ("no group has claimed responsibility", "there was no
// immediate claim of responsibility") or that it is not clear who did it.
func silences(src *source) []silence {
	var out []silence
	for _, sent := range src.Sentences {
		for k := sent.First; k < sent.Last; k++ {
			t := src.Tokens[k]
			switch {
			case t.Norm == "responsibility" && negatedClaim(src, sent.First, k):
				out = append(out, silence{src, k})
			case t.Norm == "who":
				if g := unknownWho(src, sent, k); g >= 0 {
					out = append(out, silence{src, g})
				}
			}
		}
	}
	return out
}

// negatedClaim reports whether "responsibility" is what nobody has claimed or
// taken, or what there was no claim of.
func negatedClaim(src *source, first, k int) bool {
	claim := -1
	for i := max(first, k-4); i < k; i++ {
		switch strings.ToLower(src.Tokens[i].Lemma) {
		case "claim", "take", "assume", "accept":
			claim = i
		}
	}
	if claim < 0 {
		return false
	}
	for i := max(first, claim-7); i < claim; i++ {
		switch n := src.Tokens[i].Norm; {
		case n == "and" || n == "but" || n == "that" || n == "which":
			return negatedClaim(src, i+1, k)
		case n == "no" || n == "nobody" || n == "none" || n == "not" || n == "neither" || strings.HasSuffix(n, "n't"):
			return true
		}
	}
	return false
}

// unknownWho is the word by which a sentence says that it is not known who did
// an act, -1 if it does not say so.
func unknownWho(src *source, sent synoptic.Sentence, k int) int {
	governor := -1
	for i := max(sent.First, k-2); i < k; i++ {
		switch src.Tokens[i].Norm {
		case "clear", "unclear", "known", "unknown":
			governor = i
		}
	}
	if governor < 0 || src.Tokens[governor].Norm != "unknown" && !negatedBefore(src, sent.First, governor) {
		return -1
	}
	for i := k + 1; i < min(sent.Last, k+6); i++ {
		switch l := strings.ToLower(src.Tokens[i].Lemma); {
		case l == "behind" || l == "responsible" || l == "carry" || l == "conduct" || l == "plant" || slices.Contains(hostileVerbs, l):
			return governor
		}
	}
	return -1
}

// avowal is somebody's claim that an act was his.
type avowal struct {
	src *source
	at  int
	who string
}

// avowals are the claims of a source's sentences that an act was theirs:
// "claimed responsibility for the attack", "claimed the bombing", "said three
// of its fighters carried out the attack".
func (s *story) avowals(src *source, tree [][]int) []avowal {
	var out []avowal
	for _, sent := range src.Sentences {
		for k := sent.First; k < sent.Last; k++ {
			t := src.Tokens[k]
			l := strings.ToLower(t.Lemma)
			if t.Pos != "VERB" || l != "claim" && l != "take" && l != "carry" || child(src, tree, k, "neg") >= 0 {
				continue
			}
			deed, who := child(src, tree, k, "dobj"), child(src, tree, k, "nsubj")
			if deed < 0 || who < 0 {
				continue
			}
			if o := strings.ToLower(src.Tokens[deed].Lemma); o == "responsibility" && l != "carry" {
				if deed = after(src, tree, deed, "for"); deed < 0 {
					deed = after(src, tree, k, "for")
				}
			} else if l == "take" || !slices.Contains(hostile, o) {
				continue
			}
			if l == "carry" {
				if who = s.ownFighters(src, tree, k, who); who < 0 {
					continue
				}
			}
			speaker := phrase(src, tree, who)
			if e := s.byKey(s.nominalKey(src, tree, s.keys(src), who)); e != nil {
				speaker = e.name
			}
			if deed >= 0 && otherDeed(src, tree, deed) || onlySupposed(src, tree, k) {
				continue
			}
			out = append(out, avowal{src, k, speaker})
		}
	}
	return out
}

// ownFighters is who says that people of theirs carried out what a verb tells
// of, -1 if nobody does.
func (s *story) ownFighters(src *source, tree [][]int, verb, who int) int {
	if child(src, tree, verb, "prt") < 0 || src.Tokens[verb].Dep != "ccomp" {
		return -1
	}
	own := false
	for k := max(0, who-3); k < verb; k++ {
		own = own || src.Tokens[k].Norm == "its" || src.Tokens[k].Norm == "their"
	}
	if !own {
		return -1
	}
	return child(src, tree, src.Tokens[verb].Head, "nsubj")
}

// otherDeed reports whether an act that is claimed is not the news: former
// ones, several, or one of another year.
func otherDeed(src *source, tree [][]int, deed int) bool {
	if src.Tokens[deed].Tag == "NNS" && child(src, tree, deed, "nummod") < 0 && child(src, tree, deed, "det") < 0 {
		return true
	}
	for k := range src.Tokens[deed:min(deed+12, len(src.Tokens))] {
		if n := src.Tokens[deed+k].Norm; len(n) == 4 && (strings.HasPrefix(n, "20") || strings.HasPrefix(n, "19")) && !strings.HasPrefix(src.Article.Published, n) {
			return true
		}
	}
	return slices.ContainsFunc(tree[deed], func(k int) bool {
		switch src.Tokens[k].Norm {
		case "previous", "earlier", "similar", "other", "past", "several", "many", "another", "such", "numerous":
			return true
		}
		return false
	})
}

// onlySupposed reports whether a verb stands under a condition, an auxiliary of
// what may be, or an adverb of what is done at other times too.
func onlySupposed(src *source, tree [][]int, k int) bool {
	return slices.ContainsFunc(tree[k], func(c int) bool {
		switch src.Tokens[c].Norm {
		case "if", "whether", "may", "might", "could", "would", "should", "will", "often", "usually", "frequently", "regularly", "previously", "also":
			return true
		}
		return false
	})
}

// claimedLater are acts of which some articles say that nobody has claimed
// them, or that it is not clear whose they are, and others, none of them
// earlier, who has claimed them.
func (s *story) claimedLater() []update {
	var mute []silence
	var claimed []avowal
	for _, src := range s.sources {
		m := silences(src)
		mute = append(mute, m...)
		if len(m) == 0 {
			claimed = append(claimed, s.avowals(src, childrenOf(src))...)
		}
	}
	var u update
	for _, m := range mute {
		for _, a := range claimed {
			if !notBefore(a.src, m.src) {
				continue
			}
			u.why = "not claimed by anybody at first; later claimed by " + a.who
			for _, g := range []*claimGroup{s.groupAtToken(m.src, m.at), s.groupAtToken(a.src, a.at)} {
				if g != nil && !slices.Contains(u.groups, g) {
					u.groups = append(u.groups, g)
				}
			}
		}
	}
	if len(u.groups) == 0 {
		return nil
	}
	return []update{u}
}
