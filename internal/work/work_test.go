package work_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"synoptic/internal/app"
	"synoptic/internal/app/collection"
	"synoptic/internal/ingest"
	"synoptic/internal/lang/en"
	"synoptic/internal/store"
	"synoptic/internal/store/dump"
	"synoptic/internal/store/sqlstore"
	"synoptic/internal/work"
)

// workerEnv makes the test binary a worker on the collection at an address.
const workerEnv = "SYNOPTIC_TEST_WORKER"

func TestMain(m *testing.M) {
	if dsn := os.Getenv(workerEnv); dsn != "" {
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
		err := workAt(ctx, dsn)
		stop()
		if err != nil && !errors.Is(err, context.Canceled) {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// clock is that of all processes of a test, so that what they keep is the same.
func clock() time.Time { return time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC) }

func reader() (*app.Reader, error) {
	model, err := en.Load()
	if err != nil {
		return nil, err
	}
	return app.New(model, "test")
}

// workAt works until the context ends.
func workAt(ctx context.Context, dsn string) error {
	st, err := sqlstore.Open(ctx, dsn, sqlstore.Options{Now: clock})
	if err != nil {
		return err
	}
	defer st.Close()
	q, err := work.Open(ctx, dsn, work.Conns(runtime.GOMAXPROCS(0)))
	if err != nil {
		return err
	}
	defer q.Close()
	r, err := reader()
	if err != nil {
		return err
	}
	col := collection.New(st, r, collection.Options{Now: clock})
	opts := work.Options{Settle: -1, Log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError + 1}))}
	return work.New(col, q, opts).Run(ctx)
}

// desk is an open collection, with a queue where it is on a server.
type desk struct {
	t     testing.TB
	st    store.Store
	col   *collection.Collection
	queue *work.Queue
}

func open(t testing.TB, where string, queued bool) *desk {
	t.Helper()
	st, err := sqlstore.Open(context.Background(), where, sqlstore.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, st: st}
	opts := collection.Options{Now: clock}
	if queued {
		if d.queue, err = work.Open(context.Background(), where, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(d.queue.Close)
		opts.Queue = d.queue
	}
	d.col = collection.New(st, r, opts)
	return d
}

// add adds a file's articles from where that was stopped, and reviews the
// stories.
func (d *desk) add(ctx context.Context, path string) error {
	from, err := d.col.Mark(ctx, path)
	if err != nil {
		return err
	}
	if _, err := d.col.Add(ctx, ingest.Read(ctx, []string{path}, ingest.Options{From: from}), collection.AddOptions{Source: path}); err != nil {
		return err
	}
	if _, err := d.col.Review(ctx); err != nil {
		return err
	}
	_, err = d.col.Reconcile(ctx, collection.ReconcileOptions{})
	return err
}

// bytes is all that the collection keeps.
func (d *desk) bytes() []byte {
	d.t.Helper()
	var b bytes.Buffer
	if err := dump.Export(context.Background(), d.st, &b); err != nil {
		d.t.Fatal(err)
	}
	return b.Bytes()
}

// alone is what one process makes of a file.
func alone(t *testing.T, path string) []byte {
	t.Helper()
	d := open(t, t.TempDir(), false)
	if err := d.add(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	return d.bytes()
}

// same fails where a collection is not, byte for byte, the one of a single
// process, but for the log of what came in: an adding that is begun again logs
// its last article once more.
func same(t *testing.T, want []byte, d *desk) {
	t.Helper()
	if err := d.st.Check(context.Background(), func(what string) { t.Error(what) }); err != nil {
		t.Fatal(err)
	}
	a, b := lines(t, want), lines(t, d.bytes())
	for i := range max(len(a), len(b)) {
		if x, y := at(a, i), at(b, i); x != y {
			t.Fatalf("line %d of %d and %d:\none process: %.1500s\nworkers:     %.1500s", i, len(a), len(b), x, y)
		}
	}
}

// lines are the rows of an export but for those of the log; its last line sums
// them up.
func lines(t *testing.T, export []byte) []string {
	t.Helper()
	z, err := zstd.NewReader(bytes.NewReader(export))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	all, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	list := strings.Split(strings.TrimSpace(string(all)), "\n")
	return slices.DeleteFunc(list[:len(list)-1], func(l string) bool { return strings.HasPrefix(l, `{"kind":"item"`) })
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// TestWorker holds what a worker makes of a queue against what one process
// makes of the same articles.
func TestWorker(t *testing.T) {
	dsn := startServer(t).schema("calm")
	path := news(t, 60)
	d := open(t, dsn, true)
	if err := d.add(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	if n, err := d.queue.Waiting(context.Background()); err != nil || n != 61 {
		t.Fatalf("%d are queued: %v", n, err)
	}
	if n, err := d.st.Stats(context.Background()); err != nil || n.Articles > 0 {
		t.Fatalf("%d articles are there before anybody worked: %v", n.Articles, err)
	}
	kept := 0
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	w := work.New(open(t, dsn, false).col, d.queue, work.Options{Once: true, Kept: func(store.Item) { kept++ }})
	if err := w.Run(ctx); err != nil {
		t.Fatal(err)
	}
	if kept != 60 {
		t.Errorf("%d items were told of", kept)
	}
	same(t, alone(t, path), d)
}
