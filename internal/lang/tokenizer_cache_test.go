package lang

import (
	"strconv"
	"strings"
	"testing"
)

func TestCacheIsBounded(t *testing.T) {
	c := newCache[int](320)
	for i := range 10_000 {
		c.put(strconv.Itoa(i), i)
		if v, ok := c.get(strconv.Itoa(i)); !ok || v != i {
			t.Fatalf("%d: got %d, %v", i, v, ok)
		}
	}
	kept := 0
	for i := range c.shards {
		kept += len(c.shards[i].entries)
	}
	if kept > 320 {
		t.Errorf("keeps %d entries of 320", kept)
	}
}

func TestCacheKeepsTheFirst(t *testing.T) {
	c := newCache[int](100)
	if a, b := c.put("x", 1), c.put("x", 2); a != 1 || b != 1 {
		t.Errorf("put gave %d, then %d", a, b)
	}
	long := strings.Repeat("x", maxCachedKey+1)
	c.put(long, 1)
	if _, ok := c.get(long); ok {
		t.Error("keeps a long key")
	}
}
