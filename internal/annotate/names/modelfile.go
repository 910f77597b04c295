package names

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// magic starts a model's file; its last character is the format's version.
const magic = "synames1"

func (m *model) bytes() []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	io.WriteString(z, magic)
	binary.Write(z, binary.LittleEndian, uint32(featureCount))
	for x := range m.after {
		binary.Write(z, binary.LittleEndian, m.after[x][:])
	}
	// Rows with a weight: their places as steps from the last, then the rows.
	var at []byte
	var rows []byte
	last := 0
	for r := 0; r < len(m.weights)/labelCount; r++ {
		row := m.weights[r*labelCount:][:labelCount]
		zero := true
		for _, v := range row {
			zero = zero && v == 0
		}
		if zero {
			continue
		}
		at = binary.AppendUvarint(at, uint64(r-last))
		last = r
		for _, v := range row {
			rows = append(rows, byte(v))
		}
	}
	binary.Write(z, binary.LittleEndian, uint32(len(rows)/labelCount))
	z.Write(at)
	z.Write(rows)
	z.Close()
	return b.Bytes()
}

var errModel = errors.New("not a model of names")

func parseModel(data []byte) (*model, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("names model: %w", err)
	}
	b, err := io.ReadAll(io.LimitReader(z, 64<<20))
	if err != nil {
		return nil, fmt.Errorf("names model: %w", err)
	}
	if !bytes.HasPrefix(b, []byte(magic)) {
		return nil, errModel
	}
	b = b[len(magic):]
	const head = 4 + labelCount*labelCount*4 + 4
	if len(b) < head || binary.LittleEndian.Uint32(b) != uint32(featureCount) {
		return nil, fmt.Errorf("names model: trained with other features: %w", errModel)
	}
	m := &model{weights: make([]int8, (1<<bits)*labelCount)}
	b = b[4:]
	for x := range m.after {
		for y := range m.after[x] {
			m.after[x][y] = int32(binary.LittleEndian.Uint32(b))
			b = b[4:]
		}
	}
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	if n > 1<<bits {
		return nil, errModel
	}
	at := make([]int, n)
	last := 0
	for i := range at {
		step, k := binary.Uvarint(b)
		if k <= 0 || step > 1<<bits {
			return nil, errModel
		}
		b = b[k:]
		last += int(step)
		at[i] = last
	}
	if len(b) != n*labelCount || last >= 1<<bits {
		return nil, errModel
	}
	for i, r := range at {
		for k := range labelCount {
			m.weights[r*labelCount+k] = int8(b[i*labelCount+k])
		}
	}
	return m, nil
}
