package sheet

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"baocaovien/internal/library"
)

// The limits of a workbook that is read.
const (
	MostBytes    = 30 << 20
	mostUnpacked = 128 << 20 // of the members that are read
	mostCells    = 1_000_000
	mostRow      = 100_000
	mostColumn   = 200
	mostText     = 3 * 32_767 // bytes of one cell: what Excel holds in one, in letters of Vietnamese
)

// Found is a cell as it was read.
type Found struct {
	Text   string // of a text; of a number its digits, as the file has them
	Number bool   // it holds a number, which may be a day or a time
	Empty  bool   // it holds a formula without its value: nobody has calculated it
	Merged bool   // it is one with others
	Wrong  bool   // it holds an error, as «#REF!»
}

// FoundSheet is the cells of a sheet by row and column, both counted from 0.
type FoundSheet struct {
	Name string
	Rows map[int]map[int]Found
	Last int // the greatest row
}

// FoundBook is a workbook that was read.
type FoundBook struct {
	Sheets   []FoundSheet
	From1904 bool // days are counted from 1904, as old programs on a Mac did
}

// Read reads a workbook of that many bytes. Errors, with name as their subject: TooLarge, LockedFile, DamagedFile,
// Cancelled.
func Read(ctx context.Context, name string, r io.ReaderAt, size int64) (FoundBook, error) {
	if size > MostBytes {
		return FoundBook{}, library.Fail(library.TooLarge, name, fmt.Errorf("%d bytes", size))
	}
	archive, err := zip.NewReader(r, size)
	if err != nil {
		kind := library.DamagedFile
		if oldOrLocked(r) { // a locked workbook is wrapped in the form of the old ones
			kind = library.LockedFile
		}
		return FoundBook{}, library.Fail(kind, name, err)
	}
	if unpacked(archive) > mostUnpacked {
		return FoundBook{}, library.Fail(library.TooLarge, name, errTooLarge)
	}
	b := &bookReader{ctx: ctx, name: name, archive: archive}
	book, err := b.read()
	if stopped := library.Stopped(ctx, name); stopped != nil {
		return FoundBook{}, stopped
	}
	var known *library.Error
	if err != nil && !errors.As(err, &known) {
		err = library.Fail(library.DamagedFile, name, err)
	}
	return book, err
}

// unpacked is how many bytes the members of sheets and texts say they unpack to. zip fails where one goes on past that, so
// that nothing is unpacked of a workbook that says too much.
func unpacked(archive *zip.Reader) (sum uint64) {
	for _, f := range archive.File {
		if path.Ext(f.Name) == ".xml" {
			sum += min(f.UncompressedSize64, mostUnpacked+1)
		}
	}
	return sum
}

func oldOrLocked(r io.ReaderAt) bool {
	head := make([]byte, 8)
	n, _ := r.ReadAt(head, 0)
	return n == len(head) && string(head) == "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
}

// bookReader reads the members of a workbook.
type bookReader struct {
	ctx     context.Context
	name    string
	archive *zip.Reader
	cells   int
	texts   []string // shared by the sheets
}

var errTooLarge = errors.New("the workbook unpacks to too much")

func (b *bookReader) read() (book FoundBook, err error) {
	var workbook struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := b.decode("xl/workbook.xml", &workbook); err != nil {
		return book, err
	}
	var relations struct {
		Relations []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := b.decode("xl/_rels/workbook.xml.rels", &relations); err != nil {
		return book, err
	}
	if b.member("xl/sharedStrings.xml") != nil {
		if err := b.sharedTexts(); err != nil {
			return book, err
		}
	}
	book.From1904 = workbook.Properties.Date1904 == "1" || workbook.Properties.Date1904 == "true"
	for _, s := range workbook.Sheets {
		for _, r := range relations.Relations {
			if r.ID != s.ID {
				continue
			}
			sheet, err := b.sheet(s.Name, target(r.Target))
			if err != nil {
				return book, err
			}
			book.Sheets = append(book.Sheets, sheet)
		}
	}
	if len(book.Sheets) == 0 {
		return book, errors.New("a workbook without a sheet")
	}
	return book, nil
}

// target is the member a relation of the workbook leads to.
func target(of string) string {
	if absolute, ok := strings.CutPrefix(of, "/"); ok {
		return path.Clean(absolute)
	}
	return path.Join("xl", of)
}

func (b *bookReader) member(name string) *zip.File {
	for _, f := range b.archive.File {
		if strings.EqualFold(f.Name, name) {
			return f
		}
	}
	return nil
}

// open returns a member that ends with the context.
func (b *bookReader) open(name string) (io.ReadCloser, error) {
	f := b.member(name)
	if f == nil {
		return nil, fmt.Errorf("no member %q", name)
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	return &stoppedReader{in, b}, nil
}

type stoppedReader struct {
	io.ReadCloser
	book *bookReader
}

// Read reads on, or fails where the context has ended.
func (s *stoppedReader) Read(into []byte) (int, error) {
	if err := library.Stopped(s.book.ctx, s.book.name); err != nil {
		return 0, err
	}
	return s.ReadCloser.Read(into)
}

func (b *bookReader) decode(name string, into any) error {
	in, err := b.open(name)
	if err != nil {
		return err
	}
	return errors.Join(xml.NewDecoder(in).Decode(into), in.Close())
}

// walk tells the elements of a member as they begin, and what do asks for is decoded.
func (b *bookReader) walk(name string, do func(*xml.Decoder, xml.StartElement) error) error {
	in, err := b.open(name)
	if err != nil {
		return err
	}
	decoder := xml.NewDecoder(in)
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return in.Close()
		}
		if start, begins := token.(xml.StartElement); begins && err == nil {
			err = do(decoder, start)
		}
		if err != nil {
			return errors.Join(err, in.Close())
		}
	}
}

// richText is a text that may consist of runs; the reading aids of Japanese are left out.
type richText struct {
	Text string `xml:"t"`
	Runs []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

// String returns the whole text.
func (t richText) String() string {
	text := t.Text
	for _, r := range t.Runs {
		text += r.Text
	}
	if len(text) > mostText {
		text = text[:mostText]
	}
	return decoded(strings.ToValidUTF8(text, ""))
}

func (b *bookReader) sharedTexts() error {
	return b.walk("xl/sharedStrings.xml", func(d *xml.Decoder, start xml.StartElement) error {
		if start.Name.Local != "si" {
			return nil
		}
		var text richText
		err := d.DecodeElement(&text, &start)
		b.texts = append(b.texts, text.String())
		return err
	})
}

// sheetCell is a cell as the file has it.
type sheetCell struct {
	Ref     string   `xml:"r,attr"`
	Type    string   `xml:"t,attr"`
	Value   *string  `xml:"v"`
	Formula *string  `xml:"f"`
	Inline  richText `xml:"is"`
}

func (b *bookReader) sheet(name, member string) (FoundSheet, error) {
	s := FoundSheet{Name: name, Rows: map[int]map[int]Found{}}
	row, column := -1, -1
	err := b.walk(member, func(d *xml.Decoder, start xml.StartElement) error {
		switch start.Name.Local {
		case "row":
			row, column = row+1, -1
			if n, err := strconv.Atoi(attribute(start, "r")); err == nil {
				row = n - 1
			}
		case "c":
			var c sheetCell
			if err := d.DecodeElement(&c, &start); err != nil {
				return err
			}
			if c.Type == "str" && c.Value != nil {
				*c.Value = decoded(*c.Value)
			}
			column++
			if r, n, ok := coordinates(c.Ref); ok {
				row, column = r, n
			}
			return b.keep(&s, row, column, c)
		case "mergeCell":
			return b.merge(&s, attribute(start, "ref"))
		}
		return nil
	})
	return s, err
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// keep puts a cell in its place, as far as there is room; more rows or cells than any office has are TooLarge.
func (b *bookReader) keep(s *FoundSheet, row, column int, c sheetCell) error {
	found, filled := b.found(c)
	if !filled || column >= mostColumn {
		return nil
	}
	if b.cells++; b.cells > mostCells || row > mostRow || row < 0 {
		return library.Fail(library.TooLarge, b.name, errTooLarge)
	}
	if s.Rows[row] == nil {
		s.Rows[row] = map[int]Found{}
	}
	s.Rows[row][column] = found
	s.Last = max(s.Last, row)
	return nil
}

func (b *bookReader) found(c sheetCell) (f Found, filled bool) {
	if c.Value != nil {
		f.Text = *c.Value
	}
	switch c.Type {
	case "s":
		n, err := strconv.Atoi(f.Text)
		f.Text = ""
		if err == nil && n >= 0 && n < len(b.texts) {
			f.Text = b.texts[n]
		}
	case "inlineStr":
		f.Text = c.Inline.String()
	case "str", "d":
	case "e":
		f.Wrong = true
	case "b":
		f.Text = map[string]string{"1": "TRUE", "0": "FALSE"}[f.Text]
	default:
		f.Number = strings.TrimSpace(f.Text) != ""
	}
	if len(f.Text) > mostText {
		f.Text = strings.ToValidUTF8(f.Text[:mostText], "")
	}
	f.Empty = c.Formula != nil && c.Value == nil && f.Text == ""
	return f, f.Text != "" || f.Empty || f.Wrong
}

// merge marks the cells of a range as one, in the rows that have something. Ranges count towards the limit as cells do.
func (b *bookReader) merge(s *FoundSheet, reference string) error {
	from, to, _ := strings.Cut(reference, ":")
	top, left, ok1 := coordinates(from)
	bottom, right, ok2 := coordinates(to)
	if !ok1 || !ok2 || top == bottom && left == right {
		return nil
	}
	bottom, right = min(bottom, s.Last), min(right, mostColumn)
	if b.cells += max(0, bottom-top+1) * max(0, right-left+1); b.cells > mostCells {
		return library.Fail(library.TooLarge, b.name, errTooLarge)
	}
	for row := top; row <= bottom; row++ {
		for column := left; column <= right && s.Rows[row] != nil; column++ {
			f := s.Rows[row][column]
			f.Merged = true
			s.Rows[row][column] = f
		}
	}
	return nil
}

// coordinates reads «B7» as row 6 and column 1.
func coordinates(reference string) (row, column int, ok bool) {
	letters := strings.TrimRight(reference, "0123456789")
	if letters == "" || len(letters) > 3 || len(reference)-len(letters) > 7 {
		return 0, 0, false
	}
	for _, r := range letters {
		if r < 'A' || r > 'Z' {
			return 0, 0, false
		}
		column = column*26 + int(r-'A') + 1
	}
	row, err := strconv.Atoi(reference[len(letters):])
	return row - 1, column - 1, err == nil && row > 0
}
