/* Types as input methods for Vietnamese do on Windows, and tells what was copied. For the tests.
 *
 *   typist type PAUSE SCAN WHOLE KEY…  presses keys, PAUSE ms before each: a letter, or a change, which is so many \b and what
 *                                       comes instead. \b is Backspace with that scan code. A change goes out in one call where
 *                                       WHOLE is 1, as from UniKey, and else key by key.
 *   typist press KEYS                   presses keys together, numbers of virtual keys joined by +
 *   typist copied                       prints the text on the clipboard, in UTF-8
 *
 * Letters that a key of the keyboard writes are pressed there, others come as letters of Unicode: what an input method leaves
 * alone is the person's own key.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

enum { MOST = 64 }; /* events of one call */

static INPUT events[MOST];
static int count;

static void add(WORD key, WORD scan, DWORD flags) {
	INPUT i = {.type = INPUT_KEYBOARD, .ki = {.wVk = key, .wScan = scan, .dwFlags = flags}};
	if (count < MOST)
		events[count++] = i;
}

static void send(void) {
	if (count && SendInput(count, events, sizeof events[0]) != (UINT)count)
		fprintf(stderr, "SendInput: %lu\n", GetLastError());
	count = 0;
}

/* letter adds the events of a letter; written says that an input method writes it. */
static void letter(wchar_t c, WORD scan, BOOL written) {
	SHORT key = VkKeyScanW(c);
	if (c == L'\b') {
		add(VK_BACK, scan, 0);
		add(VK_BACK, scan, KEYEVENTF_KEYUP);
	} else if (!written && key != -1 && (key >> 8) == 0) {
		WORD own = MapVirtualKeyW(key & 0xff, MAPVK_VK_TO_VSC);
		add(key & 0xff, own, 0);
		add(key & 0xff, own, KEYEVENTF_KEYUP);
	} else {
		add(0, c, KEYEVENTF_UNICODE);
		add(0, c, KEYEVENTF_UNICODE | KEYEVENTF_KEYUP);
	}
}

static int type(DWORD pause, WORD scan, BOOL whole, int keys, wchar_t **key) {
	for (int k = 0; k < keys; k++) {
		BOOL change = key[k][0] == L'\b';
		for (const wchar_t *c = key[k]; *c; c++) {
			letter(*c, scan, change);
			if (change && whole && c[1])
				continue;
			if (pause)
				Sleep(pause);
			send();
		}
	}
	return 0;
}

static int press(wchar_t *keys) {
	WORD down[8];
	int n = 0;
	for (wchar_t *end; n < 8 && *keys; keys = *end ? end + 1 : end)
		down[n++] = (WORD)wcstol(keys, &end, 0);
	for (int i = 0; i < n; i++)
		add(down[i], MapVirtualKeyW(down[i], MAPVK_VK_TO_VSC), 0);
	for (int i = n; i-- > 0;)
		add(down[i], MapVirtualKeyW(down[i], MAPVK_VK_TO_VSC), KEYEVENTF_KEYUP);
	send();
	return 0;
}

static int copied(void) {
	static char bytes[1 << 16];
	if (!OpenClipboard(NULL))
		return 1;
	HANDLE held = GetClipboardData(CF_UNICODETEXT);
	const wchar_t *text = held ? GlobalLock(held) : NULL;
	if (text && WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL) > 0)
		fputs(bytes, stdout);
	CloseClipboard();
	return 0;
}

int wmain(int argc, wchar_t **argv) {
	if (argc > 5 && !wcscmp(argv[1], L"type"))
		return type(_wtoi(argv[2]), (WORD)_wtoi(argv[3]), _wtoi(argv[4]), argc - 5, argv + 5);
	if (argc == 3 && !wcscmp(argv[1], L"press"))
		return press(argv[2]);
	if (argc == 2 && !wcscmp(argv[1], L"copied"))
		return copied();
	return 2;
}
