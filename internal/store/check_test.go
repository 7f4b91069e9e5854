package store

import (
	"slices"
	"testing"
)

func TestACheckTellsWhatIsWrong(t *testing.T) {
	cases := map[ProblemKind]string{
		DanglingRow:      "PRAGMA foreign_keys = 0; INSERT INTO article_themes (theme, article_id) VALUES ('x', 999)",
		MissingVersion:   "DELETE FROM versions WHERE article_id = 1",
		MissingIndex:     "DELETE FROM article_words WHERE article_id = 2",
		DamagedVersion:   "UPDATE versions SET blocks = '[{' WHERE article_id = 1",
		ChangedVersion:   "UPDATE versions SET title = 'khác' WHERE article_id = 1",
		UnreadableOrigin: "UPDATE versions SET original = x'00' WHERE article_id = 1",
		DamagedOutline:   "UPDATE outlines SET data = '{'",
	}
	for want, damage := range cases {
		t.Run(string(want), func(t *testing.T) {
			l := stocked(t, 3)
			if report, err := l.Check(t.Context()); err != nil || !report.OK() || report.Articles != 3 || report.Versions != 3 || report.Outlines != 1 {
				t.Fatalf("before: %+v, %v", report, err)
			}
			if _, err := l.write.ExecContext(t.Context(), damage); err != nil {
				t.Fatal(err)
			}
			report, err := l.Check(t.Context())
			if err != nil || !slices.ContainsFunc(report.Problems, func(p Problem) bool { return p.Kind == want }) {
				t.Fatalf("%+v, %v", report, err)
			}
		})
	}
}

func TestACheckFindsAnArticleThatNoSearchFinds(t *testing.T) {
	l := stocked(t, 2)
	if _, err := l.write.ExecContext(t.Context(), "INSERT INTO plain_words (plain_words) VALUES ('delete-all')"); err != nil {
		t.Fatal(err)
	}
	report, err := l.Check(t.Context())
	if err != nil || len(report.Problems) != 2 || report.Problems[0].Kind != MissingIndex {
		t.Fatalf("%+v, %v", report, err)
	}
}
