//go:build !linux

package sqlstore_test

import "testing"

// smallDisk is there where a file system can be mounted by a call.
func smallDisk(t *testing.T, _ int) string {
	t.Skip("no file system can be mounted here")
	return ""
}
