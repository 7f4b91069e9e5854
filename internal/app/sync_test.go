package app_test

import (
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
)

func TestASyncKeepsPicturesAndDocumentsForReadingOffline(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	all, err := a.Library().List(t.Context(), library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	pictures, documents := 0, 0
	for _, summary := range all {
		article, err := a.Library().Article(t.Context(), summary.ID)
		if err != nil {
			t.Fatal(err)
		}
		if c := article.Completeness; c.Share == 0 || c.Lacks() {
			t.Errorf("«%s» has %.2f of its page", article.Title, c.Share)
		}
		for _, b := range article.Blocks {
			if b.Kind != library.Image {
				continue
			}
			pictures++
			if kept, err := a.Library().HasFile(t.Context(), article.ID, b.Src); err != nil || !kept {
				t.Errorf("«%s» without its picture %s, %v", article.Title, b.Src, err)
			}
		}
		for _, f := range article.Attachments {
			documents++
			if kept, err := a.Library().File(t.Context(), article.ID, f.URL); err != nil || kept.Text == "" {
				t.Errorf("«%s» without the words of %s, %v", article.Title, f.URL, err)
			}
		}
	}
	if pictures == 0 || documents == 0 {
		t.Errorf("%d pictures and %d documents: nothing to look at", pictures, documents)
	}
}

func TestDocumentsTakenInAreNoSourceToSync(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	files, err := a.Library().AddSource(t.Context(), library.Source{URL: "file:", Title: "Tệp", Kind: library.FileSource, Enabled: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, chosen := range [][]int64{nil, {files.ID}} {
		if report, err := a.Sources.Sync(t.Context(), chosen, nil); err != nil || len(report.Sources) != 0 {
			t.Errorf("%+v, %v", report, err)
		}
	}
}
