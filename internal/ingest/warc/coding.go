package warc

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// maxWindow is how much memory zstd may use to look back, in bytes.
const maxWindow = 32 << 20

// unchunk takes the chunked transfer coding off a body that has it. A body that
// only says so is left as it is.
func unchunk(h Header, body []byte) (out []byte, note string) {
	if !strings.Contains(strings.ToLower(h.Get("Transfer-Encoding")), "chunked") {
		return body, ""
	}
	rest := body
	for {
		line, after, ok := bytes.Cut(rest, []byte("\n"))
		size, _, _ := strings.Cut(string(line[:min(len(line), 64)]), ";")
		n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 31)
		switch {
		case (err != nil || !ok) && len(out) == 0:
			return body, "it says that it is chunked and is not"
		case err != nil || !ok:
			return out, "its chunks break off: the end is missing"
		case n == 0:
			return out, ""
		case int(n) > len(after):
			return append(out, after...), "its last chunk is shorter than it says"
		}
		out, rest = append(out, after[:n]...), after[n:]
		rest = bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
	}
}

// unpack takes the content coding off a body. A body that only says that it is
// packed is left as it is.
func unpack(coding string, body []byte) (out []byte, note string, err error) {
	var r io.Reader
	in := bytes.NewReader(body)
	switch coding = strings.ToLower(strings.TrimSpace(coding)); coding {
	case "", "identity", "none":
		return body, "", nil
	case "gzip", "x-gzip":
		if !isGzip(body) {
			return body, "it says that it is packed with gzip and is not", nil
		}
		if r, err = gzip.NewReader(in); err != nil {
			return nil, "", err
		}
	case "deflate":
		if z, err := zlib.NewReader(in); err == nil {
			r = z
		} else {
			r = flate.NewReader(bytes.NewReader(body))
		}
	case "br":
		r = brotli.NewReader(in)
	case "zstd":
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, "", err
		}
		defer z.Close()
		r = z
	default:
		return nil, "", fmt.Errorf("its content coding %.40q is not known", coding)
	}
	out, err = io.ReadAll(io.LimitReader(r, MaxBody+1))
	switch {
	case len(out) > MaxBody:
		return nil, "", fmt.Errorf("too large: it unpacks to more than %d bytes", MaxBody)
	case err != nil && len(out) == 0:
		return nil, "", fmt.Errorf("its %s cannot be unpacked: %w", coding, err)
	case err != nil:
		return out, "its " + coding + " breaks off: the end is missing", nil
	}
	return out, "", nil
}

// digestOf reports whether a digest as archives write it is b's. One by a
// method that is not known counts as right.
func digestOf(digest string, b []byte) bool {
	method, value, _ := strings.Cut(digest, ":")
	var sum []byte
	switch strings.ToLower(strings.ReplaceAll(method, "-", "")) {
	case "sha1":
		s := sha1.Sum(b)
		sum = s[:]
	case "sha256":
		s := sha256.Sum256(b)
		sum = s[:]
	default:
		return true
	}
	value = strings.TrimRight(strings.TrimSpace(value), "=")
	return strings.EqualFold(value, hex.EncodeToString(sum)) ||
		strings.EqualFold(value, base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum))
}
