package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// Limits of a PDF.
const (
	maxPages      = 500
	maxStream     = 32 << 20   // bytes of one stream, unpacked
	maxObjects    = 100_000    // in the file, each of some kilobytes in memory
	maxGlyphs     = 3_000_000  // on all pages
	longSign      = 4          // bytes of text that a sign stands for: one that stands for more counts as several
	maxOperations = 20_000_000 // of all content, so that no file takes time without end
	maxForms      = 12         // forms within forms
)

// muchOutside is how many signs are no running head: a file that marks all its text so means nothing by it.
const muchOutside = 200

var (
	errManyPages = errors.New("too many pages")
	errMuchWork  = errors.New("more drawing than text needs")
	errBroken    = errors.New("not as PDF should be")
	errSealed    = errors.New("encrypted in a way that is not read")
	errNoMap     = errors.New("fonts that do not say what their signs are")
)

// readPDF reads a PDF: the words in reading order, lines joined into paragraphs, without what stands on every
// page. recognised are the words of pages that are pictures. The library that takes the file apart may panic on what it does not expect: that file is damaged.
func readPDF(ctx context.Context, raw []byte, recognised RecognisedPages) (a library.Article, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			a, err = library.Article{}, library.Fail(library.DamagedFile, "", fmt.Errorf("%w: %v", errBroken, fault))
		}
	}()
	f, err := openPDF(ctx, raw)
	if err != nil {
		return library.Article{}, err
	}
	var pages []pdfPage
	for n := 1; n <= f.PageCount; n++ {
		if err := library.Stopped(ctx, ""); err != nil {
			return library.Article{}, err
		}
		page, err := f.page(n)
		if err != nil {
			return library.Article{}, err
		}
		if words := recognised[n]; len(words) > 0 {
			page.recognise(words)
		}
		pages = append(pages, page)
	}
	sheets := sheetsOf(pages)
	if err := f.unreadable(pages, sheets); err != nil {
		return library.Article{}, err
	}
	text := pagePieces(sheets)
	a, aside := assembled(text.pieces, f.title())
	a.Blocks = append(a.Blocks, text.notes...)
	a.Official.Signed = signedOn(pages)
	a.Completeness = pageCompleteness(pages, text.shown, a, append(aside, text.aside...))
	return a, nil
}

// signedOn returns what the digital signatures of a file say of who signed, each once.
func signedOn(pages []pdfPage) string {
	var all []string
	for _, p := range pages {
		for _, said := range p.signed {
			if !slices.Contains(all, said) && len(all) < mostSigned {
				all = append(all, said)
			}
		}
	}
	return strings.Join(all, "; ")
}

// mostSigned is how many signatures of a file are told.
const mostSigned = 5

// sheetsOf returns the lines of the pages, way by way. A page of signs that make no words has none.
func sheetsOf(pages []pdfPage) (sheets [][]pdfLine) {
	for i := range pages {
		p := &pages[i]
		for _, way := range p.ways() {
			lines := p.lines(way, len(sheets))
			if isGarbled(lines) {
				p.garbled = true
				p.unread += len(p.glyphs[way])
				lines = nil
			}
			sheets = append(sheets, lines)
		}
	}
	return sheets
}

// unreadable says why a file has no line that could be read.
func (f *pdfFile) unreadable(pages []pdfPage, sheets [][]pdfLine) error {
	if slices.ContainsFunc(sheets, func(lines []pdfLine) bool { return len(lines) > 0 }) {
		return nil
	}
	kind, why := library.NoText, errNoText
	for _, p := range pages {
		gap, there := p.gap()
		switch {
		case !there:
		case gap.Kind == library.DamageGap && f.Encrypt != nil:
			kind, why = library.LockedFile, errSealed
		case gap.Kind == library.DamageGap && kind == library.NoText:
			kind, why = library.DamagedFile, errBroken
		case gap.Kind == library.FontGap:
			return library.Fail(library.UnreadableFont, "", fmt.Errorf("%w: %d signs on page %d", errNoMap, gap.Count, gap.Page))
		}
	}
	return library.Fail(kind, "", why)
}

// pdfFile is an open PDF, and what was read of it so far.
type pdfFile struct {
	*model.Context
	fonts      map[string]*pdfFont // by object
	layers     pdfLayers
	glyphs     int
	operations int
}

// muchWork fails where more was drawn than text needs.
func (f *pdfFile) muchWork() error {
	if f.operations > maxOperations || f.glyphs > maxGlyphs {
		return library.Fail(library.TooLarge, "", errMuchWork)
	}
	return nil
}

func openPDF(ctx context.Context, raw []byte) (*pdfFile, error) {
	if n := bytes.Count(raw, []byte(" obj")); n > maxObjects {
		return nil, library.Fail(library.TooLarge, "", fmt.Errorf("%d objects", n))
	}
	limits := model.DefaultResourceLimits()
	limits.MaxStreamBytes, limits.MaxDecodeBytes = maxStream, maxStream
	limits.MaxObjectCount, limits.MaxXRefEntries, limits.MaxObjectStreamCount = maxObjects, maxObjects, maxObjects
	opened, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(raw), &model.Configuration{
		Reader15: true, ValidationMode: model.ValidationRelaxed, Offline: true, Limits: limits,
	})
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrOwnerPasswordRequired),
		errors.Is(err, pdfcpu.ErrUnsupportedEncryptionFeature), errors.Is(err, pdfcpu.ErrMalformedEncryption):
		return nil, library.Fail(library.LockedFile, "", err)
	case ctx.Err() != nil:
		return nil, library.Stopped(ctx, "")
	case err != nil:
		return nil, library.Fail(library.DamagedFile, "", err)
	}
	if err := opened.EnsurePageCount(); err != nil {
		return nil, library.Fail(library.DamagedFile, "", err)
	}
	if opened.PageCount > maxPages {
		return nil, library.Fail(library.TooLarge, "", fmt.Errorf("%w: %d", errManyPages, opened.PageCount))
	}
	f := &pdfFile{Context: opened, fonts: map[string]*pdfFont{}}
	f.layers = f.layersOf()
	return f, nil
}

// contents returns the content of a page, which may be in several streams, and whether all of it could be unpacked.
func (f *pdfFile) contents(o types.Object) (all []byte, whole bool) {
	parts := f.array(o)
	if parts == nil && o != nil {
		parts = types.Array{o}
	}
	whole = true
	for _, part := range parts {
		raw, ok := f.stream(part)
		all = append(append(all, raw...), '\n')
		whole = whole && ok
	}
	return all, whole
}

// title returns the title that the file names.
func (f *pdfFile) title() string {
	if f.Info == nil {
		return ""
	}
	return viet.Clean(f.text(f.dict(*f.Info)["Title"]))
}

func usable(text string, err error) string {
	if err != nil {
		return ""
	}
	return text
}

// dict, array, stream, number and name return what an object is or refers to, and nothing where it is
// something else: broken files say less, no more.

func (f *pdfFile) dict(o types.Object) types.Dict {
	switch d := f.resolve(o).(type) {
	case types.Dict:
		return d
	case types.StreamDict:
		return d.Dict
	}
	return nil
}

func (f *pdfFile) array(o types.Object) types.Array {
	a, _ := f.resolve(o).(types.Array)
	return a
}

func (f *pdfFile) stream(o types.Object) (raw []byte, ok bool) {
	s, ok := f.resolve(o).(types.StreamDict)
	if !ok || s.DecodeWithLimit(maxStream) != nil {
		return nil, false
	}
	return s.Content, true
}

func (f *pdfFile) number(o types.Object) (float64, bool) {
	switch n := f.resolve(o).(type) {
	case types.Integer:
		return float64(n), true
	case types.Float:
		return float64(n), true
	}
	return 0, false
}

func (f *pdfFile) name(o types.Object) string {
	n, _ := f.resolve(o).(types.Name)
	return string(n)
}

func (f *pdfFile) resolve(o types.Object) types.Object {
	if o == nil {
		return nil
	}
	o, err := f.Dereference(o)
	if err != nil {
		return nil
	}
	return o
}
