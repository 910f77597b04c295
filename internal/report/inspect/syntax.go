package inspect

import (
	"fmt"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/screen"
)

// table prints the words of a sentence with what the language engine says of
// them.
func table(p *screen.Printer, r *synoptic.Reading, s synoptic.Sentence) {
	text := r.Article.Text
	if s.First < 0 || s.Last > len(r.Tokens) || s.First >= s.Last {
		return
	}
	p.Blank()
	word, lemma := 4, 5
	for _, t := range r.Tokens[s.First:s.Last] {
		word, lemma = max(word, clean.Width(clean.Line(t.In(text)))), max(lemma, clean.Width(clean.Line(t.Lemma)))
	}
	room := p.Width - 35 - 16
	word = min(word, max(8, room*11/20))
	lemma = min(lemma, max(6, room-word))
	last := max(4, min(16, p.Width-35-word-lemma))
	col := func(x string, w int) string { return clean.Pad(clean.Cut(clean.Line(x), w), w) + " " }
	p.Line(screen.Dim.Of("   " + col("", 5) + col("word", word) + col("lemma", lemma) + col("tag", 5) + col("pos", 5) + col("dep", 9) + "head"))
	for i := s.First; i < s.Last; i++ {
		t := r.Tokens[i]
		if t.IsSpace() {
			continue
		}
		head := ""
		if t.Head >= 0 && t.Head < len(r.Tokens) && t.Head != i {
			head = clean.Cut(clean.Line(r.Tokens[t.Head].In(text)), last)
		}
		p.Line(screen.Dim.Of("   "+col(fmt.Sprint(i), 5)), screen.Normal.Of(col(t.In(text), word)), screen.Normal.Of(strings.TrimRight(col(t.Lemma, lemma)+col(t.Tag, 5)+col(t.Pos, 5)+col(t.Dep, 9)+head, " ")))
	}
}

// claims lists the clauses that were read, each as its parts.
func claims(p *screen.Printer, r *synoptic.Reading) {
	if len(r.Clauses) == 0 {
		return
	}
	p.Section("claims", fmt.Sprint(len(r.Clauses)), "", screen.Bold)
	text := r.Article.Text
	for i, c := range r.Clauses {
		runs := []screen.Run{screen.Normal.Of(c.In(text))}
		if parts := clauseParts(r, c); parts != "" {
			runs = append(runs, screen.Dim.Of(" — "+parts))
		}
		label := fmt.Sprintf(" c%d ", i+1)
		p.Lead(max(5, len(label)), []screen.Run{screen.Bold.Of(label)}, runs...)
	}
}

func clauseParts(r *synoptic.Reading, c synoptic.Clause) string {
	text := r.Article.Text
	var out []string
	add := func(what, is string) {
		if is != "" {
			out = append(out, what+" "+is)
		}
	}
	quote := func(s synoptic.Span) string {
		if s.IsZero() {
			return ""
		}
		return "“" + s.In(text) + "”"
	}
	add("who", quote(c.Subject))
	add("does", quote(c.Predicate))
	add("what", quote(c.Object))
	add("where", quote(c.Place))
	if c.When >= 0 && c.When < len(r.Times) {
		add("when", report.When(r.Times[c.When].Value))
	}
	if c.Stance != "" && c.Stance != synoptic.Asserts {
		out = append(out, string(c.Stance))
	}
	if c.Negated {
		out = append(out, "negated")
	}
	add("modality", c.Modality)
	if c.Background {
		out = append(out, "background")
	}
	for _, a := range c.Attribution {
		out = append(out, fmt.Sprintf("a%d", a+1))
	}
	if c.Quote >= 0 && c.Quote < len(r.Quotes) {
		out = append(out, fmt.Sprintf("in s%d", c.Quote+1))
	}
	return strings.Join(out, " · ")
}
