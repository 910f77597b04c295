//go:build !unix

package sqlstore

// readOnlyFS reports whether err is that of a file system that is mounted for
// reading; elsewhere that is a matter of permission.
func readOnlyFS(error) bool { return false }
