package lang

// machineKernels are the variants that this machine can run, fastest first.
func machineKernels() []*kernels { return []*kernels{&plainKernels} }
