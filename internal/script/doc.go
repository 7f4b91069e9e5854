// Package script draws the scripts that the type of the papers has no letters of: those of Vietnam's neighbours and of
// peoples who live along its borders. It says which font draws a letter, shapes words (vowels before and over, letters
// under letters) and says where their lines may end.
//
// It is pure, and it is the only one that knows the shaper. A font is read when a letter of it is first asked for, so
// that who never prints one pays nothing.
//
// Lengths are in em: of the type that stands around.
package script
