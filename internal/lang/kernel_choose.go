package lang

// bestKernels are the fastest that this machine can run.
func bestKernels() *kernels { return &plainKernels }
