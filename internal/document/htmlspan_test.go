package document_test

import (
	"strings"
	"testing"
)

func TestCellsOfAPageStayUnderTheirHead(t *testing.T) {
	t.Parallel()
	for rows, want := range map[string]string{
		"<tr><td>a<td>b<tr><td>1<td>2": "a,b/1,2",
		"<tr><td rowspan=2>xã<td colspan=2>buổi<tr><td>quý I<td>quý II<tr><td>Bến<td>1<td>2": "xã,buổi,/,quý I,quý II/Bến,1,2",
		"<tr><td>tên<td>số<tr><td rowspan=3>huyện<td>1<tr><td>2<tr><td>3":                    "tên,số/huyện,1/,2/,3",
		"<tr><td>tên<td>a<td>b<tr><td>Bến<td rowspan=2>chung<td>1<tr><td>Đảo<td>2":           "tên,a,b/Bến,chung,1/Đảo,,2",
		"<tr><td colspan=99999>rộng<td>b<tr><td>1<td>2<tr><td rowspan=0>3<td>4":              "rộng" + strings.Repeat(",", 60) + "b/1,2/3,4",
	} {
		a := reads(t, "bang.html", []byte("<html><body><h2>Bảng số</h2><p>Số liệu của xã.</p><table>"+rows+"</table></body></html>"))
		var got []string
		for _, row := range a.Blocks[len(a.Blocks)-1].Rows {
			got = append(got, strings.Join(row, ","))
		}
		if strings.Join(got, "/") != want {
			t.Errorf("%s: %q", rows, strings.Join(got, "/"))
		}
	}
}
