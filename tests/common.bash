# common.bash - what every Bats file begins with: `load common`.
# The programs of $BUILD (an absolute path, or a folder of the project) come first in PATH,
# messages are English, and each test runs in an empty folder of its own.
# shellcheck shell=bash

bats_require_minimum_version 1.5.0

for folder in /usr/lib/bats /usr/share/bats /usr/lib; do
	if [ -d "$folder/bats-support" ]; then
		load "$folder/bats-support/load"
		load "$folder/bats-assert/load"
		break
	fi
done

top=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
case ${BUILD:=build} in
/*) ;;
*) BUILD=$top/$BUILD ;;
esac
export BUILD PATH="$BUILD/bin:$PATH" LC_ALL=C TZ=UTC
unset LANGUAGE DOUDI_SHARE POSIXLY_CORRECT

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# for a test of workbooks: built with XLSX=no, there are none
needs_xlsx() {
	[ "${XLSX:-yes}" != no ] || skip 'built without workbooks'
}

# tsv 'a b' '1 2': lines with TABs where the arguments have spaces
tsv() {
	printf '%s\n' "$@" | tr ' ' '\t'
}

# hold STATUS STDOUT STDERR -- COMMAND...: all three, to the byte ($'...' or "$(tsv ...)" is completed by a newline;
# STDOUT that ends in \c has none, as of a stream that failed; empty is empty)
hold() {
	local want=$1 out=$2 err=$3 got=0
	shift 4
	"$@" >stdout.txt 2>stderr.txt || got=$?
	if [[ $out == *'\c' ]]; then
		printf '%s' "${out%\\c}" >stdout.want
	else
		printf '%s' "${out:+$out$'\n'}" >stdout.want
	fi
	printf '%s' "${err:+$err$'\n'}" >stderr.want
	if ! diff stderr.want stderr.txt || ! diff stdout.want stdout.txt || [ "$got" -ne "$want" ]; then
		echo "status $got, wanted $want: $*"
		return 1
	fi
}
