package page

import (
	"strings"
	"testing"
	"testing/fstest"

	"baocaovien/assets"
)

func TestWeightsAreThereEachOnce(t *testing.T) {
	t.Parallel()
	raw, err := assets.Page.ReadFile("page/weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	whole := string(raw)
	for name, text := range map[string]string{
		"missing": strings.Replace(whole, "body sure 75", "", 1), "unknown": whole + "\nbody unsure 3",
		"twice": whole + "\nbody sure 75", "no number": strings.Replace(whole, "body sure 75", "body sure much", 1),
		"no weight": strings.Replace(whole, "body sure 75", "body sure", 1),
	} {
		if _, err := readWeights(fstest.MapFS{"weights.txt": {Data: []byte(text)}}, "weights.txt"); err == nil {
			t.Errorf("%s: is read", name)
		}
	}
	for key, weight := range weights().places() {
		if *weight <= 0 {
			t.Errorf("%s is %d", key, *weight)
		}
	}
}
