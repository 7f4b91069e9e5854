package instance

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestASecondWindowShowsTheFirstAndGivesItItsFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first, another := Take(t.Context(), dir, nil)
	if another {
		t.Fatal("there is one in a new folder")
	}
	ctx, stop := context.WithCancel(t.Context())
	shown, ended := make(chan []string, 2), make(chan struct{})
	go func() {
		first.Serve(ctx, func(files []string) { shown <- files })
		close(ended)
	}()
	files := []string{"/tài liệu/một.docx", "/hai.pdf"}
	for range 2 {
		if _, another := Take(t.Context(), dir, files); !another {
			t.Fatal("two windows on one library")
		}
		if got := <-shown; !slices.Equal(got, files) {
			t.Errorf("is given %q", got)
		}
	}
	if other, another := Take(t.Context(), t.TempDir(), nil); another || other.Close() != nil {
		t.Error("another library has no window of its own")
	}
	stop()
	<-ended
	if err := first.Close(); err != nil {
		t.Error(err)
	}
	if next, another := Take(t.Context(), dir, nil); another || next.Close() != nil {
		t.Error("after it was closed nobody can be the one")
	}
}

func TestWhatAWindowLeftThatIsNoMoreKeepsNobodyOut(t *testing.T) {
	t.Parallel()
	for name, left := range map[string]string{
		"a window that was killed": `{"address":"127.0.0.1:1","token":"x"}`,
		"half a file":              `{"address":"127.`,
		"an address elsewhere":     `{"address":"203.0.113.9:80","token":"x"}`,
		"nothing":                  ``,
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, doorName), []byte(left), 0o600); err != nil {
			t.Fatal(err)
		}
		i, another := Take(t.Context(), dir, nil)
		if another {
			t.Errorf("%s keeps out", name)
			continue
		}
		if i.listener == nil {
			t.Errorf("%s: nothing is heard", name)
		}
		if err := i.Close(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhoDoesNotKnowTheTokenIsNotHeard(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first, _ := Take(t.Context(), dir, nil)
	defer first.Close()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go first.Serve(ctx, func(files []string) { t.Errorf("hears %q", files) })
	stranger := &Instance{path: filepath.Join(t.TempDir(), doorName), door: door{first.door.Address, "khac"}}
	if err := stranger.hang(); err != nil {
		t.Fatal(err)
	}
	if stranger.tell(t.Context(), []string{"/x.exe"}) {
		t.Error("is answered")
	}
}
