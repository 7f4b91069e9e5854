package read

import (
	"context"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// AttachmentFiles gives kept attachments, and documents of this machine, to other programs. What may have a program inside is
// a MacroFile until a person agreed.
type AttachmentFiles interface {
	Unpack(ctx context.Context, article int64, address, folder string, agreed bool) (file string, err error)
	Original(address string, agreed bool) (file string, err error)
}

// attachment is a document that the article offers: the kept copy opens without a network.
func (p *Pane) attachment(a library.Attachment) fyne.CanvasObject {
	if !a.Kept {
		return widgets.NewLink(a.Name, func() { p.OpenAddress(a.URL) })
	}
	id := p.article.ID
	return widgets.NewLink(words.Say("reading.attachment-kept", "name", a.Name), func() {
		p.OpenFound(&p.reasons, func(ctx context.Context, agreed bool) (string, error) {
			return p.needs.Files.Unpack(ctx, id, a.URL, "", agreed)
		})
	})
}

// openOriginal shows where the article came from: its page, or the document of this machine.
func (p *Pane) openOriginal() {
	address := p.article.URL
	if !library.OnThisMachine(address) {
		p.OpenAddress(address)
		return
	}
	p.OpenFound(&p.reasons, func(_ context.Context, agreed bool) (string, error) { return p.needs.Files.Original(address, agreed) })
}
