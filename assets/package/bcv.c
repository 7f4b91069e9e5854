/* bcv.exe for Windows: starts the baocaovien.exe beside it under the name bcv, and is that program to whoever called: the same
 * arguments, input, output, console, Ctrl+C and exit code.
 *
 * Windows asks of a program once whether it has a console, so that a window and a command line cannot be one file. Of the ways
 * to have the code only once, this one leaves the window's program a plain one (a program of the console that hides its console
 * would flash it, and could not be pinned to the taskbar) and is what Python's own launcher does. C, since it is as large as
 * what it does: 20 KB, where Go brings its runtime of 1.5 MB a second time.
 *
 * x86_64-w64-mingw32-gcc -Os -s -municode -o bcv.exe bcv.c
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <wchar.h>

enum { LONGEST = 32767 }; /* letters of a path and of a command line */

static const wchar_t PROGRAM[] = L"baocaovien.exe";
static const wchar_t NAME[] = L"bcv ";

/* stopped keeps this process waiting when the console is told to stop: the program is told too, and decides. */
static BOOL WINAPI stopped(DWORD event) {
	(void)event;
	return TRUE;
}

/* arguments is what follows the program's name on a command line, as it was typed. */
static const wchar_t *arguments(const wchar_t *line) {
	BOOL quoted = FALSE;
	for (; *line && (quoted || (*line != L' ' && *line != L'\t')); line++)
		if (*line == L'"')
			quoted = !quoted;
	while (*line == L' ' || *line == L'\t')
		line++;
	return line;
}

/* fail says what Windows says of its last error. */
static int fail(const wchar_t *path) {
	wchar_t text[512];
	char bytes[2048];
	DWORD said;
	int n = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, GetLastError(), 0, text, 512, NULL);
	HANDLE err = GetStdHandle(STD_ERROR_HANDLE);
	int size = WideCharToMultiByte(CP_UTF8, 0, path, -1, bytes, sizeof bytes, NULL, NULL);
	if (size > 1)
		WriteFile(err, bytes, size - 1, &said, NULL);
	WriteFile(err, ": ", 2, &said, NULL);
	size = WideCharToMultiByte(CP_UTF8, 0, text, n, bytes, sizeof bytes, NULL, NULL);
	if (size > 0)
		WriteFile(err, bytes, size, &said, NULL);
	return 1;
}

/* lent makes a standard handle one that the program inherits. */
static HANDLE lent(DWORD which) {
	HANDLE h = GetStdHandle(which);
	if (h && h != INVALID_HANDLE_VALUE)
		SetHandleInformation(h, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT); /* a handle of an old console refuses, and is inherited */
	return h;
}

int wmain(void) {
	static wchar_t path[LONGEST + 1], line[LONGEST + 1];
	JOBOBJECT_EXTENDED_LIMIT_INFORMATION limit = {.BasicLimitInformation.LimitFlags =
		JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK};
	STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES};
	PROCESS_INFORMATION program;
	HANDLE job;
	DWORD code = 1;

	DWORD length = GetModuleFileNameW(NULL, path, LONGEST);
	while (length && path[length - 1] != L'\\' && path[length - 1] != L'/')
		length--;
	const wchar_t *rest = arguments(GetCommandLineW());
	if (length + wcslen(PROGRAM) > LONGEST || wcslen(NAME) + wcslen(rest) > LONGEST) {
		SetLastError(ERROR_FILENAME_EXCED_RANGE);
		return fail(PROGRAM);
	}
	wcscpy(path + length, PROGRAM);
	wcscpy(line, NAME);
	wcscat(line, rest);

	start.hStdInput = lent(STD_INPUT_HANDLE);
	start.hStdOutput = lent(STD_OUTPUT_HANDLE);
	start.hStdError = lent(STD_ERROR_HANDLE);
	SetConsoleCtrlHandler(stopped, TRUE);

	/* where this process is killed, so is the program */
	job = CreateJobObjectW(NULL, NULL);
	SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limit, sizeof limit);

	if (!CreateProcessW(path, line, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &start, &program))
		return fail(path);
	AssignProcessToJobObject(job, program.hProcess);
	ResumeThread(program.hThread);
	WaitForSingleObject(program.hProcess, INFINITE);
	GetExitCodeProcess(program.hProcess, &code);
	return (int)code;
}
