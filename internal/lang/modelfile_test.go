package lang

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"
)

func modelBytes(head string, floats int) []byte {
	body := append([]byte(head), make([]byte, 4*floats)...)
	out := append([]byte(modelMagic), binary.LittleEndian.AppendUint32(nil, uint32(len(head)))...)
	out = binary.LittleEndian.AppendUint32(out, crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)))
	return append(out, body...)
}

func TestReadModelFile(t *testing.T) {
	head := `{"tensors":[{"name":"a","shape":[2,3],"at":0},{"name":"b","shape":[4],"at":6}]}`
	good := modelBytes(head, 10)
	flipped := bytes.Clone(good)
	flipped[len(flipped)-1] ^= 1
	for _, x := range []struct {
		name string
		file []byte
		err  string
	}{
		{"good", good, ""},
		{"empty", nil, "EOF"},
		{"not a model", []byte("GIF89a, no model at all"), "not a model"},
		{"cut short", good[:len(good)-2], "weights"},
		{"changed", flipped, "checksum"},
		{"header without end", append([]byte(modelMagic), bytes.Repeat([]byte{255}, 8)...), "a header of"},
		{"gap", modelBytes(`{"tensors":[{"name":"a","shape":[2],"at":1}]}`, 3), "not where"},
		{"huge", modelBytes(`{"tensors":[{"name":"a","shape":[1000000,1000000],"at":0}]}`, 3), "shape"},
		{"negative", modelBytes(`{"tensors":[{"name":"a","shape":[-1],"at":0}]}`, 3), "shape"},
	} {
		f, err := readModelFile(bytes.NewReader(x.file))
		if x.err == "" {
			if err != nil {
				t.Fatalf("%s: %v", x.name, err)
			}
			if v, err := f.tensor("b", 4); err != nil || len(v) != 4 {
				t.Errorf("%s: tensor b: %v, %v", x.name, v, err)
			}
			if _, err := f.tensor("a", 3, 2); err == nil {
				t.Errorf("%s: a tensor of another shape is let through", x.name)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), x.err) {
			t.Errorf("%s: got %v, want an error with %q", x.name, err, x.err)
		}
	}
}
