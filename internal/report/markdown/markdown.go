// Package markdown writes an account as Markdown, for notes, issues and wikis.
package markdown

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// Document writes accounts as Markdown. It shows everything: a document is
// searched, not paged.
type Document struct{}

// Write writes acc. It writes nothing and fails where a passage is not the
// slice of its article that it says it is.
func (Document) Write(w io.Writer, acc *synoptic.Account) error {
	if err := report.Check(acc); err != nil {
		return err
	}
	p := &printer{bufio.NewWriter(w)}
	v := report.NewView(acc)
	if len(v.Stories) == 0 {
		p.line("# No story\n\nNothing to lay side by side.")
	}
	for _, s := range v.Stories {
		p.story(s)
	}
	if len(v.Apart) > 0 {
		p.heading("In no story")
		for _, a := range v.Apart {
			why := a.Reason
			if why == "" {
				why = "tells of no event that the others tell of"
			}
			p.line("- **%s** %s: %s", esc(a.Name), esc(a.Path), esc(why))
		}
	}
	p.line("\n---\n\nNothing here says what is true: it says who says what, and on whose word.")
	return p.w.Flush()
}

type printer struct{ w *bufio.Writer }

// line prints a line; arguments are to be escaped before.
func (p *printer) line(format string, args ...any) {
	fmt.Fprintf(p.w, format+"\n", args...)
}

func (p *printer) heading(title string) { p.line("\n## %s\n", title) }

// escaper puts a backslash before all that Markdown, or HTML in it, could take
// for its own.
var escaper = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "~", `\~`, "&", `\&`,
	"!", `\!`, "://", `:\//`, "www.", `www\.`, "@", `\@`, "$", `\$`,
)

// esc makes foreign text one line that Markdown shows as it is.
func esc(s string) string {
	s = escaper.Replace(clean.Line(s))
	if s == "" {
		return s
	}
	switch { // what would begin a list at the beginning of a line
	case strings.ContainsRune("-+=:", rune(s[0])):
		return `\` + s
	case s[0] >= '0' && s[0] <= '9':
		if i := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }); i > 0 && (s[i] == '.' || s[i] == ')') {
			return s[:i] + `\` + s[i:]
		}
	}
	return s
}

func esci(s string) string { return escaper.Replace(clean.Inner(s)) }
