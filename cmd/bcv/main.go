// Command bcv is the library of «Sổ tay Báo cáo viên» from the command line: all of it is in internal/cli.
package main

import (
	"os"

	"baocaovien/internal/cli"
)

func main() { os.Exit(cli.Process(os.Args[1:])) }
