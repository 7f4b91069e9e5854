package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// Exit codes, as the contract of the command line gives them.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
	exitPart   = 3
)

// command is one thing bcv can do.
type command struct {
	name  string                      // «source add»
	flags func(*pflag.FlagSet)        // nil where it has none of its own
	least int                         // positional arguments it needs
	most  int                         // and takes; -1 for any number
	dash  bool                        // whether an argument may begin with a dash: «-đảo» in a search
	run   func(*call) (result, error) // does it
}

// result is what a command has to say: value for --json, text for people.
type result struct {
	value any
	text  func(io.Writer)
	code  int
}

// call is one use of a command.
type call struct {
	ctx    context.Context
	args   []string // positional
	data   string   // --data
	json   bool     // --json
	begin  bool     // --new
	stdout io.Writer
	stderr io.Writer
	flush  func() error // shows what stdout holds, for a command that goes on
	app    *app.App

	keepRestricted bool // a sync stores what bears a stamp of secrecy
}

// library opens the library, once.
func (c *call) library() (*app.App, error) {
	if c.app != nil {
		return c.app, nil
	}
	a, err := app.Open(c.ctx, c.options())
	if err != nil {
		return nil, err
	}
	c.app = a
	if _, asked := words.Asked(); !asked {
		l, err := a.Settings().Language(c.ctx)
		if err != nil {
			return nil, err
		}
		words.Use(l)
	}
	c.tellState()
	return a, nil
}

// Run does what args, without the name of the program, ask of a library, and returns the exit code.
func Run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	speak()
	out := bufio.NewWriter(stdout) // keeps the first failure until it is asked
	c := &call{ctx: ctx, stderr: printable{to: stderr}, flush: out.Flush}
	c.stdout = printable{to: out, json: &c.json}
	cmd, err := c.parse(args)
	if errors.Is(err, pflag.ErrHelp) {
		cmd, err = command{run: help}, nil
	}
	var res result
	if err == nil {
		res, err = cmd.run(c)
	}
	if err == nil {
		err = c.print(res)
	}
	if full := out.Flush(); err == nil && full != nil {
		err = library.Fail(library.ReadOnly, "stdout", full)
	}
	code := res.code
	if err != nil {
		code = c.fail(err)
	}
	if c.app != nil {
		if c.app.Library().Aside() != nil {
			say(c.stderr, "bcv.put-aside")
		}
		if err := c.app.Close(); err != nil && code == exitDone {
			code = c.fail(err)
		}
	}
	return code
}

// speak puts the command into the language the environment asks for; without its word it speaks Vietnamese until a library
// is open that says otherwise.
func speak() {
	if l, asked := words.Asked(); asked {
		words.Use(l)
	}
}

// help says what there is.
func help(*call) (result, error) {
	return result{text: func(w io.Writer) { say(w, "bcv.help") }}, nil
}

// parse finds the command and reads its flags, which may stand anywhere after it; --data and --json
// may stand before it too.
func (c *call) parse(args []string) (command, error) {
	global := c.flagSet("bcv")
	global.SetInterspersed(false)
	if err := global.Parse(args); err != nil {
		return command{}, usage(err)
	}
	rest := global.Args()
	if len(rest) == 0 || rest[0] == "help" {
		return command{}, pflag.ErrHelp
	}
	cmd, rest, err := find(rest)
	if err != nil {
		return command{}, err
	}
	own := c.flagSet(cmd.name)
	if cmd.flags != nil {
		cmd.flags(own)
	}
	if cmd.dash {
		rest = flagsFirst(own, rest)
	}
	if err := own.Parse(rest); err != nil {
		return command{}, usage(err)
	}
	c.args = own.Args()
	if len(c.args) < cmd.least || (cmd.most >= 0 && len(c.args) > cmd.most) {
		return command{}, usage(errors.New(words.Say("bcv.arguments", "command", cmd.name)))
	}
	return cmd, nil
}

// flagsFirst puts the flags of a set before «--» and behind it all else, with a dash or without.
func flagsFirst(set *pflag.FlagSet, args []string) []string {
	var flags, rest []string
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			rest = append(rest, args[i+1:]...)
			return slices.Concat(flags, []string{arg}, rest)
		case !strings.HasPrefix(arg, "--") && arg != "-h":
			rest = append(rest, arg)
			continue
		}
		flags = append(flags, arg)
		if f := set.Lookup(arg[min(len(arg), 2):]); f != nil && f.NoOptDefVal == "" && i+1 < len(args) { // its value follows
			i++
			flags = append(flags, args[i])
		}
	}
	return slices.Concat(flags, []string{"--"}, rest)
}

// flagSet returns a flag set with the global flags. Defaults are the values read so far, so that
// parsing twice keeps them.
func (c *call) flagSet(name string) *pflag.FlagSet {
	set := pflag.NewFlagSet(name, pflag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.Usage = func() {}
	set.StringVar(&c.data, "data", c.data, "")
	set.BoolVar(&c.json, "json", c.json, "")
	set.BoolVar(&c.begin, "new", c.begin, "")
	return set
}

// find returns the command that args begin with, and what follows its name.
func find(args []string) (command, []string, error) {
	for _, cmd := range commands() {
		name := strings.Fields(cmd.name)
		if len(args) >= len(name) && strings.Join(args[:len(name)], " ") == cmd.name {
			return cmd, args[len(name):], nil
		}
	}
	return command{}, nil, usage(errors.New(words.Say("bcv.unknown-command", "command", args[0])))
}

func usage(err error) error {
	if errors.Is(err, pflag.ErrHelp) {
		return err
	}
	return library.Fail(library.WrongUse, "", errors.New(flagSentence(err)))
}

// flagSentence says in Vietnamese what is wrong with a flag.
func flagSentence(err error) string {
	var (
		unknown *pflag.NotExistError
		empty   *pflag.ValueRequiredError
		value   *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedShortnames() // the name of a short one is a byte
		if name == "" {
			name = unknown.GetSpecifiedName()
		}
		return words.Say("bcv.unknown-flag", "flag", name)
	case errors.As(err, &empty):
		return words.Say("bcv.flag-without-value", "flag", empty.GetSpecifiedName())
	case errors.As(err, &value):
		return words.Say("bcv.wrong-value", "flag", value.GetFlag().Name, "value", value.GetValue())
	case errors.As(err, &syntax):
		return words.Say("bcv.unknown-flag", "flag", syntax.GetSpecifiedFlag())
	default:
		return err.Error()
	}
}

// print writes the result to stdout.
func (c *call) print(res result) error {
	if !c.json {
		if res.text != nil {
			res.text(c.stdout)
		}
		return nil
	}
	out := json.NewEncoder(c.stdout)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(res.value); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	return nil
}

// fail tells the person what went wrong, keeps the detail in the log, and returns the exit code.
func (c *call) fail(err error) int {
	log := words.Say("bcv.no-log")
	if c.app != nil {
		c.app.Log(err)
		log = c.app.LogPath()
	} else if kept := app.LogFile(c.options()); kept != "" {
		log = kept
	}
	_, _ = fmt.Fprintln(c.stderr, words.Failure(err, log))
	if library.IsKind(err, library.LostLibrary) || library.IsKind(err, library.DamagedLibrary) {
		c.offer(err)
	}
	switch library.KindOf(err) {
	case library.WrongUse, library.BadDate, library.UnknownTemplate: // wrong whatever the library holds
		return exitUsage
	}
	return exitFailed
}
