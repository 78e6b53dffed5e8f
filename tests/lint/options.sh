#!/bin/sh
# options.sh BUILD - each program says the same about itself everywhere: its option
# table and the lists of its manual page; .Nd, --help, the first line of its source
# and README.
set -eu
cd "$(dirname "$0")/../.."
bin=$1/bin
bad=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

wrong() {
	echo "$1"
	bad=1
}

# every option that a list of the page explains, "-c" or "--columns", one a line
of_page() {
	awk '$1 == ".It" && $2 == "Fl" {
		want = 0
		for (i = 2; i <= NF; i++) {
			if ($i == "Fl" || $i == "," && $(i + 1) !~ /^[(]/) { want = 1; continue }
			if (want) { print "-" $i; want = 0 }
		}
	}' "$1" | sed 's/\\-/-/g; s/\\&//g' | sort -u
}

of_program() {
	LC_ALL=C "$1" --completion-table </dev/null |
		awk -F '\t' '{ if ($1 != "") print "-" $1; print "--" $2 }' | sort -u
}

for source in cmd/*.c; do
	program=$(basename "$source" .c)
	page=man/$program.1
	[ -f "$page" ] || { wrong "$program has no man/$program.1"; continue; }
	# what every program has need not be repeated in every page
	printf '%s\n' -h --help --version -q --quiet | sort >"$work/common"
	of_page "$page" | grep -vxFf "$work/common" >"$work/page" || :
	of_program "$bin/$program" | grep -vxFf "$work/common" >"$work/program" || :
	diff "$work/page" "$work/program" >"$work/diff" ||
		wrong "$page (<) and the option table of $program (>) differ: $(grep '^[<>]' "$work/diff" | tr '\n' ' ')"

	about=$(sed -n 's/^\.Nd //p' "$page")
	LC_ALL=C "$bin/$program" --help </dev/null | grep -qF -- "$about" ||
		wrong "$page: .Nd is not what $program --help says: $about"
	head -n 1 "$source" | grep -qF -- "$about" || wrong "$source:1: not the .Nd line: $about"
	grep -qF "| \`$program\` | $about |" README.md || wrong "README.md: no row | \`$program\` | $about |"
	zh=$(LC_ALL=zh_CN.UTF-8 "$bin/$program" --help </dev/null)
	row=$(sed -n "s/^| \`$program\` | \(.*\) |\$/\1/p" README.zh.md)
	case $row in
	'') wrong "README.zh.md: no row for $program" ;;
	*) printf '%s\n' "$zh" | grep -qF -- "$row" || wrong "README.zh.md: not what $program --help says: $row" ;;
	esac
done
exit "$bad"
