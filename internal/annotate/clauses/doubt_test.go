package clauses_test

import (
	"strings"
	"testing"
)

// TestDoubt reads what there is no evidence of, what is unclear and what is
// denied, with the notation of TestClauses.
func TestDoubt(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"There is no indication whether the mayor was present or that the panel has found evidence of a plot.", "whether the mayor was present | stance=questions; the panel has found evidence of a plot | stance=questions"},
		{"There is no evidence that the brakes had failed or that the driver was asleep.", "the brakes had failed | stance=questions; the driver was asleep | stance=questions"},
		{"Police found no sign that the door was forced.", "the door was forced | stance=questions"},
		{"There is little evidence that the drug works in children.", "the drug works in children | stance=questions"},
		{"The court has not seen any evidence that the clerk sold the maps.", "the clerk sold the maps | stance=questions"},
		{"It is unclear whether the crew survived or if the ship sank.", "whether the crew survived | stance=questions; if the ship sank | stance=questions | mod="},
		{"It was unclear how the fire started in the mill.", "how the fire started in the mill | stance=questions"},
		{"There is evidence that the brakes had failed.", "the brakes had failed | stance=asserts"},
		{"The mayor denied colluding with the smugglers.", "colluding with the smugglers | stance=denies | s=The mayor"},
		{"The two men denied taking the money and burning the barn.", "taking the money | stance=denies; burning the barn | stance=denies"},
	} {
		r := read(t, c.text)
		for want := range strings.SplitSeq(c.want, "; ") {
			if why := missing(r, want); why != "" {
				t.Errorf("%q: %s\nread:\n%s", c.text, why, show(r))
			}
		}
	}
}
