package page

import (
	"fmt"
	"slices"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"baocaovien/internal/library"
)

// CheckSelector reports whether text is a CSS selector. It fails with library.WrongUse.
func CheckSelector(text string) error {
	if _, err := cascadia.ParseGroup(text); err != nil {
		return library.Fail(library.WrongUse, text, fmt.Errorf("css selector: %w", err))
	}
	return nil
}

// selected returns the elements that the hint's selector names, or none. One that is no selector names none.
func (d *parsedPage) selected() []*html.Node {
	if d.hint.Selector == "" {
		return nil
	}
	group, err := cascadia.ParseGroup(d.hint.Selector)
	if err != nil {
		return nil
	}
	return cascadia.QueryAll(d.root, group)
}

// isChosen reports whether n stands in an element that the selector names; without a selector all do.
func (d *parsedPage) isChosen(n *html.Node) bool {
	return len(d.chosen) == 0 || slices.ContainsFunc(d.chosen, func(c *html.Node) bool { return contains(c, n) })
}
