package handout

import (
	"encoding/json"
	"strings"
	"testing"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
)

// Since 1 July 2025 there is no level between province and commune.
func TestLetterheadsToChooseFromPrintAndNameNoDistrict(t *testing.T) {
	t.Parallel()
	raw, err := assets.Catalogue.ReadFile("catalogue/letterheads.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []library.Letterhead
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	presets := []string{Party2026, State}
	var names []string
	var papers [][]paper.Page
	for _, l := range all {
		names = append(names, l.Superior+" / "+l.Issuer)
		if folded := viet.Fold(l.Superior + " " + l.Issuer); strings.Contains(folded, "huyen") || strings.Contains(folded, "quan uy") || strings.Contains(folded, "thi xa") {
			t.Errorf("%s is of a level that is gone", folded)
		}
		o := leafletOutline()
		o.Letterhead = l
		for _, preset := range presets {
			papers = append(papers, laidOut(t, DeCuong, o, fixtureSources(), TemplateOptions{Preset: preset}))
		}
	}
	for i, pages := range wordsOfAll(t, papers...) {
		head := ""
		for _, w := range pages[0] {
			if w.Right < 110 && w.Bottom < 60 {
				head += w.Text + " "
			}
		}
		l := all[i/len(presets)]
		if want := l.Superior + " " + l.Issuer; !strings.HasPrefix(head, want) {
			t.Errorf("%s: the head is %q, want %q", presets[i%len(presets)], head, want)
		}
	}
	for _, want := range []string{
		"TỈNH ỦY VĨNH LONG / BAN TUYÊN GIÁO VÀ DÂN VẬN", "ĐẢNG BỘ TỈNH VĨNH LONG / ĐẢNG ỦY XÃ …", "ĐẢNG ỦY XÃ … / BAN XÂY DỰNG ĐẢNG",
		"ĐẢNG BỘ XÃ … / CHI BỘ …", "ỦY BAN NHÂN DÂN TỈNH … / SỞ …", "ỦY BAN NHÂN DÂN TỈNH … / ỦY BAN NHÂN DÂN XÃ …", "ỦY BAN NHÂN DÂN TỈNH … / ỦY BAN NHÂN DÂN PHƯỜNG …",
	} {
		if !strings.Contains(strings.Join(names, "\n"), want) {
			t.Errorf("no %s", want)
		}
	}
}
