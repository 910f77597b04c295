package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"sync"

	"synoptic/internal/app/collection"
	"synoptic/internal/report/clean"
	"synoptic/internal/store"
	"synoptic/internal/work"
)

type workCommand struct {
	Jobs int  `help:"How many articles are read at once; by default one for each core." placeholder:"N"`
	Once bool `help:"Stop when nothing is left to do."`
	dataFlag
}

// Help is shown below the flags.
func (workCommand) Help() string {
	return `Does what synoptic add --queue and synoptic watch --queue leave to workers: reads articles, puts them into stories and reconciles these. Any number of workers may run, on any number of machines that reach the PostgreSQL server; a worker that is lost loses nothing, and its work is taken up by others within a minute. Stop it with Ctrl-C or SIGTERM: it ends what it has in hand, or gives it back.

Examples:
  synoptic work --data postgres://synoptic@db.example/synoptic
  synoptic add --queue --data postgres://synoptic@db.example/synoptic articles/`
}

// Run works on the collection's queue.
func (c *workCommand) Run(ctx context.Context, sys System) error {
	jobs := c.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	q, err := c.queue(ctx, sys, work.Conns(jobs))
	if err != nil {
		return err
	}
	defer q.Close()
	col, done, err := c.open(ctx, sys, true)
	if err != nil {
		return err
	}
	defer done()
	var (
		mu     sync.Mutex
		failed bool
		sum    collection.Intake
	)
	told := watchTold(sys, &failed)
	opts := work.Options{
		Jobs: jobs, Once: c.Once,
		Kept: func(i store.Item) {
			mu.Lock()
			defer mu.Unlock()
			sum.Count(i.Outcome)
			told.Kept(i)
		},
		Reconciled: func(id string, err error) {
			mu.Lock()
			defer mu.Unlock()
			told.Reconciled(id, err)
		},
		Log: slog.New(slog.NewTextHandler(sys.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
	}
	err = work.New(col, q, opts).Run(ctx)
	if sum.Total() > 0 {
		fmt.Fprintln(sys.Stdout, sum)
	}
	if err == nil && failed {
		return exit{exitPartial}
	}
	return err
}

// queueFlag leaves the work to workers.
type queueFlag struct {
	Queue bool `help:"Leave reading to the workers (synoptic work) of a collection on a PostgreSQL server."`
}

// open opens the collection, with its queue where the flag is set.
func (f queueFlag) open(ctx context.Context, sys System, data dataFlag, create bool) (*collection.Collection, func(), error) {
	if !f.Queue {
		return data.open(ctx, sys, create)
	}
	q, err := data.queue(ctx, sys, 0)
	if err != nil {
		return nil, nil, err
	}
	col, done, err := data.openWith(ctx, sys, create, q)
	if err != nil {
		q.Close()
		return nil, nil, err
	}
	return col, func() { done(); q.Close() }, nil
}

// queue opens the collection's queue.
func (f dataFlag) queue(ctx context.Context, sys System, conns int) (*work.Queue, error) {
	where, err := f.where(sys)
	if err != nil {
		return nil, err
	}
	if !isAddressOfDatabase(where) {
		return nil, hinted{fmt.Errorf("%s: workers need a collection on a PostgreSQL server", clean.Line(where)), "name one with --data postgres://…; synoptic export and import bring a collection there"}
	}
	q, err := work.Open(ctx, where, conns)
	if errors.Is(err, store.ErrVersion) {
		return nil, hinted{err, "use the program that wrote it, or a later one"}
	}
	return q, err
}
