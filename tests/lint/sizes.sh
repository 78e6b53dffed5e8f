#!/bin/sh
# sizes.sh - what a reader can hold: programs of at most 150 lines, lines of at most
# 100 columns, no floating point. Long functions and modules are named, no more.
set -eu
cd "$(dirname "$0")/../.."
bad=0
for file in cmd/*.c; do
	lines=$(wc -l <"$file")
	[ "$lines" -le 150 ] || { echo "$file: $lines lines: what in it belongs to lib/?"; bad=1; }
done
for file in lib/*.c; do
	lines=$(wc -l <"$file")
	[ "$lines" -le 400 ] || echo "note: $file: $lines lines: is it two modules?"
done
awk '/^\{/ { start = FNR } /^\}/ { if (start && FNR - start > 60) printf "note: %s:%d: a function of %d lines\n", FILENAME, start, FNR - start; start = 0 }' lib/*.c cmd/*.c

# a TAB is 8 columns wide, a Chinese character 2
LC_ALL=C.UTF-8 awk '{
	text = $0
	gsub(/\t/, "        ", text)
	if (length(text) > 100) { printf "%s:%d: longer than 100 columns\n", FILENAME, FNR; bad = 1 }
} END { exit bad }' lib/*.[ch] cmd/*.c || bad=1

# comments and texts may say "double", code may not
for file in lib/*.[ch] cmd/*.c; do
	found=$(${CC:-cc} -fpreprocessed -dD -E "$file" 2>/dev/null | sed 's/"[^"]*"//g' | grep -nwE 'double|float' || :)
	[ -z "$found" ] || { echo "$file: floating point: $found"; bad=1; }
done
exit "$bad"
