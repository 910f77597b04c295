package app

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"synoptic"
	"synoptic/internal/ingest"
)

// window is how many articles for each worker may wait for one before them:
// enough that a long article holds nobody up, few enough that any number of
// articles is read in bounded memory.
const window = 4

// Each reads the articles under the paths one after another, in the order of
// their paths, several at a time, and holds no more than a few of them. An
// article that fails is there with its reason and nothing read in it; an error
// is about one path and stops nothing. A cancelled context ends the sequence.
func (r *Reader) Each(ctx context.Context, paths []string, opts Options) iter.Seq2[*synoptic.Reading, error] {
	return func(yield func(*synoptic.Reading, error) bool) {
		ids := identities{}
		n := 0
		for t, err := range r.Records(ctx, Gather(ctx, paths, opts.Fetch, ingest.Options{Stdin: opts.Stdin}), opts) {
			if err == nil {
				ids.distinguish(t.Reading.Article)
				if n++; opts.Progress != nil {
					opts.Progress(n)
				}
			}
			if !yield(t.Reading, err) {
				return
			}
		}
	}
}

// Taken is a record that came in and what was read in it.
type Taken struct {
	Record ingest.Record
	// Reading is nil where Options.Known said that there is nothing to read.
	Reading *synoptic.Reading
}

// Records reads records in their order, several at a time, as Each does.
func (r *Reader) Records(ctx context.Context, records iter.Seq2[ingest.Record, error], opts Options) iter.Seq2[Taken, error] {
	return func(yield func(Taken, error) bool) {
		workers := opts.Workers
		if workers <= 0 {
			workers = runtime.GOMAXPROCS(0)
		}
		ctx, cancel := context.WithCancel(ctx)
		type outcome struct {
			taken Taken
			err   error
		}
		type job struct {
			record ingest.Record
			done   chan<- outcome
		}
		var (
			jobs  = make(chan job)
			order = make(chan (<-chan outcome), window*workers)
			busy  sync.WaitGroup
		)
		defer busy.Wait()
		defer cancel()
		for range workers {
			busy.Go(func() {
				for {
					select {
					case j, more := <-jobs:
						if !more {
							return
						}
						t := Taken{Record: j.record}
						if opts.Known == nil || !opts.Known(j.record) {
							t.Reading = r.article(ctx, j.record, opts)
						}
						j.done <- outcome{taken: t}
					case <-ctx.Done():
						return
					}
				}
			})
		}
		// Nobody waits for this one: it may hang on a standard input that never
		// ends.
		go func() {
			defer close(order)
			defer close(jobs)
			for rec, err := range records {
				done := make(chan outcome, 1)
				select {
				case order <- done:
				case <-ctx.Done():
					return
				}
				if err != nil {
					done <- outcome{err: err}
					continue
				}
				select {
				case jobs <- job{rec, done}:
				case <-ctx.Done():
					return
				}
			}
		}()
		for {
			var o outcome
			select {
			case done, more := <-order:
				if !more {
					return
				}
				select {
				case o = <-done:
				case <-ctx.Done():
					return
				}
			case <-ctx.Done():
				return
			}
			if !yield(o.taken, o.err) {
				return
			}
		}
	}
}

// identities counts articles by their IDs.
type identities map[string]int

// distinguish gives an article whose ID was there before (one text at two
// outlets of no name) an ID of its own.
func (ids identities) distinguish(a *synoptic.Article) {
	ids[a.ID]++
	if n := ids[a.ID]; n > 1 {
		a.ID = fmt.Sprintf("%s-%d", a.ID, n)
	}
}
