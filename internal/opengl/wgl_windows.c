/* The toolkit's bindings call wglGetProcAddress of opengl32.dll and would name that library among the program's imports: Windows
 * would load it before the program can say which one it is to be. These lines stand in for the import. They look for the library
 * at the first call, and find the one that was loaded before under that name. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

typedef PROC(WINAPI *asked)(LPCSTR);

static PROC WINAPI ask(LPCSTR name) {
	static asked known;
	if (!known) {
		HMODULE library = LoadLibraryA("opengl32.dll");
		if (library)
			known = (asked)(void *)GetProcAddress(library, "wglGetProcAddress");
	}
	return known ? known(name) : NULL;
}

asked __imp_wglGetProcAddress = ask;
