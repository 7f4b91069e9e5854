// Package intake takes articles into the library from what is at hand: documents of this machine, and the originals
// of stored articles, read again as the program reads them now. It also lays kept attachments where other programs find
// them.
package intake

import (
	"bytes"
	"context"
	"errors"
	"mime"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"baocaovien/internal/document"
	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/secrecy"
	"baocaovien/internal/store"
	"baocaovien/internal/syncer"
	"baocaovien/internal/theme"
	"baocaovien/internal/words"
)

// ThemeFollower says which passages of an article belong to which theme. Follow themes stored articles anew where the user's
// own themes have changed meanwhile.
type ThemeFollower interface {
	Read(ctx context.Context, title string, blocks []library.Block) theme.Reading
	Follow(ctx context.Context) error
}

// sourceAdder is the part of the library that knows where articles come from.
type sourceAdder interface {
	AddSource(ctx context.Context, s library.Source) (library.Source, error)
	Sources(ctx context.Context) ([]library.Source, error)
}

// articleSaver is the part of the library that takes articles in.
type articleSaver interface {
	Ready(ctx context.Context, arrival store.Arrival) (*store.ReadyArrival, error)
	SaveReady(ctx context.Context, all []*store.ReadyArrival) ([]store.SavedArticle, error)
	Article(ctx context.Context, id int64) (library.Stored, error)
	SetThemes(ctx context.Context, id int64, themes []library.Theme) error
	fileKeeper
}

// fileKeeper is the part of the library that keeps the files of articles.
type fileKeeper interface {
	KeepFile(ctx context.Context, article int64, f library.File) error
}

// keepPictures keeps the pictures of a document with its article; one that was deleted by hand keeps none.
func keepPictures(ctx context.Context, in fileKeeper, article int64, pictures []library.File) error {
	for _, p := range pictures {
		if err := in.KeepFile(ctx, article, p); err != nil && !library.IsKind(err, library.UnknownArticle) {
			return err
		}
	}
	return nil
}

// oldWordConverter makes a .docx of a .doc. It fails as OldWordFile where this machine cannot.
type oldWordConverter interface {
	Word(ctx context.Context, raw []byte) (docx []byte, err error)
}

// wordRecogniser makes out words in pictures of pages, where this machine can.
type wordRecogniser interface {
	Ready(ctx context.Context) bool
	Words(ctx context.Context, picture []byte) ([]library.RecognisedWord, error)
}

// Importer takes documents of this machine into the library.
type Importer struct {
	sources  sourceAdder
	articles articleSaver
	themes   ThemeFollower
	office   oldWordConverter
	eyes     wordRecogniser
	now      func() time.Time
	helper   sync.Mutex // held while another program helps: each takes the room of many documents
}

// NewImporter returns an Importer into a library, with the other programs that it asks for help.
func NewImporter(l *store.Library, t ThemeFollower, office oldWordConverter, eyes wordRecogniser, now func() time.Time) *Importer {
	return &Importer{sources: l, articles: l, themes: t, office: office, eyes: eyes, now: now}
}

// FileFailed is the outcome of a file that could not be taken in.
const FileFailed library.Outcome = "failed"

// FileOutcome is what became of one file.
type FileOutcome struct {
	Done, Total  int // files, this one counted
	File         string
	Status       library.Outcome      // New, Updated, Unchanged or FileFailed
	ID           int64                // of the article, 0 where it failed
	Err          error                // why it failed
	Completeness library.Completeness // how much of it was read
	Stamp        library.Stamp        // that the document bears; it then failed as Restricted, unless it was to be taken in
	Scans        int                  // pages that are pictures, whose words this machine can make out if it is asked to
}

// Imported is what became of all files.
type Imported struct {
	New, Updated, Unchanged, Failed int
	Files                           []FileOutcome
	Source                          int64 // that stands for documents, 0 where nothing was there to take in
}

// filesAddress is the address of the source that stands for documents of this machine. It is no place.
const filesAddress = "file:"

// Intake says what is to be taken in, and how.
type Intake struct {
	Paths      []string
	Themes     []library.Theme // that the articles get beside those the program finds
	Restricted bool            // documents with a stamp of secrecy too, which otherwise are Restricted and not stored
	Recognise  bool            // words of pages that are pictures are made out by a machine, and marked as that
}

// Import takes documents into the library: files, and folders with all that is below them but for what is
// hidden; links within folders are not followed. A file is known again by its place, and its content by itself:
// the same file again, or a copy of it under another name, is Unchanged. Articles bear the themes the program
// finds and those given. A file that cannot be read is no error of Import; it fails where the library does, or
// as Cancelled, and what was taken in stays. progress hears of each file and may be nil.
func (i *Importer) Import(ctx context.Context, in Intake, progress func(FileOutcome)) (Imported, error) {
	var report Imported
	files := filesIn(in.Paths)
	if len(files) == 0 {
		return report, nil
	}
	source, err := i.filesSource(ctx)
	if err != nil {
		return report, err
	}
	report.Source = source.ID
	ctx, stop := context.WithCancel(ctx)
	read := reading(ctx, files, func(f candidateFile) readFile { return i.readFile(ctx, source, in, f) })
	defer read.wait()
	defer stop()
	for ready := read.take(); len(ready) > 0 && ctx.Err() == nil; ready = read.take() {
		if err := i.store(ctx, in, ready, func(step FileOutcome) {
			step.Done, step.Total = len(report.Files)+1, len(files)
			report.add(step)
			if progress != nil {
				progress(step)
			}
		}); err != nil {
			return report, err
		}
	}
	if err := ctx.Err(); err != nil {
		return report, library.Fail(library.Cancelled, "", err)
	}
	return report, i.themes.Follow(ctx)
}

// store takes files in that were read, all in one step of the library, and tells of each. The error is one of the library, or
// that the import was stopped.
func (i *Importer) store(ctx context.Context, in Intake, ready []readFile, tell func(FileOutcome)) error {
	var arrivals []*store.ReadyArrival
	for _, f := range ready {
		if f.arrival != nil {
			arrivals = append(arrivals, f.arrival)
		}
	}
	saved, failure := i.articles.SaveReady(ctx, arrivals)
	for _, f := range ready {
		if library.IsKind(f.step.Err, library.Cancelled) {
			return f.step.Err // it is the import that was stopped, nothing is wrong with the file
		}
		if f.failure != nil {
			return f.failure
		}
		if f.arrival != nil {
			if len(saved) == 0 {
				return failure
			}
			f.step.ID, f.step.Status = saved[0].ID, saved[0].Outcome
			saved = saved[1:]
			if err := i.complete(ctx, in, f); err != nil {
				return err
			}
		}
		if f.step.Err != nil {
			f.step.Status = FileFailed
		}
		tell(f.step)
	}
	return nil
}

// complete keeps what belongs to an article that was stored: its pictures, and themes that were given.
func (i *Importer) complete(ctx context.Context, in Intake, f readFile) error {
	if err := keepPictures(ctx, i.articles, f.step.ID, f.pictures); err != nil || len(in.Themes) == 0 {
		return err
	}
	return i.addThemes(ctx, f.step.ID, in.Themes)
}

func (r *Imported) add(step FileOutcome) {
	switch step.Status {
	case library.New:
		r.New++
	case library.Updated:
		r.Updated++
	case library.Unchanged:
		r.Unchanged++
	default:
		r.Failed++
	}
	r.Files = append(r.Files, step)
}

// filesSource returns the source of documents, which is made on first use.
func (i *Importer) filesSource(ctx context.Context) (library.Source, error) {
	s, err := i.sources.AddSource(ctx, library.Source{URL: filesAddress, Title: words.OnPaper("import.source"), Kind: library.FileSource})
	if !library.IsKind(err, library.KnownSource) {
		return s, err
	}
	all, err := i.sources.Sources(ctx)
	if err != nil {
		return library.Source{}, err
	}
	at := slices.IndexFunc(all, func(s library.Source) bool { return s.URL == filesAddress })
	if at < 0 {
		return library.Source{}, library.Fail(library.UnknownSource, filesAddress, nil)
	}
	return all[at], nil
}

// readFile is a file as it was read.
type readFile struct {
	step     FileOutcome
	arrival  *store.ReadyArrival // what is to be stored of it; nil where there is nothing
	pictures []library.File
	failure  error // of the library
}

// readFile reads a file. What is wrong with it is noted in its step.
func (i *Importer) readFile(ctx context.Context, source library.Source, in Intake, f candidateFile) readFile {
	got := readFile{step: FileOutcome{File: f.path, Err: f.err}}
	if f.err != nil {
		return got
	}
	raw, wrong := file.Read(f.path, maxDocument)
	if wrong != nil {
		got.step.Err = wrong
		return got
	}
	article, kept, mediaType, wrong := i.readArticle(ctx, in, &got.step, raw)
	if wrong != nil {
		got.step.Err = wrong
		return got
	}
	article.URL = file.Address(f.path)
	got.pictures = syncer.DocumentPictures(kept, &article)
	got.step.Completeness = article.Told()
	got.arrival, got.failure = i.articles.Ready(ctx, store.Arrival{
		SourceID: source.ID, ItemID: article.URL, Addresses: []string{document.ContentAddress(raw)}, Article: article, Raw: kept,
		ContentType: mediaType, Fetched: library.At(i.now(), library.ToSecond),
		Passages: i.themes.Read(ctx, article.Title, article.Blocks).Passages,
	})
	return got
}

// readArticle returns what the bytes of a file say, with the bytes to be kept of it and their type.
func (i *Importer) readArticle(ctx context.Context, in Intake, step *FileOutcome, raw []byte) (article library.Article, kept []byte, mediaType string, wrong error) {
	kept, mediaType = raw, mime.TypeByExtension(filepath.Ext(step.File))
	article, wrong = readInTime(ctx, filepath.Base(step.File), raw)
	article, seen, wrong := i.withScans(ctx, in, step, raw, article, wrong)
	if library.IsKind(wrong, library.OldWordFile) {
		if article, kept, wrong = i.readOldWord(ctx, step.File, raw, wrong); wrong == nil {
			mediaType = mime.TypeByExtension(".docx")
		}
	}
	if wrong != nil {
		return article, nil, "", wrong
	}
	article.Stamp = stampOf(ctx, raw, article).Or(secrecy.OfLines(ctx, seen, nil)).Or(secrecy.OfFileName(step.File))
	if step.Stamp = article.Stamp; step.Stamp != "" && !in.Restricted {
		return article, nil, "", library.Fail(library.Restricted, filepath.Base(step.File), errors.New(string(step.Stamp)))
	}
	return article, kept, mediaType, nil
}

// stampOf returns the stamp of a document: in its article, in its margins, or in what is left out of the article.
func stampOf(ctx context.Context, raw []byte, a library.Article) library.Stamp {
	lines, margins := document.Lines(ctx, raw)
	return secrecy.OfArticle(ctx, a).Or(secrecy.OfLines(ctx, lines, margins))
}

// readOldWord reads a .doc by way of a .docx, which is what is kept of it, so that it can be read again without an office.
// Where this machine makes none, the error is the one that says what to do with the file.
func (i *Importer) readOldWord(ctx context.Context, path string, raw []byte, refused error) (library.Article, []byte, error) {
	if bytes.HasPrefix(raw, []byte("\xD0\xCF\x11\xE0")) && len(raw) < leastOld { // an office would make signs of it
		return library.Article{}, nil, refused
	}
	i.helper.Lock()
	docx, err := i.office.Word(ctx, raw)
	i.helper.Unlock()
	switch {
	case library.IsKind(err, library.Cancelled):
		return library.Article{}, nil, err
	case err != nil:
		return library.Article{}, nil, errors.Join(refused, err)
	}
	article, err := readInTime(ctx, filepath.Base(path), docx)
	return article, docx, err
}

// leastOld is how many bytes an old Word file has at least: three sectors.
const leastOld = 1536

// readingTime is how long one document may take to read; a thousand pages take a tenth of it.
const readingTime = time.Minute

func readInTime(ctx context.Context, name string, raw []byte) (library.Article, error) {
	ctx, done := context.WithTimeout(ctx, readingTime)
	defer done()
	return document.Read(ctx, name, raw)
}

// addThemes gives an article themes beside those it has. They are a person's from then on.
func (i *Importer) addThemes(ctx context.Context, id int64, themes []library.Theme) error {
	article, err := i.articles.Article(ctx, id)
	if err != nil {
		return err
	}
	all := library.SortThemes(slices.Concat(article.Themes, themes))
	if len(all) == len(article.Themes) {
		return nil
	}
	return i.articles.SetThemes(ctx, id, all)
}
