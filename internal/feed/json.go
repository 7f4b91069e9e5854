package feed

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"baocaovien/internal/pattern"
)

var jsonItems = pattern.Of(`"items"\s*:\s*\[`)

// mendJSON returns the first JSON value of text, without what follows it. One that was cut off is ended
// after its last whole item; an item that is no object, and a field that is not of its kind, is left out. begun
// counts the items, one more where the file was cut off.
func mendJSON(ctx context.Context, text string) (mended string, begun int, err error) {
	at := jsonItems.FindStringIndex(text)
	if at == nil {
		var value json.RawMessage
		if err := json.NewDecoder(strings.NewReader(text)).Decode(&value); err != nil {
			return "", 0, fmt.Errorf("cut off before its items: %w", err)
		}
		return string(value), 0, nil
	}
	items := json.NewDecoder(strings.NewReader(text[at[1]-1:]))
	if _, err := items.Token(); err != nil {
		return "", 0, fmt.Errorf("read items: %w", err)
	}
	var kept []string
	for items.More() && ctx.Err() == nil {
		var item json.RawMessage
		if err := items.Decode(&item); err != nil {
			begun = 1
			break
		}
		if clean, ok := cleanItem(item); ok {
			kept = append(kept, clean)
		}
	}
	return jsonHead(text, text[:at[0]]) + `"items":[` + strings.Join(kept, ",") + "]}", begun + len(kept), nil
}

// jsonHead returns what stands around the items of a feed, or before them where it was cut off; a head that no JSON parser
// reads is made anew.
func jsonHead(feed, head string) string {
	var fields map[string]json.RawMessage
	err := json.NewDecoder(strings.NewReader(feed)).Decode(&fields)
	if err != nil {
		fields = nil
		err = json.Unmarshal([]byte(strings.TrimRight(head, ", \t\r\n")+"}"), &fields)
	}
	delete(fields, "items")
	if err != nil {
		fields = map[string]json.RawMessage{"version": json.RawMessage(`"https://jsonfeed.org/version/1.1"`)}
	}
	for name, value := range fields {
		if texts[name] && value[0] != '"' {
			delete(fields, name)
		}
	}
	out, err := json.Marshal(fields)
	if err != nil || len(fields) == 0 {
		return "{"
	}
	return strings.TrimSuffix(string(out), "}") + ","
}

// texts are the fields of feeds and items that must be strings.
var texts = map[string]bool{
	"version": true, "title": true, "home_page_url": true, "feed_url": true, "description": true, "url": true, "external_url": true,
	"content_html": true, "content_text": true, "summary": true, "image": true, "date_published": true, "date_modified": true, "language": true,
}

// others are the remaining fields of items that are read, with how their values begin.
var others = map[string]byte{"authors": '[', "author": '{', "attachments": '['}

// cleanItem returns an item with only the fields that are of their kind.
func cleanItem(item json.RawMessage) (string, bool) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(item, &fields); err != nil {
		return "", false
	}
	for name, value := range fields {
		begin, other := others[name]
		if name != "id" && !(texts[name] && value[0] == '"') && !(other && value[0] == begin) {
			delete(fields, name)
		}
	}
	out, err := json.Marshal(fields)
	return string(out), err == nil && len(fields) > 0
}
