#!/usr/bin/env bash
# man-examples.sh PAGE... - run the examples of manual pages and of README files.
#
# A line that begins with "$ " is a command (it goes on while a line ends in \ or |);
# the lines up to the next command are what it prints on standard output. In man/*.1
# every .Bd -literal block of EXAMPLES is run, in other pages the blocks after a line
# .\" run; in README files the sh blocks. All blocks of a page run one after the other
# in one folder with a copy of man/examples/, where share is the suite's data.
# BUILD is the folder of the programs; XLSX=no leaves out commands with a workbook. Prints TAP.
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "${BUILD:-$top/build}" && pwd) || exit 2
export PATH=$build/bin:$PATH LC_ALL=C TZ=UTC
unset LANGUAGE DOUDI_SHARE

# the lines of the blocks that are run, each with its line number before it
blocks_of_page() {
	awk -v every="$([[ $1 == *.1 ]] && echo 1)" '
	$1 == ".Sh" { section = $2 }
	$1 == ".Bd" && $2 == "-literal" { block = every ? section == "EXAMPLES" : marked; next }
	$1 == ".Ed" { block = 0 }
	{ marked = $0 == ".\\\" run" }
	block { print FNR ":" $0 }' "$1" |
		sed -e 's/\\&//g' -e 's/\\-/-/g' -e "s/\\\\(aq/'/g" -e 's/\\(dq/"/g' -e 's/\\(ti/~/g' -e 's/\\(ha/^/g' -e 's/\\e/\\/g'
}

blocks_of_readme() {
	awk '/^```/ { block = $0 == "```sh"; next } block { print FNR ":" $0 }' "$1"
}

bad=0 count=0

# one command, what it should print, what it printed
compare() {
	count=$((count + 1))
	if [[ ${XLSX:-yes} == no && $command == *.xlsx* ]]; then
		echo "ok $count - $page:$line # SKIP built without workbooks"
		return
	fi
	printf '%s' "$expected" >"$work/expected"
	bash -c "(exit $status); $command" >"$work/printed" 2>"$work/said" </dev/null
	status=$?
	# a failed stream has no last newline; a page always has one
	if [ -s "$work/printed" ] && [ "$(tail -c 1 "$work/printed" | od -An -tx1)" != ' 0a' ]; then
		echo >>"$work/printed"
	fi
	if diff "$work/expected" "$work/printed" >"$work/diff"; then
		echo "ok $count - $page:$line"
	else
		echo "not ok $count - $page:$line: $command"
		sed 's/^/# /' "$work/diff" "$work/said"
		bad=1
	fi
}

run_page() {
	local number text more=
	status=0 command='' expected='' line=0
	while IFS=: read -r number text; do
		if [ -n "$more" ]; then
			command+=$'\n'$text
		elif [[ $text == '$ '* ]]; then
			[ -z "$command" ] || compare
			command=${text#\$ } expected='' line=$number
		elif [ -n "$command" ]; then
			expected+=$text$'\n'
			continue
		else
			continue
		fi
		more=
		[[ $text == *\\ || $text == *'|' ]] && more=1
	done
	[ -z "$command" ] || compare
}

for page; do
	page=$(cd "$(dirname "$page")" && pwd)/$(basename "$page")
	work=$(mktemp -d)
	mkdir "$work/folder"
	[ ! -d "$top/man/examples" ] || cp -R "$top/man/examples/." "$work/folder"
	ln -s "$top/share" "$work/folder/share"
	if [[ $page == *.md ]]; then blocks_of_readme "$page"; else blocks_of_page "$page"; fi >"$work/blocks"
	page=${page#"$top/"}
	cd "$work/folder" || exit 2
	run_page <"$work/blocks"
	cd "$top" || exit 2
	rm -rf "$work"
done
echo "1..$count"
exit "$bad"
