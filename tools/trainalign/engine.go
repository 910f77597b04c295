package main

import (
	"synoptic/internal/annotate"
	"synoptic/internal/lang/en"
)

func engine() (annotate.Engine, error) { return en.Load() }
