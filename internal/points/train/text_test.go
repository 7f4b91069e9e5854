package main

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"baocaovien/internal/corpus"
	"baocaovien/internal/library"
)

// TestChosenSentencesAreThose holds the table of what readers took to its form: every text once, and numbers of its sentences.
func TestChosenSentencesAreThose(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	kept := 0
	for row := range strings.Lines(chosenSentences) {
		cells := strings.Split(strings.TrimRight(row, "\n"), "\t")
		if len(cells) != 4 || seen[cells[0]] {
			t.Fatalf("row %q", row)
		}
		seen[cells[0]] = true
		most, err := strconv.Atoi(cells[1])
		if err != nil {
			t.Fatal(err)
		}
		if cells[3] != "" {
			kept++
		}
		for _, cell := range cells[2:] {
			took := numbers(cell)
			if len(took) != len(strings.Fields(cell)) || len(took) > 8 || slices.ContainsFunc(took, func(n int) bool { return n < 0 || n >= most }) {
				t.Errorf("%s: %q of %d", cells[0], cell, most)
			}
		}
	}
	if len(seen) < 1000 || kept != 40 {
		t.Errorf("%d texts, %d of two readers", len(seen), kept)
	}
}

func TestAPointIsTheSentenceItQuotesHalfOf(t *testing.T) {
	t.Parallel()
	read := newReadText(corpus.Specimen{Text: "Tàu về bến. Bão vào bờ.\n\nXã yên.\n"})
	if len(read.lines) != 3 || len(read.input.Blocks) != 2 {
		t.Fatalf("%+v", read)
	}
	first, second := read.lines[0], read.lines[1]
	for want, place := range map[int]library.Place{
		0: {Block: 0, Start: first.Start, End: first.End}, 1: {Block: 0, Start: second.Start + 2, End: second.End}, 2: read.lines[2],
		-1: {Block: 1, Start: 0, End: 2},
	} {
		if got := read.numberOf(place); got != want {
			t.Errorf("%+v is %d, not %d", place, got, want)
		}
	}
}
