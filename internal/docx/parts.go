package docx

import (
	"strconv"
	"time"

	"baocaovien/internal/paper"
)

func settings(mirrored bool, language string) []byte {
	m := &markup{}
	m.open("w:settings", wordSpaces[:2]...)
	if mirrored {
		m.empty("w:mirrorMargins")
	}
	m.empty("w:defaultTabStop", "w:val", "567")
	m.empty("w:characterSpacingControl", "w:val", "doNotCompress")
	m.open("w:compat")
	m.empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")
	m.close("w:compat")
	if language != "" {
		m.empty("w:themeFontLang", "w:val", language)
	}
	m.close("w:settings")
	return m.Bytes()
}

// The parts that name the others.
const (
	officeRelation  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packageRelation = "http://schemas.openxmlformats.org/package/2006/relationships"
	wordType        = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

func contentTypes(numbered bool) []byte {
	m := &markup{}
	m.open("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	for _, t := range [][2]string{
		{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
		{"xml", "application/xml"},
		{"jpeg", "image/jpeg"},
		{"png", "image/png"},
	} {
		m.empty("Default", "Extension", t[0], "ContentType", t[1])
	}
	for _, t := range [][2]string{{"document", "document.main"}, {"styles", "styles"}, {"numbering", "numbering"}, {"settings", "settings"}} {
		m.empty("Override", "PartName", "/word/"+t[0]+".xml", "ContentType", wordType+t[1]+"+xml")
	}
	if numbered {
		m.empty("Override", "PartName", "/word/header1.xml", "ContentType", wordType+"header+xml")
	}
	m.empty("Override", "PartName", "/docProps/core.xml", "ContentType", "application/vnd.openxmlformats-package.core-properties+xml")
	m.close("Types")
	return m.Bytes()
}

func packageRelations() []byte {
	m := &markup{}
	m.open("Relationships", "xmlns", packageRelation)
	m.empty("Relationship", "Id", "document", "Type", officeRelation+"officeDocument", "Target", "word/document.xml")
	m.empty("Relationship", "Id", "core", "Type", packageRelation+"/metadata/core-properties", "Target", "docProps/core.xml")
	m.close("Relationships")
	return m.Bytes()
}

func (b *body) relations() []byte {
	m := &markup{}
	m.open("Relationships", "xmlns", packageRelation)
	for _, name := range []string{"styles", "numbering", "settings"} {
		m.empty("Relationship", "Id", name, "Type", officeRelation+name, "Target", name+".xml")
	}
	if b.folio.Style.Size > 0 {
		m.empty("Relationship", "Id", "header1", "Type", officeRelation+"header", "Target", "header1.xml")
	}
	for i, picture := range b.media {
		id := "image" + strconv.Itoa(i+1)
		m.empty("Relationship", "Id", id, "Type", officeRelation+"image", "Target", "media/"+id+picture.ending)
	}
	for i, address := range b.links {
		m.empty("Relationship", "Id", "link"+strconv.Itoa(i+1), "Type", officeRelation+"hyperlink", "Target", address, "TargetMode", "External")
	}
	m.close("Relationships")
	return m.Bytes()
}

// core is what the file says about itself.
func core(doc paper.Document, info Info) []byte {
	at := stamp(info.Created).Format(time.RFC3339)
	m := &markup{}
	m.open("cp:coreProperties",
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/",
		"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	m.leaf("dc:title", doc.Title)
	m.leaf("dc:creator", doc.Author)
	if info.Language != "" {
		m.leaf("dc:language", info.Language)
	}
	m.leaf("dcterms:created", at, "xsi:type", "dcterms:W3CDTF")
	m.leaf("dcterms:modified", at, "xsi:type", "dcterms:W3CDTF")
	m.close("cp:coreProperties")
	return m.Bytes()
}
