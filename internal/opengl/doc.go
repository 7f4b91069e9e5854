// Package opengl says what draws the window on Windows: the OpenGL of the machine, or where that is missing or too old, as on
// remote desktops, Mesa's, which draws with the processor. Mesa's lies in a folder of its own beside the program, for where it
// lay beside the program itself Windows would take it on every machine, and all would draw slowly.
package opengl

// Folder is the folder beside the program in which Mesa's library lies.
const Folder = "tuong-thich"
