// Command updater starts a setup as the program does that fetched it, and ends at once: updater FILE. For the tests.
package main

import (
	"fmt"
	"os"

	"baocaovien/internal/app"
)

func main() {
	if err := new(app.Updates).Install(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
