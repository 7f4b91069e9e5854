package ui

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
)

// oddArticles are articles as no editor would make them, by what is odd about them.
func oddArticles() map[string]library.Article {
	text := []library.Block{{Kind: library.Paragraph, Text: "Bà con giữ gìn vùng biển, tuyến đường quê."}}
	rows := make([][]string, 400)
	for i := range rows {
		rows[i] = []string{fmt.Sprint(i), strings.Repeat("xã ", i%30), "1 204"}
	}
	wide := [][]string{make([]string, 60)}
	for c := range wide[0] {
		wide[0][c] = fmt.Sprintf("Cột thứ %d", c)
	}
	return map[string]library.Article{
		"a title of 1,000 letters":             {Title: strings.Repeat("Chủ quyền biển, đảo ", 50), Blocks: text},
		"a title of one word of 1,000":         {Title: strings.Repeat("đảo", 334), Blocks: text},
		"a title of 100,000 letters":           {Title: strings.Repeat("Tuyên truyền ", 8000), Blocks: text},
		"no title":                             {Blocks: text},
		"no text":                              {Title: "Bài không có chữ nào"},
		"neither":                              {},
		"a paragraph of one word of 20,000":    {Title: "Một từ", Blocks: []library.Block{{Kind: library.Paragraph, Text: strings.Repeat("biển", 5000)}}},
		"a table of 400 rows":                  {Title: "Bảng dài", Blocks: []library.Block{{Kind: library.Table, Rows: rows}}},
		"a table of 60 columns":                {Title: "Bảng rộng", Blocks: []library.Block{{Kind: library.Table, Rows: wide}}},
		"a table without rows":                 {Title: "Bảng trống", Blocks: []library.Block{{Kind: library.Table}}},
		"a list without items":                 {Title: "Danh sách trống", Blocks: []library.Block{{Kind: library.List}}},
		"empty blocks":                         {Title: "Khối trống", Blocks: make([]library.Block, 500)},
		"a picture that lies about its size":   {Title: "Ảnh nói dối", Blocks: []library.Block{{Kind: library.Image, Src: "https://a.example/a.png", Text: "Chú thích"}}},
		"a picture that is no picture":         {Title: "Ảnh hỏng", Blocks: []library.Block{{Kind: library.Image, Src: "https://a.example/b.png"}}},
		"a source's name of 2,000 letters":     {Title: "Tác giả dài", Author: strings.Repeat("Ban biên tập ", 150), Blocks: text},
		"published before 1970":                {Title: "Bài rất cũ", Blocks: text, Published: library.Day(1945, 9, 2)},
		"published in 1970":                    {Title: "Bài của năm 1970", Blocks: text, Published: library.Moment{Unix: 1, Precision: library.ToDay}},
		"published in 9999":                    {Title: "Bài của mai sau", Blocks: text, Published: library.Day(9999, 12, 31)},
		"600 attachments":                      {Title: "Nhiều tệp", Blocks: text, Attachments: make([]library.Attachment, 600)},
		"signs that turn the order of letters": {Title: "Bài \u202Ecod.exe", Blocks: text},
	}
}

// lyingPictures are kept for addresses of the odd articles: one says that it is 100,000 by 100,000, the other is a page.
func lyingPictures(t *testing.T) []library.File {
	t.Helper()
	var lying bytes.Buffer
	if err := png.Encode(&lying, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	raw := lying.Bytes()
	copy(raw[16:24], []byte{0x00, 0x01, 0x86, 0xA0, 0x00, 0x01, 0x86, 0xA0})
	return []library.File{
		{URL: "https://a.example/a.png", MediaType: "image/png", Data: raw},
		{URL: "https://a.example/b.png", MediaType: "image/png", Data: []byte("<html>404</html>")},
	}
}

// smallestWindow is the room that a screen of 640×480 leaves.
var smallestWindow = fyne.NewSize(632, 440)

// TestOddArticlesAreListedAndReadInEverySize opens each, in windows large and small: what one can press lies in the window.
func TestOddArticlesAreListedAndReadInEverySize(t *testing.T) {
	v := openTest(t, app.Options{})
	s, err := v.app.Library().AddSource(t.Context(), library.Source{URL: "https://a.example/", Title: strings.Repeat("Nguồn tên dài ", 140), Kind: library.FeedSource})
	check(t, err)
	pictures := lyingPictures(t)
	for name, a := range oddArticles() {
		a.URL = "https://a.example/" + strings.ReplaceAll(name, " ", "-")
		id, _, err := v.app.Library().Save(t.Context(), store.Arrival{SourceID: s.ID, Article: a})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, f := range pictures {
			check(t, v.app.Library().KeepFile(t.Context(), id, f))
		}
		sizes := []fyne.Size{fyne.NewSize(firstWidth, firstHeight), fyne.NewSize(1024, 640), smallestWindow}
		if testing.Short() {
			sizes = sizes[2:]
		}
		for _, size := range sizes {
			v.Window.Resize(size)
			v.show(kit.Route{Kind: kit.AllArticles})
			v.browse().OpenArticle(id)
			if v.browse().Reads() != id {
				t.Errorf("%s: it does not open: %s", name, v.Notice.Text.Words())
			}
			inTheWindow(t, v, fmt.Sprintf("%s, %v", name, size))
			v.browse().CloseArticle()
		}
	}
}

// TestEveryPageFitsTheSmallestScreen shows every page in a window as small as a screen of 640×480 leaves.
func TestEveryPageFitsTheSmallestScreen(t *testing.T) {
	v := withOutline(t)
	outline := v.at
	v.Window.Resize(smallestWindow)
	if got := v.Window.Canvas().Size(); got != smallestWindow {
		t.Fatalf("the window is %v, %v at least", got, v.frame.MinSize())
	}
	for _, at := range []kit.Route{
		{Kind: kit.TodayPage},
		{Kind: kit.AllArticles},
		sea(),
		{Kind: kit.SavedArticles},
		{Kind: kit.NotesPage},
		outline,
		{Kind: kit.OutlinesPage},
		{Kind: kit.SessionsPage},
		{Kind: kit.ReportsPage},
		{Kind: kit.SourcesPage},
		{Kind: kit.SettingsPage},
		{Kind: kit.HelpPage},
		{Kind: kit.WelcomePage},
	} {
		v.show(at)
		inTheWindow(t, v, fmt.Sprint(at.Kind))
	}
}

// inTheWindow tells what one could press but for the edge of the window, and what is wider than it.
func inTheWindow(t *testing.T, v *Window, where string) {
	t.Helper()
	room := v.Window.Canvas().Size()
	var look func(o fyne.CanvasObject, at fyne.Position, scrolls bool)
	look = func(o fyne.CanvasObject, at fyne.Position, scrolls bool) {
		if o == nil || !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		pressed := false
		switch o := o.(type) {
		case *widgets.Button:
			pressed = o.Label() != ""
		case *widgets.Chip, *widgets.Field, *kit.SearchField:
			pressed = true
		}
		end := at.AddXY(o.Size().Width, o.Size().Height)
		if pressed && (at.X < -1 || end.X > room.Width+1 || !scrolls && (at.Y < -1 || end.Y > room.Height+1)) {
			t.Errorf("%s: %T %q stands at %v to %v", where, o, said(o), at, end)
		}
		if _, is := o.(interface{ ScrollToOffset(at fyne.Position) }); is {
			scrolls = true
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				look(child, at, scrolls)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				look(child, at, scrolls)
			}
		}
	}
	look(v.Window.Content(), fyne.NewPos(0, 0), false)
}

// said is what a part of the window says.
func said(o fyne.CanvasObject) string {
	if named, ok := o.(interface{ Label() string }); ok {
		return named.Label()
	}
	return ""
}
