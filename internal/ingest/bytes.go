package ingest

// FromBytes makes the record of an article whose bytes were not found in a
// file: from the network, from an archive. Media "" lets the bytes decide. What
// is no text gets a Reason.
func FromBytes(path string, raw []byte, media Media) Record {
	if len(raw) > MaxArticle {
		return refuse(path, "too large: %s, at most %s are read", megabytes(int64(len(raw))), megabytes(MaxArticle))
	}
	return decoded(path, raw, media)
}
