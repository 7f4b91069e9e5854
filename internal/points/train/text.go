package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"baocaovien/internal/corpus"
	"baocaovien/internal/library"
	"baocaovien/internal/points"
	"baocaovien/internal/svm"
	"baocaovien/internal/viet"
)

// chosenSentences are what readers took who could take five to eight sentences of a text for a talk: the article of themes-train,
// or the file of a law with its lines from one on to before another; how many sentences it has; the numbers of those taken, from
// 0 on; the same of a second reader who knew nothing of the first, for texts that are kept to measure on.
//
//go:embed chosen.tsv
var chosenSentences string

// readText is a text with the sentences that readers took.
type readText struct {
	name          string
	input         points.Input
	lines         []library.Place // of its sentences
	first, second []int           // those that were taken, by number; second is nil where one reader read
	contenders    []svm.Lesson    // what may be a point, on the side of 1 where the first reader took it
}

// readTexts reads the texts of chosenSentences. One that is cut into other sentences than its readers saw is left out, and told.
func readTexts(ctx context.Context, data string) (all []*readText, err error) {
	articles := map[string]corpus.Specimen{}
	for _, name := range []string{"labelled.jsonl.gz", "unlabelled.jsonl.gz"} {
		specimens, err := corpus.Read(filepath.Join(data, "themes-train", name))
		if err != nil {
			return nil, err
		}
		for _, s := range specimens {
			articles[s.File] = s
		}
	}
	for row := range strings.Lines(chosenSentences) {
		cells := strings.Split(strings.TrimRight(row, "\n"), "\t")
		specimen, found := articles[cells[0]]
		if !found {
			if specimen, err = partOfLaw(filepath.Join(data, "themes"), cells[0]); err != nil {
				return nil, err
			}
		}
		t := newReadText(specimen)
		if strconv.Itoa(len(t.lines)) != cells[1] {
			fmt.Printf("%s has %d sentences, and its readers saw %s: left out\n", t.name, len(t.lines), cells[1])
			continue
		}
		t.first, t.second = numbers(cells[2]), numbers(cells[3])
		t.weigh(ctx, mistakeShare)
		all = append(all, t)
	}
	return all, nil
}

// readOwn reads the sentences that were written for the tests, each poor one before and behind the good one that it gives way to.
func readOwn(ctx context.Context, file string) (all []*readText, err error) {
	raw, err := os.ReadFile(file) //nolint:gosec // a file of the program
	if err != nil {
		return nil, err
	}
	for row := range strings.Lines(string(raw)) {
		cells := strings.Split(strings.TrimSpace(row), "\t")
		if len(cells) != 3 {
			continue
		}
		for good, lines := range [][]string{{cells[2], cells[1]}, {cells[1], cells[2]}} {
			t := newReadText(corpus.Specimen{File: cells[0], Text: strings.Join(lines, "\n")})
			t.first = []int{good}
			t.weigh(ctx, ownShare)
			all = append(all, t)
		}
	}
	return all, nil
}

// partOfLaw reads the lines that a name such as «vlc_law.txt:36-108» stands for.
func partOfLaw(folder, name string) (corpus.Specimen, error) {
	file, lines, _ := strings.Cut(name, ":")
	var from, to int
	if _, err := fmt.Sscanf(lines, "%d-%d", &from, &to); err != nil {
		return corpus.Specimen{}, fmt.Errorf("%s: %w", name, err)
	}
	raw, err := os.ReadFile(filepath.Join(folder, file)) //nolint:gosec // the folder is given by hand
	if err != nil {
		return corpus.Specimen{}, err
	}
	all := strings.Split(string(raw), "\n")
	title := strings.TrimSuffix(strings.TrimPrefix(file, "vlc_"), ".txt")
	return corpus.Specimen{File: name, Title: title, Text: strings.Join(all[min(from, len(all)):min(to, len(all))], "\n")}, nil
}

func newReadText(specimen corpus.Specimen) *readText {
	blocks := corpus.Paragraphs(viet.NFC(specimen.Text))
	t := &readText{name: specimen.File, input: points.Input{Article: 1, Version: 1, Title: specimen.Title, Blocks: blocks}}
	for i, b := range blocks {
		for _, s := range viet.Sentences(b.Text) {
			t.lines = append(t.lines, library.Place{Block: i, Start: s.Start, End: s.End})
		}
	}
	return t
}

func numbers(cell string) (all []int) {
	for field := range strings.FieldsSeq(cell) {
		if n, err := strconv.Atoi(field); err == nil {
			all = append(all, n)
		}
	}
	return all
}

// numberOf returns the number of the sentence of which place quotes at least half, -1 where it is none.
func (t *readText) numberOf(place library.Place) int {
	return slices.IndexFunc(t.lines, func(l library.Place) bool {
		return l.Block == place.Block && 2*(min(place.End, l.End)-max(place.Start, l.Start)) >= l.End-l.Start
	})
}
