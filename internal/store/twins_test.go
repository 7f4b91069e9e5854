package store_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// long is a text of enough words to be known again, another one for each subject.
func long(subject string) []string {
	all := make([]string, 8)
	for i := range all {
		all[i] = fmt.Sprintf("Về %s, đoạn thứ %s kể rằng %s cùng bà con địa phương giữ gìn %s, như lời ông Trần %s.",
			subject, subject, strings.Repeat(subject+" ", 3+i), subject, subject)
	}
	return all
}

func TestOneTextFromTwoSourcesIsOneArticle(t *testing.T) {
	t.Parallel()
	l, one := withSource(t)
	two := second(t, l)
	id, _ := save(t, l, arrival(one, "a", "Ngày hội ở đảo", long("đảo Trần")...))
	copied := arrival(two, "b", "Đảo Trần vào hội", append(long("đảo Trần"), "(Theo nguồn khác)")...)
	copied.Article.URL = "https://example.net/b"
	for range 2 {
		if same, outcome := save(t, l, copied); same != id || outcome != library.Unchanged {
			t.Fatalf("%d %s", same, outcome)
		}
	}
	got := stored(t, l, id)
	if want := []library.Copy{{Source: "Nguồn hai", URL: "https://example.net/b"}}; got.Version != 1 || !reflect.DeepEqual(got.Copies, want) {
		t.Fatalf("version %d, copies %+v", got.Version, got.Copies)
	}

	// Only the address listed first makes versions, whatever is edited where.
	copied.Article.Title = "Đảo Trần vào hội lớn"
	copied.Article.Blocks = append(copied.Article.Blocks, library.Block{Kind: library.Paragraph, Text: strings.Repeat("Thêm lời. ", 30)})
	if same, outcome := save(t, l, copied); same != id || outcome != library.Unchanged {
		t.Fatalf("an edited copy: %d %s", same, outcome)
	}
	edited := arrival(one, "a", "Ngày hội ở đảo", append(long("đảo Trần"), "Bài được bổ sung.")...)
	edited.Raw = []byte("<html>mới")
	if same, outcome := save(t, l, edited); same != id || outcome != library.Updated {
		t.Fatalf("an edit: %d %s", same, outcome)
	}
}

func TestAnotherTextAtTheAddressOfACopyIsAnArticle(t *testing.T) {
	t.Parallel()
	l, one := withSource(t)
	two := second(t, l)
	id, _ := save(t, l, arrival(one, "a", "Ngày hội ở đảo", long("đảo Trần")...))
	at := func(title, subject string) (int64, library.Outcome) {
		a := arrival(two, "b", title, long(subject)...)
		a.Article.URL = "https://example.net/b"
		return save(t, l, a)
	}
	at("Đảo Trần vào hội", "đảo Trần")
	if other, outcome := at("Chợ phiên vùng cao", "chợ phiên"); other == id || outcome != library.New {
		t.Fatalf("%d %s", other, outcome)
	}
	if got := stored(t, l, id); len(got.Copies) != 0 {
		t.Fatalf("%+v", got.Copies)
	}
}

func TestOneSourceWithTwoTitlesHasTwoArticles(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	id, _ := save(t, l, arrival(s, "a", "Ngày hội ở đảo", long("đảo Trần")...))
	if other, outcome := save(t, l, arrival(s, "b", "Chuyện khác hẳn", long("đảo Trần")...)); other == id || outcome != library.New {
		t.Fatalf("%d %s", other, outcome)
	}
	if same, outcome := save(t, l, arrival(s, "c", "Ngày hội ở đảo", long("đảo Trần")...)); same != id || outcome != library.Unchanged {
		t.Fatalf("%d %s", same, outcome)
	}
	if got := stored(t, l, id); len(got.Copies) != 1 || got.Copies[0].URL != "https://example.org/c" {
		t.Fatalf("%+v", got.Copies)
	}
}
