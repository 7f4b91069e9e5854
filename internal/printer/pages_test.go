//go:build linux

package printer

import (
	"bytes"
	"path/filepath"
	"slices"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"baocaovien/internal/library"
)

// locked is a PDF that wants a password of whoever opens it, or only of whoever changes it.
func locked(t *testing.T, raw []byte, password string) []byte {
	t.Helper()
	var out bytes.Buffer
	api.DisableConfigDir()
	if err := api.Encrypt(bytes.NewReader(raw), &out, model.NewAESConfiguration(password, "chu", 256)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// packed is a PDF whose objects are packed into streams, as newer programs write it.
func packed(t *testing.T, raw []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	api.DisableConfigDir()
	if err := api.Optimize(bytes.NewReader(raw), &out, model.NewDefaultConfiguration()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(out.Bytes(), []byte("/ObjStm")) {
		t.Fatal("its objects are not packed")
	}
	return out.Bytes()
}

func TestSizeOfThePaperIsReadFromThePDF(t *testing.T) {
	t.Parallel()
	turned := bytes.Replace(rawPDF(a4Short, a4Long, "mot"), []byte("/Type /Page /Parent 2 0 R"), []byte("/Type /Page /Parent 2 0 R /Rotate 90"), 1)
	for name, c := range map[string]struct {
		raw   []byte
		media string
		lies  bool
	}{
		"A4":               {rawPDF(a4Short, a4Long, "mot"), "A4", false},
		"on side":          {rawPDF(842, 595, "mot"), "A4", true},
		"turned":           {turned, "A4", true},
		"letter":           {rawPDF(612, 792, "mot"), "", false},
		"packed":           {packed(t, rawPDF(a5Short, a5Long, "mot")), "A5", false},
		"locked to change": {locked(t, rawPDF(a5Short, a5Long, "mot"), ""), "A5", false},
	} {
		pages, err := pagesOf(t.Context(), "a.pdf", c.raw)
		if err != nil || len(pages) != 1 || pages[0].media() != c.media || pages[0].lies() != c.lies {
			t.Errorf("%s: %+v, %v", name, pages, err)
		}
	}
}

func TestWhatCannotBePrintedIsNotSent(t *testing.T) {
	t.Parallel()
	upright, lying := size{a4Short, a4Long}, size{a4Long, a4Short}
	three := rawPDF(a4Short, a4Long, "mot", "hai", "ba")
	both := mixedPDF([]size{upright, lying}, "mot", "hai")
	for name, c := range map[string]struct {
		raw  []byte
		job  Job
		kind library.Kind
	}{
		"an option for pages":          {three, Job{Pages: "-o raw"}, library.WrongUse},
		"pages that are no list":       {three, Job{Pages: "1;2"}, library.WrongUse},
		"pages of two a side":          {three, Job{Pages: "1-2", TwoUp: true}, library.WrongUse},
		"a page past the last":         {three, Job{Pages: "4"}, library.NoSuchPage},
		"pages past the last":          {three, Job{Pages: "1,7-9"}, library.NoSuchPage},
		"pages to past the last":       {three, Job{Pages: "2-4"}, library.NoSuchPage},
		"page nought":                  {three, Job{Pages: "0"}, library.NoSuchPage},
		"pages backwards":              {three, Job{Pages: "3-1"}, library.NoSuchPage},
		"a page beyond counting":       {three, Job{Pages: "99999999999999999999"}, library.NoSuchPage},
		"two a side of mixed pages":    {both, Job{TwoUp: true}, library.MixedPages},
		"a booklet of mixed pages":     {both, Job{Booklet: true}, library.MixedPages},
		"a file that wants a password": {locked(t, three, "mat"), Job{}, library.LockedFile},
		"no PDF":                       {[]byte("xin chào"), Job{}, library.DamagedFile},
		"the beginning of one":         {three[:len(three)/3], Job{}, library.DamagedFile},
		"one without a page":           {rawPDF(a4Short, a4Long), Job{}, library.DamagedFile},
		"nothing":                      {nil, Job{}, library.DamagedFile},
	} {
		if job, err := Print(t.Context(), written(t, c.raw), c.job); !library.IsKind(err, c.kind) {
			t.Errorf("%s: sent as %q, %v", name, job, err)
		}
	}
	if _, err := Print(t.Context(), filepath.Join(t.TempDir(), "a.pdf"), Job{}); !library.IsKind(err, library.UnreadableFile) {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestPagesOfAFileAreAccepted(t *testing.T) {
	t.Parallel()
	three := slices.Repeat([]size{{a4Short, a4Long}}, 3)
	for _, pages := range []string{"", "1", "3", "1-3", "1,3", "2-2,1"} {
		if err := (Job{Pages: pages}).checkPages("a.pdf", three); err != nil {
			t.Errorf("%q: %v", pages, err)
		}
	}
}
