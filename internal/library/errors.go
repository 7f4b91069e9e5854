package library

import (
	"context"
	"errors"
)

// Kind tells what went wrong in a way that leads to a sentence a person can act on
// (assets/translations, keys "error.<kind>").
type Kind string

// The kinds of failure.
const (
	WrongUse         Kind = "wrong-use"         // a command or field was filled in wrongly
	UnknownTheme     Kind = "unknown-theme"     // no theme of that name
	UnknownArticle   Kind = "unknown-article"   // no article of that id
	UnknownVersion   Kind = "unknown-version"   // an article without a version of that number
	UnknownSource    Kind = "unknown-source"    // no source of that id
	UnknownOutline   Kind = "unknown-outline"   // no outline of that id
	UnknownNote      Kind = "unknown-note"      // no note of that id
	UnknownWord      Kind = "unknown-word"      // no word of the office's own that is written so
	UnknownPassage   Kind = "unknown-passage"   // words that do not stand in an article as they are quoted
	ChangedElsewhere Kind = "changed-elsewhere" // an outline that another window or program saved in between
	UnknownSession   Kind = "unknown-session"   // no session of that uid
	UnknownSigner    Kind = "unknown-signer"    // a file signed by a key that nobody has agreed to
	RevokedSigner    Kind = "revoked-signer"    // a file signed by a key that is not taken any more
	ChangedFile      Kind = "changed-file"      // a signed file that is not what was signed
	NewerFile        Kind = "newer-file"        // a file made by a newer version of the program
	LostKey          Kind = "lost-key"          // a publisher's private key that is not on this machine
	KnownKey         Kind = "known-key"         // a key that may publish in a store already, or once might
	WrongPassphrase  Kind = "wrong-passphrase"  // a key on paper or in a file, sealed with another passphrase
	WrongLine        Kind = "wrong-line"        // lines of a key on paper that were mistyped, which are named
	NoKey            Kind = "no-key"            // a text or file without a key
	NoStore          Kind = "no-store"          // a place at which nothing was published yet
	NoProgram        Kind = "no-program"        // a store that publishes no version of the program
	UnknownItem      Kind = "unknown-item"      // no item of that name in a store
	RolledBack       Kind = "rolled-back"       // a store whose newest serial is older than one that was taken
	ForkedStore      Kind = "forked-store"      // a store with another content under a serial that was taken
	LostStore        Kind = "lost-store"        // a place at which no store lies any more: a stick that is not plugged in
	ForeignStore     Kind = "foreign-store"     // a store in the place of one that was agreed to, by a key that none of its keys vouches for
	NewerStore       Kind = "newer-store"       // a store published by a newer version of the program
	DamagedStore     Kind = "damaged-store"     // a file of a store that its form does not allow
	ChangedStore     Kind = "changed-store"     // a file of a store that is not what was signed
	IncompleteStore  Kind = "incomplete-store"  // a store without a file that it names
	LargeStore       Kind = "large-store"       // a store, or a file of it, that is larger than any is
	BusyStore        Kind = "busy-store"        // a store into which another program publishes, or did in between
	UnknownTemplate  Kind = "unknown-template"  // no handout template of that name
	KnownSource      Kind = "known-source"      // that address is a source already
	BadDate          Kind = "bad-date"          // a date that cannot be read
	BadAddress       Kind = "bad-address"       // not an http or https address
	PrivateAddress   Kind = "private-address"   // of this machine or its network, and named by a stranger
	Restricted       Kind = "restricted"        // marked as secret, or for internal use
	UnsafeFile       Kind = "unsafe-file"       // an attachment that is neither a document nor a picture
	UnshownPicture   Kind = "unshown-picture"   // a picture of a format that many machines do not show, which is named
	MacroFile        Kind = "macro-file"        // an attachment with a program inside, which a person must agree to
	Offline          Kind = "offline"           // this machine has no network
	UnknownHost      Kind = "unknown-host"      // no such host
	Unreachable      Kind = "unreachable"       // the host does not answer
	TimedOut         Kind = "timed-out"         // it answered too slowly
	BadCertificate   Kind = "bad-certificate"   // its identity could not be verified
	HTTPStatus       Kind = "http-status"       // it answered with an error
	Gone             Kind = "gone"              // 404 or 410
	LoginRequired    Kind = "login-required"    // it wants a login, or a person
	ProxyLogin       Kind = "proxy-login"       // not the site: the proxy in between wants a login
	Challenge        Kind = "challenge"         // it wants to see a browser: a captcha or a script to run
	RedirectLoop     Kind = "redirect-loop"     // it redirects without end
	TooLarge         Kind = "too-large"         // past the size limit
	NotHTML          Kind = "not-html"          // not a web page
	NoArticle        Kind = "no-article"        // a web page without an article
	BrokenFeed       Kind = "broken-feed"       // not a feed, or one without a readable item
	ManyFeeds        Kind = "many-feeds"        // a page that lists many feeds, of which one is to be chosen
	NothingFound     Kind = "nothing-found"     // neither feed, list nor article
	UnreadableFile   Kind = "unreadable-file"   // a file that cannot be opened
	SourceList       Kind = "source-list"       // a list of sources (OPML) where an article or an address is expected
	UnsupportedFile  Kind = "unsupported-file"  // a document of a format that is not read
	OldWordFile      Kind = "old-word-file"     // .doc: to be saved as .docx first
	DamagedFile      Kind = "damaged-file"      // a document that its format does not allow
	LockedFile       Kind = "locked-file"       // a document that wants a password
	NoText           Kind = "no-text"           // a document of pictures only: a scan
	UnreadableFont   Kind = "unreadable-font"   // a document whose fonts do not say what their signs are
	DamagedBackup    Kind = "damaged-backup"    // not a backup, or a damaged one
	TakenFile        Kind = "taken-file"        // something that is no backup stands where one is to be written
	AbsentFolder     Kind = "absent-folder"     // a folder that is not there: a stick that was pulled, a drive that is not connected
	DeniedStore      Kind = "denied-store"      // an object store that does not let one in
	DiskFull         Kind = "disk-full"         //
	ReadOnly         Kind = "read-only"         // the library or a folder cannot be written
	NewerLibrary     Kind = "newer-library"     // made by a newer version of the program
	DamagedLibrary   Kind = "damaged-library"   // not a library, or a damaged one
	DamagedArticle   Kind = "damaged-article"   // an article of the library whose text cannot be read
	DamagedSession   Kind = "damaged-session"   // a session of the library that cannot be read
	LostLibrary      Kind = "lost-library"      // no library, or an empty file, beside copies of one
	BusyLibrary      Kind = "busy-library"      // another program holds the library locked
	OtherMachine     Kind = "other-machine"     // another machine has the library open, on a shared drive
	BadFont          Kind = "bad-font"          // a font of the program does not load
	EmptyOutline     Kind = "empty-outline"     // nothing to print
	TooLong          Kind = "too-long"          // more than the pages of a template hold
	LongTranslation  Kind = "long-translation"  // the second language alone is more than they hold
	NoPrinter        Kind = "no-printer"        // no printer, or none of that name
	WrongPaper       Kind = "wrong-paper"       // a printer without paper of the file's size
	StoppedPrinter   Kind = "stopped-printer"   // a printer that is paused or takes no jobs
	NoSuchPage       Kind = "no-such-page"      // a page that a file to print has not
	MixedPages       Kind = "mixed-pages"       // pages that stand and pages that lie, where two go on a side
	PrintFailed      Kind = "print-failed"      //
	Cancelled        Kind = "cancelled"         // stopped by the person
	Internal         Kind = "internal"          // a fault of the program
)

// Error is a failure with its kind, what it concerns (an address, a file, an id) and the detail
// for the log.
type Error struct {
	Kind    Kind
	Subject string
	Err     error  // may be nil
	Again   Moment // when who failed asked to be asked again; no date where it did not say
}

// Fail returns an error of the given kind about subject, wrapping err.
func Fail(kind Kind, subject string, err error) *Error {
	return &Error{Kind: kind, Subject: subject, Err: err}
}

// AgainAt returns when what failed asked to be asked again, or no date.
func AgainAt(err error) Moment {
	var e *Error
	if errors.As(err, &e) {
		return e.Again
	}
	return Moment{}
}

// Stopped returns the failure of work about subject whose context has ended, nil while it goes on: Cancelled where it was
// told to stop, TooLarge where its time ran out. What reads the bytes of strangers asks after each phase and in every long
// loop.
func Stopped(ctx context.Context, subject string) error {
	err := ctx.Err()
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return Fail(TooLarge, subject, err)
	}
	return Fail(Cancelled, subject, err)
}

// Error returns the English line for the log.
func (e *Error) Error() string {
	line := string(e.Kind)
	if e.Subject != "" {
		line += ": " + e.Subject
	}
	if e.Err != nil {
		line += ": " + e.Err.Error()
	}
	return line
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of err, or Internal where it carries none.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}

// IsKind reports whether err carries kind.
func IsKind(err error, kind Kind) bool { return err != nil && KindOf(err) == kind }
