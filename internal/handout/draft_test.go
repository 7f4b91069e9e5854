package handout

import (
	"testing"

	"baocaovien/internal/library"
)

func point(article int64, kind library.PointKind, text string) library.Point {
	return library.Point{Text: text, Kind: kind, Place: library.Place{Article: article, Version: 1}}
}

func TestDraftPutsPointsWhereTheirKindAndHeadingSay(t *testing.T) {
	o := Draft("Biển, đảo", []library.Point{
		point(1, library.HeadingPoint, "Ý nghĩa của ngày lễ"),
		point(1, library.StatementPoint, "ngày lễ nhắc ta"),
		point(1, library.HeadingPoint, "Tuyên truyền biển, đảo"),
		point(1, library.StatementPoint, "đã tuyên truyền"),
		point(1, library.QuotePoint, "lời trích"),
		point(1, library.ResultPoint, "16.974 cuộc"),
		point(1, library.TaskPoint, "việc nêu giữa chừng"),
		point(1, library.HeadingPoint, "Tổ chức các buổi nói chuyện"),
		point(1, library.ResultPoint, "320 buổi"),
		point(1, library.HeadingPoint, "Đề mục không có gì"),
		point(1, library.HeadingPoint, "Nhiệm vụ trọng tâm"),
		point(1, library.TaskPoint, "Một là"),
		point(1, library.StatementPoint, "làm ngay"),
		point(2, library.TaskPoint, "việc của bài hai"),
		point(2, library.HeadingPoint, "Những việc cần làm"),
		point(2, library.TaskPoint, "việc a"),
		point(2, library.TaskPoint, "việc b"),
	})
	got := map[library.SectionRole][]string{}
	for _, s := range o.Sections {
		for _, p := range s.Points {
			got[s.Role] = append(got[s.Role], p.Text)
			if !p.Verbatim() {
				t.Errorf("%q is not verbatim", p.Text)
			}
		}
	}
	want(t, got[library.ContextSection], "Ý nghĩa của ngày lễ", "ngày lễ nhắc ta")
	want(t, got[library.ContentSection], "Tuyên truyền biển, đảo", "đã tuyên truyền", "lời trích", "16.974 cuộc")
	want(t, got[library.ResultSection], "Tổ chức các buổi nói chuyện", "320 buổi")
	want(t, got[library.TaskSection], "việc nêu giữa chừng", "việc của bài hai", "Nhiệm vụ trọng tâm", "Một là", "làm ngay", "Những việc cần làm", "việc a", "việc b")
	if o.Title != "Biển, đảo" {
		t.Errorf("title %q", o.Title)
	}
}

func TestDraftHasAllSectionsAndLosesNothingButEmptyHeadings(t *testing.T) {
	kinds := []library.PointKind{library.HeadingPoint, library.TaskPoint, library.ResultPoint, library.QuotePoint, library.StatementPoint}
	for n := range 40 {
		var points []library.Point
		for i := range n {
			points = append(points, point(int64(i/7), kinds[(i*i+n)%len(kinds)], "ý"))
		}
		o := Draft("", points)
		if said(o) != len(points)-headings(points) || len(o.Sections) != len(library.SectionRoles()) {
			t.Errorf("%d of %d points in %d sections", said(o), len(points)-headings(points), len(o.Sections))
		}
		for _, s := range o.Sections {
			if s.Points == nil {
				t.Errorf("points of %s are null, not an empty list", s.Role)
			}
		}
	}
}

func headings(points []library.Point) int {
	n := 0
	for _, p := range points {
		if p.Kind == library.HeadingPoint {
			n++
		}
	}
	return n
}

// said counts the points of an outline that are no headings.
func said(o library.Outline) int {
	n := 0
	for _, s := range o.Sections {
		for _, p := range s.Points {
			if p.Quoted.Kind != library.HeadingPoint {
				n++
			}
		}
	}
	return n
}
