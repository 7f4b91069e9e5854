package page

import (
	"fmt"
	"strings"
	"testing"
)

// themed returns a list as themes of WordPress make it: picture, category, title, author, date and comments of each
// article are links.
func themed(titles []string) string {
	var b strings.Builder
	b.WriteString(`<html><head><title>Bài viết</title></head><body><div class="posts">`)
	for i, title := range titles {
		address := fmt.Sprintf("/tuyen-truyen-bien-dao-%d/", i)
		fmt.Fprintf(&b, `<article class="post"><a href="%[1]s"><img src="/%[2]d.jpg"></a><a href="/chuyen-muc/%[3]s/">%[3]s</a><h3><a href="%[1]s">%[4]s</a></h3>
<a href="/author/mai/">Mai Chi</a><a href="%[1]s">1%[2]d/11/2026</a><a href="%[1]s#comments">0</a><p>Bà con được phát cờ, áo phao và sổ tay trước chuyến biển mới. <a href="%[1]s">Đọc tiếp</a></p></article>`,
			address, i, []string{"Biển đảo", "Đối ngoại nhân dân và kiều bào"}[i%2], title)
	}
	b.WriteString(`</div></body></html>`)
	return b.String()
}

func TestAnArticleLinkedAgainAroundItsCategoryIsListedAndTheCategoryIsNot(t *testing.T) {
	titles := []string{"Báo cáo viên xuống bến cá An Hải", "Hai bên mở thêm lối thông quan", "Thắp sáng ngọn đèn biển Hòn Sẻ", "Tuần văn hóa của hai thành phố", "Ngư dân ký cam kết bám biển", "Giao lưu thanh niên hai nước"}
	list, err := List(t.Context(), []byte(themed(titles)), "text/html", "https://mau.example.vn/blog/")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, link := range list.Links {
		got = append(got, link.Title)
		if want := fmt.Sprintf("2026-11-1%d", i); link.Published.String() != want {
			t.Errorf("%s is of %s, want %s", link.Title, link.Published, want)
		}
	}
	if strings.Join(got, "|") != strings.Join(titles, "|") {
		t.Errorf("listed are %q", got)
	}
}
