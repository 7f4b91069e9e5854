package page

import (
	"errors"
	"strings"
	"testing"
)

func TestATagOfNothingButAttributesIsNotRead(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		body    string
		refused bool
	}{
		"attributes":         {"<p " + strings.Repeat(`a="x" `, maxInTag) + ">chữ</p>", true},
		"without values":     {"<p " + strings.Repeat("a ", maxInTag+1) + ">chữ</p>", true},
		"parted by a slash":  {"<p " + strings.Repeat("a/", maxInTag+1) + ">chữ</p>", true},
		"unended":            {"<p " + strings.Repeat("a ", maxInTag+1), true},
		"a long text":        {"<p>" + strings.Repeat("chữ = chữ ", maxInTag) + "</p>", false},
		"a picture as bytes": {`<img src="data:image/png;base64,` + strings.Repeat("Qk0w", 1<<18) + `">`, false},
	} {
		_, err := parse(t.Context(), []byte("<html><body>"+c.body), "text/html")
		if errors.Is(err, errManyTags) != c.refused {
			t.Errorf("%s: %v", name, err)
		}
	}
}
