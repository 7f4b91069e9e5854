package app

import (
	"context"

	"baocaovien/internal/handout"
	"baocaovien/internal/library"
)

// Cues are an outline as it is spoken before listeners, with the figures and sources of what it quotes. An outline without a
// point to say is EmptyOutline.
func (o *Outlines) Cues(ctx context.Context, outline library.Outline) ([]handout.Cue, error) {
	w, err := o.papers.UsualOptions(ctx, handout.Phieu)
	if err != nil {
		return nil, err
	}
	sources, err := o.papers.fill(ctx, outline, &w)
	if err != nil {
		return nil, err
	}
	cues := handout.Cues(outline, sources, w.TemplateOptions)
	if len(cues) == 0 {
		return nil, library.Fail(library.EmptyOutline, outline.Title, nil)
	}
	return cues, nil
}
