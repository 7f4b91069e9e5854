package theme_test

import (
	"slices"
	"testing"

	"baocaovien/internal/library"
)

// TestAShortLineHeadsWhatFollowsIt reads digests as they stand in a .txt: short lines without a colon head their news.
func TestAShortLineHeadsWhatFollowsIt(t *testing.T) {
	t.Parallel()
	c := classifier(t)
	const seaText = "Các xã ven biển mở hội nghị về chủ quyền biển, đảo và chống khai thác IUU; ngư dân ký cam kết không xâm phạm vùng biển nước ngoài, bám biển Hoàng Sa, Trường Sa."
	const other = "Trường tiểu học của xã khánh thành dãy phòng học mới, có thư viện, sân chơi và bếp ăn; phụ huynh góp ngày công làm hàng rào và trồng cây quanh sân trường."
	for name, want := range map[string]struct {
		text   string
		themes map[int][]library.Theme
	}{
		"sea first":  {"Tuyên truyền về biển, đảo\n" + seaText + "\nKhánh thành trường học của xã\n" + other, map[int][]library.Theme{1: {sea}, 3: {}}},
		"sea last":   {"Khánh thành trường học của xã\n" + other + "\nTuyên truyền về biển, đảo\n" + seaText, map[int][]library.Theme{1: {}, 3: {sea}}},
		"a byline":   {"Tuyên truyền về biển, đảo\n" + seaText + "\n" + seaText + "\nNguyễn Văn An", map[int][]library.Theme{1: {sea}, 2: {sea}}},
		"a colon":    {"Tuyên truyền về biển, đảo:\n" + seaText + "\nKhánh thành trường học của xã:\n" + other, map[int][]library.Theme{1: {sea}, 3: {}}},
		"no stop":    {"Tuyên truyền về biển, đảo\n" + seaText, map[int][]library.Theme{1: {sea}}},
		"a subtitle": {seaText + "\nNgư dân yên lòng bám biển\n" + seaText, map[int][]library.Theme{0: {sea}, 2: {sea}}},
	} {
		r := c.Read(t.Context(), "Bản tin tổng hợp", paragraphs(want.text))
		for block, themes := range want.themes {
			if got := library.ThemesAt(r.Passages, block); !slices.Equal(got, themes) && len(got)+len(themes) > 0 {
				t.Errorf("%s: block %d bears %v, want %v", name, block, got, themes)
			}
		}
	}
}
