package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"baocaovien/internal/nginx"
	"baocaovien/internal/receive"
)

// articlesOfFirst is how many articles a laptop takes that has none.
const articlesOfFirst = 10_000

// mostOfLink is how much longer than curl, which keeps nothing but files, a first sync may take on a line.
const mostOfLink = 1.2

// lines are the links over which a first sync is measured, in bytes a second: that of an office far off, a faster one, and as fast
// as the machine. Held to the limit is the first, and on all of them what the line has to do with: on faster ones it is the
// library, which stores and indexes each article, that is waited for.
var lines = []struct {
	name string
	rate int64
	held bool
}{{"4 Mbit/s", 4e6 / 8, true}, {"20 Mbit/s", 20e6 / 8, false}, {"loopback", 0, false}}

// firstSync has one laptop with a library take a whole store, and curl fetch the same files, over the same line.
func firstSync(ctx context.Context, g *gauge) error {
	kho, err := g.folder("kho-first")
	if err != nil {
		return err
	}
	work, err := g.folder("nginx-first")
	if err != nil {
		return err
	}
	p := newPress(kho)
	if _, err := p.write(articlesOfFirst); err != nil {
		return err
	}
	if _, err := p.publish(ctx, newHasty(kho)); err != nil {
		return err
	}
	server, err := nginx.Start(ctx, nginx.ServerSettings{Root: kho, Work: work})
	if err != nil {
		return err
	}
	defer server.Stop()
	for _, line := range lines {
		address, hangUp, err := overLine(ctx, server.Address, line.rate)
		if err != nil {
			return err
		}
		err = g.first(ctx, kho, address, line.name, line.held)
		hangUp()
		if err != nil {
			return err
		}
	}
	return nil
}

// first measures over one line.
func (g *gauge) first(ctx context.Context, kho, address, line string, held bool) error {
	theirs, err := g.curl(ctx, kho, address)
	if err != nil {
		return err
	}
	times, used := map[bool]time.Duration{}, time.Duration(0)
	for _, own := range []bool{false, true} {
		dir, err := g.folder(fmt.Sprintf("first-%v", own))
		if err != nil {
			return err
		}
		l, err := newLaptop(ctx, dir, address, own)
		if err != nil {
			return err
		}
		begun, before := time.Now(), processor()
		err = l.sync(ctx)
		times[own], used = time.Since(begun), processor()-before
		l.close()
		if err = errors.Join(err, os.RemoveAll(dir)); err != nil {
			return err
		}
	}
	limit := 0.0
	if held {
		limit = mostOfLink
	}
	what := fmt.Sprintf("first sync of %s, %s", counted(articlesOfFirst), line)
	g.note(what+", curl", theirs.Seconds(), 0, "s", "%.1f")
	g.note(what+", with the library", times[true].Seconds(), 0, "s", "%.1f")
	g.note(what+", with the library, processor", used.Seconds(), 0, "s", "%.1f")
	g.note(what+", the same beside curl", times[true].Seconds()/theirs.Seconds(), limit, "×", "%.2f")
	g.note(what+", fetching and reading alone beside curl", times[false].Seconds()/theirs.Seconds(), mostOfLink, "×", "%.2f")
	return nil
}

// processor is the processor's time that this process has used: on a machine that others use it tells more than a clock.
func processor() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// curl fetches all files of a store by as many connections as we have, and returns how long it took.
func (g *gauge) curl(ctx context.Context, kho, address string) (time.Duration, error) {
	program, err := exec.LookPath("curl")
	if err != nil {
		return 0, err
	}
	into, err := g.folder("curl")
	if err != nil {
		return 0, err
	}
	var list strings.Builder
	err = filepath.WalkDir(kho, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(kho, path)
		fmt.Fprintf(&list, "url=%s/%s\noutput=%s\n", address, filepath.ToSlash(name), filepath.Join(into, filepath.Base(name)))
		return err
	})
	file := filepath.Join(g.dir, "curl.conf")
	if err := errors.Join(err, os.WriteFile(file, []byte(list.String()), 0o600)); err != nil {
		return 0, err
	}
	begun := time.Now()
	out, err := exec.CommandContext(ctx, program, "--silent", "--show-error", "--fail", "--parallel", "--parallel-max", fmt.Sprint(receive.Connections), "--config", file).CombinedOutput() // #nosec G204 -- the peer
	took := time.Since(begun)
	if err != nil {
		return took, fmt.Errorf("curl: %w: %.300s", err, out)
	}
	return took, os.RemoveAll(into)
}
