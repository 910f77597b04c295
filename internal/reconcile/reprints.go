package reconcile

import (
	"cmp"
	"hash/fnv"
	"regexp"
	"slices"

	"synoptic"
)

// A passage counts as shared from minPassageWords on. Two articles are reprints
// of each other if one passage is as long as minLongPassage, all together are
// as long as minSharedWords or a quarter of the shorter article (minCutWords at
// least): less may be a saying, a name and office, or one sentence that both
// report. Of one passage, minOwnWords have to stand outside quotation marks,
// for a statement that both quote is no reprint; so many quoted words in common
// as minQuotedWords were not chosen by two reporters. Runs of equal words are
// joined over edits of at most maxEdit words on either side.
const (
	shingle         = 5
	minPassageWords = 10
	minLongPassage  = 21
	minSharedWords  = 45
	minCutWords     = 20
	minQuotedWords  = 65
	maxEdit         = 5
	minOwnWords     = 8
)

// reprint is what two sources share nearly word for word.
type reprint struct {
	a, b     int
	passages []sharedPassage
	words    int
	longest  int
}

type sharedPassage struct {
	a, b  synoptic.Span
	words int
}

// wordAt is one word of an article for comparing copies: its hash and place.
type wordAt struct {
	hash uint64
	synoptic.Span
}

func copyWords(src *source) []wordAt {
	var out []wordAt
	for _, t := range src.Tokens {
		if idle(t) || t.Tag == "POS" {
			continue
		}
		h := fnv.New64a()
		h.Write([]byte(fold(t.In(src.Article.Text))))
		out = append(out, wordAt{h.Sum64(), t.Span})
	}
	return out
}

func idle(t synoptic.Token) bool { return t.IsSpace() || t.Pos == "PUNCT" || t.Pos == "SYM" }

// findReprints compares every two sources.
func (s *story) findReprints() {
	words := make([][]wordAt, len(s.sources))
	shingles := make([]map[uint64][]int, len(s.sources))
	for i, src := range s.sources {
		words[i] = copyWords(src)
		shingles[i] = map[uint64][]int{}
		for k := range words[i] {
			if h, ok := shingleAt(words[i], k); ok {
				shingles[i][h] = append(shingles[i][h], k)
			}
		}
	}
	for a := range s.sources {
		for b := a + 1; b < len(s.sources); b++ {
			r, back := compare(words[a], words[b], shingles[b]), compare(words[b], words[a], shingles[a])
			// What one of them says twice is shared once.
			once := min(r.words, back.words)
			if back.words > r.words {
				r = back.turned()
			}
			r.a, r.b = a, b
			shorter := min(len(words[a]), len(words[b]))
			long := r.longest >= minLongPassage || r.words >= minSharedWords || 4*r.words >= shorter && once >= minCutWords
			if once >= minQuotedWords || long && s.ownWords(&r) >= minOwnWords || r.words > 0 && 5*once >= 4*shorter {
				s.copies = append(s.copies, r)
			}
		}
	}
}

// turned is the same seen from the other article.
func (r reprint) turned() reprint {
	out := r
	out.passages = make([]sharedPassage, len(r.passages))
	for i, p := range r.passages {
		out.passages[i] = sharedPassage{p.b, p.a, p.words}
	}
	slices.SortStableFunc(out.passages, func(x, y sharedPassage) int { return cmp.Compare(x.a.Start, y.a.Start) })
	return out
}

// ownWords counts the words of a shared passage that do not stand in quotation
// marks in both articles: of the passage that has the most.
func (s *story) ownWords(r *reprint) int {
	most := 0
	for _, p := range r.passages {
		a, b := s.sources[r.a].outsideQuotes(p.a), s.sources[r.b].outsideQuotes(p.b)
		most = max(most, int(float64(p.words)*max(a, b)))
	}
	return most
}

// signature is how an embedded post names whose words stand before it.
var signature = regexp.MustCompile(`(?m)^[^\n]*\n?\n?[^\n]*— ?[^\n]{1,60}\(@\w{1,20}\)`)

// outsideQuotes is the share of a span that is not somebody's words: in
// quotation marks, or a post.
func (src *source) outsideQuotes(sp synoptic.Span) float64 {
	covered := 0
	for _, q := range src.Quotes {
		for _, x := range q.Quoted {
			covered += x.Overlap(sp)
		}
	}
	for _, x := range signature.FindAllStringIndex(src.Article.Text, -1) {
		covered += synoptic.Span{Start: x[0], End: x[1]}.Overlap(sp)
	}
	return float64(sp.Len()-min(sp.Len(), covered)) / float64(max(1, sp.Len()))
}

func shingleAt(w []wordAt, k int) (uint64, bool) {
	if k+shingle > len(w) {
		return 0, false
	}
	h := uint64(14695981039346656037)
	for _, x := range w[k : k+shingle] {
		h = (h ^ x.hash) * 1099511628211
	}
	return h, true
}

// run is equal words at a and b.
type run struct{ a, b, n int }

func compare(a, b []wordAt, inB map[uint64][]int) reprint {
	var runs []run
	for i := 0; i < len(a); {
		h, ok := shingleAt(a, i)
		if !ok {
			break
		}
		best := run{}
		for n, j := range inB[h] {
			if n == 16 {
				break // a refrain; its first places will do
			}
			k := 0
			for i+k < len(a) && j+k < len(b) && a[i+k].hash == b[j+k].hash {
				k++
			}
			if k > best.n {
				best = run{i, j, k}
			}
		}
		if best.n >= shingle {
			runs = append(runs, best)
			i += best.n
		} else {
			i++
		}
	}
	var r reprint
	for k := 0; k < len(runs); {
		first, last, n := runs[k], runs[k], runs[k].n
		for k++; k < len(runs); k++ {
			next := runs[k]
			ga, gb := next.a-(last.a+last.n), next.b-(last.b+last.n)
			if ga < 0 || gb < 0 || ga > maxEdit || gb > maxEdit {
				break
			}
			last = next
			n += next.n
		}
		if n < minPassageWords {
			continue
		}
		r.words += n
		r.longest = max(r.longest, n)
		r.passages = append(r.passages, sharedPassage{
			a:     synoptic.Span{Start: a[first.a].Start, End: a[last.a+last.n-1].End},
			b:     synoptic.Span{Start: b[first.b].Start, End: b[last.b+last.n-1].End},
			words: n,
		})
	}
	return r
}

// copied reports whether two spans of two sources lie in a passage that the
// sources share, each for its greater part.
func (s *story) copied(a int, sa synoptic.Span, b int, sb synoptic.Span) bool {
	if a > b {
		a, b, sa, sb = b, a, sb, sa
	}
	k, ok := slices.BinarySearchFunc(s.copies, [2]int{a, b}, func(r reprint, t [2]int) int {
		return cmp.Or(cmp.Compare(r.a, t[0]), cmp.Compare(r.b, t[1]))
	})
	if !ok {
		return false
	}
	for _, p := range s.copies[k].passages {
		if 5*p.a.Overlap(sa) >= 3*sa.Len() && 5*p.b.Overlap(sb) >= 3*sb.Len() {
			return true
		}
	}
	return false
}

func (s *story) reprintAccounts() []synoptic.Reprint {
	out := []synoptic.Reprint{}
	for _, r := range s.copies {
		a, b := s.sources[r.a], s.sources[r.b]
		x := synoptic.Reprint{Articles: [2]string{a.Article.ID, b.Article.ID}}
		var inA, inB int
		for _, p := range r.passages {
			inA, inB = inA+p.a.Len(), inB+p.b.Len()
			x.Passages = append(x.Passages, synoptic.ReprintPassage{A: a.passage(p.a), B: b.passage(p.b)})
		}
		x.ShareOfA, x.ShareOfB = share(inA, len(a.Article.Text)), share(inB, len(b.Article.Text))
		if pa, pb := a.Article.Published, b.Article.Published; pa != "" && pb != "" && pa != pb {
			x.First = a.Article.ID
			if synoptic.CompareTimes(pb, pa) < 0 {
				x.First = b.Article.ID
			}
		}
		if c := a.Article.Credit; c != "" && fold(c) == fold(b.Article.Credit) {
			x.Credited = c
		}
		out = append(out, x)
	}
	return out
}

// share is part of whole, to two places.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64((part*200+whole)/(2*whole)) / 100
}
