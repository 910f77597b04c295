package lang

import (
	"slices"
	"strings"
	"testing"
)

func TestEscapes(t *testing.T) {
	for _, s := range []string{"", "plain", "a\tb", "\\", `"`, "\n\x00", "é\u200b", `\t`} {
		got, err := unescape(escape(s))
		if err != nil || got != s {
			t.Errorf("%q became %q (%v)", s, got, err)
		}
	}
	if _, err := unescape(`\q`); err == nil {
		t.Error(`\q is no escape`)
	}
}

func TestSortedTable(t *testing.T) {
	lines := []string{"adj\tbig", "noun\tabacus\tabaci\tabacuses", "noun\tcat", "noun\tcat-o'-nine-tails", "noun\tcatkin", "verb\tbe\tam", "verb\tback\\\\slash\tx"}
	slices.Sort(lines)
	table := sortedTable(strings.Join(lines, "\n") + "\n")
	for key, want := range map[string]string{"adj\tbig": "", "noun\tabacus": "abaci\tabacuses", "noun\tcat": "", "noun\tcatkin": "",
		"noun\tcat-o'-nine-tails": "", "verb\tbe": "am", "verb\tback\\slash": "x"} {
		if rest, ok := table.get(key); !ok || rest != want {
			t.Errorf("%q: got %q, %v", key, rest, ok)
		}
	}
	for _, key := range []string{"", "adj\tbi", "adj\tbigger", "noun\tca", "verb\tzoo", "a", "z", "noun\tcat\x00"} {
		if rest, ok := table.get(key); ok {
			t.Errorf("%q is not there, but gives %q", key, rest)
		}
	}
	if _, ok := sortedTable("").get("x"); ok {
		t.Error("found in an empty table")
	}
}
