package measures

import _ "embed" // the word lists

//go:embed en/words.tsv
var englishWords string

// wordClass is a class of words that decides a reading.
type wordClass uint32

const (
	afterPartWord     wordClass = 1 << iota // words before which "a third" is a part
	callingWord                             // words before a telephone number
	countedWord                             // nouns before which "14m" is a number
	changeVerbWord                          // verbs of rising and falling
	deadlyVerbWord                          // verbs whose object is a living being
	deferringVerbWord                       // verbs whose participle looks ahead
	emergencyWord                           // words behind the number of emergency services
	eventWord                               // nouns for what befell people: "death"
	headlineWord                            // words of headlines that a tagger takes for names: "Crash Kills 14"
	idleNounWord                            // nouns of which "no" counts nothing: "no doubts"
	lightNounWord                           // nouns with which "one" counts nothing: "at one point"
	noVictimWord                            // nouns that are no victims: "hurt a bill"
	numberedWord                            // nouns whose number is a name: "page 12"
	personWord                              // persons
	pictureWord                             // pictures in a gallery
	planningVerbWord                        // verbs whose infinitive looks ahead
	rankedNameWord                          // nouns of which an ordinal makes a name: "third floor"
	routeVerbWord                           // verbs with which "over" is a place: "flew over two towns"
	stateVerbWord                           // verbs behind which the state tells what befell: "were left trapped"
	streetWord                              // streets
	tallyWord                               // nouns for a number of people
	matchWord                               // words before the score of a match
	voteWord                                // words beside the two numbers of a vote
	tellingVerbWord                         // verbs that tell in the present what has been
)

var wordClassNames = map[string]wordClass{
	"after-part":     afterPartWord,
	"calling":        callingWord,
	"counted":        countedWord,
	"change-verb":    changeVerbWord,
	"tally":          tallyWord,
	"match":          matchWord,
	"vote":           voteWord,
	"deadly-verb":    deadlyVerbWord,
	"deferring-verb": deferringVerbWord,
	"emergency":      emergencyWord,
	"event":          eventWord,
	"headline":       headlineWord,
	"idle-noun":      idleNounWord,
	"light-noun":     lightNounWord,
	"no-victim":      noVictimWord,
	"numbered":       numberedWord,
	"person":         personWord,
	"picture":        pictureWord,
	"planning-verb":  planningVerbWord,
	"ranked-name":    rankedNameWord,
	"route-verb":     routeVerbWord,
	"state-verb":     stateVerbWord,
	"street":         streetWord,
	"telling-verb":   tellingVerbWord,
}

var englishClasses = newWordClasses(englishWords)

func newWordClasses(table string) map[string]wordClass {
	x := map[string]wordClass{}
	for _, f := range tableRows(table, 3) {
		c, ok := wordClassNames[f[0]]
		if !ok {
			panic("measures: word list of words: class " + f[0])
		}
		x[f[1]] |= c
	}
	return x
}

// isWord reports whether a lower-cased word or lemma is of a class.
func isWord(w string, c wordClass) bool { return englishClasses[w]&c != 0 }
