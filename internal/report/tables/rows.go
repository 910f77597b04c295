package tables

import (
	"slices"
	"strconv"
	"strings"

	"synoptic"
	"synoptic/internal/report"
)

func articles(v *report.View) table {
	t := table{name: "articles.csv"}
	t.add("story", "letter", "id", "outlet", "family", "title", "byline", "language", "published", "published_from", "status", "reason", "path", "url", "sha256")
	row := func(story string, a *report.Article) {
		t.add(story, a.Letter, cell(a.ID), cell(a.Outlet), cell(a.Family), cell(a.Title), cell(a.Byline), cell(a.Language), value(a.Published),
			string(a.PublishedFrom), string(a.Status), cell(a.Reason), cell(a.Path), cell(a.URL), a.SHA256)
	}
	for _, s := range v.Stories {
		for _, a := range s.Arts {
			row(cell(s.ID), a)
		}
	}
	for _, a := range v.Apart {
		row("", a)
	}
	return t
}

func claims(v *report.View) table {
	t := table{name: "claims.csv"}
	t.add("story", "claim", "status", "text", "outlets", "origins", "articles", "left_out_by", "unclear_in", "folded", "background", "inner", "why")
	for _, s := range v.Stories {
		for _, c := range s.Claims {
			var in []string
			for _, r := range c.Reports {
				in = append(in, r.Span.Article)
			}
			t.add(cell(s.ID), cell(c.ID), string(c.Status), cell(c.Text), strconv.Itoa(c.Outlets), strconv.Itoa(c.Origins), letters(s.Letters(in)),
				letters(s.With(c.ID, synoptic.LeftOut)), letters(s.With(c.ID, synoptic.Unclear)), strconv.FormatBool(c.Folded), strconv.FormatBool(c.Background), strconv.FormatBool(c.Inner), cell(c.Why))
		}
	}
	return t
}

func reports(v *report.View) table {
	t := table{name: "reports.csv"}
	t.add("story", "claim", "article", "letter", "outlet", "words", "start", "end", "stance", "negated", "when", "attributed_to", "attribution_words", "figures")
	for _, s := range v.Stories {
		for _, c := range s.Claims {
			for _, r := range c.Reports {
				letter, outlet := "", ""
				if a := s.Article(r.Span.Article); a != nil {
					letter, outlet = a.Letter, a.Outlet
				}
				var by, words []string
				for _, l := range r.Attribution {
					by, words = append(by, s.OriginName(l.Origin)), append(words, l.Span.Text)
				}
				when := ""
				if r.When != nil {
					when = r.When.Value
				}
				t.add(cell(s.ID), cell(c.ID), cell(r.Span.Article), letter, cell(outlet), cell(r.Span.Text), strconv.Itoa(r.Span.Start), strconv.Itoa(r.Span.End),
					string(r.Stance), strconv.FormatBool(r.Negated), cell(when), cell(strings.Join(by, " > ")), cell(strings.Join(words, " > ")), cell(strings.Join(r.Figures, " ")))
			}
		}
	}
	return t
}

func figures(v *report.View) table {
	t := table{name: "figures.csv"}
	t.add("story", "figure", "what", "unit", "relation", "article", "letter", "words", "start", "end", "value", "low", "high", "bound", "origin", "as_of", "why")
	for _, s := range v.Stories {
		for _, f := range s.Figures {
			for _, x := range f.Values {
				origin := ""
				if x.Origin != nil {
					origin = s.OriginName(*x.Origin)
				}
				t.add(cell(s.ID), cell(f.ID), cell(f.What), cell(f.Unit), string(f.Relation), cell(x.Span.Article), letters(s.Letters([]string{x.Span.Article})), cell(x.Span.Text),
					strconv.Itoa(x.Span.Start), strconv.Itoa(x.Span.End), number(x.Value), number(x.Low), number(x.High), string(x.Bound), cell(origin), value(x.AsOf), cell(f.Why))
			}
		}
	}
	return t
}

func disputes(v *report.View) table {
	t := table{name: "disputes.csv"}
	t.add("story", "dispute", "kind", "about", "position", "says", "article", "letter", "words", "start", "end", "on_whose_word", "why")
	for _, s := range v.Stories {
		for _, d := range s.Disputed {
			for i, p := range d.Positions {
				for _, e := range p.Evidence {
					t.add(cell(s.ID), cell(d.ID), cell(d.Kind), cell(d.About), strconv.Itoa(i+1), cell(p.Says), cell(e.Article), e.Art.Letter, cell(e.Text),
						strconv.Itoa(e.Start), strconv.Itoa(e.End), cell(e.Source.String()), cell(d.Why))
				}
			}
		}
	}
	return t
}

func utterances(v *report.View) table {
	t := table{name: "utterances.csv"}
	t.add("story", "utterance", "speaker", "entity", "article", "letter", "kind", "wording", "relation", "words", "start", "end", "changes")
	for _, s := range v.Stories {
		for _, u := range s.Utterances {
			for _, r := range u.Reports {
				w := u.Wordings[r.Wording]
				t.add(cell(s.ID), cell(u.ID), cell(s.SpeakerName(&u)), value(u.Speaker), cell(r.Span.Article), letters(s.Letters([]string{r.Span.Article})), string(r.Kind),
					strconv.Itoa(r.Wording+1), string(w.Relation), cell(r.Span.Text), strconv.Itoa(r.Span.Start), strconv.Itoa(r.Span.End), cell(strings.Join(w.Changes, " ")))
			}
		}
	}
	return t
}

func entities(v *report.View) table {
	t := table{name: "entities.csv"}
	t.add("story", "entity", "type", "name", "form", "text", "joined_by", "letters", "mentions")
	for _, s := range v.Stories {
		for _, e := range s.Entities {
			for _, x := range e.Variants {
				n := 0
				var ids []string
				for _, a := range s.Arts {
					if x.Articles[a.ID] > 0 {
						n += x.Articles[a.ID]
						ids = append(ids, a.ID)
					}
				}
				t.add(cell(s.ID), cell(e.ID), string(e.Type), cell(e.Name), "name", cell(x.Text), string(x.JoinedBy), letters(s.Letters(ids)), strconv.Itoa(n))
			}
			for _, x := range e.Titles {
				var ids []string
				for _, p := range x.Spans {
					ids = append(ids, p.Article)
				}
				t.add(cell(s.ID), cell(e.ID), string(e.Type), cell(e.Name), "title", cell(x.Text), "", letters(s.Letters(ids)), strconv.Itoa(len(x.Spans)))
			}
		}
	}
	return t
}

func origins(v *report.View) table {
	t := table{name: "origins.csv"}
	t.add("story", "origin", "name", "kind", "entity", "article", "letter", "by_way_of", "reports")
	for _, s := range v.Stories {
		var linked []string
		for _, c := range s.Chains {
			linked = append(linked, c.ID)
			for _, l := range c.Links {
				via := ""
				if l.Via != "" {
					via = s.OriginName(l.Via)
				}
				t.add(cell(s.ID), cell(c.ID), cell(c.Name), string(c.Kind), value(c.Entity), cell(l.Art.ID), l.Art.Letter, cell(via), strconv.Itoa(l.Count))
			}
		}
		for _, o := range s.Origins {
			if !slices.Contains(linked, o.ID) {
				t.add(cell(s.ID), cell(o.ID), cell(o.Name), string(o.Kind), value(o.Entity), "", "", "", "0")
			}
		}
	}
	return t
}

func timeline(v *report.View) table {
	t := table{name: "timeline.csv"}
	t.add("story", "when", "precision", "text", "claim", "letters", "words")
	for _, s := range v.Stories {
		for _, e := range s.Events {
			var words []string
			for _, x := range e.Evidence {
				words = append(words, x.Art.Letter+": "+x.Text)
			}
			t.add(cell(s.ID), cell(e.When), string(e.Precision), cell(e.Text), cell(e.TimelineEntry.Claim), letters(e.Letters), cell(strings.Join(words, " | ")))
		}
	}
	return t
}
