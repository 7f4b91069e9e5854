// Package weather tells what of a page is another at each load though nobody wrote anything: counters, clocks, shares,
// tokens in the addresses of pictures and files. Some of it is known by its words and names; the rest two loads of one page
// teach, seconds apart, in which only weather can differ. It is pure: articles in, a verdict out.
package weather
