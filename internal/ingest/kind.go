package ingest

import (
	"path/filepath"
	"strings"
)

// endings are the file endings that folders are searched for, for messages.
const endings = ".txt .md .html .htm .jsonl .jsonl.gz .jsonl.zst .json .warc .warc.gz .arc .arc.gz .eml .pdf"

// kind is how a file is read.
type kind int

const (
	notArticle kind = iota
	plain
	page
	rows
	rowsGzip
	rowsZstd
	archive
	email
	document
	object
	sniff // named by the user; its bytes decide
)

func (k kind) media() Media {
	switch k {
	case plain:
		return "" // a page saved as .txt is still a page
	case page:
		return HTML
	}
	return ""
}

// kindOf tells by its name how a file is read.
func kindOf(name string) kind {
	lower := strings.ToLower(filepath.Base(name))
	if strings.HasSuffix(lower, ".jsonl.gz") || strings.HasSuffix(lower, ".ndjson.gz") {
		return rowsGzip
	}
	for _, end := range []string{".jsonl.zst", ".ndjson.zst"} {
		if strings.HasSuffix(lower, end) {
			return rowsZstd
		}
	}
	for _, end := range []string{".warc", ".warc.gz", ".arc", ".arc.gz"} {
		if strings.HasSuffix(lower, end) {
			return archive
		}
	}
	switch filepath.Ext(lower) {
	case ".txt", ".text", ".md", ".markdown":
		return plain
	case ".html", ".htm", ".xhtml":
		return page
	case ".jsonl", ".ndjson":
		return rows
	case ".eml":
		return email
	case ".pdf":
		return document
	case ".json":
		return object
	}
	return notArticle
}

// about are names, without ending, of files that lie beside articles and are
// none.
var about = []string{"readme", "license", "licence", "copying", "notice", "changelog", "contributing", "authors", "makefile"}

// skip says why a file found in a folder is not read, "" if it is.
func skip(name string) string {
	lower := strings.ToLower(name)
	switch lower {
	case metaName:
		return "describes the folder's articles"
	case "key.json":
		return "an answer key"
	case "package.json", "tsconfig.json":
		return "belongs to a program"
	}
	if kindOf(lower) == notArticle {
		return "not one of " + endings
	}
	stem, _, _ := strings.Cut(lower, ".")
	for _, a := range about {
		if stem == a {
			return "describes the folder"
		}
	}
	return ""
}
