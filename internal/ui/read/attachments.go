package read

import (
	"context"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// AttachmentFiles gives a kept attachment to other programs.
type AttachmentFiles interface {
	Unpack(ctx context.Context, article int64, address string) (file string, err error)
}

// attachment is a document that the article offers: the kept copy opens without a network.
func (p *Pane) attachment(a library.Attachment) fyne.CanvasObject {
	if !a.Kept {
		return widgets.NewLink(a.Name, func() { p.openAddress(a.URL) })
	}
	return widgets.NewLink(words.Say("reading.attachment-kept", "name", a.Name), func() { p.openKept(a) })
}

func (p *Pane) openKept(a library.Attachment) {
	id := p.article.ID
	kit.Load(p.Tasks, &p.reasons, func(ctx context.Context) (string, error) {
		return p.needs.Files.Unpack(ctx, id, a.URL)
	}, func(file string, err error) {
		if !p.Fail(err, func() { p.openAddress(a.URL) }) {
			p.openAddress((&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String())
		}
	})
}
