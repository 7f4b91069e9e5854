package wordlist_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/wordlist"
)

// said is a table in short: its words, how many were known, and its faults by line.
func said(table wordlist.WordTable) string {
	var all []string
	for _, w := range table.Words {
		all = append(all, string(w.Kind)+":"+wordlist.Line(w))
	}
	if table.Known > 0 {
		all = append(all, fmt.Sprint("known ", table.Known))
	}
	for _, f := range table.Faults {
		all = append(all, fmt.Sprint(f.Line, " ", f.Reason))
	}
	return strings.Join(all, "; ")
}

func read(t *testing.T, name string, raw []byte) (string, library.Kind) {
	t.Helper()
	table, err := wordlist.Read(t.Context(), name, raw)
	if err != nil {
		return "", library.KindOf(err)
	}
	return said(table), ""
}

// What offices may hand in: as the guide says, as Excel saves it, and wrong in every way that came to mind.
func TestTablesOfWords(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("dài ", 30)
	for _, c := range []struct{ name, text, want string }{
		{"as the guide says", "# ghi chú\n[viết tắt]\nBTGDV = Ban Tuyên giáo và Dân vận\n\n[địa danh]\nxã Sơn Hải = xã Vĩnh Hải\n[đơn vị]\nmô hình dân vận khéo\n", "viet-tat:BTGDV = Ban Tuyên giáo và Dân vận; dia-danh:xã Sơn Hải = xã Vĩnh Hải; don-vi:mô hình dân vận khéo"},
		{"headings without brackets, capitals, no marks", "VIET TAT:\nABC = An Bình Châu\nTên cũ\nA Xan = Hùng Sơn", "viet-tat:ABC = An Bình Châu; dia-danh:A Xan = Hùng Sơn"},
		{"from Windows, with a mark of order", "\ufeff[viết tắt]\r\nABC = An Bình Châu\r\n", "viet-tat:ABC = An Bình Châu"},
		{"letters taken apart (NFD)", "[vie\u0302\u0301t ta\u0306\u0301t]\nCCHC = ca\u0309i ca\u0301ch", "viet-tat:CCHC = cải cách"},
		{"pasted out of a spreadsheet", "Loại\tTừ\tNghĩa\nviết tắt\tABC\tAn Bình Châu\nđơn vị\tlượt loa", "viet-tat:ABC = An Bình Châu; don-vi:lượt loa"},
		{"twice the same", "[viết tắt]\nABC = An Bình Châu\nabc = an bình châu", "viet-tat:ABC = An Bình Châu; known 1"},
		{"the tone at another place", "[viết tắt]\nHB = hòa bình\nHB = hoà bình", "viet-tat:HB = hòa bình; known 1"},
		{"one word that means two things", "[viết tắt]\nBTC = ban thanh tra\nBTC = bến Tân Cảng", "viet-tat:BTC = ban thanh tra; viet-tat:BTC = bến Tân Cảng"},
		{"two old names of one place", "[địa danh]\nSơn Hải = Vĩnh Hải\nThái An = Vĩnh Hải", "dia-danh:Sơn Hải = Vĩnh Hải; dia-danh:Thái An = Vĩnh Hải"},
		{"a circle of two", "[địa danh]\nAn Hải = Bình Hải\nBình Hải = An Hải", "dia-danh:An Hải = Bình Hải; 3 circle"},
		{"a circle of three", "[viết tắt]\nAA = BB\nBB = CC\nCC = AA\n", "viet-tat:AA = BB; viet-tat:BB = CC; 4 circle"},
		{"it means itself", "[viết tắt]\nABC = abc\n[địa danh]\nThanh Hoá = Thanh Hóa", "2 same; 4 same"},
		{"nothing says of what kind", "ABC = An Bình Châu", "1 kind"},
		{"no meaning", "[viết tắt]\nABC\nABD =\nABE = 12", "2 means; 3 means; 4 means"},
		{"no word", "[viết tắt]\n= An Bình\nA = An Bình\n12 = mười hai", "2 means; 3 letters; 4 means"},
		{"a unit that means something", "[đơn vị]\nlượt = lần", "2 cells"},
		{"too many cells", "[viết tắt]\nABC\tAn\tBình\tChâu", "2 cells"},
		{"a sentence is no word", "[viết tắt]\n" + long + " = nghĩa\nABC = " + strings.Repeat(long, 2), "2 long; 3 long"},
		{"a unit longer than figures look for", "[đơn vị]\nmột hai ba bốn năm sáu bảy tám chín", "2 long"},
		{"letters that mean nothing", "[viết tắt]\nABC = An \ue123nh\n", "2 encoding"},
		{"numbered lines", "[viết tắt]\n1.\tABC\tAn Bình Châu\n2.\tABD\tAn Bình Dân", "viet-tat:ABC = An Bình Châu; viet-tat:ABD = An Bình Dân"},
		{"a remark in the middle", "[viết tắt]\nABC = An Bình\n# hết\n   \nABD = An Dân", "viet-tat:ABC = An Bình; viet-tat:ABD = An Dân"},
		{"more equal signs", "[viết tắt]\nABC = An = Bình", "viet-tat:ABC = An = Bình"},
	} {
		if got, kind := read(t, "bang.txt", []byte(c.text)); got != c.want || kind != "" {
			t.Errorf("%s: %q, %s; want %q", c.name, got, kind, c.want)
		}
	}
}

func TestTablesOfCells(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"commas", "Loại,Từ,Nghĩa\nviết tắt,ABC,\"An, Bình\"\n", "viet-tat:ABC = An, Bình"},
		{"semicolons, as Excel in Vietnam saves", "Loại;Từ;Nghĩa\nviết tắt;ABC;An Bình\nđịa danh;An Hải;Bình Hải\nđơn vị;lượt loa;\n", "viet-tat:ABC = An Bình; dia-danh:An Hải = Bình Hải; don-vi:lượt loa"},
		{"a heading above two columns", "VIẾT TẮT;;\nABC;An Bình;\n", "viet-tat:ABC = An Bình"},
		{"a row with a number", "TT;Loại;Từ;Nghĩa\n1;viết tắt;ABC;An Bình\n", "viet-tat:ABC = An Bình"},
		{"an open quote", "viết tắt;ABC;\"An Bình\nđịa danh;x", "1 long"},
		{"a remark in the last column", "viết tắt;ABC;An Bình;xem lại\n", "1 cells"},
	} {
		got, kind := read(t, "bang.csv", []byte(c.text))
		if c.name == "an open quote" { // what is lost is told or kept in one cell, never dropped
			if got == "" && kind == "" {
				t.Errorf("%s: nothing is said", c.name)
			}
			continue
		}
		if got != c.want || kind != "" {
			t.Errorf("%s: %q, %s; want %q", c.name, got, kind, c.want)
		}
	}
}

func TestAWorkbookWithAHeadOverItsWholeWidth(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	name := f.GetSheetName(0)
	for cell, text := range map[string]string{
		"A1": "Từ ngữ của cơ quan", "A2": "VIẾT TẮT", "A3": "STT", "B3": "Từ", "C3": "Nghĩa", "A4": "1", "B4": "ABC", "C4": "An Bình", "A5": "ĐỊA DANH", "B6": "An Hải", "C6": "Bình Hải",
	} {
		if err := f.SetCellStr(name, cell, text); err != nil {
			t.Fatal(err)
		}
	}
	for _, row := range []string{"2", "5"} {
		if err := f.MergeCell(name, "A"+row, "C"+row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if got, kind := read(t, "bang.xlsx", b.Bytes()); got != "viet-tat:ABC = An Bình; dia-danh:An Hải = Bình Hải; 1 kind" || kind != "" {
		t.Errorf("%q, %s", got, kind)
	}
}

func TestFilesThatAreNoTable(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		raw  []byte
		want library.Kind
	}{
		"rong.txt":       {nil, library.NoText},
		"trang.txt":      {[]byte(" \n\t\n# chỉ có ghi chú\n"), library.NoText},
		"giay.pdf":       {[]byte("%PDF-1.7 …"), library.UnsupportedFile},
		"cu.xls":         {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), library.UnsupportedFile},
		"anh.txt":        {[]byte("\x89PNG\r\n"), library.UnsupportedFile},
		"van-ban.docx":   {[]byte("PK\x03\x04docx"), library.UnsupportedFile},
		"hong.xlsx":      {[]byte("PK\x03\x04 hỏng"), library.DamagedFile},
		"doi-ten.xlsx":   {[]byte("[viết tắt]\nABC = An Bình"), library.DamagedFile},
		"trieu-dong.txt": {[]byte(strings.Repeat("A=B\n", 1_000_000)), library.TooLarge},
		"trieu-dong.csv": {[]byte(strings.Repeat("a,b\n", 1_000_000)), library.TooLarge},
		"qua-lon.txt":    {make([]byte, wordlist.MostBytes+1), library.TooLarge},
	} {
		if got, kind := read(t, name, c.raw); kind != c.want || got != "" {
			t.Errorf("%s: %q, %s; want %s", name, got, kind, c.want)
		}
	}
}

// Old encodings are read as every text is: TCVN3 (ABC) and UTF-16.
func TestTablesInOldEncodings(t *testing.T) {
	t.Parallel()
	text := "[viết tắt]\nABC = An Bình\n"
	wide := []byte{0xff, 0xfe}
	for _, r := range text {
		wide = append(wide, byte(r), byte(r>>8))
	}
	if got, kind := read(t, "bang.txt", wide); got != "viet-tat:ABC = An Bình" || kind != "" {
		t.Errorf("UTF-16: %q, %s", got, kind)
	}
}

// An office's words are bounded, and what is printed can be read again.
func TestAListIsBoundedAndComesBack(t *testing.T) {
	t.Parallel()
	list := wordlist.NewOwnWords(nil)
	for n := range wordlist.MostWords {
		if reason := list.Add(library.OfficeWord{Kind: library.OwnUnit, Word: fmt.Sprint("lượt ", n)}); reason != "" {
			t.Fatal(n, reason)
		}
	}
	if reason := list.Add(library.OfficeWord{Kind: library.OwnUnit, Word: "lượt nữa"}); reason != wordlist.FullList {
		t.Errorf("one more: %q", reason)
	}
	words := []library.OfficeWord{
		{Kind: library.ShortWord, Word: "ABC", Means: "An Bình"},
		{Kind: library.OldPlace, Word: "An Hải", Means: "Bình Hải"},
		{Kind: library.OwnUnit, Word: "lượt loa"},
		{Kind: library.ShortWord, Word: "ABD", Means: "An Dân"},
	}
	names := map[library.WordKind]string{library.ShortWord: "Viết tắt", library.OldPlace: "Địa danh", library.OwnUnit: "Đơn vị"}
	table, err := wordlist.Read(t.Context(), "bang.txt", []byte(wordlist.Text(words, func(k library.WordKind) string { return names[k] })))
	slices.SortFunc(words, func(a, b library.OfficeWord) int {
		return strings.Compare(string(a.Kind)+a.Word, string(b.Kind)+b.Word)
	})
	slices.SortFunc(table.Words, func(a, b library.OfficeWord) int {
		return strings.Compare(string(a.Kind)+a.Word, string(b.Kind)+b.Word)
	})
	if err != nil || !slices.Equal(words, table.Words) {
		t.Errorf("%v, %v", table, err)
	}
}
