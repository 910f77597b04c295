package collection

import (
	"context"
	"fmt"
	"sync"

	"synoptic"
	"synoptic/internal/store"
)

// rereadBatch is how many articles are read again in one transaction.
const rereadBatch = 64

// RereadOptions say what is read again.
type RereadOptions struct {
	// Failed tries those, too, that could not be read.
	Failed bool
	// Stories puts all articles into stories anew.
	Stories bool
	// Done, if set, is told after each batch how many were read.
	Done func(n int)
}

// Reread reads again what another analyser read, and marks the stories that
// have it. What was done stays when it is stopped: the next call goes on there.
func (c *Collection) Reread(ctx context.Context, opts RereadOptions) (int, error) {
	c.adding.Lock()
	defer c.adding.Unlock()
	n := 0
	failed := map[string]bool{}
	for {
		ids, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) ([]string, error) {
			return r.Unread(ctx, c.reader.Analyser(), opts.Failed, rereadBatch+len(failed))
		})
		if err != nil {
			return n, err
		}
		var batch []string
		for _, id := range ids {
			if !failed[id] && len(batch) < rereadBatch {
				batch = append(batch, id)
			}
		}
		if len(batch) == 0 {
			break
		}
		done, err := c.rereadBatch(ctx, batch)
		if err != nil {
			return n, err
		}
		for _, id := range batch {
			if !done[id] {
				failed[id] = true
			}
		}
		if n += len(done); opts.Done != nil {
			opts.Done(n)
		}
	}
	if opts.Stories {
		return n, c.regroup(ctx)
	}
	return n, nil
}

// rereadBatch reads articles again, several at once, and keeps what was read.
// It gives those that could be read.
func (c *Collection) rereadBatch(ctx context.Context, ids []string) (map[string]bool, error) {
	articles := make([]*store.Article, len(ids))
	err := c.store.View(ctx, func(ctx context.Context, r store.Reader) (err error) {
		for i, id := range ids {
			if articles[i], err = r.Article(ctx, id); err != nil {
				return fmt.Errorf("article %s: %w", id, err)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	readings := make([]*synoptic.Reading, len(ids))
	errs := make([]error, len(ids))
	work := make(chan int)
	var busy sync.WaitGroup
	for range max(1, c.workers) {
		busy.Go(func() {
			for i := range work {
				readings[i], errs[i] = c.reader.Again(ctx, &articles[i].Article)
			}
		})
	}
	for i := range ids {
		work <- i
	}
	close(work)
	busy.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	done := map[string]bool{}
	err = c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		clear(done)
		for i, id := range ids {
			if errs[i] != nil {
				item := store.Item{At: c.time(), Source: articles[i].Source, Item: articles[i].Path, Outcome: store.Failed, Article: id, Reason: errs[i].Error()}
				if err := w.Log(ctx, &item); err != nil {
					return err
				}
				continue
			}
			if err := w.PutReading(ctx, id, c.reader.Analyser(), readings[i], postings(readings[i])); err != nil {
				return err
			}
			if s := articles[i].Story; s != "" {
				if err := w.MarkStale(ctx, s, c.time()); err != nil {
					return err
				}
			}
			done[id] = true
		}
		return nil
	})
	return done, err
}
