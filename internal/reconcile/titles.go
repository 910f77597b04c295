package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// office is a title taken apart: the role and what it is of.
type office struct {
	role   string // "secretary general"
	deputy bool
	of     []string // folded words of substance besides
}

// roles are words for offices, each standing for itself; a role of two words
// is found before one of one.
var roles = []string{
	"secretary general", "prime minister", "chief executive", "chief of staff", "attorney general", "director general", "governor general", "technology officer", "operating officer", "financial officer", "security officer", "information officer",
	"secretary", "president", "minister", "chairman", "chairwoman", "chair", "director", "governor", "mayor", "ambassador", "commander", "general", "admiral", "colonel", "major", "captain", "lieutenant", "sergeant", "judge", "prosecutor", "senator", "congressman", "spokesman", "spokeswoman", "king", "queen", "prince", "princess", "bishop", "archbishop", "cardinal", "pope", "professor", "inspector", "superintendent", "commissioner", "constable", "treasurer", "chancellor", "premier", "head", "chief", "leader", "manager", "deputy",
}

// sameRoles are roles that reporters use for one another.
var sameRoles = map[string]string{
	"chairwoman": "chair", "chairman": "chair", "spokeswoman": "spokesman", "premier": "prime minister", "chief": "head", "leader": "head", "congresswoman": "congressman",
}

func parseOffice(title string) (office, bool) {
	// "Secretary-General" folds to two words as "Secretary General" does.
	f := " " + fold(title) + " "
	deputy := false
	for _, d := range []string{" deputy ", " vice ", " assistant ", " under "} {
		if strings.Contains(f, d) {
			deputy, f = true, strings.Replace(f, d, " ", 1)
		}
	}
	for _, r := range roles {
		at := strings.Index(f, " "+r+" ")
		if at < 0 {
			continue
		}
		o := office{role: r, deputy: deputy}
		if c := sameRoles[r]; c != "" {
			o.role = c
		}
		for _, w := range strings.Fields(f[:at] + " " + f[at+len(r)+2:]) {
			if len(w) > 2 && !slices.Contains([]string{"the", "and", "for", "new", "former", "acting", "then", "its", "newly", "elected"}, w) {
				o.of = append(o.of, w)
			}
		}
		return o, true
	}
	return office{}, false
}

// titleDisputes are people whom outlets give different offices of one body.
func (s *story) titleDisputes() []synoptic.Dispute {
	var out []synoptic.Dispute
	for _, e := range s.entities {
		if e.kind != synoptic.Person {
			continue
		}
		type borne struct {
			office
			article string
			text    string
			span    synoptic.Passage
		}
		var all []borne
		for _, l := range e.locals {
			for _, mi := range l.src.Entities[l.at].Mentions {
				m := l.src.Mentions[mi]
				if m.Title.IsZero() {
					continue
				}
				if o, ok := parseOffice(l.src.text(m.Title)); ok {
					all = append(all, borne{o, l.src.Article.ID, oneLine(l.src.text(m.Title)), l.src.passage(m.Title)})
				}
			}
		}
		var p positionsBy
		for i, a := range all {
			clash := false
			for j, b := range all {
				if i == j || a.article == b.article || !a.against(b.office) {
					continue
				}
				// An article that has both roles takes no side.
				both := slices.ContainsFunc(all, func(x borne) bool { return x.article == a.article && !x.against(b.office) }) ||
					slices.ContainsFunc(all, func(x borne) bool { return x.article == b.article && !x.against(a.office) })
				if !both {
					clash = true
				}
			}
			if clash {
				p.add(a.key(), a.text, a.span)
			}
		}
		if len(p.list) < 2 || !p.apart() {
			continue
		}
		out = append(out, synoptic.Dispute{
			ID: id("d", "title", e.id), Kind: synoptic.TitleDispute, About: synoptic.DisputeSubject{Entity: e.id},
			Why: "different offices of one body for " + e.name, Positions: p.list,
		})
	}
	return out
}

// key tells one office from another.
func (o office) key() string {
	if o.deputy {
		return "deputy " + o.role
	}
	return o.role
}

// against reports whether one person can't well hold both offices at once:
// different roles in one body, of whose name two words are shared (one may be
// the country alone), or the office and its deputy's.
func (o office) against(p office) bool {
	shared := 0
	for _, w := range o.of {
		if slices.Contains(p.of, w) {
			shared++
		}
	}
	if o.role == p.role {
		return o.deputy != p.deputy && shared >= 1
	}
	return o.deputy == p.deputy && shared >= 2
}
