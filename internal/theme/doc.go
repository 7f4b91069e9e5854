// Package theme tells which passages of an article belong to which theme, and by which words.
package theme
