#!/bin/sh
# deps.sh - install what is missing. Usage: deps.sh [build] [check] [office] [lint] [san]
# Does nothing, and asks for nothing, when everything is there.
set -eu

# one line a need: who needs it, what proves that it is there, its Debian package
needs() {
	cat <<'LIST'
build cc gcc
build make make
build ar binutils
build /usr/include/stdlib.h libc6-dev
build /usr/include/csv.h libcsv-dev
build pkg-config pkg-config
build /usr/include/zip.h libzip-dev
build /usr/include/expat.h libexpat1-dev
build /usr/include/xlsxwriter.h libxlsxwriter-dev
build iconv libc-bin
build find findutils
check bash bash
check /usr/include/freexl.h libfreexl-dev
check bats bats
check /usr/lib/bats/bats-support/load.bash bats-support
check /usr/lib/bats/bats-assert/load.bash bats-assert
check parallel parallel
check diff diffutils
check gzip gzip
check unzip unzip
check zip zip
check mandoc mandoc
office soffice libreoffice-calc-nogui
lint mandoc mandoc
lint shellcheck shellcheck
lint cppcheck cppcheck
lint nm binutils
san gcc gcc
san clang clang
san /usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.asan*.a libclang-rt-dev
LIST
}

there() {
	case $1 in
	/*) for f in $1; do [ ! -e "$f" ] || return 0; done; return 1 ;;
	*) command -v "$1" >/dev/null 2>&1 ;;
	esac
}

# XLSX=no: without the libraries of .xlsx
wanted() {
	case ${XLSX:-yes} in
	no) needs | grep -v ' libzip-dev$\| libexpat1-dev$\| libxlsxwriter-dev$' ;;
	*) needs ;;
	esac
}

missing() {
	wanted | while read -r who proof package; do
		case " $* " in
		*" $who "*) there "$proof" || printf '%s\n' "$package" ;;
		esac
	done | sort -u | tr '\n' ' '
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null 2>&1; then
		sudo -- "$@"
	else
		echo "deps.sh: not root and no sudo; as root: $*" >&2
		exit 2
	fi
}

want=$(missing "$@")
[ -n "$want" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
	echo "deps.sh: missing (Debian names): $want" >&2
	exit 2
fi
echo "installing: $want" >&2
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND
# shellcheck disable=SC2086 # a list of package names
install_them() {
	as_root apt-get install -y -q --no-install-recommends $want </dev/null >&2
}
# package lists may be absent or old: fetch them once, and only then
install_them || { as_root apt-get update -q </dev/null >&2 && install_them; }
