package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// syncs reads the same feeds with bcv and with newsboat: all new, and once more with nothing new. newsboat takes the feeds
// alone, bcv every page as well.
func syncs(ctx context.Context, b *bench) error {
	root, err := b.folder("site")
	if err != nil {
		return err
	}
	host, stop, err := b.serve(ctx, root, "site")
	if err != nil {
		return err
	}
	defer stop()
	addresses, err := writeSite(root, host, articlesPerFeed, 0)
	if err != nil {
		return err
	}
	library, err := b.subscribe(ctx, "library", addresses)
	if err != nil {
		return err
	}
	boat, err := newBoat(b, addresses)
	if err != nil {
		return err
	}
	for _, what := range []string{"sync of 5,000 new articles", "sync with nothing new"} {
		ours, err := measure(ctx, b.dir, nil, b.bcv, "--data", library, "sync")
		if err != nil {
			return err
		}
		theirs, err := boat.reload(ctx)
		if err != nil {
			return err
		}
		b.note(what, ours.wall.Seconds(), "s", "newsboat", theirs.wall.Seconds())
		b.note(what+", processor", milliseconds(ours.processor)/articles, "ms/article", "newsboat", milliseconds(theirs.processor)/articles)
	}
	b.note("library of these", bytesOf(library, "thu-vien.db*")/articles/1000, "kB/article", "newsboat", bytesOf(boat.dir, "cache.db*")/articles/1000)
	return nil
}

// sizes has the same number of kilobytes of furniture around each text as a newspaper's pages have.
func sizes(ctx context.Context, b *bench) error {
	root, err := b.folder("newspaper")
	if err != nil {
		return err
	}
	host, stop, err := b.serve(ctx, root, "newspaper")
	if err != nil {
		return err
	}
	defer stop()
	const perFeed = 100
	addresses, err := writeSite(root, host, perFeed, 76_000)
	if err != nil {
		return err
	}
	library, err := b.subscribe(ctx, "newspaper-library", addresses)
	if err != nil {
		return err
	}
	if _, err := measure(ctx, b.dir, nil, b.bcv, "--data", library, "sync"); err != nil {
		return err
	}
	b.note("library with pages of 80 kB", bytesOf(library, "thu-vien.db*")/(feeds*perFeed)/1000, "kB/article", "", 0)
	return nil
}

// subscribe makes a library with these feeds.
func (b *bench) subscribe(ctx context.Context, name string, addresses []string) (library string, err error) {
	if library, err = b.folder(name); err != nil {
		return "", err
	}
	for _, address := range addresses {
		if _, err := measure(ctx, b.dir, nil, b.bcv, "--data", library, "source", "add", address, "--kind", "feed"); err != nil {
			return "", err
		}
	}
	return library, nil
}

// newsboat is a newsboat with these feeds; one without a program does nothing.
type newsboat struct{ program, dir string }

func newBoat(b *bench, addresses []string) (newsboat, error) {
	dir, err := b.folder("newsboat")
	if err != nil {
		return newsboat{}, err
	}
	for name, text := range map[string]string{"urls": strings.Join(addresses, "\n"), "config": "max-items 0\nreload-threads 2\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text+"\n"), 0o600); err != nil {
			return newsboat{}, err
		}
	}
	return newsboat{installed("newsboat"), dir}, nil
}

func (n newsboat) reload(ctx context.Context) (spent, error) {
	if n.program == "" {
		return spent{}, nil
	}
	return measure(ctx, n.dir, nil, n.program, "-u", filepath.Join(n.dir, "urls"), "-c", filepath.Join(n.dir, "cache.db"), "-C", filepath.Join(n.dir, "config"), "-x", "reload")
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// bytesOf sums the files of a folder that match.
func bytesOf(dir, pattern string) (bytes float64) {
	files, _ := filepath.Glob(filepath.Join(dir, pattern)) // the pattern is fixed
	for _, f := range files {
		if info, err := os.Stat(f); err == nil {
			bytes += float64(info.Size())
		}
	}
	return bytes
}
