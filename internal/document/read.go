package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// Bounds of the files that are read. A book of a thousand pages has 20,000 paragraphs; a million of them would
// fill the memory of a small laptop.
const (
	maxBytes       = 50 << 20
	mostParagraphs = 40_000  // entries of lists and rows of tables counted
	mostText       = 6 << 20 // bytes of all its words, which are more than a million
)

var (
	errEmpty  = errors.New("empty file")
	errNoText = errors.New("no words")
)

// Read reads the article in a file: .docx, .pdf, a saved web page (.html, .mht) or plain text, known by its
// bytes first and then by the ending of its name. The title of a document that has none is the name of the
// file. Errors are of a kind: library.UnsupportedFile (with the format in the error), OldWordFile for .doc,
// LockedFile for one with a password, DamagedFile, NoText for a scan or an empty file, and TooLarge past 50 MB,
// past mostParagraphs or mostText, and for what unpacks to much more than a document holds. It ends with Cancelled where ctx is done,
// and with TooLarge where its time is over.
func Read(ctx context.Context, name string, raw []byte) (library.Article, error) {
	return ReadRecognised(ctx, name, raw, nil)
}

// RecognisedPages are the words that a machine made out in the pictures of pages, by the number of the page: see Scans.
type RecognisedPages map[int][]library.RecognisedWord

// ReadRecognised is Read of a file of which some pages are pictures: their words are taken as text, and each such page is told
// as a library.RecognisedGap.
func ReadRecognised(ctx context.Context, name string, raw []byte, pages RecognisedPages) (library.Article, error) {
	if stop := library.Stopped(ctx, name); stop != nil {
		return library.Article{}, stop
	}
	a, err := read(ctx, path.Ext(strings.ToLower(name)), raw, pages)
	var known *library.Error
	switch {
	case errors.As(err, &known):
		return library.Article{}, library.Fail(known.Kind, name, err)
	case err != nil:
		return library.Article{}, fmt.Errorf("%s: %w", name, err)
	}
	if n := paragraphs(a.Blocks); n > mostParagraphs {
		return library.Article{}, library.Fail(library.TooLarge, name, fmt.Errorf("%d paragraphs and more", n))
	}
	if n := len(library.Plain(a.Blocks)); n > mostText {
		return library.Article{}, library.Fail(library.TooLarge, name, fmt.Errorf("%d bytes of text", n))
	}
	if len(a.Blocks) == 0 && a.Title != "" {
		a.Blocks = []library.Block{{Kind: library.Paragraph, Text: a.Title}}
	}
	if len(a.Blocks) == 0 {
		return library.Article{}, library.Fail(library.NoText, name, errNoText)
	}
	if a.Title == "" {
		a.Title = titleOf(name)
	}
	return a, nil
}

func paragraphs(blocks []library.Block) (n int) {
	for _, b := range blocks {
		n += max(1, len(b.Items)+len(b.Rows))
	}
	return n
}

// titleOf makes a title of the name of a file.
func titleOf(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	return viet.Clean(strings.ReplaceAll(strings.TrimSuffix(name, path.Ext(name)), "_", " "))
}

func read(ctx context.Context, ending string, raw []byte, pages RecognisedPages) (library.Article, error) {
	switch {
	case len(raw) == 0:
		return library.Article{}, library.Fail(library.NoText, "", errEmpty)
	case len(raw) > maxBytes:
		return library.Article{}, library.Fail(library.TooLarge, "", fmt.Errorf("%d bytes", len(raw)))
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		return readZip(ctx, raw)
	case bytes.HasPrefix(raw, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return library.Article{}, oldOffice(ending, raw)
	case bytes.Contains(raw[:min(len(raw), 1024)], []byte("%PDF-")):
		return readPDF(ctx, raw, pages)
	case bytes.HasPrefix(raw, []byte(`{\rtf`)):
		return library.Article{}, refuseRTF(ending)
	case isArchive(raw):
		return readArchive(ctx, raw)
	case isPage(ending, raw):
		return readPage(ctx, raw, "text/html")
	}
	return readRest(ctx, ending, raw)
}

// readZip tells the formats that are zip files apart.
func readZip(ctx context.Context, raw []byte) (library.Article, error) {
	p, err := openParts(raw)
	if err != nil {
		return library.Article{}, err
	}
	switch {
	case p.has("xl/workbook.xml"), p.has("xl/workbook.bin"):
		return library.Article{}, unsupported("xlsx")
	case p.has("ppt/presentation.xml"):
		return library.Article{}, unsupported("pptx")
	case p.has("mimetype"):
		return library.Article{}, unsupported("odt or epub")
	case !p.has("[Content_Types].xml") && !p.has("word/document.xml"):
		return library.Article{}, unsupported("zip")
	}
	return readWord(ctx, p)
}

func unsupported(format string) error {
	return library.Fail(library.UnsupportedFile, "", fmt.Errorf("format %s", format))
}

// wideName is the name of a stream as the directory of an OLE file has it.
func wideName(name string) []byte {
	var b []byte
	for i := range len(name) {
		b = append(b, name[i], 0)
	}
	return b
}

// oldOffice says which of the formats an OLE file has: the documents of Word until 2003, and the envelope of
// newer ones with a password.
func oldOffice(ending string, raw []byte) error {
	switch {
	case bytes.Contains(raw, wideName("EncryptedPackage")):
		return library.Fail(library.LockedFile, "", nil)
	case bytes.Contains(raw, wideName("Workbook")):
		return unsupported("xls")
	case bytes.Contains(raw, wideName("PowerPoint Document")):
		return unsupported("ppt")
	case bytes.Contains(raw, wideName("WordDocument")), ending == ".doc", ending == ".dot":
		return library.Fail(library.OldWordFile, "", nil)
	}
	return unsupported("ole")
}

// refuseRTF sends people to Word for what Word named .doc.
func refuseRTF(ending string) error {
	if ending == ".doc" {
		return library.Fail(library.OldWordFile, "", errors.New("rtf inside"))
	}
	return unsupported("rtf")
}

// pageStart are the tags that a page, whole or saved in part, may begin with.
var pageStart = pattern.Of(`(?i)^[\x{FEFF}\s]*(?:<!--[^>]*-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype html|html|head|body|title|meta|style|h[1-6]|p|div|table|center|font|br|b|a|article|section)[\s>/]`)

// isPage reports a web page: by its first tags, or by its name where it is text with tags.
func isPage(ending string, raw []byte) bool {
	text := viet.Decode(raw[:min(len(raw), 1024)], "")
	if pageStart.MatchString(text) {
		return true
	}
	switch ending {
	case ".html", ".htm", ".xhtml", ".shtml":
		return strings.Contains(text, "<") || isText(raw)
	}
	return false
}

// listOfSources begins the file in which readers of feeds exchange their sources.
var listOfSources = pattern.Of(`(?i)^[\x{FEFF}\s]*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)*<opml[\s>]`)

// readRest reads plain text, and says of everything else what it seems to be.
func readRest(ctx context.Context, ending string, raw []byte) (library.Article, error) {
	if listOfSources.Match(raw[:min(len(raw), 2048)]) {
		return library.Article{}, library.Fail(library.SourceList, "", nil)
	}
	switch ending {
	case ".docx", ".docm", ".dotx", ".pdf":
		return library.Article{}, library.Fail(library.DamagedFile, "", fmt.Errorf("no %s inside", ending[1:]))
	case ".doc":
		return library.Article{}, library.Fail(library.OldWordFile, "", nil)
	case ".txt", ".text", ".md", "":
		if isText(raw) && len(raw) > 2*mostText { // UTF-16 at most
			return library.Article{}, library.Fail(library.TooLarge, "", fmt.Errorf("%d bytes of text", len(raw)))
		}
		if isText(raw) {
			return Text(ctx, raw), library.Stopped(ctx, "")
		}
	}
	if ending == "" {
		return library.Article{}, unsupported("unknown")
	}
	return library.Article{}, unsupported(ending[1:])
}

// isText reports bytes that are text in some encoding: hardly any of them, decoded, are controls.
func isText(raw []byte) bool {
	text := viet.Decode(raw[:min(len(raw), 64<<10)], "text/plain")
	controls := 0
	for _, r := range text {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' {
			controls++
		}
	}
	return text != "" && controls*100 <= len(text)
}

// savedFrom is what browsers write into a page they save.
var savedFrom = pattern.Of(`<!-- saved from url=\(\d+\)(https?://[^\s>]+) -->`)

// readPage reads a saved web page: its article, or all its text where none stands out.
func readPage(ctx context.Context, raw []byte, contentType string) (library.Article, error) {
	address := ""
	if at := savedFrom.FindSubmatch(raw[:min(len(raw), 4096)]); at != nil {
		address = string(at[1])
	}
	plain := plainPage(ctx, raw, contentType)
	if stop := library.Stopped(ctx, ""); stop != nil {
		return library.Article{}, stop
	}
	// A letterhead is an official paper's, not an article's of a site; and what is longer than any document is told as such.
	if plain.Author != "" || paragraphs(plain.Blocks) > mostParagraphs {
		return plain, nil
	}
	a, err := page.Extract(ctx, raw, contentType, address, page.Hint{})
	if stop := library.Stopped(ctx, ""); stop != nil {
		return library.Article{}, stop
	}
	if err != nil {
		return plain, nil //nolint:nilerr // a page without an article is read as it stands
	}
	return a, nil
}
