// Command train learns, from the sentences that readers took for a talk, what a sentence is worth to a speaker, and says in
// cross-validation and on texts that two others read what that gives (make train, make eval).
//
//	train DATA            prints the tables
//	train DATA FILE       and writes the weights: the same data gives the same bytes
//
// DATA holds themes (texts of laws) and themes-train (labelled.jsonl.gz, unlabelled.jsonl.gz); sentences that were written for the
// tests (internal/points/testdata/gives-way.tsv) are learned from as well, and never scored.
package main

import (
	"context"
	"errors"
	"log"
	"os"
	"path/filepath"
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
	all, err := readTexts(ctx, data)
	if err != nil {
		return err
	}
	var school, kept []*readText
	for _, t := range all {
		if t.second == nil {
			school = append(school, t)
		} else {
			kept = append(kept, t)
		}
	}
	own, err := readOwn(ctx, filepath.Join("internal", "points", "testdata", "gives-way.tsv"))
	if err != nil {
		return err
	}
	if len(school) == 0 {
		return errors.New("no texts to learn from")
	}
	weights := learn(append(own, school...))
	crossValidate(ctx, own, school)
	measureKept(ctx, weights, kept)
	if len(write) == 0 {
		return nil
	}
	return os.WriteFile(write[0], weights.Append(nil), 0o644) //nolint:gosec // goes with the program
}
