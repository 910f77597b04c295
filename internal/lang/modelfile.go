package lang

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
)

// modelMagic opens a model file; its last character is the format's version.
const modelMagic = "SYNLANG1"

// maxHeader and maxFloats bound what a broken file can make the reader allocate.
const (
	maxHeader = 4 << 20
	maxFloats = 256 << 20
)

// modelHeader is the description at the head of a model file, as
// tools/convert_spacy.py writes it.
type modelHeader struct {
	Format   int    `json:"format"`
	Model    string `json:"model"`
	Version  string `json:"version"`
	Language string `json:"language"`
	Licence  string `json:"licence"`

	Syntax     encoderHeader    `json:"syntax"`
	Names      encoderHeader    `json:"names"`
	Parser     transitionHeader `json:"parser"`
	Recogniser transitionHeader `json:"recogniser"`
	Tagger     struct {
		Labels []string `json:"labels"`
	} `json:"tagger"`
	// Symbols are the strings that a small number stands for in place of
	// their hash.
	Symbols map[string]uint64 `json:"symbols"`
	Tensors []tensorHeader    `json:"tensors"`
}

type encoderHeader struct {
	Attributes []string `json:"attributes"`
	Rows       []int    `json:"rows"`
	Seeds      []uint32 `json:"seeds"`
	Width      int      `json:"width"`
	Pieces     int      `json:"pieces"`
	Depth      int      `json:"depth"`
}

type transitionHeader struct {
	Moves    []string `json:"moves"`
	Features int      `json:"features"`
	Hidden   int      `json:"hidden"`
	Pieces   int      `json:"pieces"`
}

type tensorHeader struct {
	Name  string `json:"name"`
	Shape []int  `json:"shape"`
	At    int    `json:"at"`
}

// modelFile is a model file read and checked.
type modelFile struct {
	modelHeader
	tensors map[string]tensorHeader
	floats  []float32
}

// readModelFile reads a model file and checks its format and checksum.
func readModelFile(r io.Reader) (*modelFile, error) {
	var fixed [16]byte
	if _, err := io.ReadFull(r, fixed[:]); err != nil {
		return nil, fmt.Errorf("model file: %w", err)
	}
	if string(fixed[:8]) != modelMagic {
		return nil, errors.New("model file: not a model of this version")
	}
	n, want := binary.LittleEndian.Uint32(fixed[8:]), binary.LittleEndian.Uint32(fixed[12:])
	if n > maxHeader {
		return nil, fmt.Errorf("model file: a header of %d bytes", n)
	}
	table := crc32.MakeTable(crc32.Castagnoli)
	head := make([]byte, n)
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, fmt.Errorf("model file: header: %w", err)
	}
	sum := crc32.Update(0, table, head)
	f := &modelFile{tensors: map[string]tensorHeader{}}
	if err := json.Unmarshal(head, &f.modelHeader); err != nil {
		return nil, fmt.Errorf("model file: header: %w", err)
	}
	total := 0
	for _, t := range f.Tensors {
		size := 1
		for _, d := range t.Shape {
			if d <= 0 || size > maxFloats/d {
				return nil, fmt.Errorf("model file: tensor %s: shape %v", t.Name, t.Shape)
			}
			size *= d
		}
		if t.At != total || total+size > maxFloats {
			return nil, fmt.Errorf("model file: tensor %s: not where it should be", t.Name)
		}
		total += size
		f.tensors[t.Name] = t
	}
	f.floats = make([]float32, total)
	buf := make([]byte, 1<<18)
	for at := 0; at < total; {
		b := buf[:min(len(buf), 4*(total-at))]
		if _, err := io.ReadFull(r, b); err != nil {
			return nil, fmt.Errorf("model file: weights: %w", err)
		}
		sum = crc32.Update(sum, table, b)
		for out := f.floats[at : at+len(b)/4]; len(out) > 0; out, b = out[1:], b[4:] {
			out[0] = math.Float32frombits(binary.LittleEndian.Uint32(b))
			at++
		}
	}
	if sum != want {
		return nil, errors.New("model file: checksum does not match")
	}
	return f, nil
}

// tensor returns the tensor of that name, which must have that shape.
func (f *modelFile) tensor(name string, shape ...int) ([]float32, error) {
	t, ok := f.tensors[name]
	if !ok {
		return nil, fmt.Errorf("model file: no tensor %s", name)
	}
	if fmt.Sprint(t.Shape) != fmt.Sprint(shape) {
		return nil, fmt.Errorf("model file: tensor %s has shape %v, want %v", name, t.Shape, shape)
	}
	n := 1
	for _, d := range shape {
		n *= d
	}
	return f.floats[t.At : t.At+n : t.At+n], nil
}
