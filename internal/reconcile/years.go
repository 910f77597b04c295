package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// onceOnly lead the words for what befalls somebody or something once, or
// hardly ever twice, to its class. Elections, weddings and launches come again.
var onceOnly = map[string]string{
	"retake": "recapture", "retook": "recapture", "recapture": "recapture", "reconquer": "recapture",
	"found": "founding", "founding": "founding", "establish": "founding",
	"bear": "birth", "born": "birth", "build": "building", "inaugurate": "opening", "assassinate": "death",
}

// yearWords is how many words may stand between what happened and its year.
const yearWords = 22

// inYear is an article's word on the year in which something happened.
type inYear struct {
	src          *source
	at           int
	class, theme string
	year, words  string
}

// yearsOf are the years to which a source dates what happens once.
func (s *story) yearsOf(src *source) []inYear {
	tree := childrenOf(src)
	var out []inYear
	for _, sent := range src.Sentences {
		for k := sent.First; k < sent.Last; k++ {
			t := src.Tokens[k]
			class := onceOnly[strings.ToLower(t.Lemma)]
			if class == "" || t.Pos != "VERB" && t.Pos != "NOUN" || child(src, tree, k, "neg") >= 0 {
				continue
			}
			theme := s.themeOf(src, tree, k, class)
			if theme == "" {
				continue
			}
			if x := yearAfter(src, tree, sent, k); x != nil {
				out = append(out, inYear{src, k, class, theme, x.Value[:4], oneLine(src.text(x.Span))})
			}
		}
	}
	return out
}

// themeOf is the key of the entity that something happened to, "" if it is not
// named.
func (s *story) themeOf(src *source, tree [][]int, k int, class string) string {
	head := child(src, tree, k, "dobj", "nsubjpass")
	switch {
	case class == "birth":
		if head = child(src, tree, k, "nsubjpass", "nsubj"); head < 0 {
			return ""
		}
		return s.personUnder(src, tree, head)
	case src.Tokens[k].Pos == "NOUN":
		head = after(src, tree, k, "of")
	case head < 0 && src.Tokens[k].Dep == "acl":
		head = src.Tokens[k].Head
	}
	// "The nearby city of Tolm" is Tolm.
	for range 3 {
		if head < 0 {
			return ""
		}
		for i := max(0, head-2); i <= head; i++ {
			if i == head || src.Tokens[i].Head == head {
				if n := src.named[i]; n != "" {
					return n
				}
			}
		}
		head = after(src, tree, head, "of")
	}
	return ""
}

// yearAfter is the first time in a sentence after a word if it tells the year
// of what the word tells, and no other predicate stands between; else nil.
func yearAfter(src *source, tree [][]int, sent synoptic.Sentence, k int) *synoptic.TimeExpr {
	var x *synoptic.TimeExpr
	for i := range src.Times {
		if t := &src.Times[i]; t.Start > src.Tokens[k].End && t.Start < sent.End && (x == nil || t.Start < x.Start) {
			x = t
		}
	}
	if x == nil || len(x.Value) < 4 || x.Precision == synoptic.ByRange || x.Type != "date" || strings.Trim(x.Value[:4], "0123456789") != "" || x.Anchor == synoptic.AnchorPrevious || x.Anchor == synoptic.AnchorStory {
		return nil
	}
	last := src.tokenAt(x.Start)
	if last-k > yearWords {
		return nil
	}
	// "In 2005", "late last year"; "the 2005 murder" is another thing's year.
	if n := src.Tokens[last-1].Norm; n != "in" && n != "on" && !strings.Contains(strings.ToLower(src.text(x.Span)), "last ") {
		return nil
	}
	for i := k + 1; i < last; i++ {
		switch t := src.Tokens[i]; {
		case t.Pos == "VERB" && child(src, tree, i, "nsubj", "nsubjpass") >= 0, t.Dep == "conj" && t.Pos == "VERB":
			return nil
		case slices.Contains([]string{"since", "until", "till", "before", "after", "between", "from"}, t.Norm):
			return nil
		}
	}
	return x
}

// yearDisputes are happenings that different articles date to different years.
// An article that has two years for one takes no side.
func (s *story) yearDisputes() []synoptic.Dispute {
	var all []inYear
	for _, src := range s.sources {
		all = append(all, s.yearsOf(src)...)
	}
	var out []synoptic.Dispute
	var done []string
	for _, a := range all {
		of := func(x inYear) bool { return x.class == a.class && x.theme == a.theme }
		if key := a.class + " " + a.theme; slices.Contains(done, key) {
			continue
		} else {
			done = append(done, key)
		}
		var p positionsBy
		for _, b := range all {
			if of(b) && !slices.ContainsFunc(all, func(x inYear) bool { return x.src == b.src && of(x) && x.year != b.year }) {
				p.add(b.year, b.year+" ("+b.words+")", s.passageAt(b.src, b.at))
			}
		}
		g := s.groupAtToken(a.src, a.at)
		if len(p.list) < 2 || g == nil {
			continue
		}
		out = append(out, synoptic.Dispute{
			ID: id("d", "year", g.id, a.class), Kind: synoptic.DateDispute, About: synoptic.DisputeSubject{Claim: g.id},
			Why: s.byKey(a.theme).name + ": dated to different years: " + saysOf(p.list), Positions: p.list,
		})
	}
	return out
}
