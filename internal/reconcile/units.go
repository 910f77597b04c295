package reconcile

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strconv"
	"strings"

	"synoptic"
)

// unit is one clause as it is compared with other articles' clauses.
type unit struct {
	at        int // index in story.units
	src       *source
	clause    *synoptic.Clause
	span      synoptic.Span
	report    synoptic.Span // the span that it is shown with, see carriers
	terms     []term        // by key
	norm      float64
	total     float64
	relatives [][]int32 // of each term, the lemmas that say the same
	grams     []uint32  // sorted hashes of character 4-grams
	// sentence is the unit of the whole sentence's terms, for context.
	sentence   []term
	verb       string
	args       []string // keys of what hangs on the predicate itself, sorted
	core       []term   // the terms without relative clauses, appositions and adverbial clauses
	subject    string
	object     string
	numbers    []float64
	counted    []string // of each number, what it counts or what befell it; "" if unknown
	when       string
	place      string
	title      bool // stands in the headline or the first sentence
	direct     bool // stands in direct speech
	speaker    string
	background bool
	frame      bool    // only says to whom or where a thing was said
	order      float64 // where in the article, 0 to 1
}

// term is one thing that a unit speaks of with its weight. Numbers are in the
// order of keys, so that terms can be compared by either.
type term struct {
	key    string
	number int32 // of the key in the story
	weight float64
}

// keys gives each token of a source the key of what it speaks of: the story's
// entity where it is part of a mention, a number's value, or its lemma; ""
// for words without content.
func (s *story) keys(src *source) []term {
	if src.keys == nil {
		s.numberKeys()
	}
	return src.keys
}

// numberKeys finds the keys of all sources and numbers them in order.
func (s *story) numberKeys() {
	var all []string
	for _, src := range s.sources {
		src.keys = s.findKeys(src)
		for _, t := range src.keys {
			if t.key != "" {
				all = append(all, t.key)
			}
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	s.numbers = make(map[string]int32, len(all))
	for i, k := range all {
		s.numbers[k] = int32(i)
	}
	s.findNear()
	for _, src := range s.sources {
		for i := range src.keys {
			src.keys[i].number = s.numbers[src.keys[i].key]
		}
	}
}

func (s *story) findKeys(src *source) []term {
	out := make([]term, len(src.Tokens))
	src.named = make([]string, len(src.Tokens))
	for i, t := range src.Tokens {
		switch t.Pos {
		case "DET", "ADP", "PRON", "PUNCT", "PART", "CCONJ", "SCONJ", "SPACE", "SYM", "AUX":
			continue
		case "NUM":
			out[i] = term{key: "#" + t.Norm, weight: 3}
			continue
		}
		if t.Dep == "aux" || t.Dep == "auxpass" || !hasLetter(t.Lemma) {
			continue
		}
		l := strings.ToLower(t.Lemma)
		if l == "say" || l == "tell" || l == "be" || l == "have" {
			continue
		}
		out[i] = term{key: l, weight: lemmaWeight(l)}
	}
	for i := range src.Quantities {
		q := &src.Quantities[i]
		if q.Value == nil {
			continue
		}
		first, last := src.tokens(q.Number)
		for k := first; k < last; k++ {
			out[k] = term{}
		}
		if first < last {
			out[first] = term{key: "#" + strconv.FormatFloat(*q.Value, 'g', -1, 64), weight: 3.5}
		}
	}
	for i := range src.Times {
		timeKeys(src, &src.Times[i], out)
	}
	for i := range src.Mentions {
		m := &src.Mentions[i]
		e := s.entityOf(src, m.Entity)
		if e == nil || m.First < 0 || m.Last > len(out) || m.First >= m.Last {
			continue
		}
		for k := m.First; k < m.Last; k++ {
			out[k] = term{}
			src.named[k] = "@" + e.id
		}
		w := 4.5
		switch {
		case e.kind == synoptic.Place:
			w = 2.5
		case m.Kind != synoptic.NameMention:
			w = 2
		case len(e.locals) > 1:
			// What the whole story is about tells its clauses apart the least.
			w = 4.5 - min(2, 0.05*float64(e.count()))
		}
		out[m.First] = term{key: "@" + e.id, weight: w}
	}
	return out
}

// count is how often the story names the entity in one article, on average.
func (e *entity) count() int {
	n := 0
	for _, f := range e.forms {
		n += len(f.mentions)
	}
	return n / max(1, len(e.locals))
}

func hasLetter(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c >= 'a' && c <= 'z' || s[i] >= 0x80 {
			return true
		}
	}
	return false
}

// bag sums the terms of a token range, by key.
func bag(keys []term, first, last int) (terms []term, norm, total float64) {
	return sum(slices.Clone(keys[first:last]))
}

// sum sorts terms by key and sums them.
func sum(terms []term) (out []term, norm, total float64) {
	terms = slices.DeleteFunc(terms, func(t term) bool { return t.key == "" })
	slices.SortStableFunc(terms, func(a, b term) int { return cmp.Compare(a.number, b.number) })
	terms = slices.CompactFunc(terms, func(a, b term) bool { return a.number == b.number })
	for _, t := range terms {
		norm += t.weight * t.weight
		total += t.weight
	}
	return terms, math.Sqrt(norm), total
}

// dot multiplies two bags; shared is the weight of what both have, and top
// the weight of the rarest of it.
func dot(a, b []term) (product, shared, top float64) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].number < b[j].number:
			i++
		case a[i].number > b[j].number:
			j++
		default:
			w := min(a[i].weight, b[j].weight)
			product += a[i].weight * b[j].weight
			shared += w
			top = max(top, w)
			i++
			j++
		}
	}
	return product, shared, top
}

// makeUnits cuts every article into the clauses that are compared.
func (s *story) makeUnits() {
	for _, src := range s.sources {
		src.frequency, src.times = map[int32]int{}, map[string]int{}
		keys := s.keys(src)
		shown := carriers(src)
		tree := childrenOf(src)
		own := ownWords(src, keys)
		src.sentences = make([][]term, len(src.Sentences))
		for i, sent := range src.Sentences {
			src.sentences[i], _, _ = bag(keys, sent.First, sent.Last)
		}
		var sentTerms []term
		lastSentence := -1
		titled := false
		for ci := range src.Clauses {
			c := &src.Clauses[ci]
			first, last := src.tokens(c.Span)
			if first >= last {
				continue
			}
			u := &unit{at: len(s.units), src: src, clause: c, span: c.Span, report: shown[ci], background: c.Background}
			u.terms, u.norm, u.total = sum(ownTerms(src, keys, ci, own[ci]))
			if len(u.terms) < 2 {
				continue
			}
			u.relatives = s.relatives(u.terms)
			if c.Sentence != lastSentence {
				sent := src.Sentences[c.Sentence]
				sentTerms, _, _ = bag(keys, sent.First, sent.Last)
				lastSentence = c.Sentence
			}
			u.sentence = sentTerms
			u.args, u.core = s.arguments(src, tree, keys, c)
			u.grams = grams(fold(ownText(src, own[ci])))
			u.verb = strings.ToLower(src.Tokens[c.Root].Lemma)
			u.subject, u.object = s.headKey(src, keys, c.Subject), s.headKey(src, keys, c.Object)
			if u.place = s.headKey(src, keys, c.Place); !strings.HasPrefix(u.place, "@") {
				u.place = ""
			}
			for _, q := range c.Quantities {
				if v := src.Quantities[q].Value; v != nil && !bareUnit(src, &src.Quantities[q]) {
					u.numbers = append(u.numbers, *v)
					u.counted = append(u.counted, countedClass(src, &src.Quantities[q]))
				}
			}
			if c.When >= 0 {
				u.when = src.Times[c.When].Value
			}
			if !titled && !src.Article.TitleSpan.Overlaps(c.Span) {
				u.title = true
				titled = c.Sentence != src.Clauses[0].Sentence
			} else if src.Article.TitleSpan.Overlaps(c.Span) {
				u.title = true
			}
			if c.Quote >= 0 {
				q := src.Quotes[c.Quote]
				u.direct = q.Kind == synoptic.Direct
				if e := s.entityOf(src, q.Speaker); e != nil {
					u.speaker = e.id
				}
			}
			u.frame = frames(src, c)
			u.order = float64(c.Start) / float64(max(1, len(src.Article.Text)))
			for _, t := range u.terms {
				src.frequency[t.number]++
			}
			src.clauses++
			if u.when != "" {
				src.times[u.when]++
			}
			s.units = append(s.units, u)
		}
	}
}

// frames reports whether a clause only attributes what stands outside of it.
func frames(src *source, c *synoptic.Clause) bool {
	at := src.Tokens[c.Root].Span
	return slices.ContainsFunc(src.Attributions, func(a synoptic.Attribution) bool {
		return a.Cue.Overlaps(at) && !a.Content.IsZero() && (!a.Content.Overlaps(c.Span) || a.Content.Contains(a.Cue))
	})
}

// headKey is the key of the first entity or, failing that, of the last word
// with content in a noun phrase.
func (s *story) headKey(src *source, keys []term, sp synoptic.Span) string {
	if sp.IsZero() {
		return ""
	}
	first, last := src.tokens(sp)
	word := ""
	for k := first; k < last; k++ {
		switch key := keys[k].key; {
		case strings.HasPrefix(key, "@"):
			return key
		case key != "" && !strings.HasPrefix(key, "#"):
			word = key
		}
	}
	return word
}

// grams are the sorted, distinct hashes of a folded text's 4-grams.
func grams(s string) []uint32 {
	if len(s) < 4 {
		return nil
	}
	out := make([]uint32, 0, len(s))
	for i := 0; i+4 <= len(s); i++ {
		h := fnv.New32a()
		h.Write([]byte(s[i : i+4]))
		out = append(out, h.Sum32())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// common counts the elements that two sorted lists share.
func common(a, b []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}

// timeKeys gives the words of a time that was resolved the keys of its day (or
// month, year or duration) and of its hour, so that "Sunday" and "Feb. 7" are
// one and "9 a.m." tells as much as a number.
func timeKeys(src *source, t *synoptic.TimeExpr, out []term) {
	first, last := src.tokens(t.Span)
	if t.Value == "" || first >= last {
		return
	}
	day, hour, clock := strings.Cut(t.Value, "T")
	if clock && (len(day) != len("2006-01-02") || len(hour) != len("15:04")) {
		day, clock = t.Value, false // a duration, a range
	}
	for k := first; k < last; k++ {
		out[k] = term{}
	}
	out[last-1] = term{key: "#" + day, weight: dayWeight}
	if clock {
		out[first] = term{key: "#T" + hour, weight: hourWeight}
	}
}

// What a day and an hour weigh among the terms of a clause.
const (
	dayWeight  = 2
	hourWeight = 3
)
