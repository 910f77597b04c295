package inspect

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/screen"
)

// mark is a stretch of the text with its label and, once, its note.
type mark struct {
	synoptic.Span
	label string
	style screen.Style
	note  []screen.Run
}

// gather makes the marks of all layers, in order of the text, longer ones
// first.
func gather(r *synoptic.Reading) []mark {
	var out []mark
	add := func(s synoptic.Span, label string, style screen.Style, note ...screen.Run) {
		if s.Check(r.Article.Text) != nil {
			return
		}
		out = append(out, mark{s, label, style, note})
	}
	names(r, add)
	times(r, add)
	speech(r, add)
	slices.SortStableFunc(out, func(a, b mark) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	return out
}

type adder func(s synoptic.Span, label string, style screen.Style, note ...screen.Run)

func names(r *synoptic.Reading, add adder) {
	seen := map[int]bool{}
	for _, m := range r.Mentions {
		title := ""
		if !m.Title.IsZero() {
			title = ", titled " + m.Title.In(r.Article.Text)
		}
		if m.Entity < 0 || m.Entity >= len(r.Entities) {
			add(m.Span, "n?", screen.Agreed, screen.Agreed.Of("n? "), screen.Normal.Of(string(m.Type)+", not known who"+title))
			continue
		}
		e := r.Entities[m.Entity]
		label := fmt.Sprintf("n%d", m.Entity+1)
		var note []screen.Run
		if !seen[m.Entity] || title != "" {
			seen[m.Entity] = true
			note = []screen.Run{screen.Agreed.Of(label + " "), screen.Normal.Of(e.Name), screen.Dim.Of(" " + string(e.Type) + title)}
		}
		add(m.Span, label, screen.Agreed, note...)
	}
}

func times(r *synoptic.Reading, add adder) {
	for i, t := range r.Times {
		label := fmt.Sprintf("t%d", i+1)
		value, how := report.When(t.Value), " by "+string(t.Precision)
		if t.Value == "" {
			value, how = t.Timex, " not resolved"
		}
		if t.Anchor != synoptic.AnchorNone && t.Anchor != "" {
			how += ", from " + string(t.Anchor)
		}
		add(t.Span, label, screen.Updated, screen.Updated.Of(label+" "), screen.Normal.Of(value), screen.Dim.Of(how))
	}
	for i, q := range r.Quantities {
		label := fmt.Sprintf("q%d", i+1)
		v := synoptic.FigureValue{Span: synoptic.Passage{Text: q.In(r.Article.Text)}, Value: q.Value, Low: q.Low, High: q.High, Bound: q.Bound}
		what := ""
		if !q.Of.IsZero() {
			what = " of " + q.Of.In(r.Article.Text)
		}
		if q.AsOf != "" {
			what += ", as of " + report.When(q.AsOf)
		}
		add(q.Span, label, screen.Echoed, screen.Echoed.Of(label+" "), screen.Normal.Of(report.Amount(&v, q.Unit)), screen.Dim.Of(what))
	}
}

func speech(r *synoptic.Reading, add adder) {
	for i, q := range r.Quotes {
		label := fmt.Sprintf("s%d", i+1)
		who := "speaker not known"
		if q.Speaker >= 0 && q.Speaker < len(r.Entities) {
			who = r.Entities[q.Speaker].Name
		} else if !q.SpeakerAt.IsZero() {
			who = q.SpeakerAt.In(r.Article.Text)
		}
		how := " " + string(q.Kind)
		if !q.Cue.IsZero() {
			how += ", by “" + q.Cue.In(r.Article.Text) + "”"
		}
		add(q.Span, label, screen.Single, screen.Single.Of(label+" "), screen.Normal.Of(who), screen.Dim.Of(how))
	}
	for i, a := range r.Attributions {
		label := fmt.Sprintf("a%d", i+1)
		who, how := "source not named", ""
		if !a.Source.IsZero() {
			who, how = a.Source.In(r.Article.Text), " "+report.OriginNote(a.Kind)
		}
		if a.Entity >= 0 && a.Entity < len(r.Entities) {
			if name := r.Entities[a.Entity].Name; !strings.EqualFold(name, who) {
				who += " (" + name + ")"
			}
		}
		if a.Outer >= 0 && a.Outer < len(r.Attributions) {
			how += fmt.Sprintf(", inside a%d", a.Outer+1)
		}
		if a.Confidence > 0 && a.Confidence < 1 {
			how += fmt.Sprintf(", %.0f %% sure", a.Confidence*100)
		}
		add(a.Span, label, screen.Disputed, screen.Disputed.Of(label+" "), screen.Normal.Of(who), screen.Dim.Of(how))
	}
}
