package document_test

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

// run is a run of text with properties.
func run(text string, props ...string) string {
	return `<w:r><w:rPr>` + strings.Join(props, "") + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func para(inside string, props ...string) string {
	return `<w:p><w:pPr>` + strings.Join(props, "") + `</w:pPr>` + inside + `</w:p>`
}

const (
	raised = `<w:vertAlign w:val="superscript"/>`
	struck = `<w:strike/>`
	drop   = `<w:framePr w:dropCap="drop" w:lines="3"/>`
	rules  = `<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>`
)

func footnote(id string) string {
	return `<w:r><w:rPr>` + raised + `</w:rPr><w:footnoteReference w:id="` + id + `"/></w:r>`
}

func notesOf(kind, notes string) string {
	return `<w:` + kind + `s ` + wordNames + `>` + notes + `</w:` + kind + `s>`
}

func noteOf(kind, id, text string) string {
	return `<w:` + kind + ` w:id="` + id + `">` + para(`<w:r><w:`+kind+`Ref/></w:r>`+run(text)) + `</w:` + kind + `>`
}

func TestTextOfWordAsItIsShown(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		body string
		want string // the blocks behind the first, parted by bars
	}{
		"a note mark":           {para(run("Huyện có 30") + run("1", raised) + run(" tàu cá.")), "Huyện có 30¹ tàu cá."},
		"a power":               {para(run("Trữ lượng 10") + run("6", raised) + run(" tấn.")), "Trữ lượng 10⁶ tấn."},
		"a unit":                {para(run("Rộng 1.200 km") + run("2", raised) + run(".")), "Rộng 1.200 km²."},
		"raised by half points": {para(run("Có 12") + run("3", `<w:position w:val="8"/>`) + run(" hộ.")), "Có 12³ hộ."},
		"lowered":               {para(run("Khí CO") + run("2", `<w:vertAlign w:val="subscript"/>`) + run(".")), "Khí CO2."},
		"a raised letter":       {para(run("Lần 2") + run("nd", raised) + run(".")), "Lần 2nd."},
		"struck out":            {para(run("120", struck) + run(" 150 tàu cá.")), "150 tàu cá."},
		"a digit struck out":    {para(run("1") + run("2", struck) + run("50 hộ.")), "150 hộ."},
		"struck out twice":      {para(run("05/12", `<w:dstrike/>`) + run("15/12/2026 họp.")), "15/12/2026 họp."},
		"not struck out":        {para(run("120 hộ.", `<w:strike w:val="0"/>`)), "120 hộ."},
		"all struck out":        {para(run("Bỏ cả đoạn.", struck)) + p("Còn lại."), "Còn lại."},
		"capitals by format":    {para(run("Tên xã An Hòa.", `<w:caps/>`)), "TÊN XÃ AN HÒA."},
		"no capitals":           {para(run("Tên xã An Hòa.", `<w:caps w:val="false"/>`)), "Tên xã An Hòa."},
		"a large first letter":  {para(run("Đ"), drop) + p("ảng bộ xã họp."), "Đảng bộ xã họp."},
		"two large letters":     {para(run("Ng"), drop) + p("ày hội của xã."), "Ngày hội của xã."},
		"one in the margin":     {para(run("B"), `<w:framePr w:dropCap="margin"/>`) + p("iển quê ta."), "Biển quê ta."},
		"one before a table":    {para(run("A"), drop) + table(row(cell(p("Tên")), cell(p("Số"))), row(cell(p("Bến")), cell(p("1")))), "A|Tên\tSố\nBến\t1"},
		"one at the end":        {para(run("A"), drop), "A"},
		"a frame":               {para(run("Khung chữ."), `<w:framePr w:w="900"/>`) + p("Đoạn sau."), "Khung chữ.|Đoạn sau."},
		"cells that span":       {table(row(cell(p("Tên")), cell(p("Số buổi"), `<w:gridSpan w:val="2"/>`)), row(cell(p("Bến Sỏi"), `<w:vMerge w:val="restart"/>`), cell(p("1")), cell(p("2"))), row(cell(p(""), `<w:vMerge/>`), cell(p("3")), cell(p("4")))), "Tên\tSố buổi\t\nBến Sỏi\t1\t2\n\t3\t4"},
	} {
		a := reads(t, "a.docx", docx(t, bold("Số liệu của xã", centre)+c.body))
		var got []string
		for _, b := range a.Blocks {
			got = append(got, b.Plain())
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", name, strings.Join(got, "|"), c.want)
		}
		if a.Completeness.Share < 0.5 {
			t.Errorf("%s: share %g", name, a.Completeness.Share)
		}
	}
}

func TestNotesOfWordStandAtTheEndUnderTheirMarks(t *testing.T) {
	t.Parallel()
	a := reads(t, "a.docx", docx(t, bold("Chuyện biên giới", centre)+
		para(run("Đồn có 1.250")+footnote("2")+run(" hộ dân")+`<w:r><w:endnoteReference w:id="5"/></w:r>`+run(" và 3 bến")+footnote("7")+run("."))+
		para(run("Chú thích tự đánh")+`<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r>`+run(" và mất")+footnote("99")+run("."))+
		p("Nơi nhận:")+p("- Lưu."),
		"word/footnotes.xml", notesOf("footnote", rules+noteOf("footnote", "2", " Theo nghị quyết của xã.")+noteOf("footnote", "3", "* Số ước tính.")+
			noteOf("footnote", "7", "Bến xây năm 2020.")+noteOf("footnote", "8", "Không ai nhắc tới.")),
		"word/endnotes.xml", notesOf("endnote", noteOf("endnote", "5", "Số của ban dân số."))))
	wantBlocks(t, a.Blocks, []library.Block{
		paragraph("Đồn có 1.250¹ hộ dân² và 3 bến³."), paragraph("Chú thích tự đánh* và mất."),
		paragraph("¹ Theo nghị quyết của xã."), paragraph("² Số của ban dân số."), paragraph("³ Bến xây năm 2020."), paragraph("* Số ước tính."),
	})
	if a.Completeness.Share != 1 {
		t.Errorf("share %g", a.Completeness.Share)
	}
	inner := reads(t, "a.docx", docx(t, p("Chuyện")+para(run("Đoạn")+footnote("2")),
		"word/footnotes.xml", notesOf("footnote", `<w:footnote w:id="2">`+para(run("Chú thích trong chú thích")+footnote("2"))+`</w:footnote>`)))
	if len(inner.Blocks) != 2 || inner.Blocks[1].Text != "¹ Chú thích trong chú thích" {
		t.Errorf("%+v", inner.Blocks)
	}
}

func TestEmbeddedPartsAndPicturesOfWord(t *testing.T) {
	t.Parallel()
	chunk := `<w:altChunk r:id="c1"/>`
	relation := func(target string) string {
		return `<Relationships><Relationship Id="c1" Type="http://x/aFChunk" Target="` + target + `"/></Relationships>`
	}
	picture := func(side string) string {
		return para(`<w:r><w:drawing><wp:inline><wp:extent cx="` + side + `" cy="` + side + `"/><a:blip r:embed="r9"/></wp:inline></w:drawing></w:r>`)
	}
	inner := string(docx(t, p("Đoạn ở trong.")+chunk, "word/_rels/document.xml.rels", relation("again.docx"), "word/again.docx", string(docx(t, p("Quá sâu.")))))
	for name, c := range map[string]struct {
		body   string
		parts  []string
		within string
		gaps   []library.Gap
	}{
		"a page":        {chunk, []string{"word/_rels/document.xml.rels", relation("a.html"), "word/a.html", "<html><body><p>Đoạn ở trong.</p></body></html>"}, "Đoạn ở trong.", nil},
		"plain text":    {chunk, []string{"word/_rels/document.xml.rels", relation("/word/a.txt"), "word/a.txt", "Đoạn ở trong.\nDòng hai."}, "Dòng hai.", nil},
		"a document":    {chunk, []string{"word/_rels/document.xml.rels", relation("a.docx"), "word/a.docx", inner}, "Đoạn ở trong.", []library.Gap{{Kind: library.PartGap, Count: 1}}},
		"rich text":     {chunk + chunk, []string{"word/_rels/document.xml.rels", relation("a.rtf"), "word/a.rtf", `{\rtf1 x}`}, "", []library.Gap{{Kind: library.PartGap, Count: 2}}},
		"a lost part":   {chunk, []string{"word/_rels/document.xml.rels", relation("mat.html")}, "", []library.Gap{{Kind: library.PartGap, Count: 1}}},
		"a broken part": {chunk, []string{"word/_rels/document.xml.rels", relation("a.docx"), "word/a.docx", "PK\x03\x04hỏng"}, "", []library.Gap{{Kind: library.PartGap, Count: 1}}},
		"pictures":      {picture("2000000") + picture("2000000"), nil, "", []library.Gap{{Kind: library.ImageGap, Count: 2}}},
		"an ornament":   {picture("300000"), nil, "", nil},
	} {
		a := reads(t, "a.docx", docx(t, p("Chuyện của xã")+p(prose)+c.body+p("Đoạn cuối."), c.parts...))
		if text := library.Plain(a.Blocks); !strings.Contains(text, c.within) || !strings.Contains(text, "Đoạn cuối.") || strings.Contains(text, "Quá sâu") {
			t.Errorf("%s: %q", name, text)
		}
		if !slices.Equal(a.Completeness.Gaps, c.gaps) {
			t.Errorf("%s: %+v", name, a.Completeness.Gaps)
		}
	}
}

// A picture that stands in a document is the article's, at its place and with its caption; one that cannot be shown is told.
func TestPicturesThatStandInAWordDocument(t *testing.T) {
	t.Parallel()
	const png = "\x89PNG\r\n\x1a\nảnh bến cá"
	rels := func(target, mode string) []string {
		return []string{"word/_rels/document.xml.rels", `<Relationships><Relationship Id="r9" Type="http://x/image" Target="` + target + `"` + mode + `/></Relationships>`}
	}
	drawn := para(`<w:r><w:drawing><wp:inline><wp:extent cx="2000000" cy="2000000"/><a:blip r:embed="r9"/></wp:inline></w:drawing></w:r>`)
	shaped := para(`<w:r><w:pict><v:shape style="width:200pt;height:150pt"><v:imagedata r:id="r9"/></v:shape></w:pict></w:r>`)
	chart := para(`<w:r><w:drawing><wp:inline><wp:extent cx="2000000" cy="2000000"/><a:graphic><a:graphicData><c:chart r:id="r9"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
	for name, c := range map[string]struct {
		body  string
		parts []string
		kept  bool
		gap   bool
	}{
		"drawn":                 {drawn, append(rels("media/image1.png", ""), "word/media/image1.png", png), true, false},
		"by its whole path":     {drawn, append(rels("/word/media/image1.png", ""), "word/media/image1.png", png), true, false},
		"as Word 2003 had it":   {shaped, append(rels("media/image1.png", ""), "word/media/image1.png", png), true, false},
		"twice":                 {drawn + drawn, append(rels("media/image1.png", ""), "word/media/image1.png", png), true, false},
		"a Windows drawing":     {drawn, append(rels("media/image1.emf", ""), "word/media/image1.emf", "\x01\x00\x00\x00l\x00"), false, true},
		"by another ending":     {drawn, append(rels("media/image1.png", ""), "word/media/image1.png", "\xD7\xCD\xC6\x9A"), false, true},
		"lost":                  {drawn, rels("media/image1.png", ""), false, true},
		"on a disk":             {drawn, rels("file:///C:/anh.png", ` TargetMode="External"`), false, true},
		"a chart":               {chart, rels("charts/chart1.xml", ""), false, true},
		"of a note's relations": {para(footnote("2")), append(rels("media/image1.png", ""), "word/media/image1.png", png, "word/footnotes.xml", notesOf("footnote", `<w:footnote w:id="2">`+drawn+`</w:footnote>`)), false, true},
	} {
		raw := docx(t, p("Chuyện của xã")+p(prose)+c.body+p("Hình 1. Bến cá của xã", style("Caption"))+p("Đoạn cuối."), c.parts...)
		a := reads(t, "a.docx", raw)
		pictures := document.Pictures(raw, a)
		kept := len(pictures) == 1 && string(pictures[0].Data) == png && slices.ContainsFunc(a.Blocks, func(b library.Block) bool {
			return b.Kind == library.Image && b.Src == pictures[0].URL && b.Text == "Hình 1. Bến cá của xã"
		})
		if kept != c.kept || len(a.Completeness.Gaps) > 0 != c.gap {
			t.Errorf("%s: %d pictures, gaps %+v, %+v", name, len(pictures), a.Completeness.Gaps, a.Blocks)
		}
	}
}

func TestWhatIsStruckOutOrRaisedOnAPageFromAnEditor(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		"<p><del>120</del> 150 tàu cá.</p>":              "150 tàu cá.",
		"<p>1<s>2</s>50 hộ.</p>":                         "150 hộ.",
		"<p><strike>05/12</strike><ins>15/12</ins>.</p>": "15/12.",
		"<p>Có 30<sup>1</sup> tàu.</p>":                  "Có 30¹ tàu.",
		"<p>Rộng 5 km<sup>2</sup>.</p>":                  "Rộng 5 km².",
		"<p>Có 12<sup><a href=x>3</a></sup> hộ.</p>":     "Có 12³ hộ.",
	} {
		a := reads(t, "a.html", []byte("<html><body><h2>Ghi chép</h2>"+body+"</body></html>"))
		if len(a.Blocks) != 1 || a.Blocks[0].Text != want {
			t.Errorf("%s: %+v", body, a.Blocks)
		}
	}
}
