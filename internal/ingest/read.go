package ingest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"sort"
)

// Read gives a record for each article under the paths, in the order of their
// paths whatever the order given, one at a time: a file is opened when its
// turn comes. An error is about one path (see Error) and stops nothing but
// that; only a cancelled context ends the reading early, with its error.
func Read(ctx context.Context, paths []string, opts Options) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		r := &reader{ctx: ctx, opts: opts, yield: yield, metas: map[string]*metaFile{}}
		r.run(paths)
	}
}

type reader struct {
	ctx   context.Context
	opts  Options
	yield func(Record, error) bool
	seen  repeats
	metas map[string]*metaFile
	done  bool // the consumer wants no more
}

// source is a file to be read.
type source struct {
	path   string
	kind   kind
	direct bool // named by the user, not found in a folder
}

func (r *reader) run(paths []string) {
	var sources []source
	stdin := false
	for _, p := range paths {
		if p == "-" {
			stdin = true
			continue
		}
		found, err := r.expand(p)
		if err != nil && !r.fail(err) {
			return
		}
		sources = append(sources, found...)
	}
	sort.SliceStable(sources, func(i, j int) bool { return sources[i].path < sources[j].path })
	done := make(map[string]bool, len(sources))
	for _, s := range sources {
		key := s.path
		if abs, err := filepath.Abs(key); err == nil {
			key = abs
		}
		if done[key] {
			continue
		}
		done[key] = true
		if err := r.ctx.Err(); err != nil {
			r.fail(err)
			return
		}
		if s.path < r.opts.From.File {
			continue // read before
		}
		r.file(s)
		if r.done {
			return
		}
	}
	if stdin {
		r.stdin()
	}
}

func (r *reader) fail(err error) bool {
	if !r.yield(Record{}, err) {
		r.done = true
	}
	return !r.done
}

// give hands a record on, after recognising one whose bytes came before. The
// same text from another outlet or address is another article: agencies' copy
// is printed unchanged by many.
func (r *reader) give(rec Record) bool {
	if rec.Place.File == "" {
		rec.Place.File = rec.Path
	}
	if rec.Place.before(r.opts.From) {
		return true
	}
	if rec.Reason == "" && rec.Raw != nil && !r.opts.Repeats {
		if first := r.seen.before(rec); first != "" {
			rec.SameAs = first
			rec.Reason = "the same bytes as " + first
		}
	}
	if !r.yield(rec, nil) {
		r.done = true
	}
	return !r.done
}

// expand lists the files to read under a path that the user named.
func (r *reader) expand(p string) ([]source, error) {
	info, err := os.Stat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, notFound(p)
	case err != nil:
		return nil, &Error{Path: p, Kind: ErrUnreadable, Cause: plainCause(err), Hint: "check that you may read it"}
	case !info.IsDir():
		k := kindOf(p)
		if k == notArticle {
			k = sniff
		}
		return []source{{p, k, true}}, nil
	}
	var out []source
	err = r.walk(p, 0, &out)
	if err == nil && len(out) == 0 {
		err = &Error{Path: p, Kind: ErrNoArticle, Hint: "articles are files that end in " + endings}
	}
	return out, err
}

func (r *reader) walk(dir string, depth int, out *[]source) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if depth > MaxDepth {
		return &Error{Path: dir, Kind: ErrUnreadable, Cause: fmt.Errorf("more than %d folders deep", MaxDepth), Hint: "name the folders with articles themselves"}
	}
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return &Error{Path: dir, Kind: ErrUnreadable, Cause: plainCause(err), Hint: "check that you may read it"}
	}
	for _, e := range entries {
		name, p := e.Name(), filepath.Join(dir, e.Name())
		if name[0] == '.' {
			continue
		}
		if e.IsDir() {
			if err := r.walk(p, depth+1, out); err != nil && !r.fail(err) {
				return nil
			}
			continue
		}
		if why := skip(name); why != "" {
			r.skipped(p, why)
			continue
		}
		if info, err := os.Stat(p); err != nil || !info.Mode().IsRegular() {
			r.skipped(p, "not a plain file")
			continue
		}
		if len(*out) >= MaxFiles {
			return &Error{Path: dir, Kind: ErrTooMany, Cause: fmt.Errorf("more than %d", MaxFiles), Hint: "read it in parts"}
		}
		*out = append(*out, source{p, kindOf(name), false})
	}
	return nil
}

func (r *reader) skipped(path, why string) {
	if r.opts.Skipped != nil {
		r.opts.Skipped(path, why)
	}
}

// file reads one source, whatever its kind.
func (r *reader) file(s source) {
	f, err := os.Open(s.path)
	if err != nil {
		r.give(refuse(s.path, "cannot be opened: %v", plainCause(err)))
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		r.give(refuse(s.path, "cannot be opened: %v", plainCause(err)))
		return
	}
	switch s.kind {
	case rows, rowsGzip, rowsZstd:
		r.rows(s.path, f, s.kind)
		return
	case archive:
		r.archive(s.path, f)
		return
	}
	in := bufio.NewReader(f)
	if head, _ := in.Peek(len(pdfMark)); s.kind == sniff && string(head) == pdfMark {
		s.kind = document
	}
	most := int64(MaxArticle)
	if s.kind == document {
		most = MaxPDF
	}
	if info.Mode().IsRegular() && info.Size() > most {
		r.give(refuse(s.path, "too large: %s, at most %s are read", megabytes(info.Size()), megabytes(most)))
		return
	}
	raw, err := io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		r.give(refuse(s.path, "cannot be read: %v", plainCause(err)))
		return
	}
	if int64(len(raw)) > most {
		r.give(refuse(s.path, "too large: at most %s are read", megabytes(most)))
		return
	}
	if s.kind == object {
		r.object(s, raw)
		return
	}
	var rec Record
	switch s.kind {
	case email:
		rec = message(s.path, raw)
	case document:
		if rec = ofPDF(r.ctx, s.path, raw); r.ctx.Err() != nil {
			r.fail(r.ctx.Err())
			return
		}
	default:
		rec = decoded(s.path, raw, s.kind.media())
	}
	m, err := r.meta(filepath.Dir(s.path))
	if err != nil && !r.fail(err) {
		return
	}
	rec.Meta = m.of(filepath.Base(s.path)).or(rec.Meta)
	r.give(rec)
}

// stdin reads standard input: rows of JSON Lines if it begins like one, else
// one article.
func (r *reader) stdin() {
	if r.opts.Stdin == nil {
		r.give(refuse("-", "standard input is empty"))
		return
	}
	in := newLineReader(r.opts.Stdin)
	if in.startsWithObject() {
		r.rowsFrom("-", in)
		return
	}
	raw, err := io.ReadAll(io.LimitReader(in.r, MaxArticle+1))
	switch {
	case err != nil:
		r.give(refuse("-", "standard input cannot be read: %v", err))
	case len(raw) > MaxArticle:
		r.give(refuse("-", "standard input is too large: at most %s are read", megabytes(MaxArticle)))
	default:
		r.give(decoded("-", raw, ""))
	}
}

// plainCause is err without the operation and path that os adds.
func plainCause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
