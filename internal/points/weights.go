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
	repeated, central, titled, long                        float64
	asked, brought                                         float64
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
		"repeated": &w.repeated, "central": &w.central, "titled": &w.titled, "long": &w.long,
		"asked": &w.asked, "brought": &w.brought,
	})
	w.lastRoom, w.fewest = int(lastRoom), int(fewest)
	return w, err
}
