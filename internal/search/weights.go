package search

import (
	"bufio"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"

	"baocaovien/assets"
)

// weightTable is what assets/search/weights.txt holds; it explains them.
type weightTable struct {
	words                                 [typed + 1]float64 // by matchLevel
	strewn, apart, reverse                float64
	gap                                   int
	title, wholeTitle                     float64
	heading, body, opening                float64
	often, oftenHalf, oftenLine, ordinary float64
	fadeYears, lasting                    float64
	attachedTogether, attachedApart       float64
}

// weights are read once. A broken file is a fault of the build, which the package's test finds, so it panics.
var weights = sync.OnceValue(func() *weightTable {
	w, err := readWeights(assets.Search, "search/weights.txt")
	if err != nil {
		panic(err)
	}
	return w
})

// readWeights reads «group name number», a weight a line; all must be there.
func readWeights(files fs.FS, name string) (*weightTable, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	read := map[string]float64{}
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		text, _, _ := strings.Cut(scanner.Text(), "#")
		parts := strings.Fields(text)
		if len(parts) == 0 {
			continue
		}
		if len(parts) != 3 {
			return nil, fmt.Errorf("%s: %q is no weight", name, text)
		}
		if read[parts[0]+" "+parts[1]], err = strconv.ParseFloat(parts[2], 64); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := scanner.Err(); err != nil {
		return nil, err
	}
	return newWeightTable(name, read)
}

func newWeightTable(name string, read map[string]float64) (*weightTable, error) {
	var w weightTable
	gap := 0.0
	for key, into := range map[string]*float64{
		"word bare-start": &w.words[bareStart], "word bare": &w.words[bare],
		"word typed-start": &w.words[typedStart], "word typed": &w.words[typed],
		"line strewn": &w.strewn, "line apart": &w.apart, "line reverse": &w.reverse, "line gap": &gap,
		"part title": &w.title, "part whole-title": &w.wholeTitle,
		"part heading": &w.heading, "part body": &w.body, "part opening": &w.opening,
		"often worth": &w.often, "often half": &w.oftenHalf, "often line": &w.oftenLine, "often ordinary-words": &w.ordinary,
		"age fade-years": &w.fadeYears, "age lasting": &w.lasting,
		"attachment together": &w.attachedTogether, "attachment apart": &w.attachedApart,
	} {
		weight, there := read[key]
		if !there {
			return nil, fmt.Errorf("%s: no %q", name, key)
		}
		*into = weight
		delete(read, key)
	}
	for key := range read {
		return nil, fmt.Errorf("%s: %q weighs nothing", name, key)
	}
	w.gap = int(gap)
	return &w, nil
}
