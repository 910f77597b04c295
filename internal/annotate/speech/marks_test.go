package speech

import (
	"strings"
	"testing"

	"synoptic"
)

func TestStretches(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"curly", "“We are safe,” she said. “All of us.”", "We are safe,|All of us."},
		{"straight", `She said: "We are safe."`, "We are safe."},
		{"single", "'We are safe,' she said.", "We are safe,"},
		{"curly single", "‘We are safe,’ she said.", "We are safe,"},
		{"doubled", "``We are safe,'' she said.", "We are safe,"},
		{"doubled straight", "''We are safe,'' she said.", "We are safe,"},
		{"guillemets", "«We are safe», she said.", "We are safe"},
		{"low opening", "„We are safe“ she said", "We are safe"},
		{"apostrophes", "The ministers' plan wasn't the workers' idea.", ""},
		{"decade", "In the '90s the mine's owners' heirs left.", ""},
		{"nested", `“He said ‘run’ and I ran,” she said.`, "He said ‘run’ and I ran,"},
		{"nested straight", `"He said 'run' and I ran," she said.`, "He said 'run' and I ran,"},
		{"reopened", "“One.\n“Two.\n“Three.” He left.", "One.|+Two.|+Three."},
		{"reopened behind a closed one", "“One.”\n“Two.”", "One.|Two."},
		{"lost line break", `"One is here. "Two is here." He left.`, "One is here.|+Two is here."},
		{"missing closing mark", "She said: “We are safe.\nThe road is shut.", "We are safe."},
		{"closing mark for an opening one", "Ruiz said,” We are safe. All of us.” He left.", "We are safe. All of us."},
		{"space on the wrong side", `Ruiz said:" We are safe." He left.`, "We are safe."},
		{"single words", "The 'safe' road and “so-called” peace", "safe|so-called"},
		{"possessive inside", "'The miners' lamp is out,' she said.", "The miners' lamp is out,"},
		{"single marks over paragraphs", "‘One is here.\n'Two is here.\n‘Three is here.’ He left.", "One is here.|+Two is here.|+Three is here."},
		{"single mark that nothing goes on with", "'Tis the season.\nHe left.", ""},
		{"empty", `""`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range stretches(c.text, false) {
				if s.inner.Len() == 0 {
					continue
				}
				w := s.inner.In(c.text)
				if s.resumes {
					w = "+" + w
				}
				got = append(got, w)
			}
			if g := strings.Join(got, "|"); g != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
			}
		})
	}
}

func FuzzStretches(f *testing.F) {
	for _, s := range []string{`"a" 'b' “c” ‘d’ «e»`, "“One.\n“Two.", "''''\"\"“”‘’``", "said,” It's 'so'.”\r\n\t\"", "\xff\"\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, s := range stretches(text, len(text)%2 == 0) {
			if s.outer.Start < end || s.outer.End > len(text) || s.inner.Start < s.outer.Start || s.inner.End > s.outer.End || s.inner.Start > s.inner.End {
				t.Fatalf("%q: stretch %+v behind %d", text, s, end)
			}
			end = s.outer.End
		}
	})
}

func TestWrappedLinesEndNoParagraph(t *testing.T) {
	line := "the road over the hill was closed again on Monday because of"
	text := strings.Repeat(line+"\n", 6) + "the snow. “We are\nsafe,” she said.\n\n“Nobody is hurt.\n" + strings.Repeat(line+"\n", 6)
	if !synoptic.Wrapped(text) {
		t.Fatal("the text's lines are cut to a width")
	}
	got := stretches(text, true)
	if len(got) != 2 || got[0].inner.In(text) != "We are\nsafe," || !strings.HasPrefix(got[1].inner.In(text), "Nobody") {
		t.Errorf("%+v", got)
	}
	if synoptic.Wrapped("One line.\nAnother line that ends with a full stop, as paragraphs do.\n") {
		t.Error("two paragraphs are no wrapped text")
	}
}
