package lang

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"synoptic"
)

// lemmatizer is spaCy's rule lemmatizer: exceptions by form, else endings
// replaced where that gives a known word, by coarse tag.
type lemmatizer struct {
	byPos map[string]*lemmaRules
	base  []baseForm
	index sortedTable
	excs  sortedTable
	// lastWins makes the last of several rules that give a known word count
	// (spaCy from 3.8.8 on), not the first (up to 3.8.7): "hoping" is then
	// "hop", not "hope", and "singing" "sing", not "singe".
	lastWins bool
}

type lemmaRules struct {
	pos   string // as in the tables: "noun"
	rules []ending
	cache *cache[string]
}

type ending struct{ old, new string }

// baseForm says with which features a form is its own lemma.
type baseForm struct {
	pos      string      // "NOUN"; "*" for any
	features [][2]string // name, value; "" asks that there be none
}

// Lemmatize sets the lemma of every token of text that Rule left without one.
func (l *Language) Lemmatize(text string, tokens []synoptic.Token) {
	if l.lemmas.byPos == nil {
		return
	}
	for i := range tokens {
		if t := &tokens[i]; t.Lemma == "" {
			t.Lemma = l.lemmas.lemma(t.In(text), t.Pos, t.Morph)
		}
	}
}

func (m *lemmatizer) lemma(form, pos, morph string) string {
	if pos == "" || pos == "SPACE" || pos == "EOL" || m.isBase(pos, morph) {
		return lower(form)
	}
	r := m.byPos[pos]
	if r == nil {
		if pos == "PROPN" {
			return form
		}
		return lower(form)
	}
	if lemma, ok := r.cache.get(form); ok {
		return lemma
	}
	return r.cache.put(form, m.apply(r, form))
}

func (m *lemmatizer) isBase(pos, morph string) bool {
	return slices.ContainsFunc(m.base, func(b baseForm) bool {
		if b.pos != "*" && b.pos != pos {
			return false
		}
		for _, f := range b.features {
			if feature(morph, f[0]) != f[1] {
				return false
			}
		}
		return true
	})
}

// feature is the value of a feature in "Number=Sing|Person=3", "" if it is
// not there.
func feature(morph, name string) string {
	for f := range strings.SplitSeq(morph, "|") {
		if k, v, ok := strings.Cut(f, "="); ok && k == name {
			return v
		}
	}
	return ""
}

// apply is the first of the lemmas that spaCy would list.
func (m *lemmatizer) apply(r *lemmaRules, orig string) string {
	form := lower(orig)
	var known, unknown []string
	for _, e := range r.rules {
		stem, ok := strings.CutSuffix(form, e.old)
		if !ok || stem+e.new == "" {
			continue
		}
		lemma := stem + e.new
		_, ok = m.index.get(r.pos + "\t" + lemma)
		switch {
		case ok && m.lastWins:
			known = slices.Insert(known, 0, lemma)
		case ok || !allAlpha(lemma):
			known = append(known, lemma)
		default:
			unknown = append(unknown, lemma)
		}
	}
	if list, ok := m.excs.get(r.pos + "\t" + form); ok {
		for x := range strings.SplitSeq(list, "\t") {
			if !slices.Contains(known, x) {
				known = slices.Insert(known, 0, x)
			}
		}
	}
	switch {
	case len(known) > 0:
		return strings.Clone(known[0])
	case len(unknown) > 0:
		return strings.Clone(unknown[0])
	}
	return strings.Clone(orig)
}

// load reads the lemma tables; a language without a lemmatizer has none.
func (m *lemmatizer) load(fsys fs.FS) error {
	settings, err := words(fsys, "settings.tsv")
	if err != nil {
		return err
	}
	mode := "none"
	for _, row := range settings {
		switch v := row[len(row)-1]; row[0] {
		case "lemmatizer":
			mode = v
		case "lemma_choice":
			m.lastWins = v == "last"
		}
	}
	switch mode {
	case "none":
		return nil
	case "rule":
	default:
		return fmt.Errorf("settings.tsv: lemmatizer %q is not known here", mode)
	}
	for name, to := range map[string]*sortedTable{"lemma_index.tsv": &m.index, "lemma_exceptions.tsv": &m.excs} {
		text, err := tableText(fsys, name)
		if err != nil {
			return err
		}
		*to = sortedTable(text)
	}
	m.byPos = map[string]*lemmaRules{}
	if err := m.loadRules(fsys); err != nil {
		return err
	}
	return m.loadBase(fsys)
}

func (m *lemmatizer) loadRules(fsys fs.FS) error {
	table, err := words(fsys, "lemma_rules.tsv")
	if err != nil {
		return err
	}
	for _, row := range table {
		if len(row) != 3 {
			return fmt.Errorf("lemma_rules.tsv: %q: three columns", row)
		}
		pos := strings.ToUpper(row[0])
		if m.byPos[pos] == nil {
			m.byPos[pos] = &lemmaRules{pos: row[0], cache: newCache[string](maxCachedLemmas)}
		}
		m.byPos[pos].rules = append(m.byPos[pos].rules, ending{row[1], row[2]})
	}
	return nil
}

func (m *lemmatizer) loadBase(fsys fs.FS) error {
	table, err := words(fsys, "lemma_base.tsv")
	if err != nil {
		return err
	}
	for _, row := range table {
		if len(row) != 2 {
			return fmt.Errorf("lemma_base.tsv: %q: two columns", row)
		}
		b := baseForm{pos: strings.ToUpper(row[0])}
		for f := range strings.SplitSeq(row[1], "|") {
			k, v, _ := strings.Cut(f, "=")
			b.features = append(b.features, [2]string{k, v})
		}
		m.base = append(m.base, b)
	}
	return nil
}
