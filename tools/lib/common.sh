# Sourced by the commands in tools/. Expects the repository's root as the working directory.
ROOT=$PWD
STATE=$ROOT/.toolchain
BUILD=$ROOT/build

say() { printf '\033[1m» %s\033[0m\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# The comment at the top of a command is its usage.
usage() { awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "$ROOT/tools/${0##*/}"; }
misuse() { { printf 'error: %s\n\n' "$*"; usage; } >&2; exit 2; }

# To ask for help is to ask for nothing else, whatever stands beside it.
answer_help() {
  local argument
  for argument in "$@"; do
    case $argument in -h | --help) usage; exit ;; esac
  done
}
take_no_arguments() { [ $# -eq 0 ] || misuse "it takes no '$1'"; }

use_emscripten() { eval "$("$ROOT/tools/lib/emscripten" env)"; }

# ninja configures again by itself when a CMake file changed.
configure() {
  [ -f "$BUILD/$1/build.ninja" ] || cmake --preset "$1" >"$STATE/cmake-$1.log" 2>&1 || { cat "$STATE/cmake-$1.log" >&2; die "cmake --preset $1 failed"; }
}

# Checkouts in other folders share what was compiled before.
export CCACHE_BASEDIR=$ROOT CCACHE_NOHASHDIR=1
