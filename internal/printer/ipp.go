//go:build !windows

package printer

import (
	"bufio"
	"bytes"
	"context"
	"net/url"
	"os"
	"strings"
)

// ippState is the state of a job, by its name in RFC 8011, 5.3.7.
type ippState string

// The states in which a job has ended.
const (
	completed ippState = "completed"
	canceled  ippState = "canceled"
	aborted   ippState = "aborted"
)

// question asks CUPS for the state of a job, in the language of ipptool(1).
const question = `{
	OPERATION Get-Job-Attributes
	GROUP operation-attributes-tag
	ATTR charset attributes-charset utf-8
	ATTR language attributes-natural-language en
	ATTR uri job-uri $uri
	ATTR keyword requested-attributes job-state,job-state-reasons,job-printer-state-message
}
`

// askState asks CUPS how a job stands, since lpstat says the same of a job that was printed and of one that was given up.
// "" where CUPS has forgotten the job, or has no ipptool beside it.
func askState(ctx context.Context, job string) (state ippState, reasons string) {
	server, err := command(ctx, "lpstat", "-H").Output()
	if err != nil {
		return "", ""
	}
	file, err := os.CreateTemp("", "job-*.test")
	if err != nil {
		return "", ""
	}
	defer func() { _ = os.Remove(file.Name()) }()
	_, err = file.WriteString(question)
	if closed := file.Close(); err != nil || closed != nil {
		return "", ""
	}
	out, err := command(ctx, "ipptool", "-tv", jobAddress(string(server), job), file.Name()).Output()
	if err != nil {
		return "", ""
	}
	return parseState(out)
}

// jobAddress is where a job of «Phong-1-7» stands on a server, which is a host or the path of a socket.
func jobAddress(server, job string) string {
	return "ipp://" + url.PathEscape(strings.TrimSpace(server)) + "/jobs/" + job[strings.LastIndex(job, "-")+1:]
}

// parseState reads what ipptool -tv prints of a job:
//
//	job-state (enum) = aborted
//	job-state-reasons (keyword) = processing-to-stop-point
//	job-printer-state-message (textWithoutLanguage) = No paper
func parseState(out []byte) (state ippState, reasons string) {
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Scan() {
		name, value, found := strings.Cut(strings.TrimSpace(lines.Text()), " = ")
		attribute, _, _ := strings.Cut(name, " (")
		switch {
		case !found:
		case attribute == "job-state":
			state = ippState(value)
		case attribute == "job-state-reasons", attribute == "job-printer-state-message":
			reasons = strings.Trim(reasons+"; "+value, "; ")
		}
	}
	return state, reasons
}
