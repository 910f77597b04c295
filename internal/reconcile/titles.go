package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// office is a title taken apart: the role and what it is of.
type office struct {
	role string   // "secretary general"
	of   []string // folded words of substance besides
}

// roles are words for offices, each standing for itself; a role of two words
// is found before one of one.
var roles = []string{
	"secretary general", "prime minister", "vice president", "deputy president", "chief executive", "chief of staff", "attorney general", "director general", "governor general", "deputy secretary", "deputy minister", "vice chairman", "deputy chairman", "deputy director", "deputy chief",
	"secretary", "president", "minister", "chairman", "chairwoman", "chair", "director", "governor", "mayor", "ambassador", "commander", "general", "admiral", "colonel", "major", "captain", "lieutenant", "sergeant", "judge", "prosecutor", "senator", "congressman", "spokesman", "spokeswoman", "king", "queen", "prince", "princess", "bishop", "archbishop", "cardinal", "pope", "professor", "inspector", "superintendent", "commissioner", "constable", "treasurer", "chancellor", "premier",
}

// sameRoles are roles that reporters use for one another.
var sameRoles = map[string]string{
	"chairwoman": "chair", "chairman": "chair", "spokeswoman": "spokesman", "premier": "prime minister", "congresswoman": "congressman",
}

func parseOffice(title string) (office, bool) {
	// "Secretary-General" folds to two words as "Secretary General" does.
	f := " " + fold(title) + " "
	for _, r := range roles {
		at := strings.Index(f, " "+r+" ")
		if at < 0 {
			continue
		}
		o := office{role: r}
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
				if i == j || a.article == b.article || a.role == b.role || !sharesBody(a.office, b.office) {
					continue
				}
				// An article that has both roles takes no side.
				both := slices.ContainsFunc(all, func(x borne) bool { return x.article == a.article && x.role == b.role }) ||
					slices.ContainsFunc(all, func(x borne) bool { return x.article == b.article && x.role == a.role })
				if !both {
					clash = true
				}
			}
			if clash {
				p.add(a.role, a.text, a.span)
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

// sharesBody reports whether two offices are of the same body: two words of
// its name in common, since one may be the country alone.
func sharesBody(a, b office) bool {
	n := 0
	for _, w := range a.of {
		if slices.Contains(b.of, w) {
			n++
		}
	}
	return n >= 2
}
