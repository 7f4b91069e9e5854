// Package store keeps the library in one SQLite file: sources, articles with every version seen,
// themes, outlines and the search index. It is the only package that speaks to the database.
//
// One connection writes, a few read; other programs may work on the same file at the same time.
// Public methods own their transaction, private ones take it. Every failure carries a kind: see
// fault.go.
package store
