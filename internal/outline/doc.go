// Package outline drafts outlines from the points of articles, and tells what became of the passages an outline
// quotes.
package outline
