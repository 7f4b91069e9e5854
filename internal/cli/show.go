package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// articleJSON is an article as read; storedJSON adds what only the library knows.
type articleJSON struct {
	Title       string               `json:"title"`
	URL         string               `json:"url"`
	Author      string               `json:"author"`
	Lead        string               `json:"lead"`
	Published   library.Moment       `json:"published"`
	Themes      []library.Theme      `json:"themes"`
	Versions    int                  `json:"versions"`
	Blocks      []blockJSON          `json:"blocks"`
	Attachments []library.Attachment `json:"attachments"`

	Official     *library.OfficialPaper `json:"official"`     // null of what is no official paper
	Signed       *string                `json:"signed"`       // what its digital signatures say, null where it has none
	Completeness *library.Completeness  `json:"completeness"` // null where it was not measured
	missing      []string               // the same in sentences, where there is something to tell
}

type storedJSON struct {
	ID      int64          `json:"id"`
	Source  string         `json:"source"`
	Fetched library.Moment `json:"fetched"`
	Read    bool           `json:"read"`
	Saved   bool           `json:"saved"`
	Gone    library.Moment `json:"gone"`

	Withdrawn *string        `json:"withdrawn"` // why its publisher withdrew it, null where none did
	Copies    []library.Copy `json:"copies"`

	Restricted *string `json:"restricted"` // the stamp it bears
	articleJSON
}

// blockJSON has every field of a block, whatever its kind.
type blockJSON struct {
	Kind    library.BlockKind `json:"kind"`
	Level   int               `json:"level"`
	Text    string            `json:"text"`
	Items   []string          `json:"items"`
	Ordered bool              `json:"ordered"`
	Rows    [][]string        `json:"rows"`
	Src     string            `json:"src"`
	Unread  string            `json:"unread_format,omitempty"` // of an image that the program cannot show
	Themes  []library.Theme   `json:"themes"`
}

func articleValue(a library.Article, passages []library.Passage, themes []library.Theme, versions int) articleJSON {
	v := articleJSON{
		Title: a.Title, URL: library.ShownAddress(a.URL), Author: a.Author, Lead: a.Lead, Published: a.Published,
		Themes: library.SortThemes(themes), Versions: versions,
		Blocks: []blockJSON{}, Attachments: []library.Attachment{}, missing: words.MissingOf(a),
	}
	v.Signed = optional(a.Official.Signed)
	if a.Official.Kind != "" {
		v.Official = &a.Official
	}
	if told := a.Told(); told.Known() {
		v.Completeness = &told
	}
	for _, offered := range a.Attachments {
		offered.URL = library.ShownAddress(offered.URL)
		v.Attachments = append(v.Attachments, offered)
	}
	for i, b := range a.Blocks {
		v.Blocks = append(v.Blocks, blockJSON{
			Kind: b.Kind, Level: b.Level, Text: b.Text, Items: append([]string{}, b.Items...), Ordered: b.Ordered,
			Rows: append([][]string{}, b.Rows...), Src: library.ShownAddress(b.Src), Unread: b.UnreadFormat(), Themes: library.ThemesAt(passages, i),
		})
	}
	return v
}

func showCommand() command {
	return command{name: "show", least: 1, most: 1, run: func(c *call) (result, error) {
		number, err := parseID(c.args[0], library.UnknownArticle)
		if err != nil {
			return result{}, err
		}
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		s, err := a.Library().Article(c.ctx, number)
		value := storedJSON{
			ID: s.ID, Source: s.Source, Fetched: s.Fetched, Read: s.Read, Saved: s.Saved,
			Gone: s.Gone, Withdrawn: optional(s.Withdrawn.Reason), Copies: []library.Copy{}, Restricted: optional(string(s.Stamp)),
			articleJSON: articleValue(s.Article, s.Passages, s.Themes, s.Version),
		}
		if err == nil {
			err = drawn(c.ctx, a.Library(), s, value.Blocks)
		}
		for _, copied := range s.Copies {
			copied.URL = library.ShownAddress(copied.URL)
			value.Copies = append(value.Copies, copied)
		}
		return result{value: value, text: func(w io.Writer) { storedText(c, w, value) }}, err
	}}
}

// fileKnower knows which files of articles are kept.
type fileKnower interface {
	HasFile(ctx context.Context, article int64, url string) (bool, error)
}

// drawn takes back that an image is of a format that is not shown, where it was drawn and kept all the same.
func drawn(ctx context.Context, files fileKnower, s library.Stored, blocks []blockJSON) error {
	for i, b := range blocks {
		if b.Unread == "" {
			continue
		}
		kept, err := files.HasFile(ctx, s.ID, s.Blocks[i].Src)
		if err != nil {
			return err
		}
		if kept {
			blocks[i].Unread = ""
		}
	}
	return nil
}

func storedText(c *call, w io.Writer, v storedJSON) {
	if v.Restricted != nil {
		_, _ = fmt.Fprintln(w, *v.Restricted)
	}
	articleText(c, w, v.articleJSON, v.Source)
	for _, copied := range v.Copies {
		say(w, "bcv.copy", "source", copied.Source, "url", shownAddress(copied.URL))
	}
	if v.Gone.Known() {
		say(w, "bcv.article-gone", "date", day(v.Gone))
	}
	if v.Withdrawn != nil {
		say(w, "reading.withdrawn", "reason", *v.Withdrawn)
	}
}

func articleText(c *call, w io.Writer, v articleJSON, source string) {
	_, _ = fmt.Fprintln(w, v.Title)
	say(w, "bcv.article-source", "source", source, "date", day(v.Published), "url", shownAddress(v.URL))
	switch {
	case v.Official != nil:
		_, _ = fmt.Fprintln(w, words.Official(*v.Official))
	case v.Signed != nil:
		_, _ = fmt.Fprintln(w, words.Official(library.OfficialPaper{Signed: *v.Signed}))
	}
	for _, sentence := range v.missing {
		_, _ = fmt.Fprintln(w, sentence)
	}
	say(w, "bcv.article-themes", "themes", themeNames(c, v.Themes))
	for _, b := range v.Blocks {
		_, _ = fmt.Fprintln(w)
		_, _ = fmt.Fprintln(w, blockText(b))
	}
	for _, attachment := range v.Attachments {
		say(w, "bcv.attachment", "name", attachment.Name, "url", attachment.URL)
	}
}

// shownAddress is an address as people are shown it: of a document of this machine the name of its file.
func shownAddress(address string) string {
	if name, isFile := library.FileName(address); isFile {
		return name
	}
	return address
}

func blockText(b blockJSON) string {
	switch b.Kind {
	case library.Heading:
		return strings.Repeat("#", max(b.Level, 1)) + " " + b.Text
	case library.List:
		lines := make([]string, len(b.Items))
		for i, item := range b.Items {
			lines[i] = "- " + item
			if b.Ordered {
				lines[i] = fmt.Sprintf("%d. %s", i+1, item)
			}
		}
		return strings.Join(lines, "\n")
	case library.Quote:
		return "> " + b.Text
	case library.Image:
		shown := "[" + b.Text + "] " + b.Src
		if b.Unread != "" {
			shown += " (" + words.Say("reading.unread-format", "format", b.Unread) + ")"
		}
		return shown
	default:
		return library.Block{Text: b.Text, Rows: b.Rows}.Plain()
	}
}
