package secrecy

import "testing"

func TestTheListsAreThere(t *testing.T) {
	t.Parallel()
	if _, err := book.Set(); err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds {
		if k.line.Missing() || k.brackets.Missing() || about.Missing() {
			t.Errorf("%s has no list", k.stamp)
		}
	}
}
