package store_test

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"baocaovien/internal/library"
)

// fileOf is a file that a test can tell whole from its name.
func fileOf(n int) library.File {
	return library.File{
		URL: fmt.Sprint("https://example.org/tep/", n), MediaType: "image/jpeg", Text: "Chữ trong tệp.",
		Data: bytes.Repeat([]byte(fmt.Sprint("tệp ", n, ";")), 3000),
	}
}

// TestAKilledWriterLeavesFilesWhole runs itself as another process and kills it while it keeps files.
func TestAKilledWriterLeavesFilesWhole(t *testing.T) {
	if dir := os.Getenv("STORE_KEEP_FILES_UNTIL_KILLED"); dir != "" {
		keepFilesUntilKilled(t, dir)
		return
	}
	dir, kept := killed(t, "STORE_KEEP_FILES_UNTIL_KILLED", "kept", 20)
	l := open(t, dir)
	sound(t, l.Path())
	for n := 1; n <= kept; n++ {
		if f, err := l.File(t.Context(), 1, fileOf(n).URL); err != nil || !bytes.Equal(f.Data, fileOf(n).Data) {
			t.Fatalf("file %d of %d: %d bytes, %v", n, kept, len(f.Data), err)
		}
	}
}

func keepFilesUntilKilled(t *testing.T, dir string) {
	l := open(t, dir)
	s, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org/rss", Title: "x", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	id, _ := save(t, l, arrival(s, "1", "Bài", "Đoạn."))
	for n := 1; n < 100_000; n++ {
		if err := l.KeepFile(t.Context(), id, fileOf(n)); err != nil {
			t.Fatal(err)
		}
		fmt.Printf("kept %d\n", n)
	}
}
