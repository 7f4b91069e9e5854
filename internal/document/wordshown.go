package document

import "strings"

// shownText returns the text of an element of a Word document paragraph by paragraph, as it is shown: the measure of what
// arrived. It is read apart from the article, by nothing but the names of elements.
func shownText(e *element) []string {
	var s shownReader
	s.walk(e)
	s.end()
	return s.paragraphs
}

type shownReader struct {
	paragraphs []string
	text       []byte
	fields     openFields
}

func (s *shownReader) end() {
	if text := strings.TrimSpace(string(s.text)); text != "" {
		s.paragraphs = append(s.paragraphs, text)
	}
	s.text = nil
}

func (s *shownReader) walk(e *element) {
	switch e.name {
	case "del", "moveFrom", "mc:Fallback", "rt", "rPr", "pPr", "sdtPr", "delText":
		return
	case "p":
		outer, open := s.text, s.fields
		s.text, s.fields = nil, nil
		s.kids(e)
		s.end()
		s.text, s.fields = outer, open
		return
	case "r":
		if isWithdrawn(e.kid("rPr")) {
			return
		}
	case "fldChar":
		s.fields.follow(e, 0)
	case "instrText":
		s.fields.instructed()
		return
	case "t", "m:t":
		if s.fields.instructing() {
			return
		}
		s.text = append(s.text, e.text...)
	case "tab", "br", "cr":
		s.text = append(s.text, ' ')
	}
	s.kids(e)
}

func (s *shownReader) kids(e *element) {
	for _, k := range e.kids {
		s.walk(k)
	}
}

// isWithdrawn reports a run that is hidden, or that its author struck out.
func isWithdrawn(props *element) bool {
	return props.on("vanish") || props.on("strike") || props.on("dstrike")
}
