package points_test

import (
	"strings"
	"testing"

	"baocaovien/internal/points"
)

// Units that an office counts are found whole, and leave the others as they are.
func TestUnitsOfTheOfficeAreFound(t *testing.T) {
	t.Parallel()
	own := []string{"mô hình dân vận khéo", "tổ loa", "Lượt phát loa", "", "tổ/cụm"}
	for text, want := range map[string]string{
		"Huyện có 12 mô hình dân vận khéo hoạt động tốt.": "12 mô hình dân vận khéo | 12 | mô hình dân vận khéo",
		"Phát được 1,5 nghìn lượt phát loa trong quý.":    "1,5 nghìn lượt phát loa | 1500 | lượt phát loa",
		"Xã lập 7 Tổ loa ở bến.":                          "7 Tổ loa | 7 | Tổ loa",
		"Có 30 tàu cá và 4 tổ loa ra khơi.":               "30 tàu cá | 30 | tàu cá; 4 tổ loa | 4 | tổ loa",
		"Có 12 mô hình hoạt động tốt.":                    "12 mô hình | 12 | mô hình",
		"Điều 4 tổ loa phải ghi sổ.":                      "",
	} {
		var got []string
		for _, f := range points.Figures(t.Context(), []points.Input{article(text)}, "", own...) {
			got = append(got, shown(f))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
	if !points.Counts("Tàu cá") || points.Counts("mô hình dân vận khéo") {
		t.Error("what the lists have is not told from what an office adds")
	}
}
