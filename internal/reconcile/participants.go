package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// spokenBy is one report of words with whom the syntax of its own sentence
// gives them to.
type spokenBy struct {
	src    *source
	q      *synoptic.Quote
	key    string   // "@" and the speaker's entity, or "spokesman of @…"
	says   string   // the words that name the speaker
	quoted []string // the quoted words, folded
	cue    string   // the reporting verb's lemma
}

// delegates speak for somebody else.
var delegates = []string{"spokesman", "spokeswoman", "spokesperson", "representative", "aide", "lawyer", "attorney", "adviser", "advisor"}

// speakerDisputes are the same words given to two people: by name, or to
// somebody and to those who speak for them.
func (s *story) speakerDisputes() []synoptic.Dispute {
	var all []spokenBy
	for _, src := range s.sources {
		tree, keys := childrenOf(src), s.keys(src)
		for i := range src.Quotes {
			if x, ok := s.spoken(src, tree, keys, &src.Quotes[i]); ok {
				all = append(all, x)
			}
		}
	}
	by := map[string][]int{}
	for i, x := range all {
		for _, w := range x.quoted {
			by[w] = append(by[w], i)
		}
	}
	var out []synoptic.Dispute
	used := make([]bool, len(all))
	for i, a := range all {
		if used[i] {
			continue
		}
		var p positionsBy
		p.add(a.key, a.says, a.src.passage(a.q.Span))
		var alike []int
		for _, w := range a.quoted {
			alike = append(alike, by[w]...)
		}
		slices.Sort(alike)
		for _, j := range slices.Compact(alike) {
			if b := all[j]; j > i && sameWordsSpoken(a, b) {
				p.add(b.key, b.says, b.src.passage(b.q.Span))
				used[j] = true
			}
		}
		if len(p.list) != 2 || !p.apart() {
			continue
		}
		g := s.groupCovering(a.src, a.q.Span)
		if g == nil {
			continue
		}
		out = append(out, synoptic.Dispute{
			ID: id("d", "participant", key(a.src.Article, a.q.Span)), Kind: synoptic.ParticipantDispute, About: synoptic.DisputeSubject{Claim: g.id},
			Why: "the same words are given to " + p.list[0].Says + " and to " + p.list[1].Says, Positions: p.list,
		})
	}
	return out
}

// groupCovering is the group of a source's report that covers a span the best.
func (s *story) groupCovering(src *source, sp synoptic.Span) (best *claimGroup) {
	most := 0
	for _, g := range s.groups {
		for _, u := range g.members {
			if n := u.report.Overlap(sp); u.src == src && n > most {
				best, most = g, n
			}
		}
	}
	return best
}

// spoken reads whom a quotation is given to, where speaker, verb and words
// stand in one sentence and the speaker is named there.
func (s *story) spoken(src *source, tree [][]int, keys []term, q *synoptic.Quote) (spokenBy, bool) {
	if q.Cue.IsZero() || q.SpeakerAt.IsZero() || len(q.Quoted) == 0 {
		return spokenBy{}, false
	}
	cue := src.tokenAt(q.Cue.Start)
	if src.sentenceAt(q.Cue.Start) != src.sentenceAt(q.Quoted[0].Start) || src.sentenceAt(q.SpeakerAt.Start) != src.sentenceAt(q.Cue.Start) {
		return spokenBy{}, false
	}
	subject := -1
	for _, k := range tree[cue] {
		if src.Tokens[k].Dep == "nsubj" {
			subject = k
		}
	}
	if subject < 0 && q.SpeakerAt.End < q.Cue.Start && q.Cue.Start-q.SpeakerAt.End <= 2 {
		// Right before the verb, whatever the parser made of it.
		_, last := src.tokens(q.SpeakerAt)
		subject = last - 1
	}
	if subject < 0 || !q.SpeakerAt.Overlaps(src.Tokens[subject].Span) {
		return spokenBy{}, false
	}
	x := spokenBy{src: src, q: q, cue: strings.ToLower(src.Tokens[cue].Lemma), says: oneLine(src.text(q.SpeakerAt))}
	for _, w := range q.Quoted {
		x.quoted = append(x.quoted, fold(src.text(w)))
	}
	who := s.nominalKey(src, tree, keys, subject)
	if slices.Contains(delegates, strings.ToLower(src.Tokens[subject].Lemma)) {
		for _, k := range tree[subject] {
			if n := src.Tokens[k].Norm; n != "for" && n != "of" && n != "to" {
				continue
			}
			for _, o := range tree[k] {
				if key := s.nominalKey(src, tree, keys, o); s.person(key) {
					x.key = "for " + key
					return x, true
				}
			}
		}
		return spokenBy{}, false
	}
	if !s.person(who) || src.Tokens[subject].Pos != "PROPN" {
		return spokenBy{}, false
	}
	x.key, x.says = who, s.byID[who[1:]].name
	return x, true
}

// person reports whether a key is a person's.
func (s *story) person(key string) bool {
	if !strings.HasPrefix(key, "@") {
		return false
	}
	e := s.byID[key[1:]]
	return e != nil && e.kind == synoptic.Person
}

// sameWordsSpoken reports whether two reports have the same quoted words: five
// at least, or fewer after the same verb on the same matter.
func sameWordsSpoken(a, b spokenBy) bool {
	if a.src == b.src {
		return false
	}
	for _, x := range a.quoted {
		n := len(strings.Fields(x))
		for _, y := range b.quoted {
			if x != y || n < 2 {
				continue
			}
			if n >= 5 && a.key != b.key && !shareName(a.says, b.says) {
				return true
			}
			// A spokesman and who he speaks for: the name is shared.
			if a.cue == b.cue && (a.key == "for "+b.key || b.key == "for "+a.key || a.key == b.key) {
				return true
			}
		}
	}
	return false
}

// shareName reports whether two speakers may be one whose names were not
// joined: they have a word in common.
func shareName(a, b string) bool {
	words := strings.Fields(foldName(a))
	return slices.ContainsFunc(strings.Fields(foldName(b)), func(w string) bool { return len(w) > 2 && slices.Contains(words, w) })
}
