package store

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// landedLibrary unpacks a library that the program of a commit made, with texts of our own, into a new folder.
func landedLibrary(t *testing.T, packed string) (dir string) {
	t.Helper()
	raw, err := os.ReadFile(packed)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	library, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, fileName), library, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// rowsOf reads the rows of all tables that are no index, each value as text under «table key column».
func rowsOf(t *testing.T, path string) map[string]string {
	t.Helper()
	db, err := sql.Open("sqlite", lookOnly(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all := map[string]string{}
	for table, key := range map[string]string{
		"sources": "id", "listings": "source_id || ' ' || position", "validators": "url", "articles": "id", "addresses": "url",
		"versions": "article_id || ' ' || version", "article_themes": "article_id || ' ' || theme", "outlines": "id",
		"settings": "key", "article_sources": "source_id || ' ' || article_id || ' ' || url", "files": "id", "own_themes": "theme",
		"restricted": "article_id", "removed_addresses": "url", "sessions": "uid", "session_records": "hex(digest)", "session_rows": "uid",
		"session_signers": "key", "offices": "name", "session_files": "uid || ' ' || sha256", "notes": "id",
		"outline_states": "outline_id || ' ' || kind || ' ' || number",
	} {
		rows, err := db.QueryContext(t.Context(), "SELECT "+key+" AS row_key, * FROM "+table) //nolint:sqlclosecheck // keepValues does
		if err != nil {
			if strings.Contains(err.Error(), "no such table") {
				continue
			}
			t.Fatal(err)
		}
		keepValues(t, all, table, rows)
	}
	return all
}

// keepValues puts the values of a table's rows, whose key comes first, under their places.
func keepValues(t *testing.T, all map[string]string, table string, rows *sql.Rows) {
	t.Helper()
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		for i, c := range columns[1:] {
			all[fmt.Sprint(table, " ", values[0], " ", c)] = fmt.Sprintf("%T %x", values[i+1], values[i+1])
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

func TestALibraryOfEverySchemaThatLandedKeepsEveryRow(t *testing.T) {
	t.Parallel()
	packed, err := filepath.Glob("testdata/landed/*.db.gz")
	if err != nil || len(packed) != 11 {
		t.Fatalf("%v, %v", packed, err)
	}
	for _, file := range packed {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			dir := landedLibrary(t, file)
			before := rowsOf(t, filepath.Join(dir, fileName))
			l := mustOpen(t, dir)
			after := rowsOf(t, l.path)
			for place, value := range before {
				moved := strings.HasPrefix(place, "settings material-") || strings.HasPrefix(place, "settings kept-")
				if after[place] != value && !moved {
					t.Errorf("%s: %s, before %s", place, after[place], value)
				}
			}
			if len(before) < 180 {
				t.Errorf("only %d values are compared", len(before))
			}
			landedReads(t, l)
			if before["sessions "+landedSession+" uid"] != "" {
				landedSessionsRead(t, l)
			}
			copies, err := Copies(t.Context(), dir)
			if err != nil || len(copies) != 1 || copies[0].Kind != UpgradeCopy || copies[0].Articles != 4 || copies[0].Outlines != 2 {
				t.Errorf("copies before the upgrade: %+v, %v", copies, err)
			} else if now := rowsOf(t, copies[0].File); !maps.Equal(without(now, sealedKey), before) {
				t.Errorf("the copy has %d values, the library had %d", len(now), len(before))
			}
		})
	}
}

const landedSession = "0190cccc-0000-7000-8000-000000000001"

// landedSessionsRead looks at the sessions of a library whose schema had them: one of them another's twin.
func landedSessionsRead(t *testing.T, l *Library) {
	t.Helper()
	s, err := l.Session(t.Context(), landedSession)
	if err != nil || s.Status != library.HeldSession || s.Notes != "bà con hỏi nhiều về bờ kè" || s.Outline == nil || *s.Outline != 1 || len(s.Questions) != 1 {
		t.Errorf("%+v, %v", s, err)
	}
	year := session.Period{From: session.NewDate(2026, 1, 1), To: session.NewDate(2026, 12, 31)}
	counter := session.NewCounter(session.Inquiry{Period: year})
	if unread, err := l.EachCounted(t.Context(), year, counter.Add); err != nil || unread > 0 || counter.Account(nil).Totals.Sessions != 1 {
		t.Errorf("%+v, %d unread, %v", counter.Account(nil).Totals, unread, err)
	}
	offices, err := l.Offices(t.Context())
	stamp, err2 := l.Stamp(t.Context(), []int64{4})
	if err != nil || err2 != nil || len(offices) != 2 || stamp != library.InternalUse {
		t.Errorf("%v, %v; %v, %v", offices, err, stamp, err2)
	}
}

func without(rows map[string]string, setting string) map[string]string {
	maps.DeleteFunc(rows, func(place, _ string) bool { return strings.HasPrefix(place, "settings "+setting) })
	return rows
}

// landedReads looks at an opened library of a landed schema as the program does.
func landedReads(t *testing.T, l *Library) {
	t.Helper()
	report, err := l.Check(t.Context())
	if err != nil || !report.OK() || report.Articles != 4 || report.Outlines != 2 {
		t.Fatalf("%+v, %v", report, err)
	}
	first, err := l.ArticleVersion(t.Context(), 1, 1)
	newest, err2 := l.Article(t.Context(), 1)
	if err != nil || err2 != nil || newest.Version != 2 || strings.HasSuffix(first.Blocks[1].Text, "đang làm.") || !strings.HasSuffix(newest.Blocks[1].Text, "đang làm.") {
		t.Errorf("%+v, %v; %+v, %v", first, err, newest, err2)
	}
	by, err := l.Article(t.Context(), 2)
	if err != nil || by.ThemesBy != library.ByPerson || !slices.Equal(by.Themes, []library.Theme{library.ForeignInformation}) || !by.Read || !by.Saved {
		t.Errorf("%+v, %v", by, err)
	}
	for query, n := range map[string]int{"áo phao": 1, "bo ke": 1, "mot la lam cho xong": 4} {
		if hits, err := l.Search(t.Context(), query, library.Filter{}); err != nil || len(hits) != n {
			t.Errorf("%s: %d hits, %v", query, len(hits), err)
		}
	}
	outline, err := l.Outline(t.Context(), 1)
	if err != nil || outline.Title != "Nói ở tổ dân phố, buổi 1" || outline.Points() != 2 || !slices.Equal(outline.Clippings, []int64{1, 2}) ||
		outline.Sections[0].Points[1].Text != "Ghi chú của người nói: nhắc lại chuyện áo phao." {
		t.Errorf("%+v, %v", outline, err)
	}
	if raw, _, err := l.Original(t.Context(), 1, 1); err != nil || !strings.HasPrefix(string(raw), "<html><p>Bờ kè") {
		t.Errorf("%q, %v", raw, err)
	}
	// Two articles may share a canonical address: the very first schema did not allow it.
	s := library.Article{URL: newest.URL, Title: "Bài khác hẳn", Blocks: []library.Block{{Kind: library.Paragraph, Text: "Chuyện khác hẳn."}}}
	if _, outcome, err := l.Save(t.Context(), Arrival{SourceID: 1, Listed: "https://bao.example/khac", Article: s}); err != nil || outcome != library.New {
		t.Errorf("%s, %v", outcome, err)
	}
	if o, err := l.SaveOutline(t.Context(), library.Outline{Title: "mới"}); err != nil || o.ID != 4 {
		t.Errorf("an outline's number is given again: %+v, %v", o, err)
	}
}

// rowsThatMove are the columns that Move packs.
var rowsThatMove = map[string]bool{"versions blocks": true, "versions original": true}

func TestALibraryOfEverySchemaThatLandedIsMovedStepByStep(t *testing.T) {
	t.Parallel()
	packed, err := filepath.Glob("testdata/landed/*.db.gz")
	if err != nil || len(packed) == 0 {
		t.Fatalf("%v, %v", packed, err)
	}
	for _, file := range packed {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			l := mustOpen(t, landedLibrary(t, file))
			before := rowsOf(t, l.path)
			changeWhileMoving(t, l)
			move(t, l)
			after := rowsOf(t, l.path)
			changed := 0
			for place, value := range before {
				parts := strings.Fields(place)
				if after[place] != value {
					if changed++; !rowsThatMove[parts[0]+" "+parts[len(parts)-1]] && !strings.HasPrefix(place, "articles 3 ") {
						t.Errorf("%s: %s, before %s", place, after[place], value)
					}
				}
			}
			if changed < 4 {
				t.Errorf("only %d values were packed", changed)
			}
			landedReads(t, l)
			for _, table := range []string{"marked_words_data", "plain_words_data"} {
				if n := count(t, l, table); n > 2 { // what FTS5 keeps of an empty index
					t.Errorf("%d rows of %s are left", n, table)
				}
			}
		})
	}
}

// changeWhileMoving marks an article as read before any is moved: a mark is no change of what is moved.
func changeWhileMoving(t *testing.T, l *Library) {
	t.Helper()
	if err := l.SetRead(t.Context(), 3, true); err != nil {
		t.Fatal(err)
	}
}

// move moves a library to its end.
func move(t *testing.T, l *Library) {
	t.Helper()
	for left := true; left; {
		var err error
		if left, err = l.Move(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// released are the digests of the steps of the schema that landed. A step is never edited: what is new goes into a new one.
var released = map[string]string{
	"migrations/0001_library.sql":           "52e3b2ae043efd9ddbb788fc737ab0fdfc906a00f6196c8f9c82475ce3fba004",
	"migrations/landed/0001_library.sql":    "f2e11fca050527ae42ea1615c26fdc5b8893c42ac95b75b0909d91080ea0f561",
	"migrations/0002_elsewhere.sql":         "cf3d4de4f4094fd2b9a93c49c44ca6906c58c32a18579f8a11e91c07feb9f31f",
	"migrations/0003_files.sql":             "8e0d988e9de137202a04cff0e60957530a499b07df7cf5592333976b980bc55e",
	"migrations/0004_search.sql":            "9ee27b4fc138644cd54ee3f57ab5cfe832aeab47fdd7c9486b2841afa599e4b3",
	"migrations/0005_own_themes.sql":        "604aa1d85c7f9fa347905514e7a72bd735a3609788bf571c394f567c6d886b42",
	"migrations/0006_outline_clippings.sql": "97810056bde42ffd8956f58188dfbda116d644d56a5792288aed4ac17e11c247",
	"migrations/0007_digests.sql":           "4cad2aaef65e2cf1c1c14cac5465aef96fb802e05b37978c5f4848a1961ae949",
	"migrations/0008_sessions.sql":          "530fb37368554de08529bfc6828d6f599a504371f73763bffc6c059c2e8b3987",
	"migrations/0009_restricted.sql":        "9023055e231ddc0b88cff1c472b686e4ea9990fdebfcf39ba343d0108b3a2adf",
	"migrations/0010_papers.sql":            "3bba172bb5aeb2da7727f783e9228ca2edd0306ead33bf98c8ba1826230ffff8",
	"migrations/0011_removed.sql":           "bb01c905b0b6309a9576435aebc38bce6985b176a14d3dbf3584fedf7cc4e67f",
	"migrations/0012_more_digests.sql":      "b4ede160b4167c229eb7e456de0b8271645ab543ed024664b607efb34766ef18",
	"migrations/0013_paper_digests.sql":     "2275cc0a2bae691bf112d0799bca6c6d2eb44e21431438b7a8b77fac64aa9f63",
	"migrations/0014_session_files.sql":     "41f88cb1960565ab24626676848467b14b087650e479ca794e625c0a7a909769",
	"migrations/0015_notes.sql":             "6edd11cc08764e2749af2c2005d54f3c78ce319c7cd72ec8a0178ba87ede77af",
	"migrations/0016_outline_states.sql":    "85d0cf1c12692039dee4f9e91cbf2d3c6189f5d2c0e7e7c9ac10961503a24e0c",
	"migrations/0017_light.sql":             "1a024df87e0bb3efafc9bf51011648750d4d7b45545e136eef2758ec289232f3",
	"migrations/0018_depots.sql":            "c4c286a8badb99c810c574df38838b894043ac928f38bc7b2529fd7de47fbc25",
	"migrations/0019_declined.sql":          "38c9cdde8b9a8f0eab1b7e614f32511382c3f743f59fc3055482051c0ee50b74",
	"migrations/0020_inbox.sql":             "354b2a09f8da106bd480cdbd4edd47e950e98203910965d241c3e615620b4ff8",
	"migrations/0021_unread.sql":            "735509aac967c2305dccdd8c51c219594576c6bbc18950c4237072464ccab390",
}

func TestAStepOfTheSchemaThatLandedIsNeverEdited(t *testing.T) {
	t.Parallel()
	for name, want := range released {
		digest := sha256.Sum256([]byte(landed(name)))
		if got := hex.EncodeToString(digest[:]); got != want {
			t.Errorf("%s was edited: %s", name, got)
		}
	}
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil || len(names) < 7 {
		t.Fatalf("%v, %v", names, err)
	}
	for i, name := range names[1:] { // a number that was kept for a step that never came is left out
		if number, before := path.Base(name)[:4], path.Base(names[i])[:4]; number <= before {
			t.Errorf("%s stands behind %s", name, before)
		}
	}
}
