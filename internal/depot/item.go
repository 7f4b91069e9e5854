package depot

import (
	"fmt"
	"slices"

	"baocaovien/internal/library"
)

// PublishedArticle is one version of an article, as an item of a store.
type PublishedArticle struct {
	URL          string                `json:"url"` // where its source published it
	Title        string                `json:"title"`
	Author       string                `json:"author,omitempty"`
	Lead         string                `json:"lead,omitempty"`
	Source       string                `json:"source"` // title of its source
	Published    PublishedMoment       `json:"published"`
	Fetched      library.Moment        `json:"fetched"` // by the publisher
	Blocks       []library.Block       `json:"blocks"`
	Attachments  []PublishedAttachment `json:"attachments,omitempty"`
	Passages     []library.Passage     `json:"passages"`
	Themes       []library.Theme       `json:"themes"`
	Official     library.OfficialPaper `json:"official,omitzero"`
	Completeness library.Completeness  `json:"completeness,omitzero"`
	Files        []PublishedFile       `json:"files,omitempty"` // its pictures and attachments that travel along
}

// WithAddresses returns a copy of the article with all its addresses as another names them.
func (a PublishedArticle) WithAddresses(named func(string) string) PublishedArticle {
	a.URL = named(a.URL)
	a.Blocks, a.Attachments, a.Files = slices.Clone(a.Blocks), slices.Clone(a.Attachments), slices.Clone(a.Files)
	for i, b := range a.Blocks {
		if b.Src != "" {
			a.Blocks[i].Src = named(b.Src)
		}
	}
	for i := range a.Attachments {
		a.Attachments[i].URL = named(a.Attachments[i].URL)
	}
	for i := range a.Files {
		a.Files[i].URL = named(a.Files[i].URL)
	}
	return a
}

// PublishedMoment is a time with all that is known of how exactly it is known.
type PublishedMoment struct {
	Unix      int64             `json:"unix"` // seconds, UTC
	Precision library.Precision `json:"precision"`
}

// PublishedAttachment is a document an article offers.
type PublishedAttachment struct {
	URL  string `json:"url"`
	Name string `json:"name"`
}

// PublishedFile is a picture or attachment of an article; its bytes are an item of their own.
type PublishedFile struct {
	UID       string `json:"uid"`
	URL       string `json:"url"`
	Name      string `json:"name,omitempty"`
	MediaType string `json:"media_type"`
	Text      string `json:"text,omitempty"` // the words of an attachment, for the search
}

// PublishedOutline is a model outline. Its points quote articles of the store: the number of an article in them is its place in
// Articles, from 1.
type PublishedOutline struct {
	Outline  library.Outline `json:"outline"`
	Articles []string        `json:"articles"` // uids
}

// PublishedTheme are the words of a theme of the publisher's own.
type PublishedTheme struct {
	Slug     library.Theme `json:"theme"`
	Name     string        `json:"name"`
	Keywords []string      `json:"keywords"`
}

// PublishedSource is an address the publisher syncs from, to be suggested.
type PublishedSource struct {
	Title string             `json:"title"`
	URL   string             `json:"url"`
	Kind  library.SourceKind `json:"kind"`
}

// PackItem packs an article, an outline, a theme, a program or a list of sources; a file is packed as it is, by Pack.
func PackItem[T PublishedArticle | PublishedOutline | PublishedTheme | PublishedProgram | []PublishedSource](item T) ([]byte, error) {
	return packJSON(item)
}

// ReadItem reads what PackItem packed. Errors as those of Unpack, and DamagedStore for what is no such item.
func ReadItem[T PublishedArticle | PublishedOutline | PublishedTheme | PublishedProgram | []PublishedSource](e StoreEntry, packed []byte) (item T, err error) {
	return item, unpackJSON(ItemName(e.Hash), e.Hash, packed, mostUnpacked, &item)
}

// ReadArticle reads an article, and refuses one that could not have been published: without an address or title, or with
// passages that lie outside it.
func ReadArticle(e StoreEntry, packed []byte) (PublishedArticle, error) {
	a, err := ReadItem[PublishedArticle](e, packed)
	if err == nil {
		if why := a.check(); why != nil {
			err = library.Fail(library.DamagedStore, ItemName(e.Hash), why)
		}
	}
	return a, err
}

func (a PublishedArticle) check() error {
	if a.URL == "" || a.Title == "" {
		return fmt.Errorf("article without address or title: %.80q", a.URL)
	}
	for _, p := range a.Passages {
		if p.First < 0 || p.End < p.First || p.End > len(a.Blocks) {
			return fmt.Errorf("passage %d to %d of %d blocks", p.First, p.End, len(a.Blocks))
		}
	}
	for _, f := range a.Files {
		if !isUID(f.UID) {
			return fmt.Errorf("file %.40q", f.UID)
		}
	}
	return nil
}
