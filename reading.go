package synoptic

// EntityType is what a name stands for.
type EntityType string

// The types of entities.
const (
	Person       EntityType = "person"
	Organization EntityType = "organization"
	Place        EntityType = "place"
	Event        EntityType = "event"
	Work         EntityType = "work"
	OtherEntity  EntityType = "other"
)

// MentionKind is the form in which a text refers to an entity.
type MentionKind string

// The kinds of mentions.
const (
	NameMention    MentionKind = "name"
	NominalMention MentionKind = "nominal" // "the president", "the 43-year-old"
	PronounMention MentionKind = "pronoun" // "he"
)

// NoEntity stands in Mention.Entity and Quote.Speaker where it is not known
// who is meant.
const NoEntity = -1

// Mention is a place in a text that refers to a person, organisation, place,
// event or work.
type Mention struct {
	Span            // the name alone, without title, article or possessive
	First, Last int // its tokens [First, Last)
	Type        EntityType
	Kind        MentionKind
	// Title is the title or role that stands with the name ("Iranian
	// President", "chief of staff of the Iranian Armed Forces"); zero if none.
	Title Span
	// Entity indexes Reading.Entities, or is NoEntity.
	Entity int
}

// LocalEntity is whom several mentions of one article refer to.
type LocalEntity struct {
	Type     EntityType
	Name     string // the fullest form of the name in this article
	Mentions []int  // indexes into Reading.Mentions, in order of text
}

// Act is what a source does with the content that is reported of it.
type Act string

// The acts. Thinks, Wants and Mentions are no speech: what somebody believes
// or hopes for, and what somebody is said to have talked about or judged
// without a proposition of theirs ("praised the crews").
const (
	Says     Act = "says"
	Writes   Act = "writes"
	Shows    Act = "shows" // of documents, studies and data
	DeniesIt Act = "denies"
	Accuses  Act = "alleges"
	Asks     Act = "asks"
	Orders   Act = "orders"
	Foresees Act = "expects"
	Thinks   Act = "thinks"
	Wants    Act = "wants"
	Mentions Act = "mentions"
)

// Reports reports whether the act hands on words or findings, so that what
// it governs is something taken from a source.
func (a Act) Reports() bool { return a != Thinks && a != Wants && a != Mentions && a != "" }

// Stance is the stance in which an article carries content under the act.
func (a Act) Stance() Stance {
	switch a {
	case DeniesIt:
		return Denies
	case Accuses:
		return Alleges
	case Asks:
		return Questions
	case Foresees, Wants, Orders:
		return Expects
	}
	return Attributes
}

// QuoteKind is the form of reported speech.
type QuoteKind string

// The kinds of reported speech. Mixed speech is an indirect clause part of
// which stands in quotation marks.
const (
	Direct   QuoteKind = "direct"
	Mixed    QuoteKind = "mixed"
	Indirect QuoteKind = "indirect"
)

// Quote is something that somebody is reported to have said.
type Quote struct {
	Span      // the content, without quotation marks at its ends
	Kind      QuoteKind
	Cue       Span // the words that introduce it ("said"); zero if none
	SpeakerAt Span // the words that name the speaker here; zero if none
	// SpeakerNamed is where the speaker was last called by name or title, when
	// SpeakerAt is a pronoun or none; zero otherwise.
	SpeakerNamed Span
	// Act is what the speaker does with the content.
	Act     Act
	Speaker int    // index into Reading.Entities, or NoEntity
	Quoted  []Span // the stretches in quotation marks, without the marks
	// Attribution indexes Reading.Attributions, or is -1.
	Attribution int
}

// TimeType is TIMEX3's type of a time expression.
type TimeType string

// The types of time expressions.
const (
	DateExpr     TimeType = "date"
	ClockExpr    TimeType = "time"
	DurationExpr TimeType = "duration"
	SetExpr      TimeType = "set"
)

// Precision says how exactly a time is known.
type Precision string

// The precisions of times.
const (
	ByMinute  Precision = "minute"
	ByHour    Precision = "hour"
	ByDay     Precision = "day"
	ByWeek    Precision = "week"
	ByMonth   Precision = "month"
	ByQuarter Precision = "quarter"
	BySeason  Precision = "season"
	ByYear    Precision = "year"
	ByDecade  Precision = "decade"
	ByRange   Precision = "range"
)

// TimeAnchor says against what a relative time was resolved.
type TimeAnchor string

// The anchors of times. AnchorNone goes with explicit times that need no
// anchor and with times that could not be resolved (Value is then "").
const (
	AnchorPublished TimeAnchor = "published"
	AnchorDateline  TimeAnchor = "dateline"
	AnchorPrevious  TimeAnchor = "previous"
	AnchorStory     TimeAnchor = "story"
	AnchorNone      TimeAnchor = "none"
)

// TimeExpr is an expression of time.
type TimeExpr struct {
	Span
	Type      TimeType
	Value     string // ISO 8601 (2024-08-05, 2024-08-05T06:10, 2024-08, a range A/B); "" if not resolved
	Timex     string // TIMEX3 value (2024-W32, P3D, PRESENT_REF, 2024-08-05TMO)
	Precision Precision
	Anchor    TimeAnchor
}

// Bound says how a quantity bounds what it counts.
type Bound string

// The bounds of quantities.
const (
	Exact   Bound = "exact"
	AtLeast Bound = "at-least" // also "more than", "over"; see Quantity.Strict
	AtMost  Bound = "at-most"  // also "up to", "fewer than"
	About   Bound = "about"
	Range   Bound = "range"
	Vague   Bound = "vague" // "dozens", "several"
)

// Quantity is a number of something.
type Quantity struct {
	Span               // the number with its bound and unit words: "at least 40", "$3.5 billion", "dozens"
	Number    Span     // the number words alone
	Value     *float64 // nil where vague; the lower end of a range; of a part, in percent
	Low, High *float64 // bounds of a range or a vague count; nil if open
	Bound     Bound
	Strict    bool   // "more than", "fewer than": the value itself is excluded
	Unit      string // canonical: "" for a plain count, "percent", "USD", "km", "magnitude", "year" …
	Ordinal   bool   // "third"
	Of        Span   // what is counted ("people", "South Korean soldiers"); zero if none
	OfHead    int    // token index of the head noun of Of, or -1
	Predicate int    // token index of the verb or participle that says what befell them ("killed"), or -1
	PartOf    int    // index into Reading.Quantities of the whole that this is a part of, or -1
	AsOf      string // ISO 8601, "" if the text does not say
}

// OriginKind is the kind of whom a report is taken from.
type OriginKind string

// The kinds of origins.
const (
	OriginOutlet       OriginKind = "outlet"
	OriginAgency       OriginKind = "agency"
	OriginOfficial     OriginKind = "official"
	OriginOrganization OriginKind = "organization"
	OriginPerson       OriginKind = "person"
	OriginDocument     OriginKind = "document"
	OriginAnonymous    OriginKind = "anonymous"
	OriginWitness      OriginKind = "witness"
	OriginSocial       OriginKind = "social" // a post on a social network
)

// Attribution is the words by which an article says whom it has a passage
// from.
type Attribution struct {
	Span // the attributing words as a whole ("Mehr News reported")
	// Source is whom it names ("Mehr News"): where a pronoun stands in for it,
	// the words that it stands for; zero for "reportedly", for passives without
	// agent, and where it is not known whom a pronoun means.
	Source  Span
	Cue     Span       // the verb or preposition ("reported", "according to")
	Content Span       // what is attributed
	Kind    OriginKind // of the source
	Act     Act        // of the cue
	Entity  int        // index into Reading.Entities of the source, or NoEntity
	Outer   int        // index into Reading.Attributions of the attribution that this one stands inside of, or -1
	// Confidence is between 0 and 1; 1 where the syntax leaves no doubt.
	Confidence float64
}

// Stance is how an article or its source stands to a clause.
type Stance string

// The stances.
const (
	Asserts    Stance = "asserts"
	Attributes Stance = "attributes"
	Alleges    Stance = "alleges"
	Denies     Stance = "denies"
	Questions  Stance = "questions"
	Expects    Stance = "expects"
)

// Clause is one proposition as one article has it: who did what to whom,
// where, when. In the reading's JSON it stands under "claims".
type Clause struct {
	Span              // the whole clause, without trailing punctuation
	Sentence    int   // index into Reading.Sentences
	Root        int   // token index of the predicate's head
	Subject     Span  // zero if none
	Predicate   Span  // the verb group
	Object      Span  // zero if none
	Place       Span  // zero if none
	When        int   // index into Reading.Times, or -1
	Quantities  []int // indexes into Reading.Quantities
	Negated     bool
	Modality    string // "", "will", "may", "should", "plans" …
	Stance      Stance
	Background  bool  // what was so long before the news ("The war began in 2011")
	Attribution []int // indexes into Reading.Attributions, outermost first
	Quote       int   // index into Reading.Quotes that it stands in, or -1
}

// Reading is what was read in one article before any comparison. Each pass
// fills the layers that it gives; a pass may be run again and then replaces
// its layers.
type Reading struct {
	Article *Article
	Syntax
	// Parsed is what the engine gave for the text as a whole, where sentences
	// that can't be had to be read again; nil where Syntax is that.
	Parsed *Syntax

	// Anchor is the day that relative times are resolved against (ISO 8601), ""
	// if there is none; AnchorFrom is AnchorPublished, AnchorDateline or, for an
	// article without a date, AnchorStory (the day is then that of the story's
	// other articles, and is near the article's own day, not equal to it).
	Anchor     string
	AnchorFrom TimeAnchor

	Mentions     []Mention
	Entities     []LocalEntity
	Quotes       []Quote
	Times        []TimeExpr
	Quantities   []Quantity
	Attributions []Attribution
	Clauses      []Clause
}
