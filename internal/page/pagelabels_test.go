package page

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

func TestLabelsOfAPage(t *testing.T) {
	for _, list := range []*phrase.Wordlist{endLabel, commentLabel, fileLabel} {
		if list.Missing() {
			t.Errorf("no list %q", list.Label())
		}
	}
	for text, want := range map[string]*phrase.Wordlist{
		"Các tin khác": endLabel, "TIN BÀI LIÊN QUAN": endLabel, "Tin, bài cùng chuyên mục": endLabel, "Bài viết mới nhất của tác giả": endLabel,
		"Những tin mới hơn": endLabel, "Đọc nhiều nhất": endLabel, "Từ khóa: biển đảo, Trường Sa": endLabel, "Tags: biển": endLabel,
		"Liên kết website": endLabel, "Xem thêm các bài cùng chuyên mục": endLabel, "Giá vàng hôm nay": endLabel, "Related news": endLabel,
		"Ý kiến bạn đọc (12)": commentLabel, "3 bình luận": commentLabel, "Gửi bình luận của bạn": commentLabel, "Comments": commentLabel,
		"Bình luận ()": commentLabel, "Leave a reply": commentLabel,
		"Tệp đính kèm:": fileLabel, "Các tài liệu đính kèm (2)": fileLabel, "Văn bản liên quan": endLabel,
		"Tin khác với dự đoán": nil, "Từ khóa của đổi mới là gì thì còn phải bàn, nhưng trước hết phải nói tới con người và cách nghĩ cũ": nil,
		"Bình luận của chuyên gia": nil, "Tệp này": nil, "Tin: khác": nil, "": nil,
	} {
		l := label(text)
		for _, list := range []*phrase.Wordlist{endLabel, commentLabel, fileLabel} {
			// «văn bản liên quan» is both
			if got := list.Whole(l); got != (list == want) && (list != fileLabel || want != endLabel) {
				t.Errorf("%q is %s: %v", text, list.Label(), got)
			}
		}
	}
}

func TestCountsBehindLabels(t *testing.T) {
	for text, want := range map[string]bool{"Bình luận3": true, "Ý kiến bạn đọc12": true, "Bình luận 3": true, "Comments (3)": true, "Covid19": false, "3": false, "": false} {
		if commentLabel.Whole(countedLabel(text)) != want {
			t.Errorf("%q opens comments: %v", text, !want)
		}
	}
	for text, want := range map[string]bool{"trang yeu cau khong con": true, "trang ban tim hien khong co": true, "trang khong con chu nao": false} {
		if emptyText.In(text) != want {
			t.Errorf("%q stands for nothing: %v", text, !want)
		}
	}
}

func TestLinesThatAreNotTheArticles(t *testing.T) {
	for _, list := range []*phrase.Wordlist{nobody, nextWords, reprint, leadsIn, introduction, speaker, updateLabel, dateLabel, dayLabel, maybe, clockNames, updateNames, clutter, credits, tagLine, imprint, notice, reuse, seeAlso, captionStart, classNamesOfNotes, struckNames, quoteNames, otherDay, madeLabel, references, papersNamed, tellsOn, raisedNames, partOpeners} {
		if list.Missing() {
			t.Errorf("no list %q", list.Label())
		}
	}
	for name, is := range map[string]func(string) bool{
		"clutter": isClutter, "credits": isCredits, "notice": isNotice, "imprint": isImprint,
		"see also": leadsElsewhere, "caption": func(text string) bool { return captionStart.Begins(viet.Fold(text)) },
	} {
		for text, want := range map[string]string{
			"Lượt xem: 12": "clutter", "Bình luận18": "clutter", "Lượt xem12": "clutter", "1.204 lượt xem": "clutter", "In trang này": "clutter", "A- A+": "clutter", "1.5x": "clutter", "00:00 / 05:43": "clutter",
			"★★★★★": "clutter", "1 2 3 … Tiếp": "clutter", "Nghe đọc bài 5:43": "clutter", "3 giờ trước": "clutter", "Chia sẻ": "clutter",
			"Có cơ hội lớn": "", "Covid19": "", "Chương trình OCOP5": "", "Đọc tính toán của ông": "", "Tác giả: Lê An": "credits", "– Thời gian: 8 giờ": "", "Thời gian: 8 giờ": "credits",
			"Cập nhật lúc 08h30": "credits", "© 2026 Báo Bến Sỏi": "notice imprint", "Bản quyền thuộc Báo Bến Sỏi": "notice imprint",
			"E-mail: toasoan": "notice", "Đang truy cập12": "notice", "Tin này khi phát hành lại thông tin phải ghi": "notice",
			"Website này có sử dụng cookies": "notice", "(Xem thêm: Biển)": "see also", "» Biển": "see also", "Mời bạn xem": "see also",
			"Ảnh minh họa": "caption", "Hình 2": "caption", "Bản đồ khu vực (nguồn: Báo Bến Sỏi)": "caption", "Hình thức mới": "",
		} {
			if got := is(text); got != slices.Contains(strings.Split(strings.ReplaceAll(want, "see also", "see+also"), " "), strings.ReplaceAll(name, " ", "+")) {
				t.Errorf("%q is %s: %v", text, name, got)
			}
		}
	}
}

func TestNamesOfSitesAndWriters(t *testing.T) {
	for _, list := range []*phrase.Wordlist{siteWords, notSite, officeWords, byline} {
		if list.Missing() {
			t.Errorf("no list %q", list.Label())
		}
	}
	for text, want := range map[string]bool{
		"Báo Bến Sỏi": true, "Trang chủ": true, "UBND tỉnh Nam Định": true, "Uỷ ban nhân dân xã": true, "bensoi.vn": true, "Tin tức | Sở Bến Sỏi": true, "Đảng bộ tỉnh": true,
		"Báo cáo kết quả": false, "Bộ đội về làng": false, "Trường Sa": false, "Báo": false, "Viên đạn": false, "Tỉnh uỷ họp": false,
	} {
		if isSiteName(text) != want {
			t.Errorf("%q is the name of a site: %v", text, !want)
		}
	}
	for text, want := range map[string]string{
		"Tác giả: Lê An": "Lê An", "Tác giả Lê An": "Tác giả Lê An", "Được viết bởi Lê An": "Lê An", "By: Lê An": "Lê An", "Bởi Lê An": "Lê An",
		"Bài, ảnh: Lê An": "Lê An", "Tin, bài, ảnh : Lê An": "Lê An", "Bối Lê": "Bối Lê", "Bởi, ông nói": "Bởi, ông nói", "Bài viết: Lê An": "Lê An",
	} {
		if got := withoutLabel(text); got != want || isLabelled(text) != (want != text) {
			t.Errorf("%q gives %q, labelled %v", text, got, isLabelled(text))
		}
	}
}
