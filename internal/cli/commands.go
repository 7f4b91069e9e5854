package cli

// commands are what bcv can do.
func commands() []command {
	return []command{
		sourceAdd(), sourceList(), sourceRemove(), sourceRename(), sourceKeep(), sourceCheck(), sourceSuggest(), opmlImport(), opmlExport(),
		syncCommand(), importCommand(), listCommand(), showCommand(), textCommand(), markRead(), markUnread(), articleRemove(), attachmentCommand(), versionsCommand(), rereadCommand(), searchCommand(),
		noteAdd(), noteList(), noteEdit(), noteRemove(),
		wordsImport(), wordsList(), wordsRemove(),
		themeListCommand(), themeAddCommand(), themeRemoveCommand(), themeCommand(),
		pointsCommand(), handoutCommand(), printCommand(), printersCommand(), sampleCommand(), tourCommand(),
		sessionAdd(), sessionList(), sessionShow(), sessionEdit(), sessionRemove(), sessionAttach(), sessionDetach(), sessionAttachment(), sessionImport(), sessionExport(), sessionSend(), sessionTemplate(),
		sessionTwins(), sessionJudge("same", true), sessionJudge("different", false), sessionHistory(), sessionSigners(), sessionRevoke(),
		reportSessions(), reportGaps(), reportSilent(), reportCommand(), officeAdd(), officeImport(), officeList(), officeRemove(),
		inboxSet(), inboxReceive(), inboxList(), inboxMissing(), inboxAssign(),
		publishCommand(), storeItems(), keyShow(), keySave(), keyRestore(), keyRequest(), keyList(), keyAdmit(), keyRevoke(), keyRenew(), releaseCommand(), updateCommand(), backupCommand(), restoreCommand(), checkCommand(), versionCommand(),
		tryFeed(), tryPage(), tryTheme(), tryPoints(), tryDate(), tryFold(),
	}
}
