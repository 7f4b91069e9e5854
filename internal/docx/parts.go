package docx

import (
	"strconv"

	"baocaovien/internal/ooxml"
	"baocaovien/internal/paper"
)

// wordMarkup is the XML of a part, with what Word says in more than one of them.
type wordMarkup struct{ ooxml.Markup }

func settings(mirrored bool, language string) []byte {
	m := &wordMarkup{}
	m.Begin("w:settings", wordSpaces[:2]...)
	if mirrored {
		m.Empty("w:mirrorMargins")
	}
	m.Empty("w:defaultTabStop", "w:val", "567")
	m.Empty("w:characterSpacingControl", "w:val", "doNotCompress")
	m.Open("w:compat")
	m.Empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")
	m.Close("w:compat")
	if language != "" {
		m.Empty("w:themeFontLang", "w:val", language)
	}
	m.Close("w:settings")
	return m.Bytes()
}

// wordType begins the types of Word's own parts.
const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

func types(numbered bool) []byte {
	var parts [][2]string
	for _, t := range [][2]string{{"document", "document.main"}, {"styles", "styles"}, {"numbering", "numbering"}, {"settings", "settings"}} {
		parts = append(parts, [2]string{"word/" + t[0] + ".xml", wordType + t[1] + "+xml"})
	}
	if numbered {
		parts = append(parts, [2]string{"word/header1.xml", wordType + "header+xml"})
	}
	return ooxml.Types([][2]string{{"jpeg", "image/jpeg"}, {"png", "image/png"}}, parts)
}

func (b *body) relations() []byte {
	var all []ooxml.Relation
	for _, name := range []string{"styles", "numbering", "settings"} {
		all = append(all, ooxml.Relation{ID: name, Kind: name, Target: name + ".xml"})
	}
	if b.folio.Style.Size > 0 {
		all = append(all, ooxml.Relation{ID: "header1", Kind: "header", Target: "header1.xml"})
	}
	for i, picture := range b.media {
		id := "image" + strconv.Itoa(i+1)
		all = append(all, ooxml.Relation{ID: id, Kind: "image", Target: "media/" + id + picture.ending})
	}
	for i, address := range b.links {
		all = append(all, ooxml.Relation{ID: "link" + strconv.Itoa(i+1), Kind: "hyperlink", Target: address, External: true})
	}
	return ooxml.Relations(all)
}

// core is what the file says about itself.
func core(doc paper.Document, info Info) []byte {
	return ooxml.Properties{Title: doc.Title, Author: doc.Author, Language: info.Language, Created: info.Created}.Part()
}
