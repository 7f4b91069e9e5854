package corpus_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"

	"baocaovien/internal/corpus"
)

func packed(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestASpecimenIsALine(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "all.jsonl.gz")
	lines := `{"file": "a", "title": "Tàu cá về bến", "text": "Một.\nHai.", "themes": ["sea"], "unsure": 1}` + "\n" + `{"file": "b", "title": "Chợ", "text": ""}`
	if err := os.WriteFile(file, packed(t, lines), 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := corpus.Read(file)
	if err != nil || len(all) != 2 {
		t.Fatalf("%v, %v", all, err)
	}
	if a := all[0]; a.File != "a" || a.Title != "Tàu cá về bến" || a.Text != "Một.\nHai." || len(a.Themes) != 1 || a.Unsure != 1 {
		t.Errorf("%+v", a)
	}
}

func TestWhatCannotBeReadToItsEndIsTold(t *testing.T) {
	t.Parallel()
	whole := packed(t, `{"file": "a"}`+"\n"+`{"file": "b"}`)
	for name, raw := range map[string][]byte{"cut": whole[:len(whole)-12], "plain": []byte(`{"file": "a"}`), "no JSON": packed(t, `{"file": `)} {
		file := filepath.Join(t.TempDir(), "all.jsonl.gz")
		if err := os.WriteFile(file, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		if all, err := corpus.Read(file); err == nil {
			t.Errorf("%s: %v", name, all)
		}
	}
	if _, err := corpus.Read(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("no file is read")
	}
}
