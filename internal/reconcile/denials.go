package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// denial is one passage set against another in one article or in two.
type denial struct {
	yes, no       *synoptic.Clause
	yesSrc, noSrc *source
	group         *claimGroup // of what is denied
	support       []*unit     // what else says the same as the denial
}

// denials are what one source says and another denies: clauses that differ in
// the negation, denials without content beside what they deny ("which she
// denied", "called it a lie"), and denials that a source of their own stands
// against ("denied that … But the surgeon said …").
func (s *story) denials() []synoptic.Dispute {
	at := s.groupsBySource()
	var found []denial
	for _, src := range s.sources {
		d := &denier{story: s, src: src, tree: childrenOf(src), keys: s.keys(src), groups: at[src.at]}
		found = append(found, d.bare()...)
		found = append(found, d.answered()...)
	}
	found = append(found, s.negations()...)
	var order []*claimGroup
	by := map[*claimGroup]*[2]positionsBy{}
	for _, d := range found {
		if d.group == nil {
			continue
		}
		p := by[d.group]
		if p == nil {
			// Several claims that one passage denies are one dispute.
			for _, g := range order {
				if slices.ContainsFunc(by[g][1].list, func(x synoptic.Position) bool {
					return slices.ContainsFunc(x.Spans, func(y synoptic.Passage) bool {
						return y.Article == d.noSrc.Article.ID && y.Span().Overlaps(d.no.Span)
					})
				}) {
					p = by[g]
				}
			}
		}
		if p == nil {
			p = &[2]positionsBy{}
			by[d.group] = p
			order = append(order, d.group)
		}
		p[0].add("yes", oneLine(d.yesSrc.text(d.yes.Span)), d.yesSrc.passage(d.yes.Span))
		p[1].add("no", oneLine(d.noSrc.text(d.no.Span)), d.noSrc.passage(d.no.Span))
		for _, u := range d.support {
			p[1].add("no", "", u.src.passage(u.report))
		}
		for _, u := range d.group.members {
			if u.clause == d.yes || u.clause == d.no || u.clause.Stance == synoptic.Questions || u.clause.Stance == synoptic.Expects {
				continue
			}
			if negative(u.clause) {
				p[1].add("no", "", u.src.passage(u.report))
			} else {
				p[0].add("yes", "", u.src.passage(u.report))
			}
		}
	}
	var out []synoptic.Dispute
	for _, g := range order {
		p := by[g]
		list := append(slices.Clone(p[0].list), p[1].list...)
		if len(list) < 2 || len(list[0].Spans) == 0 {
			continue
		}
		out = append(out, synoptic.Dispute{
			ID: id("d", "denial", g.id), Kind: synoptic.DenialDispute, About: synoptic.DisputeSubject{Claim: g.id},
			Why: "one says so, another denies it", Positions: list,
		})
	}
	return out
}

// negative reports whether a clause says that something is not so.
func negative(c *synoptic.Clause) bool { return c.Negated != (c.Stance == synoptic.Denies) }

// groupsBySource lists each source's reports with their groups.
func (s *story) groupsBySource() [][]reported {
	out := make([][]reported, len(s.sources))
	for _, g := range s.groups {
		for _, u := range g.members {
			out[u.src.at] = append(out[u.src.at], reported{u, g})
		}
	}
	return out
}

type reported struct {
	u *unit
	g *claimGroup
}

// denier finds the denials of one source.
type denier struct {
	*story
	src    *source
	tree   [][]int
	keys   []term
	groups []reported
}

// groupAt is the group whose report of this source covers a span the best.
func (d *denier) groupAt(sp synoptic.Span) (best *claimGroup) {
	most := 0
	for _, r := range d.groups {
		n := r.u.report.Overlap(sp)
		if n > most || n == most && n > 0 && best != nil && r.g.sources() > best.sources() {
			best, most = r.g, n
		}
	}
	if 2*most < sp.Len() {
		return nil
	}
	return best
}

// denyVerbs take what they deny as their object.
var denyVerbs = []string{"deny", "reject", "dismiss", "refute", "rebut", "dispute", "disavow", "repudiate", "contradict"}

// accusations are nouns for what others said.
var accusations = []string{"accusation", "allegation", "claim", "charge", "report", "suggestion", "rumour", "rumor", "statement", "assertion", "story", "account", "reproach", "insinuation"}

// untrue are words for what is not so.
var untrue = []string{"lie", "nonsense", "untrue", "false", "fabrication", "fantasy", "rubbish", "slander", "libel", "baseless", "unfounded", "groundless", "fake", "fiction", "invention", "falsehood", "absurd", "hoax", "propaganda", "disinformation", "misinformation", "untruth"}

// anaphors point at what was just said.
var anaphors = []string{"this", "that", "it", "which", "these", "they", "them"}

// bare are the denials of a source that name no content of their own, with
// what they deny: what another source is reported to say just before.
func (d *denier) bare() []denial {
	var out []denial
	for _, c := range d.frames() {
		who, inside, ok := d.contentless(c)
		if !ok || c.Stance == synoptic.Questions {
			continue
		}
		yes := inside
		if yes == nil {
			yes = d.antecedent(c, who)
			// "The accusation" is what somebody is said to have charged or
			// claimed, not whatever was said last.
			if yes != nil && d.byNoun(c) && yes.Stance != synoptic.Alleges {
				continue
			}
		}
		if yes == nil || yes == c {
			continue
		}
		x := denial{yes: yes, no: c, yesSrc: d.src, noSrc: d.src, group: d.groupAt(yes.Span), support: d.echoes(c, who)}
		out = append(out, x)
	}
	return out
}

// frames are the source's clauses and, where a verb only denies, calls or
// frames and so heads no clause of its own, the sentence that it heads.
func (d *denier) frames() []*synoptic.Clause {
	var out []*synoptic.Clause
	heads := map[int]bool{}
	for i := range d.src.Clauses {
		out = append(out, &d.src.Clauses[i])
		heads[d.src.Clauses[i].Root] = true
	}
	for si, sent := range d.src.Sentences {
		for k := sent.First; k < sent.Last; k++ {
			t := d.src.Tokens[k]
			if heads[k] || t.Pos != "VERB" && t.Pos != "AUX" || t.Dep != "ROOT" && t.Dep != "conj" && t.Dep != "relcl" {
				continue
			}
			if l := strings.ToLower(t.Lemma); l != "call" && !slices.Contains(denyVerbs, l) {
				continue
			}
			sp := trim(d.src, sent.Span)
			c := &synoptic.Clause{Span: sp, Sentence: si, Root: k, When: -1, Quote: -1, Stance: synoptic.Denies}
			for _, x := range d.tree[k] {
				c.Negated = c.Negated || d.src.Tokens[x].Dep == "neg"
			}
			if !sp.IsZero() {
				out = append(out, c)
			}
		}
	}
	return out
}

// contentless reports whether a clause denies something that it doesn't say,
// who denies it (a key, or ""), and the clause inside of it that has the
// content, if one does.
func (d *denier) contentless(c *synoptic.Clause) (who string, inside *synoptic.Clause, ok bool) {
	root := d.src.Tokens[c.Root]
	lemma := strings.ToLower(root.Lemma)
	subject, object := -1, -1
	for _, k := range d.tree[c.Root] {
		switch d.src.Tokens[k].Dep {
		case "nsubj":
			subject = k
		case "dobj", "nsubjpass":
			object = k
		}
	}
	speaker := func() string {
		if subject >= 0 && !slices.Contains(anaphors, d.src.Tokens[subject].Norm) {
			return d.nominalKey(d.src, d.tree, d.keys, subject)
		}
		return d.source(c)
	}
	if c.Negated && slices.Contains(denyVerbs, lemma) {
		return "", nil, false
	}
	switch {
	case slices.Contains(denyVerbs, lemma) && object >= 0:
		o := d.src.Tokens[object]
		if slices.Contains(anaphors, o.Norm) {
			// What is rejected or dismissed may be an offer.
			return speaker(), nil, subject >= 0 && !slices.Contains([]string{"reject", "dismiss", "repudiate"}, lemma)
		}
		if slices.Contains(accusations, strings.ToLower(o.Lemma)) && subject >= 0 {
			who = speaker()
			for i := range d.src.Clauses {
				x := &d.src.Clauses[i]
				if x.Sentence == c.Sentence && x.Start > o.End && x != c && d.under(x.Root, object) && d.saidInside(x, object) {
					if inside == nil || x.Start > inside.Start {
						inside = x
					}
				}
			}
			return who, inside, inside != nil || d.bareNoun(object)
		}
	case lemma == "be":
		if subject < 0 || !slices.Contains([]string{"this", "that", "these", "those"}, d.src.Tokens[subject].Norm) {
			return "", nil, false
		}
		for _, k := range d.tree[c.Root] {
			t := d.src.Tokens[k]
			if t.Dep != "attr" && t.Dep != "acomp" {
				continue
			}
			l := strings.ToLower(t.Lemma)
			if slices.Contains(untrue, l) && !c.Negated || (l == "true" || l == "correct" || l == "accurate") && c.Negated {
				who = d.source(c)
				return who, nil, who != ""
			}
		}
	case lemma == "call" && subject >= 0:
		for _, k := range d.tree[c.Root] {
			t := d.src.Tokens[k]
			if (t.Dep == "oprd" || t.Dep == "acomp" || t.Dep == "ccomp" || t.Dep == "dobj" || t.Dep == "attr") && slices.Contains(untrue, strings.ToLower(t.Lemma)) {
				return speaker(), nil, true
			}
		}
	case c.Negated && object >= 0 && len(c.Attribution) > 0:
		// "No such report was ever made."
		for _, k := range d.tree[object] {
			if d.src.Tokens[k].Norm == "such" && following(d.src, c.Root-12, 12, "no") != "" {
				who = d.source(c)
				return who, nil, who != ""
			}
		}
	}
	return "", nil, false
}

// byNoun reports whether a denial names what it denies by a noun.
func (d *denier) byNoun(c *synoptic.Clause) bool {
	for _, k := range d.tree[c.Root] {
		if t := d.src.Tokens[k]; (t.Dep == "dobj" || t.Dep == "nsubjpass") && t.Pos == "NOUN" {
			return true
		}
	}
	return false
}

// saidInside reports whether a clause below a noun is what somebody else says
// there: "a report where a source said that …".
func (d *denier) saidInside(c *synoptic.Clause, noun int) bool {
	t := d.src.Tokens[c.Root]
	if t.Dep != "ccomp" || t.Head <= noun {
		return false
	}
	for _, k := range d.tree[t.Head] {
		if x := d.src.Tokens[k]; x.Dep == "nsubj" && x.Pos != "PRON" && k > noun {
			return true
		}
	}
	return false
}

// bareNoun reports whether a noun has no content of its own: "the accusation",
// not "allegations of fraud".
func (d *denier) bareNoun(noun int) bool {
	definite := false
	for _, k := range d.tree[noun] {
		switch t := d.src.Tokens[k]; t.Dep {
		case "prep", "acl", "relcl", "ccomp", "appos", "compound":
			return false
		case "det", "poss":
			definite = definite || t.Norm != "a" && t.Norm != "an" && t.Norm != "any" && t.Norm != "all"
		}
	}
	return definite
}

// under reports whether token i hangs on token top.
func (d *denier) under(i, top int) bool {
	for range 12 {
		if i == top {
			return true
		}
		if h := d.src.Tokens[i].Head; h != i {
			i = h
			continue
		}
		return false
	}
	return false
}

// source is the key of whom a clause is taken from, "" where that is not
// known.
func (d *denier) source(c *synoptic.Clause) string {
	for k := len(c.Attribution) - 1; k >= 0; k-- {
		a := d.src.Attributions[c.Attribution[k]]
		if e := d.entityOf(d.src, a.Entity); e != nil {
			return "@" + e.id
		}
		if !a.Source.IsZero() {
			return d.headKey(d.src, d.keys, a.Source)
		}
	}
	return ""
}

// antecedent is the clause that a denial without content denies: for "which
// she denied" what it hangs on, else the last thing that another source is
// reported to say, at most two sentences before.
func (d *denier) antecedent(c *synoptic.Clause, who string) *synoptic.Clause {
	if d.src.Tokens[c.Root].Dep == "relcl" {
		var best *synoptic.Clause
		for i := range d.src.Clauses {
			x := &d.src.Clauses[i]
			if x.Sentence == c.Sentence && x.Root < c.Root && x.Start < c.Start && d.under(c.Root, x.Root) && (best == nil || x.Root > best.Root) {
				best = x
			}
		}
		if best != nil && len(best.Attribution) > 0 && d.source(best) != "" && d.source(best) != who {
			return best
		}
		return nil
	}
	for back := 0; back <= 2; back++ {
		var best *synoptic.Clause
		for i := range d.src.Clauses {
			x := &d.src.Clauses[i]
			if x.Sentence != c.Sentence-back || x.Start >= c.Start || len(x.Attribution) == 0 || d.nested(x, c) || d.nested(c, x) || !d.content(x) || d.supposed(x) {
				continue
			}
			from := d.source(x)
			if from == "" || who != "" && from == who || x.Stance == synoptic.Denies || x.Stance == synoptic.Questions || x.Stance == synoptic.Expects {
				continue
			}
			if best == nil || x.Len() > best.Len() {
				best = x
			}
		}
		if best != nil {
			return best
		}
		// What stands between is the denier's own.
		own := false
		for i := range d.src.Clauses {
			x := &d.src.Clauses[i]
			own = own || x.Sentence == c.Sentence-back && (x.Sentence == c.Sentence || who != "" && d.source(x) == who)
		}
		if !own && back > 0 {
			return nil
		}
	}
	return nil
}

// supposed reports whether a clause is under a condition, in its sentence.
func (d *denier) supposed(c *synoptic.Clause) bool {
	for k := d.src.Sentences[c.Sentence].First; k <= c.Root; k++ {
		if n := d.src.Tokens[k].Norm; n == "if" || n == "unless" || n == "whether" {
			return true
		}
	}
	return c.Modality == "would" || c.Modality == "will"
}

// nested reports whether a clause holds the other.
func (d *denier) nested(a, b *synoptic.Clause) bool { return a.Span.Contains(b.Span) }

// echoes are the denier's own next words that deny too ("No passwords were
// taken"), with what other articles have of them.
func (d *denier) echoes(c *synoptic.Clause, who string) []*unit {
	var out []*unit
	for i := range d.src.Clauses {
		x := &d.src.Clauses[i]
		if x.Sentence != c.Sentence+1 || !negative(x) || who == "" || d.source(x) != who {
			continue
		}
		if g := d.groupAt(x.Span); g != nil {
			for _, u := range g.members {
				if negative(u.clause) && !slices.Contains(out, u) {
					out = append(out, u)
				}
			}
		}
	}
	return out
}

// against are the words that set a sentence against the one before.
var againstWords = []string{"but", "however", "yet"}

// answered are denials to which the next sentence opposes another source's
// word ("denied that … But the surgeon said …"), and successes that another
// source calls failures.
func (d *denier) answered() []denial {
	var out []denial
	for i := range d.src.Clauses {
		c := &d.src.Clauses[i]
		if len(c.Attribution) == 0 || c.Stance == synoptic.Questions || c.Stance == synoptic.Expects || c.Stance == synoptic.Denies {
			continue
		}
		sent := d.src.Sentences[c.Sentence]
		first := sent.First
		for first < sent.Last && idle(d.src.Tokens[first]) {
			first++
		}
		if first >= sent.Last || !slices.Contains(againstWords, d.src.Tokens[first].Norm) {
			continue
		}
		who := d.source(c)
		if who == "" || !d.content(c) {
			continue
		}
		for j := range d.src.Clauses {
			x := &d.src.Clauses[j]
			if x.Sentence != c.Sentence-1 || len(x.Attribution) == 0 || !d.content(x) {
				continue
			}
			from := d.source(x)
			if from == "" || from == who {
				continue
			}
			switch {
			case x.Stance == synoptic.Denies && !c.Negated:
				out = append(out, denial{yes: c, no: x, yesSrc: d.src, noSrc: d.src, group: d.groupAt(x.Span)})
			case d.fortune(x) > 0 && d.fortune(c) < 0:
				out = append(out, denial{yes: x, no: c, yesSrc: d.src, noSrc: d.src, group: d.groupAt(x.Span)})
			case d.fortune(x) < 0 && d.fortune(c) > 0:
				out = append(out, denial{yes: c, no: x, yesSrc: d.src, noSrc: d.src, group: d.groupAt(c.Span)})
			}
		}
	}
	return out
}

// content reports whether a clause is what is attributed, not the frame that
// attributes it.
func (d *denier) content(c *synoptic.Clause) bool {
	a := d.src.Attributions[c.Attribution[len(c.Attribution)-1]]
	root := d.src.Tokens[c.Root]
	return !a.Cue.Overlaps(root.Span) && (a.Content.IsZero() || a.Content.Contains(root.Span))
}

// fortune is 1 for a clause that speaks of success, -1 of failure, 0 of
// neither.
func (d *denier) fortune(c *synoptic.Clause) int {
	first, last := d.src.tokens(c.Span)
	f := 0
	for _, t := range d.src.Tokens[first:last] {
		switch strings.ToLower(t.Lemma) {
		case "succeed", "success", "successful", "successfully":
			f = 1
		case "fail", "failure", "unsuccessful", "unsuccessfully":
			f = -1
		}
	}
	if c.Negated {
		return -f
	}
	return f
}

// negations are pairs of clauses that differ in hardly more than the negation
// and are taken from different sources.
func (s *story) negations() []denial {
	var out []denial
	for _, n := range s.units {
		c := n.clause
		if !negative(c) || c.Modality != "" || c.Stance == synoptic.Questions || c.Stance == synoptic.Expects {
			continue
		}
		for _, y := range s.units {
			if y.verb != n.verb || negative(y.clause) || y.clause.Modality != "" || y.clause.Stance == synoptic.Questions || y.clause.Stance == synoptic.Expects {
				continue
			}
			if s.opposed(y, n) && !hypothetical(y) && !hypothetical(n) {
				if g := s.groupOf(y); g != nil {
					out = append(out, denial{yes: y.clause, no: n.clause, yesSrc: y.src, noSrc: n.src, group: g})
				}
			}
		}
	}
	return out
}

// negators are the words that negate.
var negators = []string{"not", "no", "never", "neither", "nor", "nobody", "none", "nothing", "without", "n't"}

// saysNo reports whether a clause, or the words just before it, has a word
// that negates.
func saysNo(u *unit) bool {
	first, last := u.src.tokens(u.clause.Span)
	for k := max(0, first-2); k < last; k++ {
		if slices.Contains(negators, u.src.Tokens[k].Norm) {
			return true
		}
	}
	return false
}

// hypothetical reports whether a clause says only what would be ("if no one
// called").
func hypothetical(u *unit) bool {
	first, _ := u.src.tokens(u.clause.Span)
	for k := max(0, first-3); k <= u.clause.Root; k++ {
		switch u.src.Tokens[k].Norm {
		case "if", "unless", "whether", "should", "until":
			return true
		}
	}
	return false
}

func (s *story) groupOf(u *unit) *claimGroup {
	for _, g := range s.groups {
		for _, m := range g.members {
			if m == u || m.src == u.src && m.report.Contains(u.span) {
				return g
			}
		}
	}
	return nil
}

// opposed reports whether two clauses differ in hardly more than the
// negation: the same predicate, no other subject, day or number, and the
// greater part of what they speak of.
func (s *story) opposed(y, n *unit) bool {
	if y.src == n.src && (y.span.Overlaps(n.span) || s.rest(y.src, y.clause.Attribution) == s.rest(n.src, n.clause.Attribution)) {
		return false
	}
	if y.subject == "" || y.subject != n.subject || y.object != n.object && (strings.HasPrefix(y.object, "@") || strings.HasPrefix(n.object, "@") || y.object == "" || n.object == "") {
		return false
	}
	if saysNo(y) || n.clause.Stance == synoptic.Denies && saysNo(n) || n.clause.Stance != synoptic.Denies && !saysNo(n) {
		return false
	}
	if y.when != "" && n.when != "" && y.when != n.when {
		return false
	}
	for _, v := range y.numbers {
		if !slices.Contains(n.numbers, v) && len(n.numbers) > 0 {
			return false
		}
	}
	if y.speaker != "" && y.speaker == n.speaker {
		return false
	}
	shared, total, both := 0.0, 0, 0
	_, shared, _ = dot(y.core, n.core)
	sum := func(l []term) (w float64) {
		for _, t := range l {
			w += t.weight
		}
		return w
	}
	for _, t := range n.core {
		total++
		if slices.ContainsFunc(y.core, func(x term) bool { return x.key == t.key }) {
			both++
		}
	}
	return both >= 3 && total >= 3 && shared >= 0.6*max(sum(y.core), sum(n.core))
}
