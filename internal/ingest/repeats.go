package ingest

import (
	"crypto/sha256"
	bits "encoding/binary" // the package has a function binary
)

const (
	// maxRepeats is how many articles later ones are compared with. Those that
	// come after so many are compared with these alone.
	maxRepeats = 1 << 20
	// maxRepeatPaths is how much of their paths is kept, in bytes.
	maxRepeatPaths = 256 << 20
)

// repeats tells articles whose bytes came before. It holds about 60 bytes an
// article: 8 of a digest and the path, which is kept behind its length without
// a pointer of its own.
type repeats struct {
	at    map[uint64]uint32 // digest to where its path begins
	paths []byte
}

// before gives the path of the record that came before with the same bytes, of
// the same outlet and address, or "" and keeps this one for later. Among a
// million articles two others share the 8 bytes with a likelihood of 3 in 100
// million.
func (r *repeats) before(rec Record) string {
	sum := sha256.Sum256([]byte(rec.SHA256 + "\x00" + rec.Meta.Outlet + "\x00" + rec.Meta.URL))
	key := bits.LittleEndian.Uint64(sum[:])
	if at, ok := r.at[key]; ok {
		n, size := bits.Uvarint(r.paths[at:])
		from := int(at) + size
		return string(r.paths[from : from+int(n)])
	}
	if len(r.at) < maxRepeats && len(r.paths)+len(rec.Path) < maxRepeatPaths {
		if r.at == nil {
			r.at = map[uint64]uint32{}
		}
		r.at[key] = uint32(len(r.paths))
		r.paths = append(bits.AppendUvarint(r.paths, uint64(len(rec.Path))), rec.Path...)
	}
	return ""
}
