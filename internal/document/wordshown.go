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
}

func (s *shownReader) end() {
	if text := strings.TrimSpace(string(s.text)); text != "" {
		s.paragraphs = append(s.paragraphs, text)
	}
	s.text = nil
}

func (s *shownReader) walk(e *element) {
	switch e.name {
	case "del", "moveFrom", "mc:Fallback", "rt", "rPr", "pPr", "sdtPr", "instrText", "delText":
		return
	case "p":
		outer := s.text
		s.text = nil
		s.kids(e)
		s.end()
		s.text = outer
		return
	case "r":
		if isWithdrawn(e.kid("rPr")) {
			return
		}
	case "t", "m:t":
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
