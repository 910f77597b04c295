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
	titleCount = 5
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
	number  bool
}

// rarity is how little a term says of a text's being news.
func (x weighted) rarity() float64 {
	if x.number {
		return numberRarity(x.term)
	}
	return rarity(x.term)
}

// bag is what articles are compared by: their heaviest terms, unit length, in
// order of the terms.
type bag []weighted

// bagOf counts an article's title and body.
func bagOf(a *synoptic.Article) bag {
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
	head := 0
	eachPart(a, func(text string, start int) {
		for _, t := range terms(text) {
			n := 1.0
			at := start + t.at
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
	})
	out := make(bag, 0, len(count))
	for w, e := range count {
		x := weighted{term: w, surface: e.surface, number: e.number}
		r := x.rarity()
		if r < leastRarity {
			continue
		}
		x.weight = (1 + math.Log(e.tf)) * r
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

// eachPart calls f for each part of an article's running text, with where it
// starts, as far as the text is counted.
func eachPart(a *synoptic.Article, f func(text string, start int)) {
	body := a.Body
	if len(body) == 0 && a.Text != "" {
		body = []synoptic.Span{{Start: 0, End: len(a.Text)}}
	}
	left := longestText
	for _, s := range body {
		text := s.In(a.Text)
		if len(text) > left {
			text = text[:left]
		}
		f(text, s.Start)
		if left -= len(text); left <= 0 {
			return
		}
	}
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

// eachShared calls f for each term that both have, in order of the terms.
func eachShared(a, b bag, f func(x, y weighted)) {
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
