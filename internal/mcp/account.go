package mcp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"synoptic"
	"synoptic/internal/report"
)

// AccountInput names a story and a section of its account.
type AccountInput struct {
	Story   string `json:"story" jsonschema:"the story's ID"`
	Section string `json:"section,omitempty" jsonschema:"overview (the default: counts and articles), disputes, agreed, echoed, updated, single-source, claims (all of them), utterances, figures, entities, origins, timeline, reprints or unmeasured"`
	From    int    `json:"from,omitempty" jsonschema:"how many items are passed over: next of the part before"`
	Limit   int    `json:"limit,omitempty" jsonschema:"how many items at most; 20 if missing, 100 at most"`
}

// AccountPart is a section of an account, or a part of one.
type AccountPart struct {
	Overview
	Section  string        `json:"section"`
	Articles []ArticleHead `json:"articles,omitempty" jsonschema:"in the overview"`
	Items    []Item        `json:"items"`
	Next     int           `json:"next,omitempty" jsonschema:"from of the next part; missing after the last"`
}

// Overview is a story in short.
type Overview struct {
	Story          string         `json:"story"`
	Title          string         `json:"title"`
	FirstPublished string         `json:"first_published,omitempty"`
	LastPublished  string         `json:"last_published,omitempty"`
	Outlets        int            `json:"outlets"`
	Origins        int            `json:"origins" jsonschema:"on how many independent origins a claim rests at most"`
	Sections       map[string]int `json:"sections" jsonschema:"how many items each section has"`
}

// Item is one thing in an account.
type Item struct {
	ID       string    `json:"id,omitempty" jsonschema:"for get_evidence; missing where the passages here are all"`
	Kind     string    `json:"kind"`
	Text     string    `json:"text" jsonschema:"a claim's or an utterance's words, or what a figure counts, a name, a time"`
	Status   string    `json:"status,omitempty" jsonschema:"of a claim: agreed, echoed, disputed, updated or single-source; of others what they are: a dispute's kind, a figure's relation"`
	Why      string    `json:"why,omitempty"`
	Says     []string  `json:"says,omitempty" jsonschema:"positions of a dispute, values of a figure, wordings of an utterance, spellings of a name"`
	Outlets  int       `json:"outlets,omitempty"`
	Origins  int       `json:"origins,omitempty" jsonschema:"independent ones that a claim rests on"`
	On       []string  `json:"on,omitempty" jsonschema:"on whose word a claim rests, beside the outlets' own"`
	LeftOut  []string  `json:"left_out,omitempty" jsonschema:"outlets whose article came later, was read whole and does not have it"`
	Passages []Passage `json:"passages" jsonschema:"the first few; get_evidence gives all"`
}

// sectionNames are an account's sections in order.
var sectionNames = [...]string{"disputes", "agreed", "echoed", "updated", "single-source", "claims", "utterances", "figures", "entities", "origins", "timeline", "reprints", "unmeasured"}

// How much an item holds.
const (
	itemPassages = 2
	itemSays     = 12
)

func (s *Server) getAccount(ctx context.Context, in AccountInput) (*AccountPart, error) {
	if in.Section == "" {
		in.Section = "overview"
	}
	if in.Section != "overview" && !slices.Contains(sectionNames[:], in.Section) {
		return nil, hinted{fmt.Errorf("an account has no section %q", cut(in.Section, maxLine)), "overview, " + strings.Join(sectionNames[:], ", ")}
	}
	acc, err := s.account(ctx, in.Story)
	if err != nil {
		return nil, err
	}
	if len(acc.Stories) == 0 {
		return nil, hinted{fmt.Errorf("the story %q has no account", cut(in.Story, maxLine)), "none of its articles could be read"}
	}
	v := report.NewView(acc).Stories[0]
	out := &AccountPart{Overview: overview(in.Story, v), Section: in.Section, Items: []Item{}}
	if in.Section == "overview" {
		lo, hi, next := part(len(v.Arts), in.From, in.Limit)
		for _, a := range v.Arts[lo:hi] {
			head := articleOf(a.ArticleInfo)
			head.Story = in.Story
			out.Articles = append(out.Articles, head)
		}
		out.Next = next
		return out, nil
	}
	items := sectionOf(v, in.Section)
	lo, hi, next := part(len(items), in.From, in.Limit)
	out.Items, out.Next = append(out.Items, items[lo:hi]...), next
	return out, nil
}

func overview(story string, v *report.Story) Overview {
	o := Overview{Story: story, Title: cut(v.Title, maxLine), Outlets: v.Outlets, Origins: v.Independent, Sections: map[string]int{}}
	if v.FirstPublished != nil {
		o.FirstPublished = *v.FirstPublished
	}
	if v.LastPublished != nil {
		o.LastPublished = *v.LastPublished
	}
	for _, name := range sectionNames {
		o.Sections[name] = len(sectionOf(v, name))
	}
	return o
}

// sectionOf are the items of a section.
func sectionOf(v *report.Story, section string) []Item {
	switch section {
	case "disputes":
		return each(v.Disputed, func(d *report.Dispute) Item { return disputeItem(v, d) })
	case "utterances":
		return each(v.Utterances, func(u *synoptic.Utterance) Item { return utteranceItem(v, u) })
	case "figures":
		return each(v.Figures, func(f *synoptic.Figure) Item { return figureItem(v, f) })
	case "entities":
		return each(v.Entities, func(e *synoptic.Entity) Item { return entityItem(v, e) })
	case "origins":
		return each(v.Origins, func(o *synoptic.Origin) Item { return originItem(v, o) })
	case "timeline":
		return each(v.Timeline, func(t *synoptic.TimelineEntry) Item {
			return Item{ID: t.Claim, Kind: "event", Text: cut(t.Text, maxPassage), Status: t.When, Passages: passages(v, t.Spans, itemPassages)}
		})
	case "reprints":
		return each(v.Copies, func(c *report.Copy) Item { return copyItem(v, c) })
	case "unmeasured":
		return each(v.Story.Unmeasured, func(u *synoptic.Unmeasured) Item {
			return Item{Kind: "unmeasured", Text: cut(u.What, maxLine), Why: cut(u.Why, maxLine), Says: []string{u.Article}, Passages: []Passage{}}
		})
	}
	var out []Item
	for i := range v.Claims {
		if c := &v.Claims[i]; !c.Inner && (section == "claims" || !c.Folded && section == string(c.Status)) {
			out = append(out, claimItem(v, c))
		}
	}
	return out
}

func each[T any](list []T, item func(*T) Item) []Item {
	var out []Item
	for i := range list {
		out = append(out, item(&list[i]))
	}
	return out
}

func claimItem(v *report.Story, c *synoptic.Claim) Item {
	var spans []synoptic.Passage
	it := Item{ID: c.ID, Kind: "claim", Text: cut(c.Text, maxPassage), Status: string(c.Status), Why: cut(c.Why, maxLine), Outlets: c.Outlets, Origins: c.Origins}
	for _, r := range c.Reports {
		spans = append(spans, r.Span)
		if n := len(r.Attribution); n > 0 {
			it.On = some(it.On, v.OriginName(r.Attribution[n-1].Origin))
		}
	}
	for j, cell := range v.Row(c.ID) {
		if cell == synoptic.LeftOut && j < len(v.Arts) {
			it.LeftOut = some(it.LeftOut, v.Arts[j].Outlet)
		}
	}
	it.Passages = passages(v, spans, itemPassages)
	return it
}

// some adds what is new to a list, as long as it is short.
func some(list []string, s string) []string {
	if s = cut(s, maxLine); s == "" || len(list) >= itemSays || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func disputeItem(v *report.Story, d *report.Dispute) Item {
	it := Item{ID: d.ID, Kind: "dispute", Text: cut(d.About, maxPassage), Status: d.Kind, Why: cut(d.Why, maxLine), Passages: []Passage{}}
	for _, p := range d.Positions {
		it.Says = some(it.Says, p.Says)
		// A passage of each position: two of one side would be half of it.
		if len(p.Evidence) > 0 && len(it.Passages) < itemSays {
			it.Passages = append(it.Passages, passage(p.Evidence[0].Passage, p.Evidence[0].Art.ArticleInfo))
		}
	}
	return it
}

func utteranceItem(v *report.Story, u *synoptic.Utterance) Item {
	it := Item{ID: u.ID, Kind: "utterance", Text: cut(v.SpeakerName(u), maxLine), Status: "said"}
	var spans []synoptic.Passage
	for _, r := range u.Reports {
		spans = append(spans, r.Span)
	}
	for _, w := range u.Wordings {
		it.Says = some(it.Says, w.Text)
	}
	it.Passages = passages(v, spans, itemPassages)
	return it
}

func figureItem(v *report.Story, f *synoptic.Figure) Item {
	it := Item{ID: f.ID, Kind: "figure", Text: strings.TrimSpace(cut(f.What, maxLine) + " " + f.Unit), Status: string(f.Relation), Why: cut(f.Why, maxLine)}
	var spans []synoptic.Passage
	for _, x := range f.Values {
		spans = append(spans, x.Span)
		it.Says = some(it.Says, x.Span.Text)
	}
	it.Passages = passages(v, spans, itemPassages)
	return it
}

func entityItem(v *report.Story, e *synoptic.Entity) Item {
	it := Item{ID: e.ID, Kind: "entity", Text: cut(e.Name, maxLine), Status: string(e.Type)}
	var spans []synoptic.Passage
	for _, x := range e.Variants {
		it.Says = some(it.Says, x.Text)
		spans = append(spans, x.Spans...)
	}
	it.Passages = passages(v, spans, itemPassages)
	return it
}

func originItem(v *report.Story, o *synoptic.Origin) Item {
	return Item{ID: o.ID, Kind: "origin", Text: cut(o.Name, maxLine), Status: string(o.Kind), Passages: passages(v, o.Spans, itemPassages)}
}

func copyItem(v *report.Story, c *report.Copy) Item {
	it := Item{Kind: "reprint", Text: c.A.Name + " and " + c.B.Name, Why: fmt.Sprintf("%s of the one, %s of the other", report.Percent(c.ShareOfA), report.Percent(c.ShareOfB))}
	if c.From != nil {
		it.Text = c.To().Name + " from " + c.From.Name
		it.Why = report.Percent(c.ShareOfTo()) + " of it, word for word"
	}
	var spans []synoptic.Passage
	for _, p := range c.Reprint.Passages {
		spans = append(spans, p.A, p.B)
	}
	it.Passages = passages(v, spans, 2*itemPassages)
	return it
}
