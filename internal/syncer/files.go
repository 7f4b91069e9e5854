package syncer

import (
	"context"
	"errors"
	"mime"
	"net/http"
	"path"
	"strings"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
	"baocaovien/internal/picture"
	"baocaovien/internal/secrecy"
	"baocaovien/internal/web"
)

// Limits of the files of articles.
const (
	pictureBytes    = 10 << 20
	attachmentBytes = 20 << 20
	filesAtMost     = 60 // of one article
)

// wanted is a file that an article names.
type wanted struct {
	library.Attachment
	picture bool
}

// keepFiles fetches the pictures and attachments of an article that the library lacks, as far as the budget
// goes. One that fails is noted in the log and is no failure of the article.
func (r *syncRun) keepFiles(ctx context.Context, article int64, a library.Article) error {
	for _, w := range filesOf(a) {
		if r.room.Load() <= 0 {
			return nil
		}
		has, err := r.Files.HasFile(ctx, article, w.URL)
		if err == nil && !has {
			err = r.keepFile(ctx, article, a.URL, w)
		}
		if fatal(err) {
			return err
		}
		if err != nil {
			r.Log.Warn("file not kept", "url", w.URL, "article", a.URL, "error", err)
		}
	}
	return nil
}

func filesOf(a library.Article) []wanted {
	var all []wanted
	seen := map[string]bool{"": true}
	add := func(w wanted) {
		if !seen[w.URL] && len(all) < filesAtMost {
			seen[w.URL] = true
			all = append(all, w)
		}
	}
	for _, b := range a.Blocks {
		if b.Kind == library.Image && !document.Carried(b.Src) {
			add(wanted{library.Attachment{URL: b.Src, Name: b.Text}, true})
		}
	}
	for _, f := range a.Attachments {
		add(wanted{f, false})
	}
	return all
}

// keepFile keeps one file of an article. What another article of this sync has is copied from there, and what
// failed for another is not asked for again.
func (r *syncRun) keepFile(ctx context.Context, article int64, from string, w wanted) error {
	underWay, own, err := r.files.take(ctx, w.URL)
	if err != nil {
		return library.Fail(library.Cancelled, w.URL, err)
	}
	if !own && underWay.article == 0 {
		return nil
	}
	if !own {
		file, err := r.Files.File(ctx, underWay.article, underWay.address)
		if err != nil {
			return err
		}
		file.URL, file.Name = w.URL, w.Name
		return r.Files.KeepFile(ctx, article, file)
	}
	file, err := r.fetchFile(ctx, from, w)
	if err == nil {
		err = r.store(ctx, article, file)
	}
	if err == nil {
		underWay.article = article
	}
	r.files.settle(underWay, !library.IsKind(err, library.PrivateAddress)) // the next source may be allowed to ask
	return err
}

// store keeps a file within the budget.
func (r *syncRun) store(ctx context.Context, article int64, file library.File) error {
	size := int64(len(file.Data))
	if r.room.Add(-size) < 0 {
		r.room.Add(size)
		return library.Fail(library.TooLarge, file.URL, nil)
	}
	return r.Files.KeepFile(ctx, article, file)
}

// fetchFile gets a file in the form in which it is kept.
func (r *syncRun) fetchFile(ctx context.Context, from string, w wanted) (library.File, error) {
	most := int64(attachmentBytes)
	if w.picture {
		most = pictureBytes
	}
	answer, err := r.visit.Fetch(ctx, web.Request{URL: w.URL, From: from, Bytes: most})
	if err != nil {
		return library.File{}, err
	}
	select { // a picture takes much more room while it is read
	case r.reading <- struct{}{}:
		defer func() { <-r.reading }()
	case <-ctx.Done():
		return library.File{}, library.Fail(library.Cancelled, w.URL, ctx.Err())
	}
	file := library.File{URL: w.URL, Name: w.Name, MediaType: "image/jpeg"}
	if w.picture {
		file.Data, _, _, err = picture.Fit(answer.Body, picture.ShownPixels)
		return file, err
	}
	sniffed := http.DetectContentType(answer.Body)
	if strings.HasPrefix(sniffed, "text/html") {
		return library.File{}, library.Fail(library.UnsupportedFile, w.URL, nil) // an error page in its place
	}
	file.Data, file.MediaType = answer.Body, mediaType(answer, sniffed)
	read, err := document.Read(ctx, path.Base(answer.URL), answer.Body)
	lines, margins := document.Lines(ctx, answer.Body)
	if stamp := secrecy.OfArticle(ctx, read).Or(secrecy.OfLines(ctx, lines, margins)); stamp != "" && !r.Restricted() {
		return library.File{}, library.Fail(library.Restricted, w.URL, errors.New(string(stamp)))
	}
	if err != nil {
		r.Log.Info("attachment without text", "url", w.URL, "error", err)
		return file, nil
	}
	file.Text = library.Plain(read.Blocks)
	return file, nil
}

// mediaType is what a file is: by its own bytes, else by its server's word.
func mediaType(answer web.Response, sniffed string) string {
	kind, _, err := mime.ParseMediaType(answer.ContentType)
	if err != nil || sniffed == "application/pdf" || kind == "text/html" {
		return sniffed
	}
	return kind
}
