package speech

import (
	"strings"

	"synoptic"
	"synoptic/internal/annotate/en/speech"
)

// Lexicon is the language data that reading speech needs.
type Lexicon struct {
	acts      map[string]synoptic.Act        // verbs by lemma
	sources   map[string]synoptic.OriginKind // nouns that stand for sources
	outlets   map[string]outletEntry
	genders   map[string]gender
	adverbs   map[string]synoptic.Act
	hearers   map[string]bool            // verbs whose object is who is spoken to
	given     map[string]gender          // given names
	naming    map[string]bool            // verbs that report only what somebody is called
	spoken    map[string]bool            // what stands behind a quote: said, says, added
	beliefs   map[string]bool            // verbs that say what somebody holds to be so
	vows      map[string]bool            // verbs that give somebody's word to do something
	onlyWith  map[string]string          // the preposition without which a verb reports nothing
	classes   map[string]map[string]bool // small classes of words
	measures  map[string]bool
	quoteOnly map[string]bool // verbs that report only with words in marks
	persons   map[string]bool // nouns for people, beyond those of sources
}

// is reports whether a word belongs to one of the language's small classes.
func (l *Lexicon) is(class, word string) bool { return l.classes[class][word] }

// aged reports whether a word ends like "43-year-old".
func (l *Lexicon) aged(word string) bool {
	i := strings.LastIndexByte(word, '-')
	return i >= 0 && l.is("old", word[i+1:])
}

type outletEntry struct {
	kind synoptic.OriginKind
	how  string // name, last, part
}

// rows are a table's lines with n columns; lines that begin with # are none.
func rows(table string, n int, yield func(f []string)) {
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) == n && !strings.HasPrefix(line, "#") {
			yield(f)
		}
	}
}

func englishLexicon() Lexicon {
	l := Lexicon{
		acts: map[string]synoptic.Act{}, sources: map[string]synoptic.OriginKind{},
		outlets: map[string]outletEntry{}, genders: map[string]gender{}, persons: map[string]bool{}, adverbs: map[string]synoptic.Act{}, hearers: map[string]bool{}, given: map[string]gender{}, measures: map[string]bool{}, classes: map[string]map[string]bool{}, beliefs: map[string]bool{}, vows: map[string]bool{}, onlyWith: map[string]string{}, spoken: map[string]bool{}, naming: map[string]bool{}, quoteOnly: map[string]bool{},
	}
	rows(speech.Cues, 4, func(f []string) {
		if f[1] == "adv" {
			l.adverbs[f[0]] = synoptic.Act(f[2])
			return
		}
		l.acts[f[0]] = synoptic.Act(f[2])
		l.hearers[f[0]] = f[1] == "vh"
		l.quoteOnly[f[0]] = f[1] == "vq"
		l.naming[f[0]] = f[1] == "vn"
		l.beliefs[f[0]] = f[1] == "vb"
		l.vows[f[0]] = f[1] == "vw"
		if prep, ok := strings.CutPrefix(f[1], "v:"); ok {
			l.onlyWith[f[0]] = prep
		}
	})
	rows(speech.Words, 2, func(f []string) {
		l.classes[f[0]] = map[string]bool{}
		for w := range strings.FieldsSeq(f[1]) {
			l.classes[f[0]][w] = true
		}
	})
	rows(speech.Sources, 3, func(f []string) { l.sources[f[0]] = synoptic.OriginKind(f[1]) })
	rows(speech.Outlets, 3, func(f []string) { l.outlets[f[0]] = outletEntry{synoptic.OriginKind(f[1]), f[2]} })
	rows(speech.People, 2, func(f []string) {
		l.persons[f[0]] = true
		switch f[1] {
		case "m":
			l.genders[f[0]] = male
		case "f":
			l.genders[f[0]] = female
		}
	})
	rows(speech.Given, 2, func(f []string) {
		if l.given[f[0]] = male; f[1] == "f" {
			l.given[f[0]] = female
		}
	})
	for _, w := range speech.Spoken {
		l.spoken[w] = true
	}
	for _, w := range speech.Measures {
		l.measures[w] = true
	}
	return l
}

func (l *Lexicon) genderOf(word string) gender { return l.genders[word] }

// personNoun reports whether a noun stands for a human being.
func (l *Lexicon) personNoun(lemma string) bool {
	if l.persons[lemma] {
		return true
	}
	switch l.sources[lemma] {
	case synoptic.OriginWitness, synoptic.OriginAnonymous:
		return true
	}
	return l.aged(lemma)
}

// isSource reports whether a noun stands for a source by itself.
func (l *Lexicon) isSource(t synoptic.Token) bool {
	_, a := l.sources[t.Lemma]
	_, b := l.sources[t.Norm]
	return a || b || l.personNoun(t.Lemma)
}

// outlet tells the kind of agency or outlet that a name names, if it does.
func (l *Lexicon) outlet(name string) (synoptic.OriginKind, bool) {
	words := l.nameWords(name)
	if len(words) == 0 || len(words) > 12 {
		return "", false
	}
	if e, ok := l.outlets[strings.Join(words, " ")]; ok {
		return e.kind, true
	}
	if k, ok := l.outletPart(words); ok {
		return k, true
	}
	if e, ok := l.outlets[words[len(words)-1]]; ok && e.how == "last" {
		return e.kind, true
	}
	return "", false
}

// outletIn tells the kind of outlet that a description holds the name of.
func (l *Lexicon) outletIn(phrase string) (synoptic.OriginKind, bool) {
	if words := l.nameWords(phrase); len(words) > 0 && len(words) <= 12 {
		return l.outletPart(words)
	}
	return "", false
}

func (l *Lexicon) outletPart(words []string) (synoptic.OriginKind, bool) {
	for i := range words {
		for j := i + 1; j <= len(words) && j <= i+4; j++ {
			if e, ok := l.outlets[strings.Join(words[i:j], " ")]; ok && e.how == "part" {
				return e.kind, true
			}
		}
	}
	return "", false
}

// nameWords are the words of a name in lower case, without determiner and
// possessive.
func (l *Lexicon) nameWords(name string) []string {
	words := strings.Fields(strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")))
	if len(words) > 0 && l.is("article", words[0]) {
		words = words[1:]
	}
	return words
}
