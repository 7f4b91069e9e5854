package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"baocaovien/internal/carrier"
	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/publish"
	"baocaovien/internal/story"
)

// press is an office that publishes: the articles it has, and the store in a folder.
type press struct {
	dir    string
	writer *story.Writer
	items  []publish.PublishItem
}

func newPress(dir string) *press { return &press{dir: dir, writer: story.NewWriter()} }

// written is an article as it is published.
func written(s story.WrittenStory) depot.PublishedArticle {
	a := depot.PublishedArticle{
		URL: fmt.Sprintf("https://bao.example/bai-%d.html", s.Number), Title: s.Title, Source: "Báo Mẫu", Author: "Nguyễn Văn A",
		Published: depot.PublishedMoment(library.At(s.Published, library.ToMinute)), Fetched: library.At(s.Published.Add(time.Hour), library.ToSecond),
		Passages: []library.Passage{{End: len(s.Paragraphs), Themes: []library.Theme{library.SeaIslands}}}, Themes: []library.Theme{library.SeaIslands},
	}
	for _, p := range s.Paragraphs {
		a.Blocks = append(a.Blocks, library.Block{Kind: library.Paragraph, Text: p})
	}
	return a
}

// write writes so many more articles, and returns how large their items are in all.
func (p *press) write(n int) (size int64, err error) {
	for range n {
		s := p.writer.Story(len(p.items))
		packed, err := depot.PackItem(written(s))
		if err != nil {
			return 0, err
		}
		size += int64(len(packed))
		p.items = append(p.items, publish.PublishItem{
			WantedItem: depot.WantedItem{UID: depot.UIDOf(depot.ArticleItem, fmt.Sprint(s.Number)), Kind: depot.ArticleItem, Hash: depot.HashOf(packed), Size: int64(len(packed))},
			Packed:     func(context.Context) ([]byte, error) { return packed, nil },
		})
	}
	return size, nil
}

// publish brings the store to what is written. Its manifest is made older than it is: in the second in which it is made, its
// readers ask for it once more.
func (p *press) publish(ctx context.Context, at publish.StorePlace) (publish.Published, error) {
	s, err := publish.Open(ctx, at)
	if err != nil {
		return publish.Published{}, err
	}
	office := publish.Publisher{Name: "Ban Tuyên giáo", Private: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize)), Program: "crowd"}
	done, err := s.Publish(ctx, at, office, library.At(time.Now(), library.ToSecond), p.items, "hết hiệu lực")
	if err != nil {
		return done, err
	}
	made := time.Now().Add(time.Duration(done.Serial-1000) * time.Second)
	return done, os.Chtimes(filepath.Join(p.dir, depot.ManifestName), made, made)
}

// hasty is a folder that does not wait for the disk, for what is there before anything is measured.
type hasty struct {
	carrier.Folder
	dir string
}

func newHasty(dir string) hasty { return hasty{carrier.NewFolder(dir), dir} }

// Write writes a file.
func (h hasty) Write(_ context.Context, name string, data []byte) error {
	path := filepath.Join(h.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o600)
}

// counted writes a number as people do.
func counted(n int) string {
	text := fmt.Sprint(n)
	var parts []string
	for ; len(text) > 3; text = text[:len(text)-3] {
		parts = append([]string{text[len(text)-3:]}, parts...)
	}
	return strings.Join(append([]string{text}, parts...), ",")
}
