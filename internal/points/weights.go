package points

import (
	"io/fs"
	"sync"

	"baocaovien/assets"
	"baocaovien/internal/weightfile"
)

// weighting holds the numbers of assets/points/weights.txt, which tells what they mean and how they were measured.
type weighting struct {
	early, fading, alone, samePlace, unserved, fewUnserved float64
	shortness, lastShortness                               float64
	lastRoom, fewest                                       int
	repeated, quotable, personal                           float64
	central, titled, long                                  float64
	spokenEarly, spokenShortness                           float64
	urgent, needed, counted, occasion                      float64
	defined, formal, listed, asked, leading, praise        float64
	retold, private                                        float64
}

// weights are read when the first article is. The file comes with the program and a test reads it.
var weights = sync.OnceValue(func() weighting {
	w, _ := readWeights(assets.Points) //nolint:errcheck // see above
	return w
})

func readWeights(files fs.FS) (weighting, error) {
	var w weighting
	var lastRoom, fewest float64
	err := weightfile.Read(files, "points/weights.txt", map[string]*float64{
		"early": &w.early, "fading": &w.fading, "alone": &w.alone, "same-place": &w.samePlace, "unserved": &w.unserved, "few-unserved": &w.fewUnserved,
		"shortness": &w.shortness, "last-shortness": &w.lastShortness, "last-room": &lastRoom, "fewest": &fewest,
		"repeated": &w.repeated, "quotable": &w.quotable, "personal": &w.personal,
		"central": &w.central, "titled": &w.titled, "long": &w.long,
		"spoken-early": &w.spokenEarly, "spoken-shortness": &w.spokenShortness,
		"urgent": &w.urgent, "occasion": &w.occasion,
		"needed": &w.needed, "counted": &w.counted, "defined": &w.defined, "formal": &w.formal, "listed": &w.listed, "asked": &w.asked,
		"leading": &w.leading, "praise": &w.praise, "private": &w.private, "retold": &w.retold,
	})
	w.lastRoom, w.fewest = int(lastRoom), int(fewest)
	return w, err
}
