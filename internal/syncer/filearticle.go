package syncer

import (
	"context"
	"net/http"

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
	if kind == document.PictureFile {
		from.raw, from.contentType = nil, http.DetectContentType(answer.Body)
		if file.Data, _, _, err = picture.Fit(answer.Body, picturePixels); err != nil {
			return extracted{}, err
		}
	} else {
		own := article.Attachments[0]
		file = library.File{
			URL: own.URL, Name: own.Name, Data: answer.Body, Text: library.Plain(article.Blocks),
			MediaType: mediaType(answer, http.DetectContentType(answer.Body)),
		}
	}
	return extracted{article: article, from: from, parts: 1, file: file}, nil
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
