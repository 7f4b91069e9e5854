package ooxml_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/ooxml"
)

// TestWhatIsWrittenIsWhatAReaderOfXMLSees has what XML has another way to write for, and what it cannot hold.
func TestWhatIsWrittenIsWhatAReaderOfXMLSees(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Biển, đảo":                 "Biển, đảo",
		`<a href="x">&amp; 'y'</a>`: `<a href="x">&amp; 'y'</a>`,
		"]]>":                       "]]>",
		"một\nhai\tba":              "một\nhai\tba",
		"một\r\nhai":                "một\nhai",
		"\x00\x07\x1b\x7f\u0085":    "",
		"\ufffe\uffff":              "",
		"a\xff\xfeb":                "ab",
		"\u202Efdp.exe\u2066\u200F": "fdp.exe",
		"🌊 \U0001F1FB\U0001F1F3":    "🌊 \U0001F1FB\U0001F1F3",
		"  ":                        "  ",
	} {
		m := &ooxml.Markup{}
		m.Begin("a", "name", text)
		m.Empty("none", "name", text)
		m.Leaf("b", text)
		m.Close("a")
		var read struct {
			Name string `xml:"name,attr"`
			None struct {
				Name string `xml:"name,attr"`
			} `xml:"none"`
			Leaf string `xml:"b"`
		}
		if err := xml.Unmarshal(m.Bytes(), &read); err != nil || read.Name != want || read.None.Name != want || read.Leaf != want {
			t.Errorf("%q is read as %q, %q, %q, %v", text, read.Name, read.None.Name, read.Leaf, err)
		}
	}
}

func TestAnArchiveIsTheSameEachTimeAndSaysItsTime(t *testing.T) {
	t.Parallel()
	write := func(at library.Moment) []byte {
		var out bytes.Buffer
		a := ooxml.NewArchive(&out, at)
		if err := a.Add("a.xml", []byte("<a/>")); err != nil {
			t.Fatal(err)
		}
		part, err := a.Part("b.xml")
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if _, err := io.WriteString(part, "<b/>"); err != nil {
				t.Fatal(err)
			}
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	for _, c := range []struct {
		at   library.Moment
		year int
	}{{library.Day(2026, 11, 7), 2026}, {library.Moment{}, 1980}, {library.Day(1975, 4, 30), 1980}} {
		raw := write(c.at)
		if !bytes.Equal(raw, write(c.at)) {
			t.Error("the same parts give other bytes")
		}
		z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil || len(z.File) != 2 {
			t.Fatal(err)
		}
		if file := z.File[1]; file.Modified.Year() != c.year || file.UncompressedSize64 != uint64(len("<b/><b/><b/>")) {
			t.Errorf("%s is of %v and has %d bytes", file.Name, file.Modified, file.UncompressedSize64)
		}
	}
}
