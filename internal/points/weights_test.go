package points

import (
	"slices"
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

func TestLearnedWeightsAreThere(t *testing.T) {
	w, err := readLearned(assets.Points)
	if err != nil {
		t.Fatal(err)
	}
	raw := w.Append(nil)
	again, err := readLearned(fstest.MapFS{"points/learned.bin": {Data: raw}})
	if err != nil || !slices.Equal(again.Seen, w.Seen) || again.Grams != w.Grams || again.Limit != w.Limit || again.Unit != w.Unit {
		t.Errorf("read again: %v", err)
	}
	for name, raw := range map[string][]byte{"empty": nil, "cut": raw[:len(raw)-1], "long": append(slices.Clone(raw), 0), "other": append([]byte("bcvx"), raw[4:]...)} {
		if _, err := readLearned(fstest.MapFS{"points/learned.bin": {Data: raw}}); err == nil {
			t.Errorf("%s is read", name)
		}
	}
	if _, err := readLearned(fstest.MapFS{}); err == nil {
		t.Error("no file is read")
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
