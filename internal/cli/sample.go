package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/spf13/pflag"

	"baocaovien/internal/sample"
	"baocaovien/internal/words"
)

func sampleCommand() command {
	var address string
	return command{
		name:  "sample",
		flags: func(f *pflag.FlagSet) { f.StringVar(&address, "addr", "127.0.0.1:0", "") },
		run:   func(c *call) (result, error) { return result{text: func(io.Writer) {}}, serveSample(c, address) },
	}
}

// serveSample serves the sample site until the context ends. The first line on stdout is its address.
func serveSample(c *call, address string) error {
	var config net.ListenConfig
	listener, err := config.Listen(c.ctx, "tcp", address)
	if err != nil {
		return usage(errors.New(words.Say("bcv.sample-address", "address", address)))
	}
	server := &http.Server{Handler: sample.Handler(), ReadHeaderTimeout: 10 * time.Second}
	_, _ = fmt.Fprintf(c.stdout, "http://%s\n", listener.Addr())
	if err := c.flush(); err != nil {
		return fmt.Errorf("sample: %w", err)
	}
	say(c.stderr, "bcv.sample-serving")
	stop := context.AfterFunc(c.ctx, func() { _ = server.Close() })
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("sample: %w", err)
	}
	return nil
}
