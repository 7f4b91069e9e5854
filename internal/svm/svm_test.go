package svm_test

import (
	"math/rand"
	"slices"
	"testing"

	"baocaovien/internal/svm"
)

// lessons are points of a plane at a little distance on either side of the line x = y, with a one for the limit.
func lessons(n int) (all []svm.Lesson) {
	const distance = 0.1
	random := rand.New(rand.NewSource(7)) //nolint:gosec // the same points every time
	for range n {
		x, y, side := random.Float32(), random.Float32(), 1.0
		if x < y {
			side = -1
		}
		x += float32(side) * distance
		all = append(all, svm.Lesson{Features: []svm.Feature{{Place: 0, Value: x}, {Place: 1, Value: y}, {Place: 2, Value: 1}}, Side: side, Share: 10})
	}
	return all
}

func TestTheBorderPartsTheSides(t *testing.T) {
	t.Parallel()
	all := lessons(400)
	weights := svm.Border(all, 3)
	for _, l := range all {
		if svm.Worth(weights, l.Features)*l.Side <= 0 {
			t.Errorf("%v stands on the wrong side of %v", l, weights)
		}
	}
	if again := svm.Border(lessons(400), 3); !slices.Equal(weights, again) {
		t.Errorf("%v, then %v", weights, again)
	}
}

// What costs more is heeded more: of two examples that contradict each other the dear one wins.
func TestADearMistakeIsAvoidedFirst(t *testing.T) {
	t.Parallel()
	same := []svm.Feature{{Place: 0, Value: 1}}
	for _, dear := range []float64{1, -1} {
		weights := svm.Border([]svm.Lesson{{Features: same, Side: dear, Share: 5}, {Features: same, Side: -dear, Share: 1}}, 1)
		if svm.Worth(weights, same)*dear <= 0 {
			t.Errorf("side %v: %v", dear, weights)
		}
	}
}

func TestNothingIsLearnedFromNothing(t *testing.T) {
	t.Parallel()
	if weights := svm.Border(nil, 2); !slices.Equal(weights, []float32{0, 0}) {
		t.Error(weights)
	}
}
