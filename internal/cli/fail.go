package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"synoptic/internal/ingest"
	"synoptic/internal/store"
)

// usageError is a command line that does not say what to do.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// hinted is an error with what to do about it.
type hinted struct {
	err  error
	hint string
}

func (e hinted) Error() string { return e.err.Error() }
func (e hinted) Unwrap() error { return e.err }

// exit is an error that has been told already, or needs no telling.
type exit struct{ code int }

func (e exit) Error() string { return fmt.Sprintf("exit code %d", e.code) }

// fail tells an error on w, as "error:" what and "hint:" what to do, and gives
// its exit code; 0 for none.
func fail(w io.Writer, err error) int {
	if err == nil {
		return exitOK
	}
	var x exit
	if errors.As(err, &x) {
		return x.code
	}
	tell(w, err)
	var usage usageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitFailed
}

// tell writes an error and its hint.
func tell(w io.Writer, err error) {
	text := err.Error()
	if strings.HasPrefix(text, `expected "<path>`) {
		text = "no path is named"
	}
	fmt.Fprintf(w, "error: %s\n", text)
	var (
		h     hinted
		ie    *ingest.Error
		usage usageError
		pe    *kong.ParseError
	)
	switch {
	case errors.As(err, &h):
		fmt.Fprintf(w, "hint: %s\n", h.hint)
	case errors.As(err, &ie) && ie.Hint != "":
		fmt.Fprintf(w, "hint: %s\n", ie.Hint)
	case errors.Is(err, store.ErrFull):
		fmt.Fprintln(w, "hint: make room and run it again; what was kept before is there")
	case errors.As(err, &pe) && pe.Context.Command() != "":
		fmt.Fprintf(w, "hint: synoptic %s --help shows how it is used\n", strings.Fields(pe.Context.Command())[0])
	case errors.As(err, &usage):
		fmt.Fprintln(w, "hint: synoptic --help shows what there is")
	}
}
