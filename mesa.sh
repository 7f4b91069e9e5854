#!/bin/sh
# Builds Mesa's OpenGL that draws with the processor, for the compatibility mode on Windows, into a folder: ./mesa.sh FOLDER (make mesa)
#
# The source is Debian's, with Debian's corrections, checked by apt; it is compiled by mingw-w64. Only what draws windows is
# built, without LLVM, which Debian has for no Windows. The same source gives the same bytes.
set -eu
mkdir -p "$1"
out=$(cd "$1" && pwd)
SOURCE_DATE_EPOCH=0 TZ=UTC LC_ALL=C.UTF-8 PATH=/usr/bin:/bin:$PATH
export SOURCE_DATE_EPOCH TZ LC_ALL PATH

# A folder that is always the same one, since its name is in what the compiler writes.
work=${TMPDIR:-/tmp}/sotay-mesa
rm -rf "$work"
mkdir -p "$work/lists/partial" "$work/parts"
trap 'rm -rf "$work"' EXIT

# Where Debian's packages come from their sources come from too.
for list in /etc/apt/sources.list.d/debian.sources; do
	[ -f "$list" ] && sed 's/^Types:.*/Types: deb-src/' "$list" >"$work/parts/debian.sources"
done
if [ -f /etc/apt/sources.list ]; then
	sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >"$work/parts/debian.list"
fi
sources() {
	apt-get -qq -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$work/parts" -o Dir::State::Lists="$work/lists" \
		-o Dir::Cache::srcpkgcache= -o Dir::Cache::pkgcache= -o APT::Sandbox::User= "$@" >&2
}
sources update
(cd "$work" && sources source mesa)
source=$(echo "$work"/mesa-*/)

cat >"$work/cross.ini" <<EOF
[binaries]
c = 'x86_64-w64-mingw32-gcc-posix'
cpp = 'x86_64-w64-mingw32-g++-posix'
ar = 'x86_64-w64-mingw32-ar'
strip = 'x86_64-w64-mingw32-strip'
windres = 'x86_64-w64-mingw32-windres'
dlltool = 'x86_64-w64-mingw32-dlltool'
[built-in options]
c_args = ['-ffile-prefix-map=$work=.', '-ffunction-sections', '-fdata-sections']
cpp_args = ['-ffile-prefix-map=$work=.', '-ffunction-sections', '-fdata-sections']
c_link_args = ['-static', '-s', '-Wl,--no-insert-timestamp', '-Wl,--gc-sections']
cpp_link_args = ['-static', '-s', '-Wl,--no-insert-timestamp', '-Wl,--gc-sections']
[host_machine]
system = 'windows'
cpu_family = 'x86_64'
cpu = 'x86_64'
endian = 'little'
EOF
meson setup "$work/build" "$source" --cross-file "$work/cross.ini" --buildtype=release -Doptimization=2 -Db_ndebug=true \
	-Dplatforms=windows -Dgallium-drivers=swrast -Dvulkan-drivers= -Dllvm=disabled -Dopengl=true -Dgles1=disabled -Dgles2=disabled \
	-Dosmesa=false -Dshared-glapi=disabled -Dzlib=disabled -Dzstd=disabled -Dshader-cache=disabled -Dmin-windows-version=7 >&2
ninja -C "$work/build" src/gallium/targets/libgl-gdi/opengl32.dll >&2
cp "$work/build/src/gallium/targets/libgl-gdi/opengl32.dll" "$work/build/src/gallium/targets/wgl/libgallium_wgl.dll" "$out/"
cp "$source/docs/license.rst" "$out/GIAY-PHEP-MESA.txt"
ls -l "$out"
