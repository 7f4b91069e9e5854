package words_test

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

func TestWherePasswordsAreIsSaid(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, c := range []struct {
		place                 library.SecretsPlace
		store, file, everyone bool
	}{
		{place: library.SecretsPlace{KeyStore: true}, store: true},
		{place: library.SecretsPlace{File: "/a/mat-khau.json"}, file: true},
		{place: library.SecretsPlace{KeyStore: true, File: "/a/mat-khau.json"}, store: true, file: true},
		{place: library.SecretsPlace{File: "/a/mat-khau.json", Exposed: true}, file: true, everyone: true},
	} {
		got := words.SecretsPlace(c.place)
		if strings.Contains(got, "kho khóa") != c.store || strings.Contains(got, "/a/mat-khau.json") != c.file || strings.Contains(got, "người khác") != c.everyone || seen[got] {
			t.Errorf("%+v: %s", c.place, got)
		}
		seen[got] = true
	}
}
