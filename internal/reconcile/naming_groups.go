package reconcile

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"synoptic"
)

//go:embed en/namings.tsv
var namingsTable string

// namings leads a noun to what it is one of several words for.
var namings = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(namingsTable) {
		about, words, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || about[0] == '#' {
			continue
		}
		for _, w := range strings.Fields(words) {
			out[w] = about
		}
	}
	return out
})

// groupNaming is what outlets call the people and the acts that have no name:
// words of one kind in reports of one claim, which therefore mean the same
// ("rebels" here, "terrorists" there), in the outlets' own narration.
func (s *story) groupNaming() []synoptic.Naming {
	type word struct {
		lemma, text string
		span        synoptic.Passage
	}
	found := map[string][]word{}
	for _, g := range s.groups {
		if g.sources() < 2 {
			continue
		}
		here := map[string][]word{}
		for _, u := range g.members {
			first, last := u.src.tokens(u.span)
			for k := first; k < last; k++ {
				t := u.src.Tokens[k]
				l := strings.ToLower(t.Lemma)
				about := namings()[l]
				if about == "" || t.Pos != "NOUN" && t.Pos != "PROPN" || t.Dep == "compound" || u.src.named[k] != "" || quoted(u.src, t.Span) {
					continue
				}
				here[about] = append(here[about], word{l, strings.ToLower(u.src.text(t.Span)), u.src.passage(t.Span)})
			}
		}
		for about, words := range here {
			// Two articles, one word each: several of one kind in one article may be
			// of several things.
			by := map[string][]string{}
			for _, w := range words {
				if !slices.Contains(by[w.span.Article], w.lemma) {
					by[w.span.Article] = append(by[w.span.Article], w.lemma)
				}
			}
			for _, w := range words {
				if len(by) > 1 && len(by[w.span.Article]) == 1 && !slices.ContainsFunc(found[about], func(x word) bool { return x.span == w.span }) {
					found[about] = append(found[about], w)
				}
			}
		}
	}
	var out []synoptic.Naming
	for _, about := range sortedKeys(found) {
		words := found[about]
		slices.SortFunc(words, func(a, b word) int {
			return cmp.Or(strings.Compare(a.lemma, b.lemma), strings.Compare(a.span.Article, b.span.Article), cmp.Compare(a.span.Start, b.span.Start))
		})
		n := synoptic.Naming{About: about}
		for i, w := range words {
			if i == 0 || words[i-1].lemma != w.lemma {
				n.Terms = append(n.Terms, synoptic.Term{Text: w.text})
			}
			t := &n.Terms[len(n.Terms)-1]
			if !slices.Contains(t.Articles, w.span.Article) {
				t.Articles = append(t.Articles, w.span.Article)
			}
			t.Spans = append(t.Spans, w.span)
		}
		if len(n.Terms) > 1 {
			slices.SortStableFunc(n.Terms, func(a, b synoptic.Term) int { return cmp.Compare(len(b.Articles), len(a.Articles)) })
			out = append(out, n)
		}
	}
	return out
}

// sortedKeys are a map's keys in order, so that its own order leaves no trace.
func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
