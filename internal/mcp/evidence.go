package mcp

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"synoptic"
	"synoptic/internal/report"
)

// EvidenceInput names an item of an account.
type EvidenceInput struct {
	Story string `json:"story" jsonschema:"the story's ID"`
	ID    string `json:"id" jsonschema:"the item's ID, as get_account and search give it"`
	From  int    `json:"from,omitempty" jsonschema:"how many passages are passed over: next of the part before"`
	Limit int    `json:"limit,omitempty" jsonschema:"how many passages at most; 20 if missing, 100 at most"`
}

// Evidence is an item with the passages that it was read from.
type Evidence struct {
	Story    string            `json:"story"`
	Item     Item              `json:"item"`
	Evidence []EvidencePassage `json:"evidence"`
	Next     int               `json:"next,omitempty" jsonschema:"from of the next part; missing after the last"`
}

// EvidencePassage is one passage and how it bears on the item.
type EvidencePassage struct {
	Passage
	Says    string `json:"says,omitempty" jsonschema:"which position, wording, value or spelling it is read for"`
	Stance  string `json:"stance,omitempty" jsonschema:"asserts, attributes, alleges, denies, questions or expects"`
	Negated bool   `json:"negated,omitempty" jsonschema:"it says that it was not so"`
	// Word says on whose word it stands.
	Word   string    `json:"word,omitempty" jsonschema:"on whose word it stands; missing where the outlet itself says so"`
	WordAt []Passage `json:"word_at,omitempty" jsonschema:"the words by which the article says so"`
}

func (s *Server) getEvidence(ctx context.Context, in EvidenceInput) (*Evidence, error) {
	acc, err := s.account(ctx, in.Story)
	if err != nil {
		return nil, err
	}
	var found *finding
	if len(acc.Stories) > 0 {
		found = find(report.NewView(acc).Stories[0], in.ID)
	}
	if found == nil {
		return nil, hinted{fmt.Errorf("the story has no item %q", cut(in.ID, maxLine)), "get_account gives the IDs of what is in it; they may change when articles come"}
	}
	lo, hi, next := part(len(found.all), in.From, in.Limit)
	return &Evidence{Story: in.Story, Item: found.item, Evidence: append([]EvidencePassage{}, found.all[lo:hi]...), Next: next}, nil
}

// finding is an item with all of its passages.
type finding struct {
	story *report.Story
	item  Item
	all   []EvidencePassage
}

func (f *finding) add(p synoptic.Passage, says string, src report.Source) *EvidencePassage {
	e := EvidencePassage{Passage: passage(p, info(f.story, p.Article)), Says: cut(says, maxLine), Word: cut(src.String(), maxLine)}
	for _, at := range src.At {
		e.WordAt = append(e.WordAt, passage(at, info(f.story, at.Article)))
	}
	f.all = append(f.all, e)
	return &f.all[len(f.all)-1]
}

// find looks an item up by its ID, nil if there is none.
func find(v *report.Story, id string) *finding {
	f := &finding{story: v}
	for i := range v.Claims {
		if c := &v.Claims[i]; c.ID == id {
			f.item = claimItem(v, c)
			for _, r := range c.Reports {
				e := f.add(r.Span, "", f.chain(r.Attribution))
				e.Stance, e.Negated = string(r.Stance), r.Negated
			}
			return f
		}
	}
	for i := range v.Disputed {
		if d := &v.Disputed[i]; d.ID == id {
			f.item = disputeItem(v, d)
			for _, p := range d.Positions {
				for _, x := range p.Evidence {
					e := f.add(x.Passage, p.Says, x.Source)
					e.Stance, e.Negated = string(x.Stance), x.Negated
				}
			}
			return f
		}
	}
	for i := range v.Utterances {
		if u := &v.Utterances[i]; u.ID == id {
			f.item = utteranceItem(v, u)
			for _, r := range u.Reports {
				src := report.Source{Name: v.SpeakerName(u)}
				for _, o := range r.Via {
					src.Via = append(src.Via, v.OriginName(o))
				}
				if r.SpeakerSpan != nil {
					src.At = append(src.At, *r.SpeakerSpan)
				}
				f.add(r.Span, u.Wordings[r.Wording].Text, src)
			}
			return f
		}
	}
	for i := range v.Figures {
		if x := &v.Figures[i]; x.ID == id {
			f.item = figureItem(v, x)
			for _, val := range x.Values {
				f.add(val.Span, value(&val), v.SourceAt(val.Span))
			}
			return f
		}
	}
	return f.named(id)
}

// named looks for an entity or an origin.
func (f *finding) named(id string) *finding {
	v := f.story
	for i := range v.Entities {
		if e := &v.Entities[i]; e.ID == id {
			f.item = entityItem(v, e)
			for _, x := range e.Variants {
				for _, p := range x.Spans {
					f.add(p, x.Text, report.Source{})
				}
			}
			for _, x := range e.Titles {
				for _, p := range x.Spans {
					f.add(p, "title: "+x.Text, report.Source{})
				}
			}
			return f
		}
	}
	for i := range v.Origins {
		if o := &v.Origins[i]; o.ID == id {
			f.item = originItem(v, o)
			for _, p := range o.Spans {
				f.add(p, "", report.Source{})
			}
			return f
		}
	}
	return nil
}

// chain says on whose word a report stands, by its attributions.
func (f *finding) chain(chain []synoptic.ReportedBy) report.Source {
	var src report.Source
	for i, l := range chain {
		name := f.story.OriginName(l.Origin)
		if src.At = append(src.At, l.Span); i == len(chain)-1 {
			src.Name = name
		} else {
			src.Via = append(src.Via, name)
		}
	}
	return src
}

// value words a figure's value: its bound and its number.
func value(v *synoptic.FigureValue) string {
	var parts []string
	if v.Bound != "" && v.Bound != synoptic.Exact {
		parts = append(parts, string(v.Bound))
	}
	switch {
	case v.Value != nil:
		parts = append(parts, number(*v.Value))
	case v.Low != nil && v.High != nil:
		parts = append(parts, number(*v.Low)+" to "+number(*v.High))
	case v.Low != nil:
		parts = append(parts, number(*v.Low))
	case v.High != nil:
		parts = append(parts, number(*v.High))
	}
	if v.AsOf != nil {
		parts = append(parts, "as of "+*v.AsOf)
	}
	return strings.Join(parts, " ")
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
