// Package calendar writes the timeline of an account as a calendar, for
// calendars and timeline tools.
//
// The form is iCalendar, RFC 5545. A time to the day or less is a DATE, one
// with an hour a DATE-TIME: in UTC where its zone is known, else without zone,
// as the articles have it.
package calendar

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/linked"
)

// Timeline writes accounts as calendars.
type Timeline struct{}

// Write writes acc. It writes nothing and fails where a passage is not the
// slice of its article that it says it is.
func (Timeline) Write(w io.Writer, acc *synoptic.Account) error {
	if err := report.Check(acc); err != nil {
		return err
	}
	v := report.NewView(acc)
	var events []event
	all := 0
	for _, s := range v.Stories {
		for i := range s.Events {
			all++
			if e, ok := eventOf(s, &s.Events[i]); ok {
				events = append(events, e)
			}
		}
	}
	p := printer{w: bufio.NewWriter(w)}
	p.line("BEGIN:VCALENDAR")
	p.line("VERSION:2.0")
	p.line("PRODID:" + text("-//Synoptic//Synoptic "+acc.Version+"//EN"))
	p.line("CALSCALE:GREGORIAN")
	if len(v.Stories) == 1 && v.Stories[0].Title != "" {
		p.line("X-WR-CALNAME:" + text(v.Stories[0].Title))
	}
	about := "Times that the articles give. Nothing here says what is true."
	if n := all - len(events); n > 0 {
		about += fmt.Sprintf(" %d of %s are left out: they name no day of a calendar.", n, report.Count(all, "time"))
	}
	p.line("X-WR-CALDESC:" + text(about))
	for _, e := range events {
		e.write(&p)
	}
	p.line("END:VCALENDAR")
	return p.w.Flush()
}

type event struct {
	extent
	uid, summary, description, precision, url string
	stamp                                     time.Time
}

// eventOf makes an event of an entry. Its stamp is when the first of its
// articles was published: the same account gives the same calendar.
func eventOf(s *report.Story, x *report.Event) (event, bool) {
	at, ok := when(x.When)
	if !ok {
		return event{}, false
	}
	e := event{extent: at, uid: linked.UUID("event", s.ID, x.TimelineEntry.Claim, x.When, x.Text), summary: x.Text, precision: string(x.Precision), stamp: time.Unix(0, 0).UTC()}
	var lines []string
	dated := false
	for _, ev := range x.Evidence {
		where := ev.Art.Name
		if ev.Art.Published != nil {
			if t, _, ok := report.Instant(*ev.Art.Published); ok {
				if t = t.UTC(); !dated || t.Before(e.stamp) {
					e.stamp, dated = t, true
				}
				where += ", " + *ev.Art.Published
			}
		}
		lines = append(lines, fmt.Sprintf("%s: “%s” [%s, bytes %d–%d]", clean.Line(where), clean.Line(ev.Text), ev.Article, ev.Start, ev.End))
		if e.url == "" {
			e.url = linked.Address(ev.Art.URL)
		}
	}
	e.description = strings.Join(lines, "\n")
	return e, e.stamp.Year() > 0 && e.stamp.Year() <= 9999
}

const (
	date  = "20060102"
	local = "20060102T150405"
	utc   = "20060102T150405Z"
)

func (e *event) write(p *printer) {
	p.line("BEGIN:VEVENT")
	p.line("UID:" + e.uid + "@synoptic.invalid")
	p.line("DTSTAMP:" + e.stamp.Format(utc))
	p.line("DTSTART" + e.moment(e.start))
	if !e.end.IsZero() {
		p.line("DTEND" + e.moment(e.end))
	}
	p.line("SUMMARY:" + text(e.summary))
	if e.description != "" {
		p.line("DESCRIPTION:" + text(e.description))
	}
	if e.url != "" {
		p.line("URL:" + e.url)
	}
	p.line("TRANSP:TRANSPARENT") // nobody is busy because of it
	if e.precision != "" {
		p.line("X-SYNOPTIC-PRECISION:" + text(e.precision))
	}
	p.line("END:VEVENT")
}

func (e *event) moment(t time.Time) string {
	switch {
	case e.zone:
		return ":" + t.UTC().Format(utc)
	case e.clock:
		return ":" + t.Format(local)
	}
	return ";VALUE=DATE:" + t.Format(date)
}

// escaper escapes what RFC 5545, 3.3.11, asks for.
var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// text makes foreign text a TEXT: what is no character of one is made visible.
func text(s string) string { return escaper.Replace(clean.Text(s)) }

// maxLine is how many octets a line has at most, without its break (RFC 5545,
// 3.1).
const maxLine = 75

type printer struct{ w *bufio.Writer }

// line writes a line, folded where it is long, never within a character.
func (p *printer) line(s string) {
	room := maxLine
	for len(s) > room {
		n := room
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		p.w.WriteString(s[:n] + "\r\n ")
		s, room = s[n:], maxLine-1
	}
	p.w.WriteString(s + "\r\n")
}
