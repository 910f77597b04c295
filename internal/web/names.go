package web

import (
	"context"
	"net/url"
	"strings"

	"synoptic"
	"synoptic/internal/store"
)

// NameList is a part of the names that the stories' ledgers have.
type NameList struct {
	Type   synoptic.EntityType `json:"type"`
	Prefix string              `json:"prefix"`
	Names  []NameEntry         `json:"names"`
	// Next is the cursor of the next part, "" after the last.
	Next string `json:"next"`

	more, first string
}

// NameEntry is a name as it is listed.
type NameEntry struct {
	Type     synoptic.EntityType `json:"type"`
	Name     string              `json:"name"`
	Mentions int                 `json:"mentions"`
	Stories  int                 `json:"stories"`
	Variants []string            `json:"variants"` // all spellings
	Link     string              `json:"link"`
}

// Others are the spellings apart from the name itself, as many as a list shows.
func (e NameEntry) Others() []string {
	var out []string
	for _, v := range e.Variants {
		if v != e.Name && len(out) < variantsListed {
			out = append(out, v)
		}
	}
	return out
}

// Further is how many spellings the list leaves out.
func (e NameEntry) Further() int {
	n := len(e.Variants) - len(e.Others())
	for _, v := range e.Variants {
		if v == e.Name {
			n--
		}
	}
	return n
}

// variantsListed is how many spellings a list shows.
const variantsListed = 8

// entityTypes are the types that pages filter by.
var entityTypes = []synoptic.EntityType{synoptic.Person, synoptic.Organization, synoptic.Place, synoptic.Event, synoptic.Work, synoptic.OtherEntity}

// What the page's template asks for.
func (p *NameList) More() string                 { return p.more }
func (p *NameList) First() string                { return p.first }
func (p *NameList) Types() []synoptic.EntityType { return entityTypes }
func (p *NameList) PageTitle() string            { return "Names" }

// Initials lead to the names that begin with each letter, of the type that is
// listed.
func (p *NameList) Initials() []Choice {
	var out []Choice
	for l := 'a'; l <= 'z'; l++ {
		q := url.Values{"prefix": {string(l)}}
		if p.Type != "" {
			q.Set("type", string(p.Type))
		}
		out = append(out, Choice{"/names?" + q.Encode(), string(l)})
	}
	return out
}

func (d *Desk) nameRoutes() []route {
	kind := param{name: "type", doc: "what the name stands for", of: names(entityTypes)}
	ofPath := kind
	ofPath.path = true
	return []route{
		get("/names", "listNames", "names", "People, organisations, places and what else has a name, over all stories.", d.names,
			kind, param{name: "prefix", doc: "how the name or a spelling of it begins"}, param{name: "after", doc: "the cursor of the part before"}),
		get("/names/{type}/{key}", "name", "name", "One name: its spellings, its titles, what it said and in which stories it is.", d.name,
			ofPath, param{name: "key", doc: "the name in lower case, without accents, with - between its words", path: true},
			param{name: "from", doc: "how many of its stories, the latest first, are passed over", number: true}),
	}
}

func (d *Desk) names(ctx context.Context, r *request) (*NameList, error) {
	out := &NameList{Names: []NameEntry{}, Prefix: strings.TrimSpace(r.FormValue("prefix")), first: r.start("after")}
	var err error
	if out.Type, err = oneOf(r, "type", entityTypes); err != nil {
		return nil, err
	}
	err = d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) error {
		list, next, err := rd.Names(ctx, store.NameFilter{Type: out.Type, Prefix: out.Prefix, Counts: true}, store.Page{After: r.FormValue("after"), Limit: pageSize})
		for _, n := range list {
			out.Names = append(out.Names, NameEntry{Type: n.Type, Name: n.Name, Mentions: n.Mentions, Stories: n.InStories, Variants: n.Variants, Link: nameLink(n.Type, n.Name)})
		}
		out.Next = next
		return err
	})
	out.more = r.with("after", out.Next)
	return out, err
}

// nameLink is the address of a name's page, "" where the name has no letter or
// number.
func nameLink(t synoptic.EntityType, name string) string {
	key := store.Fold(name)
	if key == "" {
		return ""
	}
	return "/names/" + string(t) + "/" + url.PathEscape(strings.ReplaceAll(key, " ", "-"))
}
