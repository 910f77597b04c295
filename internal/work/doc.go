// Package work lets several processes, on several machines, work on one
// collection in a PostgreSQL database. What comes in is queued, in one
// transaction with the note of how far its source was read; workers read it,
// each article in a job of River's; one of them, the owner, puts what was read
// into stories, in the order of the queue; and they reconcile the stories, each
// in a job. The steps are those of package collection. Workers may be killed and
// connections lost at any time: what comes of the queue is what one process
// makes of it.
package work

import (
	"errors"
	"time"
)

const (
	// jobTime is how long a job may take. One that is lost with its worker is
	// taken up again lostTime after it was begun, or with the next look at lost
	// ones, which River has every thirty seconds.
	jobTime  = 25 * time.Second
	lostTime = 28 * time.Second
	// tries is how often a job is tried, a lost one among them, before it has
	// failed for good; slowest is how long the waits between grow.
	tries   = 5
	slowest = time.Minute
	// softStop is how long a worker that is stopped goes on with what it has in
	// hand before it gives it back.
	softStop = 10 * time.Second
	// Settle is how long a story is left to grow before it is reconciled.
	Settle = 30 * time.Second
	// idle is how long the owner waits before it looks at an empty queue again,
	// retake how long others wait to become the owner, sweepEvery how often stale
	// stories are looked for.
	idle       = 200 * time.Millisecond
	retake     = time.Second
	sweepEvery = 2 * time.Second
	// placeAtOnce is how many articles are put into stories in one transaction.
	placeAtOnce = 64
	// reconcileAtOnce is how many stories are queued at once.
	reconcileAtOnce = 256
	// maxFailed is how many stories that cannot be reconciled are known at once.
	maxFailed = 1000
)

// errLost is that of an owner that is none any more.
var errLost = errors.New("another worker puts articles into stories now")
