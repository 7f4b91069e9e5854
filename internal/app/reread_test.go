package app_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/intake"
	"baocaovien/internal/library"
)

// prose is a page's worth of text.
func prose() []string {
	all := make([]string, 6)
	for i := range all {
		all[i] = fmt.Sprintf("Đoạn thứ %d của bài nói về việc giữ gìn quê hương, được viết đủ dài, có đầu có cuối, để trang này được nhận ra là một bài viết thật sự.", i)
	}
	return all
}

func TestRereadingMendsWhatWasReadBadlyOnce(t *testing.T) {
	t.Parallel()
	s := shelve(t, prose()...)
	s.arrival.Article.Blocks = append(s.arrival.Article.Blocks[:5:5], library.Block{Kind: library.Paragraph, Text: "Trang chủ | Liên hệ"})
	s.arrival.Raw = append(s.arrival.Raw, "<!-- bản hai -->"...)
	if _, outcome, err := s.Library().Save(t.Context(), s.arrival); err != nil || outcome != library.Updated {
		t.Fatalf("%s, %v", outcome, err)
	}
	if err := s.Library().SetRead(t.Context(), s.id, true); err != nil {
		t.Fatal(err)
	}
	var told []int
	for _, want := range []intake.Rereading{{Read: 1, Changed: 1}, {Read: 1}} {
		report, err := s.Upkeep.Reread(t.Context(), func(done, total int) { told = append(told, done, total) })
		if err != nil || report != want {
			t.Fatalf("%+v, %v; want %+v", report, err, want)
		}
	}
	if !reflect.DeepEqual(told, []int{1, 1, 1, 1}) {
		t.Errorf("told %v", told)
	}
	now, err := s.Library().Article(t.Context(), s.id)
	if err != nil || now.Version != 3 || !now.Read || len(now.Blocks) != 6 || now.Blocks[5].Text != prose()[5] {
		t.Fatalf("%+v, %v", now, err)
	}
	changes, err := s.Articles.Compare(t.Context(), s.id, 2, 3)
	if err != nil || len(changes) != 7 || !changes[4].Same() || changes[5].Same() {
		t.Fatalf("%+v, %v", changes, err)
	}
}

func TestRereadingNeverMakesAnArticleWorse(t *testing.T) {
	t.Parallel()
	s := shelve(t, prose()...)
	for name, raw := range map[string]string{
		"unreadable": "<html></html>",
		"half lost":  "<html><h1>Bài viết thử</h1><article><p>" + strings.Join(prose()[:2], "</p><p>") + "</p></article></html>",
	} {
		s.arrival.Raw = []byte(raw)
		s.arrival.Article.Title = "Bài viết thử: " + name
		if _, _, err := s.Library().Save(t.Context(), s.arrival); err != nil {
			t.Fatal(err)
		}
		before, err := s.Library().Article(t.Context(), s.id)
		if err != nil {
			t.Fatal(err)
		}
		report, err := s.Upkeep.Reread(t.Context(), nil, s.id)
		if err != nil || report != (intake.Rereading{Read: 1, Failed: 1}) {
			t.Errorf("%s: %+v, %v", name, report, err)
		}
		if after, err := s.Library().Article(t.Context(), s.id); err != nil || !reflect.DeepEqual(after, before) {
			t.Errorf("%s: %+v, %v", name, after, err)
		}
	}
}

func TestRereadingADocumentOfThisMachineKeepsItsName(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "Kế hoạch năm.txt")
	if err := os.WriteFile(file, []byte(strings.Join(prose(), "\n\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	a := open(t, app.Options{Dir: t.TempDir()})
	if _, err := a.Importer.Import(t.Context(), intake.Intake{Paths: []string{file}}, nil); err != nil {
		t.Fatal(err)
	}
	report, err := a.Upkeep.Reread(t.Context(), nil)
	if err != nil || report != (intake.Rereading{Read: 1}) {
		t.Fatalf("%+v, %v", report, err)
	}
}
