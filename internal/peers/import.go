package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"baocaovien/internal/story"
)

// documents is how many are imported, and forPandoc how many of them pandoc is given: it takes one at a time.
const (
	documents = 10_000
	forPandoc = 50
)

// imports takes documents in, half plain text and half HTML, and has pandoc read some of them, which keeps nothing.
func imports(ctx context.Context, b *bench) error {
	dir, err := b.folder("documents")
	if err != nil {
		return err
	}
	w := story.NewWriter()
	var some []string
	for n := range documents {
		t := storyText{w.Story(n)}
		name, content := fmt.Sprintf("tai-lieu-%05d.txt", n), t.Title+"\n\n"+strings.Join(t.Paragraphs, "\n\n")+"\n"
		if n%2 == 0 {
			name, content = fmt.Sprintf("tai-lieu-%05d.html", n), t.page(0)
			some = append(some, filepath.Join(dir, name))
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			return err
		}
	}
	library, err := b.folder("import-library")
	if err != nil {
		return err
	}
	ours, err := measure(ctx, b.dir, nil, b.bcv, "--data", library, "import", dir)
	if err != nil {
		return err
	}
	rate := 0.0
	if pandoc := installed("pandoc"); pandoc != "" {
		for _, file := range some[:forPandoc] {
			theirs, err := measure(ctx, b.dir, nil, pandoc, "-f", "html", "-t", "json", "-o", filepath.Join(b.dir, "pandoc.json"), file)
			if err != nil {
				return err
			}
			rate += theirs.wall.Seconds()
		}
		rate = forPandoc / rate
	}
	b.note("import of 10,000 documents", documents/ours.wall.Seconds(), "/s", "pandoc", rate)
	b.note("import, processor", milliseconds(ours.processor)/documents, "ms/document", "", 0)
	return nil
}
