package points

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"

	"baocaovien/assets"
)

// weighting holds the numbers of assets/points/weights.txt, which tells what they mean and how they were measured.
type weighting struct {
	early, fading, alone, samePlace, unserved float64
	shortness, lastShortness                  float64
	lastRoom, fewest                          int
	repeated, quotable, personal              float64
}

// weights are read when the first article is. The file comes with the program and a test reads it.
var weights = sync.OnceValue(func() weighting {
	w, _ := readWeights(assets.Points) //nolint:errcheck // see above
	return w
})

// readWeights reads lines of a name and a number; each must stand there once.
func readWeights(files fs.FS) (weighting, error) {
	raw, err := fs.ReadFile(files, "points/weights.txt")
	if err != nil {
		return weighting{}, fmt.Errorf("weights: %w", err)
	}
	numbers := map[string]float64{}
	scanner := bufio.NewScanner(bytes.NewReader(raw))
	for number := 1; scanner.Scan(); number++ {
		fields := strings.Fields(scanner.Text())
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if _, twice := numbers[fields[0]]; twice || len(fields) != 2 {
			return weighting{}, fmt.Errorf("weights line %d: %q", number, scanner.Text())
		}
		if numbers[fields[0]], err = strconv.ParseFloat(fields[1], 64); err != nil {
			return weighting{}, fmt.Errorf("weights line %d: %w", number, err)
		}
	}
	return weightingOf(numbers)
}

func weightingOf(numbers map[string]float64) (weighting, error) {
	var w weighting
	var lastRoom, fewest float64
	places := map[string]*float64{
		"early": &w.early, "fading": &w.fading, "alone": &w.alone, "same-place": &w.samePlace, "unserved": &w.unserved,
		"shortness": &w.shortness, "last-shortness": &w.lastShortness, "last-room": &lastRoom, "fewest": &fewest,
		"repeated": &w.repeated, "quotable": &w.quotable, "personal": &w.personal,
	}
	for name, place := range places {
		value, there := numbers[name]
		if !there {
			return weighting{}, fmt.Errorf("weights: no %q", name)
		}
		*place = value
	}
	if len(numbers) > len(places) {
		return weighting{}, fmt.Errorf("weights: %d numbers, of which %d are known", len(numbers), len(places))
	}
	w.lastRoom, w.fewest = int(lastRoom), int(fewest)
	return w, nil
}
