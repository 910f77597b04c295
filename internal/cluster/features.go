package cluster

import (
	"synoptic"
)

// Version names the method by which articles are compared: how features are
// made and weighed, with the table of rarities, and how they are put into
// stories. It is stored with what it gave; features of another version can't
// be compared and have to be made again.
const Version = 1

// Features is what an article is compared by. It is made once, and may be
// stored with MarshalBinary.
type Features struct {
	terms bag
	published
	print Fingerprint
	// digest says that the article tells several stories.
	digest bool
}

// FeaturesOf reads an article's title, own running text and date.
func FeaturesOf(a *synoptic.Article) Features {
	f := Features{terms: bagOf(a), published: dayOf(a.Published), print: fingerprintOf(a), digest: isDigest(a)}
	for i := range f.terms {
		f.terms[i].weight = unpackWeight(packWeight(f.terms[i].weight))
	}
	return f
}

// Fingerprint is what near copies of the article are found by.
func (f *Features) Fingerprint() Fingerprint { return f.print }

// Digest reports whether the article was taken for a round-up of several
// stories, which is by its title.
func (f *Features) Digest() bool { return f.digest }

// Day is the day of publication since 1970, and whether it is known.
func (f *Features) Day() (day float64, ok bool) { return f.day, f.dated }
