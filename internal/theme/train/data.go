package main

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"baocaovien/internal/corpus"
	"baocaovien/internal/library"
)

// sample is a text with the themes people gave it, if any did.
type sample struct {
	file   string // its name in the folder
	title  string
	blocks []library.Block
	themes []library.Theme
	unsure bool // readers would differ: weighs less, and is not scored
	fitted bool // the vocabulary was written with it in view
	added  bool // labelled by ourselves (added.tsv): learned from, and counted in tables of its own
}

var themeOfLabel = map[string]library.Theme{
	"sea": library.SeaIslands, "land": library.LandBorders, "foreign": library.ForeignInformation,
}

func themesOf(labels []string) []library.Theme {
	var all []library.Theme
	for _, label := range labels {
		if theme, ok := themeOfLabel[label]; ok {
			all = append(all, theme)
		}
	}
	return library.SortThemes(all)
}

// readLabelled reads a table of files with their labels, and articles a line.
func readLabelled(folder, lines string) ([]*sample, error) {
	raw, err := os.ReadFile(filepath.Join(folder, "labels.tsv")) //nolint:gosec // the folder is given by hand
	if err != nil {
		return nil, err
	}
	rows := csv.NewReader(bytes.NewReader(raw))
	rows.Comma, rows.LazyQuotes = '\t', true
	records, err := rows.ReadAll()
	if err != nil || len(records) == 0 {
		return nil, errors.Join(err, errors.New("labels.tsv has no rows"))
	}
	var all []*sample
	for _, r := range records[1:] {
		text, err := os.ReadFile(filepath.Join(folder, r[0])) //nolint:gosec // as above
		if err != nil {
			return nil, err
		}
		_, text, _ = bytes.Cut(text, []byte("\n"))
		title, body, _ := strings.Cut(string(text), "\n")
		all = append(all, &sample{
			title: title, blocks: corpus.Paragraphs(body), themes: themesOf(strings.Split(r[2], ",")), unsure: r[3] != "0", fitted: true,
		})
	}
	more, err := readLines(lines)
	return append(all, more...), err
}

// addedLabels are of articles of unlabelled.jsonl.gz: the file, its themes with commas, 1 where readers would differ.
//
//go:embed added.tsv
var addedLabels string

// readUnlabelled reads articles a line, and parts from them those that were labelled by ourselves.
func readUnlabelled(file string) (added, others []*sample, err error) {
	all, err := readLines(file)
	if err != nil {
		return nil, nil, err
	}
	row := map[string][]string{}
	for line := range strings.Lines(addedLabels) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		row[cells[0]] = cells[1:]
	}
	for _, a := range all {
		cells, found := row[a.file]
		if !found {
			others = append(others, a)
			continue
		}
		a.themes, a.unsure, a.added = themesOf(strings.Split(cells[0], ",")), cells[1] != "0", true
		added = append(added, a)
	}
	return added, others, nil
}

// readLines reads a corpus.
func readLines(file string) (all []*sample, err error) {
	specimens, err := corpus.Read(file)
	for _, s := range specimens {
		all = append(all, &sample{file: s.File, title: s.Title, blocks: corpus.Paragraphs(s.Text), themes: themesOf(s.Themes), unsure: s.Unsure != 0})
	}
	return all, err
}

// readOwn reads the texts that were written for the tests: «== themes : rule», a title, then a paragraph a line.
func readOwn(folder string) ([]*sample, error) {
	names, err := filepath.Glob(filepath.Join(folder, "held-*.txt"))
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var all []*sample
	for _, name := range names {
		raw, err := os.ReadFile(name) // #nosec G304 -- data that the person names
		if err != nil {
			return nil, err
		}
		for piece := range strings.SplitSeq("\n"+string(raw), "\n== ") {
			head, text, _ := strings.Cut(piece, "\n")
			if head == "" {
				continue
			}
			labels, _, _ := strings.Cut(head, " : ")
			title, body, _ := strings.Cut(text, "\n")
			all = append(all, &sample{title: title, blocks: corpus.Paragraphs(body), themes: themesOf(strings.Split(labels, ",")), fitted: true})
		}
	}
	return all, nil
}
