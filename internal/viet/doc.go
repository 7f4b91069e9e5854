// Package viet knows Vietnamese text: its one normal form, search without marks, sentences and
// syllables, dates, numbers and alphabetical order. It is pure: text in, values out.
//
// No function here takes a context, and nothing stops one: its work grows as its text does, which growth_linux_test.go of the
// root measures. Who reads what strangers send bounds what is given at once: 16 MB of a page, 32 MB of a feed, 50 MB of a
// document, whose words may be 6 MB. What works block by block asks its context between them.
package viet
