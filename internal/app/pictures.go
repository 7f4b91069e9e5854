package app

import (
	"context"

	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
)

// pictures returns the kept pictures whose captions an outline quotes. One that is not kept, or cannot be
// read, is left out and told in the log: its caption prints all the same.
func (p *Papers) pictures(ctx context.Context, o library.Outline, quoted []library.Stored) []handout.ArticlePicture {
	articles := map[int64]library.Stored{}
	for _, s := range quoted {
		articles[s.ID] = s
	}
	var all []handout.ArticlePicture
	for _, section := range o.Sections {
		for _, point := range section.Points {
			if point.Quoted == nil || point.Quoted.Kind == library.TitlePoint {
				continue
			}
			blocks := articles[point.Quoted.Article].Blocks
			if point.Quoted.Block >= len(blocks) || blocks[point.Quoted.Block].Kind != library.Image {
				continue
			}
			kept, err := p.store.File(ctx, point.Quoted.Article, blocks[point.Quoted.Block].Src)
			if err != nil {
				continue
			}
			image, err := paper.ReadImage(kept.Data)
			if err != nil {
				p.log(err)
				continue
			}
			all = append(all, handout.ArticlePicture{Article: point.Quoted.Article, Block: point.Quoted.Block, Image: image})
		}
	}
	return all
}
