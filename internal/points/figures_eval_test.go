package points_test

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"baocaovien/internal/points"
	"baocaovien/internal/viet"
)

// readFigure is a figure that a reader finds in a sentence: its value, and the units that are right for it, «» for none. One
// that is doubtful is neither asked for nor held against the program.
type readFigure struct {
	value    float64
	units    []string
	doubtful bool
}

// readSentence is a sentence with the figures that a reader finds in it.
type readSentence struct {
	text    string
	figures []readFigure
}

// TestEvalFigures prints precision and recall of figures on the sentences of the folder «figures» in the one that EVAL_DATA
// names (make eval), file by file. A line is a sentence; «> value | unit | other unit» below it is a figure of its, «? …» a
// doubtful one.
func TestEvalFigures(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(os.Getenv("EVAL_DATA"), "figures", "*.txt"))
	if os.Getenv("EVAL_DATA") == "" || err != nil || len(files) == 0 {
		t.Log("EVAL_DATA names no folder with figures: nothing measured")
		return
	}
	for _, name := range files {
		var whole, value figureAgreement
		sentences := readSentences(t, name)
		for _, s := range sentences {
			var found []readFigure
			for _, f := range points.Figures(t.Context(), []points.Input{article(s.text)}, "") {
				found = append(found, readFigure{value: f.Value, units: []string{f.Unit}})
			}
			wrong := whole.add(found, s.figures, sameFigure)
			value.add(found, s.figures, sameValue)
			if wrong {
				t.Logf("%s\n\tfound %s\n\tread  %s", s.text, listed(found), listed(s.figures))
			}
		}
		t.Logf("%s: %d sentences, %d figures: value and unit %s; value %s", filepath.Base(name), len(sentences), whole.there, whole, value)
	}
}

func readSentences(t *testing.T, name string) []readSentence {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var all []readSentence
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		line := viet.NFC(lines.Text())
		if !strings.HasPrefix(line, "> ") && !strings.HasPrefix(line, "? ") {
			all = append(all, readSentence{text: line})
			continue
		}
		cells := strings.Split(line[2:], "|")
		f := readFigure{doubtful: line[0] == '?'}
		if f.value, err = strconv.ParseFloat(strings.TrimSpace(cells[0]), 64); err != nil || len(all) == 0 {
			t.Fatalf("%s: %q: %v", name, line, err)
		}
		for _, unit := range cells[1:] {
			f.units = append(f.units, strings.TrimSpace(unit))
		}
		last := &all[len(all)-1]
		last.figures = append(last.figures, f)
	}
	return all
}

func sameValue(a, b readFigure) bool { return math.Abs(a.value-b.value) <= 1e-6*math.Abs(b.value) }

func sameFigure(found, read readFigure) bool {
	return sameValue(found, read) && slices.ContainsFunc(read.units, func(unit string) bool { return strings.EqualFold(unit, found.units[0]) })
}

// figureAgreement counts what is found and right.
type figureAgreement struct{ right, found, there int }

// add takes in a sentence; true where something of it is wrong.
func (a *figureAgreement) add(found, read []readFigure, same func(found, read readFigure) bool) (wrong bool) {
	taken := make([]bool, len(read))
	for _, f := range found {
		at := -1
		for i, r := range read {
			if !taken[i] && same(f, r) {
				at = i
				break
			}
		}
		if at < 0 {
			a.found, wrong = a.found+1, true
			continue
		}
		taken[at] = true
		if !read[at].doubtful {
			a.found, a.right = a.found+1, a.right+1
		}
	}
	for i, r := range read {
		if !r.doubtful {
			a.there++
			wrong = wrong || !taken[i]
		}
	}
	return wrong
}

func (a figureAgreement) String() string {
	return fmt.Sprintf("precision %.3f, recall %.3f", float64(a.right)/float64(a.found), float64(a.right)/float64(a.there))
}

func listed(all []readFigure) string {
	var text []string
	for _, f := range all {
		text = append(text, strconv.FormatFloat(f.value, 'f', -1, 64)+" "+strings.Join(f.units, "|"))
	}
	return strings.Join(text, "; ")
}
