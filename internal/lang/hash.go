package lang

import "encoding/binary"

// hashString is MurmurHash64A with seed 1, the number by which spaCy's string
// store knows a string.
func hashString(s string) uint64 {
	const m, r = 0xc6a4a7935bd1e995, 47
	h := uint64(1) ^ uint64(len(s))*m
	var block [8]byte
	for len(s) >= 8 {
		copy(block[:], s)
		k := binary.LittleEndian.Uint64(block[:]) * m
		k = (k ^ k>>r) * m
		h = (h ^ k) * m
		s = s[8:]
	}
	if len(s) > 0 {
		var k uint64
		for i := len(s) - 1; i >= 0; i-- {
			k = k<<8 | uint64(s[i])
		}
		h = (h ^ k) * m
	}
	h = (h ^ h>>r) * m
	return h ^ h>>r
}

// hashRows is thinc's variant of MurmurHash3 x86-128 for one 64-bit key: the
// four numbers whose remainders are the key's rows in a hash embedding.
func hashRows(key uint64, seed uint32) [4]uint32 {
	mix := func(h uint64) uint64 {
		h = (h ^ h>>33) * 0xff51afd7ed558ccd
		h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
		return h ^ h>>33
	}
	h1 := key * 0x87c37b91114253d5
	h1 = (h1<<31 | h1>>33) * 0x4cf5ad432745937f
	h1 ^= uint64(seed) ^ 8
	h2 := uint64(seed) ^ 8
	h1 += h2
	h2 += h1
	h1, h2 = mix(h1), mix(h2)
	h1 += h2
	h2 += h1
	return [4]uint32{uint32(h1), uint32(h1 >> 32), uint32(h2), uint32(h2 >> 32)}
}
