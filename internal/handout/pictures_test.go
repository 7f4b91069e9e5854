package handout

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
	"baocaovien/internal/pdf/pdftest"
)

const pictureCaption = "Ảnh: tàu cá xã ven biển trước chuyến ra khơi đầu năm"

// picturedOutline quotes the caption of an image, which stands in block 7 of article 1.
func picturedOutline(t testing.TB) (library.Outline, []ArticlePicture) {
	t.Helper()
	var raw bytes.Buffer
	if err := png.Encode(&raw, image.NewGray(image.Rect(0, 0, 900, 600))); err != nil {
		t.Fatal(err)
	}
	read, err := paper.ReadImage(raw.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	caption := quoted(1, library.StatementPoint, pictureCaption)
	caption.Quoted.Block = 7
	o := leafletOutline()
	o.Sections[0].Points = append(o.Sections[0].Points[:3:3], caption)
	o.Questions = nil
	return o, []ArticlePicture{{Article: 1, Block: 7, Image: read}, {Article: 2, Block: 7, Image: read}, {Article: 1, Block: 8}}
}

func TestAnImagePrintsWithThePointThatQuotesItsCaption(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	o, pictures := picturedOutline(t)
	for _, template := range []string{DeCuong, ToPhatTay, Phieu} {
		printed, err := Pages(template, o, fixtureSources(), TemplateOptions{Pictures: pictures}, fonts)
		if err != nil {
			t.Fatalf("%s: %v", template, err)
		}
		var out bytes.Buffer
		if err := pdf.Write(&out, printed.Pages, fonts, pdf.Metadata{}); err != nil {
			t.Fatal(err)
		}
		file := pdftest.Save(t, out.Bytes())
		pdftest.Sound(t, file)
		listed := strings.Split(strings.TrimSpace(string(pdftest.Run(t, "pdfimages", "-list", file))), "\n")
		if len(listed) != 3 || !strings.Contains(listed[2], "900   600  gray    1   8  jpeg") { // two lines of head
			t.Errorf("%s: images %q", template, listed)
		}
		text := strings.Join(strings.Fields(pdftest.Text(t, file)), " ")
		if strings.Count(text, pictureCaption) != 1 {
			t.Errorf("%s: the caption stands %d times", template, strings.Count(text, pictureCaption))
		}
		if strings.Contains(text, ") "+pictureCaption) || strings.Contains(text, "3. "+pictureCaption) {
			t.Errorf("%s: a caption is no point to be numbered", template)
		}
		page, plate := onlyPlate(t, printed.Pages)
		if ratio := plate.Width / plate.Height; ratio < 1.49 || ratio > 1.51 {
			t.Errorf("%s: %.1f × %.1f mm", template, plate.Width, plate.Height)
		}
		for _, x := range page.Texts { // nothing is printed over it
			if x.X > plate.X && x.X < plate.X+plate.Width && x.Y > plate.Y && x.Y < plate.Y+plate.Height {
				t.Errorf("%s: %q stands on the image", template, x.Text)
			}
		}
	}
}

func onlyPlate(t *testing.T, pages []paper.Page) (paper.Page, paper.Plate) {
	t.Helper()
	for _, page := range pages {
		if len(page.Plates) == 1 {
			return page, page.Plates[0]
		}
	}
	t.Fatal("no page has an image")
	return paper.Page{}, paper.Plate{}
}

func TestWithoutItsImageACaptionIsAPointLikeOthers(t *testing.T) {
	t.Parallel()
	o, pictures := picturedOutline(t)
	doc, err := Compose(DeCuong, o, fixtureSources(), TemplateOptions{Pictures: pictures[1:]}) // of another article, and one that could not be read
	if err != nil {
		t.Fatal(err)
	}
	if text := strings.Join(plain(doc.Blocks), "\n"); !strings.Contains(text, "c) "+pictureCaption) {
		t.Error(text)
	}
}

func TestASmallLeafletEndsAtTheFootOfItsPage(t *testing.T) {
	t.Parallel()
	o := leafletOutline()
	o.Questions, o.Sections[0].Points = nil, o.Sections[0].Points[:2]
	printed, _ := leaflet(t, o, TemplateOptions{})
	lowest := 0.0
	for _, b := range printed.Pages[0].Bars {
		lowest = max(lowest, b.Y+b.Height)
	}
	about(t, "foot of the code", lowest, 282-quietZone*module, mmOff)
}
