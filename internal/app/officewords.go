package app

import (
	"context"
	"errors"
	"io"
	"slices"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/points"
	"baocaovien/internal/search"
	"baocaovien/internal/speech"
	"baocaovien/internal/store"
	"baocaovien/internal/wordlist"
	"baocaovien/internal/words"
)

// OfficeWords are the abbreviations, old names of places and units of an office's own. They are kept in the library, and what
// searches, reads aloud and finds figures asks for them.
type OfficeWords struct{ store *store.Library }

// TakenWords is what became of a table of words.
type TakenWords struct {
	Added  int
	Known  int // were there already, or the program has them by itself
	Faults []wordlist.WordFault
}

// Words returns the words of the office's own, in the order they were added.
func (o *OfficeWords) Words(ctx context.Context) ([]library.OfficeWord, error) {
	return o.store.OfficeWords(ctx)
}

// Import adds the words of a table (wordlist.Read); lines that cannot be taken are told, and the others taken. Errors: those of
// wordlist.Read and UnreadableFile, ReadOnly, DiskFull; then nothing is added.
func (o *OfficeWords) Import(ctx context.Context, name string) (TakenWords, error) {
	raw, err := wordTable(name)
	if err != nil {
		return TakenWords{}, err
	}
	table, err := wordlist.Read(ctx, name, raw)
	if err != nil {
		return TakenWords{}, err
	}
	taken := TakenWords{}
	err = o.store.ChangeOfficeWords(ctx, func(kept []library.OfficeWord) ([]library.OfficeWord, error) {
		taken = TakenWords{Known: table.Known, Faults: slices.Clone(table.Faults)}
		list := wordlist.NewOwnWords(kept)
		for i, w := range table.Words {
			taken.add(list, w, table.Lines[i])
		}
		return list.Words, nil
	})
	return taken, err
}

// add takes the word of a line into a list and counts it.
func (t *TakenWords) add(list *wordlist.OwnWords, w library.OfficeWord, line int) {
	if ownWord(w) {
		t.Known++
		return
	}
	switch reason := list.Add(w); reason {
	case "":
		t.Added++
	case wordlist.KnownWord:
		t.Known++
	default:
		t.Faults = append(t.Faults, wordlist.WordFault{Line: line, Text: wordlist.Line(w), Reason: reason})
	}
}

// wordTable reads a file of at most as many bytes as a table has.
func wordTable(name string) ([]byte, error) {
	f, size, err := file.Open(name, wordlist.MostBytes)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.NewSectionReader(f, 0, size))
	return raw, errors.Join(err, f.Close())
}

// ownWord reports a word that the program knows by itself wherever the office's own are asked for.
func ownWord(w library.OfficeWord) bool {
	switch w.Kind {
	case library.OwnUnit:
		return points.Counts(w.Word)
	case library.ShortWord:
		return search.Knows(w) && speech.Knows(w)
	default:
		return search.Knows(w)
	}
}

// Save puts a word in place of another, or adds it where that is empty. WrongUse tells why it cannot be.
func (o *OfficeWords) Save(ctx context.Context, was, now library.OfficeWord) error {
	return o.store.ChangeOfficeWords(ctx, func(kept []library.OfficeWord) ([]library.OfficeWord, error) {
		at := slices.Index(kept, was)
		list := wordlist.NewOwnWords(slices.DeleteFunc(slices.Clone(kept), func(w library.OfficeWord) bool { return w == was }))
		if ownWord(now) {
			return nil, wrongUse("taking.word-built-in", "word", now.Word)
		}
		if reason := list.Add(now); reason != "" {
			return nil, wrongUse("taking.word-"+string(reason), "word", now.Word)
		}
		all := list.Words
		if at >= 0 { // it stays where it stood
			last := all[len(all)-1]
			all = slices.Insert(all[:len(all)-1], at, last)
		}
		return all, nil
	})
}

// Remove takes away every word that is written so, of one kind or, with "", of any, and returns them. UnknownWord where none is.
func (o *OfficeWords) Remove(ctx context.Context, word string, kind library.WordKind) ([]library.OfficeWord, error) {
	var gone []library.OfficeWord
	err := o.store.ChangeOfficeWords(ctx, func(kept []library.OfficeWord) ([]library.OfficeWord, error) {
		gone = nil
		rest := slices.DeleteFunc(slices.Clone(kept), func(w library.OfficeWord) bool {
			goes := wordlist.Same(w.Word, word) && (kind == "" || w.Kind == kind)
			if goes {
				gone = append(gone, w)
			}
			return goes
		})
		if len(gone) == 0 {
			return nil, library.Fail(library.UnknownWord, word, nil)
		}
		return rest, nil
	})
	return gone, err
}

// WordKindName is what people call a kind of words.
func WordKindName(kind library.WordKind) string { return words.Say("taking.word-kind-" + string(kind)) }

// WordFaultSentence tells why a line of a table was not taken.
func WordFaultSentence(f wordlist.WordFault) string {
	return words.Say("taking.word-"+string(f.Reason), "word", f.Text)
}

// unitsOf are the units among the words of an office.
func unitsOf(own []library.OfficeWord) []string {
	var units []string
	for _, w := range own {
		if w.Kind == library.OwnUnit {
			units = append(units, w.Word)
		}
	}
	return units
}
