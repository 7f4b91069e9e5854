package document_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
	"baocaovien/internal/pdf/pdftest"
)

// written is a PDF of those objects, the first of which is the catalog.
func written(objects ...string) []byte { return pdftest.OfObjects(objects...) }

func stream(content, entries string) string {
	return fmt.Sprintf("<< /Length %d %s >>\nstream\n%s\nendstream", len(content), entries, content)
}

// mapped is a ToUnicode stream that names the codes from 1 on.
func mapped(letters []rune) string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n")
	fmt.Fprintf(&b, "%d beginbfchar\n", len(letters))
	for i, r := range letters {
		fmt.Fprintf(&b, "<%02X> <%04X>\n", i+1, r)
	}
	return b.String() + "endbfchar endcmap end"
}

// letters are what the fonts of the tests can show, each half an em wide.
var letters = []rune(" ,.:;-–/()…0123456789" + marked + strings.ToUpper(marked))

const marked = "abcdefghijklmnopqrstuvwxyzđàáảãạăằắẵặẳâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"

// shown is the string of a text in the fonts of the tests.
func shown(text string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, "%02X", indexOf(r)+1)
	}
	return "<" + b.String() + ">"
}

func indexOf(r rune) int {
	for i, l := range letters {
		if l == r {
			return i
		}
	}
	panic(fmt.Sprintf("the fonts of the tests have no %c", r))
}

// pdfOf is a PDF with a page for each content. F1 is upright, F2 bold, F3 an old font by its name,
// F4 one that says nothing, F5 one of two bytes a sign that says nothing
// either, F6 one that draws its own signs in points.
func pdfOf(contents ...string) []byte {
	widths := strings.Repeat("500 ", len(letters))
	font := func(name string) string {
		return fmt.Sprintf("<< /Type /Font /Subtype /TrueType /BaseFont /%s /FirstChar 1 /LastChar %d /Widths [%s] /ToUnicode 3 0 R >>", name, len(letters), widths)
	}
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "", stream(mapped(letters), ""), font("ABCDEF+Tinos"), font("ABCDEF+Tinos-Bold"),
		"<< /Type /Font /Subtype /TrueType /BaseFont /.VnTime /Encoding /WinAnsiEncoding >>",
		"<< /Font << /F1 4 0 R /F2 5 0 R /F3 6 0 R /F4 << /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding >> /F5 << /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Arial /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Arial >>] >> /F6 " +
			fmt.Sprintf("<< /Type /Font /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /FontBBox [0 0 12 12] /CharProcs << >> /Encoding << /Differences [] >> /FirstChar 1 /LastChar %d /Widths [%s] /ToUnicode 3 0 R >>",
				len(letters), strings.Repeat("6 ", len(letters))) + " >> /XObject << /X1 8 0 R /X2 9 0 R >> >>",
		stream("BT /F1 12 Tf 72 500 Td "+shown("Trong khung.")+" Tj ET /X1 Do", "/Type /XObject /Subtype /Form /BBox [0 0 600 800]"),
		stream("\x00\x01", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"),
		"<< /Filter /Standard /V 1 /R 2 /P -4 /Length 40 /O <" + strings.Repeat("41", 32) + "> /U <" + strings.Repeat("42", 32) + "> >>",
	}
	kids := ""
	for _, c := range contents {
		kids += fmt.Sprintf("%d 0 R ", len(objects)+1)
		objects = append(objects, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources 7 0 R /Contents %d 0 R >>", len(objects)+2), stream(c, ""))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(contents), kids)
	return written(objects...)
}

// at shows a line of text at a place, in a font and size.
func at(font string, size, x, y float64, text string) string {
	return fmt.Sprintf("BT /%s %g Tf 1 0 0 1 %g %g Tm %s Tj ET\n", font, size, x, y, shown(text))
}

// full is a line that reaches the right edge at 12 points: 75 letters.
const full = "Các xã ven biển của tỉnh đã cùng nhau giữ rừng, sửa đê và dạy trẻ em bơi lộ"

func TestLinesOfAPDFAreJoinedIntoParagraphs(t *testing.T) {
	t.Parallel()
	raw := pdfOf(
		at("F2", 12, 72, 780, "I. KẾT QUẢ")+at("F1", 12, 100, 760, full[:len(full)-8])+at("F1", 12, 72, 745, full)+at("F1", 12, 72, 730, "và hết đoạn.")+
			at("F1", 12, 100, 715, "Đoạn hai bắt đầu ở đây.")+at("F1", 12, 72, 640, "- Mục một;")+at("F1", 12, 72, 625, "- Mục hai.")+at("F1", 12, 72, 100, full),
		at("F1", 12, 72, 780, "sang trang vẫn một đoạn."),
	)
	a := reads(t, "bao_cao.pdf", raw)
	long := strings.TrimSpace(full)
	wantBlocks(t, a.Blocks, []library.Block{
		paragraph(full[:len(full)-8] + " " + long + " và hết đoạn."), paragraph("Đoạn hai bắt đầu ở đây."),
		{Kind: library.List, Items: []string{"Mục một;", "Mục hai."}},
		paragraph(long + " sang trang vẫn một đoạn."),
	})
	if a.Title != "I. KẾT QUẢ" {
		t.Errorf("title %q", a.Title)
	}
}

func TestHeadingsOfAPDFAreKnownByWeightSizeAndNumber(t *testing.T) {
	t.Parallel()
	a := reads(t, "a.pdf", pdfOf(at("F2", 20, 72, 780, "Tên của bài")+at("F1", 12, 72, 750, full)+at("F1", 12, 72, 735, "hết đoạn.")+
		at("F2", 12, 72, 700, "II. Về biên giới")+at("F1", 12, 72, 680, full)+at("F1", 12, 72, 665, "hết đoạn.")+
		at("F2", 12, 72, 640, "1. Việc cần làm")+at("F1", 12, 72, 620, full)+at("F1", 12, 72, 605, "hết đoạn.")))
	if a.Title != "Tên của bài" {
		t.Errorf("title %q", a.Title)
	}
	wantBlocks(t, a.Blocks, []library.Block{
		paragraph(full + " hết đoạn."), heading(2, "II. Về biên giới"), paragraph(full + " hết đoạn."), heading(3, "1. Việc cần làm"), paragraph(full + " hết đoạn."),
	})
}

func TestSpacesThatAPDFLeavesOutAreRestored(t *testing.T) {
	t.Parallel()
	words := "[" + shown("Biển") + " -250 " + shown("đảo") + " -300 " + shown("quê") + " -20 " + shown("ta") + "] TJ"
	a := reads(t, "a.pdf", pdfOf("BT /F1 12 Tf 72 700 Td "+words+" ET"))
	if a.Title != "Biển đảo quêta" {
		t.Errorf("%q", a.Title)
	}
}

func TestAFontThatDrawsItsOwnSignsIsReadAtAnySize(t *testing.T) {
	t.Parallel()
	a := reads(t, "a.pdf", pdfOf(at("F6", 1, 72, 780, full)+at("F6", 1, 72, 765, full)+at("F6", 1, 72, 750, "hết đoạn.")))
	if a.Title != full+" "+full+" hết đoạn." {
		t.Errorf("%q, %+v", a.Title, a.Blocks)
	}
}

func TestWhatStandsOnEveryPageOfAPDFIsLeftOut(t *testing.T) {
	t.Parallel()
	var pages []string
	for i := range 4 {
		pages = append(pages, at("F1", 9, 72, 815, "Bản tin nội bộ")+at("F1", 12, 72, 760, full)+at("F1", 12, 72, 745, fmt.Sprintf("riêng trang %d.", i))+at("F1", 10, 290, 30, fmt.Sprintf("- %d -", i+1)))
	}
	a := reads(t, "a.pdf", pdfOf(pages...))
	if text := a.Title + library.Plain(a.Blocks); strings.Contains(text, "Bản tin") || strings.Contains(text, "- 2 -") || strings.Count(text, "riêng trang") != 4 {
		t.Errorf("%q", text)
	}
}

func TestColumnsOfAPDFAreReadOneAfterTheOther(t *testing.T) {
	t.Parallel()
	content := ""
	for i := range 8 {
		y := 760 - 15*float64(i)
		content += at("F1", 12, 60, y, fmt.Sprintf("bên trái dòng số %d của cột", i)) + at("F1", 12, 320, y-3, fmt.Sprintf("bên phải dòng số %d của cột", i))
	}
	text := library.Plain(reads(t, "a.pdf", pdfOf(content)).Blocks)
	if left, right := strings.LastIndex(text, "bên trái"), strings.Index(text, "bên phải"); left > right || right < 0 {
		t.Errorf("%q", text)
	}
}

func TestRowsOfAPDFMakeATable(t *testing.T) {
	t.Parallel()
	content := at("F1", 12, 72, 780, full) + at("F1", 12, 72, 765, "như sau.")
	for i, row := range [][3]string{{"Tên xã", "Số buổi", "Lượt"}, {"An Hòa", "12", "340"}, {"Bến Cá", "8", ""}} {
		y := 720 - 18*float64(i)
		content += at("F1", 12, 72, y, row[0]) + at("F1", 12, 220, y, row[1])
		if row[2] != "" {
			content += at("F1", 12, 380, y, row[2])
		}
	}
	a := reads(t, "a.pdf", pdfOf(content))
	wantBlocks(t, a.Blocks[len(a.Blocks)-1:], []library.Block{{Kind: library.Table, Rows: [][]string{{"Tên xã", "Số buổi", "Lượt"}, {"An Hòa", "12", "340"}, {"Bến Cá", "8", ""}}}})
}

func TestAHeadingBehindATableOfAPDFIsNoCell(t *testing.T) {
	t.Parallel()
	content := at("F1", 12, 72, 780, full) + at("F1", 12, 72, 765, "như sau.")
	for i, row := range [][3]string{{"Tên xã", "Số buổi", "Lượt"}, {"An Hòa", "12", "340"}, {"Bến Cá và", "8", "90"}, {"xã đảo", "", ""}} {
		for j, text := range row {
			if text != "" {
				content += at("F1", 12, 72+150*float64(j), 720-18*float64(i), text)
			}
		}
	}
	a := reads(t, "a.pdf", pdfOf(content+at("F2", 12, 200, 646, "KẾT QUẢ SẮP TỚI")+at("F1", 12, 72, 628, full)+at("F1", 12, 72, 610, "như sau.")))
	want := []library.Block{
		{Kind: library.Table, Rows: [][]string{{"Tên xã", "Số buổi", "Lượt"}, {"An Hòa", "12", "340"}, {"Bến Cá và xã đảo", "8", "90"}}},
		heading(2, "KẾT QUẢ SẮP TỚI"), paragraph(full + " như sau."),
	}
	wantBlocks(t, a.Blocks[max(0, len(a.Blocks)-3):], want)
}

func TestALetterheadInAPDFIsKnown(t *testing.T) {
	t.Parallel()
	a := reads(t, "a.pdf", pdfOf(at("F1", 12, 90, 800, "HUYỆN ỦY MẪU")+at("F2", 12, 330, 800, "ĐẢNG CỘNG SẢN VIỆT NAM")+
		at("F1", 12, 120, 785, "SỐ 5-BC")+at("F1", 12, 300, 785, "Mẫu, ngày 2 tháng 9 năm 2026")+at("F2", 14, 250, 750, "BÁO CÁO")+
		at("F2", 14, 200, 732, "công tác sáu tháng")+at("F1", 12, 72, 700, full)+at("F1", 12, 72, 685, "hết.")))
	if a.Title != "Báo cáo số 5-BC ngày 02/9/2026 của Huyện ủy Mẫu: công tác sáu tháng" || a.Author != "HUYỆN ỦY MẪU" || a.Published.String() != "2026-09-02" {
		t.Errorf("%q %q %s", a.Title, a.Author, a.Published)
	}
}

func TestFormsMarksAndFontsOfAPDF(t *testing.T) {
	t.Parallel()
	content := "q 1 0 0 1 0 100 cm /X1 Do Q /X2 Do /X9 Do\n" +
		"/Artifact BMC " + at("F1", 12, 72, 560, "Không thuộc bài") + "EMC\n" +
		"/Span << /ActualText <FEFF1EA1> >> BDC " + at("F1", 12, 72, 540, "abc") + "EMC\n" +
		"BT /F3 12 Tf 72 520 Td (Bi\\323n \\256\\266o qu\\252 h\\255\\254ng.) Tj ET\n" +
		"BI /W 1 /H 1 /BPC 8 ID \xff\x00EI\n EI\n" +
		"0 1 -1 0 0 0 cm " + at("F1", 12, 72, -300, "Dựng đứng bên lề")
	a := reads(t, "a.pdf", pdfOf(content))
	text := a.Title + "\n" + library.Plain(a.Blocks)
	for _, want := range []string{"Trong khung.", "ạ", "Biển đảo quê hương."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in %q", want, text)
		}
	}
	for _, wrong := range []string{"Không thuộc bài", "abc", "Dựng"} {
		if strings.Contains(text, wrong) {
			t.Errorf("%q in %q", wrong, text)
		}
	}
}

func TestAPDFThatMarksAllItsTextAsFurnitureIsReadAllTheSame(t *testing.T) {
	t.Parallel()
	content := "/Artifact BMC " + at("F1", 12, 72, 700, full) + at("F1", 12, 72, 685, full) + at("F1", 12, 72, 670, full) + "EMC"
	if a := reads(t, "a.pdf", pdfOf(content)); !strings.Contains(a.Title+library.Plain(a.Blocks), full) {
		t.Errorf("%+v", a)
	}
}

func TestAnOldFontInAPDFIsKnownByItsWordsWhereItsNameIsLost(t *testing.T) {
	t.Parallel()
	a := reads(t, "a.pdf", pdfOf("BT /F4 12 Tf 72 520 Td (Gi\\367 g\\327n bi\\323n \\256\\266o, l\\265ng x\\267 qu\\252 h\\255\\254ng) Tj ET"))
	if a.Title != "Giữ gìn biển đảo, làng xã quê hương" {
		t.Errorf("%q", a.Title)
	}
}

// sideways shows a line of text that runs up the page.
func sideways(font string, size, x, y float64, text string) string {
	return fmt.Sprintf("BT /%s %g Tf 0 1 -1 0 %g %g Tm %s Tj ET\n", font, size, x, y, shown(text))
}

func TestAnotherPageOfAPDFDoesNotTearTheLinesOfThis(t *testing.T) {
	t.Parallel()
	text, wide, table := "", "", ""
	for i := range 9 {
		text += at("F1", 12, 72, 760-15*float64(i), full)
		table += sideways("F1", 12, 60+15*float64(i), 60, strings.Repeat(full, 2)[:140])
	}
	text += at("F1", 12, 72, 625, "hết đoạn.")
	for i := range 9 {
		wide += at("F1", 8, 30, 500-12*float64(i), full+full)
	}
	raw := pdfOf(text, wide, table, text)
	a := reads(t, "a.pdf", raw)
	body := strings.Repeat(full+" ", 9) + "hết đoạn."
	n := 0
	for _, b := range a.Blocks {
		if b.Text == body {
			n++
		}
	}
	if text := library.Plain(a.Blocks); n != 2 || strings.Count(text, full) != 9+9+18+9 {
		t.Errorf("%d whole paragraphs of 2, %d lines", n, strings.Count(text, full))
	}
}

// signs is a page with some drawing, in a font in which «B» stands for a text in UTF-16, and with a form to draw.
func signs(drawing, text, form string) []byte {
	resources := "/Resources << /Font << /F 5 0 R >> /XObject << /X 7 0 R >> >>"
	return written("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "+resources+" >>", stream(drawing, ""),
		"<< /Type /Font /Subtype /Type1 /BaseFont /X /ToUnicode 6 0 R >>", stream("1 beginbfchar <42> <"+text+"> endbfchar", ""),
		stream(form, "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "+resources))
}

// A code that stands for a hundred thousand letters would make gigabytes of a page: nobody can read such a sign.
func TestASignThatStandsForABookStandsForItself(t *testing.T) {
	t.Parallel()
	raw := signs("BT /F 2 Tf 60 700 Td ("+strings.Repeat("B", 200)+") Tj ET", strings.Repeat("0061", 100_000), "")
	if a := reads(t, "a.pdf", raw); a.Title != strings.Repeat("B", 200) {
		t.Errorf("%d bytes: %.300s", len(a.Title), a.Title)
	}
}

func TestRefusedPDFsSayWhy(t *testing.T) {
	t.Parallel()
	good := pdfOf(at("F1", 12, 72, 780, full))
	var bomb bytes.Buffer
	z := zlib.NewWriter(&bomb)
	if _, err := z.Write(bytes.Repeat([]byte("q Q "), 9<<20)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	locked := bytes.Replace(good, []byte("/Root 1 0 R"), []byte("/Root 1 0 R /Encrypt 10 0 R /ID [<41414141> <41414141>]"), 1)
	for name, c := range map[string]struct {
		raw  []byte
		kind library.Kind
	}{
		"only a head":            {[]byte("%PDF-1.7\n"), library.DamagedFile},
		"cut off":                {good[:400], library.DamagedFile},
		"a scan":                 {pdfOf("q 595 0 0 842 0 0 cm /X2 Do Q"), library.NoText},
		"a password":             {locked, library.LockedFile},
		"a seal of another kind": {bytes.Replace(bytes.Replace(locked, []byte("/Filter /Standard"), []byte("/Filter /Vendor.Seal"), 1), []byte("/V 1"), []byte("/V 4"), 1), library.LockedFile},
		"too many pages":         {pdfOf(make([]string, 501)...), library.TooLarge},
		"a bomb":                 {written("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>", stream(bomb.String(), "/Filter /FlateDecode")), library.DamagedFile},
		"a book for each sign":   {signs(strings.Repeat("/X Do ", 300), "0061", "BT /F 2 Tf 60 700 Td /Span << /ActualText ("+strings.Repeat("a", 60_000)+") >> BDC (B) Tj EMC ET"), library.TooLarge},
	} {
		if a, err := document.Read(t.Context(), "thử.pdf", c.raw); !library.IsKind(err, c.kind) {
			t.Errorf("%s: %v, %+v", name, err, a)
		}
	}
}

func TestAPDFWithoutItsTableOfObjectsIsStillRead(t *testing.T) {
	t.Parallel()
	raw := pdfOf(at("F1", 12, 72, 780, full))
	at := bytes.LastIndex(raw, []byte("startxref"))
	broken := append(append([]byte{}, raw[:at]...), []byte("startxref\n7\n%%EOF\n")...)
	if a := reads(t, "a.pdf", broken); a.Title != full {
		t.Errorf("%+v", a)
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(at("F1", 12, 72, 780, full))
	f.Add("BT /F3 9 Tf 1 0 0 1 7 7 Tm [(a) -300 (b)] TJ T* (c) ' 1 2 (d) \" ET /X1 Do BI ID EI")
	f.Fuzz(func(t *testing.T, content string) {
		if _, err := document.Read(t.Context(), "a.pdf", pdfOf(content)); err != nil && library.KindOf(err) == library.Internal {
			t.Fatal(err)
		}
	})
}
