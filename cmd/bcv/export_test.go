package main

// Run is the program but for its process: tests call it some hundred times, and a process costs more than what most of them
// ask.
var Run = run
