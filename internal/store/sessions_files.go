package store

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// mostSessionFiles is how many bytes the attachments of all sessions may have: every daily copy of the library holds them.
const mostSessionFiles = 500 << 20

// SessionFile returns the bytes of an attachment of a session, or UnreadableFile where they are not here.
func (l *Library) SessionFile(ctx context.Context, uid, sum string) (library.SessionFile, error) {
	f := library.SessionFile{SHA256: sum}
	err := l.read.QueryRowContext(ctx, "SELECT data FROM session_files WHERE uid = ? AND sha256 = ?", uid, sum).Scan(&f.Data)
	if noRow(err) {
		err = library.Fail(library.UnreadableFile, sum, err)
	}
	return f, l.fault("session file", err)
}

// KeptFile is an attachment whose bytes are here.
type KeptFile struct {
	UID, SHA256 string // of its session, of its bytes
	Size        int64
}

// SessionFiles returns the attachments that are here of the sessions of a period that were not removed, by day; bytes that
// several have, once.
func (l *Library) SessionFiles(ctx context.Context, p session.Period) ([]KeptFile, error) {
	rows, err := l.read.QueryContext(ctx, `SELECT min(f.uid), f.sha256, f.size FROM sessions s JOIN session_files f USING (uid)
		WHERE s.day BETWEEN ? AND ? AND s.removed = 0 GROUP BY f.sha256 ORDER BY min(s.day), f.sha256`, p.From, p.To)
	if err != nil {
		return nil, l.fault("session files", err)
	}
	return collect(l, "session files", rows, func(row scanner) (f KeptFile, err error) { return f, row.Scan(&f.UID, &f.SHA256, &f.Size) })
}

// keepFiles keeps the files that arrived with sessions for those of them that name them.
func (w *sessionWriter) keepFiles(files iter.Seq2[library.SessionFile, error], arrived map[string][]recordDigest, m *SessionMerge) error {
	var named map[string][]string // the uids of the sessions that name a file, by its SHA-256
	for f, err := range files {
		if err != nil {
			return err
		}
		if named == nil {
			if named, err = w.filesNamed(arrived); err != nil {
				return err
			}
		}
		for _, uid := range named[f.SHA256] {
			kept, err := w.keepFile(uid, f)
			if err != nil {
				return err
			}
			if kept {
				m.FilesKept++
			} else {
				m.FilesLeft++
			}
		}
	}
	return nil
}

// filesNamed returns which of the sessions that arrived name which files.
func (w *sessionWriter) filesNamed(arrived map[string][]recordDigest) (map[string][]string, error) {
	named := map[string][]string{}
	for uid := range arrived {
		s, err := scanSession(w.tx.QueryRowContext(w.ctx, "SELECT data FROM sessions WHERE uid = ?", uid))
		if err != nil {
			return nil, err
		}
		for _, a := range s.Attachments {
			named[a.SHA256] = append(named[a.SHA256], uid)
		}
	}
	return named, nil
}

// keepFile keeps the bytes of an attachment; it reports false where there is no room for them.
func (w *sessionWriter) keepFile(uid string, f library.SessionFile) (kept bool, err error) {
	err = w.tx.QueryRowContext(w.ctx, `SELECT EXISTS (SELECT 1 FROM session_files WHERE uid = ? AND sha256 = ?)`, uid, f.SHA256).Scan(&kept)
	if err != nil || kept {
		return kept, err
	}
	if w.room < 0 {
		var taken int64
		if err := w.tx.QueryRowContext(w.ctx, "SELECT coalesce(sum(size), 0) FROM session_files").Scan(&taken); err != nil {
			return false, err
		}
		w.room = max(0, mostSessionFiles-taken)
	}
	size := int64(len(f.Data))
	if size > w.room {
		return false, nil
	}
	w.room -= size
	return true, w.exec("INSERT INTO session_files (uid, sha256, size, data) VALUES (?, ?, ?, ?)", uid, f.SHA256, size, f.Data)
}

// keepOwn keeps the files that an edit brings, or fails with TooLarge.
func (w *sessionWriter) keepOwn(e SessionEdit) error {
	for _, f := range e.Files {
		kept, err := w.keepFile(e.UID, f)
		if err != nil {
			return err
		}
		if !kept {
			return library.Fail(library.TooLarge, e.UID, fmt.Errorf("no room for %d bytes more", len(f.Data)))
		}
	}
	return nil
}

// spare frees the bytes that a session does not name any longer.
func (w *sessionWriter) spare(s library.Session) error {
	sums := make([]string, len(s.Attachments))
	for i, a := range s.Attachments {
		sums[i] = a.SHA256
	}
	named, err := json.Marshal(sums)
	if err != nil {
		return err
	}
	_, err = w.free.ExecContext(w.ctx, s.UID, string(named))
	return err
}
