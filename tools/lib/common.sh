# Sourced by the commands in tools/. Expects the repository's root as the working directory.
ROOT=$PWD
STATE=$ROOT/.toolchain
BUILD=$ROOT/build

say() { printf '\033[1m» %s\033[0m\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }
