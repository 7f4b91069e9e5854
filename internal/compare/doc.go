// Package compare lays one version of an article beside another, and finds what became of a passage.
package compare
