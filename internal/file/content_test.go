package file

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// zipped is a zip of parts, names and contents in turn.
func zipped(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// ole is a file of Office until 2003 with streams of those names.
func ole(names ...string) []byte {
	data := []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 512))
	for _, name := range names {
		for i := range len(name) {
			data = append(data, name[i], 0)
		}
		data = append(data, 0, 0, 0, 0)
	}
	return data
}

func TestAFileIsWhatItsBytesSay(t *testing.T) {
	t.Parallel()
	const types = `<Types><Default Extension="xml"/></Types>`
	const macros = `<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`
	template := `<Relationships><Relationship Type="http://a/relationships/attachedTemplate" Target="http://b/t.dotm" TargetMode="External"/></Relationships>`
	link := `<Relationships><Relationship Type="http://a/relationships/hyperlink" Target="http://b/" TargetMode="External"/></Relationships>`
	for name, c := range map[string]struct {
		data []byte
		want ContentType
	}{
		"PDF":                     {[]byte("%PDF-1.7\n"), ContentType{".pdf", false}},
		"PDF that starts":         {[]byte("%PDF-1.7\n<< /S /Launch /F (cmd.exe) >>"), ContentType{".pdf", true}},
		"Word":                    {zipped(t, "[Content_Types].xml", types, "word/document.xml", "<a/>"), ContentType{".docx", false}},
		"Word with a link":        {zipped(t, "[Content_Types].xml", types, "word/document.xml", "<a/>", "word/_rels/document.xml.rels", link), ContentType{".docx", false}},
		"Word with macros":        {zipped(t, "[Content_Types].xml", macros, "word/document.xml", "<a/>", "word/vbaProject.bin", "x"), ContentType{".docm", true}},
		"Word, macros unsaid":     {zipped(t, "[Content_Types].xml", types, "word/document.xml", "<a/>", "word/vbaProject.bin", "x"), ContentType{".docx", true}},
		"Word, template far away": {zipped(t, "[Content_Types].xml", types, "word/document.xml", "<a/>", "word/_rels/settings.xml.rels", template), ContentType{".docx", true}},
		"Word with an object":     {zipped(t, "[Content_Types].xml", types, "word/document.xml", "<a/>", "word/embeddings/oleObject1.bin", "x"), ContentType{".docx", true}},
		"Excel":                   {zipped(t, "[Content_Types].xml", types, "xl/workbook.xml", "<a/>"), ContentType{".xlsx", false}},
		"Excel of old macros":     {zipped(t, "[Content_Types].xml", types, "xl/workbook.xml", "<a/>", "xl/macrosheets/sheet1.xml", "x"), ContentType{".xlsx", true}},
		"PowerPoint":              {zipped(t, "[Content_Types].xml", types, "ppt/presentation.xml", "<a/>"), ContentType{".pptx", false}},
		"LibreOffice":             {zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>"), ContentType{".odt", false}},
		"LibreOffice with Basic":  {zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "Basic/Standard/M.xml", "x"), ContentType{".odt", true}},
		"Word 97":                 {ole("WordDocument"), ContentType{".doc", false}},
		"Word 97 with macros":     {ole("WordDocument", "Macros", "_VBA_PROJECT"), ContentType{".doc", true}},
		"Excel 97":                {ole("Workbook"), ContentType{".xls", true}},
		"with a password":         {ole("EncryptedPackage"), ContentType{".docx", true}},
		"RTF":                     {[]byte(`{\rtf1 Công văn}`), ContentType{".rtf", false}},
		"RTF with an object":      {[]byte(`{\rtf1{\object\objdata 0105}}`), ContentType{".rtf", true}},
		"JPEG":                    {[]byte("\xFF\xD8\xFF\xE0....."), ContentType{".jpg", false}},
		"PNG":                     {[]byte("\x89PNG\r\n\x1a\n"), ContentType{".png", false}},
		"text":                    {[]byte("Kính gửi các đồng chí"), ContentType{".txt", false}},
		"a batch file":            {[]byte("del /q *.*"), ContentType{".txt", false}}, // and opens as a text
		"Windows program":         {[]byte("MZ\x90\x00"), ContentType{}},
		"Linux program":           {[]byte("\x7fELF"), ContentType{}},
		"script":                  {[]byte("#!/bin/sh\nrm -rf ~"), ContentType{}},
		"page":                    {[]byte("<html><script>alert(1)</script>"), ContentType{}},
		"SVG":                     {[]byte(`<svg onload="a()"/>`), ContentType{}},
		"HTA":                     {[]byte("\n <hta:application>"), ContentType{}},
		"XML":                     {[]byte(`<?xml version="1.0"?><a/>`), ContentType{}},
		"shortcut":                {[]byte("L\x00\x00\x00\x01\x14\x02\x00"), ContentType{}},
		"shortcut to an address":  {[]byte("[InternetShortcut]\nURL=file:///c:/a.exe"), ContentType{}},
		"registry":                {[]byte("Windows Registry Editor Version 5.00"), ContentType{}},
		"web archive":             {[]byte("MIME-Version: 1.0\n\n<html>"), ContentType{}},
		"installer":               {ole("Property", "SummaryInformation"), ContentType{}},
		"zip":                     {zipped(t, "a.exe", "MZ"), ContentType{}},
		"Java":                    {zipped(t, "META-INF/MANIFEST.MF", "x", "A.class", "x"), ContentType{}},
		"word/ without types":     {zipped(t, "word/document.xml", "<a/>"), ContentType{}},
		"RAR":                     {[]byte("Rar!\x1a\x07\x00"), ContentType{}},
		"disk":                    {append(make([]byte, 32769), "CD001"...), ContentType{}},
		"nothing":                 {nil, ContentType{}},
		"half a zip":              {[]byte("PK\x03\x04...."), ContentType{}},
	} {
		if got := ContentOf(c.data); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}
