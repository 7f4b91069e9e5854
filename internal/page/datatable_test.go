package page

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// Tables whose rows fell apart into loose paragraphs, or stood where no reader sees them: made up along what HTML allows.
func TestTablesKeepTheirRowsWhateverTheirShape(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Báo cáo viên nêu kết quả tuần tra và việc cần làm ở thôn, bản. ", 14)
	long = strings.TrimSpace(long)
	for name, c := range map[string]struct{ table, want string }{
		"a foot that stands before the body":       {`<table><thead><tr><th>Xã</th><th>Buổi</th></tr></thead><tfoot><tr><td>Cộng</td><td>9</td></tr></tfoot><tbody><tr><td>Tân Mẫu</td><td>4</td></tr><tr><td>Bến Mẫu</td><td>5</td></tr></tbody></table>`, "Xã\tBuổi / Tân Mẫu\t4 / Bến Mẫu\t5 / Cộng\t9"},
		"a head that stands behind the body":       {`<table><tbody><tr><td>Tân Mẫu</td><td>4</td></tr></tbody><thead><tr><th>Xã</th><th>Buổi</th></tr></thead></table>`, "Xã\tBuổi / Tân Mẫu\t4"},
		"one row under a spanning title":           {`<table><tr><td colspan="3">Kết quả tháng 3</td></tr><tr><td>12 buổi</td><td>640 lượt</td><td>3 xã</td></tr></table>`, "Kết quả tháng 3\t\t / 12 buổi\t640 lượt\t3 xã"},
		"one row under a caption":                  {`<table><caption>Kết quả</caption><tr><td>12 buổi</td><td>640 lượt</td></tr></table>`, "Kết quả | 12 buổi\t640 lượt"},
		"one row beside its header":                {`<table><tr><th>Cộng</th><td>9 buổi</td><td>45 hộ</td></tr></table>`, "Cộng\t9 buổi\t45 hộ"},
		"one row between rules":                    {`<table border="1"><tr><td>Cộng</td><td>9</td></tr></table>`, "Cộng\t9"},
		"headers at the side":                      {`<table><tr><th>Thời gian</th><td>8 giờ 00</td></tr><tr><th>Địa điểm</th><td>Nhà văn hóa</td></tr></table>`, "Thời gian\t8 giờ 00 / Địa điểm\tNhà văn hóa"},
		"a group at the side of several rows":      {`<table><tr><th rowspan="2">Biển</th><td>Tàu</td><td>4</td></tr><tr><td>Thuyền</td><td>6</td></tr><tr><th>Đất liền</th><td>Mốc</td><td>9</td></tr></table>`, "Biển\tTàu\t4 / \tThuyền\t6 / Đất liền\tMốc\t9"},
		"a rowspan to the end of its group":        {`<table><tbody><tr><td rowspan="0">A</td><td>1</td></tr><tr><td>2</td></tr></tbody><tbody><tr><td>B</td><td>3</td></tr></tbody></table>`, "A\t1 / \t2 / B\t3"},
		"a rowspan past the end of its group":      {`<table><tbody><tr><td rowspan="9">A</td><td>1</td></tr><tr><td>2</td></tr></tbody><tbody><tr><td>B</td><td>3</td></tr></tbody></table>`, "A\t1 / \t2 / B\t3"},
		"a cell over rows and columns":             {`<table><tr><td rowspan="2" colspan="2">Địa bàn</td><td>2025</td></tr><tr><td>2026</td></tr><tr><td>Xã</td><td>Tân Mẫu</td><td>4</td></tr></table>`, "Địa bàn\t\t2025 / \t\t2026 / Xã\tTân Mẫu\t4"},
		"a table within a cell":                    {`<table border="1"><tr><th>Xã</th><th>Chi tiết</th></tr><tr><td>Tân Mẫu</td><td><table><tr><td>Nam</td><td>12</td></tr><tr><td>Nữ</td><td>8</td></tr></table></td></tr><tr><td>Bến Mẫu</td><td>5</td></tr></table>`, "Xã\tChi tiết / Tân Mẫu\tNam 12; Nữ 8 / Bến Mẫu\t5"},
		"a table within a frame":                   {`<table><tr><td><table><tr><th>Xã</th><th>Buổi</th></tr><tr><td>Tân Mẫu</td><td>4</td></tr></table></td></tr></table>`, "Xã\tBuổi / Tân Mẫu\t4"},
		"a long cell beside its header":            {`<table border="1"><tr><th>Việc</th><th>Nội dung</th></tr><tr><td>Một</td><td>` + long + `</td></tr></table>`, "Việc\tNội dung / Một\t" + long},
		"rows and cells that are hidden":           {`<table><tr><th>Xã</th><th>Buổi</th></tr><tr style="display:none"><td>Mẫu</td><td>0</td></tr><tr><td>Tân Mẫu</td><td>4<span style="display:none">0</span></td></tr></table>`, "Xã\tBuổi / Tân Mẫu\t4"},
		"a table of roles":                         {`<div role="table"><div role="rowgroup"><div role="row"><span role="columnheader">Xã</span><span role="columnheader">Buổi</span></div></div><div role="rowgroup"><div role="row"><span role="cell">Tân Mẫu</span><span role="cell">4</span></div></div></div>`, "Xã\tBuổi / Tân Mẫu\t4"},
		"a table by its style":                     {`<div style="display: table"><div style="display: table-row"><div style="display: table-cell">Xã</div><div style="display: table-cell">Buổi</div></div><div style="display:table-row"><div style="display:table-cell">Tân Mẫu</div><div style="display:table-cell">4</div></div></div>`, "Xã\tBuổi / Tân Mẫu\t4"},
		"a table of Word":                          {`<table class="MsoTableGrid"><tr><td><p class="MsoNormal">Xã</p></td><td><p class="MsoNormal">Buổi</p></td></tr></table>`, "Xã\tBuổi"},
		"lines of one cell":                        {`<table><tr><th>Giờ</th><th>Việc</th></tr><tr><td>8h</td><td>Khai mạc<br>Chào cờ</td></tr></table>`, "Giờ\tViệc / 8h\tKhai mạc Chào cờ"},
		"empty cells keep the columns":             {`<table><tr><td></td><td>2025</td><td>2026</td></tr><tr><td>Tàu</td><td>4</td><td></td></tr></table>`, "\t2025\t2026 / Tàu\t4\t"},
		"links in cells":                           {`<table><tr><th>Số</th><th>Văn bản</th></tr><tr><td>1</td><td><a href="/vb/1">Luật Biển Việt Nam năm 2012</a></td></tr><tr><td>2</td><td><a href="/vb/2">Luật Biên giới quốc gia năm 2003</a></td></tr></table>`, "Số\tVăn bản / 1\tLuật Biển Việt Nam năm 2012 / 2\tLuật Biên giới quốc gia năm 2003"},
		"a title across the columns in the middle": {`<table><tr><td>Tàu</td><td>4</td></tr><tr><td colspan="2">Trên đất liền</td></tr><tr><td>Mốc</td><td>9</td></tr></table>`, "Tàu\t4 / Trên đất liền\t / Mốc\t9"},
	} {
		prose := "<p>Ngư dân được phát cờ Tổ quốc, áo phao và sổ tay hướng dẫn khai thác hợp pháp trước chuyến biển mới của năm.</p>"
		raw := `<html><head><title>Ngư dân bám biển dài ngày</title></head><body><h1>Ngư dân bám biển dài ngày</h1><div class="text">` + prose + c.table + prose + `</div></body></html>`
		got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/a", Hint{})
		if err != nil || len(got.Blocks) != 3 {
			t.Errorf("%s: %v, %d blocks %+v", name, err, len(got.Blocks), got.Blocks)
			continue
		}
		lines := make([]string, 0, len(got.Blocks[1].Rows))
		for _, row := range got.Blocks[1].Rows {
			lines = append(lines, strings.Join(row, "\t"))
		}
		text := strings.Join(lines, " / ")
		if got.Blocks[1].Text != "" {
			text = got.Blocks[1].Text + " | " + text
		}
		if got.Blocks[1].Kind != library.Table || text != c.want {
			t.Errorf("%s: %s %q\nwant %q", name, got.Blocks[1].Kind, text, c.want)
		}
	}
}

// What only arranges a page is no table.
func TestFramesAreNoTables(t *testing.T) {
	t.Parallel()
	one := "Ngư dân được phát cờ Tổ quốc, áo phao và sổ tay hướng dẫn khai thác hợp pháp trước chuyến biển mới của năm."
	two := "Lực lượng chức năng duy trì tuần tra, phối hợp quản lý cột mốc và giữ bình yên cho các bản làng hai bên."
	for name, body := range map[string]string{
		"a frame of one cell":              `<table border="1"><tr><td><p>` + one + `</p><p>` + two + `</p></td></tr></table>`,
		"a frame of one column":            `<table><tr><td>` + one + `</td></tr><tr><td>` + two + `</td></tr></table>`,
		"a role that says so":              `<table role="presentation"><tr><td>` + one + `</td><td></td></tr><tr><td>` + two + `</td><td></td></tr></table>`,
		"a table that holds only tables":   `<table><tr><td><table><tr><td>` + one + `</td></tr></table></td></tr><tr><td><table><tr><td>` + two + `</td></tr></table></td></tr></table>`,
		"two columns by their style":       `<div style="display:table"><div style="display:table-row"><div style="display:table-cell"><p>` + one + `</p></div><div style="display:table-cell"><p>` + two + `</p></div></div></div>`,
		"two columns of a page in one row": `<table><tr><td>` + one + `</td><td>` + two + `</td></tr></table>`,
	} {
		raw := `<html><head><title>Ngư dân bám biển dài ngày</title></head><body><h1>Ngư dân bám biển dài ngày</h1><div class="text">` + body + `</div></body></html>`
		got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/a", Hint{})
		if err != nil || len(got.Blocks) != 2 || got.Blocks[0].Text != one || got.Blocks[1].Text != two {
			t.Errorf("%s: %v %+v", name, err, got.Blocks)
		}
	}
}
