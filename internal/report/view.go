package report

import (
	"slices"

	"synoptic"
)

// View is an account as every format shows it.
type View struct {
	Account *synoptic.Account
	Stories []*Story
	// Apart are the articles that belong to no story, or could not be read.
	Apart []*Article
}

// Article is an article under the letter that stands for it in its story.
type Article struct {
	*synoptic.ArticleInfo
	Letter string // "" for an article apart
	Name   string // of its outlet
	Date   string // of publication, short: "14 Mar 06:10", "no date"

	starts []int // of its paragraphs
}

// Story is one story, sorted into the sections of a report. Claims that the
// account folds come after those that it does not.
type Story struct {
	*synoptic.Story
	Arts     []*Article // in order of their letters
	Days     string     // when it was published, first to last
	Outlets  int
	Families int
	// Independent is on how many independent origins a claim rests at most.
	Independent int
	Disputed    []Dispute
	Updates     []Update
	Agree       []Claim
	Echo        []Claim
	Single      []Claim
	Speakers    []Speaker
	Names       []Name
	Terms       []NameTerms
	Numbers     []Update // figures whose values agree or go together
	Events      []Event
	Chains      []Chain
	Copies      []Copy
	Omitted     []Omission
	Gaps        []Gap
	Revised     []Revision

	article map[string]*Article
	claim   map[string]*synoptic.Claim
	figure  map[string]*synoptic.Figure
	entity  map[string]*synoptic.Entity
	origin  map[string]*synoptic.Origin
	said    map[string]*synoptic.Utterance
	sources map[string][]sourced // by article
	rows    map[string]int       // of the coverage grid, by claim
	columns map[string]int       // of the coverage grid, by article
}

// NewView sorts an account into sections. It keeps references into acc, which
// must not change while the view is in use.
func NewView(acc *synoptic.Account) *View {
	v := &View{Account: acc}
	byID := make(map[string]*synoptic.ArticleInfo, len(acc.Articles))
	for i := range acc.Articles {
		byID[acc.Articles[i].ID] = &acc.Articles[i]
	}
	used := map[string]bool{}
	for i := range acc.Stories {
		s := newStory(&acc.Stories[i], byID)
		for _, a := range s.Arts {
			used[a.ID] = true
		}
		v.Stories = append(v.Stories, s)
	}
	for i := range acc.Articles {
		if a := &acc.Articles[i]; !used[a.ID] && a.ReplacedBy == "" {
			v.Apart = append(v.Apart, &Article{ArticleInfo: a, Name: OutletName(a), Date: dateOf(a, 0)})
		}
	}
	return v
}

func newStory(src *synoptic.Story, byID map[string]*synoptic.ArticleInfo) *Story {
	s := &Story{Story: src}
	s.addArticles(byID)
	s.index()
	s.addClaims()
	s.addDisputes()
	s.addUpdates()
	s.addSpeakers()
	s.addNames()
	s.addEvents()
	s.addChains()
	s.addOmissions()
	s.addGaps()
	s.addRevisions()
	return s
}

func (s *Story) addArticles(byID map[string]*synoptic.ArticleInfo) {
	s.article = make(map[string]*Article, len(s.Story.Articles))
	var infos []*synoptic.ArticleInfo
	for _, id := range s.Story.Articles {
		if a := byID[id]; a != nil && s.article[id] == nil {
			s.article[id] = &Article{ArticleInfo: a, Name: OutletName(a), starts: paragraphStarts(a.Text)}
			infos = append(infos, a)
		}
	}
	year, own := commonYear(infos), ownLetters(infos)
	outlets, families := map[string]bool{}, map[string]bool{}
	for i, a := range infos {
		art := s.article[a.ID]
		art.Letter, art.Date = Letter(i), dateOf(a, year)
		if own != nil {
			art.Letter = own[i]
		}
		s.Arts = append(s.Arts, art)
		outlets[synoptic.PlainOutlet(a.Outlet)] = true
		families[familyOf(a)] = true
	}
	// Letters that are the files' own stand in their order wherever articles
	// are set side by side; the dates beside them tell when each came out.
	slices.SortFunc(s.Arts, func(a, b *Article) int { return byLetter(a.Letter, b.Letter) })
	s.Outlets, s.Families = len(outlets), len(families)
	s.Days = Days(s.FirstPublished, s.LastPublished)
}

func familyOf(a *synoptic.ArticleInfo) string {
	if a.Family != "" {
		return a.Family
	}
	return a.Outlet
}

func (s *Story) index() {
	s.claim = make(map[string]*synoptic.Claim, len(s.Claims))
	for i := range s.Claims {
		s.claim[s.Claims[i].ID] = &s.Claims[i]
	}
	s.figure = make(map[string]*synoptic.Figure, len(s.Figures))
	for i := range s.Figures {
		s.figure[s.Figures[i].ID] = &s.Figures[i]
	}
	s.entity = make(map[string]*synoptic.Entity, len(s.Entities))
	for i := range s.Entities {
		s.entity[s.Entities[i].ID] = &s.Entities[i]
	}
	s.origin = make(map[string]*synoptic.Origin, len(s.Origins))
	for i := range s.Origins {
		s.origin[s.Origins[i].ID] = &s.Origins[i]
	}
	s.said = make(map[string]*synoptic.Utterance, len(s.Utterances))
	for i := range s.Utterances {
		s.said[s.Utterances[i].ID] = &s.Utterances[i]
	}
	s.rows, s.columns = places(s.Coverage.Claims), places(s.Coverage.Articles)
	s.indexSources()
}

func places(ids []string) map[string]int {
	m := make(map[string]int, len(ids))
	for i, id := range ids {
		m[id] = i
	}
	return m
}

// Article finds a story's article by its ID; nil if it has none such.
func (s *Story) Article(id string) *Article { return s.article[id] }

// Entity finds an entity by its ID; nil if there is none such.
func (s *Story) Entity(id string) *synoptic.Entity { return s.entity[id] }

// Origin finds an origin by its ID; nil if there is none such.
func (s *Story) Origin(id string) *synoptic.Origin { return s.origin[id] }

// Claim finds a claim by its ID; nil if there is none such.
func (s *Story) Claim(id string) *synoptic.Claim { return s.claim[id] }
