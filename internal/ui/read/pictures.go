package read

import (
	"bytes"
	"context"
	"image"
	_ "image/jpeg" // what the library keeps pictures as

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// picturesAtMost bounds the pictures that are shown of one article: each takes a few megabytes while it is.
const picturesAtMost = 24

// pictures reads the kept pictures of an article, by address. One that is not kept, or does not decode, is left
// out: its caption is shown all the same.
func (p *Pane) pictures(ctx context.Context, a library.Stored) map[string]image.Image {
	shown := map[string]image.Image{}
	for _, b := range a.Blocks {
		if b.Kind != library.Image || b.Src == "" || len(shown) >= picturesAtMost {
			continue
		}
		file, err := p.needs.Articles.File(ctx, a.ID, b.Src)
		if err != nil {
			continue
		}
		picture, _, err := image.Decode(bytes.NewReader(file.Data))
		if err != nil {
			p.Log(err)
			continue
		}
		shown[b.Src] = picture
	}
	return shown
}

// picture shows image block i: the picture where it is kept, and its caption, which takes it into the outline.
func (p *Pane) picture(i int) fyne.CanvasObject {
	b := p.article.Blocks[i]
	kept, ok := p.shownPictures[b.Src]
	if !ok {
		lacks := words.Say("window.image")
		if format := b.UnreadFormat(); format != "" {
			lacks += " (" + words.Say("reading.unread-format", "format", format) + ")"
		}
		column := container.New(widgets.Column{}, widgets.NewLabel(lacks, widgets.Small.Larger()))
		if b.Text != "" {
			column.Add(p.prose(i, 0, b.Text, widgets.Small.Larger()))
		}
		return container.New(widgets.Inset{Bottom: 12}, column)
	}
	picture := canvas.NewImageFromImage(kept)
	picture.FillMode = canvas.ImageFillContain
	column := container.New(widgets.Column{Gap: 4}, container.New(pictured{kept.Bounds().Size()}, picture))
	if b.Text != "" {
		caption := library.Point{Text: b.Text, Kind: library.StatementPoint, Themes: library.ThemesAt(p.article.Passages, i), Place: library.Place{
			Article: p.article.ID, Version: p.article.Version, Block: i, End: len(b.Text),
		}}
		column.Add(p.prose(i, 0, b.Text, widgets.Small.Larger()))
		column.Add(kit.Row(widgets.NewLink(words.Say("window.take"), func() {
			p.Keep(library.OutlinePoint{Text: caption.Text, Quoted: &caption})
		})))
	}
	return container.New(widgets.Inset{Top: 2, Bottom: 14}, column)
}

// pictured sets a picture of a size in pixels as wide as the text, and never larger than it is or higher than
// what one sees at once.
type pictured struct{ size image.Point }

const pictureHigh = 420 // at 100 %

func (l pictured) fit(width float32) fyne.Size {
	w, h := float32(l.size.X), float32(l.size.Y)
	scale := min(1, width/w, widgets.Px(pictureHigh)/h)
	return fyne.NewSize(w*scale, h*scale)
}

func (l pictured) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(l.fit(size.Width))
	objects[0].Move(fyne.NewPos(0, 0))
}

func (l pictured) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, widgets.Px(40)) }

// HeightOf is the height at a width.
func (l pictured) HeightOf(_ []fyne.CanvasObject, width float32) float32 { return l.fit(width).Height }
