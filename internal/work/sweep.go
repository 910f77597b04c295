package work

import (
	"context"
	"encoding/json"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// sweep queues the stories that have been stale for a while and are not queued,
// and notes those that cannot be reconciled.
func (o *owner) sweep(ctx context.Context) error {
	stale, err := o.stale(ctx, o.client)
	if err != nil || len(stale) == 0 {
		return err
	}
	var jobs []river.InsertManyParams
	for _, id := range stale[:min(len(stale), reconcileAtOnce)] {
		jobs = append(jobs, river.InsertManyParams{Args: reconcileArgs{Story: id}})
	}
	_, err = o.client.InsertMany(ctx, jobs)
	return err
}

// stale are the stories that are to be reconciled. One at which that failed for
// good is left until it changes, and the reason is kept.
func (w *Worker) stale(ctx context.Context, client *river.Client[pgx.Tx]) ([]string, error) {
	ids, err := w.col.Stale(ctx, w.opts.Settle)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	failed, err := client.JobList(ctx, river.NewJobListParams().Kinds(reconcileKind).States(rivertype.JobStateDiscarded).First(maxFailed))
	if err != nil {
		return nil, err
	}
	last := map[string]*rivertype.JobRow{}
	for _, j := range failed.Jobs {
		var args reconcileArgs
		if err := json.Unmarshal(j.EncodedArgs, &args); err != nil {
			return nil, err
		}
		if l := last[args.Story]; l == nil || l.FinalizedAt.Before(*j.FinalizedAt) {
			last[args.Story] = j
		}
	}
	var out []string
	for _, id := range ids {
		if j := last[id]; j != nil {
			left, err := w.col.LeaveUnreconciled(ctx, id, *j.FinalizedAt, lastError(j))
			if err != nil {
				return nil, err
			}
			if left {
				continue
			}
		}
		out = append(out, id)
	}
	return out, nil
}
