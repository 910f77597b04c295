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
	"press secretary", "press officer", "secretary general", "prime minister", "chief executive", "chief of staff", "attorney general", "director general", "governor general", "technology officer", "operating officer", "financial officer", "security officer", "information officer",
	"secretary", "president", "minister", "chairman", "chairwoman", "chair", "director", "governor", "mayor", "ambassador", "commander", "general", "admiral", "colonel", "major", "captain", "lieutenant", "sergeant", "judge", "prosecutor", "senator", "congressman", "spokesman", "spokeswoman", "king", "queen", "prince", "princess", "bishop", "archbishop", "cardinal", "pope", "professor", "inspector", "superintendent", "commissioner", "constable", "treasurer", "chancellor", "premier", "head", "chief", "leader", "manager", "deputy",
}

// sameRoles are roles that reporters use for one another.
var sameRoles = map[string]string{
	"chairwoman": "chair", "chairman": "chair", "spokeswoman": "spokesman", "press secretary": "spokesman", "press officer": "spokesman", "premier": "prime minister", "chief": "head", "leader": "head", "congresswoman": "congressman",
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
	trees := map[*source][][]int{}
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
			tree := trees[l.src]
			if tree == nil {
				tree = childrenOf(l.src)
				trees[l.src] = tree
			}
			for _, mi := range l.src.Entities[l.at].Mentions {
				m := l.src.Mentions[mi]
				if m.Title.IsZero() {
					m.Title = apposed(l.src, tree, &m)
				}
				if m.Title.IsZero() || s.past(l.src, m.Title) {
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
			Why: e.name + " is given offices that one person doesn't hold at once: " + saysOf(p.list), Positions: p.list,
		})
	}
	return out
}

// apposed is the noun phrase that a name stands in apposition to ("the head of
// security, Jan Orsk,"); zero if none.
func apposed(src *source, tree [][]int, m *synoptic.Mention) synoptic.Span {
	if m.Kind != synoptic.NameMention || m.First < 0 || m.Last <= m.First || m.Last > len(src.Tokens) {
		return synoptic.Span{}
	}
	for k := m.First; k < m.Last; k++ {
		t := src.Tokens[k]
		if t.Dep != "appos" || t.Head >= m.First || src.Tokens[t.Head].Pos != "NOUN" {
			continue
		}
		first, last := t.Head, t.Head+1
		stack := []int{t.Head}
		for len(stack) > 0 {
			x := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			first, last = min(first, x), max(last, x+1)
			for _, c := range tree[x] {
				if d := src.Tokens[c].Dep; !aside(d) && d != "det" && d != "punct" && c < m.First {
					stack = append(stack, c)
				}
			}
		}
		return synoptic.Span{Start: src.Tokens[first].Start, End: src.Tokens[last-1].End}
	}
	return synoptic.Span{}
}

// past reports whether a title is one that somebody no longer holds, does not
// hold yet, or holds for another.
func (s *story) past(src *source, title synoptic.Span) bool {
	first, last := src.tokens(title)
	for k := max(0, first-2); k < last; k++ {
		switch src.Tokens[k].Norm {
		case "former", "formerly", "ex", "then", "late", "retired", "ousted", "outgoing", "incoming", "elect", "candidate", "acting", "interim", "onetime", "previous", "nominee", "would":
			return true
		}
		if strings.HasPrefix(src.Tokens[k].Norm, "ex-") {
			return true
		}
	}
	return false
}

// saysOf lists what positions say, for the line of why.
func saysOf(list []synoptic.Position) string {
	says := make([]string, len(list))
	for i, p := range list {
		says[i] = p.Says
	}
	return strings.Join(says, " against ")
}

// key tells one office from another.
func (o office) key() string {
	if o.deputy {
		return "deputy " + o.role
	}
	return o.role
}

// flexible are roles that one body's first man or woman may be called by
// turns, or hold together.
var flexible = []string{"president", "chair", "head", "director", "director general", "chief executive", "manager", "commissioner"}

// states are offices of state of which one person holds one at a time.
var states = []string{"mayor", "governor", "senator", "congressman", "ambassador", "judge", "minister"}

// functions are what officers of a company or force are in charge of.
var functions = map[string]string{
	"technology": "technology", "technical": "technology", "it": "technology", "security": "security", "financial": "finance", "finance": "finance", "operating": "operations", "operations": "operations",
	"marketing": "marketing", "communications": "communications", "press": "communications", "media": "communications", "legal": "legal", "scientific": "science", "science": "science", "research": "science",
	"personnel": "personnel", "sales": "sales", "safety": "safety", "risk": "risk", "medical": "medicine", "engineering": "engineering", "compliance": "compliance",
}

// function is what an officer is in charge of, in order; nothing for those in
// charge of the whole.
func (o office) function() []string {
	if !strings.HasSuffix(o.role, "officer") && !slices.Contains([]string{"head", "director", "manager"}, o.role) {
		return nil
	}
	var out []string
	for _, w := range append(strings.Fields(o.role), o.of...) {
		if f := functions[w]; f != "" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// against reports whether one person can't well hold both offices at once:
// the office and its deputy's, two functions in one company, two offices of
// state, or different roles in one body, of whose name two words are shared
// (one may be the country alone). Roles that reporters use for one another
// are no difference.
func (o office) against(p office) bool {
	shared := 0
	for _, w := range o.of {
		if slices.Contains(p.of, w) {
			shared++
		}
	}
	if o.role == p.role {
		if o.deputy != p.deputy {
			return shared >= 1
		}
	}
	if o.deputy != p.deputy {
		return false
	}
	if f, g := o.function(), p.function(); len(f) > 0 && len(g) > 0 {
		return !slices.ContainsFunc(f, func(x string) bool { return slices.Contains(g, x) })
	}
	switch {
	case o.role == p.role, slices.Contains(flexible, o.role) && slices.Contains(flexible, p.role):
		return false
	case o.role == "head" || p.role == "head":
		return false
	case (o.role == "minister" || o.role == "secretary") && (p.role == "minister" || p.role == "secretary"):
		return false
	case slices.Contains(states, o.role) && slices.Contains(states, p.role):
		return true
	}
	return shared >= 2
}
