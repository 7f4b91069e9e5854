package handout

import (
	"image"
	"testing"

	"baocaovien/internal/paper"
	"baocaovien/internal/raster"
)

// Tinos in bold spans 1.14 em with the marks of its capitals: less than a quarter more than the size makes lines touch.
func TestEveryLineOfEveryTemplateHasRoomForItsMarks(t *testing.T) {
	t.Parallel()
	var docs []paper.Document
	for _, preset := range Presets() {
		for _, c := range []struct {
			template string
			opt      TemplateOptions
		}{
			{DeCuong, TemplateOptions{}},
			{DeCuong, TemplateOptions{Booklet: true}},
			{ToPhatTay, TemplateOptions{Figures: fixtureFigures()}},
			{ToPhatTay, TemplateOptions{Large: true}},
			{Phieu, TemplateOptions{Figures: fixtureFigures()}},
		} {
			c.opt.Preset = preset
			doc, err := Compose(c.template, closingOutline(), fixtureSources(), c.opt)
			if err != nil {
				t.Fatal(err)
			}
			docs = append(docs, doc)
		}
		doc, err := ComposeReport(fixtureReport(), TemplateOptions{Preset: preset})
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	settings := map[setting]bool{}
	for _, doc := range docs {
		if checked := roomy(t, doc.Blocks, settings); checked < 10 {
			t.Errorf("%s: only %d paragraphs were checked", doc.Title, checked)
		}
	}
	if len(settings) < 20 {
		t.Errorf("only %d ways of setting type", len(settings))
	}
	for s := range settings {
		marksStandApart(t, s)
	}
}

// setting is a way in which type is set.
type setting struct {
	style   paper.Style
	leading float64 // pt
}

// marksStandApart draws two lines of the tallest and deepest letters and looks for white between them.
func marksStandApart(t *testing.T, s setting) {
	t.Helper()
	const scale = 300 / 25.4
	fonts := loadFonts(t)
	s.style.Underline = false
	line := func() *paper.Paragraph {
		return &paper.Paragraph{Runs: []paper.Run{{Text: "ẪẴỄỘỰ gỵ ẪẴỄỘỰ", Style: s.style}}, Align: paper.Left, Leading: s.leading}
	}
	sheet := paper.Sheet{Width: 150, Height: 60, Top: 15, Bottom: 5, Inner: 10, Out: 5}
	result, err := paper.Layout(paper.Document{Sheet: sheet, Blocks: []paper.Flowable{line(), line()}}, fonts)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := raster.Draw(result.Pages[0], fonts, scale)
	if err != nil {
		t.Fatal(err)
	}
	var bands [][2]int // rows from the first with ink to the last, of each line
	for y := range picture.Rect.Dy() {
		if !inked(picture, y) {
			continue
		}
		if n := len(bands); n > 0 && bands[n-1][1] == y-1 {
			bands[n-1][1] = y
		} else {
			bands = append(bands, [2]int{y, y})
		}
	}
	if len(bands) != 2 || float64(bands[0][0]) < (15-0.3)*scale {
		t.Errorf("%+v: ink in rows %v of pixels", s, bands)
	}
}

func inked(picture *image.Gray, y int) bool {
	for x := range picture.Rect.Dx() {
		if picture.GrayAt(x, y).Y < 128 {
			return true
		}
	}
	return false
}

// roomy checks the leading of all paragraphs among blocks and returns how many there are.
func roomy(t *testing.T, blocks []paper.Flowable, settings map[setting]bool) int {
	t.Helper()
	n := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case *paper.Paragraph:
			n++
			for _, r := range b.Runs {
				if settings[setting{r.Style, b.Leading}] = true; b.Leading < 1.25*r.Style.Size {
					t.Errorf("%q: %.1f pt on %.1f", r.Text, r.Style.Size, b.Leading)
				}
			}
		case *paper.List:
			for _, item := range b.Items {
				n += roomy(t, []paper.Flowable{item}, settings)
			}
		case *paper.Columns:
			for _, c := range b.Columns {
				n += roomy(t, c.Blocks, settings)
			}
		case *paper.KeptTogether:
			n += roomy(t, b.Blocks, settings)
		case *paper.Box:
			n += roomy(t, b.Blocks, settings)
		case *paper.Table:
			if b.Style.Size > 0 {
				settings[setting{b.Style, b.Leading}] = true
			}
			if n += len(b.Rows); b.Style.Size > 0 && b.Leading < 1.25*b.Style.Size {
				t.Errorf("table: %.1f pt on %.1f", b.Style.Size, b.Leading)
			}
		}
	}
	return n
}
