package ooxml

import (
	"time"

	"baocaovien/internal/library"
)

// The names of what stands in the parts that name the others.
const (
	OfficeRelation  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageRelation = "http://schemas.openxmlformats.org/package/2006/relationships"
	packageType     = "application/vnd.openxmlformats-package."
)

// The names of the parts that every file has.
const (
	TypesPart      = "[Content_Types].xml"
	RelationsPart  = "_rels/.rels"
	PropertiesPart = "docProps/core.xml"
)

// Types is the part that says what each part is: those of an ending («png»), and those by their names («word/styles.xml»).
func Types(endings, parts [][2]string) []byte {
	m := &Markup{}
	m.Begin("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	for _, t := range append([][2]string{{"rels", packageType + "relationships+xml"}, {"xml", "application/xml"}}, endings...) {
		m.Empty("Default", "Extension", t[0], "ContentType", t[1])
	}
	for _, t := range append(parts, [2]string{PropertiesPart, packageType + "core-properties+xml"}) {
		m.Empty("Override", "PartName", "/"+t[0], "ContentType", t[1])
	}
	m.Close("Types")
	return m.Bytes()
}

// Relation is what a part says of another, or of an address.
type Relation struct {
	ID, Kind, Target string // Kind as «styles», «hyperlink»
	External         bool   // Target is an address
}

// Relations is the part that lists the relations of another.
func Relations(all []Relation) []byte {
	m := &Markup{}
	beginRelations(m)
	for _, r := range all {
		attributes := []string{"Id", r.ID, "Type", OfficeRelation + "/" + r.Kind, "Target", r.Target}
		if r.External {
			attributes = append(attributes, "TargetMode", "External")
		}
		m.Empty("Relationship", attributes...)
	}
	m.Close("Relationships")
	return m.Bytes()
}

func beginRelations(m *Markup) { m.Begin("Relationships", "xmlns", packageRelation) }

// FileRelations is the part that says where a file begins: which part is the document, which tells of it.
func FileRelations(document string) []byte {
	m := &Markup{}
	beginRelations(m)
	m.Empty("Relationship", "Id", "document", "Type", OfficeRelation+"/officeDocument", "Target", document)
	m.Empty("Relationship", "Id", "core", "Type", packageRelation+"/metadata/core-properties", "Target", PropertiesPart)
	m.Close("Relationships")
	return m.Bytes()
}

// Properties are what a file says about itself.
type Properties struct {
	Title, Author string
	Language      string         // of the text, as BCP 47 has it: «vi-VN»
	Created       library.Moment // the same moment gives the same bytes; without one the file says 1 January 1980
}

// Part is the part that says it.
func (p Properties) Part() []byte {
	at := stamp(p.Created).Format(time.RFC3339)
	m := &Markup{}
	m.Begin("cp:coreProperties",
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/",
		"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	m.Leaf("dc:title", p.Title)
	m.Leaf("dc:creator", p.Author)
	if p.Language != "" {
		m.Leaf("dc:language", p.Language)
	}
	m.Leaf("dcterms:created", at, "xsi:type", "dcterms:W3CDTF")
	m.Leaf("dcterms:modified", at, "xsi:type", "dcterms:W3CDTF")
	m.Close("cp:coreProperties")
	return m.Bytes()
}
