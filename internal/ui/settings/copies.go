package settings

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/words"
)

// show counts the copies that lie beside the library.
func (c *maintenance) show() {
	kit.Load(c.Tasks, &c.counting, c.backups.Copies, func(all []store.BackupCopy, err error) {
		if !c.Fail(err, nil) {
			c.copies.SetText(copiesSentence(all))
		}
		c.tellPlan()
	})
}

// copiesSentence says how many copies there are of each kind, what they take and what the newest of them holds.
func copiesSentence(all []store.BackupCopy) string {
	var newest store.BackupCopy
	bytes := int64(0)
	counts := map[string]int{}
	for _, c := range all {
		bytes += c.Bytes
		kind := string(c.Kind)
		if !c.Readable && c.Kind != store.UnfinishedCopy {
			kind = "unreadable"
		}
		counts[kind]++
		if c.Readable && newest.File == "" {
			newest = c
		}
	}
	if newest.File == "" {
		return words.Say("settings.copies-none")
	}
	made := newest.Made.In(library.Vietnam).Format("02/01/2006 15:04")
	parts := []string{words.Say("settings.copies", "count", len(all), "megabytes", (bytes+1<<20-1)>>20, "made", made,
		"articles", newest.Articles, "outlines", newest.Outlines)}
	for _, kind := range []string{"daily", "upgrade", "aside", "unfinished", "unreadable"} {
		if n := counts[kind]; n > 0 {
			parts = append(parts, words.Say("settings.copies-"+kind, "count", n))
		}
	}
	return strings.Join(parts, " ")
}

// tidy removes the copies that may go.
func (c *maintenance) tidy() {
	if c.place.Busy() {
		return
	}
	kit.Load(c.Tasks, &c.place, c.inspector.Prune, func(removed int, err error) {
		if !c.Fail(err, c.tidy) {
			c.Say(words.Say("settings.copies-tidied", "count", removed), "", nil)
		}
		c.show()
	})
}
