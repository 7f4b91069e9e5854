package convert

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"baocaovien/internal/library"
)

// How long Tesseract may take: to say what it knows, and for a page, of which it needs some five seconds.
const (
	longestAnswer = 10 * time.Second
	longestPage   = 90 * time.Second
)

// vietnamese is what Tesseract calls the language.
const vietnamese = "vie"

// Recogniser makes out words in pictures through Tesseract.
type Recogniser struct {
	programs []string // names to look for on the path, and places
}

// InstalledRecogniser returns the Tesseract of this machine, which may have none.
func InstalledRecogniser() Recogniser {
	places := append([]string{"tesseract"}, installedAt("Tesseract-OCR", "tesseract.exe")...)
	return Recogniser{programs: append(places, installedAt("Programs", "Tesseract-OCR", "tesseract.exe")...)}
}

// Ready reports whether this machine can make out Vietnamese words in pictures.
func (r Recogniser) Ready(ctx context.Context) bool {
	program, err := find(r.programs)
	if err != nil {
		return false
	}
	said, err := ask(ctx, longestAnswer, program, nil, "--list-langs")
	return err == nil && slices.Contains(strings.Fields(said), vietnamese)
}

var errNoWords = errors.New("no words from Tesseract")

// Words returns the words that are made out in a picture (PNG, JPEG or TIFF), line by line. Errors: NoText where no Tesseract
// with Vietnamese is installed or it failed, TooLarge where its time was over, Cancelled.
func (r Recogniser) Words(ctx context.Context, picture []byte) ([]library.RecognisedWord, error) {
	program, err := find(r.programs)
	if err != nil {
		return nil, library.Fail(library.NoText, "", err)
	}
	said, err := ask(ctx, longestPage, program, picture, "stdin", "stdout", "-l", vietnamese, "tsv")
	if err != nil {
		return nil, err
	}
	return wordsOf(said)
}

// ask runs a program within a time and returns what it writes.
func ask(ctx context.Context, most time.Duration, program string, in []byte, arguments ...string) (string, error) {
	timed, done := context.WithTimeout(ctx, most)
	defer done()
	command := exec.CommandContext(timed, program, arguments...) //nolint:gosec // found on this machine, given only arguments of our own
	command.Stdin = bytes.NewReader(in)
	var said, complained bytes.Buffer
	command.Stdout, command.Stderr = &said, &complained
	command.WaitDelay = lingers
	withItsChildren(command)
	err := command.Run()
	if stop := library.Stopped(timed, ""); stop != nil {
		return "", stop
	}
	if err != nil {
		return "", library.Fail(library.NoText, "", fmt.Errorf("%w: %s", err, complained.String()))
	}
	if said.Len() > maxBytes {
		return "", library.Fail(library.TooLarge, "", nil)
	}
	return said.String(), nil
}

// Columns of what Tesseract writes as TSV, and the levels of its rows.
const (
	levelColumn   = 0
	blockColumn   = 2
	lineColumn    = 4
	leftColumn    = 6
	textColumn    = 11
	tableColumns  = 12
	pageLevel     = 1
	wordLevel     = 5
	firstMeasures = 4 // left, top, width, height
)

// wordsOf reads what Tesseract writes of a page: a row for the page, its blocks, paragraphs, lines and words, each with its
// place in pixels.
func wordsOf(said string) (words []library.RecognisedWord, err error) {
	var wide, high float64
	line, before := 0, ""
	for row := range strings.Lines(said) {
		cells := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		level, err := strconv.Atoi(cells[levelColumn])
		if err != nil || len(cells) < tableColumns { // the names of the columns
			continue
		}
		var at [firstMeasures]float64
		for i := range at {
			if at[i], err = strconv.ParseFloat(cells[leftColumn+i], 64); err != nil {
				return nil, library.Fail(library.NoText, "", fmt.Errorf("%w: %w", errNoWords, err))
			}
		}
		switch text := strings.TrimSpace(cells[textColumn]); {
		case level == pageLevel:
			wide, high = at[2], at[3]
		case level != wordLevel || text == "" || wide <= 0 || high <= 0:
		default:
			if here := strings.Join(cells[blockColumn:lineColumn+1], " "); here != before {
				line, before = line+1, here
			}
			words = append(words, library.RecognisedWord{
				Text: text, Line: line, Left: at[0] / wide, Top: at[1] / high, Right: (at[0] + at[2]) / wide, Bottom: (at[1] + at[3]) / high,
			})
		}
	}
	if wide <= 0 || high <= 0 {
		return nil, library.Fail(library.NoText, "", errNoWords)
	}
	return words, nil
}
