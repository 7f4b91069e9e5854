package app

import (
	"context"
	"io"
	"strings"
	"unicode"

	"baocaovien/internal/feed"
	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// TakenSources tells what taking in a list of sources came to. Failures name what could not be added.
type TakenSources struct {
	Added, Known int
	Failures     []error
}

// TakeOPML adds the sources of a list as feed readers exchange them, without visiting any: what does not answer says so at the
// next sync. A folder with the name of a theme makes its sources bear that theme; any other name goes before their titles.
func (s *Sources) TakeOPML(ctx context.Context, raw []byte) (TakenSources, error) {
	listed, err := feed.ParseOPML(raw)
	if err != nil {
		return TakenSources{}, err
	}
	var taken TakenSources
	for _, entry := range listed {
		_, err := s.AddSource(ctx, s.listedSource(entry))
		switch {
		case err == nil:
			taken.Added++
		case library.IsKind(err, library.KnownSource):
			taken.Known++
		case library.IsKind(err, library.BadAddress):
			taken.Failures = append(taken.Failures, err)
		default:
			return taken, err
		}
	}
	return taken, nil
}

// listedSource makes a source of an entry of a list.
func (s *Sources) listedSource(entry feed.ListedFeed) library.Source {
	source := library.Source{URL: entry.URL, Title: entry.Title, Kind: library.FeedSource}
	if k := library.SourceKind(entry.Kind); k == library.ListSource || k == library.PageSource {
		source.Kind = k
	}
	var named []string
	for _, folder := range entry.Folders {
		if theme, known := s.themeOf(folder); known {
			source.Themes = append(source.Themes, theme)
		} else if source.Title != "" {
			named = append(named, folder)
		}
	}
	source.Title = strings.Join(append(named, source.Title), " – ")
	return source
}

// themeOf returns the theme of that name or id, however it is written.
func (s *Sources) themeOf(name string) (library.Theme, bool) {
	for _, theme := range s.themes.Themes() {
		if letters(name) == letters(string(theme)) || letters(name) == letters(s.themes.ThemeName(theme)) {
			return theme, true
		}
	}
	return "", false
}

// letters are those of a text without marks, spaces and punctuation.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, viet.Fold(text))
}

// SaveOPML writes the sources of the library as a list for other readers and other machines, and returns how many. Documents
// of this machine are none.
func (s *Sources) SaveOPML(ctx context.Context, path string) (int, error) {
	sources, err := s.store.Sources(ctx)
	if err != nil {
		return 0, err
	}
	var listed []feed.ListedFeed
	for _, source := range sources {
		if source.Kind == library.FileSource {
			continue
		}
		entry := feed.ListedFeed{Title: source.Title, URL: source.URL, Kind: string(source.Kind)}
		for _, theme := range library.SortThemes(source.Themes) {
			entry.Folders = append(entry.Folders, string(theme))
		}
		listed = append(listed, entry)
	}
	raw, err := feed.WriteOPML(words.Say("bcv.opml-title"), listed)
	if err != nil {
		return 0, err
	}
	return len(listed), file.Write(path, func(w io.Writer) error {
		_, err := w.Write(raw)
		return err //nolint:wrapcheck // file.Write names the file
	})
}
