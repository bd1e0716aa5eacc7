# Sourced by the commands in tools/. Expects the repository's root as the working directory.
ROOT=$PWD
STATE=$ROOT/.toolchain
BUILD=$ROOT/build

say() { printf '\033[1m» %s\033[0m\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

use_emscripten() { eval "$("$ROOT/tools/lib/emscripten" env)"; }

# ninja configures again by itself when a CMake file changed.
configure() {
  [ -f "$BUILD/$1/build.ninja" ] || cmake --preset "$1" >"$STATE/cmake-$1.log" 2>&1 || { cat "$STATE/cmake-$1.log" >&2; die "cmake --preset $1 failed"; }
}

# Checkouts in other folders share what was compiled before.
export CCACHE_BASEDIR=$ROOT CCACHE_NOHASHDIR=1
