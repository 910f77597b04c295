package names

// The classifier's labels: O, then for each class a name of one unit, its
// first, its inner and its last unit.
const (
	classPerson = iota
	classOrg
	classPlace
	classMisc
	classCount
)

// classThing is what no classifier says: a thing or an animal that has a name.
const classThing = classCount + 1

const labelCount = 1 + 4*classCount

const (
	posSingle = iota
	posBegin
	posInside
	posEnd
)

func labelOf(class, pos int) int { return 1 + class*4 + pos }

// follows[x][y] tells whether label y may follow label x.
var follows = func() (m [labelCount][labelCount]bool) {
	open := func(l int) int { // the class that must go on after l, or -1
		if l == 0 || (l-1)%4 == posSingle || (l-1)%4 == posEnd {
			return -1
		}
		return (l - 1) / 4
	}
	for x := range labelCount {
		for y := range labelCount {
			goesOn := y != 0 && ((y-1)%4 == posInside || (y-1)%4 == posEnd)
			if c := open(x); c >= 0 {
				m[x][y] = goesOn && (y-1)/4 == c
			} else {
				m[x][y] = !goesOn
			}
		}
	}
	return
}()

// before lists the labels that each label may follow.
var before = func() (m [labelCount][]uint8) {
	for y := range labelCount {
		for x := range labelCount {
			if follows[x][y] {
				m[y] = append(m[y], uint8(x))
			}
		}
	}
	return
}()

// model is a linear model of label sequences: weights of features by label,
// and of each label after another.
type model struct {
	weights []int8 // rows of labelCount
	after   [labelCount][labelCount]int32
}

// chunk is a stretch of units that the classifier takes for a name.
type chunk struct {
	first, last int // units
	class       int
}

const never = int32(-1 << 28)

// emissions scores the labels of every unit of line l.
func (m *model) emissions(a *article, l line, out [][labelCount]int32) {
	for i := l.first; i < l.last; i++ {
		s := &out[i-l.first]
		*s = [labelCount]int32{}
		if !a.candidate(l, i) {
			for k := 1; k < labelCount; k++ {
				s[k] = never
			}
			continue
		}
		for _, f := range a.extract(l, i) {
			if f == none {
				continue
			}
			row := (*[labelCount]int8)(m.weights[int(f)*labelCount:])
			for k := range s {
				s[k] += int32(row[k])
			}
		}
	}
}

// viterbi is the best sequence of labels.
func viterbi(em [][labelCount]int32, after *[labelCount][labelCount]int32, out []uint8) {
	n := len(em)
	if n == 0 {
		return
	}
	back := make([][labelCount]uint8, n)
	var cur, next [labelCount]int32
	for y := range labelCount {
		cur[y] = never * 2
		if follows[0][y] {
			cur[y] = em[0][y] + after[0][y]
		}
	}
	for i := 1; i < n; i++ {
		for y := range labelCount {
			best, from := never*4, 0
			if em[i][y] > never {
				for _, x := range before[y] {
					if s := cur[x] + after[x][y]; s > best {
						best, from = s, int(x)
					}
				}
				next[y] = max(best+em[i][y], never*4)
			} else {
				next[y] = never * 4
			}
			back[i][y] = uint8(from)
		}
		cur = next
	}
	best, at := never*8, 0
	for y := range labelCount {
		if (y == 0 || (y-1)%4 == posSingle || (y-1)%4 == posEnd) && cur[y] > best {
			best, at = cur[y], y
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = uint8(at)
		at = int(back[i][at])
	}
}

// chunksOf reads the chunks of a line out of its labels.
func chunksOf(labels []uint8, first int) []chunk {
	var cs []chunk
	for i := 0; i < len(labels); i++ {
		l := int(labels[i])
		if l == 0 {
			continue
		}
		class, j := (l-1)/4, i
		for j+1 < len(labels) && (int(labels[j])-1)%4 != posSingle && (int(labels[j])-1)%4 != posEnd {
			j++
		}
		cs = append(cs, chunk{first: first + i, last: first + j + 1, class: class})
		i = j
	}
	return cs
}

// predict finds the chunks of the whole article, in order of text, with the
// scores of every label of every unit.
func (m *model) predict(a *article) ([]chunk, [][labelCount]int32) {
	var cs []chunk
	em := make([][labelCount]int32, len(a.us))
	labels := make([]uint8, len(a.us))
	for _, l := range a.ls {
		m.emissions(a, l, em[l.first:l.last])
		viterbi(em[l.first:l.last], &m.after, labels[l.first:l.last])
		cs = append(cs, chunksOf(labels[l.first:l.last], l.first)...)
	}
	return cs, em
}
