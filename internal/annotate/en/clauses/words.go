package clauses

// Determiners and pronouns that deny what they stand with, as subject or
// object.
var (
	No     = []string{"no", "neither"}
	Nobody = []string{"nobody", "none", "nothing", "neither"}
)

// Not are the forms of "not".
var Not = []string{"not", "n't", "n’t"}

// Hardly are adverbs that deny.
var Hardly = []string{"nowhere", "hardly", "scarcely"}

// Moments open clauses that happen while their main clause does.
var Moments = []string{"when", "as", "while"}

// PlacePrepositions tie a predicate to where it happens; those of movement
// come last.
var PlacePrepositions = []string{"in", "at", "near", "outside", "inside", "on", "off", "over", "across", "along", "above", "under", "beneath", "behind", "beside", "alongside", "opposite", "around", "throughout", "through", "within", "between", "next", "into", "onto", "from", "to", "towards", "toward"}

// Modals are the forms of modal verbs that count, by what they are listed as.
var Modals = map[string]string{
	"will": "will", "wo": "will", "'ll": "will", "’ll": "will", "shall": "will", "would": "would", "'d": "would", "’d": "would",
	"can": "can", "ca": "can", "could": "could", "may": "may", "might": "may", "should": "should", "ought": "should", "must": "must",
}

// That opens a content clause.
var That = []string{"that"}

// Evidence are nouns of what would show something to be so: where there is
// none, what it would show is open.
var Evidence = []string{"indication", "evidence", "sign", "proof", "word", "suggestion", "hint", "confirmation", "record", "guarantee", "clue", "report"}

// Little are words beside "no" that leave next to nothing of such a noun.
var Little = []string{"any", "little", "scant", "insufficient"}

// Lack are nouns of want.
var Lack = []string{"lack", "absence", "want"}

// Words that leave a content open: by themselves, with "not", and with "not"
// where the content asks how, when, where or why.
var (
	Unclear = []string{"unclear", "unknown", "uncertain", "doubtful", "undetermined", "unconfirmed", "unsure", "unproven"}
	Clear   = []string{"clear", "certain", "sure"}
	Known   = []string{"known", "confirmed", "established", "determined"}
)

// Denying are verbs by which somebody denies an act of his own.
var Denying = []string{"deny", "disclaim", "disavow"}
