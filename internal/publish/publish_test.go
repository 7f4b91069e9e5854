package publish_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"baocaovien/internal/carrier"
	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/publish"
)

func officeOf(seed byte) publish.Publisher {
	return publish.Publisher{Name: "Ban Tuyên giáo", Private: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize)), Program: "thử"}
}

// items are n articles, whose text is told by version.
func items(t *testing.T, n int, version string) (all []publish.PublishItem) {
	t.Helper()
	for i := range n {
		packed, err := depot.PackItem(depot.PublishedArticle{URL: fmt.Sprintf("https://x.example/%d", i), Title: fmt.Sprintf("Bài %d, bản %s", i, version)})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, publish.PublishItem{
			WantedItem: depot.WantedItem{UID: depot.UIDOf(depot.ArticleItem, fmt.Sprint(i)), Kind: depot.ArticleItem, Hash: depot.HashOf(packed), Size: int64(len(packed))},
			Packed:     func(context.Context) ([]byte, error) { return packed, nil },
		})
	}
	return all
}

// bring publishes items at a place, from what stands there.
func bring(t *testing.T, at publish.StorePlace, o publish.Publisher, all []publish.PublishItem) (publish.Published, error) {
	t.Helper()
	s, err := publish.Open(t.Context(), at)
	if err != nil {
		return publish.Published{}, err
	}
	return s.Publish(t.Context(), at, o, library.Day(2026, 11, 29), all, "hết hiệu lực")
}

// titles reads a store as a receiver does, and returns the serial and what counts in it.
func titles(t *testing.T, at publish.StorePlace) (serial int64, all []string) {
	t.Helper()
	read := func(name string) []byte {
		raw, _, err := at.Read(t.Context(), name, depot.MostItem)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return raw
	}
	m, _, err := depot.Open(depot.StoreHead{Manifest: read(depot.ManifestName), Signatures: read(depot.SignaturesName)})
	if err != nil {
		t.Fatal(err)
	}
	for _, ref := range m.Shards {
		entries, err := depot.ReadShard(ref, read(depot.ShardName(ref.Hash)))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !e.Counts() {
				continue
			}
			a, err := depot.ReadArticle(e, read(depot.ItemName(e.Hash)))
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, a.Title)
		}
	}
	return m.Serial, all
}

func TestPublishingAgainWritesOnlyWhatIsNew(t *testing.T) {
	t.Parallel()
	at := carrier.NewFolder(filepath.Join(t.TempDir(), "kho"))
	first, err := bring(t, at, officeOf(1), items(t, 1000, "1"))
	if err != nil || first.Serial != 1 || first.New != 1000 || first.Items != 1000 {
		t.Fatalf("%+v, %v", first, err)
	}
	same, err := bring(t, at, officeOf(1), items(t, 1000, "1"))
	if err != nil || same.Serial != 1 || same.FilesWritten != 0 || same.New != 0 {
		t.Errorf("nothing new: %+v, %v", same, err)
	}
	more, err := bring(t, at, officeOf(1), items(t, 1020, "1"))
	if err != nil || more.Serial != 2 || more.New != 20 || more.FilesWritten > 24 {
		t.Errorf("20 more: %+v, %v", more, err)
	}
	fewer, err := bring(t, at, officeOf(1), items(t, 1019, "1"))
	if err != nil || fewer.Withdrawn != 1 || fewer.Items != 1019 || fewer.FilesWritten != 3 {
		t.Errorf("one withdrawn: %+v, %v", fewer, err)
	}
	if serial, all := titles(t, at); serial != 3 || len(all) != 1019 {
		t.Errorf("serial %d of %d", serial, len(all))
	}
}

func TestAnotherOfficesStoreIsNotTouched(t *testing.T) {
	t.Parallel()
	at := carrier.NewFolder(t.TempDir())
	if _, err := bring(t, at, officeOf(1), items(t, 2, "1")); err != nil {
		t.Fatal(err)
	}
	if _, err := bring(t, at, officeOf(2), items(t, 3, "1")); !library.IsKind(err, library.UnknownSigner) {
		t.Errorf("err = %v", err)
	}
	if serial, all := titles(t, at); serial != 1 || len(all) != 2 {
		t.Errorf("serial %d: %q", serial, all)
	}
}

// cutting is a place at which every writing fails after the first ones.
type cutting struct {
	publish.StorePlace
	left int
}

var errCut = errors.New("cut off")

func (c *cutting) cut() error {
	c.left--
	if c.left < 0 {
		return library.Fail(library.Unreachable, "x", errCut)
	}
	return nil
}

func (c *cutting) Write(ctx context.Context, name string, data []byte) error {
	if err := c.cut(); err != nil {
		return err
	}
	return c.StorePlace.Write(ctx, name, data)
}

func (c *cutting) Replace(ctx context.Context, files ...carrier.Replacement) error {
	for _, f := range files {
		if err := c.cut(); err != nil {
			return err
		}
		if err := c.StorePlace.Replace(ctx, f); err != nil {
			return err
		}
	}
	return nil
}

func TestWhereverPublishingIsCutOffTheStoreIsWhole(t *testing.T) {
	t.Parallel()
	for left := range 12 {
		at := carrier.NewFolder(t.TempDir())
		if _, err := bring(t, at, officeOf(1), items(t, 3, "1")); err != nil {
			t.Fatal(err)
		}
		_, err := bring(t, &cutting{at, left}, officeOf(1), items(t, 5, "2"))
		serial, all := titles(t, at)
		switch {
		case err != nil && serial == 1 && len(all) == 3, err == nil && serial == 2 && len(all) == 5:
		default:
			t.Errorf("cut after %d writings: %v, serial %d of %q", left, err, serial, all)
		}
		if done, err := bring(t, at, officeOf(1), items(t, 5, "2")); err != nil || done.Serial != 2 {
			t.Errorf("cut after %d writings, then again: %+v, %v", left, done, err)
		}
		if serial, all := titles(t, at); serial != 2 || len(all) != 5 {
			t.Errorf("cut after %d writings, then again: serial %d of %q", left, serial, all)
		}
	}
}

func TestOfTwoPublishersAtOnceOneComesLater(t *testing.T) {
	t.Parallel()
	for range 20 {
		at := carrier.NewFolder(t.TempDir())
		if _, err := bring(t, at, officeOf(1), items(t, 2, "1")); err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		failures := make([]error, 4)
		for n := range failures {
			all.Go(func() { _, failures[n] = bring(t, at, officeOf(1), items(t, 3+n, "2")) })
		}
		all.Wait()
		done := 0
		for _, err := range failures {
			switch {
			case err == nil:
				done++
			case !library.IsKind(err, library.BusyStore):
				t.Errorf("err = %v", err)
			}
		}
		if serial, got := titles(t, at); serial != int64(1+done) || len(got) < 2 {
			t.Errorf("serial %d after %d publishings: %q", serial, done, got)
		}
	}
}

func TestALockThatWasLeftBehindIsTakenAway(t *testing.T) {
	t.Parallel()
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	ended := exec.CommandContext(t.Context(), "go", "version")
	if err := ended.Run(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		says string
		old  bool
		busy bool
	}{
		"of another machine":                 {says: "7 \"máy khác\" 2026", busy: true},
		"of another machine, years ago":      {says: "7 \"máy khác\" 2020", old: true},
		"of a program that runs":             {says: fmt.Sprintf("%d %q 2026", os.Getppid(), host), busy: true},
		"of this program":                    {says: fmt.Sprintf("%d %q 2026", os.Getpid(), host), busy: true},
		"of a program that was killed":       {says: fmt.Sprintf("%d %q 2026", ended.Process.Pid, host)},
		"that says nothing":                  {busy: true},
		"that says nothing, since years":     {old: true},
		"of a program that has no number":    {says: "x \"" + host + "\"", busy: true},
		"of a killed one of another machine": {says: fmt.Sprintf("%d \"máy khác\" 2026", ended.Process.Pid), busy: true},
	} {
		dir := t.TempDir()
		lock := filepath.Join(dir, "kho.khoa")
		if err := os.WriteFile(lock, []byte(c.says), 0o600); err != nil {
			t.Fatal(err)
		}
		if old := library.Day(2020, 1, 1).Time(); c.old {
			if err := os.Chtimes(lock, old, old); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := bring(t, carrier.NewFolder(dir), officeOf(1), items(t, 1, "1")); library.IsKind(err, library.BusyStore) != c.busy || !c.busy && err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestAStoreThatIsNotWholeIsNotPublishedInto has the files of an office's own store be gone or changed.
func TestAStoreThatIsNotWholeIsNotPublishedInto(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		spoil func(dir, shard string) error
		want  library.Kind
	}{
		"no signatures":    {func(dir, _ string) error { return os.Remove(filepath.Join(dir, depot.SignaturesName)) }, library.IncompleteStore},
		"no shard":         {func(dir, shard string) error { return os.Remove(filepath.Join(dir, shard)) }, library.IncompleteStore},
		"a shard cut off":  {func(dir, shard string) error { return os.Truncate(filepath.Join(dir, shard), 9) }, library.ChangedStore},
		"a shard of 10 GB": {func(dir, shard string) error { return os.Truncate(filepath.Join(dir, shard), 10<<30) }, library.ChangedStore},
	} {
		dir := t.TempDir()
		at := carrier.NewFolder(dir)
		if _, err := bring(t, at, officeOf(1), items(t, 3, "1")); err != nil {
			t.Fatal(err)
		}
		shards, err := filepath.Glob(filepath.Join(dir, "shards", "*"))
		if err != nil || len(shards) != 1 {
			t.Fatal(shards, err)
		}
		if err := c.spoil(dir, filepath.Join("shards", filepath.Base(shards[0]))); err != nil {
			t.Fatal(err)
		}
		if done, err := bring(t, at, officeOf(1), items(t, 4, "1")); !library.IsKind(err, c.want) {
			t.Errorf("%s: %+v, %v, want %s", name, done, err, c.want)
		}
	}
}

// careless is a place that cannot keep two publishers apart: what comes last stands there.
type careless struct {
	carrier.Folder
	other func() // publishes just then
}

func (c *careless) Replace(ctx context.Context, files ...carrier.Replacement) error {
	for _, f := range files {
		if err := c.Write(ctx, f.Name, f.Data); err != nil {
			return err
		}
	}
	if c.other != nil {
		c.other()
	}
	return nil
}

// TestWhoIsOverwrittenIsTold has two publishers of one serial meet at a place that cannot keep them apart.
func TestWhoIsOverwrittenIsTold(t *testing.T) {
	t.Parallel()
	folder := carrier.NewFolder(t.TempDir())
	if _, err := bring(t, folder, officeOf(1), items(t, 2, "1")); err != nil {
		t.Fatal(err)
	}
	second, err := publish.Open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	place := &careless{Folder: folder, other: func() {
		at := &careless{Folder: folder}
		if _, err := second.Publish(t.Context(), at, officeOf(1), library.Day(2026, 11, 29), items(t, 5, "1"), ""); err != nil {
			t.Error(err)
		}
	}}
	if _, err := bring(t, place, officeOf(1), items(t, 3, "1")); !library.IsKind(err, library.BusyStore) {
		t.Errorf("err = %v", err)
	}
	if serial, all := titles(t, folder); serial != 2 || len(all) != 5 {
		t.Errorf("serial %d of %q", serial, all)
	}
}
