#!/usr/bin/env bats
# Every program on a system that interrupts, moves little or fails (tests/fault/fault.c):
# the same bytes, or status 2 with a message, nothing that looks whole and the old file.
# shellcheck disable=SC2154 # top is set by common

load common
load programs

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	cp "$top/man/examples/lowincome.tsv" .
	export DOUDI_SHARE=$top/share
	programs=()
	for program in "$BUILD"/fault/*; do
		programs+=("$(basename "$program")")
	done
}

# faulty 'WORDS OF FAULT' PROGRAM FILE [option...]: the good call, on that system
faulty() {
	local words=$1
	shift
	FAULT=$words PATH=$BUILD/fault:$PATH call "$@"
}

# failed PROGRAM STATUS TEXT: as the manual says
failed() {
	[ "$2" -eq 2 ] || { echo "$1: status $2: $(cat said)"; return 1; }
	grep -q "^$1: .*$3" said || { echo "$1: no '$3' in: $(cat said)"; return 1; }
	[ ! -s out ] || [ "$(tail -c 1 out | od -An -tx1)" != ' 0a' ] || { echo "$1: the output looks whole"; return 1; }
}

# what sort-rows says when it cannot talk to sort(1)
by_sort='sort failed\|sort was given [0-9]* rows and gave back'

enough() {
	[ "${#programs[@]}" -ge 11 ]
}

@test "short counts, interrupts and what is not ready change nothing" {
	enough
	for program in "${programs[@]}"; do
		table "$program" >good
		call "$program" good >out 2>said
		for words in short=1 short=2 short=3 again 'again short=4'; do
			faulty "$words" "$program" good >out2 2>said2 || { echo "$program, $words: $?"; bad=1; }
			cmp out out2 && cmp said said2 || { echo "$program, $words"; bad=1; }
		done
	done
	[ -z "${bad-}" ]
}

@test "short counts and interrupts in a long table, from a file and from a pipe" {
	{ tsv 'n text'; for i in {1..20000}; do printf '%d\t村%0*d\n' "$i" $((i % 61)) "$i"; done; } >t
	sort-rows -q -k n:number:reverse t >sorted
	for words in short=7 again; do
		FAULT=$words "$BUILD/fault/select-rows" -q t | cmp - t
		FAULT=$words "$BUILD/fault/select-rows" -q <t | FAULT=$words "$BUILD/fault/select-rows" -q -o copy
		cmp copy t
		FAULT=$words "$BUILD/fault/sort-rows" -q -k n:number:reverse t | cmp - sorted
	done
}

@test "a workbook: read as it is, or not at all" {
	needs_xlsx
	book=$top/tests/sheets/files/libreoffice-plain.xlsx
	import-table -q "$book" >want
	for words in short=3 short=8 again 'again short=5'; do
		FAULT=$words "$BUILD/fault/import-table" -q "$book" | cmp - want
		FAULT=$words "$BUILD/fault/import-table" -q <"$book" | cmp - want
	done
	for ((n = 1; n < 200; n++)); do
		got=0
		FAULT="read=$n:5" "$BUILD/fault/import-table" -q "$book" >out 2>said || got=$?
		[ "$got" -ne 0 ] || break
		failed import-table "$got" 'cannot read: Input/output error'
	done
	[ "$n" -gt 10 ] && [ "$n" -lt 200 ] && cmp out want
}

@test "a write that fails, with -o: the old file" {
	enough
	for program in "${programs[@]}"; do
		for words in 'write=1:28 No space left on device' 'fsync=1:5 Input/output error' \
			'rename=1:13 Permission denied' 'close=0:122 Disk quota exceeded' 'short=5 write=2:28 No space left on device'; do
			table "$program" >good
			call "$program" good -q >out 2>said
			echo old >file
			before=$(ls -A)
			text=${words#*:*[0-9] }
			: >out
			faulty "${words% "$text"}" "$program" good -o file >out 2>said && rc=0 || rc=$?
			failed "$program" "$rc" "\(file: cannot write: $text\|$by_sort\)" || { echo "  on $words"; bad=1; }
			[ "$(cat file)" = old ] || { echo "$program: $words: not the old file"; bad=1; }
			[ "$(ls -A)" = "$before" ] || { echo "$program: $words: left $(ls -A)"; bad=1; }
		done
	done
	[ -z "${bad-}" ]
}

@test "an interrupted fsync or close is no failure" {
	for program in "${programs[@]}"; do
		table "$program" >good
		call "$program" good -q >out
		faulty 'fsync=1:4 close=0:4' "$program" good -q -o file >said 2>&1 || { echo "$program: $?: $(cat said)"; bad=1; }
		cmp out file || { echo "$program"; bad=1; }
		rm -f file
	done
	[ -z "${bad-}" ]
}

@test "each read in turn fails: 2, a message, nothing whole" {
	enough
	for program in "${programs[@]}"; do
		table "$program" >good
		for ((n = 1; n < 40; n++)); do
			: >out
			faulty "read=$n:5" "$program" good >out 2>said && rc=0 || rc=$?
			[ "$rc" -ne 0 ] || break
			failed "$program" "$rc" "\(Input/output error\|$by_sort\)" || { echo "  at read $n"; bad=1; }
		done
		[ "$n" -gt 2 ] || { echo "$program: no read was faulty"; bad=1; }
	done
	[ -z "${bad-}" ]
}

@test "each write in turn fails: 2, a message, nothing whole" {
	enough
	for program in "${programs[@]}"; do
		table "$program" >good
		for ((n = 1; n < 40; n += n < 8 ? 1 : 5)); do
			: >out
			faulty "short=$n write=$n:28" "$program" good >out 2>said && rc=0 || rc=$?
			[ "$rc" -ne 0 ] || break
			failed "$program" "$rc" "\(No space left on device\|$by_sort\)" || { echo "  at write $n"; bad=1; }
		done
		[ "$n" -gt 2 ] || { echo "$program: no write was faulty"; bad=1; }
	done
	[ -z "${bad-}" ]
}

@test "killed at any write, before fsync, before rename: the old file" {
	{ tsv 'a b'; seq -f 'row	%.0f' 1000; } >t
	echo old >old
	for words in 'write=1:kill' 'fsync=1:kill' 'rename=1:kill' 'short=3 write=2:kill' 'short=3 write=40:kill'; do
		cp old file
		FAULT=$words run -137 "$BUILD/fault/select-rows" -q -o file t
		cmp file old
	done
}

@test "a disk that is full just behind a newline: the file does not look whole" {
	{ tsv 'a b'; seq -f 'row	%.0f' 100; } >t
	for ((n = 1; n < 60; n++)); do
		run -2 bash -c 'FAULT="short=$1 write=$((2 + $1 % 7)):28" "$BUILD/fault/select-rows" -q t >out' bash "$n"
		[ "$(tail -c 1 out | od -An -tx1)" != ' 0a' ]
	done
}

@test "a sort that is not there, that dies, that loses rows: 2 and the old file" {
	tsv 'a b' '2 x' '1 y' >t
	mkdir none
	echo old >file
	hold 2 '' "sort-rows: cannot start sort: No such file or directory" -- env PATH=none "$BUILD/bin/sort-rows" -k a -o file t
	mkdir lame
	printf '#!/bin/sh\ncat\nexit 1\n' >lame/sort
	chmod +x lame/sort
	hold 2 '' 'sort-rows: sort failed' -- env PATH="$PWD/lame:$PATH" sort-rows -q -k a -o file t
	printf '#!/bin/sh\nhead -n 1\n' >lame/sort
	hold 2 '' 'sort-rows: sort was given 2 rows and gave back 1' -- env PATH="$PWD/lame:$PATH" sort-rows -q -k a -o file t
	printf '#!/bin/sh\nkill -9 $$\n' >lame/sort
	hold 2 '' 'sort-rows: sort failed' -- env PATH="$PWD/lame:$PATH" sort-rows -q -k a -o file t
	[ "$(cat file)" = old ]
}
