// Package corpus reads the articles that weights are learned from, for the commands that learn them.
package corpus

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	"baocaovien/internal/library"
)

// Specimen is an article to learn from.
type Specimen struct {
	File, Title, Text string   // paragraphs are lines
	Themes            []string // as people labelled it: sea, land, foreign, none
	Unsure            int      // 1 where readers would differ
}

// Paragraphs returns the lines of a text that are not empty as blocks.
func Paragraphs(text string) (blocks []library.Block) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			blocks = append(blocks, library.Block{Kind: library.Paragraph, Text: line})
		}
	}
	return blocks
}

// Read reads a gzip file of JSON objects, a specimen each. It fails where the file cannot be read to its end.
func Read(file string) (all []Specimen, err error) {
	raw, err := os.Open(file) //nolint:gosec // the file is given by hand
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, raw.Close()) }()
	unpacked, err := gzip.NewReader(raw)
	if err != nil {
		return nil, err
	}
	for decoder := json.NewDecoder(unpacked); ; {
		var s Specimen
		err := decoder.Decode(&s)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
}
