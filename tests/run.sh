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
		case ${XLSX:-yes}:$name in no:xlsx*) continue ;; esac
		once "$u" && continue
		# the plan comes last: without it the program died, even with status 1
		{ "$BUILD/unit/$name" 2>&1; echo "# status $?"; } | awk -v name="$name" '
			/^# status [0-9]+$/ { status = $3; next }
			/^1\.\.[0-9]+$/ { planned = 1 }
			{ print }
			END { if (!planned || status > 1) print "not ok " name " did not end well" }'
	done
}

# Under a sanitizer, what looks at the data and not at the programs is not looked at again, unless
# it is asked for: can LibreOffice read the sheets, do the cases of policies notice a changed rule.
once() {
	[[ $BUILD == */san-* && -z $word ]] && case $1 in
	tests/office.bats | tests/unit/mutation.c) true ;;
	*) false ;;
	esac
}

# Files run side by side, the tests of one in turn: beside each other, Bats has them wait
# whole seconds for their turn.
bats_files() {
	bats --tap -j "$jobs" --no-parallelize-within-files "$@"
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
found=(tests/*"$word"*.bats)
[ -n "$word" ] || found=(tests/{routes,fault,meta}.bats tests/*.bats) # the longest first
files=()
for file in "${found[@]}"; do
	[[ " ${files[*]} " == *" $file "* ]] || once "$file" || files+=("$file")
done
has_unit=(tests/unit/*"$word"*.c)
beside=$(mktemp) || exit 2
trap 'rm -f "$beside"' EXIT
{
	units "$word" >"$beside" &
	if [ ${#files[@]} -gt 0 ]; then
		bats_files "${files[@]}"
	elif [ ${#has_unit[@]} -eq 0 ]; then
		bats_files -f "$word" tests/*.bats
	fi
	wait
	cat "$beside"
} 2>&1 </dev/null | count
