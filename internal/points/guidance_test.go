package points_test

import (
	"context"
	"slices"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/points"
)

func pointsIn(kind library.PointKind, lines ...string) []string {
	var blocks []library.Block
	for _, l := range lines {
		blocks = append(blocks, library.Block{Kind: library.Paragraph, Text: l})
	}
	var texts []string
	for _, p := range points.Pick(context.Background(), []points.Input{{Blocks: blocks}}, points.Limit{}) {
		if p.Kind == kind {
			texts = append(texts, p.Text)
		}
	}
	return texts
}

func TestTasksNumberedWithADashAreTasks(t *testing.T) {
	got := pointsIn(library.TaskPoint,
		"Ban Bí thư yêu cầu thực hiện tốt những nhiệm vụ sau:",
		"1- Tăng cường sự lãnh đạo của các cấp ủy đảng.",
		"2- Nội dung thông tin phải kịp thời, chính xác.")
	if len(got) != 2 {
		t.Errorf("tasks %q", got)
	}
}

func TestASentenceAboutTheTimeToComeIsATask(t *testing.T) {
	next := "Thời gian tới, đơn vị tiếp tục đổi mới nội dung, nhân rộng các mô hình hiệu quả."
	got := pointsIn(library.TaskPoint, "Năm qua đơn vị đã giúp dân 8.900 ngày công.", next)
	if !slices.Equal(got, []string{next}) {
		t.Errorf("tasks %q", got)
	}
}

func TestWhatAnOfficeNeedsBehindAColonAreTasks(t *testing.T) {
	got := pointsIn(library.TaskPoint, "Các cấp ủy cần: tăng cường nắm bắt dư luận; chủ động cung cấp thông tin; xử lý nghiêm vi phạm.")
	if len(got) != 3 {
		t.Errorf("tasks %q", got)
	}
}

func TestWhatADocumentSaysOfItselfIsNoPoint(t *testing.T) {
	for _, line := range []string{
		"Chỉ thị này phổ biến đến chi bộ.",
		"Văn phòng thông báo để các bộ, địa phương biết, thực hiện./.",
	} {
		for _, kind := range []library.PointKind{library.StatementPoint, library.TaskPoint, library.ResultPoint} {
			if got := pointsIn(kind, line); len(got) > 0 {
				t.Errorf("%q gave %q", line, got)
			}
		}
	}
}

func TestTheDatelineIsNoPartOfAPoint(t *testing.T) {
	got := pointsIn(library.StatementPoint, "(TTXVN) - Hội nghị thống nhất nhiều nội dung quan trọng về biển, đảo.")
	if !slices.Equal(got, []string{"Hội nghị thống nhất nhiều nội dung quan trọng về biển, đảo."}) {
		t.Errorf("points %q", got)
	}
}

func TestAConclusionInAQuotationIsAPoint(t *testing.T) {
	final := "Kết luận hội nghị, đồng chí nhấn mạnh: «Mỗi người dân biên giới là một cột mốc sống giữa đại ngàn»."
	if got := pointsIn(library.QuotePoint, "Hội nghị diễn ra trong một ngày tại Hà Nội với nhiều tham luận.", final); !slices.Equal(got, []string{final}) {
		t.Errorf("quotations %q", got)
	}
}
