package cli

import (
	"errors"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

type markedJSON struct {
	Marked   int     `json:"marked"`
	Articles []int64 `json:"articles"`
}

// markRead marks as read all articles that flags select, or that a search finds.
func markRead() command {
	var f filterFlags
	query := ""
	return command{
		name: "mark read",
		flags: func(set *pflag.FlagSet) {
			f.add(set, 0)
			set.StringVar(&query, "search", "", "")
		},
		run: func(c *call) (result, error) {
			a, filter, err := f.open(c)
			if err != nil {
				return result{}, err
			}
			ids, err := a.Articles.MarkAllRead(c.ctx, query, filter)
			return result{value: markedJSON{len(ids), append([]int64{}, ids...)}, text: func(w io.Writer) {
				say(w, "bcv.marked-read", "count", len(ids))
			}}, err
		},
	}
}

// markUnread takes back that articles were read.
func markUnread() command {
	return command{name: "mark unread", least: 1, most: -1, run: func(c *call) (result, error) {
		ids, err := parseIDs(c.args)
		if err != nil {
			return result{}, err
		}
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		return result{value: markedJSON{len(ids), ids}, text: func(w io.Writer) { say(w, "bcv.marked-unread", "count", len(ids)) }},
			a.Articles.UnmarkRead(c.ctx, ids)
	}}
}

type removalJSON struct {
	Removed int     `json:"removed"`
	Kept    []int64 `json:"kept"`  // articles that an outline or a session has, or notes
	Noted   []int64 `json:"noted"` // those of them that only notes have
}

// removalResult tells what deleting came to; what had to stay is a part that was not done.
func removalResult(r library.Removal) result {
	v := removalJSON{Removed: r.Removed, Kept: append([]int64{}, r.Kept...), Noted: append([]int64{}, r.Noted...)}
	res := result{value: v, text: func(w io.Writer) {
		say(w, "bcv.articles-removed", "count", v.Removed)
		if len(v.Kept) > 0 {
			say(w, "bcv.articles-kept", "ids", numbers(v.Kept))
		}
		if len(v.Noted) > 0 {
			say(w, "bcv.articles-noted", "ids", numbers(v.Noted))
		}
	}}
	if len(v.Kept) > 0 {
		res.code = exitPart
	}
	return res
}

// numbers lists numbers of articles.
func numbers(ids []int64) string {
	texts := make([]string, len(ids))
	for i, n := range ids {
		texts[i] = id(n)
	}
	return strings.Join(texts, ", ")
}

func articleRemove() command {
	withNotes := false
	return command{
		name: "remove", least: 1, most: -1,
		flags: func(set *pflag.FlagSet) { set.BoolVar(&withNotes, "with-notes", false, "") },
		run: func(c *call) (result, error) {
			ids, err := parseIDs(c.args)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			r, err := a.Articles.Remove(c.ctx, ids, withNotes)
			return removalResult(r), err
		},
	}
}

// sourceKeep keeps the last months of a source.
func sourceKeep() command {
	months := 0
	return command{
		name: "source keep", least: 1, most: 1,
		flags: func(set *pflag.FlagSet) { set.IntVar(&months, "months", 0, "") },
		run: func(c *call) (result, error) {
			number, err := parseID(c.args[0], library.UnknownSource)
			if err != nil {
				return result{}, err
			}
			if months < 1 {
				return result{}, usage(errors.New(words.Say("bcv.months")))
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			ids, err := a.Articles.Old(c.ctx, number, months)
			if err != nil {
				return result{}, err
			}
			r, err := a.Articles.Remove(c.ctx, ids, false)
			return removalResult(r), err
		},
	}
}

func sourceRename() command {
	return command{name: "source rename", least: 2, most: -1, run: func(c *call) (result, error) {
		number, err := parseID(c.args[0], library.UnknownSource)
		if err != nil {
			return result{}, err
		}
		title := strings.TrimSpace(strings.Join(c.args[1:], " "))
		if title == "" {
			return result{}, usage(errors.New(words.Say("bcv.no-title")))
		}
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		s, err := a.Sources.RenameSource(c.ctx, number, title)
		return result{value: sourceValue(s), text: func(w io.Writer) { say(w, "bcv.source-renamed", "id", s.ID, "title", s.Title) }}, err
	}}
}
