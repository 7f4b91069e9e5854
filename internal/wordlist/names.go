package wordlist

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// nameHeads are how a table of names calls its columns, folded.
var nameHeads = []string{"stt", "tt", "so tt", "so thu tu", "ten", "ten don vi", "don vi", "ten xa", "xa", "xa phuong", "xa, phuong", "ten xa, phuong", "ten xa, phuong, dac khu", "xa, phuong, dac khu", "dia phuong"}

// ReadNames reads a list of names, one a line or a row: in each the first cell that has letters, without the number before it.
// The row of heads is left out, and a name that comes twice. Errors: as Read.
func ReadNames(ctx context.Context, name string, raw []byte) ([]string, error) {
	if len(raw) > MostBytes {
		return nil, library.Fail(library.TooLarge, name, errTooLong)
	}
	rows, err := rowsOf(ctx, name, raw)
	if err != nil {
		return nil, err
	}
	var names []string
	seen := map[string]bool{}
	for _, row := range rows {
		at := slices.IndexFunc(row.cells, named)
		if at < 0 || slices.ContainsFunc(row.cells, isNameHead) {
			continue
		}
		one := unnumbered(row.cells[at])
		if key := viet.SortKey(strings.ToLower(one)); !seen[key] {
			seen[key] = true
			names = append(names, one)
		}
	}
	switch {
	case len(names) == 0:
		return nil, library.Fail(library.NoText, name, nil)
	case len(names) > MostWords:
		return nil, library.Fail(library.TooLarge, name, errTooLong)
	}
	return names, library.Stopped(ctx, name)
}

func named(cell string) bool { return strings.ContainsFunc(unnumbered(cell), unicode.IsLetter) }

func isNameHead(cell string) bool {
	return slices.Contains(nameHeads, strings.TrimRight(strings.ReplaceAll(viet.Fold(cell), " ,", ","), ".:"))
}

// unnumbered is a name without the number or the dash that stands before it: «12. Xã Long Vĩnh», «- Xã Long Vĩnh».
func unnumbered(cell string) string {
	rest := strings.TrimLeft(cell, "0123456789")
	if rest == cell {
		return strings.TrimSpace(strings.TrimLeft(cell, "-–•*+ "))
	}
	if mark := strings.TrimLeft(rest, ".)/- \t"); mark != rest {
		return mark
	}
	return cell // «3A» is part of the name
}
