package app_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/handout"
	"baocaovien/internal/intake"
	"baocaovien/internal/library"
)

// What an office writes down is used wherever its articles are: in figures, and in what is read aloud.
func TestWordsOfTheOfficeReachFiguresAndSpeech(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	folder := t.TempDir()
	text := "BTX xã ta làm tốt\n\nNăm qua, BTX xã ta đã dựng 12 mô hình dân vận khéo ở các bến cá của xã.\n"
	article, table := filepath.Join(folder, "bai.txt"), filepath.Join(folder, "tu.csv")
	for name, data := range map[string]string{article: text, table: "Loại,Từ,Nghĩa\nviết tắt,BTX,Ban Tuyên xã\nđơn vị,mô hình dân vận khéo\n"} {
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	report, err := a.Importer.Import(t.Context(), intake.Intake{Paths: []string{article}}, nil)
	if err != nil || report.Failed > 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	id := report.Files[0].ID
	said := func() (unit, aloud string) {
		_, figures, err := a.Outlines.Points(t.Context(), []int64{id}, "", 0)
		if err != nil || len(figures) != 1 {
			t.Fatalf("%+v, %v", figures, err)
		}
		o := library.Outline{Title: "Thử", Sections: []library.Section{{Points: []library.OutlinePoint{{Text: "BTX xã ta họp."}}}}}
		options, err := a.Papers.UsualOptions(t.Context(), handout.PhatThanh)
		if err != nil {
			t.Fatal(err)
		}
		aloud, err = a.Papers.PlainText(t.Context(), o, options)
		if err != nil {
			t.Fatal(err)
		}
		return figures[0].Unit, aloud
	}
	if unit, aloud := said(); unit != "mô hình" || strings.Contains(aloud, "Ban Tuyên xã") {
		t.Errorf("before: %q, %q", unit, aloud)
	}
	taken, err := a.Words.Import(t.Context(), table)
	if err != nil || taken.Added != 2 || len(taken.Faults) != 0 {
		t.Fatalf("%+v, %v", taken, err)
	}
	if unit, aloud := said(); unit != "mô hình dân vận khéo" || !strings.Contains(aloud, "Ban Tuyên xã xã ta họp.") {
		t.Errorf("after: %q, %q", unit, aloud)
	}
}

// A word that is edited stays where it stood; one that closes a circle with others is refused and nothing changes.
func TestEditedWordsKeepTheirPlace(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	words := []library.OfficeWord{
		{Kind: library.OldPlace, Word: "An Hải", Means: "Bình Hải"},
		{Kind: library.OldPlace, Word: "Bình Hải", Means: "Cát Hải"},
		{Kind: library.ShortWord, Word: "BTX", Means: "Ban Tuyên xã"},
	}
	for _, w := range words {
		if err := a.Words.Save(t.Context(), library.OfficeWord{}, w); err != nil {
			t.Fatal(err)
		}
	}
	edited := library.OfficeWord{Kind: library.OldPlace, Word: "An Hải", Means: "Đông Hải"}
	if err := a.Words.Save(t.Context(), words[0], edited); err != nil {
		t.Fatal(err)
	}
	want := []library.OfficeWord{edited, words[1], words[2]}
	for _, bad := range []library.OfficeWord{
		{Kind: library.OldPlace, Word: "Cát Hải", Means: "Bình Hải"}, words[2], {Kind: library.OldPlace, Word: "Trà Vinh", Means: "Vĩnh Long"},
	} {
		if err := a.Words.Save(t.Context(), library.OfficeWord{}, bad); !library.IsKind(err, library.WrongUse) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if got, err := a.Words.Words(t.Context()); err != nil || !slices.Equal(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}
