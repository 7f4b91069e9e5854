//go:build !windows

package printer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"baocaovien/internal/library"
)

// Bounds of a PDF that is looked into before it is sent.
const (
	mostObjects = 2_000_000
	mostStream  = 1 << 30 // bytes; pictures of pages are large
)

var errNoPage = errors.New("no page")

// pagesOf returns the sizes of a PDF's pages as they are held to be read. Errors: LockedFile, DamagedFile, Cancelled.
func pagesOf(ctx context.Context, file string, raw []byte) ([]size, error) {
	limits := model.DefaultResourceLimits()
	limits.MaxStreamBytes, limits.MaxDecodeBytes = mostStream, mostStream
	limits.MaxObjectCount, limits.MaxXRefEntries, limits.MaxObjectStreamCount = mostObjects, mostObjects, mostObjects
	opened, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(raw), &model.Configuration{
		Reader15: true, ValidationMode: model.ValidationRelaxed, Offline: true, Limits: limits,
	})
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrOwnerPasswordRequired):
		return nil, library.Fail(library.LockedFile, file, err)
	case ctx.Err() != nil:
		return nil, library.Stopped(ctx, file)
	case err != nil:
		return nil, library.Fail(library.DamagedFile, file, err)
	}
	if err := opened.EnsurePageCount(); err != nil {
		return nil, library.Fail(library.DamagedFile, file, err)
	}
	found, err := opened.PageDims()
	if err == nil && len(found) == 0 {
		err = errNoPage
	}
	if err != nil {
		return nil, library.Fail(library.DamagedFile, file, err)
	}
	pages := make([]size, len(found))
	for i, p := range found {
		pages[i] = size{p.Width, p.Height}
	}
	return pages, nil
}

// ranges are pages as CUPS takes them.
var ranges = regexp.MustCompile(`^\d+(-\d+)?(,\d+(-\d+)?)*$`)

// checkPages refuses a job that a file of these pages cannot be printed by. Errors: WrongUse for pages that are no «1-3,5»
// or are counted in a file of which two go on a side, NoSuchPage, MixedPages.
func (j Job) checkPages(file string, pages []size) error {
	if (j.TwoUp || j.Booklet) && mixed(pages) {
		return library.Fail(library.MixedPages, file, nil)
	}
	if j.Pages == "" {
		return nil
	}
	if !ranges.MatchString(j.Pages) || j.imposes(pages[0]) { // CUPS would count the sides of paper
		return library.Fail(library.WrongUse, j.Pages, errors.New("pages"))
	}
	for part := range strings.SplitSeq(j.Pages, ",") {
		from, to, isRange := strings.Cut(part, "-")
		first, err := strconv.Atoi(from)
		last, err2 := first, error(nil)
		if isRange {
			last, err2 = strconv.Atoi(to)
		}
		if errors.Join(err, err2) != nil || first < 1 || last < first || last > len(pages) {
			return library.Fail(library.NoSuchPage, part, fmt.Errorf("%d", len(pages)))
		}
	}
	return nil
}

// mixed reports whether some pages lie and others stand.
func mixed(pages []size) bool {
	for _, p := range pages {
		if p.lies() != pages[0].lies() {
			return true
		}
	}
	return false
}
