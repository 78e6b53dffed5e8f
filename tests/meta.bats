#!/usr/bin/env bats
# What every program does alike. `table` gives each a good input, `call` runs it on one.
# shellcheck disable=SC2154 # stderr is set by run --separate-stderr

bats_require_minimum_version 1.5.0
load programs

setup() {
	top=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
	build=${BUILD:-$top/build}
	PATH=$build/bin:$PATH
	export PATH LC_ALL=C
	unset LANGUAGE DOUDI_SHARE
	programs=()
	for source in "$top"/cmd/*.c; do
		programs+=("$(basename "$source" .c)")
	done
	cd "$BATS_TEST_TMPDIR" || return
	cp "$top"/man/examples/lowincome.tsv .
}

# a failure as the manual says: status 2, a message, no last newline, nobody's number
failed_well() {
	local what=$1 rc=$2
	if [ "$rc" -ne 2 ]; then
		echo "$what: status $rc"
		cat said
		return 1
	elif ! head -n 1 said | grep -q "^${what%% *}: "; then
		echo "$what: message: $(cat said)"
		return 1
	elif [ -s out ] && [ "$(tail -c 1 out | od -An -tx1)" = ' 0a' ]; then
		echo "$what: the output looks whole"
		return 1
	elif grep -qaE '[0-9]{17}[0-9X]' said; then
		echo "$what: an ID number in a message"
		return 1
	elif LC_ALL=C grep -qaP '[\x00-\x08\x0b-\x1f\x7f]' said; then
		echo "$what: a control byte in a message"
		return 1
	fi
}

# every program but those named in $except, with the input damaged by a filter, must fail well
all_refuse() {
	local what=$1 program bad=0
	shift
	for program in "${programs[@]}"; do
		case " ${except-} " in *" $program "*) continue ;; esac
		table "$program" | "$@" >damaged
		call "$program" damaged >out 2>said && rc=0 || rc=$?
		failed_well "$program ($what)" "$rc" || bad=1
	done
	return "$bad"
}

@test "each program has a manual page, tests, completion" {
	for program in "${programs[@]}"; do
		[ -f "$top/man/$program.1" ] || { echo "no man/$program.1"; bad=1; }
		[ -f "$top/tests/$program.bats" ] || { echo "no tests/$program.bats"; bad=1; }
		grep -q "$program) echo" "$build/completion/doudi.bash" || { echo "$program: no completion"; bad=1; }
		grep -q "^$program)" "$build/completion/_doudi" || { echo "$program: no zsh completion"; bad=1; }
	done
	[ -z "${bad-}" ]
}

@test "--help is on standard output, in both languages; --version" {
	for program in "${programs[@]}"; do
		run -0 --separate-stderr "$program" --help
		[ -z "$stderr" ]
		english=$output
		[[ $english == *"$program "* && $english == *--help* ]]
		run -0 --separate-stderr env LC_ALL=zh_CN.UTF-8 "$program" -h
		[ -z "$stderr" ]
		[[ $output == *显示本帮助* && $output != "$english" ]]
		run -0 --separate-stderr "$program" --version
		[ -z "$stderr" ]
		[[ $output == *"$program"*"$(cat "$top/VERSION")"* ]]
	done
}

@test "the usage is the SYNOPSIS of the manual page" {
	for program in "${programs[@]}"; do
		usage=$("$program" --help | awk 'NR == 1 || /^ / { print; next } { exit }' | tr -d ' \n')
		synopsis=$(mandoc -Tascii -O width=1000 "$top/man/$program.1" | sed 's/.\x08//g' |
			awk '/^SYNOPSIS/ { on = 1; next } /^[A-Z]/ { on = 0 } on' | tr -d ' \n')
		[ "${usage#*:}" = "$synopsis" ] || { echo "$program: ${usage#*:} but the page: $synopsis"; bad=1; }
	done
	[ -z "${bad-}" ]
}

@test "an unknown option, a missing argument, a missing file: 2 and a message" {
	for program in "${programs[@]}"; do
		for options in --no-such-option -Z '-q --no-such' no-such-folder/no-such-file; do
			# shellcheck disable=SC2086 # several words
			"$program" $options >out 2>said </dev/null && rc=0 || rc=$?
			failed_well "$program $options" "$rc" || bad=1
			[ ! -s out ] || { echo "$program $options: prints data"; bad=1; }
		done
	done
	[ -z "${bad-}" ]
}

@test "each succeeds on a good input, and the message has its form" {
	for program in "${programs[@]}"; do
		table "$program" >good
		call "$program" good >out 2>said || { echo "$program: status $?"; cat said; bad=1; }
		[ "$(tail -c 1 out | od -An -tx1)" = ' 0a' ] || { echo "$program: no last newline"; bad=1; }
		! grep -v "^$program: " said || { echo "$program: a message without its name"; bad=1; }
		call "$program" good -q >quiet 2>said || bad=1
		[ ! -s said ] || { echo "$program -q: $(cat said)"; bad=1; }
		cmp out quiet || bad=1
	done
	[ -z "${bad-}" ]
}

@test "the output depends on neither language, time zone nor environment" {
	for program in "${programs[@]}"; do
		table "$program" >good
		call "$program" good -q >out
		LC_ALL=zh_CN.UTF-8 TZ=Asia/Shanghai call "$program" good -q >chinese
		LC_ALL=tr_TR.UTF-8 TZ=America/St_Johns POSIXLY_CORRECT=1 call "$program" good -q >other
		cmp out chinese && cmp out other || { echo "$program"; bad=1; }
	done
	[ -z "${bad-}" ]
}

@test "a full disk: 2 and a message" {
	for program in "${programs[@]}"; do
		table "$program" >good
		: >out
		call "$program" good >/dev/full 2>said && rc=0 || rc=$?
		failed_well "$program >/dev/full" "$rc" || bad=1
		grep -q 'No space left' said || { echo "$program: $(cat said)"; bad=1; }
		"$program" --help >/dev/full 2>said && rc=0 || rc=$?
		[ "$rc" -eq 2 ] || { echo "$program --help >/dev/full: $rc"; bad=1; }
	done
	[ -z "${bad-}" ]
}

@test "-o: the whole file, or the old one and nothing beside it" {
	for program in "${programs[@]}"; do
		mkdir -p o && cd o && rm -f -- * && cp ../lowincome.tsv . || return
		table "$program" >good
		call "$program" good >out 2>said
		call "$program" good -o file >said 2>&1 || { echo "$program -o: $(cat said)"; bad=1; }
		cmp out file || { echo "$program -o"; bad=1; }
		echo old >file
		: >empty
		before=$(ls -A)
		call "$program" empty -o file >out 2>said || :
		[ "$(cat file)" = old ] || { echo "$program: -o after a failure"; bad=1; }
		[ "$(ls -A)" = "$before" ] || { echo "$program: left something behind"; bad=1; }
		cd .. || return
	done
	[ -z "${bad-}" ]
}

@test "damage: an empty file, one cut in its last line, one without its last newline" {
	all_refuse empty true
	except='import-table fake-register'
	all_refuse 'cut' head -c -5
	all_refuse 'no last newline' head -c -1
}

@test "damage: NUL, bad UTF-8, UTF-16, a stray CR" {
	all_refuse NUL sed '2s/^./\x00/'
	except='import-table'
	all_refuse 'bad UTF-8' sed '2s/^./\xc0\xaf/'
	all_refuse 'surrogate' sed '2s/^./\xed\xa0\x80/'
	all_refuse UTF-16 iconv -f UTF-8 -t UTF-16
	all_refuse 'stray CR' sed '2s/^./\r/'
}

@test "damage: a row too long, a row too short, a name twice, a name empty" {
	except='import-table'
	all_refuse 'long row' sed '2s/$/\tx/'
	all_refuse 'short row' sed '2s/\t[^\t]*$//'
	all_refuse 'name twice' sed '1s/^\([^\t]*\)\t/\1\t\1\t/; 2,$s/^/x\t/'
	all_refuse 'name empty' sed '1s/^/\t/; 2,$s/^/x\t/'
}

@test "a BOM and CR LF change nothing" {
	for program in "${programs[@]}"; do
		table "$program" >good
		call "$program" good -q >out
		table "$program" | sed '1s/^/\xef\xbb\xbf/' >bom
		table "$program" | sed 's/$/\r/' >crlf
		call "$program" bom -q >from_bom || bad=1
		call "$program" crlf -q >from_crlf || bad=1
		cmp out from_bom && cmp out from_crlf || { echo "$program"; bad=1; }
	done
	[ -z "${bad-}" ]
}

@test "standard input closed, a folder, and as - : what the manual says" {
	for program in select-rows sort-rows calc-columns check-eligibility calc-subsidy sum-funds; do
		[ -x "$build/bin/$program" ] || continue
		table "$program" >good
		call "$program" good -q >out
		call "$program" - -q <good >again || { echo "$program -"; bad=1; }
		cmp out again || bad=1
		: >out
		call "$program" - <&- >out 2>said && rc=0 || rc=$?
		failed_well "$program <&-" "$rc" || bad=1
		call "$program" . >out 2>said && rc=0 || rc=$?
		failed_well "$program ." "$rc" || bad=1
	done
	[ -z "${bad-}" ]
}

@test "completion: the bash file loads and offers options and column names" {
	bash -n "$build/completion/doudi.bash"
	rows 'township amount' 'a 1' >list.tsv
	run -0 bash -c '
		complete() { :; }; compopt() { :; }
		. "$1"
		unset -f complete
		COMP_WORDS=(select-rows --col) COMP_CWORD=1; _doudi; echo "${COMPREPLY[*]}"
		COMP_WORDS=(select-rows list.tsv -c township,am) COMP_CWORD=3; _doudi; echo "${COMPREPLY[*]}"
	' bash "$build/completion/doudi.bash"
	[ "${lines[0]}" = --columns ]
	[ "${lines[1]}" = township,amount ]
}

@test "install and uninstall leave nothing; what is installed runs" {
	stage=$BATS_TEST_TMPDIR/'a stage'
	relative=$(realpath --relative-to="$top" "$build")
	run -0 make -s -C "$top" -o all BUILD="$relative" DESTDIR="$stage" PREFIX=/usr install
	for program in "${programs[@]}"; do
		[ -x "$stage/usr/bin/$program" ]
		[ -f "$stage/usr/share/man/man1/$program.1" ]
	done
	[ -f "$stage/usr/share/man/man7/doudi.7" ]
	[ -f "$stage/usr/share/doudi/columns.tsv" ]
	PATH=$stage/usr/bin:$PATH call select-rows "$top/man/examples/households.tsv" -q >out
	cmp out "$top/man/examples/households.tsv"
	run -0 make -s -C "$top" BUILD="$relative" DESTDIR="$stage" PREFIX=/usr uninstall
	[ ! -e "$stage" ] || { find "$stage"; return 1; }
}
