package library

import (
	"net/url"
	"path"
	"strings"
)

// BlockKind names what a block of an article is.
type BlockKind string

// The kinds of block an article is made of.
const (
	Heading   BlockKind = "heading"
	Paragraph BlockKind = "paragraph"
	List      BlockKind = "list"
	Quote     BlockKind = "quote"
	Table     BlockKind = "table"
	Image     BlockKind = "image"
)

// Block is one piece of an article as its source published it. Text is NFC.
type Block struct {
	Kind    BlockKind  `json:"kind"`
	Level   int        `json:"level,omitempty"`   // of a heading: 2 is a section, 3 a part of one
	Text    string     `json:"text,omitempty"`    // of a heading, paragraph or quote; the caption of an image or table
	Items   []string   `json:"items,omitempty"`   // of a list, without bullets; numbers typed by hand stay
	Ordered bool       `json:"ordered,omitempty"` // whether the list is numbered
	Rows    [][]string `json:"rows,omitempty"`    // of a table, the header row first where there is one
	Src     string     `json:"src,omitempty"`     // absolute address of an image
}

// Plain returns the words of the block: its text, then items or cells, one a line.
func (b Block) Plain() string {
	lines := make([]string, 0, 1+len(b.Items)+len(b.Rows))
	if b.Text != "" {
		lines = append(lines, b.Text)
	}
	lines = append(lines, b.Items...)
	for _, row := range b.Rows {
		lines = append(lines, strings.Join(row, "\t"))
	}
	return strings.Join(lines, "\n")
}

// unreadFormats are the forms of pictures that browsers show and the program does not, by the endings of their names.
var unreadFormats = map[string]string{
	".svg": "SVG", ".svgz": "SVG", ".avif": "AVIF", ".heic": "HEIC", ".heif": "HEIC", ".jxl": "JPEG XL", ".tif": "TIFF", ".tiff": "TIFF",
}

// UnreadFormat returns the format of an image whose address says that it is one the program cannot show, else "".
func (b Block) UnreadFormat() string {
	address, err := url.Parse(b.Src)
	if err != nil || b.Kind != Image {
		return ""
	}
	return unreadFormats[strings.ToLower(path.Ext(address.Path))]
}

// Plain returns the words of blocks, one block a paragraph.
func Plain(blocks []Block) string {
	parts := make([]string, 0, len(blocks))
	for _, b := range blocks {
		if text := b.Plain(); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n\n")
}

// Attachment is a document that an article offers for download.
type Attachment struct {
	URL  string `json:"url"`
	Name string `json:"name"`
	Kept bool   `json:"kept"` // whether the library holds its bytes
}

// File is what an article shows or offers, kept for reading without a network: a picture, scaled, or an
// attachment as it came.
type File struct {
	URL       string // as the block or attachment names it
	Name      string
	MediaType string // «image/jpeg», «application/pdf»
	Data      []byte
	Text      string // the words of an attachment that could be read, for the search; "" for pictures
}

// Copy is another address, often of another source, at which the same article was published.
type Copy struct {
	Source string `json:"source"` // title of the source
	URL    string `json:"url"`
}

// Article is what a source published at one address, as read once.
type Article struct {
	Title        string
	TitleListed  bool   // the page has no title of its own: it is the one its source lists it under
	URL          string // canonical address
	Author       string // "" where the source names none
	Lead         string // the source's own summary; "" where it has none
	Published    Moment
	Blocks       []Block
	Attachments  []Attachment
	Official     OfficialPaper // of an official paper
	Completeness Completeness  // of a document: how much of it arrived
	Stamp        Stamp         // who may read it, where it says so
}

// Passage is a run of blocks on one thing, with its themes: the unit that is themed.
type Passage struct {
	First  int     `json:"first"` // index of its first block
	End    int     `json:"end"`   // index after its last block
	Themes []Theme `json:"themes"`
}

// ThemesAt returns the themes of the passage that holds block i, never nil.
func ThemesAt(passages []Passage, i int) []Theme {
	for _, p := range passages {
		if p.First <= i && i < p.End {
			return SortThemes(p.Themes)
		}
	}
	return []Theme{}
}

// UnionThemes returns all themes the passages bear: the themes of their article.
func UnionThemes(passages []Passage) []Theme {
	var all []Theme
	for _, p := range passages {
		all = append(all, p.Themes...)
	}
	return SortThemes(all)
}

// Stored is an article as the library keeps it: its newest version and what is known about it.
type Stored struct {
	Article
	ID       int64
	SourceID int64
	Source   string // title of the source
	Fetched  Moment // when this version was fetched
	Version  int    // number of the newest version, from 1
	Themes   []Theme
	ThemesBy Setter
	Passages []Passage
	Read     bool
	Saved    bool
	Gone     Moment // when its source answered that it is no longer there; no date while it is
	Copies   []Copy // where else it was published: «cũng đăng tại»

	Withdrawn Withdrawn // of one that is gone, since the office whose store it came with withdrew it
}

// Withdrawn says why an office withdrew an article that it had published for others.
type Withdrawn struct {
	Reason  string
	Instead int64  // the article of this library that replaces it, 0 where there is none
	Title   string // of that article
}

// ThemeProposal is what an article could bear, since a person chose so for another one like it.
type ThemeProposal struct {
	Article int64  // the other one
	Title   string // of the other one
	Themes  []Theme
}

// Summary is an article as a list shows it.
type Summary struct {
	ID        int64
	Title     string
	URL       string
	SourceID  int64
	Source    string
	Published Moment
	Themes    []Theme
	Lead      string // the source's summary, or the article's first words
	Syllables int    // of the body, for the reading time
	Read      bool
	Saved     bool
	Gone      bool // its source shows it no more
	Withdrawn bool // the office whose store it came with withdrew it
	Copies    int  // how many other sources published it too
}

// Hit is a search result.
type Hit struct {
	Summary
	Snippet string // words around the hit, as published; hits lie between HitStart and HitEnd
	Block   int    // index of the block the hit opens at
	File    string // name of the attachment that holds the hit, "" where the article does
	Note    int64  // id of the person's own note that holds the hit, 0 where none does
	Missing string // words of the query that the article does not hold, "" where it holds all
	Instead string // what it holds in place of words of the query, «tiêm → tiên», "" where it holds them
}

// Edition is one version of an article, as a list of them shows it.
type Edition struct {
	Version int    `json:"version"`
	Title   string `json:"title"`
	Fetched Moment `json:"fetched"`
	Reread  bool   `json:"reread"` // the same original read again by a better program: the source changed nothing
}

// Removal tells what deleting articles came to.
type Removal struct {
	Removed int
	Kept    []int64 // what an outline or a session has of them: it stays
	Noted   []int64 // those of Kept that only notes of the person have: they go where one says so
}

// HitStart and HitEnd surround a hit in a snippet. They are private-use runes, which no source's
// text keeps (see viet.Clean).
const (
	HitStart = '\uE000'
	HitEnd   = '\uE001'
)
