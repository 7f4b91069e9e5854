// Package weightfile reads the data files of weights that extraction, points and search rank with.
package weightfile

import (
	"bufio"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// Read reads a file with a weight a line, its name and then its number («title exact 40»), into the places of these names:
// every one must be there, once, and no other. A # begins a remark. It fails too where a place takes whole numbers only and
// the file has another.
func Read[N int | float64](files fs.FS, name string, places map[string]*N) error {
	file, err := files.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	read := map[string]bool{}
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		text, _, _ := strings.Cut(scanner.Text(), "#")
		parts := strings.Fields(text)
		if len(parts) == 0 {
			continue
		}
		last := len(parts) - 1
		key := strings.Join(parts[:last], " ")
		place, known := places[key]
		if !known || read[key] {
			return fmt.Errorf("%s: %q is unknown or stands there twice", name, text)
		}
		number, err := strconv.ParseFloat(parts[last], 64)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if *place, read[key] = N(number), true; float64(*place) != number {
			return fmt.Errorf("%s: %q is no whole number", name, text)
		}
	}
	for key := range places {
		if !read[key] {
			return fmt.Errorf("%s: no %q", name, key)
		}
	}
	return scanner.Err()
}
