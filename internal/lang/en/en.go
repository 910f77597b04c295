package en

import (
	"embed"

	"synoptic/internal/lang"
)

//go:embed model.bin
var weights embed.FS

// Load reads the embedded English model. It takes some tens of milliseconds:
// load once and share the model, which is safe for many goroutines.
func Load() (*lang.Model, error) { return lang.Load(weights, Tables) }
