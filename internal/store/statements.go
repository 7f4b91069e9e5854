package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"strings"
)

// Bounds of what a connection keeps prepared: the program has some two hundred statements, and a search may ask in endless ways.
const (
	preparedAtMost = 256
	preparedLength = 4 << 10 // bytes of a statement
)

// preparedConn is a connection that keeps what it was asked prepared: to prepare a statement of a sync takes longer than to
// run it. database/sql lets one goroutine at a time use it.
type preparedConn struct {
	sqliteConn
	known map[string]*preparedStatement
	// brief says that its statements touch few rows each: one that was begun is run to its end. To have it broken off takes a
	// goroutine a statement, which is longer than many of them take; whoever is stopped is stopped before the next.
	brief bool
}

// sqliteConn is what a connection of the driver can do.
type sqliteConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

// preparedStatement is a statement that is kept, and whether somebody is reading its rows.
type preparedStatement struct {
	statement interface {
		driver.Stmt
		driver.StmtExecContext
		driver.StmtQueryContext
	}
	busy bool
}

// ExecContext runs a statement, from those that are kept where it is one of them.
func (c *preparedConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	kept, err := c.keep(ctx, query)
	if err != nil {
		return nil, err
	}
	if kept == nil || kept.busy {
		return c.sqliteConn.ExecContext(ctx, query, args)
	}
	if ctx, err = c.unbroken(ctx); err != nil {
		return nil, err
	}
	return kept.statement.ExecContext(ctx, args)
}

// QueryContext asks a statement for its rows. While they are read, the same question is asked anew by another one.
func (c *preparedConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	kept, err := c.keep(ctx, query)
	if err != nil {
		return nil, err
	}
	if kept == nil || kept.busy {
		return c.sqliteConn.QueryContext(ctx, query, args)
	}
	if ctx, err = c.unbroken(ctx); err != nil {
		return nil, err
	}
	rows, err := kept.statement.QueryContext(ctx, args)
	if err != nil {
		return nil, err
	}
	kept.busy = true
	return preparedRows{rows, kept}, nil
}

// unbroken returns the context to run a kept statement with.
func (c *preparedConn) unbroken(ctx context.Context) (context.Context, error) {
	if !c.brief {
		return ctx, nil
	}
	return context.WithoutCancel(ctx), ctx.Err()
}

// keep returns the statement that is kept of a query, nil where it is not to be kept.
func (c *preparedConn) keep(ctx context.Context, query string) (*preparedStatement, error) {
	if kept := c.known[query]; kept != nil || len(c.known) >= preparedAtMost || !asksRows(query) {
		return kept, nil
	}
	s, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	kept := &preparedStatement{}
	var can bool
	if kept.statement, can = s.(interface {
		driver.Stmt
		driver.StmtExecContext
		driver.StmtQueryContext
	}); !can {
		return nil, s.Close()
	}
	c.known[query] = kept
	return kept, nil
}

// asksRows reports a statement that is asked again: one that reads or writes rows, and one only. A pragma, a step of the
// schema and the like is none.
func asksRows(query string) bool {
	if len(query) > preparedLength || strings.Contains(query, ";") {
		return false
	}
	verb, _, _ := strings.Cut(strings.TrimLeft(query, " \n\t"), " ")
	switch verb {
	case "SELECT", "INSERT", "UPDATE", "DELETE", "WITH":
		return true
	default:
		return false
	}
}

// Close lets go what is kept, and the connection.
func (c *preparedConn) Close() error {
	var all []error
	for _, kept := range c.known {
		all = append(all, kept.statement.Close())
	}
	return errors.Join(append(all, c.sqliteConn.Close())...)
}

// preparedRows are the rows of a statement that is kept.
type preparedRows struct {
	driver.Rows
	kept *preparedStatement
}

// Close frees the statement for the next question.
func (r preparedRows) Close() error {
	r.kept.busy = false
	return r.Rows.Close()
}
