package score

import (
	"fmt"
	"io"
	"strconv"
)

// Count is how often something was right.
type Count struct {
	// Right of Given are the program's own items; Found of Gold are the key's.
	Right, Given, Found, Gold int
}

// Measure is a named count, and how it is to be read.
type Measure struct {
	Name string
	Kind Kind
	Count
}

// Kind says which of a count's figures mean something.
type Kind int

// The kinds of measures.
const (
	// PRF has precision, recall and their harmonic mean F1.
	PRF Kind = iota
	// Share is Right of Gold.
	Share
	// Errors is a number of errors, in Given: the fewer the better.
	Errors
)

// Precision is the share of what was given that is right; 0 where nothing was.
func (c Count) Precision() float64 { return ratio(c.Right, c.Given) }

// Recall is the share of the key that was found; 0 where the key is empty.
func (c Count) Recall() float64 { return ratio(c.Found, c.Gold) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Value is the one figure that stands for the measure.
func (m Measure) Value() float64 {
	switch m.Kind {
	case Share:
		return ratio(m.Right, m.Gold)
	case Errors:
		return float64(m.Given)
	}
	return m.F1()
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// right counts one item that is right both ways round.
func (c *Count) right(ok bool) {
	if ok {
		c.Right++
		c.Found++
	}
}

// Add adds the counts of the same measures over other texts.
func Add(to, from []Measure) []Measure {
	if to == nil {
		return append(to, from...)
	}
	for i := range to {
		to[i].Right += from[i].Right
		to[i].Given += from[i].Given
		to[i].Found += from[i].Found
		to[i].Gold += from[i].Gold
	}
	return to
}

// Table writes the measures, one a line.
func Table(w io.Writer, ms []Measure) error {
	if _, err := fmt.Fprintf(w, "%-34s%7s%7s%7s   right/given  found/gold\n", "", "P", "R", "F1"); err != nil {
		return err
	}
	for _, m := range ms {
		var err error
		switch m.Kind {
		case PRF:
			_, err = fmt.Fprintf(w, "%-34s%7.3f%7.3f%7.3f   %-11s  %s\n", m.Name, m.Precision(), m.Recall(), m.F1(), slash(m.Right, m.Given), slash(m.Found, m.Gold))
		case Share:
			_, err = fmt.Fprintf(w, "%-34s%7.3f%14s   %s\n", m.Name, m.Value(), "", slash(m.Right, m.Gold))
		case Errors:
			_, err = fmt.Fprintf(w, "%-34s%7d\n", m.Name, m.Given)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func slash(a, b int) string { return strconv.Itoa(a) + "/" + strconv.Itoa(b) }
