// Command bcv is the library of «Sổ tay Báo cáo viên» from the command line: all of it is in internal/cli.
package main

import (
	"context"
	"os"

	"baocaovien/internal/cli"
)

func main() { os.Exit(cli.Process(context.Background(), os.Args[1:])) }
