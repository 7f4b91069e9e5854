package app

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"baocaovien/internal/depot"
	"baocaovien/internal/document"
	"baocaovien/internal/file"
	"baocaovien/internal/handout"
	"baocaovien/internal/keypaper"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// KeyFileEnding is that of a file with a key, sealed as on paper.
const KeyFileEnding = ".khoa"

// LeastPassphrase is how many letters the passphrase of a key on paper has at least.
const LeastPassphrase = keypaper.LeastPassphrase

// SaveKeySheet writes the newest key of this library's office, sealed with a passphrase, as a PDF to be printed. Errors: WrongUse
// for a short passphrase, LostKey, ReadOnly, DiskFull.
func (p *Publishing) SaveKeySheet(ctx context.Context, path, passphrase string) error {
	sheet, err := p.keySheet(ctx, passphrase)
	if err != nil {
		return err
	}
	doc, err := handout.ComposeKeySheet(sheet)
	if err != nil {
		return err
	}
	fonts, err := p.fonts()
	if err != nil {
		return err
	}
	laid, err := paper.Layout(doc, fonts)
	if err != nil {
		return err
	}
	return Pages{Title: doc.Title, Author: doc.Author, Pages: laid.Pages, Fonts: fonts}.save(path, sheet.Made)
}

// SaveKeyFile writes the same as a file. Errors: as SaveKeySheet.
func (p *Publishing) SaveKeyFile(ctx context.Context, path, passphrase string) error {
	sheet, err := p.keySheet(ctx, passphrase)
	if err != nil {
		return err
	}
	text := []string{
		words.OnPaper("publish.key-file-title"), sheet.Publisher, words.OnPaper("publish.sheet-digits", "digits", sheet.Digits),
		words.OnPaper("publish.sheet-made", "day", viet.ShortDate(sheet.Made)), "",
	}
	for i, line := range sheet.Lines {
		text = append(text, words.OnPaper("publish.sheet-line", "number", i+1, "letters", line))
	}
	return file.WritePrivate(path, func(w io.Writer) error {
		_, err := io.WriteString(w, strings.Join(text, "\r\n")+"\r\n")
		return err
	})
}

func (p *Publishing) keySheet(ctx context.Context, passphrase string) (handout.KeySheet, error) {
	keys, err := p.ownKeys(ctx)
	if err != nil {
		return handout.KeySheet{}, err
	}
	sealed, err := keypaper.Seal(keys[0], passphrase)
	if err != nil {
		return handout.KeySheet{}, err
	}
	name, err := p.officeName(ctx)
	digits := depot.Fingerprint(depot.PublicText(keys[0]))
	return handout.KeySheet{
		Publisher: name, Digits: digits, Spoken: SpokenDigits(digits), Made: p.moment(), Code: sealed.Code(), Lines: sealed.Lines(),
	}, err
}

// mostKeyFile bounds the file that a key is read from.
const mostKeyFile = 8 << 20

// ReadKeyFile returns the lines of the key in a file: a key file, a text, or the sheet as a PDF. Where some were mistyped, it is
// the whole text.
func ReadKeyFile(ctx context.Context, path string) (string, error) {
	text, err := keyText(ctx, path)
	if err != nil {
		return "", err
	}
	if sealed, err := keypaper.Parse(text); err == nil {
		return strings.Join(sealed.Lines(), "\n"), nil
	}
	return text, nil
}

func keyText(ctx context.Context, path string) (string, error) {
	raw, err := file.Read(path, mostKeyFile)
	if err != nil {
		return "", err
	}
	if ending := strings.ToLower(filepath.Ext(path)); ending == KeyFileEnding || ending == ".txt" {
		return viet.Decode(raw, "text/plain"), nil
	}
	a, err := document.Read(ctx, filepath.Base(path), raw)
	if library.IsKind(err, library.NoText) {
		return "", library.Fail(library.NoKey, path, err)
	}
	return a.Title + "\n" + library.Plain(a.Blocks), err
}

// RestoreKey takes a key from its lines on paper as the newest one of this library's office, and returns its digits. Errors:
// those of keypaper.Parse, WrongPassphrase.
func (p *Publishing) RestoreKey(ctx context.Context, text, passphrase string) (digits string, err error) {
	sealed, err := keypaper.Parse(text)
	if err != nil {
		return "", err
	}
	private, err := sealed.Open(passphrase)
	if err != nil {
		return "", err
	}
	return depot.Fingerprint(depot.PublicText(private)), p.keys.Add(ctx, private)
}
