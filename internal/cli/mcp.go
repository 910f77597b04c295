package cli

import (
	"context"
	"io"

	"synoptic/internal/app/collection"
	"synoptic/internal/mcp"
)

type mcpCommand struct{ dataFlag }

// Help is shown below the flags.
func (mcpCommand) Help() string {
	return `Answers an agent over standard input and output, by the Model Context Protocol: it lists and searches the collection's stories, gives accounts with every passage, and reads articles that the agent hands over, or that lie on this machine. It changes nothing in the collection. docs/agents.md says how agents are told of it. synoptic serve has the same at /mcp, without this machine's files.

Example, for an agent that is configured in JSON:
  {"mcpServers": {"synoptic": {"command": "synoptic", "args": ["mcp"]}}}`
}

// Run answers until standard input ends.
func (c *mcpCommand) Run(ctx context.Context, sys System) error {
	r, err := reader()
	if err != nil {
		return err
	}
	st, err := c.keep(ctx, sys, true)
	if err != nil {
		return err
	}
	defer st.Close()
	s, err := mcp.New(mcp.Options{Collection: collection.New(st, r, collection.Options{}), Version: Version, Reader: r})
	if err != nil {
		return err
	}
	return s.Serve(ctx, io.NopCloser(sys.Stdin), writeCloser{sys.Stdout})
}

// writeCloser leaves a stream open: it is the process's own.
type writeCloser struct{ io.Writer }

func (writeCloser) Close() error { return nil }
