package main

// commands are what bcv can do.
func commands() []command {
	return []command{
		sourceAdd(), sourceList(), sourceRemove(), sourceCheck(),
		syncCommand(), listCommand(), showCommand(), searchCommand(), themeCommand(),
		pointsCommand(), handoutCommand(), printCommand(), printersCommand(), sampleCommand(), tourCommand(),
		tryFeed(), tryPage(), tryTheme(), tryPoints(), tryDate(), tryFold(),
	}
}
