package feed

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

var jsonItems = regexp.MustCompile(`"items"\s*:\s*\[`)

// mendJSON returns the first JSON value of text, without what follows it. One that was cut off is ended
// after its last whole item.
func mendJSON(text string) (string, int, error) {
	var whole json.RawMessage
	if err := json.NewDecoder(strings.NewReader(text)).Decode(&whole); err == nil {
		return string(whole), 0, nil
	}
	at := jsonItems.FindStringIndex(text)
	if at == nil {
		return "", 0, errors.New("cut off before its items")
	}
	items := json.NewDecoder(strings.NewReader(text[at[1]-1:]))
	if _, err := items.Token(); err != nil {
		return "", 0, fmt.Errorf("read items: %w", err)
	}
	var kept []string
	for items.More() {
		var item json.RawMessage
		if err := items.Decode(&item); err != nil {
			break
		}
		kept = append(kept, string(item))
	}
	return text[:at[1]] + strings.Join(kept, ",") + "]}", len(kept) + 1, nil
}
