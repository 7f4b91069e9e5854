package points

import (
	"testing"
	"testing/fstest"

	"baocaovien/assets"
)

func TestWeightsAreThere(t *testing.T) {
	if w, err := readWeights(assets.Points); err != nil || w != weights() || w.early == 0 {
		t.Errorf("weights %v, %v", w, err)
	}
	for _, text := range []string{"", "early", "early 6\nearly 6", "early six"} {
		if _, err := readWeights(fstest.MapFS{"points/weights.txt": {Data: []byte(text)}}); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}

// TestListsAreThere holds the names of lists in the code to those of the data.
func TestListsAreThere(t *testing.T) {
	for name, words := range map[string]func() wordSet{
		"measures": measures, "singles": singles, "classifiers": classifiers, "countables": countables, "attributes": attributes,
		"actions": actions, "compounds": compounds, "stops": stops, "labels": labels, "loose labels": looseLabels,
		"telephone": phoneWords, "period": periodWords, "until": untilWords, "age": ageBefore, "bearings": bearings,
		"each": eachBefore, "about": aboutWords, "amount": amountBefore, "day parts": dayParts, "day before": dayBefore,
		"time before": timeBefore,
	} {
		if len(words()) == 0 {
			t.Errorf("no words of %s", name)
		}
	}
	if len(scales()) < 15 || len(families()) != 5 {
		t.Errorf("%d scales, %d families", len(scales()), len(families()))
	}
	for _, list := range []interface {
		Missing() bool
		Label() string
	}{
		taskHeading, aheadWords, behindWords, nextWords, taskVerbs, pastWords, sloganWords, finalWords, itself, captionHead,
		footHead, officialWords, personalWords, partNumbers, parts, partNames, taskNames,
		sourcesWords, referencesWords, citedWords,
	} {
		if list.Missing() {
			t.Errorf("no list %s", list.Label())
		}
	}
}
