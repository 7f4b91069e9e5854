// Package document reads articles from files that are not web pages.
package document
