package lang

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

var settable = map[string]rulerAttr{"TAG": rulerTag, "POS": rulerPos, "DEP": rulerDep, "LEMMA": rulerLemma, "MORPH": rulerMorph}

var conditional = map[string]rulerAttr{"TAG": rulerTag, "POS": rulerPos, "DEP": rulerDep, "LEMMA": rulerLemma, "MORPH": rulerMorph,
	"LOWER": rulerLower, "ORTH": rulerOrth, "TEXT": rulerOrth, "NORM": rulerNorm, "IS_SPACE": rulerSpace}

// load reads ruler.tsv: the index of the token that is set, what is set
// ("POS=AUX LEMMA=be"), then for each token its conditions ("TAG is VBZ &
// LOWER in is 's").
func (r *ruler) load(fsys fs.FS) error {
	table, err := rows(fsys, "ruler.tsv")
	if err != nil {
		return err
	}
	r.byLower, r.byTag = map[string][]int{}, map[string][]int{}
	for i, row := range table {
		x, err := parseRule(row)
		if err != nil {
			return fmt.Errorf("ruler.tsv: line %d: %w", i+1, err)
		}
		r.rules = append(r.rules, x)
		r.index(len(r.rules)-1, x.tokens[0])
	}
	return nil
}

// index files a rule under what its first token asks for.
func (r *ruler) index(n int, conditions []condition) {
	for _, by := range []struct {
		attr rulerAttr
		m    map[string][]int
	}{{rulerLower, r.byLower}, {rulerTag, r.byTag}} {
		for _, c := range conditions {
			if c.attr == by.attr && !c.not && c.like == nil {
				for _, v := range c.values {
					by.m[v] = append(by.m[v], n)
				}
				return
			}
		}
	}
	r.everywhere = append(r.everywhere, n)
}

func parseRule(row []string) (rule, error) {
	var x rule
	if len(row) < 3 {
		return x, fmt.Errorf("three columns or more")
	}
	for set := range strings.FieldsSeq(row[1]) {
		key, v, _ := strings.Cut(set, "=")
		a, ok := settable[key]
		if !ok {
			return x, fmt.Errorf("%s cannot be set", key)
		}
		v, err := unescape(v)
		if err != nil {
			return x, err
		}
		if a == rulerMorph && v == "_" { // no features
			v = ""
		}
		x.sets[a], x.has[a] = v, true
	}
	for _, cell := range row[2:] {
		var conditions []condition
		for part := range strings.SplitSeq(cell, " & ") {
			c, err := parseCondition(part)
			if err != nil {
				return x, fmt.Errorf("%q: %w", part, err)
			}
			conditions = append(conditions, c)
		}
		x.tokens = append(x.tokens, conditions)
	}
	var err error
	if x.target, err = strconv.Atoi(row[0]); err != nil {
		return x, err
	}
	if x.target < 0 {
		x.target += len(x.tokens)
	}
	if x.target < 0 || x.target >= len(x.tokens) {
		return x, fmt.Errorf("no token %s", row[0])
	}
	return x, nil
}

func parseCondition(s string) (condition, error) {
	f := strings.Fields(s)
	if len(f) < 3 {
		return condition{}, fmt.Errorf("attribute, is, in, not or like, values")
	}
	a, ok := conditional[f[0]]
	if !ok {
		return condition{}, fmt.Errorf("%s is not known here", f[0])
	}
	c := condition{attr: a, not: f[1] == "not"}
	for _, v := range f[2:] {
		if v == `""` {
			v = ""
		}
		v, err := unescape(v)
		if err != nil {
			return c, err
		}
		c.values = append(c.values, v)
	}
	switch f[1] {
	case "is", "in", "not":
		return c, nil
	case "like":
		var err error
		c.like, err = compilePattern(infixPattern, c.values, nil)
		return c, err
	}
	return c, fmt.Errorf("%s is not known here", f[1])
}
