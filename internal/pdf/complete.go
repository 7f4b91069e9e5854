package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// catalog opens the last object of the file, after which only the table of offsets comes.
const catalog = "/Type /Catalog\n"

// complete puts into a finished file what gofpdf cannot write: the fonts' proper names, of the same length
// as those they replace; and in the catalogue the language, page labels and the wish that a viewer show the
// title. The catalogue is the last object, so that only the place of the table of offsets moves.
func (d *drawing) complete(raw []byte, language string) ([]byte, error) {
	for _, e := range d.faces {
		raw = rename(raw, e)
	}
	// The language and page labels are of PDF 1.4.
	raw = bytes.Replace(raw, []byte("%PDF-1.3"), []byte("%PDF-1.4"), 1)

	at := bytes.LastIndex(raw, []byte(catalog))
	table := bytes.LastIndex(raw, []byte("startxref\n"))
	if at < 0 || table < at {
		return nil, errors.New("no catalogue in the file")
	}
	entries := "/ViewerPreferences <</DisplayDocTitle true>>\n/PageLabels <</Nums [0 <</S /D>>]>>\n"
	if language != "" {
		entries += fmt.Sprintf("/Lang (%s)\n", safe(language))
	}
	offset, _, _ := bytes.Cut(raw[table+len("startxref\n"):], []byte("\n"))
	old, err := strconv.Atoi(string(offset))
	if err != nil {
		return nil, fmt.Errorf("offset of the table: %w", err)
	}
	var out bytes.Buffer
	out.Grow(len(raw) + len(entries) + 8)
	out.Write(raw[:at+len(catalog)])
	out.WriteString(entries)
	out.Write(raw[at+len(catalog) : table])
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", old+len(entries))
	return out.Bytes(), nil
}

func rename(raw []byte, e embedded) []byte {
	for _, key := range []string{"/BaseFont /", "/FontName /"} {
		raw = bytes.ReplaceAll(raw, []byte(key+gofpdfPrefix+e.family), []byte(key+e.name))
	}
	return raw
}

// safe keeps the letters, digits and hyphens a language tag is made of.
func safe(language string) string {
	return string(bytes.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, []byte(language)))
}
