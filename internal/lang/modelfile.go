package lang

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"slices"
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
	// Tagger and Morphologizer give what each of their classes means; a
	// pipeline has one of them or both.
	Tagger struct {
		Tags []string `json:"tags"`
	} `json:"tagger"`
	Morphologizer struct {
		Pos   []string `json:"pos"`
		Morph []string `json:"morph"`
	} `json:"morphologizer"`
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
	tensors map[string]tensor
}

// tensor is an array of weights. Each has memory of its own: most are packed
// another way and then dropped.
type tensor struct {
	shape  []int
	floats []float32
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
	f := &modelFile{tensors: map[string]tensor{}}
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
	}
	buf := make([]byte, 1<<18)
	for _, t := range f.Tensors {
		size := 1
		for _, d := range t.Shape {
			size *= d
		}
		floats := make([]float32, size)
		for out := floats; len(out) > 0; {
			b := buf[:min(len(buf), 4*len(out))]
			if _, err := io.ReadFull(r, b); err != nil {
				return nil, fmt.Errorf("model file: weights: %w", err)
			}
			sum = crc32.Update(sum, table, b)
			for ; len(b) > 0; b, out = b[4:], out[1:] {
				out[0] = math.Float32frombits(binary.LittleEndian.Uint32(b))
			}
		}
		f.tensors[t.Name] = tensor{t.Shape, floats}
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
	if !slices.Equal(t.shape, shape) {
		return nil, fmt.Errorf("model file: tensor %s has shape %v, want %v", name, t.shape, shape)
	}
	return t.floats, nil
}
