package syncer

import (
	"context"
	"net/http"
	"slices"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/picture"
	"baocaovien/internal/web"
)

// fileArticle reads an article that is a file, and takes the file itself along, which is at hand. Of a picture no other
// original is kept.
func (r *syncRun) fileArticle(ctx context.Context, answer web.Response, kind document.WebFile, hint page.Hint) (extracted, error) {
	select {
	case r.reading <- struct{}{}:
		defer func() { <-r.reading }()
	case <-ctx.Done():
		return extracted{}, library.Fail(library.Cancelled, answer.URL, ctx.Err())
	}
	ctx, done := context.WithTimeout(ctx, readingTime)
	defer done()
	article, err := document.Fetched(ctx, answer.Body, answer.ContentType, answer.URL, hint)
	if err != nil {
		return extracted{}, err
	}
	from := original{answer.Body, answer.ContentType, answer.URL}
	file := library.File{URL: answer.URL, MediaType: "image/jpeg"}
	var pictures []library.File
	if kind == document.PictureFile {
		from.raw, from.contentType = nil, http.DetectContentType(answer.Body)
		if file.Data, _, _, err = picture.Fit(answer.Body, picture.ShownPixels); err != nil {
			return extracted{}, err
		}
	} else {
		pictures = DocumentPictures(answer.Body, &article)
		own := article.Attachments[0]
		file = library.File{
			URL: own.URL, Name: own.Name, Data: answer.Body, Text: library.Plain(article.Blocks),
			MediaType: mediaType(answer, http.DetectContentType(answer.Body)),
		}
	}
	return extracted{article: article, from: from, parts: 1, file: file, pictures: pictures}, nil
}

// DocumentPictures returns the pictures that stand in a document, in the form in which they are kept. One that cannot be
// read is no picture of the article: that is told among what the article lacks.
func DocumentPictures(raw []byte, a *library.Article) (kept []library.File) {
	has := map[string]bool{}
	for _, p := range document.Pictures(raw, *a) {
		fitted, _, _, err := picture.Fit(p.Data, picture.ShownPixels)
		if err != nil {
			continue
		}
		p.Data, p.MediaType = fitted, "image/jpeg"
		has[p.URL] = true
		kept = append(kept, p)
	}
	lost := 0
	for i, b := range a.Blocks {
		if b.Kind == library.Image && document.Carried(b.Src) && !has[b.Src] {
			a.Blocks[i].Src = ""
			lost++
		}
	}
	if lost == 0 {
		return kept
	}
	a.Blocks = slices.DeleteFunc(a.Blocks, func(b library.Block) bool {
		return b.Kind == library.Image && b.Src == "" && b.Text == ""
	})
	a.Completeness.Gaps = append(a.Completeness.Gaps, library.Gap{Kind: library.ImageGap, Count: lost})
	return kept
}

// keepOwn keeps the file that an article is, as far as the budget goes.
func (r *syncRun) keepOwn(ctx context.Context, article int64, file library.File) error {
	if file.URL == "" {
		return nil
	}
	has, err := r.Files.HasFile(ctx, article, file.URL)
	if err != nil || has {
		return err
	}
	if err := r.store(ctx, article, file); err != nil && !library.IsKind(err, library.TooLarge) {
		return err
	}
	return nil
}
