package app_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
)

func TestAPictureOfAnArticleIsKeptAndPrintsWithItsCaption(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	point := captioned(t, a)
	outline := library.Outline{
		Title: "Có hình", Sections: []library.Section{{Role: library.ContentSection, Points: []library.OutlinePoint{{Text: point.Text, Quoted: &point}}}},
	}
	file := filepath.Join(t.TempDir(), "hinh.pdf")
	if _, err := a.Papers.SavePDF(t.Context(), outline, app.Way{Template: handout.DeCuong}, file); err != nil {
		t.Fatal(err)
	}
	images, err := exec.Command("pdfimages", "-list", file).Output()
	if err != nil || !strings.Contains(string(images), " image ") {
		t.Errorf("no picture in the PDF: %s, %v", images, err)
	}
}

// captioned returns the caption of a kept picture of the sample as a point.
func captioned(t *testing.T, a *app.App) library.Point {
	t.Helper()
	all, err := a.Library().List(t.Context(), library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		article, err := a.Library().Article(t.Context(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for i, b := range article.Blocks {
			if kept, err := a.Library().HasFile(t.Context(), s.ID, b.Src); err == nil && kept && b.Kind == library.Image && b.Text != "" {
				return library.Point{Text: b.Text, Kind: library.StatementPoint, Place: library.Place{
					Article: s.ID, Version: article.Version, Block: i, End: len(b.Text),
				}}
			}
		}
	}
	t.Fatal("the sample has no picture with a caption")
	return library.Point{}
}
