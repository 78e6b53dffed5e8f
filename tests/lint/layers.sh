#!/bin/sh
# layers.sh - includes go down the layers only, without cycles; and what only one
# module may do is done there. Prints what is wrong; status 1 when anything is.
set -eu
cd "$(dirname "$0")/../.."

# Line 1 of each header, and each include of one of ours or of libcsv, as a stream:
# "H header layer", "I file line header".
facts() {
	for header in lib/*.h; do
		printf 'H %s %s\n' "${header##*/}" "$(sed -n '1s/^\/\* [a-z0-9_]* - .*Layer \([0-9]\): .*/\1/p' "$header")"
	done
	grep -n '^#[ \t]*include "[^"]*\.h"' lib/*.[ch] cmd/*.c |
		sed 's/^\([^:]*\):\([0-9]*\):[^"]*"\(.*\/\)*\([^"\/]*\)".*/I \1 \2 \4/'
}

facts | awk '
function wrong(text) { print text; bad = 1 }
# the header that a source file belongs to: of its own name, or of the beginning of it
# (text_plain, textplain: text), or else the highest that it includes (ratio: money)
function home(file, base) {
	base = file
	sub(/.*\//, "", base)
	sub(/\.[ch]$/, "", base)
	while (length(base) > 2 && !((base ".h") in layer))
		base = substr(base, 1, length(base) - 1)
	return (base ".h") in layer ? base ".h" : highest[file]
}
function check(file, line, included, own) {
	if (included == "cli.h" && own !~ /^cli/) wrong(file ":" line ": only cmd/ may include cli.h")
	else if (layer[included] > layer[own])
		wrong(file ":" line ": " own " (layer " layer[own] ") includes " included " (layer " layer[included] ")")
	if (file ~ /\.h$/ && included != own) uses[own] = uses[own] " " included
}
# walks the includes of headers; a header met again on the way is a cycle
function walk(h, path, list, n, i) {
	if (state[h] == 1) { wrong("lib/" h ": include cycle" path " " h); return }
	if (state[h] == 2) return
	state[h] = 1
	n = split(uses[h], list, " ")
	for (i = 1; i <= n; i++) walk(list[i], path " " h)
	state[h] = 2
}
$1 == "H" {
	if ($3 == "") wrong("lib/" $2 ":1: no \"/* name - promise. Layer N: ... */\"")
	layer[$2] = $3
	next
}
{
	file = $2; line = $3; included = $4
	if (!(included in layer)) { wrong(file ":" line ": " included " is none of lib/"); next }
	if (file ~ /^cmd\//) next
	if (layer[included] >= layer[highest[file]]) highest[file] = included
	from[++n] = file; at[n] = line; what[n] = included
}
END {
	for (i = 1; i <= n; i++) check(from[i], at[i], what[i], home(from[i]))
	for (h in layer) walk(h, "")
	exit bad
}'

bad=0
# only WHAT: PATTERN may stand in these FILES
only() {
	what=$1 pattern=$2
	shift 2
	found=$(grep -nE "$pattern" lib/*.[ch] cmd/*.c || :)
	for file; do
		found=$(printf '%s\n' "$found" | grep -v "^$file" || :)
	done
	[ -z "$found" ] || { printf '%s\n' "$found" | sed "s/\$/   <- $what/"; bad=1; }
}
only 'libcsv belongs to csvrow' '^#include <csv\.h>' lib/csvrow
only 'libzip belongs to xlsx' '^#include <zip\.h>' lib/xlsx
only 'expat belongs to xlsx' '^#include <expat\.h>' lib/xlsx
only 'libfreexl is for tests' '^#include <freexl\.h>'
only 'libxlsxwriter belongs to xlsxout' '^#include <xlsxwriter\.h>' lib/xlsxout
only 'getopt belongs to cli' 'getopt' lib/cli cmd/
only 'only programs end the program' '\b(_?exit|abort)\(' lib/cli lib/buf cmd/
only 'only cmd has a main' '^main\(' cmd/
only 'no clock near data' '\b(time|localtime(_r)?|gmtime(_r)?|mktime|strftime)\(' lib/cli
only 'no locale' '\b(setlocale|strcoll|strtod|atof|wcwidth)\('
only 'no other program but sort(1), no network' '\b(system|popen|exec[lv]p?e?|posix_spawnp?|socket|connect)\(' lib/sortrun
exit "$bad"
