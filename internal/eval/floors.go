package eval

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"synoptic/internal/eval/score"
)

//go:embed floors.json
var embedded []byte

// Floor is what a figure must not fall below; one of errors must not rise
// above it. There is no tolerance.
type Floor struct {
	Corpus  string `json:"corpus"`
	Measure string `json:"measure"`
	// Figure is "precision" or "f1" of what has both, "share" of what is right
	// of the key, "errors" where they are counted.
	Figure string  `json:"figure"`
	Value  float64 `json:"value"`
}

// Embedded gives the floors that the program carries.
func Embedded() ([]Floor, error) { return ParseFloors(embedded) }

// ParseFloors reads a file of floors.
func ParseFloors(b []byte) ([]Floor, error) {
	var fs []Floor
	if err := json.Unmarshal(b, &fs); err != nil {
		return nil, fmt.Errorf("floors: %w", err)
	}
	return fs, nil
}

// figures are a measure's figures that floors may hold.
func figures(corpus string, m score.Measure) []Floor {
	switch m.Kind {
	case score.Share:
		return []Floor{{corpus, m.Name, "share", m.Value()}}
	case score.Errors:
		return []Floor{{corpus, m.Name, "errors", m.Value()}}
	}
	return []Floor{{corpus, m.Name, "precision", m.Precision()}, {corpus, m.Name, "f1", m.F1()}}
}

func (f Floor) same(g Floor) bool {
	return f.Corpus == g.Corpus && f.Measure == g.Measure && f.Figure == g.Figure
}

// Miss is a floor and the figure that is on its wrong side.
type Miss struct {
	Floor
	Measured float64 `json:"measured"`
}

func (m Miss) String() string {
	if m.Figure == "errors" {
		return fmt.Sprintf("%s: %s: %.0f, at most %.0f", m.Corpus, m.Measure, m.Measured, m.Value)
	}
	return fmt.Sprintf("%s: %s, %s: %.4f, floor %.4f", m.Corpus, m.Measure, m.Figure, m.Measured, m.Value)
}

// Below lists the floors that the measured corpora miss. Floors of corpora
// that were not measured say nothing; a measure that has gone from one that
// was is a miss.
func Below(floors []Floor, measured []Corpus) []Miss {
	var out []Miss
	for _, f := range floors {
		i := slices.IndexFunc(measured, func(c Corpus) bool { return c.Name == f.Corpus })
		if i < 0 {
			continue
		}
		got := math.NaN()
		for _, m := range measured[i].Measures {
			for _, g := range figures(f.Corpus, m) {
				if f.same(g) {
					got = g.Value
				}
			}
		}
		fine := got >= f.Value
		if f.Figure == "errors" {
			fine = got <= f.Value
		}
		if !fine {
			out = append(out, Miss{f, got})
		}
	}
	return out
}

// Raise gives the floors with each at least at what was measured less margin,
// cut to four decimals. No floor ever falls.
func Raise(floors []Floor, measured []Corpus, margin float64) []Floor {
	out := slices.Clone(floors)
	for _, c := range measured {
		for _, m := range c.Measures {
			for _, f := range figures(c.Name, m) {
				if f.Figure != "errors" {
					f.Value = math.Floor(max(0, f.Value-margin)*1e4) / 1e4
				}
				i := slices.IndexFunc(out, f.same)
				switch {
				case i < 0:
					out = append(out, f)
				case f.Figure == "errors":
					out[i].Value = min(out[i].Value, f.Value)
				default:
					out[i].Value = max(out[i].Value, f.Value)
				}
			}
		}
	}
	order := Names()
	slices.SortStableFunc(out, func(a, b Floor) int {
		return cmp.Compare(slices.Index(order, a.Corpus), slices.Index(order, b.Corpus))
	})
	return out
}

// FormatFloors writes floors, one a line.
func FormatFloors(fs []Floor) ([]byte, error) {
	out := []byte("[\n")
	for i, f := range fs {
		b, err := json.Marshal(f)
		if err != nil {
			return nil, err
		}
		out = append(append(out, "  "...), b...)
		if i+1 < len(fs) {
			out = append(out, ',')
		}
		out = append(out, '\n')
	}
	return append(out, "]\n"...), nil
}
