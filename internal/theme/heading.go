package theme

import (
	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// headingLevel returns the level of a block that heads a section, 0 for any other block.
func headingLevel(b library.Block) int {
	switch b.Kind {
	case library.Heading:
		return max(1, b.Level)
	case library.Paragraph:
		return viet.HeadingLevel(b.Text)
	}
	return 0
}
