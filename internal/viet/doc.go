// Package viet knows Vietnamese text: its one normal form, search without marks, sentences and
// syllables, dates, numbers and alphabetical order. It is pure: text in, values out.
package viet
