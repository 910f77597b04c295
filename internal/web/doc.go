// Package web is the desk: pages and an HTTP API over one collection. Each
// page's data is its JSON, too, so that what a person sees and what a program
// reads are one.
//
// A page works without scripts and loads nothing from elsewhere. What comes
// from articles, feeds and users is text: it is cleaned and escaped wherever it
// is shown.
package web

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net"
	"net/http"
	"time"

	"synoptic/internal/app/collection"
	"synoptic/internal/mcp"
	"synoptic/internal/report/page"
)

// Limits on what a client may send and how long it may take.
const (
	MaxHeader    = 32 << 10 // bytes
	MaxForm      = 2 << 20  // bytes of a form or a JSON body
	readHeader   = 10 * time.Second
	readAll      = 60 * time.Second
	writeAll     = 120 * time.Second
	idle         = 120 * time.Second
	shutdownTime = 10 * time.Second
)

// Options are what a desk works with.
type Options struct {
	Collection *collection.Collection
	Version    string
	// Password, if not "", is asked for before anything is shown, and is the
	// API's bearer token. A server that others than this machine can reach has
	// to have one.
	Password string
	// Hosts are the names under which the desk may be asked for (without port);
	// nil is the loopback names alone, which keeps pages of other sites from
	// reaching it by names that they point here.
	Hosts []string
	// Client fetches feeds and pages; nil keeps the desk from the network.
	Client collection.Client
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	Log *slog.Logger
}

// Desk serves a collection.
type Desk struct {
	Options
	pages    *template.Template
	accounts *template.Template // of the pages that show accounts
	sheet    string             // what accounts look like
	sessions *sessions
	opened   shelf
	jobs     *jobs
	streams  chan struct{} // one for each client that is told of the jobs
	compares chan struct{} // one for each comparison that is being made
	tools    http.Handler  // for agents

	comparisons comparisons
	routes      []route
	handler     http.Handler
}

// New makes a desk.
func New(opts Options) (*Desk, error) {
	if opts.Collection == nil {
		return nil, errors.New("web: no collection")
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	d := &Desk{Options: opts}
	var err error
	if d.pages, err = parsePages(d); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	if d.accounts, err = parseAccounts(); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	if d.sheet, err = page.Sheet(); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	if d.sessions, err = newSessions(opts.Password, opts.Now); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	d.jobs = newJobs(opts.Now)
	d.streams, d.compares = make(chan struct{}, streamsMost), make(chan struct{}, comparesAtOnce)
	tools, err := mcp.New(mcp.Options{Collection: opts.Collection, Version: opts.Version})
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	d.tools = tools.Handler()
	d.routes = d.allRoutes()
	d.handler = d.guard(d.mux())
	return d, nil
}

// ServeHTTP answers one request.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) { d.handler.ServeHTTP(w, r) }

// ErrPublic is that of serving others than this machine without a password.
var ErrPublic = errors.New("a desk that other machines can reach needs a password")

// CheckAddress refuses what is no address to listen on, and one that other
// machines can reach where there is no password (ErrPublic).
func CheckAddress(address, password string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	if password == "" && !isLoopback(host) {
		return ErrPublic
	}
	return nil
}

// Listen opens a port for the desk, at an address that CheckAddress accepts.
func (d *Desk) Listen(ctx context.Context, address string) (net.Listener, error) {
	if err := CheckAddress(address, d.Password); err != nil {
		return nil, err
	}
	return (&net.ListenConfig{}).Listen(ctx, "tcp", address)
}

// isLoopback reports whether a host is this machine and nothing else.
func isLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// Close stops what is being done in the background and waits for it; what was
// kept stays. Serve does it, too.
func (d *Desk) Close() { d.jobs.close() }

// Serve answers until the context ends, and then lets what is being answered
// come to its end, and stops what is being done in the background.
func (d *Desk) Serve(ctx context.Context, l net.Listener) error {
	s := &http.Server{
		Handler: d, MaxHeaderBytes: MaxHeader, ReadHeaderTimeout: readHeader, ReadTimeout: readAll, WriteTimeout: writeAll, IdleTimeout: idle,
		ErrorLog:    slog.NewLogLogger(d.Log.Handler(), slog.LevelWarn),
		BaseContext: func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
	}
	defer d.Close()
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	d.jobs.stop() // ends the streams, too, on which the server would wait
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if err := s.Shutdown(last); err != nil {
		return s.Close()
	}
	return nil
}
