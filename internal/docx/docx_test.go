package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"baocaovien/internal/docx"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
)

// onceFonts loads the fonts for all tests: they never change.
var onceFonts = sync.OnceValues(func() (*paper.Fonts, error) { return paper.LoadFonts(os.DirFS("../../assets")) })

func loadFonts(t testing.TB) *paper.Fonts {
	t.Helper()
	fonts, err := onceFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func point(kind library.PointKind, text string) library.OutlinePoint {
	return library.OutlinePoint{Text: text, Quoted: &library.Point{Text: text, Kind: kind, Place: library.Place{Article: 1}}}
}

// outline has numbers of every level; under its first heading more letters than the two alphabets share, under its second fewer.
func outline() library.Outline {
	content := []library.OutlinePoint{point(library.HeadingPoint, "Biển của ta")}
	for _, text := range []string{"một", "hai", "ba", "bốn", "năm", "sáu"} {
		content = append(content, point(library.StatementPoint, "Ý "+text+" nói về vùng biển, ngày 07 tháng 11 năm 2026, rộng 12 hải lý."))
	}
	content = append(content, point(library.HeadingPoint, "Biên giới & mốc <quốc giới>"),
		point(library.StatementPoint, "Đường biên dài."), point(library.StatementPoint, "Mốc giới bền."), point(library.StatementPoint, "Dân giữ yên."))
	return library.Outline{
		Title:    "Quản lý, bảo vệ chủ quyền biển, đảo và biên giới quốc gia theo pháp luật Việt Nam trong tình hình mới",
		Occasion: "Sinh hoạt chuyên đề quý IV năm 2026", Place: "xã Hòa Tân", Date: library.Day(2026, time.November, 7),
		Letterhead: library.Letterhead{Superior: "Đảng bộ tỉnh", Issuer: "Ban Tuyên giáo", Place: "Vĩnh Long"},
		Sections: []library.Section{
			{Role: library.ContextSection, Points: []library.OutlinePoint{point(library.StatementPoint, "Lời mở đầu."), {Text: "- Ý của người soạn."}}},
			{Role: library.ContentSection, Points: content},
			{Role: library.TaskSection, Points: []library.OutlinePoint{point(library.TaskPoint, "Việc thứ nhất."), point(library.TaskPoint, "Việc thứ hai.")}},
		},
		Slogans:   []string{"Giữ yên biển, đảo quê hương!"},
		Questions: []library.Question{{Ask: "Báo cho ai?", Answer: "Báo cho đồn biên phòng."}},
	}
}

func sources() []library.Citation {
	return []library.Citation{{
		Article: 1, Title: "Bài viết", Source: "Trang mẫu", URL: "http://trang-mau.localhost/bai?a=1&b=2",
		Published: library.Day(2026, time.May, 2), Fetched: library.Day(2026, time.June, 3),
	}}
}

var info = docx.Info{Language: "vi-VN", Created: library.Day(2026, time.November, 7)}

// documents are papers of every template and preset, and one of a table on a turned page with a picture.
func documents(t testing.TB) map[string]paper.Document {
	t.Helper()
	all := map[string]paper.Document{}
	for _, preset := range handout.Presets() {
		for _, template := range []string{handout.DeCuong, handout.ToPhatTay, handout.Phieu} {
			doc, err := handout.Compose(template, outline(), sources(), handout.TemplateOptions{Preset: preset, QR: true})
			if err != nil {
				t.Fatal(err)
			}
			all[template+" "+preset] = doc
		}
		row := handout.Tally{Name: "Biển, đảo", Sessions: handout.Counted(1204)}
		doc, err := handout.ComposeReport(handout.Report{
			Number: "05-BC/ĐU", Total: row, Themes: []handout.Tally{row}, Log: []handout.SessionRow{{Place: "Nhà văn hóa"}},
			Recipients: []string{"Tỉnh ủy", "Lưu"}, Signature: handout.Signature{Stamp: "T/M Đảng ủy", Name: "Nguyễn Văn A"},
		}, handout.TemplateOptions{Preset: preset})
		if err != nil {
			t.Fatal(err)
		}
		all["bao-cao "+preset] = doc
	}
	pictured := all[handout.DeCuong+" "+handout.Party2026]
	pictured.Blocks = append(pictured.Blocks, &paper.Picture{Image: photo(t), Caption: &paper.Paragraph{
		Runs: []paper.Run{{Text: "Chú thích ảnh", Style: paper.Style{Size: 14}}}, Align: paper.Center, Leading: 18,
	}})
	all["picture"] = pictured
	return all
}

func photo(t testing.TB) *paper.Image {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 300, 200))); err != nil {
		t.Fatal(err)
	}
	read, err := paper.ReadImage(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func write(t testing.TB, doc paper.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := docx.Write(&out, doc, loadFonts(t), info); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// unpack returns the parts of a file by name.
func unpack(t testing.TB, raw []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = data
	}
	return parts
}

// element is a piece of XML with its names as they are written.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// find returns all elements of a name, e itself and those inside it.
func (e element) find(name string) []element {
	var found []element
	if e.XMLName.Local == name {
		found = append(found, e)
	}
	for _, c := range e.Children {
		found = append(found, c.find(name)...)
	}
	return found
}

func parse(t testing.TB, raw []byte) element {
	t.Helper()
	var root element
	if err := xml.Unmarshal(raw, &root); err != nil {
		t.Fatal(err)
	}
	return root
}

func TestEveryPartIsWellFormedAndNamedOnce(t *testing.T) {
	t.Parallel()
	for name, doc := range documents(t) {
		parts := unpack(t, write(t, doc))
		kinds := parse(t, parts["[Content_Types].xml"])
		for file, raw := range parts {
			if strings.HasSuffix(file, ".png") || strings.HasSuffix(file, ".jpeg") {
				continue
			}
			parse(t, raw)
			named := 0
			for _, o := range kinds.find("Override") {
				if o.attr("PartName") == "/"+file {
					named++
				}
			}
			if want := map[bool]int{true: 1}[!strings.HasSuffix(file, ".rels") && file != "[Content_Types].xml"]; named != want {
				t.Errorf("%s: %s is named %d times", name, file, named)
			}
		}
		ids := map[string]bool{}
		for _, r := range parse(t, parts["word/_rels/document.xml.rels"]).find("Relationship") {
			if ids[r.attr("Id")] = true; r.attr("TargetMode") != "External" && parts["word/"+r.attr("Target")] == nil {
				t.Errorf("%s: no %s", name, r.attr("Target"))
			}
		}
		document := parse(t, parts["word/document.xml"])
		for _, kind := range []string{"hyperlink", "headerReference", "blip"} {
			for _, e := range document.find(kind) {
				if id := e.attr("id") + e.attr("embed"); !ids[id] {
					t.Errorf("%s: %s leads to %q", name, kind, id)
				}
			}
		}
	}
}

// order is the sequence that the schema (ECMA-376 part 1, wml.xsd) wants of the children that are written here.
var order = map[string]string{
	"pPr":            "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr tabs spacing ind jc outlineLvl rPr sectPr",
	"rPr":            "rFonts b i sz szCs u lang",
	"tblPr":          "tblW tblBorders tblLayout tblCellMar",
	"tblBorders":     "top left bottom right insideH insideV",
	"tblCellMar":     "top left bottom right",
	"tbl":            "tblPr tblGrid tr",
	"tr":             "trPr tc",
	"trPr":           "cantSplit tblHeader",
	"tcPr":           "tcW gridSpan vMerge vAlign",
	"sectPr":         "headerReference type pgSz pgMar titlePg",
	"pBdr":           "top left bottom right between",
	"lvl":            "start numFmt suff lvlText lvlJc",
	"abstractNum":    "multiLevelType lvl",
	"num":            "abstractNumId lvlOverride",
	"numbering":      "abstractNum num",
	"style":          "name basedOn next qFormat pPr rPr tblPr",
	"styles":         "docDefaults style",
	"settings":       "mirrorMargins defaultTabStop characterSpacingControl compat themeFontLang",
	"inline":         "extent docPr graphic",
	"pic":            "nvPicPr blipFill spPr",
	"p":              "pPr r hyperlink fldSimple",
	"tc":             "tcPr p tbl",
	"numPr":          "ilvl numId",
	"coreProperties": "title creator language created modified",
}

// free are those whose children may come in any order once their properties are over.
var free = map[string]bool{"p": true, "tc": true}

func TestElementsStandInTheOrderOfTheSchema(t *testing.T) {
	t.Parallel()
	checked := map[string]bool{}
	var walk func(where string, e element)
	walk = func(where string, e element) {
		if sequence, known := order[e.XMLName.Local]; known {
			checked[e.XMLName.Local] = true
			at, names := 0, strings.Fields(sequence)
			for _, c := range e.Children {
				i := 0
				for i < len(names) && names[i] != c.XMLName.Local {
					i++
				}
				if i == len(names) || i < at && !(free[e.XMLName.Local] && i > 0) {
					t.Errorf("%s: %s in %s", where, c.XMLName.Local, e.XMLName.Local)
				}
				at = i
			}
		}
		if e.XMLName.Local == "tc" && (len(e.Children) < 2 || e.Children[len(e.Children)-1].XMLName.Local != "p") {
			t.Errorf("%s: a cell does not end in a paragraph", where)
		}
		for _, c := range e.Children {
			walk(where, c)
		}
	}
	for name, doc := range documents(t) {
		for file, raw := range unpack(t, write(t, doc)) {
			if strings.HasSuffix(file, ".xml") {
				walk(name+" "+file, parse(t, raw))
			}
		}
	}
	for name := range order {
		if !checked[name] {
			t.Errorf("no %s was seen", name)
		}
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	t.Parallel()
	for name, doc := range documents(t) {
		if a, b := write(t, doc), write(t, doc); !bytes.Equal(a, b) {
			t.Errorf("%s: bytes differ", name)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestAFailingWriterIsReported(t *testing.T) {
	t.Parallel()
	err := docx.Write(broken{}, documents(t)["picture"], loadFonts(t), info)
	if err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("error %v", err)
	}
}

func TestFileSaysWhatItIs(t *testing.T) {
	t.Parallel()
	doc := documents(t)[handout.DeCuong+" "+handout.Party2026]
	core := parse(t, unpack(t, write(t, doc))["docProps/core.xml"])
	for name, want := range map[string]string{
		"title": doc.Title, "creator": "Ban Tuyên giáo", "language": "vi-VN", "created": "2026-11-07T00:00:00Z",
	} {
		if got := core.find(name)[0].Text; name != "created" && got != want || !strings.HasPrefix(got, want[:4]) {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestLettersThatXMLCannotHoldAreLeftOut(t *testing.T) {
	t.Parallel()
	doc := paper.Document{Title: "a\x00\x1b<b>", Sheet: paper.Sheet{Width: 210, Height: 297}, Blocks: []paper.Flowable{
		&paper.Paragraph{Runs: []paper.Run{{Text: "hỏng \xff\x01 & <i>\"đủ\"</i> 🌊", Style: paper.Style{Size: 14}}}},
		&paper.Paragraph{Runs: []paper.Run{{Text: "chạy", Link: "javascript:alert(1)"}}},
	}}
	parts := unpack(t, write(t, doc))
	if text := lines(t, parts); strings.Join(text, "|") != "hỏng  & <i>\"đủ\"</i> 🌊|chạy" {
		t.Errorf("%q", text)
	}
	if bytes.Contains(parts["word/_rels/document.xml.rels"], []byte("javascript")) {
		t.Error("a link that runs something")
	}
}

func TestMeasuresAreThoseOfThePage(t *testing.T) {
	t.Parallel()
	parts := unpack(t, write(t, documents(t)[handout.DeCuong+" "+handout.Party2026]))
	document := parse(t, parts["word/document.xml"])
	margins := document.find("pgMar")[0]
	for name, mm := range map[string]float64{"top": 20, "bottom": 20, "left": 30, "right": 15, "header": 10} {
		if got, _ := strconv.Atoi(margins.attr(name)); float64(got) < mm*56.69-1 || float64(got) > mm*56.69+1 {
			t.Errorf("%s is %d twips, want %.0f", name, got, mm*56.69)
		}
	}
	if size := document.find("pgSz")[0]; size.attr("w") != "11906" || size.attr("h") != "16838" {
		t.Errorf("page of %v", size.Attrs)
	}
	if len(document.find("titlePg")) != 1 || !bytes.Contains(parts["word/settings.xml"], []byte("mirrorMargins")) {
		t.Error("page 1 bears no number, and backs have their margins changed")
	}
	styles := parse(t, parts["word/styles.xml"])
	normal := styles.find("style")[0]
	spacing := normal.find("spacing")[0]
	if normal.find("sz")[0].attr("val") != "28" || spacing.attr("line") != "380" || spacing.attr("lineRule") != "exact" || spacing.attr("before") != "120" {
		t.Errorf("text is set %v", spacing.Attrs)
	}
	if normal.find("ind")[0].attr("firstLine") != "567" || normal.find("jc")[0].attr("val") != "both" {
		t.Error("text is justified, its first line indented by 10 mm")
	}
	if font := styles.find("rFonts")[0].attr("ascii"); font != "Times New Roman" {
		t.Errorf("set in %s", font)
	}
}
