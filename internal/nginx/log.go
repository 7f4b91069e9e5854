package nginx

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
)

// logFormat is a line of the log: status, bytes of the request and of the answer, both with their headers, of its body alone, and
// the path.
const logFormat = `$status $request_length $bytes_sent $body_bytes_sent $request_uri`

// Answered is a request as the server counted it.
type Answered struct {
	Status      int
	Asked, Sent int64 // bytes, with the headers
	Body        int64 // bytes of Sent without the header
	Path        string
}

// marker is a path that nobody but the server's own Answered asks for: one worker writes a line into its log before it takes up
// the next request, so that all lines of before stand there when this one is answered.
const marker = "/nginx-log-to-here"

// Answered returns the requests since it was called last.
func (s *Server) Answered(ctx context.Context) ([]Answered, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.Address+marker, nil)
	if err != nil {
		return nil, err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	if err := answer.Body.Close(); err != nil {
		return nil, err
	}
	log, err := os.Open(s.log)
	if err != nil {
		return nil, err
	}
	defer func() { _ = log.Close() }()
	if _, err := log.Seek(s.read, io.SeekStart); err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(log)
	if err != nil {
		return nil, err
	}
	whole := raw[:strings.LastIndexByte(string(raw), '\n')+1]
	s.read += int64(len(whole))
	return parseLog(string(whole))
}

func parseLog(text string) (all []Answered, err error) {
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) != 5 {
			return nil, fmt.Errorf("line %q of the log", line)
		}
		if fields[4] == marker {
			continue
		}
		var numbers [4]int64
		for i := range numbers {
			if numbers[i], err = strconv.ParseInt(fields[i], 10, 64); err != nil {
				return nil, fmt.Errorf("line %q of the log: %w", line, err)
			}
		}
		all = append(all, Answered{Status: int(numbers[0]), Asked: numbers[1], Sent: numbers[2], Body: numbers[3], Path: fields[4]})
	}
	return all, nil
}
