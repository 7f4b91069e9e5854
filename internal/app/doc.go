// Package app opens the library and hands its services to either command, the window or bcv. It owns
// the order in which things start and stop.
package app
