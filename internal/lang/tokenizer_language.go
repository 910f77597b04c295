// Package lang reads the words, the syntax and the names of a text.
package lang

import (
	"fmt"
	"io/fs"
	"sync"
)

const (
	// maxCachedChunks and maxCachedLexemes bound what is kept of the words
	// that were read: some tens of megabytes when full.
	maxCachedChunks  = 1 << 15
	maxCachedLexemes = 1 << 16
	maxCachedLemmas  = 1 << 15
)

// Language is the written rules of one language: its tokenizer, its word
// forms, its attribute ruler and its lemmatizer. It is safe for concurrent
// use.
type Language struct {
	tokenizer
	norms   map[string]string
	lexemes *cache[*Lexeme]
	ruler   ruler
	lemmas  lemmatizer
}

// LoadLanguage reads a language's tables, which tools/export_language.py
// describes and writes. It fails where a table says what it does not know.
func LoadLanguage(fsys fs.FS) (*Language, error) {
	l := &Language{norms: map[string]string{}, lexemes: newCache[*Lexeme](maxCachedLexemes)}
	table, err := words(fsys, "norms.tsv")
	if err != nil {
		return nil, fmt.Errorf("load language: %w", err)
	}
	for _, row := range table {
		if len(row) != 2 {
			return nil, fmt.Errorf("load language: norms.tsv: %q: two columns", row)
		}
		l.norms[row[0]] = row[1]
	}
	for _, load := range []func(fs.FS) error{l.loadPatterns, l.loadSpecials, l.ruler.load, l.lemmas.load} {
		if err := load(fsys); err != nil {
			return nil, fmt.Errorf("load language: %w", err)
		}
	}
	return l, nil
}

// loadPatterns reads classes.tsv and patterns.tsv.
func (l *Language) loadPatterns(fsys fs.FS) error {
	table, err := rows(fsys, "classes.tsv")
	if err != nil {
		return err
	}
	classes := map[string]*charClass{}
	for _, row := range table {
		if len(row) != 2 {
			return fmt.Errorf("classes.tsv: %q: two columns", row)
		}
		ranges, err := parseRanges(row[1])
		if err != nil {
			return fmt.Errorf("classes.tsv: %s: %w", row[0], err)
		}
		classes[row[0]] = newCharClass(ranges, false)
	}
	if table, err = rows(fsys, "patterns.tsv"); err != nil {
		return err
	}
	if len(table) == 0 {
		return fmt.Errorf("patterns.tsv: %w", fs.ErrNotExist)
	}
	sources := map[string][]string{}
	for _, row := range table {
		if len(row) != 2 {
			return fmt.Errorf("patterns.tsv: %q: two columns", row)
		}
		sources[row[0]] = append(sources[row[0]], row[1])
	}
	for _, k := range []struct {
		name string
		kind patternKind
		to   **pattern
	}{
		{"prefix", prefixPattern, &l.prefixes}, {"suffix", suffixPattern, &l.suffixes}, {"infix", infixPattern, &l.infixes},
		{"token", wholePattern, &l.tokenMatch}, {"url", wholePattern, &l.urlMatch},
	} {
		if *k.to, err = compilePattern(k.kind, sources[k.name], classes); err != nil {
			return fmt.Errorf("patterns.tsv: %s: %w", k.name, err)
		}
	}
	l.chunks = newCache[[]piece](maxCachedChunks)
	l.scratch = &sync.Pool{New: func() any { return new(scratch) }}
	return nil
}
