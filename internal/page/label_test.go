package page

import (
	"testing"

	"baocaovien/internal/phrase"
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
