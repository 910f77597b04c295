package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"os"
	"time"
)

// The kinds of errors.
var (
	ErrURL       = errors.New("not a web address that can be fetched")
	ErrAddress   = errors.New("refused: it leads to an address that is not public")
	ErrPort      = errors.New("refused: it asks for a port that is not for the web")
	ErrRobots    = errors.New("its robots.txt forbids it")
	ErrTooLarge  = errors.New("too large")
	ErrTimeout   = errors.New("it took too long")
	ErrRedirects = errors.New("its redirects lead nowhere")
	ErrNotFound  = errors.New("not found")
	ErrGone      = errors.New("gone for good")
	ErrDenied    = errors.New("the server does not let it be read")
	ErrBusy      = errors.New("the server asks to wait")
	ErrServer    = errors.New("the server failed")
	ErrStatus    = errors.New("an answer that is of no use")
	ErrType      = errors.New("not a kind of file that can be read")
	ErrPacking   = errors.New("its packing cannot be read")
	ErrNetwork   = errors.New("it cannot be reached")
)

// Error is why an address was not fetched, and what to do about it.
type Error struct {
	URL    string
	Kind   error  // one of the kinds above
	Cause  error  // nil if Kind says it all
	Hint   string // what the user can do, in plain words; "" if nothing
	Status int    // of HTTP, 0 if it did not come to that
	// RetryAfter is how long to wait before another try, 0 if the server did not
	// say.
	RetryAfter time.Duration
	// Moved is as in Response: an address may have moved and be gone there.
	Moved string
}

func (e *Error) Error() string {
	if e.Cause == nil {
		return fmt.Sprintf("%s: %v", e.URL, e.Kind)
	}
	return fmt.Sprintf("%s: %v: %v", e.URL, e.Kind, e.Cause)
}

// Unwrap gives the kind and the cause to errors.Is and errors.As.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

// Temporary reports whether another try later may go better.
func (e *Error) Temporary() bool {
	switch e.Kind {
	case ErrTimeout, ErrBusy, ErrServer, ErrNetwork:
		return true
	}
	return false
}

// failed makes the Error of what the network gave. The error of a context that
// the caller ended is handed on as it is.
func failed(ctx context.Context, url string, err error) error {
	var own *Error
	if errors.As(err, &own) {
		about := *own
		about.URL = url
		return &about
	}
	if cause := ctx.Err(); cause != nil {
		return cause
	}
	e := &Error{URL: url, Kind: ErrNetwork, Cause: plain(err), Hint: "check the address and the connection, or try again later"}
	var nerr net.Error
	var dns *net.DNSError
	var cert *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	switch {
	case errors.Is(err, errHeader):
		e.Kind, e.Cause, e.Hint = ErrTooLarge, errHeader, "the server is broken or hostile"
	case errors.As(err, &dns) && dns.IsNotFound:
		e.Cause, e.Hint = fmt.Errorf("no such host %q", dns.Name), "check the spelling of the address"
	case errors.As(err, &cert):
		e.Hint = "its certificate cannot be trusted; nothing is read past that"
	case errors.As(err, &record):
		e.Hint = "the server does not speak https there; try http"
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &nerr) && nerr.Timeout():
		e.Kind, e.Hint = ErrTimeout, "try again later"
	}
	return e
}

// plain is err without the operation and address that net adds.
func plain(err error) error {
	var op *net.OpError
	if errors.As(err, &op) && op.Err != nil {
		return op.Err
	}
	return err
}
