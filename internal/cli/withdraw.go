package cli

import (
	"errors"
	"io"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// itemJSON is an article or a model of a store.
type itemJSON struct {
	UID       string `json:"uid"`
	Kind      string `json:"kind"` // article or outline
	Title     string `json:"title"`
	Withdrawn bool   `json:"withdrawn"`
	Reason    string `json:"reason"`
}

var itemKind = map[bool]string{false: "article", true: "outline"}

// storeItems lists what is in a store, for who wants to withdraw something.
func storeItems() command {
	return command{name: "store items", least: 1, most: 1, run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		items, err := a.Publishing.Items(c.ctx, c.args[0])
		values := make([]itemJSON, 0, len(items))
		rows := [][]string{columns("bcv.item-columns")}
		for _, i := range items {
			values = append(values, itemJSON{i.UID, itemKind[i.Model], i.Title, i.Withdrawn, i.Reason})
			state := ""
			if i.Withdrawn {
				state = words.Say("publish.item-withdrawn", "reason", i.Reason)
			}
			rows = append(rows, []string{i.UID, i.Title, state})
		}
		return result{value: values, text: func(w io.Writer) { table(w, rows) }}, err
	}}
}

// oneItem is what publish does with one item alone.
type oneItem struct{ withdraw, instead, release string }

func (w *oneItem) flags(f *pflag.FlagSet) {
	f.StringVar(&w.withdraw, "withdraw", "", "")
	f.StringVar(&w.instead, "instead", "", "")
	f.StringVar(&w.release, "release", "", "")
}

func (w *oneItem) asked() bool { return w.withdraw+w.instead+w.release != "" }

// do withdraws or releases the item; nothing else of the store is changed.
func (w *oneItem) do(c *call, a *app.App, reason string) (done app.Publication, err error) {
	if (w.withdraw == "") == (w.release == "") || w.instead != "" && w.withdraw == "" {
		return done, withdrawnAlone()
	}
	var uids [2]string
	for i, named := range []string{w.withdraw + w.release, w.instead} {
		if uids[i], err = itemNamed(c, a, named); err != nil {
			return done, err
		}
	}
	if w.release != "" {
		return a.Publishing.Release(c.ctx, c.args[0], uids[0])
	}
	return a.Publishing.Withdraw(c.ctx, c.args[0], uids[0], reason, uids[1])
}

func withdrawnAlone() error {
	return library.Fail(library.WrongUse, "", errors.New(words.Say("bcv.withdraw-alone")))
}

// itemNamed is the uid of an item that a person named: by that, or by the number of an article of this library.
func itemNamed(c *call, a *app.App, named string) (string, error) {
	const uidSize = 32
	if named == "" || len(named) == uidSize {
		return named, nil
	}
	id, err := parseID(named, library.UnknownArticle)
	if err != nil {
		return "", err
	}
	return a.Publishing.ArticleUID(c.ctx, id)
}
