// Package extract makes articles out of what came in: which text is the
// article's own and which is furniture, its title, outlet, byline, agency
// credit, dateline, date and language. Plain text is kept byte for byte;
// pages are turned into paragraphs of text.
package extract

import (
	"fmt"
	"strings"
	"time"

	"synoptic"
)

// Source is what is known about an article before it is read.
type Source struct {
	// Path is what the user called it.
	Path string
	// Text is its decoded text, or the page's HTML where HTML is set. What is no
	// valid UTF-8 is repaired.
	Text string
	HTML bool
	// SHA256 is the digest of the bytes as they came in; of Text if "".
	SHA256 string
	// Known values go before what the text says; "" is unknown.
	Outlet, Published, Updated, Title, URL, Language, Byline string
	// Fetched is when a page was fetched; the zero time is unknown. A date that
	// a page gives and that lies after it is not believed.
	Fetched time.Time
	// FromFeed says that Published is a feed's, not the user's.
	FromFeed bool
	// Notes are what was odd in it and did not keep it from being read, in plain
	// words.
	Notes []string
	// Repaired is how many broken characters were replaced in Text.
	Repaired int
	// Reason, if not "", is why it could not be read; the article is then only
	// a place for it.
	Reason string
	// Languages are the languages that can be read (ISO 639-1); nil is English.
	Languages []string

	fromPage     bool   // Published was read on the page
	pageLanguage string // as the page gives it; what its text is in goes before
}

const (
	// MaxText is the longest text that is read, in bytes.
	MaxText = 16 << 20
	// MaxTitle is the longest title that is kept, in bytes: what is longer is no
	// title, and only its beginning stands for one.
	MaxTitle = 500
	// MaxLines is how many lines a text has at most; what has more is a table
	// or a log.
	MaxLines = 100_000
)

// Article reads src. It always gives an article: one that cannot be read has
// StatusFailed and its reason. It never panics, whatever the text.
func Article(src Source) (a *synoptic.Article) {
	defer func() {
		if r := recover(); r != nil {
			src.Reason = fmt.Sprintf("its text could not be taken apart (%v)", r)
			a = failed(src)
		}
	}()
	if src.Reason != "" {
		return failed(src)
	}
	if len(src.Text) > MaxText {
		src.Reason = "too large"
		return failed(src)
	}
	src.Text = strings.ToValidUTF8(src.Text, "\uFFFD")
	if src.SHA256 == "" {
		src.SHA256 = synoptic.Digest([]byte(src.Text))
	}
	a = start(src)
	var page *pageRead
	if src.HTML {
		if page, src.Reason = fromPage(a, &src); src.Reason != "" {
			return failed(src)
		}
	}
	if strings.Count(a.Text, "\n") > MaxLines {
		src.Reason = fmt.Sprintf("no article: more than %d lines", MaxLines)
		return failed(src)
	}
	fromText(a, src, page)
	a.Title = beginning(a.Title)
	return a
}

// beginning is a title, or the whole words of it that MaxTitle has room for.
func beginning(title string) string {
	if len(title) <= MaxTitle {
		return title
	}
	title = strings.ToValidUTF8(title[:MaxTitle], "")
	if i := strings.LastIndexByte(title, ' '); i > MaxTitle/2 {
		title = title[:i]
	}
	return title
}

// start makes the article with what is known without reading its text.
func start(src Source) *synoptic.Article {
	return &synoptic.Article{
		ID: Identity(src), Path: src.Path, URL: src.URL, Text: src.Text, SHA256: src.SHA256,
		Title: clean(src.Title), Byline: clean(src.Byline),
		PublishedFrom: synoptic.FromNone, Status: synoptic.StatusRead,
	}
}

// Identity is the article's short name: from its bytes and its outlet alone,
// so that it is the same wherever the file lies. What was not read has no
// bytes of its own and is named by its path, too.
func Identity(src Source) string {
	key := src.SHA256 + "\x00" + src.Outlet + "\x00" + src.URL
	if src.Reason != "" {
		key += "\x00" + src.Path
	}
	return synoptic.Digest([]byte(key))[:12]
}

// failed is an article that only carries its reason.
func failed(src Source) *synoptic.Article {
	a := start(src)
	a.Text, a.Status, a.Reason = "", synoptic.StatusFailed, src.Reason
	a.Outlet, a.Family = outlet(src, "")
	a.Published, a.PublishedFrom = published(src, nil)
	return a
}

// fromText fills in what the text says.
func fromText(a *synoptic.Article, src Source, page *pageRead) {
	t := newText(a.Text)
	t.outlet = clean(src.Outlet)
	t.markTitle(a)
	if page != nil {
		t.markLines(page.marks)
	}
	t.markFurniture()
	t.markHead(a)
	t.markTail(a)
	t.markRepeats()
	t.markCaptions(src.HTML)
	a.Corrections = t.markCorrections()
	a.Body, a.Boilerplate = t.parts()
	if page != nil {
		keep(a, page.marks.kept)
	}

	self := t.self
	a.Outlet, a.Family = outlet(src, self)
	if a.Credit == "" {
		a.Credit = wireInByline(a.Byline, a.Family)
	}
	if a.Credit == "" {
		a.Credit = wireInURL(src.URL)
	}
	a.Published, a.PublishedFrom = published(src, t)
	a.Updated = updated(a.Published, src.Updated)
	if a.Language = language(src.Language, body(a)); a.Language == "" {
		a.Language = pageLanguage(src.pageLanguage, body(a))
	}
	judge(a, src)
}

// body is the article's own text.
func body(a *synoptic.Article) string {
	var b strings.Builder
	for _, s := range a.Body {
		b.WriteString(s.In(a.Text))
		b.WriteByte('\n')
	}
	return b.String()
}

// clean trims s and takes runs of white space together.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
