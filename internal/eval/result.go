package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"math"

	"synoptic/internal/eval/score"
)

// Schema names the version of the JSON that WriteJSON writes.
const Schema = "synoptic/eval/1"

// WriteText writes a corpus's figures for people.
func (c Corpus) WriteText(w io.Writer) error {
	if _, err := fmt.Fprintf(w, "%s · %d articles\n", c.Name, c.Articles); err != nil {
		return err
	}
	if err := score.Table(w, c.Measures); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}

type jsonMeasure struct {
	Name      string   `json:"name"`
	Precision *float64 `json:"precision,omitempty"`
	Recall    *float64 `json:"recall,omitempty"`
	F1        *float64 `json:"f1,omitempty"`
	Share     *float64 `json:"share,omitempty"`
	Errors    *int     `json:"errors,omitempty"`
	Right     int      `json:"right"`
	Given     int      `json:"given"`
	Found     int      `json:"found"`
	Gold      int      `json:"gold"`
}

type jsonCorpus struct {
	Name     string        `json:"name"`
	Articles int           `json:"articles"`
	Measures []jsonMeasure `json:"measures"`
}

// WriteJSON writes the figures, and the floors that they miss, as JSON.
func WriteJSON(w io.Writer, cs []Corpus, below []Miss) error {
	out := struct {
		Schema  string       `json:"schema"`
		Corpora []jsonCorpus `json:"corpora"`
		Below   []Miss       `json:"below_floor"`
	}{Schema, []jsonCorpus{}, append([]Miss{}, below...)}
	for i := range out.Below {
		if math.IsNaN(out.Below[i].Measured) {
			out.Below[i].Measured = 0
		}
	}
	for _, c := range cs {
		x := jsonCorpus{Name: c.Name, Articles: c.Articles, Measures: []jsonMeasure{}}
		for _, m := range c.Measures {
			y := jsonMeasure{Name: m.Name, Right: m.Right, Given: m.Given, Found: m.Found, Gold: m.Gold}
			switch m.Kind {
			case score.PRF:
				y.Precision, y.Recall, y.F1 = rounded(m.Precision()), rounded(m.Recall()), rounded(m.F1())
			case score.Share:
				y.Share = rounded(m.Value())
			case score.Errors:
				y.Errors = &m.Given
			}
			x.Measures = append(x.Measures, y)
		}
		out.Corpora = append(out.Corpora, x)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func rounded(x float64) *float64 {
	x = math.Round(x*1e4) / 1e4
	return &x
}
