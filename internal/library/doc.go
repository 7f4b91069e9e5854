// Package library holds the words of the field as types: the links of the chain
//
//	source → article → passage → point → outline → paper → session → report
//
// and the errors everyone knows. It imports the standard library only, and every
// other package of the program may import it.
package library
