package cluster

import (
	"math"
	"slices"
	"sort"

	"synoptic"
)

const (
	// headBytes is how much of an article's beginning tells what it is about.
	headBytes = 700
	// titleCount and headCount are for how many times a word counts in the title
	// and once in the head.
	titleCount = 3
	headCount  = 2
	// leastRarity is the rarity from which on a word is counted at all.
	leastRarity = 1.8
	// nameWeight is how much more a name says than a word.
	nameWeight = 1.4
	// numberWeight is what a number says of what a rare word does.
	numberWeight = 0.6
	// longestText is how much of an article is counted, in bytes.
	longestText = 60_000
	// mostTerms is how many of an article's heaviest terms are compared.
	mostTerms = 200
)

// weighted is a term of an article and how much it says about it.
type weighted struct {
	term    string
	surface string // as the article writes it
	weight  float64
	name    bool // written with a capital where only names are
	capital bool // always written with a capital
}

// features are what articles are compared by: their heaviest terms, unit
// length, in order of the terms.
type features []weighted

// featuresOf counts an article's title and body.
func featuresOf(a *synoptic.Article) features {
	type entry struct {
		tf          float64
		names, seen int
		small       int // times without a capital
		number      bool
		surface     string
	}
	count := map[string]*entry{}
	add := func(t term, n float64) {
		e := count[t.stem]
		if e == nil {
			e = &entry{number: t.number, surface: t.surface}
			count[t.stem] = e
		}
		// One form for all: small letters before large ones, which headlines and
		// datelines have.
		e.surface = max(e.surface, t.surface)
		e.tf += n
		e.seen++
		if t.name {
			e.names++
		}
		if !t.capital {
			e.small++
		}
	}
	if a.TitleSpan.IsZero() {
		for _, t := range terms(a.Title) {
			t.name = false // headlines write all words large
			add(t, titleCount)
		}
	}
	left := longestText
	body := a.Body
	if len(body) == 0 && a.Text != "" {
		body = []synoptic.Span{{Start: 0, End: len(a.Text)}}
	}
	head := 0
	for _, s := range body {
		text := s.In(a.Text)
		if len(text) > left {
			text = text[:left]
		}
		left -= len(text)
		for _, t := range terms(text) {
			n := 1.0
			at := s.Start + t.at
			switch {
			case a.TitleSpan.Contains(synoptic.Span{Start: at, End: at + 1}):
				n = titleCount
				t.name = false
			case head+t.at < headBytes:
				n = headCount
			}
			add(t, n)
		}
		head += len(text)
		if left <= 0 {
			break
		}
	}
	out := make(features, 0, len(count))
	for w, e := range count {
		r := rarity(w)
		if e.number {
			r = numberRarity(w)
		}
		if r < leastRarity {
			continue
		}
		x := weighted{term: w, surface: e.surface, weight: (1 + math.Log(e.tf)) * r}
		x.capital = e.small == 0 && !e.number
		if e.names*2 > e.seen {
			x.name = true
			x.weight *= nameWeight
		}
		out = append(out, x)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].weight != out[j].weight {
			return out[i].weight > out[j].weight
		}
		return out[i].term < out[j].term
	})
	if len(out) > mostTerms {
		out = out[:mostTerms]
	}
	slices.SortFunc(out, func(x, y weighted) int {
		switch {
		case x.term < y.term:
			return -1
		case x.term > y.term:
			return 1
		}
		return 0
	})
	sum := 0.0
	for _, x := range out {
		sum += x.weight * x.weight
	}
	if sum > 0 {
		for i := range out {
			out[i].weight /= math.Sqrt(sum)
		}
	}
	return out
}

// numberRarity is low for small numbers and years, which stand in any news.
func numberRarity(s string) float64 {
	switch len(s) {
	case 1:
		return 0
	case 2:
		return leastRarity
	}
	if len(s) == 4 && (s[:2] == "19" || s[:2] == "20") {
		return leastRarity
	}
	return unknownRarity * numberWeight
}

// cosine is how alike two articles are, between 0 and 1.
func cosine(a, b features) float64 {
	sum := 0.0
	eachShared(a, b, func(x, y weighted) { sum += x.weight * y.weight })
	return sum
}

// eachShared calls f for each term that both have, in order of the terms.
func eachShared(a, b features, f func(x, y weighted)) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].term < b[j].term:
			i++
		case a[i].term > b[j].term:
			j++
		default:
			f(a[i], b[j])
			i++
			j++
		}
	}
}
