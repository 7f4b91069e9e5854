// Package search understands what people type into the search, and weighs texts by it: the query, what its
// words match, the score and the snippet. It is pure: the store finds the texts that may answer.
package search
