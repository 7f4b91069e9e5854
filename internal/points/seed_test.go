package points_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/points"
	"baocaovien/internal/viet"
)

// TestTheSeedGivesItsTasksAndFigures reads the article of the issue where its folder lies beside the project.
func TestTheSeedGivesItsTasksAndFigures(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "seed-article.txt"))
	if err != nil {
		t.Log("no shared data here: the articles of the other tests stand for it")
		return
	}
	_, body, _ := strings.Cut(viet.NFC(string(raw)), "\n")
	body, _, _ = strings.Cut(body, "Phòng TT")
	in := []points.Input{setOut(body)}
	tasks := textsOf(points.Pick(t.Context(), in, points.Limit{}), library.TaskPoint)
	if len(tasks) != 4 || !strings.HasPrefix(tasks[0], "Một là,") || !strings.HasPrefix(tasks[3], "Bốn là,") {
		t.Errorf("tasks %q", tasks)
	}
	var figures []string
	for _, f := range points.Figures(t.Context(), in, "") {
		figures = append(figures, f.Text)
	}
	want := []string{"07 Tổ chức", "21 Chương trình/Dự án", "05 chương trình, dự án", "16.238.367.000 VNĐ", "13.680.380.000 VNĐ", "68,4%", "16.974 cuộc", "632.780 lượt người"}
	if !slices.Equal(figures, want) {
		t.Errorf("figures %q", figures)
	}
}
