package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"
)

// gauge measures in a folder of its own.
type gauge struct {
	bcv, dir  string
	crowd     int // laptops
	libraries int // how many of them have one, and are not simulated
	fresh     int // how many of them take the whole store first: as many more as libraries are simulated
	articles  int // of that store
	figures   []heldFigure
}

// heldFigure is what was measured, beside the limit it is held to: 0 where there is none.
type heldFigure struct {
	what        string
	is, atMost  float64
	unit, shown string // how the number is printed
}

func (g *gauge) note(what string, is, atMost float64, unit, shown string) {
	f := heldFigure{what, is, atMost, unit, shown}
	g.figures = append(g.figures, f)
	fmt.Fprintf(os.Stderr, "%s: %s %s\n", what, f.number(is), f.verdict())
}

func (f heldFigure) number(n float64) string { return fmt.Sprintf(f.shown, n) + " " + f.unit }

// verdict says whether a figure is what it should be.
func (f heldFigure) verdict() string {
	switch {
	case f.atMost == 0:
		return ""
	case f.is <= f.atMost:
		return "met"
	}
	return "NOT MET"
}

// print writes the table, as README.md keeps it.
func (g *gauge) print(to io.Writer) {
	w := tabwriter.NewWriter(to, 0, 0, 1, ' ', 0)
	_, _ = fmt.Fprintln(w, "| what\t| is\t| at most\t| \t|\n| ---\t| ---\t| ---\t| ---\t|")
	for _, f := range g.figures {
		limit := ""
		if f.atMost > 0 {
			limit = f.number(f.atMost)
		}
		_, _ = fmt.Fprintf(w, "| %s\t| %s\t| %s\t| %s\t|\n", f.what, f.number(f.is), limit, f.verdict())
	}
	_ = w.Flush() // a terminal that went away is told nothing
}

// folder makes a folder of the gauge.
func (g *gauge) folder(name string) (string, error) {
	dir := filepath.Join(g.dir, name)
	return dir, os.MkdirAll(dir, 0o750)
}
