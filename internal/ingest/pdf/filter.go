package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"io"
)

// unpack takes the filters off a stream. Cut data gives what unpacks of it.
func (f *file) unpack(s stream) ([]byte, error) {
	filters := f.array(s.dict["Filter"])
	if n := f.name(s.dict["Filter"]); n != "" {
		filters = []any{n}
	}
	params := f.array(s.dict["DecodeParms"])
	if d := f.dict(s.dict["DecodeParms"]); d != nil {
		params = []any{d}
	}
	if len(filters) > 8 {
		return nil, refused("it packs a part more than 8 times")
	}
	b := s.raw
	for i, v := range filters {
		var p dict
		if i < len(params) {
			p = f.dict(params[i])
		}
		if n := f.number(p["Predictor"]); n > 1 {
			return nil, refused("it is packed in a way that is not read (predictor %v)", n)
		}
		var in io.Reader
		switch n := f.name(v); n {
		case "FlateDecode", "Fl":
			z, err := zlib.NewReader(bytes.NewReader(b))
			if err != nil {
				return nil, refused("a part of it cannot be unpacked")
			}
			in = z
		case "ASCII85Decode", "A85":
			b, _, _ = bytes.Cut(bytes.TrimPrefix(bytes.TrimSpace(b), []byte("<~")), []byte("~>"))
			in = ascii85.NewDecoder(bytes.NewReader(b))
		case "ASCIIHexDecode", "AHx":
			b, _, _ = bytes.Cut(b, []byte(">"))
			in = hex.NewDecoder(bytes.NewReader(bytes.Join(bytes.Fields(b), nil)))
		default:
			return nil, refused("it is packed in a way that is not read (%.20s)", n)
		}
		out, err := io.ReadAll(io.LimitReader(in, int64(f.left)+1))
		if f.left -= len(out); f.left < 0 {
			return nil, refused("it unpacks to more than %d MB", MaxUnpacked>>20)
		}
		if err != nil && len(out) == 0 {
			return nil, refused("a part of it cannot be unpacked")
		}
		b = out
	}
	return b, nil
}
