package document

import (
	"testing"

	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

func TestLabelsOfADocument(t *testing.T) {
	t.Parallel()
	for _, list := range []*phrase.Wordlist{motto, stamp, templateTitle, documentKind, numberLabel, about, recipients, onBehalf, dateLine, captionStart} {
		if list.Missing() {
			t.Errorf("no list %q", list.Label())
		}
	}
	for text, want := range map[string]*phrase.Wordlist{
		"dang cong san viet nam": motto, "doc lap - tu do - hanh phuc": motto, "nam": motto, "cong hoa xa hoi chu nghia viet nam": motto,
		"(hoa toc)": stamp, "du thao lan 2": stamp, "microsoft word - bao cao": templateTitle, "document 1": templateTitle, "untitled1": templateTitle,
		"viet nam doc lap": nil, "mat troi": nil, "tai lieu bien": nil, "": nil,
	} {
		for _, list := range []*phrase.Wordlist{motto, stamp, templateTitle} {
			if got := list.Whole(text); got != (list == want) {
				t.Errorf("%q is %s: %v", text, list.Label(), got)
			}
		}
	}
}

func TestLinesOfAnOfficialPaper(t *testing.T) {
	t.Parallel()
	for name, is := range map[string]struct {
		report  func(string) bool
		yes, no []string
	}{
		"kind": {
			isKind,
			[]string{"HƯỚNG DẪN", "LUẬT BIÊN PHÒNG VIỆT NAM", "NGHỊ QUYẾT VỀ BIỂN QUÊ TA", "THÔNG TƯ LIÊN TỊCH"},
			[]string{"Hướng dẫn", "HƯỚNG DẪN tuyên truyền", "BIỂN ĐẢO", "", "12"},
		},
		"number": {
			isNumbered,
			[]string{"Số 12-HD/BTGDVTU", "Số: 45/UBND-VX", "Số:      /KH-UBND", "Số -KH/TU", "Số … -BC/HU", "SỐ 5-BC", "Luật số: 66/2020/QH14", "Số /TB"},
			[]string{"Số liệu", "Số buổi: 12", "Số", "12 số", "SỞ TƯ PHÁP"},
		},
		"recipients": {isRecipients, []string{"Nơi nhận:", "NƠI NHẬN", "Nơi nhận: - Như trên", "Nơi nhận - Lưu VT"}, []string{"Nơi nhận nuôi trẻ em", "Nơi ở:"}},
		"signed":     {isSignedFor, []string{"K/T TRƯỞNG BAN", "KT. CHỦ TỊCH", "T/M BAN THƯỜNG VỤ", "TM. ỦY BAN", "TL. BỘ TRƯỞNG", "Q. GIÁM ĐỐC", "TUQ. CHỦ TỊCH"}, []string{"KT. Chủ tịch", "Kinh tế", "TRƯỞNG BAN"}},
		"date": {
			func(text string) bool { return dateLine.Whole(viet.Fold(text)) },
			[]string{"Mẫu Sơn, ngày 20 tháng 11 năm 2026", "ngày    tháng 3 năm 2026.", "Ngày 2 tháng 9 năm", "Hà Nội, ngày … tháng … năm 2026"},
			[]string{"Ngày 2 tháng 3 năm 2026, tàu ra khơi.", "ngày 2/3"},
		},
		"caption": {
			func(text string) bool { return captionStart.Begins(viet.Fold(text)) },
			[]string{"Ảnh: Minh An", "Hình 1. Sơ đồ", "Biểu đồ 2: Số lượt", "Nguồn ảnh: TTX", "Hình 1.2) Bến"},
			[]string{"Ảnh hưởng của bão", "Hình thức mới: họp", "Bản đồ cho thấy"},
		},
	} {
		for _, text := range is.yes {
			if !is.report(text) {
				t.Errorf("%q is no %s", text, name)
			}
		}
		for _, text := range is.no {
			if is.report(text) {
				t.Errorf("%q is a %s", text, name)
			}
		}
	}
	for line, want := range map[string]string{"V/v tuyên truyền biên giới": "tuyên truyền biên giới", "(V/v: họp)": "họp)", "Về việc sơ kết": "sơ kết", "VỀ VIỆC: họp": "họp"} {
		if got, ok := cutAbout(line); got != want || !ok {
			t.Errorf("%q is about %q", line, got)
		}
	}
}
