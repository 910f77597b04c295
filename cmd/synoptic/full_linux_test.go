package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestFullDisk adds articles to a collection on a disk that has room for some of
// them: the program says so, and loses nothing that it said it kept. With room,
// the same command goes on, and comes to the stories and accounts of a disk that
// always had it. The small file system is one that only root can mount.
func TestFullDisk(t *testing.T) {
	const articles = 60
	small := t.TempDir()
	if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("no file system can be mounted: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(small, syscall.MNT_DETACH) })
	program, rows := build(t), manyRows(t, articles)
	full, whole := filepath.Join(small, "full"), filepath.Join(t.TempDir(), "whole")
	if out, err := exec.Command(program, "add", rows, "--data", whole).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	c := exec.Command(program, "add", "--each", rows, "--data", full)
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.Output()
	if c.ProcessState.ExitCode() != 1 || !strings.Contains(errs.String(), "no room left") || !strings.Contains(errs.String(), "hint: make room") {
		t.Fatalf("on a full disk: %v\n%s", err, errs.Bytes())
	}
	k := &killing{kept: map[string]bool{}, whole: map[string]bool{}}
	k.note(bytes.NewReader(out))
	if err := syscall.Mount("tmpfs", small, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	k.holds(t, full, true)
	t.Logf("%d of %d articles were there when the disk was full", len(k.kept), articles)
	k.run(t, program, rows, full, 0)
	k.holds(t, full, true)
	if a, b := allAccounts(t, whole), allAccounts(t, full); a != b {
		t.Errorf("the stories are not those of a disk with room (%d and %d bytes)", len(b), len(a))
	}
}
