package main

import (
	"bufio"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

//go:embed ratios.txt
var storedRatios string

// ratiosBefore are those that were last measured, by their names.
func ratiosBefore() map[string]float64 {
	all := map[string]float64{}
	for line := range strings.Lines(storedRatios) {
		name, value, found := strings.Cut(strings.TrimSpace(line), "\t")
		if ratio, err := strconv.ParseFloat(value, 64); found && err == nil {
			all[name] = ratio
		}
	}
	return all
}

// change tells a ratio beside the one that was last measured: «0.29, before 0.43 (−33 %)».
func change(name string, now float64) string {
	before, known := ratiosBefore()[name]
	if !known {
		return fmt.Sprintf("%.3g", now)
	}
	return fmt.Sprintf("%.3g, before %.3g (%+.0f %%)", now, before, 100*(now/before-1))
}

var errBenchFailed = errors.New("a benchmark failed")

// changes passes on what go test prints of benchmarks, and behind it each ratio that one reported beside the one that was last
// measured. A ratio's unit begins with × or x-.
func changes(from io.Reader, to io.Writer) error {
	var found []string
	failed := false
	lines := bufio.NewScanner(from)
	for lines.Scan() {
		if _, err := fmt.Fprintln(to, lines.Text()); err != nil {
			return err
		}
		failed = failed || strings.HasPrefix(lines.Text(), "FAIL") || strings.HasPrefix(lines.Text(), "--- FAIL")
		fields := strings.Fields(lines.Text())
		for i := 2; i+1 < len(fields) && strings.HasPrefix(fields[0], "Benchmark"); i++ {
			ratio, err := strconv.ParseFloat(fields[i], 64)
			if unit := fields[i+1]; err == nil && (strings.HasPrefix(unit, "×") || strings.HasPrefix(unit, "x-")) {
				name := fields[0]
				if at := strings.LastIndex(name, "-"); at > 0 { // how many processors it had
					name = name[:at]
				}
				name += " " + unit
				found = append(found, name+": "+change(name, ratio))
			}
		}
	}
	for _, line := range found {
		if _, err := fmt.Fprintln(to, line); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil || !failed {
		return err
	}
	return errBenchFailed
}
