// Package session has the rules of counting sessions: what a record changes, what records of many machines come to, which
// sessions may be one held twice over, what a period is, and what it adds up to. Window, command line, paper and
// spreadsheet take every number from here. It is pure: the caller brings the clock and the chance.
package session
