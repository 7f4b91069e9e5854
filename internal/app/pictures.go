package app

import (
	"context"

	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
)

// pictures returns the kept pictures whose captions an outline quotes. One that is not kept, or cannot be
// read, is left out and told in the log: its caption prints all the same.
func (a *App) pictures(ctx context.Context, o library.Outline, quoted []library.Stored) []handout.Picture {
	articles := map[int64]library.Stored{}
	for _, s := range quoted {
		articles[s.ID] = s
	}
	var all []handout.Picture
	for _, section := range o.Sections {
		for _, p := range section.Points {
			if p.Quoted == nil {
				continue
			}
			blocks := articles[p.Quoted.Article].Blocks
			if p.Quoted.Block >= len(blocks) || blocks[p.Quoted.Block].Kind != library.Image {
				continue
			}
			file, err := a.store.File(ctx, p.Quoted.Article, blocks[p.Quoted.Block].Src)
			if err != nil {
				continue
			}
			image, err := paper.ReadImage(file.Data)
			if err != nil {
				a.Log(err)
				continue
			}
			all = append(all, handout.Picture{Article: p.Quoted.Article, Block: p.Quoted.Block, Image: image})
		}
	}
	return all
}
