package main

// commands are what bcv can do.
func commands() []command {
	return []command{
		sourceAdd(), sourceList(), sourceRemove(), sourceCheck(), sourceSuggest(), opmlImport(), opmlExport(),
		syncCommand(), importCommand(), listCommand(), showCommand(), versionsCommand(), rereadCommand(), searchCommand(),
		themeListCommand(), themeAddCommand(), themeRemoveCommand(), themeCommand(),
		pointsCommand(), handoutCommand(), printCommand(), printersCommand(), sampleCommand(), tourCommand(),
		backupCommand(), restoreCommand(), checkCommand(), versionCommand(),
		tryFeed(), tryPage(), tryTheme(), tryPoints(), tryDate(), tryFold(),
	}
}
