package search

import (
	"io/fs"
	"sync"

	"baocaovien/assets"
	"baocaovien/internal/weightfile"
)

// weightTable is what assets/search/weights.txt holds; it explains them.
type weightTable struct {
	words                                 [typed + 1]float64 // by matchLevel
	light, poor, otherMarks               float64
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

func readWeights(files fs.FS, name string) (*weightTable, error) {
	var w weightTable
	gap := 0.0
	err := weightfile.Read(files, name, map[string]*float64{
		"word slipped": &w.words[slipped], "word light": &w.light, "word poor": &w.poor, "word other-marks": &w.otherMarks,
		"word bare-start": &w.words[bareStart], "word bare": &w.words[bare], "word kindred": &w.words[kindred],
		"word typed-start": &w.words[typedStart], "word typed": &w.words[typed],
		"line strewn": &w.strewn, "line apart": &w.apart, "line reverse": &w.reverse, "line gap": &gap,
		"part title": &w.title, "part whole-title": &w.wholeTitle,
		"part heading": &w.heading, "part body": &w.body, "part opening": &w.opening,
		"often worth": &w.often, "often half": &w.oftenHalf, "often line": &w.oftenLine, "often ordinary-words": &w.ordinary,
		"age fade-years": &w.fadeYears, "age lasting": &w.lasting,
		"attachment together": &w.attachedTogether, "attachment apart": &w.attachedApart,
	})
	w.gap = int(gap)
	return &w, err
}
