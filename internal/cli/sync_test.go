package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// A sync that is stopped tells what came, and keeps it.
func TestAStoppedSyncTellsWhatCame(t *testing.T) {
	t.Parallel()
	asked := make(chan struct{}, 1)
	hold := make(chan struct{})
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/rss":
			w.Header().Set("Content-Type", "application/rss+xml")
			_, _ = fmt.Fprint(w, `<rss version="2.0"><channel><title>Chậm</title><item><title>Bài một</title><link>/1</link></item>`+
				`<item><title>Bài hai</title><link>/2</link></item></channel></rss>`)
		case "/1":
			_, _ = fmt.Fprintf(w, "<html><body><article><h1>Bài một</h1><p>%s</p></article></body></html>", strings.Repeat("Bà con ngư dân bám biển. ", 60))
		default:
			select {
			case asked <- struct{}{}:
			default:
			}
			select {
			case <-hold:
			case <-r.Context().Done():
			}
		}
	}))
	defer site.Close()
	defer close(hold)
	dir := t.TempDir()
	if a := bcv(t, dir, "source", "add", site.URL+"/rss", "--kind", "feed"); a.code != 0 {
		t.Fatalf("%+v", a)
	}
	command := exec.CommandContext(t.Context(), program, "--data", dir, "sync", "--json")
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	<-asked
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := command.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 3 {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	var report struct {
		Sources []struct{ Status string }
	}
	decode(t, stdout.String(), &report)
	if len(report.Sources) != 1 || report.Sources[0].Status == "" || stderr.Len() == 0 {
		t.Errorf("%s\n%s", stdout.String(), stderr.String())
	}
}
