package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

const (
	// streamsMost is how many clients are told of progress at once.
	streamsMost = 32
	// streamGap is the least time between two messages, streamQuiet the longest.
	streamGap   = 250 * time.Millisecond
	streamQuiet = 20 * time.Second
	// streamSlow is how long a client may take to receive a message.
	streamSlow = 10 * time.Second
)

func (d *Desk) jobRoutes() []route {
	return []route{
		{method: http.MethodGet, pattern: "/events", name: "events", doc: "A stream of server-sent events: what is being done in the background, at each change.", raw: d.events},
		post("/jobs/{id}/stop", "stopJob", "Stops something that is being done in the background.", d.stopJob, param{name: "id", doc: "the job's number", path: true, number: true}),
	}
}

// busy is how many jobs are at work, as far as who asks may know.
func (d *Desk) busy(r *http.Request) int {
	if d.Password != "" && d.sessions.cookie(r) == "" {
		return 0
	}
	return d.jobs.atWork()
}

func (d *Desk) stopJob(_ context.Context, r *request) (*Done, error) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil || !d.jobs.halt(id) {
		return nil, &Problem{Status: http.StatusNotFound, Title: "that is not being done", Hint: "it may have come to its end"}
	}
	return &Done{Message: "It is being stopped; what was kept stays.", Location: "/intake#jobs"}, nil
}

// events tells of the jobs until the client leaves or the desk closes.
func (d *Desk) events(w http.ResponseWriter, r *http.Request, _ *request) error {
	select {
	case d.streams <- struct{}{}:
		defer func() { <-d.streams }()
	default:
		return &Problem{Status: http.StatusServiceUnavailable, Title: "too many are watching", Hint: "load the page anew instead"}
	}
	out := http.NewResponseController(w)
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	// The stream outlives the limits that hold for other answers; each message
	// has its own. What cannot be set is not needed (a test's recorder).
	_ = out.SetReadDeadline(time.Time{})
	for {
		list, changed := d.jobs.all()
		body, err := json.Marshal(list)
		if err != nil {
			return err
		}
		_ = out.SetWriteDeadline(time.Now().Add(streamSlow))
		if _, err := fmt.Fprintf(w, "event: jobs\ndata: %s\n\n", body); err != nil {
			return nil // the client left
		}
		if err := out.Flush(); err != nil {
			return nil
		}
		quiet := time.NewTimer(streamQuiet)
		select {
		case <-changed:
		case <-quiet.C:
		case <-r.Context().Done():
		case <-d.jobs.ctx.Done():
		}
		quiet.Stop()
		if r.Context().Err() != nil || d.jobs.ctx.Err() != nil {
			return nil
		}
		time.Sleep(streamGap)
	}
}
