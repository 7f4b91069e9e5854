#!/bin/sh
# Sees to it that what a make target needs is there: setup.sh run|test|dist|mesa|deb|peers|sharing
# On Debian and Ubuntu what is missing is installed with apt-get (with sudo unless root), and nothing
# else is touched; on other systems it says what to install.
set -eu

window="gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev"
# Tests drive a real window (xvfb, openbox, xdotool, software OpenGL), measure real PDFs (poppler, qpdf), read
# their QR codes (zbar) and print on a real queue (cups), also as a Windows program does (wine64), and look at that paper (ghostscript).
# One syncs from a real WordPress (wordpress, php, mariadb); workbooks are recalculated and saved anew (libreoffice-calc), old
# Word files written and converted (libreoffice-writer), and a scan is read (tesseract). Stores are fetched from a real server (nginx).
test="$window xvfb openbox xdotool libgl1-mesa-dri poppler-utils qpdf zbar-tools cups cups-client printer-driver-cups-pdf wine64 libfaketime imagemagick ghostscript wordpress wordpress-theme-twentytwentyone php-cli php-mysql mariadb-server libreoffice-calc-nogui libreoffice-writer-nogui tesseract-ocr tesseract-ocr-vie nginx-light"

# Packages for Windows are compiled by mingw-w64 and packed by NSIS; what is said of the program on Linux is validated.
dist="$window gcc-mingw-w64-x86-64 nsis zip unzip appstream desktop-file-utils osslsigncode python3-fonttools"

# Mesa for Windows is compiled from Debian's source.
mesa="g++-mingw-w64-x86-64-posix meson ninja-build python3-mako bison flex dpkg-dev patch"

# A fresh Debian to install the package in.
deb="mmdebstrap"

# What the program is laid beside, and the server that serves all of them.
peers="gcc libc6-dev newsboat weasyprint nginx-light pandoc libreoffice-writer-nogui"

# A server before many laptops, and what a first sync is measured against.
sharing="gcc libc6-dev nginx-light curl"

case "${1:-}" in
run) wanted=$window ;;
test) wanted=$test ;;
dist) wanted=$dist ;;
mesa) wanted=$mesa ;;
deb) wanted=$deb ;;
peers) wanted=$peers ;;
sharing) wanted=$sharing ;;
*) echo "usage: setup.sh run|test|dist|mesa|deb|peers|sharing" >&2; exit 2 ;;
esac

command -v go >/dev/null || { echo "Go 1.26 or newer is needed: https://go.dev/dl" >&2; exit 1; }

case "$(uname -s)" in
Linux) ;;
Darwin)
	xcode-select -p >/dev/null 2>&1 || { echo "Install the command line tools first: xcode-select --install" >&2; exit 1; }
	if [ "$1" = test ] && ! command -v qpdf >/dev/null; then
		echo "The tests need poppler, qpdf and zbar: brew install poppler qpdf zbar. The window test needs Linux." >&2; exit 1
	fi
	exit 0 ;;
*)
	command -v gcc >/dev/null || { echo "A C compiler is needed: install MSYS2, then: pacman -S mingw-w64-x86_64-gcc" >&2; exit 1; }
	exit 0 ;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
	for tool in gcc pkg-config; do
		command -v "$tool" >/dev/null || missing="${missing:-} $tool"
	done
	if [ -n "${missing:-}" ]; then
		echo "Install these first, under the names your system gives them:" >&2
		echo "  a C compiler, pkg-config, and the development files of OpenGL, X11 (Xcursor, Xrandr, Xinerama, Xi, Xxf86vm), Wayland and xkbcommon" >&2
		echo "  Fedora: dnf install gcc pkgconf mesa-libGL-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel wayland-devel libxkbcommon-devel" >&2
		[ "$1" = run ] || echo "  and for the tests: Xvfb, openbox, xdotool, poppler (pdftotext), qpdf, zbar (zbarimg), cups with cups-pdf" >&2
		exit 1
	fi
	exit 0
fi

missing=""
for package in $wanted; do
	case "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" in
	installed) ;;
	*) missing="$missing $package" ;;
	esac
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null || { echo "Install these first, as root: apt-get install$missing" >&2; exit 1; }
	as_root="sudo"
fi
echo "Installing:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq >&2
# shellcheck disable=SC2086 # a list of packages
$as_root apt-get install -y -qq --no-install-recommends $missing >&2
