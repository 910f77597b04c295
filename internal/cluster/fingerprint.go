package cluster

import (
	"cmp"
	"math"
	"strings"

	"synoptic"
)

const (
	// prints is how many numbers a fingerprint has, and band how many of them
	// in a row must be equal for two texts to be compared at all: of texts that
	// share 90 % of their triples of words 999 in 1,000 are, of those that
	// share 50 % 40 %, of those that share 20 % one in 80.
	prints = 32
	band   = 4
	// shingle is how many words in a row are taken as one thing.
	shingle = 3
	// nearCopy is the share of the triples of words from which on one text is a
	// near copy of the other.
	nearCopy = 0.6
)

// Fingerprint is a text's min-hashes (Broder 1997): of two texts, about the
// share of their triples of words that they have in common is equal. The zero
// value, of a text without words, is like no other.
type Fingerprint [prints]uint16

// Alike is the share of the triples of words that two texts have in common,
// as estimated: within .09 in two of three cases.
func (f *Fingerprint) Alike(g *Fingerprint) float64 {
	if f.isZero() {
		return 0
	}
	n := 0
	for i := range f {
		if f[i] == g[i] {
			n++
		}
	}
	return float64(n) / prints
}

func (f *Fingerprint) isZero() bool { return *f == Fingerprint{} }

// bands are the keys under which texts that may be copies are found.
func (f *Fingerprint) bands() (out [prints / band]uint32) {
	if f.isZero() {
		return out
	}
	for i := range out {
		h := uint32(i) + 0x9e3779b9
		for _, x := range f[i*band : i*band+band] {
			h = stir(h ^ uint32(x))
		}
		out[i] = h
	}
	return out
}

// fingerprintOf reads an article's own running text.
func fingerprintOf(a *synoptic.Article) Fingerprint {
	var least [prints]uint32
	for i := range least {
		least[i] = math.MaxUint32
	}
	var last [shingle]uint32
	n := 0
	eachPart(a, func(text string, _ int) {
		for _, t := range terms(text) {
			copy(last[:], last[1:])
			last[shingle-1] = hashOf(t.stem)
			if n++; n < shingle {
				continue
			}
			h := uint32(0)
			for _, w := range last {
				h = stir(h*31 + w)
			}
			// One permutation for each number: multiply by an odd number, add.
			for i := range least {
				h2 := h*multipliers[i] + uint32(i)*0x9e3779b9
				least[i] = min(least[i], h2^h2>>15)
			}
		}
	})
	var f Fingerprint
	if n < shingle {
		return f
	}
	for i, x := range least {
		f[i] = uint16(stir(x) >> 16)
	}
	return f
}

// multipliers are odd numbers without a pattern.
var multipliers = func() (out [prints]uint32) {
	for i := range out {
		out[i] = stir(uint32(i)+1)<<1 | 1
	}
	return out
}()

// Copy is an article that another is a near copy of.
type Copy struct {
	Article string
	// Alike is the share of the triples of words that they have in common, as
	// estimated.
	Alike float64
}

func byAlike(a, b Copy) int {
	return cmp.Or(cmp.Compare(b.Alike, a.Alike), strings.Compare(a.Article, b.Article))
}

// isCopy reports whether one text is a near copy of the other.
func isCopy(a, b *Fingerprint) bool { return a.Alike(b) >= nearCopy }
