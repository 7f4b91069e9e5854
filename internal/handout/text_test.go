package handout

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func TestTextForTheClipboardHasEveryWordInOrder(t *testing.T) {
	t.Parallel()
	o := closingOutline()
	for _, template := range []string{DeCuong, ToPhatTay, Phieu} {
		text, err := Text(template, o, fixtureSources(), TemplateOptions{QR: true})
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(text, "\u00A0{}") || strings.Contains(text, "-----") {
			t.Errorf("%s: %q", template, text)
		}
		flat := strings.Join(strings.Fields(text), " ")
		at := 0
		for _, s := range o.Sections {
			for _, p := range s.Points {
				if isHeading(p) || template == Phieu { // a card cuts long points
					continue
				}
				i := strings.Index(flat[at:], p.Text)
				if i < 0 {
					t.Fatalf("%s: not found, or not in its place: %q", template, p.Text)
				}
				at += i
			}
		}
		for _, q := range o.Questions {
			if !strings.Contains(flat, q.Ask) || !strings.Contains(flat, q.Answer) {
				t.Errorf("%s: no %q", template, q.Ask)
			}
		}
	}
}

func TestAddressesAreWrittenOutInPlaceOfCodes(t *testing.T) {
	t.Parallel()
	text, err := Text(ToPhatTay, leafletOutline(), fixtureSources(), TemplateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range fixtureSources() {
		if strings.Count(text, s.URL) != 1 {
			t.Errorf("%s stands %d times", s.URL, strings.Count(text, s.URL))
		}
	}
	if strings.Contains(text, "Quét mã") {
		t.Error("there is no code to scan on the clipboard")
	}
}

func TestMarkdownHasHeadingsEmphasisAndLinks(t *testing.T) {
	t.Parallel()
	o := leafletOutline()
	o.Sections[0].Points = append(o.Sections[0].Points, own("# dấu *sao* và _gạch_ <b>"), own("- gạch đầu dòng"))
	text, err := Markdown(DeCuong, o, fixtureSources(), TemplateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(text, "\n")
	for _, line := range []string{
		"**ĐẢNG CỘNG SẢN VIỆT NAM**",
		"*Vĩnh Long, ngày 07 tháng 11 năm 2026*",
		"# " + o.Title,
		"## I. Nội dung chính",
		"### 1. Các vùng biển của Việt Nam [1]",
		`d) # dấu \*sao\* và \_gạch\_ \<b>`,
		`\- gạch đầu dòng`,
		"**Hỏi: " + o.Questions[0].Ask + "**",
		"<" + fixtureSources()[1].URL + "> (truy cập ngày 03/11/2026)",
	} {
		found := 0
		for _, l := range lines {
			if l == line {
				found++
			}
		}
		if found != 1 {
			t.Errorf("%q stands %d times", line, found)
		}
	}
	leaf, err := Markdown(ToPhatTay, o, fixtureSources(), TemplateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(leaf, "\n2. **Lãnh hải** là vùng biển") {
		t.Errorf("points are no list: %s", leaf)
	}
}

func TestAnEmptyOutlineHasNoTextToCopy(t *testing.T) {
	t.Parallel()
	if text, err := Text(DeCuong, library.Outline{Title: "Không có ý nào"}, nil, TemplateOptions{}); !library.IsKind(err, library.EmptyOutline) || text != "" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := Markdown("khác", closingOutline(), nil, TemplateOptions{}); !library.IsKind(err, library.UnknownTemplate) {
		t.Errorf("error %v", err)
	}
}

func TestWhatTwoArticlesSayIsCitedOfBoth(t *testing.T) {
	t.Parallel()
	p := quoted(1, library.StatementPoint, "Xã có 12 tổ.")
	p.Quoted.Also = []library.Place{{Article: 2, Version: 1}}
	got, err := Text(DeCuong, library.Outline{Sections: []library.Section{section(library.ContentSection, p)}}, fixtureSources(), TemplateOptions{})
	if err != nil || !strings.Contains(got, "Xã có 12 tổ. [1] (xem cả [2])") || !strings.Contains(got, "[2] "+fixtureSources()[1].Title) {
		t.Errorf("%s, %v", got, err)
	}
}
