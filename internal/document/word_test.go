package document_test

import (
	"archive/zip"
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

const wordNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
	`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:v="urn:schemas-microsoft-com:vml" ` +
	`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`

// packed is a zip of the parts, names and contents in turn.
func packed(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// docx is a document with that body, and more parts.
func docx(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	return packed(t, append([]string{
		"[Content_Types].xml", `<Types/>`,
		"word/document.xml", `<w:document ` + wordNames + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
	}, more...)...)
}

func p(text string, props ...string) string {
	return `<w:p><w:pPr>` + strings.Join(props, "") + `</w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func bold(text string, props ...string) string {
	return `<w:p><w:pPr>` + strings.Join(props, "") + `</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>` + text + `</w:t></w:r></w:p>`
}

const (
	centre = `<w:jc w:val="center"/>`
	prose  = "Các đơn vị chủ động xây dựng kế hoạch, phân công người phụ trách và báo cáo kết quả trước ngày hội nghị."
)

func style(id string) string { return `<w:pStyle w:val="` + id + `"/>` }

func numbered(num, level string) string {
	return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr>`
}

// reads reads a file that must be good.
func reads(t *testing.T, name string, raw []byte) library.Article {
	t.Helper()
	a, err := document.Read(t.Context(), name, raw)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func wantBlocks(t *testing.T, got, want []library.Block) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Errorf("missing %+v", want[i])
		case i >= len(want):
			t.Errorf("too much: %+v", got[i])
		case !reflect.DeepEqual(got[i], want[i]):
			t.Errorf("block %d\n got %+v\nwant %+v", i, got[i], want[i])
		}
	}
}

func paragraph(text string) library.Block {
	return library.Block{Kind: library.Paragraph, Text: text}
}

func heading(level int, text string) library.Block {
	return library.Block{Kind: library.Heading, Level: level, Text: text}
}

const wordStyles = `<w:styles ` + wordNames + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Thng"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/><w:basedOn w:val="Thng"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="u2"><w:name w:val="Heading 2"/><w:basedOn w:val="u2"/></w:style>
<w:style w:type="paragraph" w:styleId="MucCon"><w:name w:val="Mục con"/><w:basedOn w:val="u2"/></w:style>
<w:style w:type="paragraph" w:styleId="Tiu"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Trich"><w:name w:val="Intense Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="ChuThich"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Mucluc1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Ds"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>`

func TestHeadingsAreKnownByTheirStyleInAnyLanguage(t *testing.T) {
	t.Parallel()
	a := reads(t, "a.docx", docx(t,
		p("Sổ tay của người nói", style("Tiu"))+p("Mục lục … 3", style("Mucluc1"))+p("Phần một", style("u1"))+p(prose)+p("Việc đầu", style("u2"))+p(prose)+
			p("Việc nhỏ", style("MucCon"))+p(prose)+p("Tự đặt", `<w:outlineLvl w:val="2"/>`)+p(prose)+p("Lời trích", style("Trich")),
		"word/styles.xml", wordStyles))
	if a.Title != "Sổ tay của người nói" {
		t.Errorf("title %q", a.Title)
	}
	wantBlocks(t, a.Blocks, []library.Block{
		heading(2, "Phần một"), paragraph(prose), heading(3, "Việc đầu"), paragraph(prose), heading(3, "Việc nhỏ"), paragraph(prose),
		heading(4, "Tự đặt"), paragraph(prose),
		{Kind: library.Quote, Text: "Lời trích"},
	})
}

func TestBoldLinesServeAsHeadings(t *testing.T) {
	t.Parallel()
	a := reads(t, "a.docx", docx(t, p(prose)+bold("I. MỤC ĐÍCH, YÊU CẦU")+p(prose)+bold("1. Về biển, đảo")+p(prose)+bold("Ý kiến ở cơ sở")+p(prose)+
		`<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>Không đậm, không tiêu đề</w:t></w:r></w:p>`+bold("Nguyễn Văn A")))
	wantBlocks(t, a.Blocks, []library.Block{
		heading(2, "I. MỤC ĐÍCH, YÊU CẦU"), paragraph(prose), heading(3, "1. Về biển, đảo"), paragraph(prose),
		heading(3, "Ý kiến ở cơ sở"), paragraph(prose), paragraph("Không đậm, không tiêu đề"), paragraph("Nguyễn Văn A"),
	})
}

const wordNumbers = `<w:numbering ` + wordNames + `>
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`

func TestListsKeepTheirNumbersAsWordCountsThem(t *testing.T) {
	t.Parallel()
	a := reads(t, "a.docx", docx(t, p(prose)+
		p("một.", numbered("1", "0"))+p("hai.", numbered("1", "0"))+p(prose)+
		p("ba;", numbered("1", "0"))+p("ý nhỏ;", numbered("1", "1"))+p("ý nhỏ nữa;", numbered("1", "1"))+p("nhỏ nhất;", numbered("1", "2"))+p("bốn.", numbered("1", "0"))+p(prose)+
		p("chấm một.", numbered("2", "0"))+p("chấm hai.", style("Ds"))+p(prose)+
		bold("Phần bốn", numbered("3", "0"))+p(prose)+bold("Phần năm", numbered("3", "0"))+
		p("lại một.", numbered("4", "0"))+p("lại hai.", numbered("4", "0"))+p("ra ngoài.", style("Ds"), numbered("0", "0")),
		"word/styles.xml", wordStyles, "word/numbering.xml", wordNumbers))
	wantBlocks(t, a.Blocks, []library.Block{
		{Kind: library.List, Ordered: true, Items: []string{"một.", "hai."}},
		paragraph(prose),
		{Kind: library.List, Items: []string{"3. ba;", "a) ý nhỏ;", "b) ý nhỏ nữa;", "3.b.1 nhỏ nhất;", "4. bốn."}},
		paragraph(prose),
		{Kind: library.List, Items: []string{"chấm một.", "chấm hai."}},
		paragraph(prose),
		heading(2, "IV. Phần bốn"), paragraph(prose), heading(2, "V. Phần năm"),
		{Kind: library.List, Ordered: true, Items: []string{"lại một.", "lại hai."}},
		paragraph("ra ngoài."),
	})
}

func cell(content string, props ...string) string {
	return `<w:tc><w:tcPr>` + strings.Join(props, "") + `</w:tcPr>` + content + `</w:tc>`
}

func row(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func table(rows ...string) string { return `<w:tbl>` + strings.Join(rows, "") + `</w:tbl>` }

func TestTablesKeepTheirColumns(t *testing.T) {
	t.Parallel()
	a := reads(t, "a.docx", docx(t, p(prose)+table(
		row(cell(p("Đơn vị")), cell(p("Số buổi"), `<w:gridSpan w:val="2"/>`), cell(p("Ghi chú"))),
		row(cell(p("Xã A"), `<w:vMerge w:val="restart"/>`), cell(p("12")), cell(p("3")), cell(p("tốt")+p("khá"))),
		row(cell(p(""), `<w:vMerge/>`), cell(p("8")), cell(p("2")), cell(p(""))),
		`<w:tr><w:trPr><w:del w:id="1"/></w:trPr>`+cell(p("đã xóa"))+cell(p("x"))+`</w:tr>`,
		`<w:sdt><w:sdtContent>`+row(cell(p("Xã B")), cell(p("1")), cell(p("0")), `<w:sdt><w:sdtContent>`+cell(p("mới"))+`</w:sdtContent></w:sdt>`)+`</w:sdtContent></w:sdt>`,
	)+table(row(cell(p("Khung một ô")+p(prose))))))
	wantBlocks(t, a.Blocks, []library.Block{
		{Kind: library.Table, Rows: [][]string{
			{"Đơn vị", "Số buổi", "", "Ghi chú"}, {"Xã A", "12", "3", "tốt khá"}, {"", "8", "2", ""}, {"Xã B", "1", "0", "mới"},
		}},
		paragraph("Khung một ô"), paragraph(prose),
	})
}

func TestWhatIsReadOfAParagraph(t *testing.T) {
	t.Parallel()
	body := p("Tên bài") + `<w:p>` +
		`<w:r><w:t xml:space="preserve">Giữ </w:t></w:r><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>` +
		`<w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t xml:space="preserve"> đến</w:t></w:r></w:moveTo>` +
		`<w:hyperlink r:id="rId1"><w:r><w:t xml:space="preserve"> liên kết</w:t></w:r></w:hyperlink>` +
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve"> 7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` +
		`<w:sdt><w:sdtContent><w:r><w:tab/><w:t>ô nhập</w:t></w:r></w:sdtContent></w:sdt><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>` +
		`<w:r><w:t>, Việt</w:t><w:noBreakHyphen/><w:t>Lào</w:t><w:footnoteReference w:id="1"/></w:r>` +
		`<w:r><w:br/><w:t>xuống dòng, vẫn một câu.</w:t><w:br/><w:t>Câu mới.</w:t></w:r></w:p>` +
		`<w:altChunk r:id="x"/><w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + p("Mục lục") + `</w:sdtContent></w:sdt>` +
		`<w:sdt><w:sdtContent>` + p("Trong ô điều khiển có chữ.") + `</w:sdtContent></w:sdt>`
	a := reads(t, "a.docx", docx(t, body))
	wantBlocks(t, a.Blocks, []library.Block{
		paragraph("Giữ thêm đến liên kết 7 ô nhập, Việt-Lào xuống dòng, vẫn một câu."), paragraph("Câu mới."), paragraph("Trong ô điều khiển có chữ."),
	})
}

func TestSignsOfFontsOfSignsAreRead(t *testing.T) {
	t.Parallel()
	sym := func(font, code string) string {
		return `<w:r><w:sym w:font="` + font + `" w:char="` + code + `"/></w:r>`
	}
	run := func(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }
	for name, c := range map[string]struct {
		inside, want string
		gaps         int
	}{
		"at least":            {sym("Symbol", "F0B3") + run(" 15 tuổi"), "≥ 15 tuổi", 0},
		"at most":             {sym("Symbol", "F0A3") + run(" 20 tấn"), "≤ 20 tấn", 0},
		"without the F000":    {run("5 ") + sym("symbol", "B1") + run(" 2 m"), "5 ± 2 m", 0},
		"times, degrees":      {run("3 ") + sym("Symbol", "F0B4") + run(" 4 m, 12") + sym("Symbol", "F0B0"), "3 × 4 m, 12°", 0},
		"Greek":               {run("Tia ") + sym("Symbol", "F061"), "Tia α", 0},
		"a ticked box":        {sym("Wingdings", "F0FE") + run(" Đồng ý"), "☑ Đồng ý", 0},
		"as text in a font":   {`<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t xml:space="preserve">` + "\uF0B3" + `</w:t></w:r>` + run(" 30 cuộc"), "≥ 30 cuộc", 0},
		"a letter of Unicode": {sym("Cambria Math", "2265") + run(" 8 xã"), "≥ 8 xã", 0},
		"of another font":     {run("Xã ") + sym("Webdings", "F061") + run("đảo"), "Xã đảo", 1},
		"no code":             {run("Xã ") + sym("Symbol", "xyz") + run("đảo"), "Xã đảo", 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := reads(t, "a.docx", docx(t, p("Tên bài")+p(prose)+`<w:p>`+c.inside+`</w:p>`))
			if got := a.Blocks[len(a.Blocks)-1].Text; got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			told := 0
			for _, g := range a.Completeness.Gaps {
				if g.Kind == library.FontGap {
					told += g.Count
				}
			}
			if told != c.gaps {
				t.Errorf("%d signs are told, want %d", told, c.gaps)
			}
		})
	}
}

func TestWhatIsHiddenOrOnlyAsksIsNotQuoted(t *testing.T) {
	t.Parallel()
	prompt := `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>`
	hidden := strings.Replace(row(cell(p("Xã ẩn")), cell(p("99"))), "<w:tr>", `<w:tr><w:trPr><w:hidden/></w:trPr>`, 1)
	body := p("Tên bài") + p(prose) +
		prompt + p("Bấm vào đây để nhập chữ.") + `</w:sdtContent></w:sdt>` +
		`<w:p><w:r><w:t xml:space="preserve">Nơi họp: </w:t></w:r>` + prompt + `<w:r><w:t>chọn một mục</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>xã.</w:t></w:r></w:p>` +
		`<w:tbl>` + row(cell(p("Xã")), cell(p("Số cuộc"))) + hidden + row(cell(p("Xã A")), cell(p("12"))) + row(cell(p("Xã B")), cell(p("7"))) + `</w:tbl>`
	a := reads(t, "a.docx", docx(t, body))
	text := library.Plain(a.Blocks)
	for _, no := range []string{"Bấm vào", "chọn một mục", "Xã ẩn", "99"} {
		if strings.Contains(text, no) {
			t.Errorf("%q is quoted:\n%s", no, text)
		}
	}
	for _, yes := range []string{"Nơi họp: xã.", "Xã B"} {
		if !strings.Contains(text, yes) {
			t.Errorf("%q is lost:\n%s", yes, text)
		}
	}
}

func TestImagesAreToldByWhatIsSaidOfThem(t *testing.T) {
	t.Parallel()
	drawing := func(descr string, inside string) string {
		return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="` + descr + `"/>` + inside +
			`</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape alt="bản sao"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
	}
	blip := `<a:graphic><a:blip r:embed="rId5"/></a:graphic>`
	box := `<wps:wsp><wps:txbx><w:txbxContent>` + p("Chữ trong khung.") + `</w:txbxContent></wps:txbx></wps:wsp>`
	a := reads(t, "a.docx", docx(t, p("Tên bài")+drawing("Tàu cá ở bến lúc sáng sớm", blip)+drawing("image1.png", blip)+p("Ảnh 2: Bến cá", style("ChuThich"))+
		drawing("image2.png", blip)+p(prose)+drawing("", box)+
		`<w:p><w:r><w:drawing><wp:inline><wp:docPr id="2" name="x"/><a:blip r:link="rId9"/></wp:inline></w:drawing></w:r></w:p>`,
		"word/styles.xml", wordStyles,
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="rId9" Type="t/image" Target="https://vi.example/anh.jpg" TargetMode="External"/></Relationships>`))
	wantBlocks(t, a.Blocks, []library.Block{
		{Kind: library.Image, Text: "Tàu cá ở bến lúc sáng sớm"},
		{Kind: library.Image, Text: "Ảnh 2: Bến cá"},
		paragraph(prose),
		paragraph("Chữ trong khung."),
		{Kind: library.Image, Src: "https://vi.example/anh.jpg"},
	})
}

func TestOldFontsAreConvertedRunByRun(t *testing.T) {
	t.Parallel()
	run := func(font, text string) string {
		return `<w:r><w:rPr><w:rFonts w:ascii="` + font + `" w:hAnsi="` + font + `"/></w:rPr>` + text + `</w:r>`
	}
	body := `<w:p>` + run(".VnTimeH", `<w:t>b¸o c¸o</w:t>`) + `</w:p><w:p>` + run(".VnTime", `<w:t xml:space="preserve">Gi÷ g×n ®</w:t><w:softHyphen/><w:t xml:space="preserve">êng </w:t>`) +
		run("VNI-Times", `<w:t>bie</w:t>`) + run("VNI-Times", `<w:t xml:space="preserve">ân giôùi </w:t>`) + run("Arial", `<w:t>hòa bình.</w:t>`) + `</w:p>`
	a := reads(t, "a.docx", docx(t, body))
	if a.Title != "BÁO CÁO" {
		t.Errorf("title %q", a.Title)
	}
	wantBlocks(t, a.Blocks, []library.Block{paragraph("Giữ gìn đường biên giới hòa bình.")})
	lost := reads(t, "a.docx", docx(t, p("Tên bài")+p("C¸c ®¬n vÞ gi÷ g×n ®\u00ADêng biªn giíi.")))
	wantBlocks(t, lost.Blocks, []library.Block{paragraph("Các đơn vị giữ gìn đường biên giới.")})
}

func TestPartsMayLieElsewhereAndInTheStrictNamespace(t *testing.T) {
	t.Parallel()
	strict := strings.ReplaceAll(`<w:document `+wordNames+`><w:body>`+p("Tên bài")+p(prose)+`</w:body></w:document>`,
		"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
	raw := packed(t, "[Content_Types].xml", "<Types/>", "_rels/.rels",
		`<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/tai-lieu/chinh.xml"/></Relationships>`,
		"tai-lieu/chinh.xml", strict, "docProps/core.xml", `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Đề cương giới thiệu luật mới</dc:title></cp:coreProperties>`)
	if a := reads(t, "a.docx", raw); a.Title != "Đề cương giới thiệu luật mới" || len(a.Blocks) != 2 {
		t.Errorf("%+v", a)
	}
}

func TestDamagedAndHostileDocumentsAreRefused(t *testing.T) {
	t.Parallel()
	good := docx(t, p("Tên bài")+p(prose))
	deep := strings.Repeat("<w:tbl><w:tr><w:tc>", 400) + p("x") + strings.Repeat("</w:tc></w:tr></w:tbl>", 400)
	for name, c := range map[string]struct {
		raw  []byte
		kind library.Kind
	}{
		"cut off":            {good[:len(good)/2], library.DamagedFile},
		"no document inside": {packed(t, "[Content_Types].xml", "<Types/>"), library.DamagedFile},
		"broken markup":      {docx(t, `<w:p><w:r></w:p>`), library.DamagedFile},
		"no body":            {packed(t, "word/document.xml", "<a/>"), library.DamagedFile},
		"broken styles":      {docx(t, p(prose), "word/styles.xml", "<w:styles"), library.DamagedFile},
		"nested too deeply":  {docx(t, deep), library.TooLarge},
		"a bomb":             {docx(t, p(strings.Repeat(" ", 33<<20))), library.TooLarge},
		"entities":           {packed(t, "word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document `+wordNames+`><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>`), library.DamagedFile},
		"nothing written":    {docx(t, `<w:p/>`), library.NoText},
	} {
		if a, err := document.Read(t.Context(), "thử.docx", c.raw); !library.IsKind(err, c.kind) {
			t.Errorf("%s: %v, %+v", name, err, a)
		}
	}
	circle := strings.ReplaceAll(wordStyles, `<w:name w:val="Normal"/>`, `<w:name w:val="Normal"/><w:basedOn w:val="u1"/>`)
	if a := reads(t, "a.docx", docx(t, p("Tên bài")+p(prose), "word/styles.xml", circle)); !slices.ContainsFunc(a.Blocks, func(b library.Block) bool { return b.Text == prose }) {
		t.Errorf("styles in a circle: %+v", a)
	}
}
