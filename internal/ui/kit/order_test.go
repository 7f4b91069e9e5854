package kit_test

import (
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
)

func TestSourcesStandInVietnameseOrder(t *testing.T) {
	t.Parallel()
	titles := ""
	for _, s := range kit.ByTitle([]library.Source{{Title: "Điện Biên"}, {Title: "Ấn Độ"}, {Title: "Dầu khí"}, {Title: "An Giang"}, {Title: "Ăn học"}}) {
		titles += s.Title + " · "
	}
	if want := "An Giang · Ăn học · Ấn Độ · Dầu khí · Điện Biên · "; titles != want {
		t.Errorf("%q, want %q", titles, want)
	}
}
