package store_test

import (
	"reflect"
	"testing"

	"baocaovien/internal/library"
)

func TestFilesAreKeptWithTheirArticle(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	a := arrival(s, "a", "Bài", "Đoạn.")
	a.Article.Attachments = []library.Attachment{
		{URL: "https://example.org/kh.docx", Name: "Kế hoạch"}, {URL: "https://example.org/qd.pdf", Name: "Quyết định"},
	}
	id, _ := save(t, l, a)
	plan := library.File{
		URL: "https://example.org/kh.docx", Name: "Kế hoạch", MediaType: "application/octet-stream",
		Data: []byte("PK"), Text: "Tuyên truyền biển, đảo.",
	}
	picture := library.File{URL: "https://example.org/anh.jpg", MediaType: "image/jpeg", Data: []byte("ảnh")}
	for _, f := range []library.File{{URL: plan.URL, Data: []byte("bản cũ"), Text: "chữ cũ"}, plan, picture} {
		if err := l.KeepFile(t.Context(), id, f); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []library.File{plan, picture} {
		if got, err := l.File(t.Context(), id, want.URL); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, %v", got, err)
		}
	}
	if n, err := l.FileBytes(t.Context()); err != nil || n != int64(len(plan.Data)+len(picture.Data)) {
		t.Errorf("%d bytes, %v", n, err)
	}
	if got := stored(t, l, id).Attachments; !got[0].Kept || got[1].Kept {
		t.Errorf("%+v", got)
	}
	if _, outcome := save(t, l, a); outcome != library.Unchanged {
		t.Errorf("kept files make a version: %s", outcome)
	}
}

func TestFilesThatAreNotThereSaySo(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	id, _ := save(t, l, arrival(s, "a", "Bài", "Đoạn."))
	if _, err := l.File(t.Context(), id, "https://example.org/x"); !library.IsKind(err, library.UnreadableFile) {
		t.Errorf("err = %v", err)
	}
	if err := l.KeepFile(t.Context(), 9, library.File{URL: "x"}); !library.IsKind(err, library.UnknownArticle) {
		t.Errorf("err = %v", err)
	}
}

func TestNothingIsLeftToKeepOfWhatAnArticleDoesNotName(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	a := arrival(s, "a", "Bài", "Đoạn.")
	a.Article.Blocks = append(a.Article.Blocks, library.Block{Kind: library.Image, Src: "https://example.org/anh?a=1&b=2"})
	a.Article.Attachments = []library.Attachment{{URL: "https://example.org/kh.docx"}}
	id, _ := save(t, l, a)
	has := func(url string, want bool) {
		t.Helper()
		if got, err := l.HasFile(t.Context(), id, url); err != nil || got != want {
			t.Errorf("%s: %v, %v", url, got, err)
		}
	}
	has("https://example.org/anh?a=1&b=2", false)
	has("https://example.org/kh.docx", false)
	has("https://example.net/anh-cua-ban-sao", true)
	if err := l.KeepFile(t.Context(), id, library.File{URL: "https://example.org/kh.docx"}); err != nil {
		t.Fatal(err)
	}
	has("https://example.org/kh.docx", true)
}
