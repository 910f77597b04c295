package synoptic

// AccountSchema names the version of the account's JSON.
const AccountSchema = "synoptic/account/1"

// ReadingSchema names the version of the reading's JSON.
const ReadingSchema = "synoptic/reading/1"

// Account is what reading some articles gives: the articles, and one story
// account for each event that they report. Its JSON form is the program's
// contract; see docs/account.schema.json.
type Account struct {
	Schema   string        `json:"schema"`
	Version  string        `json:"version"`
	Articles []ArticleInfo `json:"articles"`
	Stories  []Story       `json:"stories"`
}

// ArticleInfo is an article as an account shows it.
type ArticleInfo struct {
	ID            string        `json:"id"`
	Path          string        `json:"path"`
	URL           string        `json:"url"`
	Outlet        string        `json:"outlet"`
	Family        string        `json:"family"`
	Title         string        `json:"title"`
	Byline        string        `json:"byline"`
	Language      string        `json:"language"`
	Published     *string       `json:"published"`
	PublishedFrom PublishedFrom `json:"published_from"`
	// Updated is the day or time of the last change, nil where none is known.
	Updated     *string       `json:"updated"`
	SHA256      string        `json:"sha256"`
	Text        string        `json:"text"`
	Body        []Passage     `json:"body"`
	Boilerplate []Passage     `json:"boilerplate"`
	Status      ArticleStatus `json:"status"`
	Reason      string        `json:"reason"`
	// Corrections are where the article says that it was corrected or updated.
	Corrections []Passage `json:"corrections,omitempty"`
	// ReplacedBy is the newer version of its page; it is then in no story, and is
	// there for what changed.
	ReplacedBy string `json:"replaced_by,omitempty"`
}

// Story is the account of one event, over the articles that report it.
type Story struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// Articles are IDs in order of publication; undated ones last.
	Articles       []string        `json:"articles"`
	FirstPublished *string         `json:"first_published"`
	LastPublished  *string         `json:"last_published"`
	Entities       []Entity        `json:"entities"`
	Utterances     []Utterance     `json:"utterances"`
	Claims         []Claim         `json:"claims"`
	Figures        []Figure        `json:"figures"`
	Disputes       []Dispute       `json:"disputes"`
	Timeline       []TimelineEntry `json:"timeline"`
	Origins        []Origin        `json:"origins"`
	Reprints       []Reprint       `json:"reprints"`
	Coverage       Coverage        `json:"coverage"`
	Naming         []Naming        `json:"naming"`
	Unmeasured     []Unmeasured    `json:"unmeasured"`
	// Revisions are what changed in pages that were read more than once, the
	// earliest first.
	Revisions []Revision `json:"revisions,omitempty"`
}

// JoinedBy says by what a spelling was joined to its entity.
type JoinedBy string

// The grounds for joining two names.
const (
	JoinedSame            JoinedBy = "same"
	JoinedInitials        JoinedBy = "initials"
	JoinedSurname         JoinedBy = "surname"
	JoinedTransliteration JoinedBy = "transliteration"
	JoinedEdit            JoinedBy = "edit"
	JoinedAcronym         JoinedBy = "acronym"
	JoinedTitle           JoinedBy = "title"
	JoinedUser            JoinedBy = "user"
)

// Entity is a person, organisation, place, event or work over a whole story.
type Entity struct {
	ID       string        `json:"id"`
	Type     EntityType    `json:"type"`
	Name     string        `json:"name"`
	Variants []Variant     `json:"variants"`
	Titles   []EntityTitle `json:"titles"`
}

// Variant is one spelling of an entity's name. Articles counts its mentions
// by article ID.
type Variant struct {
	Text     string         `json:"text"`
	Articles map[string]int `json:"articles"`
	Spans    []Passage      `json:"spans"`
	JoinedBy JoinedBy       `json:"joined_by"`
}

// EntityTitle is a title or role that outlets give an entity.
type EntityTitle struct {
	Text  string    `json:"text"`
	Spans []Passage `json:"spans"`
}

// Utterance is one thing that one speaker said once.
type Utterance struct {
	ID          string            `json:"id"`
	Speaker     *string           `json:"speaker"` // entity ID
	SpeakerText string            `json:"speaker_text"`
	Reports     []UtteranceReport `json:"reports"`
	Wordings    []Wording         `json:"wordings"`
}

// UtteranceReport is one article's report of an utterance. Wording indexes
// the utterance's Wordings; Via are origin IDs, outermost first.
type UtteranceReport struct {
	Span        Passage   `json:"span"`
	Cue         *Passage  `json:"cue"`
	SpeakerSpan *Passage  `json:"speaker_span"`
	Kind        QuoteKind `json:"kind"`
	Wording     int       `json:"wording"`
	Via         []string  `json:"via"`
}

// WordingRelation says how a wording relates to the utterance's first one.
type WordingRelation string

// The relations between wordings.
const (
	Verbatim    WordingRelation = "verbatim"
	Trimmed     WordingRelation = "trimmed"
	Translated  WordingRelation = "translated"
	Paraphrased WordingRelation = "paraphrased"
)

// Wording is one form in which an utterance is given.
type Wording struct {
	Text     string          `json:"text"`
	Relation WordingRelation `json:"relation"`
	Articles []string        `json:"articles"`
	// Differs are the words in which it differs from the first wording.
	Differs []Passage `json:"differs,omitempty"`
	// Changes says in what the difference changes the meaning ("number",
	// "negation", "name"); empty where it does not.
	Changes []string `json:"changes,omitempty"`
}

// ClaimStatus is what the story's articles together make of a claim.
type ClaimStatus string

// The statuses of a claim.
const (
	Agreed       ClaimStatus = "agreed"
	Echoed       ClaimStatus = "echoed"
	Disputed     ClaimStatus = "disputed"
	Updated      ClaimStatus = "updated"
	SingleSource ClaimStatus = "single-source"
)

// Claim is one proposition that can be agreed with or contradicted.
type Claim struct {
	ID string `json:"id"`
	// Text is the clearest report's own words; where the subject is a pronoun,
	// the name stands in [brackets].
	Text    string        `json:"text"`
	Status  ClaimStatus   `json:"status"`
	Outlets int           `json:"outlets"`
	Origins int           `json:"origins"`
	Why     string        `json:"why"`
	Reports []ClaimReport `json:"reports"`
	// Folded is set on what is there for completeness and not worth a
	// reader's first look.
	Folded bool `json:"folded,omitempty"`
	// Background is set on what was so long before the news.
	Background bool `json:"background,omitempty"`
	// Inner is set on a clause that stands within another claim's sentence and
	// that only this article has; it is in no grid and no count.
	Inner bool `json:"inner,omitempty"`
}

// ClaimReport is one article's report of a claim.
type ClaimReport struct {
	Span        Passage      `json:"span"`
	Attribution []ReportedBy `json:"attribution"` // outermost first
	Stance      Stance       `json:"stance"`
	Negated     bool         `json:"negated"`
	When        *When        `json:"when"`
	Figures     []string     `json:"figures"`
	Because     []AlignedBy  `json:"because,omitempty"`
}

// AlignedBy is a feature that spoke for or against joining a report to
// its claim, with the log-odds that it added.
type AlignedBy struct {
	Feature string  `json:"feature"`
	Weight  float64 `json:"weight"`
}

// ReportedBy is one link of an attribution chain.
type ReportedBy struct {
	Origin string  `json:"origin"`
	Span   Passage `json:"span"`
}

// When is a resolved time and where it is said.
type When struct {
	Value string  `json:"value"`
	Span  Passage `json:"span"`
}

// FigureRelation says how the values of a figure stand to one another.
type FigureRelation string

// The relations between a figure's values.
const (
	FigureAgree      FigureRelation = "agree"
	FigureCompatible FigureRelation = "compatible"
	FigureUpdate     FigureRelation = "update"
	FigureDispute    FigureRelation = "dispute"
)

// Figure is a quantity of one thing, over the articles.
type Figure struct {
	ID       string         `json:"id"`
	What     string         `json:"what"`
	Unit     string         `json:"unit"`
	Relation FigureRelation `json:"relation"`
	Why      string         `json:"why"`
	Values   []FigureValue  `json:"values"`
}

// FigureValue is one article's value of a figure.
type FigureValue struct {
	Span   Passage  `json:"span"`
	Value  *float64 `json:"value"`
	Low    *float64 `json:"low"`
	High   *float64 `json:"high"`
	Bound  Bound    `json:"bound"`
	Unit   string   `json:"unit,omitempty"` // where it is another than the figure's
	Origin *string  `json:"origin"`
	AsOf   *string  `json:"as_of"`
}

// DisputeKind says in what accounts differ.
type DisputeKind string

// The kinds of disputes.
const (
	NumberDispute         DisputeKind = "number"
	DateDispute           DisputeKind = "date"
	NameDispute           DisputeKind = "name"
	TitleDispute          DisputeKind = "title"
	PlaceDispute          DisputeKind = "place"
	ParticipantDispute    DisputeKind = "participant"
	ResponsibilityDispute DisputeKind = "responsibility"
	DenialDispute         DisputeKind = "denial"
	CauseDispute          DisputeKind = "cause"
)

// Dispute is two or more positions that cannot all hold.
type Dispute struct {
	ID        string         `json:"id"`
	Kind      DisputeKind    `json:"kind"`
	About     DisputeSubject `json:"about"`
	Why       string         `json:"why"`
	Positions []Position     `json:"positions"`
	// Settled is set where a user marked it as settled.
	Settled *Settled `json:"settled,omitempty"`
}

// Settled is a user's word on how a dispute came out.
type Settled struct {
	By   string `json:"by,omitempty"`
	Text string `json:"text,omitempty"`
}

// DisputeSubject points at what a dispute is about; one field is set.
type DisputeSubject struct {
	Claim     string `json:"claim,omitempty"`
	Figure    string `json:"figure,omitempty"`
	Entity    string `json:"entity,omitempty"`
	Utterance string `json:"utterance,omitempty"`
}

// Position is one side of a dispute.
type Position struct {
	Says     string    `json:"says"`
	Articles []string  `json:"articles"`
	Spans    []Passage `json:"spans"`
}

// TimelineEntry is one event on the story's timeline.
type TimelineEntry struct {
	When      string    `json:"when"`
	Precision Precision `json:"precision"`
	Text      string    `json:"text"`
	Claim     string    `json:"claim"`
	Spans     []Passage `json:"spans"`
}

// Origin is where reports come to rest when their attributions are followed.
type Origin struct {
	ID     string     `json:"id"`
	Name   string     `json:"name"`
	Kind   OriginKind `json:"kind"`
	Entity *string    `json:"entity"`
	// Via are the origins that hand this one on ("Reuters, citing two
	// officials": the officials' Via is Reuters).
	Via   []string  `json:"via,omitempty"`
	Spans []Passage `json:"spans"`
}

// Reprint is text that two articles share nearly word for word.
type Reprint struct {
	Articles [2]string        `json:"articles"`
	ShareOfA float64          `json:"share_of_a"`
	ShareOfB float64          `json:"share_of_b"`
	Passages []ReprintPassage `json:"passages"`
	// First is the article that was published first, "" if that is not known.
	First string `json:"first,omitempty"`
	// Credited is the agency or outlet that the copy credits, "" if none.
	Credited string `json:"credited,omitempty"`
}

// ReprintPassage is one shared passage in both articles.
type ReprintPassage struct {
	A Passage `json:"a"`
	B Passage `json:"b"`
}

// Cell says how an article stands to a claim.
type Cell string

// The states of a cell of the coverage grid.
const (
	Carries         Cell = "carries"
	LeftOut         Cell = "left-out"
	PublishedBefore Cell = "published-before"
	NotRead         Cell = "not-read"
	// Unclear is said where an article has something near to the claim that was
	// not joined to it, where a date that would say whether the claim was out is
	// unknown, and of articles that share no claim at all: the claim is then
	// neither carried nor left out.
	Unclear Cell = "unclear"
)

// Coverage is the grid of claims (rows) by articles (columns).
type Coverage struct {
	Claims   []string `json:"claims"`
	Articles []string `json:"articles"`
	Cells    [][]Cell `json:"cells"`
}

// Naming is what outlets call one entity in their own narration. Where the
// terms are for people or an act without a name, Entity is empty and About
// says of what kind they are.
type Naming struct {
	Entity string `json:"entity"`
	About  string `json:"about,omitempty"`
	Terms  []Term `json:"terms"`
}

// Term is one such word or description.
type Term struct {
	Text     string    `json:"text"`
	Articles []string  `json:"articles"`
	Spans    []Passage `json:"spans"`
}

// Unmeasured says what could not be read, so that it is never taken for
// absent.
type Unmeasured struct {
	Article string `json:"article"`
	What    string `json:"what"`
	Why     string `json:"why"`
}
