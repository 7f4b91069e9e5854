package page_test

import (
	"strings"
	"testing"
)

// Numbers of lists that were counted from 1 again: all2md#87, html2openxml#11, revealjs.com#52; and neighbours.
func TestListsKeepTheirNumbers(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`<ol><li>Một</li><li>Hai</li></ol>`:                     "Một\nHai", // counted by the list itself
		`<ol start="4"><li>Giữ biển</li><li>Chăm dân</li></ol>`: "4. Giữ biển\n5. Chăm dân",
		`<ol start="4"><li>Giữ biển</li><li>Chăm dân<ul><li>Vay vốn</li><li>Bảo hiểm</li></ul></li><li>Thông tin</li></ol>`: "4. Giữ biển\n5. Chăm dân\n– Vay vốn\n– Bảo hiểm\n6. Thông tin",
		`<ol type="a"><li>Ý a</li><li>Ý b</li></ol>`:                                   "a) Ý a\nb) Ý b",
		`<ol type="A"><li>Ý a</li><li>Ý b</li></ol>`:                                   "A. Ý a\nB. Ý b",
		`<ol type="I"><li>Phần</li><li>Phần</li><li>Phần</li><li>Phần</li></ol>`:       "I. Phần\nII. Phần\nIII. Phần\nIV. Phần",
		`<ol type="i" start="9"><li>Phần</li><li>Phần</li></ol>`:                       "ix. Phần\nx. Phần",
		`<ol reversed><li>Ba</li><li>Hai</li><li>Một</li></ol>`:                        "3. Ba\n2. Hai\n1. Một",
		`<ol reversed start="10"><li>Mười</li><li>Chín</li></ol>`:                      "10. Mười\n9. Chín",
		`<ol><li>Một</li><li value="5">Năm</li><li>Sáu</li></ol>`:                      "1. Một\n5. Năm\n6. Sáu",
		`<ol start="0"><li>Không</li><li>Một</li></ol>`:                                "0. Không\n1. Một",
		`<ol style="list-style-type: lower-alpha"><li>Ý</li><li>Ý</li></ol>`:           "a) Ý\nb) Ý",
		`<ol style="list-style: upper-roman inside"><li>Ý</li><li>Ý</li></ol>`:         "I. Ý\nII. Ý",
		`<ol style="list-style: none" start="3"><li>Ý một</li><li>Ý hai</li></ol>`:     "Ý một\nÝ hai",
		`<ol><li>Một<ol type="a"><li>x</li><li>y</li></ol></li><li>Hai</li></ol>`:      "1. Một\na) x\nb) y\n2. Hai",
		`<ol><li>Một</li><ol><li>x</li></ol><li>Hai</li></ol>`:                         "1. Một\n1. x\n2. Hai",
		`<ul><li>Một<ol start="2"><li>x</li></ol></li><li>Hai</li></ul>`:               "Một\n2. x\nHai",
		`<ul><li>Một<ul><li>x</li></ul></li><li>Hai</li></ul>`:                         "Một\nx\nHai",
		`<ol start="2"><li>2. Gõ cả số</li><li>3) Gõ cả số</li></ol>`:                  "2. Gõ cả số\n3) Gõ cả số",
		`<ol start="27" type="a"><li>Quá chữ cái</li></ol>`:                            "aa) Quá chữ cái",
		`<ol start="2"><li>Hai</li><li style="display:none">Ẩn</li><li>Ba</li></ol>`:   "2. Hai\n3. Ba",
		`<ol start="2"><li><p>Hai</p></li><li><p>Ba</p></li></ol>`:                     "2. Hai\n3. Ba",
		`<ol start="7.0"><li>Giữ biển</li><li>Chăm dân</li></ol>`:                      "7. Giữ biển\n8. Chăm dân",
		`<ol start=" +7 "><li>Giữ biển</li></ol>`:                                      "7. Giữ biển",
		`<ol><li type="a">Ý một</li><li type="a">Ý hai</li></ol>`:                      "a) Ý một\nb) Ý hai",
		`<ol reversed><li value="10">Mười</li><li>Chín</li></ol>`:                      "10. Mười\n9. Chín",
		`<ol><li data-list="bullet">Một</li><li data-list="bullet">Hai</li></ol>`:      "Một\nHai",
		`<ul style="list-style-type:decimal"><li>Một</li><li>Hai</li></ul>`:            "Một\nHai",
		`<ol type="a" start="26"><li>Ý</li><li>Ý</li><li>Ý</li></ol>`:                  "z) Ý\naa) Ý\nab) Ý",
		`<ol type="A" start="53"><li>Ý</li></ol>`:                                      "BA. Ý",
		`<ol type="a" start="0"><li>Ý</li></ol>`:                                       "0. Ý",
		`<ol style="list-style-type:lower-greek"><li>Ý</li><li>Ý</li><li>Ý</li></ol>`:  "α. Ý\nβ. Ý\nγ. Ý",
		`<ol style="list-style-type:lower-greek" start="24"><li>Ý</li><li>Ý</li></ol>`: "ω. Ý\nαα. Ý",
		`<ol style="list-style:khmer"><li>Ý</li><li>Ý</li></ol>`:                       "១. Ý\n២. Ý",
		`<ol style="list-style:lao" start="10"><li>Ý</li></ol>`:                        "໑໐. Ý",
		`<ol style="list-style-type:thai"><li>Ý</li></ol>`:                             "๑. Ý",
		`<ol style="list-style-type:lower-latin"><li>Ý</li></ol>`:                      "a) Ý",
		`<ol style="list-style-type:decimal-leading-zero" start="9"><li>Ý</li></ol>`:   "9. Ý",
		`<ol start="abc"><li>Một</li><li>Hai</li></ol>`:                                "Một\nHai",
	} {
		wantTexts(t, "<p>Các nhiệm vụ trong thời gian tới được nêu dưới đây:</p>"+in, "Các nhiệm vụ trong thời gian tới được nêu dưới đây:", want)
	}
	wantTexts(t, "<p>Các việc gồm:</p>"+`<ol start="2"><li style="list-style-type:lower-alpha">Ý một</li><li style="list-style-type:lower-alpha">Ý hai</li></ol>`,
		"Các việc gồm:", "b) Ý một\nc) Ý hai")
	wantTexts(t, "<p>Các việc gồm:</p>"+`<ol><li>Một</li><li class="ql-indent-1">x</li><li class="ql-indent-2">z</li><li class="ql-indent-1">y</li><li>Hai</li><li class="ql-indent-1">x</li></ol>`,
		"Các việc gồm:", "1. Một\na) x\ni. z\nb) y\n2. Hai\na) x")
	wantTexts(t, "<p>Các việc gồm:</p>"+`<ol type="I"><li>Phần<ol type="1"><li>Mục<ol type="a"><li>Ý</li></ol></li></ol></li><li>Phần</li></ol>`,
		"Các việc gồm:", "I. Phần\n1. Mục\na) Ý\nII. Phần")
	long := strings.TrimSuffix(strings.TrimPrefix(filler, "<p>Đồn"), "</p>")
	wantTexts(t, `<ol start="3"><li><p>Trạm`+long+`</p><p>Bản`+long+`</p></li><li><h3>Về biển</h3><p>Xã`+long+`</p></li></ol>`,
		"3. Trạm"+long, "Bản"+long, "4. Về biển", "Xã"+long)
}
