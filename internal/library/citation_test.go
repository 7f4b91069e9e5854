package library

import (
	"testing"
	"time"
)

func TestADocumentIsCitedWithoutItsPath(t *testing.T) {
	t.Parallel()
	day, fetched := Day(2026, time.May, 20), Day(2026, time.June, 1)
	said := "Chỉ thị số 21/CT-TTg ngày 20/5/2026 của Thủ tướng Chính phủ về bến cá"
	for _, c := range []struct{ title, author, url, source, shown, published string }{
		{said, "THỦ TƯỚNG CHÍNH PHỦ", "file:///home/an/ct21.pdf", "", "", ""},
		{"BÁO CÁO công tác", "HUYỆN ỦY MẪU", "file:///C:/T%C3%A0i%20li%E1%BB%87u/a.docx", "HUYỆN ỦY MẪU", "", "2026-05-20"},
		{"Chuyện bến cá", "", "file://may-chu/chung/a.txt", "Nguồn", "", "2026-05-20"},
		{said, "Minh An", "https://mau.example.vn/tin/1", "Nguồn", "https://mau.example.vn/tin/1", "2026-05-20"},
	} {
		s := Stored{ID: 7, Source: "Nguồn", Fetched: fetched, Article: Article{Title: c.title, Author: c.author, URL: c.url, Published: day}}
		got := Cite(s, "20/5/2026")
		if got.Title != c.title || got.Source != c.source || got.URL != c.shown || got.Published.String() != c.published || got.Fetched.Known() != (c.shown != "") {
			t.Errorf("%s at %s: %+v", c.title, c.url, got)
		}
	}
	for address, want := range map[string]string{"file:///C:/T%C3%A0i%20li%E1%BB%87u/b%C3%A1o%20c%C3%A1o.docx": "báo cáo.docx", "file:///a%zz/b.pdf": "b.pdf"} {
		if name, ok := FileName(address); !ok || name != want {
			t.Errorf("%s is %q, %v", address, name, ok)
		}
	}
	if _, ok := FileName("https://mau.example.vn/a.pdf"); ok {
		t.Error("a page is a file")
	}
}
