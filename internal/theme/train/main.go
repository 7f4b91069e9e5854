// Command train learns the weights by which themes are told from labelled articles, and says in cross-validation what
// they are worth (make train, make eval).
//
//	train DATA            prints the tables
//	train DATA FILE       and writes the weights: the same data gives the same bytes
//
// DATA holds themes (labels.tsv and texts) and themes-train (labelled.jsonl.gz, unlabelled.jsonl.gz); the program's
// own texts (internal/theme/testdata) are learned from as well, and never scored.
package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"testing/fstest"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/theme"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 || len(os.Args) > 3 {
		log.Fatal("usage: train DATA [FILE]")
	}
	if err := run(context.Background(), os.Args[1], os.Args[2:]); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, data string, write []string) error {
	plain, err := classifier(theme.NoWeights())
	if err != nil {
		return err
	}
	labelled, err := readLabelled(filepath.Join(data, "themes"), filepath.Join(data, "themes-train", "labelled.jsonl.gz"))
	if err != nil {
		return err
	}
	own, err := readOwn(filepath.Join("internal", "theme", "testdata"))
	if err != nil {
		return err
	}
	added, others, err := readUnlabelled(filepath.Join(data, "themes-train", "unlabelled.jsonl.gz"))
	if err != nil {
		return err
	}
	if len(labelled) == 0 || len(own) == 0 {
		return errors.New("no labelled articles")
	}
	s := newSchool(ctx, plain, append(labelled, added...), own, others)
	limits, err := crossValidate(ctx, s)
	if err != nil || len(write) == 0 {
		return err
	}
	weights := s.learn(func(*sample) bool { return true }).weights(s.known, limits)
	table := newAgreement("all articles, weights learned from them")
	reader, err := classifier(weights)
	if err != nil {
		return err
	}
	for _, a := range labelled {
		table.add(a, reader.Read(ctx, a.title, a.blocks).Themes)
	}
	fmt.Println(table)
	return os.WriteFile(write[0], weights.Append(nil), 0o644) //nolint:gosec // goes with the program
}

// classifier returns one with the program's vocabulary and other weights.
func classifier(weights theme.Weights) (*theme.Classifier, error) {
	files := fstest.MapFS{"themes/weights.bin": &fstest.MapFile{Data: weights.Append(nil)}}
	for _, name := range []string{"themes/vocabulary.txt", "themes/model.txt"} {
		raw, err := fs.ReadFile(assets.Themes, name)
		if err != nil {
			return nil, err
		}
		files[name] = &fstest.MapFile{Data: raw}
	}
	return theme.New(files, nil)
}

var builtin = library.BuiltinThemes()
