package codec

import "encoding/binary"

// The tables of strings of a reading, each apart so that indexes stay small.
const (
	tabWord  = iota // norms, ends of lemmas, names
	tabLabel        // features, types, kinds and other closed sets
	tabDep
	tables
)

// table numbers the strings of one kind in the order of their first use.
type table struct {
	list []string
	at   map[string]int
}

func (t *table) index(s string) int {
	n, ok := t.at[s]
	if !ok {
		if t.at == nil {
			t.at = map[string]int{}
		}
		n = len(t.list)
		t.at[s] = n
		t.list = append(t.list, s)
	}
	return n
}

// str is a string by its number: those of the vocabulary first, then those of
// the reading's own table.
func (c *coder) str(col column, tab int, s *string) {
	known := &c.vocabulary.tables[tab]
	n := 0
	if !c.decoding {
		var ok bool
		if n, ok = known.at[*s]; !ok {
			n = len(known.list) + c.tables[tab].index(*s)
		}
	}
	c.nat(col, &n)
	if !c.decoding {
		return
	}
	switch own := n - len(known.list); {
	case own < 0:
		*s = known.list[n]
	case own < len(c.tables[tab].list):
		*s = c.tables[tab].list[own]
	default:
		c.fail("string %d of %d", own, len(c.tables[tab].list))
	}
}

// label is a string of a closed set.
func label[T ~string](c *coder, s *T) {
	v := string(*s)
	c.str(colWord, tabLabel, &v)
	if c.decoding {
		*s = T(v)
	}
}

// writeTables puts the tables into their column.
func (c *coder) writeTables() {
	for i := range c.tables {
		list := c.tables[i].list
		c.cols[colString] = binary.AppendUvarint(c.cols[colString], uint64(len(list)))
		for _, s := range list {
			c.cols[colString] = binary.AppendUvarint(c.cols[colString], uint64(len(s)))
		}
	}
	for i := range c.tables {
		for _, s := range c.tables[i].list {
			c.cols[colString] = append(c.cols[colString], s...)
		}
	}
}

// readTables undoes writeTables.
func (c *coder) readTables() {
	b := c.cols[colString]
	next := func() int {
		v, n := binary.Uvarint(b)
		if n <= 0 || v > uint64(len(b)) {
			c.fail("a table of strings is cut off")
			return 0
		}
		b = b[n:]
		return int(v)
	}
	var lengths [tables][]int
	total := 0
	for i := range lengths {
		n := next()
		if n > len(b) {
			c.fail("a table of %d strings is longer than what is there", n)
		}
		for j := 0; j < n && c.err == nil; j++ {
			l := next()
			total += l
			lengths[i] = append(lengths[i], l)
		}
	}
	if c.err == nil && total != len(b) {
		c.fail("strings of %d bytes in %d", total, len(b))
	}
	if c.err != nil {
		return
	}
	rest := string(b)
	for i, ls := range lengths {
		for _, l := range ls {
			c.tables[i].list = append(c.tables[i].list, rest[:l])
			rest = rest[l:]
		}
	}
	c.cols[colString] = nil
}
