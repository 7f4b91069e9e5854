package printer

import (
	"strings"
	"testing"

	"baocaovien/internal/words"
)

func TestEveryStateOfAPrinterIsToldInWords(t *testing.T) {
	t.Parallel()
	for _, state := range []State{Idle, Printing, Disabled, Rejecting} {
		for _, key := range []string{"bcv.printer-", "window.printer-"} {
			if said := words.Say(key + string(state)); strings.HasPrefix(said, key) {
				t.Errorf("no words for %s", said)
			}
		}
	}
}
