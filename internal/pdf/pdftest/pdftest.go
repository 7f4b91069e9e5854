// Package pdftest lets tests see a PDF as a stranger's program does: through poppler's tools, qpdf and zbar. A test that
// needs a tool that is not there fails and says what to install.
package pdftest

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Save writes raw to a file of the test's own folder and returns its name.
func Save(t testing.TB, raw []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "test.pdf")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// homes names the Debian packages of the tools that are not poppler's.
var homes = map[string]string{"qpdf": "qpdf", "zbarimg": "zbar-tools"}

// Run returns what one of the tools prints.
func Run(t testing.TB, tool string, args ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	read(t, func(r *bufio.Reader) error {
		_, err := out.ReadFrom(r)
		return err
	}, tool, args...)
	return out.Bytes()
}

// read gives what one of the tools prints to a function, while it is printed.
func read(t testing.TB, with func(*bufio.Reader) error, tool string, args ...string) {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		home := homes[tool]
		if home == "" {
			home = "poppler-utils"
		}
		t.Fatalf("%s is not installed: this test measures with it (Debian: apt-get install %s)", tool, home)
	}
	var complaint bytes.Buffer
	command := exec.CommandContext(t.Context(), path, args...) // #nosec G204 -- a test names its own tools
	command.Stderr = &complaint
	printed, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err == nil {
		misread := with(bufio.NewReader(printed))
		if err = command.Wait(); err == nil {
			err = misread
		}
	}
	if err != nil {
		t.Fatalf("%s: %v: %s", tool, err, complaint.String())
	}
	// poppler repairs what is broken and goes on: a sound file leaves it nothing to say. zbar misses a desktop.
	if complaint.Len() > 0 && tool != "zbarimg" {
		t.Errorf("%s complains: %s", tool, complaint.String())
	}
}

// Info returns what pdfinfo says, by name: «Pages», «Title» …
func Info(t testing.TB, file string) map[string]string {
	t.Helper()
	info := map[string]string{}
	for line := range strings.Lines(string(Run(t, "pdfinfo", file))) {
		name, value, _ := strings.Cut(line, ":")
		info[name] = strings.TrimSpace(value)
	}
	return info
}

// Sound fails the test where qpdf finds a fault in the structure of a file.
func Sound(t testing.TB, file string) {
	t.Helper()
	if said := string(Run(t, "qpdf", "--check", file)); !strings.Contains(said, "No syntax or stream encoding errors") {
		t.Errorf("qpdf: %s", said)
	}
}

// Boxes returns the MediaBox of each page, pt.
func Boxes(t testing.TB, file string) [][4]float64 {
	t.Helper()
	var boxes [][4]float64
	for line := range strings.Lines(string(Run(t, "pdfinfo", "-box", "-f", "1", "-l", "9999", file))) {
		_, numbers, found := strings.Cut(line, "MediaBox:")
		if !found {
			continue
		}
		var box [4]float64
		for i, n := range strings.Fields(numbers) {
			value, err := strconv.ParseFloat(n, 64)
			if err != nil {
				t.Fatal(err)
			}
			box[i] = value
		}
		boxes = append(boxes, box)
	}
	return boxes
}

// Codes returns what the QR codes of pictures say, as zbar reads them.
func Codes(t testing.TB, pictures ...*image.Gray) []string {
	t.Helper()
	dir := t.TempDir()
	args := []string{"--quiet", "--raw"}
	for i, picture := range pictures {
		size := picture.Bounds().Size()
		raw := fmt.Appendf(nil, "P5\n%d %d\n255\n", size.X, size.Y)
		for y := range size.Y {
			start := y * picture.Stride
			raw = append(raw, picture.Pix[start:start+size.X]...)
		}
		file := filepath.Join(dir, strconv.Itoa(i)+".pgm")
		if err := os.WriteFile(file, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	return strings.Fields(string(Run(t, "zbarimg", args...)))
}

// Font is a font of a file, as pdffonts lists it.
type Font struct {
	Name                      string
	Embedded, Subset, Unicode bool
}

// Fonts returns the fonts of a file.
func Fonts(t testing.TB, file string) []Font {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(string(Run(t, "pdffonts", file))), "\n")
	var fonts []Font
	for _, line := range lines[2:] {
		cells := strings.Fields(line)
		flags := cells[len(cells)-5:] // emb sub uni object generation
		fonts = append(fonts, Font{cells[0], flags[0] == "yes", flags[1] == "yes", flags[2] == "yes"})
	}
	return fonts
}

// Text returns the text of a file in the order it was written, a form feed after each page.
func Text(t testing.TB, file string) string {
	t.Helper()
	return string(Run(t, "pdftotext", "-raw", "-enc", "UTF-8", file, "-"))
}

// BoxedWord is a word of a page with the box of its type, mm from the page's top left corner.
type BoxedWord struct {
	Text                     string
	Left, Top, Right, Bottom float64
}

// Words returns the words of each page, as pdftotext -bbox finds them.
func Words(t testing.TB, file string) [][]BoxedWord {
	t.Helper()
	var found struct {
		Pages []struct {
			Words []struct {
				Left   float64 `xml:"xMin,attr"`
				Top    float64 `xml:"yMin,attr"`
				Right  float64 `xml:"xMax,attr"`
				Bottom float64 `xml:"yMax,attr"`
				Text   string  `xml:",chardata"`
			} `xml:"word"`
		} `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal(Run(t, "pdftotext", "-bbox", file, "-"), &found); err != nil {
		t.Fatal(err)
	}
	var pages [][]BoxedWord
	for _, page := range found.Pages {
		var words []BoxedWord
		for _, w := range page.Words {
			words = append(words, BoxedWord{w.Text, mm(w.Left), mm(w.Top), mm(w.Right), mm(w.Bottom)})
		}
		pages = append(pages, words)
	}
	return pages
}

func mm(pt float64) float64 { return pt * 25.4 / 72 }

// Chunk is text of one line in one font, as pdftohtml finds it.
type Chunk struct {
	Page int // from 1
	Text string
	Font string  // PostScript name
	Size float64 // pt
}

// Chunks returns the text of a file with its fonts and sizes.
func Chunks(t testing.TB, file string) []Chunk {
	t.Helper()
	const zoom = 3 // the most pdftohtml takes; it knows whole numbers only
	type node struct {
		Inner string `xml:",innerxml"`
		Font  string `xml:"font,attr"`
	}
	var found struct {
		Pages []struct {
			Fonts []struct {
				ID     string `xml:"id,attr"`
				Size   string `xml:"size,attr"`
				Family string `xml:"family,attr"`
			} `xml:"fontspec"`
			Texts []node `xml:"text"`
		} `xml:"page"`
	}
	raw := Run(t, "pdftohtml", "-xml", "-i", "-stdout", "-fontfullname", "-nomerge", "-zoom", strconv.Itoa(zoom), file)
	decoder := xml.NewDecoder(bytes.NewReader(raw))
	decoder.Strict = false
	if err := decoder.Decode(&found); err != nil {
		t.Fatal(err)
	}
	fonts := map[string]Chunk{}
	var chunks []Chunk
	for i, page := range found.Pages {
		for _, f := range page.Fonts {
			size, err := strconv.ParseFloat(f.Size, 64)
			if err != nil {
				t.Fatal(err)
			}
			fonts[f.ID] = Chunk{Font: f.Family, Size: size / zoom}
		}
		for _, text := range page.Texts {
			c := fonts[text.Font]
			c.Page, c.Text = i+1, plain(text.Inner)
			chunks = append(chunks, c)
		}
	}
	return chunks
}

// plain returns the letters of a piece of XML.
func plain(inner string) string {
	decoder := xml.NewDecoder(strings.NewReader(inner))
	decoder.Strict = false
	var b strings.Builder
	for {
		token, err := decoder.Token()
		if err != nil {
			return b.String()
		}
		if letters, ok := token.(xml.CharData); ok {
			b.Write(letters)
		}
	}
}

// GrayPicture returns a page drawn at a number of dots an inch; it fails the test where there are any colours.
func GrayPicture(t testing.TB, file string, page, dpi int) *image.Gray {
	t.Helper()
	number := strconv.Itoa(page)
	pictures := drawn(t, "-r", strconv.Itoa(dpi), "-f", number, "-l", number, file)
	if len(pictures) != 1 {
		t.Fatalf("%d pictures of page %d", len(pictures), page)
	}
	return pictures[0]
}

// GrayPictures returns all pages so.
func GrayPictures(t testing.TB, file string, dpi int) []*image.Gray {
	t.Helper()
	return drawn(t, "-r", strconv.Itoa(dpi), file)
}

// drawn reads the pictures that pdftoppm prints one behind the other in the format PPM, each as it comes: to write it takes a
// tenth of the time of PNG, and all pages of a paper together take hundreds of megabytes.
func drawn(t testing.TB, args ...string) (pictures []*image.Gray) {
	t.Helper()
	read(t, func(r *bufio.Reader) error {
		var pixels []byte
		for {
			if _, err := r.Peek(1); errors.Is(err, io.EOF) {
				return nil
			}
			var width, height, brightest int
			if _, err := fmt.Fscanf(r, "P6\n%d %d\n%d\n", &width, &height, &brightest); err != nil || brightest != 255 {
				return fmt.Errorf("no PPM: %w, brightest %d", err, brightest)
			}
			pixels = slices.Grow(pixels[:0], 3*width*height)[:3*width*height]
			if _, err := io.ReadFull(r, pixels); err != nil {
				return err
			}
			gray := image.NewGray(image.Rect(0, 0, width, height))
			for i := range gray.Pix {
				p := pixels[3*i : 3*i+3]
				if p[0] != p[1] || p[1] != p[2] {
					return fmt.Errorf("colour %v at pixel %d, %d", p, i%width, i/width)
				}
				gray.Pix[i] = p[0]
			}
			pictures = append(pictures, gray)
		}
	}, "pdftoppm", args...)
	return pictures
}
