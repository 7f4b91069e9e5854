// Package picture makes the pictures of articles fit to be kept for reading without a network: upright, on
// white, no larger than asked, as JPEG. It is pure: bytes in, bytes out.
package picture
