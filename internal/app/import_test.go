package app_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/intake"
	"baocaovien/internal/library"
)

// notes are texts of our own, one a file. The last is edited in a test.
var notes = map[string]string{
	"bien.txt":            "Chuyện biển đảo quê ta\nCán bộ tuyên truyền về chủ quyền biển, đảo cho ngư dân các xã ven biển trước mùa cá nam.\n",
	"con/bao-cao.md":      "Hội nghị tháng ba\nHội nghị bàn về việc học tập và làm theo gương người tốt ở từng thôn, từng xóm trong xã.\n",
	"con/.an/bi-an.txt":   "Ẩn\nKhông ai được thấy tệp này trong thư viện.\n",
	"con/~$bao-cao.docx":  "khóa",
	"con/anh.jpg":         "\xFF\xD8\xFFJFIF",
	"con/cu.doc":          "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
	"con/rong/trong.txt":  "",
	"con/rong/day-du.txt": "Mùa gặt\nBà con gặt xong lúa hè thu, phơi khô, đóng bao và trả hết phần vay của hợp tác xã.\n",
}

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func imported(t *testing.T, a *app.App, paths []string, themes ...library.Theme) intake.Imported {
	t.Helper()
	report, err := a.Importer.Import(t.Context(), intake.Intake{Paths: paths, Themes: themes}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestAFolderIsTakenInWithAllBelowItButWhatIsHidden(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	dir := folder(t, notes)
	if err := os.Symlink(filepath.Join(dir, "con"), filepath.Join(dir, "vong")); err != nil {
		t.Fatal(err)
	}
	var seen []string
	report, err := a.Importer.Import(t.Context(), intake.Intake{Paths: []string{dir, filepath.Join(dir, "bien.txt")}}, func(s intake.FileOutcome) {
		name, err := filepath.Rel(dir, s.File)
		if err != nil || s.Total != 6 || s.Done != len(seen)+1 {
			t.Errorf("%+v, %v", s, err)
		}
		seen = append(seen, filepath.ToSlash(name)+" "+string(s.Status))
	})
	want := []string{"bien.txt new", "con/anh.jpg failed", "con/bao-cao.md new", "con/cu.doc failed", "con/rong/day-du.txt new", "con/rong/trong.txt failed"}
	if err != nil || !slices.Equal(seen, want) || report.New != 3 || report.Failed != 3 || len(report.Files) != 6 {
		t.Fatalf("%v\n%q\n%+v", err, seen, report)
	}
	for i, kind := range map[int]library.Kind{1: library.UnsupportedFile, 3: library.OldWordFile, 5: library.NoText} {
		if !library.IsKind(report.Files[i].Err, kind) {
			t.Errorf("%v, want %s", report.Files[i].Err, kind)
		}
	}
	sources, err := a.Library().Sources(t.Context())
	if err != nil || len(sources) != 1 || sources[0].Kind != library.FileSource || sources[0].Title != "Tài liệu từ máy" || sources[0].Enabled {
		t.Errorf("%+v, %v", sources, err)
	}
}

func TestAFileIsKnownAgain(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	dir := folder(t, map[string]string{"bien.txt": notes["bien.txt"], "ban-sao.txt": notes["bien.txt"]})
	file := filepath.Join(dir, "bien.txt")
	first := imported(t, a, []string{file})
	if first.New != 1 {
		t.Fatalf("%+v", first)
	}
	if again := imported(t, a, []string{file}); again.Unchanged != 1 || again.Files[0].ID != first.Files[0].ID {
		t.Errorf("the same file: %+v", again)
	}
	if other := imported(t, a, []string{filepath.Join(dir, "ban-sao.txt")}); other.Unchanged != 1 || other.Files[0].ID != first.Files[0].ID {
		t.Errorf("a copy of it: %+v", other)
	}
	edited := strings.Replace(notes["bien.txt"], "mùa cá nam", "mùa cá bắc và các tháng cuối năm", 1)
	if err := os.WriteFile(file, []byte(edited), 0o600); err != nil {
		t.Fatal(err)
	}
	if after := imported(t, a, []string{file}); after.Updated != 1 || after.Files[0].ID != first.Files[0].ID {
		t.Errorf("edited: %+v", after)
	}
	stored, err := a.Library().Article(t.Context(), first.Files[0].ID)
	if err != nil || stored.Version != 2 || !strings.HasPrefix(stored.URL, "file:///") || !strings.HasSuffix(stored.URL, "/bien.txt") {
		t.Errorf("%+v, %v", stored, err)
	}
	if raw, _, err := a.Library().Original(t.Context(), stored.ID, 2); err != nil || string(raw) != edited {
		t.Errorf("original %q, %v", raw, err)
	}
}

func TestImportedArticlesBearTheThemesGivenBesideTheirOwn(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	dir := folder(t, map[string]string{"bien.txt": notes["bien.txt"], "gat.txt": notes["con/rong/day-du.txt"]})
	report := imported(t, a, []string{filepath.Join(dir, "bien.txt"), filepath.Join(dir, "gat.txt")}, library.ForeignInformation)
	want := [][]library.Theme{{library.SeaIslands, library.ForeignInformation}, {library.ForeignInformation}}
	for i, f := range report.Files {
		stored, err := a.Library().Article(t.Context(), f.ID)
		if err != nil || !slices.Equal(stored.Themes, want[i]) {
			t.Errorf("%s: %v, %v", f.File, stored.Themes, err)
		}
	}
}

func TestAnImportCanBeStopped(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	ctx, stop := context.WithCancel(t.Context())
	report, err := a.Importer.Import(ctx, intake.Intake{Paths: []string{folder(t, notes)}}, func(intake.FileOutcome) { stop() })
	if !library.IsKind(err, library.Cancelled) || len(report.Files) != 1 || report.New != 1 {
		t.Errorf("%+v, %v", report, err)
	}
}

func TestWhatIsNotThereFailsAlone(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	dir := folder(t, map[string]string{"gat.txt": notes["con/rong/day-du.txt"]})
	report := imported(t, a, []string{filepath.Join(dir, "khong-co.docx"), filepath.Join(dir, "gat.txt")})
	if report.Failed != 1 || report.New != 1 || !library.IsKind(report.Files[0].Err, library.UnreadableFile) {
		t.Errorf("%+v", report)
	}
	if empty := imported(t, a, []string{t.TempDir()}); len(empty.Files) != 0 {
		t.Errorf("%+v", empty)
	}
}

func TestDraftsOfOnePaperAreAllKept(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	draft := "Đề cương tuyên truyền biển, đảo\n\n" + strings.Repeat("Báo cáo viên chủ động nắm tình hình tư tưởng của ngư dân và giải đáp điều bà con quan tâm. ", 8)
	dir := folder(t, map[string]string{
		"a.txt": draft, "b.txt": draft + "\n\nBổ sung: mỗi đơn vị cử một cán bộ theo dõi.", "c.txt": strings.Replace(draft, "chủ động", "cần chủ động", 1),
		"d.html": "<html><body><h1>Đề cương tuyên truyền biển, đảo</h1><p>" + draft[strings.Index(draft, "Báo"):] + "</p></body></html>",
	})
	if report := imported(t, a, []string{dir}); report.New != 3 || report.Unchanged != 1 || report.Files[3].ID != report.Files[0].ID {
		t.Fatalf("%+v", report)
	}
	file := filepath.Join(dir, "d.html")
	if err := os.WriteFile(file, []byte(strings.Replace(draft, "nắm", "nắm chắc", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if report := imported(t, a, []string{file}); report.New != 1 {
		t.Errorf("what was the same paper and is edited: %+v", report)
	}
}

func TestADocumentIsPrintedAndShownWithoutItsPath(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	dir := folder(t, map[string]string{"ct21.txt": "THỦ TƯỚNG CHÍNH PHỦ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 21/CT-TTg\tHà Nội, ngày 20 tháng 5 năm 2026\nCHỈ THỊ\nVề việc giữ sạch bến cá\n" +
		"1. Nhiệm vụ\n- Các xã ven biển tổ chức 12 buổi tuyên truyền cho 3.400 ngư dân trong quý III năm 2026.\n"})
	id := imported(t, a, []string{dir}).Files[0].ID
	o, _, err := a.Outlines.Draft(t.Context(), []int64{id}, "")
	if err != nil {
		t.Fatal(err)
	}
	text, err := a.Papers.PlainText(t.Context(), o, app.PrintOptions{Template: "de-cuong"})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(text, "file:") || strings.Contains(text, dir) || !strings.Contains(text, "Chỉ thị số 21/CT-TTg ngày 20/5/2026 của Thủ tướng Chính phủ về việc giữ sạch bến cá.") {
		t.Errorf("%s", text)
	}
}
