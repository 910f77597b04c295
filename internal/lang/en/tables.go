// Package en is English: the tables that tools/export_language.py wrote from
// spaCy's English pipeline, and its trained weights.
package en

import "embed"

// Tables are the tokenizer's, ruler's and lemmatizer's tables, for
// lang.LoadLanguage.
//
//go:embed *.tsv
var Tables embed.FS
