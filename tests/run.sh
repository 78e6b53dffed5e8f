#!/usr/bin/env bash
# run.sh - all tests. Usage: run.sh BUILD [WORD]
# Unit programs and Bats files print TAP; this shows what failed and closes with
# "N passed, N failed". WORD: only files with it in their name, else only tests
# with it in theirs. V=1 shows every line.
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=$(cd "$1" && pwd) || exit 2
export BUILD
word=${2-}
jobs=${JOBS:-$(getconf _NPROCESSORS_ONLN)}

units() {
	local u name
	for u in tests/unit/*"$1"*.c; do
		[ -e "$u" ] || continue
		name=$(basename "$u" .c)
		case ${XLSX:-yes}:$name in no:xlsx?*) continue ;; esac
		# the plan comes last: without it the program died, even with status 1
		{ "$BUILD/unit/$name" 2>&1; echo "# status $?"; } | awk -v name="$name" '
			/^# status [0-9]+$/ { status = $3; next }
			/^1\.\.[0-9]+$/ { planned = 1 }
			{ print }
			END { if (!planned || status > 1) print "not ok " name " did not end well" }'
	done
}

bats_files() {
	bats --tap -j "$jobs" "$@"
}

# Counts over all streams; a planned test that never reported has failed.
count() {
	awk -v all="${V-}" '
	/^1\.\.[0-9]+$/ { planned += substr($0, 4); next }
	/^ok / { if (/# skip/) skipped++; else passed++; shown = 0; if (all) print; next }
	/^not ok / { failed++; shown = 1; print; fflush(); next }
	shown || all || !/^#/ { print }
	END {
		lost = planned - passed - failed - skipped
		if (lost > 0) { print "not ok: " lost " tests did not report"; failed += lost }
		printf "%d passed, %d failed", passed, failed
		if (skipped) printf ", %d skipped", skipped
		print ""
		exit failed > 0 || passed == 0
	}'
}

shopt -s nullglob
files=(tests/*"$word"*.bats tests/*"$word"*/*.bats)
[ -n "$word" ] || files=(tests/*.bats tests/*/*.bats)
# LibreOffice reads what was written, whatever compiler made the writer: once is enough
keep=()
for file in "${files[@]}"; do
	[[ $BUILD == */san-* && $file == tests/office.bats ]] || keep+=("$file")
done
files=("${keep[@]}")
has_unit=(tests/unit/*"$word"*.c)
{
	units "$word"
	if [ ${#files[@]} -gt 0 ]; then
		bats_files "${files[@]}"
	elif [ ${#has_unit[@]} -eq 0 ]; then
		bats_files -f "$word" tests/*.bats tests/*/*.bats
	fi
} 2>&1 </dev/null | count
