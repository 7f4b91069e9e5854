package points_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/points"
	"baocaovien/internal/viet"
)

// chosen is a text of guidance with the sentences that a reader took for a talk, in two passes.
type chosen struct {
	name   string
	input  points.Input
	lines  []line
	passes [2][]int // indices of lines
}

// line is a sentence of the text, or a line of it that is none, with its place.
type line struct{ block, start, end int }

// TestEvalGuidance prints how the points of laws, directives, reports and features, as many as the reader took and as many as a
// draft begins with, agree with the passages that a reader took from them twice, in the folder "guidance" of the one that
// EVAL_DATA names (make eval). Each text is a file: its title, then a line a sentence: the number of its paragraph, 1 or 0
// for either pass, the sentence, with tabs between.
func TestEvalGuidance(t *testing.T) {
	folder := filepath.Join(os.Getenv("EVAL_DATA"), "guidance")
	if _, err := os.Stat(folder); os.Getenv("EVAL_DATA") == "" || errors.Is(err, fs.ErrNotExist) {
		t.Log("no folder of guidance: nothing measured")
		return
	}
	all := readChosen(t, folder)
	for _, half := range []struct {
		name  string
		texts []chosen
	}{{"tuned on", all[:len(all)/2]}, {"the others", all[len(all)/2:]}} {
		var program, leads, human, own, many float64
		for _, c := range half.texts {
			share := 1 / float64(len(half.texts))
			room := (len(c.passes[0]) + len(c.passes[1]) + 1) / 2
			took := c.taken(points.Pick(t.Context(), []points.Input{c.input}, points.Limit{Max: room}))
			score := (agreement(took, c.passes[0]) + agreement(took, c.passes[1])) / 2
			program += score * share
			free := c.taken(points.Pick(t.Context(), []points.Input{c.input}, points.Limit{}))
			own += (agreement(free, c.passes[0]) + agreement(free, c.passes[1])) / 2 * share
			many += float64(len(free)) * share
			first := make([]int, room)
			for i := range first {
				first[i] = i
			}
			leads += (agreement(first, c.passes[0]) + agreement(first, c.passes[1])) / 2 * share
			human += agreement(c.passes[0], c.passes[1]) * share
			if os.Getenv("EVAL_VERBOSE") != "" {
				t.Logf("%s %.2f took %v, passes %v %v", c.name, score, took, c.passes[0], c.passes[1])
			}
		}
		t.Logf("%-10s %d texts: points %.3f, first sentences %.3f, the reader again %.3f; as many points as it likes, %.1f: %.3f",
			half.name, len(half.texts), program, leads, human, many, own)
	}
}

// agreement is the F1 of two choices.
func agreement(a, b []int) float64 {
	common := 0
	for _, i := range a {
		if slices.Contains(b, i) {
			common++
		}
	}
	return f1(common, len(a), len(b))
}

// taken returns the lines that points quote at least half of; what they stand under, headings and the openings of lists, is
// no choice.
func (c chosen) taken(picked []library.Point) (all []int) {
	for i, l := range c.lines {
		for _, p := range picked {
			if p.Kind != library.HeadingPoint && !strings.HasSuffix(p.Text, ":") && p.Block == l.block && 2*(min(p.End, l.end)-max(p.Start, l.start)) >= l.end-l.start {
				all = append(all, i)
				break
			}
		}
	}
	return all
}

func readChosen(t *testing.T, folder string) []chosen {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	slices.Sort(names)
	var all []chosen
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		title, rest, _ := strings.Cut(strings.TrimSpace(string(raw)), "\n")
		c := chosen{name: filepath.Base(name), input: points.Input{Article: 1, Version: 1, Title: title}}
		last := ""
		for row := range strings.SplitSeq(rest, "\n") {
			const columns = 4
			cells := strings.SplitN(row, "\t", columns)
			if len(cells) != columns {
				t.Fatalf("%s: %q", name, row)
			}
			c.add(cells[0] == last, viet.NFC(cells[3]), cells[1] == "1", cells[2] == "1")
			last = cells[0]
		}
		all = append(all, c)
	}
	return all
}

// add adds a sentence, to the last paragraph where it goes on.
func (c *chosen) add(goesOn bool, sentence string, first, second bool) {
	if !goesOn {
		c.input.Blocks = append(c.input.Blocks, library.Block{Kind: library.Paragraph})
	}
	block := &c.input.Blocks[len(c.input.Blocks)-1]
	if block.Text != "" {
		block.Text += " "
	}
	start := len(block.Text)
	block.Text += sentence
	c.lines = append(c.lines, line{len(c.input.Blocks) - 1, start, len(block.Text)})
	for pass, took := range []bool{first, second} {
		if took {
			c.passes[pass] = append(c.passes[pass], len(c.lines)-1)
		}
	}
}
