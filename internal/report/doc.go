// Package report makes an account ready for showing: it gives articles their
// letters, sorts what was found into the sections that people read, finds for
// every statement its passages and on whose word they stand. The formats are
// in the packages below it: terminal, page, markdown, tables (CSV), wire
// (JSON) and inspect (one reading).
//
// Nothing here words anything of its own about the news: what is shown of an
// article is a slice of it.
package report
