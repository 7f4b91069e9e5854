package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"baocaovien/internal/story"
)

// onPaper is how many articles make an outline of so many pages, and tries how often each program prints it.
const (
	onPaper = 11
	pages   = 6
	tries   = 10
)

// papers prints an outline of six pages, from the start of the program to the file, and has WeasyPrint print the same text in
// the same type, and LibreOffice our .docx of it.
func papers(ctx context.Context, b *bench) error {
	dir, err := b.folder("paper")
	if err != nil {
		return err
	}
	library, ids, err := b.printed(ctx, dir)
	if err != nil {
		return err
	}
	args := append([]string{"--data", library, "handout"}, ids...)
	own := filepath.Join(dir, "own.pdf")
	args = append(args, "--out", own)
	if err := b.printsPages(ctx, args); err != nil {
		return err
	}
	ours, err := repeated(ctx, dir, b.bcv, args...)
	if err != nil {
		return err
	}
	if err := asPage(ctx, dir); err != nil {
		return err
	}
	for _, peer := range []struct {
		name, program string
		args          []string
	}{
		{"WeasyPrint", "weasyprint", []string{filepath.Join(dir, "text.html"), filepath.Join(dir, "weasyprint.pdf")}},
		{"LibreOffice", "soffice", []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, "own.docx")}},
	} {
		program := installed(peer.program)
		if program == "" {
			continue
		}
		theirs, err := repeated(ctx, dir, program, peer.args...)
		if err != nil {
			return err
		}
		b.note("an outline of six pages, whole process", milliseconds(ours.wall), "ms", peer.name, milliseconds(theirs.wall))
	}
	return nil
}

// printed makes a library with articles, and beside it their outline as text and as a Word file.
func (b *bench) printed(ctx context.Context, dir string) (library string, ids []string, err error) {
	if library, err = b.folder("paper-library"); err != nil {
		return "", nil, err
	}
	w := story.NewWriter()
	for n := range onPaper {
		file := filepath.Join(dir, fmt.Sprintf("bai-%d.html", n))
		if err := os.WriteFile(file, []byte((storyText{w.Story(n)}).page(0)), 0o600); err != nil {
			return "", nil, err
		}
		if _, err := measure(ctx, dir, nil, b.bcv, "--data", library, "import", file); err != nil {
			return "", nil, err
		}
		ids = append(ids, fmt.Sprint(n+1))
	}
	_, err = measure(ctx, dir, nil, b.bcv, append([]string{"--data", library, "handout", "--out", filepath.Join(dir, "own.docx")}, ids...)...)
	return library, ids, err
}

// printsPages fails where the outline has another number of pages than the figure is called by.
func (b *bench) printsPages(ctx context.Context, args []string) error {
	out, err := exec.CommandContext(ctx, b.bcv, append(args, "--json")...).Output() // #nosec G204 -- the program that is benchmarked
	if err != nil {
		return fmt.Errorf("outline: %w", err)
	}
	var printed struct{ Pages int }
	if err := json.Unmarshal(out, &printed); err != nil {
		return fmt.Errorf("outline: %w", err)
	}
	if printed.Pages != pages {
		return fmt.Errorf("the outline has %d pages, not %d", printed.Pages, pages)
	}
	return nil
}

// asPage writes the text of our Word file as a page in the same type, for WeasyPrint.
func asPage(ctx context.Context, dir string) error {
	pandoc := installed("pandoc")
	if pandoc == "" {
		return errors.New("pandoc has to take the text out of the Word file")
	}
	if _, err := measure(ctx, dir, nil, pandoc, "-f", "docx", "-t", "html", "-o", "body.html", "own.docx"); err != nil {
		return err
	}
	body, err := os.ReadFile(filepath.Join(dir, "body.html")) // #nosec G304 -- written above
	if err != nil {
		return err
	}
	page := `<meta charset="utf-8"><html lang="vi"><style>@page{size:A4;margin:20mm 15mm 20mm 30mm}
body{font:14pt/19pt Tinos,"Times New Roman",serif;text-align:justify}p{text-indent:10mm;margin:6pt 0}</style>` + string(body)
	return os.WriteFile(filepath.Join(dir, "text.html"), []byte(page), 0o600) // #nosec G703 -- a folder of the bench
}

// repeated runs a program once to warm it up and returns what it takes on average of some tries.
func repeated(ctx context.Context, dir, program string, args ...string) (mean spent, err error) {
	if _, err := measure(ctx, dir, nil, program, args...); err != nil {
		return spent{}, err
	}
	for range tries {
		one, err := measure(ctx, dir, nil, program, args...)
		if err != nil {
			return spent{}, err
		}
		mean.wall += one.wall / tries
		mean.processor += one.processor / tries
	}
	return mean, nil
}
