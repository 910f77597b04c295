// Command synoptic lays several outlets' accounts of one event side by side.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"synoptic/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	code := cli.Main(ctx, os.Args[1:], cli.OS())
	stop()
	os.Exit(code)
}
