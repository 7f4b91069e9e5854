package file

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// ContentType is what a file is by its own bytes, whatever its name says: one of the documents and pictures that may be handed
// to another program. The zero ContentType is everything else.
type ContentType struct {
	Extension string // «.pdf», after which the system chooses the program
	Active    bool   // it has, or may have, a program inside: a macro, a template from elsewhere, an embedded object
}

// Known reports a document or a picture.
func (c ContentType) Known() bool { return c.Extension != "" }

// documentEndings are those after which a system shows a file and runs nothing.
var documentEndings = strings.Fields(".bmp .doc .docm .docx .gif .htm .html .jpeg .jpg .md .mht .mhtml .odp .ods .odt .pdf .png .ppt .pptm .pptx .rtf .text " +
	".txt .webp .xls .xlsm .xlsx")

// NamesDocument reports a file that the system shows by its name.
func NamesDocument(path string) bool {
	return slices.Contains(documentEndings, strings.ToLower(filepath.Ext(path)))
}

// textAtMost is how much of a text is looked at to tell that it is one.
const textAtMost = 64 << 10

// ContentOf tells what bytes are.
func ContentOf(data []byte) ContentType {
	head := data[:min(len(data), 1024)]
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return packed(data)
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return oldOffice(data)
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return ContentType{".rtf", bytes.Contains(data, []byte(`\objdata`)) || bytes.Contains(data, []byte(`\*\template`))}
	case bytes.HasPrefix(data, []byte("MZ")), bytes.HasPrefix(data, []byte("\x7fELF")), bytes.HasPrefix(data, []byte("#!")):
		return ContentType{}
	case bytes.HasPrefix(bytes.TrimLeft(head, "\xEF\xBB\xBF \r\n\t"), []byte("%PDF-")):
		return ContentType{".pdf", bytes.Contains(data, []byte("/Launch"))}
	}
	return sniffed(data)
}

// pictures are the ones that every system shows; svg is a page with scripts.
var pictures = map[string]string{"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp", "image/bmp": ".bmp"}

// unshown are the pictures that many systems do not show, by the brand of their first box (ISO 14496-12) or how they begin.
var unshown = []struct{ format, at4, start string }{
	{format: "HEIC", at4: "ftypheic"},
	{format: "HEIC", at4: "ftypheix"},
	{format: "HEIC", at4: "ftyphevc"},
	{format: "HEIC", at4: "ftypheim"},
	{format: "HEIC", at4: "ftypheis"},
	{format: "HEIC", at4: "ftypmif1"},
	{format: "HEIC", at4: "ftypmsf1"},
	{format: "AVIF", at4: "ftypavi"},
	{format: "TIFF", start: "II*\x00"},
	{format: "TIFF", start: "MM\x00*"},
	{format: "JPEG XL", at4: "JXL "},
	{format: "JPEG XL", start: "\xFF\x0A"},
	{format: "JPEG 2000", at4: "jP  "},
	{format: "PSD", start: "8BPS"},
}

// UnshownPicture returns the format of a picture that many systems cannot show, «HEIC» as telephones write it, or "".
func UnshownPicture(data []byte) string {
	for _, p := range unshown {
		if p.start != "" && bytes.HasPrefix(data, []byte(p.start)) || p.at4 != "" && len(data) > 4 && bytes.HasPrefix(data[4:], []byte(p.at4)) {
			return p.format
		}
	}
	return ""
}

func sniffed(data []byte) ContentType {
	kind, _, _ := strings.Cut(http.DetectContentType(data), ";")
	if ending, ok := pictures[kind]; ok {
		return ContentType{Extension: ending}
	}
	if kind == "text/plain" && len(data) > 0 && isPlain(data[:min(len(data), textAtMost)]) {
		return ContentType{Extension: ".txt"}
	}
	return ContentType{}
}

// isPlain reports text that no program takes for a page, a script or a shortcut by what it begins with.
func isPlain(data []byte) bool {
	for len(data) > 0 && !utf8.RuneStart(data[len(data)-1]) {
		data = data[:len(data)-1]
	}
	start := strings.ToLower(string(bytes.TrimLeft(data[:min(len(data), 512)], "\xEF\xBB\xBF \r\n\t")))
	for _, page := range []string{"<", "[internetshortcut]", "[autorun]", "mime-version:", "windows registry editor"} {
		if strings.HasPrefix(start, page) {
			return false
		}
	}
	return !bytes.Contains(data, []byte{0})
}

// officeParts are the folders that tell the formats of Office apart, with their endings without and with macros.
var officeParts = []struct{ folder, plain, macros string }{
	{"word/", ".docx", ".docm"}, {"xl/", ".xlsx", ".xlsm"}, {"ppt/", ".pptx", ".pptm"},
}

// openFormats are those of LibreOffice, by what their first part says.
var openFormats = map[string]string{
	"application/vnd.oasis.opendocument.text": ".odt", "application/vnd.oasis.opendocument.spreadsheet": ".ods",
	"application/vnd.oasis.opendocument.presentation": ".odp",
}

// Bounds of what is looked at in a zip: its names, and the small parts that name what is loaded from elsewhere.
const (
	partsAtMost  = 10_000
	partBytes    = 1 << 20
	relationsMax = 200
)

// packed tells the documents that are zip files from all others.
func packed(data []byte) ContentType {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) > partsAtMost {
		return ContentType{}
	}
	names := map[string]*zip.File{}
	active, relations := false, 0
	for _, f := range z.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		names[name] = f
		active = active || isProgram(name)
		if strings.HasSuffix(name, ".rels") && relations < relationsMax {
			relations++
			active = active || loadsFromElsewhere(part(f))
		}
	}
	if ending := openFormats[part(names["mimetype"])]; ending != "" {
		return ContentType{ending, active}
	}
	types := part(names["[content_types].xml"])
	for _, p := range officeParts {
		for name := range names {
			switch {
			case types == "" || !strings.HasPrefix(name, p.folder):
			case strings.Contains(strings.ToLower(types), "macroenabled"):
				return ContentType{p.macros, true}
			default:
				return ContentType{p.plain, active}
			}
		}
	}
	return ContentType{}
}

// isProgram reports a part that a document runs, or may.
func isProgram(name string) bool {
	for _, what := range []string{"vbaproject.bin", "/macrosheets/", "/activex/", "/embeddings/oleobject", "basic/", "scripts/"} {
		if strings.Contains("/"+name, what) && (strings.HasSuffix(what, ".bin") || strings.HasPrefix(what, "/") || strings.HasPrefix(name, what)) {
			return true
		}
	}
	return false
}

// loadsFromElsewhere reports relations that bring in what another machine holds when the document is opened; links that
// wait for a click do not count.
func loadsFromElsewhere(relations string) bool {
	for relation := range strings.SplitSeq(strings.ToLower(relations), "<relationship ") {
		if !strings.Contains(relation, `targetmode="external"`) {
			continue
		}
		for _, kind := range []string{"/attachedtemplate", "/oleobject", "/frame", "/subdocument", "/externallink"} {
			if strings.Contains(relation, kind+`"`) {
				return true
			}
		}
	}
	return false
}

// part returns the text of a small part of a zip, "" where there is none.
func part(f *zip.File) string {
	if f == nil {
		return ""
	}
	in, err := f.Open()
	if err != nil {
		return ""
	}
	defer func() { _ = in.Close() }()
	text, err := io.ReadAll(io.LimitReader(in, partBytes))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(text))
}

// oldOffice tells the documents of Office until 2003 from installers and the like. Macros of the oldest kind lie in the
// sheets themselves, and what has a password cannot be looked into: both may have some.
func oldOffice(data []byte) ContentType {
	has := func(name string) bool {
		var wide []byte
		for i := range len(name) {
			wide = append(wide, name[i], 0)
		}
		return bytes.Contains(data, wide)
	}
	macros := has("_VBA_PROJECT") || has("Macros") || has("ObjectPool")
	switch {
	case has("EncryptedPackage"):
		return ContentType{".docx", true}
	case has("WordDocument"):
		return ContentType{".doc", macros}
	case has("Workbook"), has("Book"):
		return ContentType{".xls", true}
	case has("PowerPoint Document"):
		return ContentType{".ppt", macros}
	}
	return ContentType{}
}
