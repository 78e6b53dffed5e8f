#!/usr/bin/env bash
# run.sh BUILD - all that can be said about the source without running the tests;
# every check runs, then one line: "N passed, N failed"
set -u
cd "$(dirname "$0")/../.." || exit 2
build=$1
passed=0 failed=0

try() {
	local what=$1 out
	shift
	if out=$("$@" 2>&1); then
		echo "ok $what"
		passed=$((passed + 1))
	else
		echo "not ok $what"
		failed=$((failed + 1))
	fi
	[ -z "$out" ] || printf '%s\n' "$out" | sed 's/^/  /'
}

mapfile -t scripts < <(find tests share .ci -type f \( -name '*.sh' -o -name '*.bash' -o -name '*.bats' -o -path .ci/run \) \
	! -path '*/work/*' | sort)

try layers sh tests/lint/layers.sh
try sizes sh tests/lint/sizes.sh
try options sh tests/lint/options.sh "$build"
try symbols sh tests/lint/symbols.sh "$build"
try 'manual pages' mandoc -Tlint -Wwarning man/*.[157]
# 2154: Bats and common.bash set stderr and top; 2210, 2238: tables named 1, 2, cut
try shellcheck shellcheck -S warning -e SC2154,SC2210,SC2238 -x -P SCRIPTDIR "${scripts[@]}"
try cppcheck cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
	--error-exitcode=1 --suppress=missingInclude --suppress=unknownMacro --suppress=internalAstError -j "$(getconf _NPROCESSORS_ONLN)" \
	-D_GNU_SOURCE '-DVERSION=""' '-DDATADIR=""' -Ilib lib cmd

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
