package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"strings"
	"sync"

	"synoptic/internal/app/collection"
	"synoptic/internal/report/clean"
	"synoptic/internal/web"
)

type serveCommand struct {
	Addr         string   `help:"Where to listen: host and port." default:"127.0.0.1:8765"`
	PasswordFile string   `help:"File whose first line is the password; $$SYNOPTIC_PASSWORD goes, too." placeholder:"FILE"`
	Host         []string `help:"Name under which the desk is asked for, beside this machine's own; may be given more than once." placeholder:"NAME"`
	Offline      bool     `help:"Fetch nothing from the web."`
	Watch        bool     `help:"Ask the feeds for what is new, too, as synoptic watch does."`
	netFlags
	dataFlag
}

// Help is shown below the flags.
func (serveCommand) Help() string {
	return `Opens the desk: pages in your browser over the collection, and an HTTP API. It listens on this machine alone; an address that others can reach needs a password, and the names by which they ask for it. There is no TLS: put a server that has it before the desk. Stop it with Ctrl-C.

Examples:
  synoptic serve
  synoptic serve --watch
  synoptic serve --addr 0.0.0.0:8765 --host desk.news.example --password-file secret.txt`
}

// maxPassword is how long a password may be, in bytes.
const maxPassword = 4 << 10

// Run serves the desk until it is stopped.
func (c *serveCommand) Run(ctx context.Context, sys System) error {
	password, err := c.password(sys)
	if err != nil {
		return err
	}
	if err := c.checkAddress(password); err != nil {
		return err
	}
	col, done, err := c.open(ctx, sys, true)
	if err != nil {
		return err
	}
	defer done()
	hosts := make([]string, len(c.Host))
	for i, h := range c.Host {
		hosts[i] = strings.ToLower(h)
	}
	opts := web.Options{
		Collection: col, Version: Version, Password: password, Hosts: hosts,
		Log: slog.New(slog.NewTextHandler(sys.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
	}
	if !c.Offline {
		client := c.client()
		defer client.Close()
		opts.Client = client
	}
	desk, err := web.New(opts)
	if err != nil {
		return err
	}
	l, err := desk.Listen(ctx, c.Addr)
	if err != nil {
		return hinted{err, "another program may have that port: --addr names another"}
	}
	fmt.Fprintf(sys.Stdout, "the desk is at http://%s/\n", shownAddress(l.Addr()))
	return c.serve(ctx, sys, desk, l, col)
}

// serve answers, and watches beside if that is asked for, until the context
// ends or one of the two fails.
func (c *serveCommand) serve(ctx context.Context, sys System, desk *web.Desk, l net.Listener, col *collection.Collection) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var watching sync.WaitGroup
	var watchErr error
	if c.Watch && !c.Offline {
		client := c.client()
		defer client.Close()
		watching.Go(func() {
			defer stop()
			var failed bool // each failure is told as it comes
			watchErr = col.Watch(ctx, client, watchTold(sys, &failed))
		})
	}
	err := desk.Serve(ctx, l)
	stop()
	watching.Wait()
	if err == nil && watchErr != nil && !errors.Is(watchErr, context.Canceled) {
		err = watchErr
	}
	return err
}

// password is the desk's password, "" for none.
func (c *serveCommand) password(sys System) (string, error) {
	if c.PasswordFile == "" {
		return sys.Getenv("SYNOPTIC_PASSWORD"), nil
	}
	f, err := os.Open(c.PasswordFile)
	if err != nil {
		return "", hinted{err, "check the spelling, and that you may read it"}
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxPassword))
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(string(raw), "\n")
	if line = strings.TrimSuffix(line, "\r"); line == "" {
		return "", hinted{fmt.Errorf("%s: there is no password in it", clean.Line(c.PasswordFile)), "write it on the first line"}
	}
	return line, nil
}

// checkAddress refuses an address that is none, and one that others can reach
// without a password.
func (c *serveCommand) checkAddress(password string) error {
	switch err := web.CheckAddress(c.Addr, password); {
	case errors.Is(err, web.ErrPublic):
		return hinted{fmt.Errorf("%s: %w", clean.Line(c.Addr), err), "give one with --password-file or $SYNOPTIC_PASSWORD, or listen on 127.0.0.1"}
	case err != nil:
		return usageError{hinted{fmt.Errorf("%q is no address to listen on", c.Addr), "write it as 127.0.0.1:8765"}}
	}
	return nil
}

// shownAddress is where a browser finds a listener: on this machine where it
// listens everywhere.
func shownAddress(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return a.String()
}
