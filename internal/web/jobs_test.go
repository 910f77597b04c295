package web

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestJobs(t *testing.T) {
	j := newJobs(time.Now)
	defer j.close()
	hold := make(chan struct{})
	wait := func(ctx context.Context, tell func(string)) (string, error) {
		tell("half")
		select {
		case <-hold:
		case <-ctx.Done():
		}
		return "whole", ctx.Err() // both may have come
	}
	for i := range jobsWaiting {
		if _, err := j.start(fmt.Sprint(i), wait); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := j.start("one too many", wait); err == nil {
		t.Error("any number of jobs is taken")
	}
	if !j.halt(jobsWaiting) || j.halt(9999) {
		t.Error("a job that waits cannot be stopped, or one that is not there can")
	}
	close(hold)
	states := map[JobState]int{}
	until(t, func() bool {
		clear(states)
		list, _ := j.all()
		for _, x := range list {
			states[x.State]++
		}
		return states[JobWaiting]+states[JobRunning] == 0
	})
	if states[JobDone] != jobsWaiting-1 || states[JobStopped] != 1 {
		t.Errorf("the jobs: %v", states)
	}
}

func until(t *testing.T, ok func() bool) {
	t.Helper()
	for range 3000 {
		if ok() {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("it does not come")
}

func TestAJobThatFails(t *testing.T) {
	j := newJobs(time.Now)
	defer j.close()
	for what, do := range map[string]work{
		"panics": func(context.Context, func(string)) (string, error) { panic("a defect") },
		"fails":  func(context.Context, func(string)) (string, error) { return "some", errors.New("no room \u202e") },
	} {
		if _, err := j.start(what, do); err != nil {
			t.Fatal(err)
		}
	}
	until(t, func() bool {
		list, _ := j.all()
		return list[0].Over() && list[1].Over()
	})
	list, _ := j.all()
	for _, x := range list {
		if x.State != JobFailed || x.Error == "" || strings.ContainsRune(x.Error, '\u202e') {
			t.Errorf("the job: %+v", x)
		}
	}
}

func TestClosingStopsJobs(t *testing.T) {
	j := newJobs(time.Now)
	if _, err := j.start("long", func(ctx context.Context, _ func(string)) (string, error) { <-ctx.Done(); return "", ctx.Err() }); err != nil {
		t.Fatal(err)
	}
	j.close()
	if list, _ := j.all(); list[0].State != JobStopped {
		t.Errorf("the job: %+v", list[0])
	}
	if _, err := j.start("late", nil); err == nil {
		t.Error("a closed desk takes jobs")
	}
}

func TestEvents(t *testing.T) {
	f := newFixture(t, nil)
	s := httptest.NewServer(f.desk)
	defer s.Close()
	res, err := http.Get(s.URL + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if got := res.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Fatalf("the stream is %s", got)
	}
	f.post("/add", url.Values{"text": {article}})
	lines := bufio.NewScanner(res.Body)
	for lines.Scan() {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok {
			continue
		}
		var list []Job
		if err := json.Unmarshal([]byte(data), &list); err != nil {
			t.Fatal(err)
		}
		if len(list) == 1 && list[0].State == JobDone {
			break
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	f.desk.Close() // ends the stream
	for lines.Scan() {
	}
}

func TestStoppingAJob(t *testing.T) {
	f := newFixture(t, nil)
	id, err := f.desk.jobs.start("long", func(ctx context.Context, _ func(string)) (string, error) { <-ctx.Done(); return "", ctx.Err() })
	if err != nil {
		t.Fatal(err)
	}
	checkPage(t, "/intake", f.get("/intake"))
	if code, _, _ := f.post(fmt.Sprintf("/jobs/%d/stop", id), url.Values{}); code != http.StatusSeeOther {
		t.Errorf("stopping answers %d", code)
	}
	if j := f.settled()[0]; j.State != JobStopped {
		t.Errorf("the job: %+v", j)
	}
	for _, id := range []string{"99", "x"} {
		if code, _, _ := f.post("/jobs/"+id+"/stop", url.Values{}); code != http.StatusNotFound {
			t.Errorf("stopping job %s answers %d", id, code)
		}
	}
}
