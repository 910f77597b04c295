package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"synoptic/internal/report/clean"
)

// Limits on what is done in the background.
const (
	jobsAtOnce  = 2  // the collection adds one thing at a time; another may fetch meanwhile
	jobsWaiting = 16 // further ones are refused
	jobsKept    = 20 // ended ones that are still told of
	jobTime     = 2 * time.Hour
	errorWidth  = 300 // columns of what is told of an error
)

// JobState is how far a job is.
type JobState string

// The states of a job.
const (
	JobWaiting JobState = "waiting"
	JobRunning JobState = "running"
	JobDone    JobState = "done"
	JobFailed  JobState = "failed"
	JobStopped JobState = "stopped"
)

// Job is long work that goes on when the page that began it is left.
type Job struct {
	ID    int      `json:"id"`
	What  string   `json:"what"` // what is done, in words
	State JobState `json:"state"`
	// Progress is what it came to so far, in words.
	Progress string     `json:"progress,omitempty"`
	Error    string     `json:"error,omitempty"`
	Begun    time.Time  `json:"begun"`
	Ended    *time.Time `json:"ended,omitempty"`
}

// Over reports whether nothing more comes of it.
func (j Job) Over() bool { return j.Ended != nil }

// work does a job: it tells what it came to so far, and gives what it came to
// in the end.
type work func(ctx context.Context, tell func(string)) (string, error)

// jobs does work in the background, a bounded amount of it, until it is closed.
type jobs struct {
	ctx   context.Context
	stop  context.CancelFunc
	now   func() time.Time
	slots chan struct{}
	busy  sync.WaitGroup

	mu      sync.Mutex
	last    int
	list    []*Job // the latest first
	cancel  map[int]context.CancelFunc
	changed chan struct{} // closed at the next change
}

func newJobs(now func() time.Time) *jobs {
	j := &jobs{now: now, slots: make(chan struct{}, jobsAtOnce), cancel: map[int]context.CancelFunc{}, changed: make(chan struct{})}
	j.ctx, j.stop = context.WithCancel(context.Background())
	return j
}

// close stops what is being done and waits for it.
func (j *jobs) close() {
	j.stop()
	j.busy.Wait()
}

// start begins work, or puts it behind what is being done.
func (j *jobs) start(what string, do work) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.ctx.Err() != nil {
		return 0, &Problem{Status: http.StatusServiceUnavailable, Title: "the desk is being closed"}
	}
	if len(j.cancel) >= jobsWaiting {
		return 0, &Problem{Status: http.StatusServiceUnavailable, Title: "too much is being done already", Hint: "wait until some of it is done"}
	}
	j.last++
	job := &Job{ID: j.last, What: clean.Line(what), State: JobWaiting, Begun: j.now()}
	j.list = slices.Insert(j.list, 0, job)
	ctx, cancel := context.WithTimeout(j.ctx, jobTime)
	j.cancel[job.ID] = cancel
	for i := len(j.list) - 1; i >= jobsKept && j.list[i].Over(); i-- {
		j.list = j.list[:i]
	}
	j.tell()
	j.busy.Go(func() { j.run(ctx, job, do) })
	return job.ID, nil
}

// run does one job; a defect in it ends that job alone.
func (j *jobs) run(ctx context.Context, job *Job, do work) {
	var result string
	var err error
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("a defect in the program stopped it: %v", e)
		}
		stopped := ctx.Err() != nil
		j.change(func() {
			j.cancel[job.ID]()
			delete(j.cancel, job.ID)
			now := j.now()
			job.Ended, job.State = &now, JobDone
			if result != "" {
				job.Progress = result
			}
			switch {
			case err != nil && stopped:
				job.State = JobStopped
			case err != nil:
				job.State, job.Error = JobFailed, clean.Cut(clean.Line(err.Error()), errorWidth)
			}
		})
	}()
	select {
	case j.slots <- struct{}{}:
		defer func() { <-j.slots }()
	case <-ctx.Done():
	}
	if err = ctx.Err(); err != nil { // a slot may have come free at the same time
		return
	}
	j.change(func() { job.State = JobRunning })
	result, err = do(ctx, func(progress string) { j.change(func() { job.Progress = progress }) })
}

// halt stops one job.
func (j *jobs) halt(id int) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	cancel := j.cancel[id]
	if cancel == nil {
		return false
	}
	cancel()
	return true
}

// atWork is how many jobs have not come to their end.
func (j *jobs) atWork() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return len(j.cancel)
}

// change changes a job and tells everybody who watches.
func (j *jobs) change(f func()) {
	j.mu.Lock()
	defer j.mu.Unlock()
	f()
	j.tell()
}

// tell wakes who watches. The lock is held.
func (j *jobs) tell() {
	close(j.changed)
	j.changed = make(chan struct{})
}

// all are the jobs, the latest first, and what is closed when they change.
func (j *jobs) all() ([]Job, <-chan struct{}) {
	j.mu.Lock()
	defer j.mu.Unlock()
	out := make([]Job, len(j.list))
	for i, x := range j.list {
		out[i] = *x
	}
	return out, j.changed
}
