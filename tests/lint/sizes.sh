#!/bin/sh
# sizes.sh - what a reader can hold: programs of at most 150 lines, lines that fit a
# window, no floating point. Long functions and modules are named, no more.
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

# as a terminal shows them; line 1 of a header is one sentence and may be longer
for file in lib/*.[ch] cmd/*.c; do
	[ "$(sed 1d "$file" | LC_ALL=C.UTF-8 wc -L)" -le 100 ] || { echo "$file: a line of more than 100 columns"; bad=1; }
done

# comments and texts may say "double", code may not; the numbers of workbooks are doubles
for file in lib/*.[ch] cmd/*.c; do
	case $file in lib/cellnumber.[ch] | lib/xls*.[ch]) continue ;; esac
	found=$(${CC:-cc} -fpreprocessed -dD -E "$file" 2>/dev/null | sed 's/"[^"]*"//g' | grep -nwE 'double|float' || :)
	[ -z "$found" ] || { echo "$file: floating point: $found"; bad=1; }
done
exit "$bad"
