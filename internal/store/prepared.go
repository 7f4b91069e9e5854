package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
)

// mostPrepared is how many statements a connection keeps: more than the program has for what it does all day.
const mostPrepared = 200

// sqliteConn is what database/sql uses of the driver's connections.
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

// preparedConn is a connection that has each statement with arguments parsed and planned once: an article that comes in a sync
// is some thirty of them, always the same, and preparing them took as long as carrying them out.
type preparedConn struct {
	sqliteConn
	kept map[string]*preparedStatement
}

// preparedStatement is a statement that is kept.
type preparedStatement struct {
	sqliteStatement
	reading bool // its rows are being read
}

// sqliteStatement is what the driver's statements can do.
type sqliteStatement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// prepared keeps the statements of a connection of the driver.
func prepared(c driver.Conn) (driver.Conn, error) {
	conn, can := c.(sqliteConn)
	if !can {
		return nil, errors.Join(fmt.Errorf("%T keeps no statements", c), c.Close())
	}
	return &preparedConn{conn, map[string]*preparedStatement{}}, nil
}

// ExecContext carries a statement out.
func (c *preparedConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	s, err := c.statement(ctx, query, len(args))
	switch {
	case err != nil:
		return nil, err
	case s == nil:
		return c.sqliteConn.ExecContext(ctx, query, args)
	}
	return s.ExecContext(ctx, args)
}

// QueryContext begins to read the rows of a statement.
func (c *preparedConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	s, err := c.statement(ctx, query, len(args))
	switch {
	case err != nil:
		return nil, err
	case s == nil:
		return c.sqliteConn.QueryContext(ctx, query, args)
	}
	rows, err := s.QueryContext(ctx, args)
	if err != nil {
		return nil, err
	}
	s.reading = true
	return preparedRows{rows, s}, nil
}

// statement returns the kept statement of a query, nil where none is kept or that is in use: rows of it are being read, beside
// which the same query asks for others.
func (c *preparedConn) statement(ctx context.Context, query string, args int) (*preparedStatement, error) {
	if s := c.kept[query]; s != nil {
		if s.reading {
			return nil, nil
		}
		return s, nil
	}
	if args == 0 || len(c.kept) == mostPrepared { // what has no arguments changes the schema or the connection, or is asked once
		return nil, nil
	}
	made, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	s, can := made.(sqliteStatement)
	if !can {
		return nil, made.Close()
	}
	c.kept[query] = &preparedStatement{sqliteStatement: s}
	return c.kept[query], nil
}

// Close closes the statements and the connection.
func (c *preparedConn) Close() error {
	var all []error
	for _, s := range c.kept {
		all = append(all, s.Close())
	}
	return errors.Join(append(all, c.sqliteConn.Close())...)
}

// preparedRows are the rows of a kept statement.
type preparedRows struct {
	driver.Rows
	of *preparedStatement
}

// Close ends the reading, so that the statement can be used again.
func (r preparedRows) Close() error {
	r.of.reading = false
	return r.Rows.Close()
}
