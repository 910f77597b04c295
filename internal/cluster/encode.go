package cluster

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

const (
	// mostStored is how many bytes stored features have at most.
	mostStored = 64 << 10
	// lastDay bounds days, either way, to what a date may be.
	lastDay = 4_000_000
)

// ErrVersion says that stored features were made by another version of the
// method: the article has to be read again.
var ErrVersion = errors.New("made by another version")

// The flags of stored features, and of a stored term.
const (
	storedDated = 1 << iota
	storedDigest
)

const (
	storedName = 1 << iota
	storedCapital
	storedNumber
	storedUpper // the surface begins with a capital of ASCII
)

// MarshalBinary gives the features in about 1 KB for an article of 300 words.
func (f Features) MarshalBinary() ([]byte, error) {
	b := make([]byte, 0, 1024)
	b = append(b, Version)
	flags := byte(0)
	if f.dated {
		flags |= storedDated
	}
	if f.digest {
		flags |= storedDigest
	}
	b = append(b, flags)
	b = binary.AppendVarint(b, int64(f.day))
	for _, x := range f.print {
		b = binary.LittleEndian.AppendUint16(b, x)
	}
	b = binary.AppendUvarint(b, uint64(len(f.terms)))
	for _, t := range f.terms {
		b = appendTerm(b, t)
	}
	if len(b) > mostStored {
		return nil, fmt.Errorf("features: %d bytes, at most %d", len(b), mostStored)
	}
	return b, nil
}

// appendTerm writes a term; of its surface, only what differs from it.
func appendTerm(b []byte, t weighted) []byte {
	flags := byte(0)
	for i, on := range []bool{t.name, t.capital, t.number} {
		if on {
			flags |= 1 << i
		}
	}
	surface := t.surface
	if surface != "" && surface[0] >= 'A' && surface[0] <= 'Z' {
		flags |= storedUpper
		surface = string(surface[0]+'a'-'A') + surface[1:]
	}
	same := 0
	for same < min(len(surface), len(t.term)) && surface[same] == t.term[same] {
		same++
	}
	b = append(b, flags)
	b = binary.LittleEndian.AppendUint16(b, packWeight(t.weight))
	b = append(binary.AppendUvarint(b, uint64(len(t.term))), t.term...)
	b = binary.AppendUvarint(b, uint64(same))
	return append(binary.AppendUvarint(b, uint64(len(surface)-same)), surface[same:]...)
}

func packWeight(w float64) uint16   { return uint16(math.Round(min(1, w) * fullWeight)) }
func unpackWeight(w uint16) float64 { return float64(w) / fullWeight }

// UnmarshalBinary reads what MarshalBinary wrote. Its error is ErrVersion for
// features of another version.
func (f *Features) UnmarshalBinary(b []byte) error {
	if len(b) > mostStored {
		return fmt.Errorf("features: %d bytes, at most %d", len(b), mostStored)
	}
	r := &fields{b: b}
	if v := r.byte(); !r.bad && v != Version {
		return fmt.Errorf("features: version %d, this is %d: %w", v, Version, ErrVersion)
	}
	var out Features
	flags := r.byte()
	out.dated, out.digest = flags&storedDated != 0, flags&storedDigest != 0
	day := r.varint()
	out.day = float64(day)
	for i := range out.print {
		out.print[i] = r.uint16()
	}
	n := r.uvarint(mostTerms)
	for range n {
		t := r.term()
		if k := len(out.terms); r.bad || k > 0 && out.terms[k-1].term >= t.term {
			r.bad = true
			break
		}
		out.terms = append(out.terms, t)
	}
	if r.bad || len(r.b) > 0 || flags > storedDated|storedDigest || day < -lastDay || day > lastDay || day != 0 && !out.dated {
		return errors.New("features: damaged")
	}
	*f = out
	return nil
}

// fields takes values off stored bytes; bad is set when they are not there.
type fields struct {
	b   []byte
	bad bool
}

func (r *fields) take(n int) []byte {
	if r.bad || n > len(r.b) {
		r.bad = true
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *fields) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *fields) uint16() uint16 {
	if b := r.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (r *fields) varint() int64 {
	v, n := binary.Varint(r.b)
	if n <= 0 {
		r.bad = true
		return 0
	}
	r.take(n)
	return v
}

// uvarint takes a number that is at most most.
func (r *fields) uvarint(most int) int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > uint64(most) {
		r.bad = true
		return 0
	}
	r.take(n)
	return int(v)
}

func (r *fields) term() weighted {
	flags := r.byte()
	t := weighted{weight: unpackWeight(r.uint16()), name: flags&storedName != 0, capital: flags&storedCapital != 0, number: flags&storedNumber != 0}
	t.term = string(r.take(r.uvarint(longestTerm)))
	same := r.uvarint(len(t.term))
	surface := t.term[:min(same, len(t.term))] + string(r.take(r.uvarint(longestTerm)))
	if flags&storedUpper != 0 {
		if surface == "" || surface[0] < 'a' || surface[0] > 'z' {
			r.bad = true
			return t
		}
		surface = string(surface[0]-'a'+'A') + surface[1:]
	}
	t.surface = surface
	r.bad = r.bad || t.term == ""
	return t
}

// longestTerm is how many bytes a term has at most: small letters may take
// more than the large ones that they stand for.
const longestTerm = 4 * maxWord
