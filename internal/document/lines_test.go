package document_test

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"baocaovien/internal/document"
)

func TestTheLinesOfAPaperAreAllThere(t *testing.T) {
	t.Parallel()
	part := func(root, inside string) string {
		return `<w:` + root + ` ` + wordNames + `>` + inside + `</w:` + root + `>`
	}
	box := `<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>` + p("trong khung") + `</w:txbxContent></wps:txbx></mc:Choice></mc:AlternateContent></w:r></w:p>`
	art := `<w:p><w:r><v:shape><v:textpath string="chữ chìm"/></v:shape></w:r></w:p>`
	picture := `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" descr="chú thích ảnh"/></wp:inline></w:drawing></w:r></w:p>`
	old := `<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr><w:t>mËt</w:t></w:r></w:p>`
	tabbed := `<w:p><w:r><w:t>bên trái</w:t><w:tab/><w:t>bên phải</w:t><w:br/><w:t>dòng dưới</w:t></w:r></w:p>`
	cut := `<w:p><w:r><w:t>bị c</w:t></w:r><w:r><w:t>hia đôi</w:t></w:r></w:p>`
	word := docx(t, p("trong bài")+box+art+picture+old+tabbed+cut,
		"word/header1.xml", part("hdr", p("đầu trang")), "word/footer2.xml", part("ftr", p("chân trang")), "word/comments.xml", part("comments", p("ghi chú")))
	pdf := written("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
		stream("BT /F 12 Tf 60 820 Td ("+"top of page"+") Tj 0 -300 Td (in the text) Tj ET /Artifact BMC BT /F 12 Tf 60 20 Td (outside) Tj ET EMC", ""),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	for name, c := range map[string]struct {
		raw            []byte
		lines, margins string
	}{
		"Word":     {word, "trong bài|MẬT|bên trái|bên phải|dòng dưới|bị chia đôi", "trong khung|chữ chìm|chú thích ảnh|đầu trang|chân trang"},
		"PDF":      {pdf, "in the text", "top of page|outside"},
		"text":     {[]byte("trên\n\nbên trái\tbên phải\n"), "trên|bên trái|bên phải", ""},
		"page":     {[]byte("<html><head><title>tên</title><script>ẩn</script></head><body><p>một <b>đoạn</b><br>dòng<table><tr><td>ô một<td>ô hai</table>"), "một đoạn|dòng|ô một|ô hai", ""},
		"RTF":      {[]byte("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\pard b\\u234?n tr\\'e1i\\tab b\\u234\\'3fn ph\\u7843?i\\par d\\u242?ng hai}"), "bên trái|bên phải|dòng hai", ""},
		"old .doc": {oldDoc("trong bài\rMẬT\r", "trong m\xe9t byte\r"), "trong bài|MẬT|trong mét byte", ""},
		".xlsx": {
			packed(t, "xl/workbook.xml", "<workbook/>", "xl/sharedStrings.xml", "<sst><si><r><t>tên </t></r><r><t>xã</t></r></si></sst>",
				"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>trong ô</t></is></c></row></sheetData><headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;14MẬT&amp;Rtrang &amp;P</oddHeader></headerFooter></worksheet>`),
			"tên xã|trong ô|MẬT|trang", "",
		},
		".pptx": {packed(t, "ppt/presentation.xml", "<p/>", "ppt/slides/slide1.xml", "<p:sld xmlns:a='a' xmlns:p='p'><a:p><a:r><a:t>tên trang</a:t></a:r></a:p></p:sld>"), "tên trang", ""},
		".odt":  {packed(t, "mimetype", "x", "content.xml", "<o xmlns:text='t'><text:h>đề mục</text:h><text:p>trong <text:span>bài</text:span></text:p></o>", "styles.xml", "<o xmlns:text='t'><text:p>đầu trang</text:p></o>"), "đề mục|trong bài|đầu trang", ""},
		"none":  {[]byte{0, 1, 2, 3}, "", ""},
		"half":  {word[:len(word)/2], "", ""},
	} {
		lines, margins := document.Lines(t.Context(), c.raw)
		for _, want := range []struct {
			lines []string
			text  string
		}{{lines, c.lines}, {margins, c.margins}} {
			for line := range strings.SplitSeq(want.text, "|") {
				if line != "" && !slices.Contains(want.lines, line) {
					t.Errorf("%s: no %q among %q", name, line, want.lines)
				}
			}
			if want.text == "" && len(want.lines) > 0 {
				t.Errorf("%s: %q", name, want.lines)
			}
		}
		if slices.Contains(append(lines, margins...), "ghi chú") {
			t.Errorf("%s: a comment is on no paper", name)
		}
	}
}

// oldDoc is a file as Word wrote it until 2003: text as UTF-16 and text of a byte a letter, between signs of its own.
func oldDoc(wide, narrow string) []byte {
	raw := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 504)...)
	for _, u := range utf16.Encode([]rune(wide)) {
		raw = binary.LittleEndian.AppendUint16(raw, u)
	}
	raw = append(raw, make([]byte, 64)...)
	return append(append(raw, narrow...), make([]byte, 64)...)
}
