package document_test

import (
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

// Runs of fields, as Word writes them.
const (
	begins    = `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`
	separates = `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`
	ends      = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
)

func instructs(text string) string {
	return `<w:r><w:instrText xml:space="preserve">` + text + `</w:instrText></w:r>`
}

// formField is a field of a form of Word 2003.
func formField(data string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:enabled/>` + data + `</w:ffData></w:fldChar></w:r>` + instructs(" FORM ") + separates + ends
}

func coloured(value string) string { return `<w:color w:val="` + value + `"/>` }

func shadedBy(fill string) string {
	return `<w:shd w:val="clear" w:color="auto" w:fill="` + fill + `"/>`
}

// What nobody sees of a document is never quoted, and told where it is words; what somebody ticked or chose is read.
func TestWhatAWordDocumentShowsIsWhatIsRead(t *testing.T) {
	t.Parallel()
	nested := begins + instructs(" IF ") + begins + instructs(" PAGE ") + separates + run("7") + ends + instructs(` = 1 "một" "hai" `) + separates + run("Trang sau") + ends
	inTable := func(style, cellProps, text string) string {
		return `<w:tbl><w:tblPr><w:tblStyle w:val="` + style + `"/></w:tblPr>` + row(cell(para(text), cellProps), cell(p("Số"))) + row(cell(p("Bến")), cell(p("1"))) + `</w:tbl>`
	}
	styles := `<w:styles ` + wordNames + `><w:style w:type="table" w:styleId="Luoi"><w:name w:val="Table Grid"/></w:style>` +
		`<w:style w:type="table" w:styleId="Dam"><w:name w:val="Grid Table 4"/><w:tblStylePr w:type="firstRow"><w:tcPr>` + shadedBy("1F3864") + `</w:tcPr></w:tblStylePr></w:style>` +
		`<w:style w:type="table" w:styleId="DamCon"><w:basedOn w:val="Dam"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="Trang"><w:name w:val="Trang"/><w:rPr>` + coloured("FFFFFF") + `</w:rPr></w:style></w:styles>`
	for name, c := range map[string]struct {
		body   string
		want   string // the blocks behind the first, parted by bars
		hidden int    // words that are told
	}{
		"a field":                       {para(run("Có ") + begins + instructs(" NUMPAGES ") + separates + run("30") + ends + run(" tàu.")), "Có 30 tàu.", 0},
		"one in another's instruction":  {para(nested + run(" có 30 tàu.")), "Trang sau có 30 tàu.", 0},
		"three deep":                    {para(begins + instructs(" IF ") + nested + separates + run("Hết") + ends + run(".")), "Hết.", 0},
		"one in another's result":       {para(begins + instructs(" QUOTE ") + separates + run("Xem mục ") + begins + instructs(" REF a ") + separates + run("2") + ends + ends + run(".")), "Xem mục 2.", 0},
		"an instruction in two parts":   {para(begins+instructs(" IF a ")) + para(instructs(" b ")+begins+instructs(" PAGE ")+separates+run("9")+ends+separates+run("Hết")+ends+run(" chuyện.")), "Hết chuyện.", 0},
		"a result in two paragraphs":    {para(begins+instructs(" INCLUDETEXT ")+separates+run("Đoạn đầu.")) + para(run("Đoạn hai.")+ends), "Đoạn đầu.|Đoạn hai.", 0},
		"one that never ends":           {para(begins+instructs(" PAGE ")+run("9")) + p("Còn lại."), "Còn lại.", 0},
		"an end without a beginning":    {para(run("Có ") + ends + separates + run("30 tàu.")), "Có 30 tàu.", 0},
		"a field in one element":        {para(run("Có ") + `<w:fldSimple w:instr=" PAGE ">` + run("30") + `</w:fldSimple>` + run(" tàu.")), "Có 30 tàu.", 0},
		"an entry of an index":          {para(run("Bến cá") + `<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/><w:instrText> XE "bến" </w:instrText><w:fldChar w:fldCharType="end"/></w:r>` + run(" mở.")), "Bến cá mở.", 0},
		"a box":                         {para(formField(`<w:checkBox><w:default w:val="0"/></w:checkBox>`) + run(" Có")), "☐ Có", 0},
		"a ticked box":                  {para(formField(`<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>`) + run(" Có")), "☒ Có", 0},
		"one ticked from the start":     {para(formField(`<w:checkBox><w:default w:val="1"/></w:checkBox>`) + run(" Có")), "☒ Có", 0},
		"one whose tick was taken off":  {para(formField(`<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>`) + run(" Có")), "☐ Có", 0},
		"a hidden box":                  {para(`<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>` + run("Có")), "Có", 0},
		"a chosen entry":                {para(run("Cấp: ") + formField(`<w:ddList><w:result w:val="1"/><w:listEntry w:val="xã"/><w:listEntry w:val="tỉnh"/></w:ddList>`)), "Cấp: tỉnh", 0},
		"the entry it begins with":      {para(run("Cấp: ") + formField(`<w:ddList><w:listEntry w:val="xã"/><w:listEntry w:val="tỉnh"/></w:ddList>`)), "Cấp: xã", 0},
		"an entry that is written too":  {para(run("Cấp: ") + `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="xã"/></w:ddList></w:ffData></w:fldChar></w:r>` + separates + run("xã") + ends), "Cấp: xã", 0},
		"a control":                     {para(`<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>` + run("☒") + `</w:sdtContent></w:sdt>` + run(" Có")), "☒ Có", 0},
		"a control without its sign":    {para(`<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent/></w:sdt>` + run(" Có")), "☐ Có", 0},
		"a control with another's sign": {para(`<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:sdtContent></w:sdt>` + run(" Có")), "☑ Có", 0},
		"white":                         {para(run("Có 30 tàu.") + run("Bí mật hai chữ", coloured("FFFFFF"))), "Có 30 tàu.", 4},
		"nearly white":                  {para(run("Có 30 tàu.") + run("Bí mật", coloured("FDFDFD"))), "Có 30 tàu.", 2},
		"white between two words":       {para(run("Có 30") + run("99", coloured("FFFFFF")) + run("tàu.")), "Có 30 tàu.", 1},
		"a white blank":                 {para(run("Có 30") + run(" ", coloured("FFFFFF")) + run("tàu.")), "Có 30 tàu.", 0},
		"white by its style":            {para(run("Có 30 tàu.") + run("Bí mật", `<w:rStyle w:val="Trang"/>`)), "Có 30 tàu.", 2},
		"grey":                          {para(run("Chữ mờ.", coloured("D9D9D9"))), "Chữ mờ.", 0},
		"white on a dark shade":         {para(run("Có 30 tàu.", coloured("FFFFFF"), shadedBy("000080"))), "Có 30 tàu.", 0},
		"white on a white shade":        {para(run("Một. ") + run("Có 30 tàu.", coloured("FFFFFF"), shadedBy("FFFFFF"))), "Một.", 3},
		"white on a marker":             {para(run("Có 30 tàu.", coloured("FFFFFF"), `<w:highlight w:val="darkRed"/>`)), "Có 30 tàu.", 0},
		"black on a black marker":       {para(run("Một. ") + run("Có 30 tàu.", coloured("000000"), `<w:highlight w:val="black"/>`)), "Một.", 3},
		"as Word chooses":               {para(run("Có 30 tàu.", coloured("auto"))), "Có 30 tàu.", 0},
		"white in a dark paragraph":     {para(run("Có 30 tàu.", coloured("FFFFFF")), shadedBy("C00000")), "Có 30 tàu.", 0},
		"white in a striped paragraph":  {para(run("Có 30 tàu.", coloured("FFFFFF")), `<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>`), "Có 30 tàu.", 0},
		"white in a dark cell":          {inTable("Luoi", shadedBy("1F3864"), run("Tên", coloured("FFFFFF"))), "Tên\tSố\nBến\t1", 0},
		"white in a cell":               {inTable("Luoi", "", run("Tên")+run("mật", coloured("FFFFFF"))), "Tên\tSố\nBến\t1", 1},
		"white in a table that shades":  {inTable("DamCon", "", run("Tên", coloured("FFFFFF"))), "Tên\tSố\nBến\t1", 0},
		"white in a box": {
			para(`<w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + para(run("Khẩu hiệu.", coloured("FFFFFF"))) + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r>` + run("Lời.")),
			"Lời.|Khẩu hiệu.", 0,
		},
		"tiny":                 {para(run("Có 30 tàu.") + run(" Bí mật", `<w:sz w:val="2"/>`)), "Có 30 tàu.", 2},
		"small":                {para(run("Có 30 tàu.", `<w:sz w:val="12"/>`)), "Có 30 tàu.", 0},
		"squeezed":             {para(run("Có 30 tàu.") + run(" Bí mật", `<w:w w:val="1"/>`)), "Có 30 tàu.", 2},
		"hidden":               {para(run("Có 30 tàu.") + run(" Bí mật", `<w:vanish/>`)), "Có 30 tàu.", 2},
		"hidden by its style":  {p("Lời.") + p("Bí mật cả đoạn.", style("An")), "Lời.", 4},
		"not hidden after all": {para(run("Có 30 tàu.", `<w:vanish w:val="0"/>`), style("An")), "Có 30 tàu.", 0},
		"hidden on the web":    {para(run("Có 30 tàu.", `<w:webHidden/>`)), "Có 30 tàu.", 0},
		"struck out":           {para(run("Có ") + run("29", `<w:strike/>`) + run("30 tàu.")), "Có 30 tàu.", 0},
	} {
		raw := docx(t, bold("Số liệu của xã", centre)+c.body, "word/styles.xml", styles)
		a := reads(t, "a.docx", raw)
		var got []string
		for _, b := range a.Blocks {
			got = append(got, b.Plain())
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", name, strings.Join(got, "|"), c.want)
		}
		if n := told(a); n != c.hidden {
			t.Errorf("%s: %d words are told, want %d", name, n, c.hidden)
		}
		if a.Completeness.Share < 0.8 {
			t.Errorf("%s: share %g", name, a.Completeness.Share)
		}
	}
}

// told returns how much of what nobody sees is told of.
func told(a library.Article) (n int) {
	for _, g := range a.Completeness.Gaps {
		if g.Kind == library.HiddenGap {
			n += g.Count
		}
	}
	return n
}

// formPDF is a PDF of one page with more objects, from number 5 on; page and catalog are further entries of those. F1 is
// the font of the tests, Z Zapf Dingbats, S Symbol.
func formPDF(content, page, catalog, properties string, more ...string) []byte {
	widths := strings.Repeat("500 ", len(letters))
	resources := fmt.Sprintf("<< /Font << /F1 << /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Tinos /FirstChar 1 /LastChar %d /Widths [%s] /ToUnicode 4 0 R >>"+
		" /Z << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >> /S << /Type /Font /Subtype /Type1 /BaseFont /Symbol >> >>"+
		" /ExtGState << /Clear << /ca 0 >> /Half << /ca 0.5 >> >> /XObject << /I << /Type /XObject /Subtype /Image >> >> /Properties << %s >> >>", len(letters), widths, properties)
	return written(append([]string{
		"<< /Type /Catalog /Pages 2 0 R " + catalog + " >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources " + resources + " /Contents 5 0 R " + page + " >>",
		stream(mapped(letters), ""), stream(content, ""),
	}, more...)...)
}

// shape is the drawing of an annotation, in a box of 200 by 20.
func shape(content string) string {
	return stream(content, fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 << /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Tinos /FirstChar 1 /LastChar %d /Widths [%s] /ToUnicode 4 0 R >> >> >>",
		len(letters), strings.Repeat("500 ", len(letters))))
}

// What a page shows is what is read of it, whoever put it there.
func TestWhatAPageOfAPDFShowsIsWhatIsRead(t *testing.T) {
	t.Parallel()
	base := at("F1", 12, 72, 700, full) + at("F1", 12, 72, 685, "hết đoạn.")
	secret := at("F1", 12, 72, 640, "Chữ không ai thấy.")
	const off = "/OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [6 0 R] >> >>"
	groups := []string{"<< /Type /OCG /Name (A) >>", "<< /Type /OCG /Name (B) >>"}
	layer := func(inside string) string { return "/OC /L BDC " + inside + "EMC " }
	note := func(kind, entries string) string {
		return "/Annots [<< /Type /Annot /Subtype /" + kind + " /Rect [72 560 272 580] " + entries + " >>]"
	}
	value := "(\\376\\377\\000S\\036\\321\\000 \\0001\\0005)" // «Số 15»
	for name, c := range map[string]struct {
		content, page, catalog, properties string
		more                               []string
		want                               string // of what stands behind the base
		hidden                             bool
	}{
		"a layer that is on":        {layer(secret), "", off, "/L 7 0 R", groups, "Chữ không ai thấy.", false},
		"a layer that is off":       {layer(secret), "", off, "/L 6 0 R", groups, "", true},
		"off unless named":          {layer(secret), "", "/OCProperties << /OCGs [6 0 R] /D << /BaseState /OFF >> >>", "/L 6 0 R", groups, "", true},
		"off, but this is on":       {layer(secret), "", "/OCProperties << /D << /BaseState /OFF /ON [6 0 R] >> >>", "/L 6 0 R", groups, "Chữ không ai thấy.", false},
		"within one that is off":    {layer("/Span << /MCID 1 >> BDC " + secret + "EMC "), "", off, "/L 6 0 R", groups, "", true},
		"behind one that is off":    {layer("") + secret, "", off, "/L 6 0 R", groups, "Chữ không ai thấy.", false},
		"one of two on":             {layer(secret), "", off, "/L << /Type /OCMD /OCGs [6 0 R 7 0 R] >>", groups, "Chữ không ai thấy.", false},
		"both must be on":           {layer(secret), "", off, "/L << /Type /OCMD /P /AllOn /OCGs [6 0 R 7 0 R] >>", groups, "", true},
		"where one is off":          {layer(secret), "", off, "/L << /Type /OCMD /P /AnyOff /OCGs [6 0 R 7 0 R] >>", groups, "Chữ không ai thấy.", false},
		"where all are off":         {layer(secret), "", off, "/L << /Type /OCMD /P /AllOff /OCGs 7 0 R >>", groups, "", true},
		"by an expression":          {layer(secret), "", off, "/L << /Type /OCMD /VE [/And 7 0 R [/Not 6 0 R]] >>", groups, "Chữ không ai thấy.", false},
		"by another":                {layer(secret), "", off, "/L << /Type /OCMD /VE [/Or 6 0 R [/Not 7 0 R]] >>", groups, "", true},
		"a group that is not there": {layer(secret), "", off, "", groups, "Chữ không ai thấy.", false},
		"invisible":                 {"q 3 Tr " + secret + "Q", "", "", "", nil, "", true},
		"invisible over a scan":     {"q 500 0 0 200 50 600 cm /I Do Q q 3 Tr " + secret + "Q", "", "", "", nil, "Chữ không ai thấy.", false},
		"and the scan comes later":  {"q 3 Tr " + secret + "Q q 500 0 0 200 50 600 cm /I Do Q", "", "", "", nil, "Chữ không ai thấy.", false},
		"a scan that is elsewhere":  {"q 500 0 0 200 50 100 cm /I Do Q q 3 Tr " + secret + "Q", "", "", "", nil, "", true},
		"invisible for what is drawn": {
			"q 3 Tr /Span << /ActualText <FEFF004100420043> >> BDC " + secret + "EMC Q", "", "", "", nil,
			"ABC", false,
		},
		"white":                     {"q 1 g " + secret + "Q", "", "", "", nil, "", true},
		"white of three colours":    {"q 1 1 1 rg " + secret + "Q", "", "", "", nil, "", true},
		"white of four inks":        {"q 0 0 0 0 k " + secret + "Q", "", "", "", nil, "", true},
		"white of a named space":    {"q /DeviceRGB cs 1 1 1 sc " + secret + "Q", "", "", "", nil, "", true},
		"of a space nobody knows":   {"q /Odd cs 1 scn " + secret + "Q", "", "", "", nil, "Chữ không ai thấy.", false},
		"white with an edge":        {"q 1 g 2 Tr " + secret + "Q", "", "", "", nil, "Chữ không ai thấy.", false},
		"white on a dark bar":       {"q 0 0 0.5 rg 60 630 300 30 re f 1 g " + secret + "Q", "", "", "", nil, "Chữ không ai thấy.", false},
		"white on a rounded bar":    {"q 0.5 g 60 640 m 60 630 70 630 75 630 c 360 630 l 360 660 l 60 660 l h f 1 g " + secret + "Q", "", "", "", nil, "Chữ không ai thấy.", false},
		"white on a white bar":      {"q 1 g 60 630 300 30 re f " + secret + "Q", "", "", "", nil, "", true},
		"white on a picture":        {"q 300 0 0 60 60 620 cm /I Do Q q 1 g " + secret + "Q", "", "", "", nil, "Chữ không ai thấy.", false},
		"white on a shade":          {"/Sh sh q 1 g " + secret + "Q", "", "", "", nil, "Chữ không ai thấy.", false},
		"grey":                      {"q 0.8 g " + secret + "Q", "", "", "", nil, "Chữ không ai thấy.", false},
		"quite transparent":         {"q /Clear gs " + secret + "Q", "", "", "", nil, "", true},
		"half transparent":          {"q /Half gs " + secret + "Q", "", "", "", nil, "Chữ không ai thấy.", false},
		"tiny":                      {at("F1", 1, 72, 640, "Chữ không ai thấy."), "", "", "", nil, "", true},
		"small":                     {at("F1", 6, 72, 640, "Chữ nhỏ."), "", "", "", nil, "Chữ nhỏ.", false},
		"a tick of a font of signs": {"BT /Z 12 Tf 72 640 Td (4) Tj ET " + at("F1", 12, 90, 640, "Có"), "", "", "", nil, "✔ Có", false},
		"a letter of one":           {"BT /S 12 Tf 72 640 Td (a) Tj ET", "", "", "", nil, "α", false},
		"a value that is drawn": {
			"", note("Widget", "/FT /Tx /V (x) /AP << /N 6 0 R >>"), "", "",
			[]string{shape(at("F1", 12, 2, 5, "Số 15"))},
			"Số 15", false,
		},
		"a value that is not":            {"", note("Widget", "/FT /Tx /V "+value), "", "", nil, "Số 15", false},
		"of the field it is part of":     {"", note("Widget", "/Parent 6 0 R"), "", "", []string{"<< /FT /Tx /V " + value + " /DA (/Helv 11 Tf) >>"}, "Số 15", false},
		"a value drawn anew":             {"", note("Widget", "/FT /Tx /V "+value+" /AP << /N 6 0 R >>"), "/AcroForm << /NeedAppearances true >>", "", []string{shape(at("F1", 12, 2, 5, "Cũ"))}, "Số 15", false},
		"a chosen entry":                 {"", note("Widget", "/FT /Ch /V "+value), "", "", nil, "Số 15", false},
		"a password":                     {"", note("Widget", "/FT /Tx /Ff 8192 /V "+value), "", "", nil, "", false},
		"a hidden value":                 {"", note("Widget", "/F 2 /FT /Tx /V "+value), "", "", nil, "", false},
		"one that is not viewed":         {"", note("Widget", "/F 32 /FT /Tx /V "+value), "", "", nil, "", false},
		"one on a layer that is off":     {"", note("Widget", "/OC 6 0 R /FT /Tx /V "+value), off, "", groups, "", false},
		"a ticked box":                   {at("F1", 12, 300, 565, "Có"), note("Widget", "/FT /Btn /AS /Yes"), "", "", nil, "☒ Có", false},
		"a box":                          {at("F1", 12, 300, 565, "Có"), note("Widget", "/FT /Btn /AS /Off"), "", "", nil, "☐ Có", false},
		"a button":                       {"", note("Widget", "/FT /Btn /Ff 65536 /AP << /N 6 0 R >>"), "", "", []string{shape(at("F1", 12, 2, 5, "Gửi"))}, "", false},
		"a signature":                    {"", note("Widget", "/FT /Sig /AP << /N 6 0 R >>"), "", "", []string{shape(at("F1", 12, 2, 5, "Ký bởi"))}, "", false},
		"text put on the page":           {"", note("FreeText", "/Contents "+value), "", "", nil, "Số 15", false},
		"as it is drawn":                 {"", note("FreeText", "/Contents (x) /AP << /N 6 0 R >>"), "", "", []string{shape(at("F1", 12, 2, 5, "Số 15"))}, "Số 15", false},
		"a note that opens":              {"", note("Text", "/Contents "+value), "", "", nil, "", false},
		"what a marker says":             {"", note("Highlight", "/Contents "+value), "", "", nil, "", false},
		"a stamp":                        {"", note("Stamp", "/AP << /N 6 0 R >>"), "", "", []string{shape(at("F1", 12, 2, 5, "Bản sao"))}, "", false},
		"a drawing without a box":        {"", note("FreeText", "/AP << /N 6 0 R >>"), "", "", []string{stream("BT ET", "")}, "", false},
		"an annotation that is a number": {"", "/Annots [7]", "", "", nil, "", false},
	} {
		a := reads(t, "a.pdf", formPDF(base+c.content, c.page, c.catalog, c.properties, c.more...))
		text := strings.TrimSpace(strings.TrimPrefix(strings.ReplaceAll(library.Plain(a.Blocks), "\n", " "), full+" hết đoạn."))
		if text != c.want {
			t.Errorf("%s: %q, want %q", name, text, c.want)
		}
		if told(a) > 0 != c.hidden {
			t.Errorf("%s: %+v", name, a.Completeness)
		}
	}
}

// A page of nothing but a layer that is off has no text, and says so.
func TestAPDFOfWhichNothingIsSeenHasNoText(t *testing.T) {
	t.Parallel()
	raw := formPDF("q 3 Tr "+at("F1", 12, 72, 700, full)+"Q", "", "", "")
	if _, err := document.Read(t.Context(), "a.pdf", raw); !library.IsKind(err, library.NoText) {
		t.Errorf("%v", err)
	}
}
