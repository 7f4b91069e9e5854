package document_test

import (
	"bytes"
	"encoding/base64"
	"mime/quotedprintable"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

// ole is the beginning of an OLE file with a stream of that name.
func ole(stream string) []byte {
	raw := []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504))
	for _, c := range []byte(stream) {
		raw = append(raw, c, 0)
	}
	return append(raw, make([]byte, 512)...)
}

func TestRefusalsNameTheirKind(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		raw  []byte
		kind library.Kind
		says string
	}{
		"cu.doc":          {ole("WordDocument"), library.OldWordFile, ""},
		"cu2.doc":         {[]byte(`{\rtf1 abc}`), library.OldWordFile, ""},
		"cu3.doc":         {[]byte("chữ"), library.OldWordFile, ""},
		"la-doc.docx":     {ole("WordDocument"), library.OldWordFile, ""},
		"khoa.docx":       {ole("EncryptedPackage"), library.LockedFile, ""},
		"bang.xls":        {ole("Workbook"), library.UnsupportedFile, "xls"},
		"bang.xlsx":       {packed(t, "[Content_Types].xml", "", "xl/workbook.xml", ""), library.UnsupportedFile, "xlsx"},
		"trinh.pptx":      {packed(t, "[Content_Types].xml", "", "ppt/presentation.xml", ""), library.UnsupportedFile, "pptx"},
		"viet.odt":        {packed(t, "mimetype", "application/vnd.oasis.opendocument.text"), library.UnsupportedFile, "odt"},
		"goi.zip":         {packed(t, "a.txt", "x"), library.UnsupportedFile, "zip"},
		"giau.rtf":        {[]byte(`{\rtf1 abc}`), library.UnsupportedFile, "rtf"},
		"anh.jpg":         {[]byte("\xFF\xD8\xFF\xE0....JFIF"), library.UnsupportedFile, "jpg"},
		"du-lieu.csv":     {[]byte("a,b"), library.UnsupportedFile, "csv"},
		"nhi-phan.txt":    {[]byte("ab\x00\x01\x02\x03\x04\x05\x06cd"), library.UnsupportedFile, "txt"},
		"khong-phai.docx": {[]byte("chữ thường"), library.DamagedFile, ""},
		"khong-phai.pdf":  {[]byte("chữ thường"), library.DamagedFile, ""},
		"rong.txt":        {nil, library.NoText, ""},
		"dong-trong.txt":  {[]byte("\n \n"), library.NoText, ""},
		"to.txt":          {bytes.Repeat([]byte("a"), 50<<20+1), library.TooLarge, ""},
	} {
		a, err := document.Read(t.Context(), name, c.raw)
		if !library.IsKind(err, c.kind) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v, %+v", name, err, a)
		}
	}
}

const savedPage = `<html><head><title>Bến cá đổi thay</title></head><body><div id=nav><a href=/>Trang chủ</a></div><h1>Bến cá đổi thay</h1>` +
	`<div class="content"><p>` + prose + `</p><p>` + prose + ` Lần hai.</p><p>` + prose + ` Lần ba.</p></div></body></html>`

func TestAFileWithMoreParagraphsThanAnyBookIsTooLarge(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("four large files")
	}
	for name, raw := range map[string]string{
		"lines.txt": strings.Repeat("a\n", 300_000),
		"list.txt":  strings.Repeat("- a\n", 300_000),
		"page.html": strings.Repeat("<p>a</p>", 300_000),
		"rows.html": "<p>Bảng</p><table>" + strings.Repeat("<tr><td>a</td><td>b</td></tr>", 300_000) + "</table>",
	} {
		if _, err := document.Read(t.Context(), name, []byte(raw)); !library.IsKind(err, library.TooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestContentCountsForMoreThanTheEnding(t *testing.T) {
	t.Parallel()
	for name, raw := range map[string][]byte{
		"bai.txt": []byte(savedPage), "bai.docx": []byte(savedPage), "bai.htm": []byte(savedPage),
		"bai": docx(t, p("Bến cá đổi thay")+p(prose)), "bai.html": docx(t, p("Bến cá đổi thay")+p(prose)),
		"bai.text": []byte("Bến cá đổi thay\n" + prose),
	} {
		a, err := document.Read(t.Context(), name, raw)
		if err != nil || a.Title != "Bến cá đổi thay" || !strings.Contains(library.Plain(a.Blocks), prose) {
			t.Errorf("%s: %v, %+v", name, err, a)
		}
	}
}

func TestAWebArchiveIsReadLikeItsPage(t *testing.T) {
	t.Parallel()
	var quoted bytes.Buffer
	w := quotedprintable.NewWriter(&quoted)
	_, err1 := w.Write([]byte(savedPage))
	err2 := w.Close()
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	archive := func(encoding, body string) []byte {
		return []byte("From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"cach\"\r\n\r\n--cach\r\nContent-Type: image/png\r\n\r\nx\r\n" +
			"--cach\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + body + "\r\n--cach--\r\n")
	}
	for name, raw := range map[string][]byte{
		"quoted": archive("quoted-printable", quoted.String()), "base64": archive("base64", base64.StdEncoding.EncodeToString([]byte(savedPage))),
		"plain": archive("8bit", savedPage),
	} {
		if lines, _ := document.Lines(t.Context(), raw); !slices.Contains(lines, "Bến cá đổi thay") {
			t.Errorf("%s: lines %q", name, lines)
		}
		a, err := document.Read(t.Context(), "trang.mht", raw)
		if err != nil || a.Title != "Bến cá đổi thay" || len(a.Blocks) != 3 {
			t.Errorf("%s: %v, %+v", name, err, a)
		}
	}
	if _, err := document.Read(t.Context(), "trang.mht", archive("8bit", "")[:150]); !library.IsKind(err, library.DamagedFile) {
		t.Errorf("without its page: %v", err)
	}
}

func TestAPageFromAnEditorIsReadWhole(t *testing.T) {
	t.Parallel()
	raw := []byte(`<html><head><meta charset=utf-8><title>Ghi chép</title><style>p{}</style></head><body><script>x()</script><h2>Việc một</h2><p>Một dòng ngắn.</p>` +
		`<ul><li>ý đầu</li><li>ý sau &amp; hết</li></ul><table><tr><th>Tên</th><th>Số</th></tr><tr><td>A</td><td>1</td></tr></table><p>Hết.</p></body></html>`)
	a := reads(t, "ghi.html", raw)
	text := library.Plain(a.Blocks)
	for _, want := range []string{"Một dòng ngắn.", "ý đầu", "ý sau & hết", "A\t1", "Hết."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in %q (title %q)", want, text, a.Title)
		}
	}
}

func TestAnOfficialPaperSavedAsAPageKeepsItsLetterhead(t *testing.T) {
	t.Parallel()
	raw := []byte(`<html><body><table><tr><td><p>HUYỆN ỦY MẪU</p><p>*</p><p>Số 5-BC/HU</p></td><td><p>ĐẢNG CỘNG SẢN VIỆT NAM</p><p>Mẫu, ngày 2 tháng 9 năm 2026</p></td></tr></table>` +
		`<p align=center><b>BÁO CÁO</b></p><p align=center><b>công tác sáu tháng</b></p><p>` + prose + `</p><p>` + prose + `</p></body></html>`)
	a := reads(t, "bc.htm", raw)
	if a.Author != "HUYỆN ỦY MẪU" || a.Published.String() != "2026-09-02" || a.Title != "Báo cáo số 5-BC/HU ngày 02/9/2026 của Huyện ủy Mẫu: công tác sáu tháng" || len(a.Blocks) != 2 {
		t.Errorf("%+v", a)
	}
}

func TestOldFontsInPlainTextAndPagesAreConverted(t *testing.T) {
	t.Parallel()
	const old = "B\xb8o c\xb8o c\xabng t\xb8c n\xa8m\nC\xb8c \xae\xacn v\xde \xae\xb7 tri\xd3n khai \xae\xc7y \xae\xf1 nhi\xd6m v\xf4."
	a := reads(t, "cu.txt", []byte(old))
	if a.Title != "Báo cáo công tác năm" || len(a.Blocks) != 1 || a.Blocks[0].Text != "Các đơn vị đã triển khai đầy đủ nhiệm vụ." {
		t.Errorf("%+v", a)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.docx", docx(f, partyHead+bold("BÁO CÁO")+table(row(cell(p("x"), `<w:gridSpan w:val="2"/>`)))+p("y", numbered("1", "1"))+signature, "word/styles.xml", wordStyles, "word/numbering.xml", wordNumbers))
	f.Add("a.html", []byte(savedPage))
	f.Add("a.mht", []byte("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n<p>x\n--a--"))
	f.Add("a.txt", []byte("Tên bài\n- mục\nI. Phần"))
	f.Add("a.doc", ole("WordDocument"))
	f.Add("a.pdf", pdfOf("BT /F1 12 Tf 72 700 Td (Xin chao) Tj ET"))
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		a, err := document.Read(t.Context(), name, raw)
		if err != nil {
			if library.KindOf(err) == library.Internal {
				t.Fatalf("a failure without a kind: %v", err)
			}
			return
		}
		if len(a.Blocks) == 0 {
			t.Fatal("an article of nothing")
		}
		for _, b := range a.Blocks {
			if b.Plain() == "" && b.Src == "" {
				t.Fatalf("empty block: %+v", b)
			}
		}
	})
}

// FuzzWord lets the document inside the zip be broken, which bytes of a zip seldom do.
func FuzzWord(f *testing.F) {
	f.Add(partyHead+p("x")+signature, wordStyles, wordNumbers)
	f.Add(`<w:p><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r></w:p>`, "", "")
	f.Fuzz(func(t *testing.T, body, styles, numbers string) {
		if _, err := document.Read(t.Context(), "a.docx", docx(t, body, "word/styles.xml", styles, "word/numbering.xml", numbers)); err != nil && library.KindOf(err) == library.Internal {
			t.Fatal(err)
		}
	})
}
