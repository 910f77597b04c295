package web

import (
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/page"
)

// reading adds the layers of what was read in the article by itself.
func (m *marker) reading(r *synoptic.Reading) {
	for _, x := range r.Mentions {
		if x.Kind != synoptic.NameMention {
			continue
		}
		note := string(x.Type)
		b := m.best(aName, x.Span)
		if b != nil {
			note = b.note
		} else if x.Entity >= 0 && x.Entity < len(r.Entities) {
			note += ": " + r.Entities[x.Entity].Name
		}
		m.linked(layerNames, x.Span, note, b)
	}
	for _, x := range r.Times {
		note := string(x.Type)
		if x.Value != "" {
			note = report.When(x.Value)
		}
		m.linked(layerTimes, x.Span, note, m.best(layerTimes, x.Span))
	}
	for _, x := range r.Quantities {
		b := m.best(aFigure, x.Span)
		note := quantityNote(m.page.Text, &x)
		m.linked(layerNumbers, x.Span, note, b)
	}
	for _, x := range r.Quotes {
		note := string(x.Kind) + " speech"
		if x.Speaker >= 0 && x.Speaker < len(r.Entities) {
			note += " of " + r.Entities[x.Speaker].Name
		}
		b := m.best(anUtterance, x.Span)
		href := ""
		if b != nil {
			href = b.href
		}
		k := m.layer(layerQuotes, x.Span, note, href)
		if k == nil {
			continue
		}
		if k.Title == "" {
			k.Title = note
		}
		if href != "" {
			k.Back = append(k.Back, page.Back{Href: href, Kind: "said", Sign: "❝", Label: "to what was said"})
		}
	}
	for _, x := range r.Attributions {
		note := "on the word of " + string(x.Kind)
		if s := strings.TrimSpace(x.Source.In(m.page.Text)); s != "" {
			note = "on the word of " + s
		}
		b := m.best(layerAttributions, x.Span)
		m.linked(layerAttributions, x.Span, note, b)
	}
}

// quantityNote says how a number was read.
func quantityNote(text string, q *synoptic.Quantity) string {
	v := synoptic.FigureValue{Span: synoptic.Passage{Text: q.In(text)}, Value: q.Value, Low: q.Low, High: q.High, Bound: q.Bound}
	note := report.Amount(&v, q.Unit)
	if of := strings.TrimSpace(q.Of.In(text)); of != "" {
		note += " (" + of + ")"
	}
	return note
}
