package main

import (
	"bytes"
	"io"
	"net"
	"os/exec"
	"strings"
	"testing"
)

func TestALittleCrowdTakesAStore(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("nginx"); err != nil && testing.Short() {
		t.Skip("nginx is not on this machine, which make test installs")
	}
	g := &gauge{dir: t.TempDir(), crowd: 5, fresh: 3, libraries: 1, articles: 40}
	if err := laptops(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	g.print(&table)
	held := 0
	for _, f := range g.figures {
		if f.atMost > 0 {
			held++
		}
		if f.verdict() == "NOT MET" && f.unit != "×" { // so few articles weigh little beside their list
			t.Errorf("%s", table.String())
		}
	}
	if held != 4 || !strings.Contains(table.String(), "| 20 new, a laptop") {
		t.Errorf("%s", table.String())
	}
}

func TestALineHandsOnWhatItIsGiven(t *testing.T) {
	t.Parallel()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	said := bytes.Repeat([]byte("một bài "), 5000)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = conn.Write(said)
			_ = conn.Close()
		}
	}()
	address, hangUp, err := overLine(t.Context(), "http://"+listener.Addr().String(), 100<<20)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", strings.TrimPrefix(address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	heard, err := io.ReadAll(conn)
	if err != nil || !bytes.Equal(heard, said) {
		t.Errorf("%d bytes of %d, %v", len(heard), len(said), err)
	}
	if err := conn.Close(); err != nil {
		t.Error(err)
	}
	hangUp()
	if err := listener.Close(); err != nil {
		t.Error(err)
	}
}

func TestNumbersAreWrittenAsPeopleDo(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{7: "7", 1000: "1,000", 100_000: "100,000", 1_234_567: "1,234,567"} {
		if got := counted(n); got != want {
			t.Errorf("%d is %s", n, got)
		}
	}
}
