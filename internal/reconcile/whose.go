package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// leastSure is the confidence below which an attribution makes no origin.
const leastSure = 0.49

// originOf is the origin that an attribution leads to, nil where its words
// name none.
func (s *story) originOf(src *source, i int) *origin {
	a := &src.Attributions[i]
	if !a.Act.Reports() && a.Act != synoptic.Thinks || a.Confidence < leastSure && a.Entity < 0 {
		return nil
	}
	sp := a.Source
	if s.noSource(src, a) || s.retold(src, a) {
		return nil
	}
	if e := s.entityOf(src, a.Entity); e != nil && !s.several(src, sp, e) {
		return s.entityOrigin(e, a.Kind)
	}
	if sp.IsZero() || pronoun(src, sp) {
		return nil
	}
	text := oneLine(src.text(sp))
	if fragment(text) {
		return nil
	}
	if e := s.headedBy(src, sp); e != nil {
		return s.entityOrigin(e, a.Kind)
	}
	if a.Kind == synoptic.OriginPerson || a.Kind == synoptic.OriginOfficial || personal(src, sp) {
		if e := s.described(src, sp); e != nil {
			return s.entityOrigin(e, a.Kind)
		}
	}
	if a.Kind == synoptic.OriginOrganization || a.Kind == synoptic.OriginOfficial {
		if e := s.describedBody(src, sp); e != nil {
			return s.entityOrigin(e, a.Kind)
		}
	}
	switch a.Kind {
	case synoptic.OriginPerson, synoptic.OriginWitness, synoptic.OriginAnonymous, synoptic.OriginOfficial:
		if e := s.introduced(src, sp); e != nil {
			return s.entityOrigin(e, synoptic.OriginPerson)
		}
	}
	switch a.Kind {
	case synoptic.OriginAnonymous, synoptic.OriginWitness, synoptic.OriginSocial, synoptic.OriginPerson:
		return s.unnamed(src, sp, a.Kind)
	case synoptic.OriginDocument:
		return s.origins.get("t:"+sourceKey(text), bare(text), a.Kind)
	}
	if e := s.spokenFor(src, sp); e != nil {
		return s.entityOrigin(e, a.Kind)
	}
	if a.Kind == synoptic.OriginOrganization && !speaking(src, sp) {
		return nil
	}
	if media(a.Kind) || a.Kind == synoptic.OriginOrganization {
		return s.body(src, bare(text), a.Kind)
	}
	return s.origins.get("t:"+sourceKey(text), bare(text), a.Kind)
}

// several reports whether the words for a source name more than the one entity:
// "the ministry and the union" is neither of them.
func (s *story) several(src *source, sp synoptic.Span, e *entity) bool {
	if sp.IsZero() {
		return false
	}
	first, last := src.tokens(sp)
	for k := first; k < last; k++ {
		t := src.Tokens[k]
		if t.Dep != "conj" || t.Head < first || t.Head >= last || t.Head != headOf(src, first, last) {
			continue
		}
		for _, m := range src.mentionsIn(sp) {
			if x := s.entityOf(src, m.Entity); m.First <= k && k < m.Last && x != e {
				return true
			}
		}
	}
	return false
}

// described is the person whom a definite description without a name means:
// the only one of the article who bears it as a title, else, where its word is
// new to the article, the one whom the article quotes right before.
func (s *story) described(src *source, sp synoptic.Span) *entity {
	first, last := src.tokens(sp)
	head := headOf(src, first, last)
	if head < 0 || src.Tokens[head].Tag != "NN" || !strings.EqualFold(src.Tokens[first].Norm, "the") {
		return nil
	}
	lemma := strings.ToLower(src.Tokens[head].Lemma)
	if slices.Contains(spokesWords, lemma) || slices.Contains(bodyWords, lemma) {
		return nil
	}
	var found *entity
	for local, e := range src.Entities {
		if e.Type != synoptic.Person {
			continue
		}
		for _, m := range e.Mentions {
			title := src.Mentions[m].Title
			if title.IsZero() || !slices.Contains(strings.Fields(foldName(src.text(title))), lemma) {
				continue
			}
			if x := s.entityOf(src, local); x != nil && x != found {
				if found != nil {
					return nil
				}
				found = x
			}
		}
	}
	if found != nil {
		return found
	}
	for i := range src.Attributions {
		// Who was introduced under this word is meant by it.
		a := &src.Attributions[i]
		if f, l := src.tokens(a.Source); a.Entity < 0 && a.Source.End < sp.Start && f < l {
			if h := headOf(src, f, l); h >= 0 && strings.EqualFold(src.Tokens[h].Lemma, lemma) {
				return s.introduced(src, a.Source)
			}
		}
	}
	for _, t := range src.Tokens[:head] {
		if strings.EqualFold(t.Lemma, lemma) {
			return nil
		}
	}
	if e := s.before(src, sp.Start); e != nil {
		if e.kind == synoptic.Person {
			return e
		}
		return nil
	}
	return s.onlyNamed(src, sp.Start, synoptic.Person)
}

// speaking reports whether what is taken for an organisation's words can be
// one's: its head is a name or a word for a body.
func speaking(src *source, sp synoptic.Span) bool {
	first, last := src.tokens(sp)
	head := headOf(src, first, last)
	if head < 0 {
		return false
	}
	t := src.Tokens[head]
	if t.Pos != "NOUN" || personal(src, sp) {
		return true
	}
	l := strings.ToLower(t.Lemma)
	return slices.Contains(bodyWords, l) || slices.Contains(paperWords, l) || slices.Contains(spokesWords, l)
}

// personal reports whether a description is of people: it is somebody "who".
func personal(src *source, sp synoptic.Span) bool {
	first, last := src.tokens(sp)
	for k := first; k < last; k++ {
		switch strings.ToLower(src.Tokens[k].Lemma) {
		case "who", "head", "chief", "director", "chairman", "chairwoman", "leader", "president", "member", "worker", "manager", "lawyer", "executive", "secretary", "boss":
			return true
		}
	}
	return false
}

// fragment reports whether a source's words can't name anybody: a stray letter
// or no letter at all.
func fragment(text string) bool {
	return len(strings.ReplaceAll(fold(bare(text)), " ", "")) < 2
}

func (s *story) entityOrigin(e *entity, kind synoptic.OriginKind) *origin {
	if e.kind == synoptic.Organization {
		for _, src := range s.sources {
			if slices.ContainsFunc(e.forms, func(f *form) bool { return s.isOutlet(src, f.text) }) {
				o := s.origins.all[s.origins.own[src.at]]
				if o.entity == nil {
					o.entity = e
					if hostName(o.name) != "" {
						o.name = e.name // "New York Times" says more than its address
					}
				}
				return o
			}
		}
	}
	o := s.origins.get("e:"+e.id, e.name, kind)
	o.entity = e
	return o
}

// isOutlet reports whether a name is that of an article's outlet.
func (s *story) isOutlet(src *source, name string) bool {
	outlet := src.Article.Outlet
	f := foldName(name)
	if outlet == "" || len(f) < 2 {
		return false
	}
	if host := hostName(outlet); host != "" {
		if abbreviates(host, f) {
			return true
		}
		outlet = host
	}
	g := foldName(outlet)
	return f == g || acronymOf(outlet, name) || core(f) == core(g) && core(f) != "" || strings.ReplaceAll(f, " ", "") == strings.ReplaceAll(g, " ", "")
}

// body is the origin of an agency, an outlet or an organisation by its name:
// an outlet of the story, the story's entity of that name, else the name.
func (s *story) body(src *source, name string, kind synoptic.OriginKind) *origin {
	for _, x := range s.sources {
		if s.isOutlet(x, name) {
			return s.origins.all[s.origins.own[x.at]]
		}
	}
	f := foldName(name)
	for _, e := range s.entities {
		if e.kind != synoptic.Organization {
			continue
		}
		for _, x := range e.forms {
			if x.folded == f || acronymOf(name, x.text) || acronymOf(x.text, name) || core(x.folded) == core(f) && core(f) != "" {
				return s.entityOrigin(e, kind)
			}
		}
	}
	return s.origins.get("t:"+f, name, kind)
}

// unnamed is the origin of a source without a name. "Two officials close to
// the preparations" seen in two articles is one; plain "officials" may be any,
// so that each article has its own. Within an article the shorter words mean
// whom the fuller ones do ("the two officials"), and an article that has its
// source through another article of the story means that one's.
func (s *story) unnamed(src *source, sp synoptic.Span, kind synoptic.OriginKind) *origin {
	who := whoOf(src, sp)
	at := src
	if x := s.through(src, sp); x != nil && s.fullest(x, who) != "" {
		at = x
	}
	text := s.fullest(at, who)
	if text == "" {
		text = oneLine(src.text(sp))
	}
	f := sourceKey(text)
	if len(strings.Fields(f)) < 3 {
		f = at.Article.ID + " " + f
	}
	return s.origins.get("t:"+f, bare(text), kind)
}

// whoOf is how many of what an unnamed source is: "two officials".
func whoOf(src *source, sp synoptic.Span) string {
	first, last := src.tokens(sp)
	head := headOf(src, first, last)
	if head < 0 {
		return ""
	}
	who := strings.ToLower(src.Tokens[head].Lemma)
	for k := first; k < last; k++ {
		if t := src.Tokens[k]; t.Pos == "NUM" && t.Head == head {
			who = t.Norm + " " + who
		}
	}
	return who
}

// headOf is the token of a range whose head lies outside it, or -1.
func headOf(src *source, first, last int) int {
	for k := first; k < last; k++ {
		if h := src.Tokens[k].Head; h < first || h >= last || h == k {
			return k
		}
	}
	return -1
}

// fullest is the longest description under which an article has an unnamed
// source, "" if it has none.
func (s *story) fullest(src *source, who string) string {
	best := ""
	for i := range src.Attributions {
		a := &src.Attributions[i]
		switch a.Kind {
		case synoptic.OriginAnonymous, synoptic.OriginWitness, synoptic.OriginSocial, synoptic.OriginPerson:
		default:
			continue
		}
		if a.Source.IsZero() || a.Entity >= 0 || pronoun(src, a.Source) || whoOf(src, a.Source) != who {
			continue
		}
		if t := oneLine(src.text(a.Source)); len(t) > len(best) {
			best = t
		}
	}
	return best
}

// through is the other article of the story whose outlet the sentence names.
func (s *story) through(src *source, sp synoptic.Span) *source {
	if len(src.Sentences) == 0 {
		return nil
	}
	sentence := " " + fold(src.text(src.Sentences[src.sentenceAt(sp.Start)].Span)) + " "
	for _, x := range s.sources {
		if x == src || fold(x.Article.Outlet) == fold(src.Article.Outlet) {
			continue
		}
		if name := foldName(x.Article.Outlet); len(name) >= 4 && strings.Contains(sentence, " "+name+" ") {
			return x
		}
	}
	return nil
}

// spokesWords are who speaks for a body and is nobody without it.
var spokesWords = []string{"spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "official", "officials", "representative", "representatives", "statement", "officer", "officers", "executive", "executives"}

// spokenFor is the organisation that a source's words mean: one that the words
// name together with who speaks for it ("a spokesman for the Harbour Trust"),
// or the only one of the article that all their words belong to ("the trust").
func (s *story) spokenFor(src *source, sp synoptic.Span) *entity {
	first, last := src.tokens(sp)
	head := headOf(src, first, last)
	if head < 0 {
		return nil
	}
	speaks := slices.Contains(spokesWords, strings.ToLower(src.Tokens[head].Norm)) || slices.Contains(spokesWords, strings.ToLower(src.Tokens[head].Lemma))
	if speaks {
		var found *entity
		n := 0
		for _, m := range src.mentionsIn(sp) {
			if e := s.entityOf(src, m.Entity); e != nil && e.kind == synoptic.Organization && e != found {
				found = e
				n++
			}
		}
		if n == 1 {
			return found
		}
		if n > 1 {
			return nil
		}
	}
	var words []string
	for k := first; k < last; k++ {
		t := src.Tokens[k]
		if idle(t) || t.Pos == "DET" || t.Pos == "ADP" || t.Tag == "POS" || speaks && k == head {
			if strings.EqualFold(t.In(src.Article.Text), "a") || strings.EqualFold(t.In(src.Article.Text), "an") {
				if !speaks {
					return nil
				}
			}
			continue
		}
		words = append(words, fold(t.In(src.Article.Text)))
	}
	if len(words) == 0 {
		return nil
	}
	var found *entity
	for local, e := range src.Entities {
		x := s.entityOf(src, local)
		if x == nil || x == found || e.Type != synoptic.Organization || x.kind != synoptic.Organization {
			continue
		}
		for _, f := range x.forms {
			name := strings.Fields(f.folded)
			if len(name) > len(words) && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(name, w) }) {
				if found != nil {
					return nil
				}
				found = x
				break
			}
		}
	}
	return found
}
