package codec

import (
	_ "embed"
	"fmt"
	"strings"
)

// vocabularyText lists what nearly every reading has of closed sets, the
// commonest first: token classes (tag, part of speech, features), dependency
// labels and the names of types and kinds. It is part of version 1 of the form
// of readings and never changes: whatever is not in it is written out.
//
//go:embed vocabulary1.txt
var vocabularyText string

// vocabulary numbers what is known beforehand.
type vocabulary struct {
	classes []class
	classAt map[class]int
	tables  [tables]table
}

func newVocabulary() (*vocabulary, error) {
	v := &vocabulary{classAt: map[class]int{}}
	for line := range strings.Lines(vocabularyText) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case f[0] == "class" && len(f) == 4:
			k := class{f[1], f[2], f[3]}
			v.classAt[k] = len(v.classes)
			v.classes = append(v.classes, k)
		case f[0] == "dep" && len(f) == 2:
			v.tables[tabDep].index(f[1])
		case f[0] == "label" && len(f) == 2:
			v.tables[tabLabel].index(f[1])
		default:
			return nil, fmt.Errorf("vocabulary: cannot be read: %q", line)
		}
	}
	return v, nil
}
