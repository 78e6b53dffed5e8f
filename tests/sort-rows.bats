#!/usr/bin/env bats
# sort-rows: order, ranks, and whether a table is in order.

# shellcheck disable=SC2086 # lists of words

load common

# order KEYS 'input' 'output': cells of column v, of one line each, in this order
order() {
	{ echo v; printf '%s\n' $2; } >t
	hold 0 "$(echo v; printf '%s\n' $3)" '' -- sort-rows -q -k "$1" t
}

@test "text by bytes, numbers by value" {
	order v 'b a 10 9 乙 A' '10 9 A a b 乙'
	order v:reverse 'b a 10 9' 'b a 9 10'
	order v:number '10 9 -1 0 -10 1.5 1.25 -1.5 -1.25 100 007' '-10 -1.5 -1.25 -1 0 1.25 1.5 007 9 10 100'
	order v:number:reverse '10 9 -1 0 -10 1.5' '10 9 1.5 0 -1 -10'
	order v:reverse:number '1 2' '2 1'
}

@test "numbers are exact, however long" {
	order v:number '9007199254740993 9007199254740992 9007199254740994' '9007199254740992 9007199254740993 9007199254740994'
	order v:number '0.1000000000000000000002 0.1000000000000000000001' '0.1000000000000000000001 0.1000000000000000000002'
	long=1$(printf '%0400d' 0)
	order v:number "$long -$long 9${long#1} 5 -5" "-$long -5 5 $long 9${long#1}"
	order v:number '12345678901 2345678901 345678901 99999999999' '345678901 2345678901 12345678901 99999999999'
}

@test "equal keys keep their order; 1 is 1.0 is 01, -0 is 0" {
	order v:number '1.0 1 01 1.00 0.5' '0.5 1.0 1 01 1.00'
	order v:number '0 -0 -0.0 -0.1 0.1' '-0.1 0 -0 -0.0 0.1'
	order v:number:reverse '1.0 2 1' '2 1.0 1'
}

@test "empty last both ways; several keys" {
	tsv 'a n' 'x 2' ' 1' 'x ' 'b 10' 'x 10' 'b -1' >t
	hold 0 "$(tsv 'a n' 'b -1' 'b 10' 'x 2' 'x 10' 'x ' ' 1')" '' -- sort-rows -q -k a,n:number t
	hold 0 "$(tsv 'a n' 'x 10' 'x 2' 'x ' 'b 10' 'b -1' ' 1')" '' -- sort-rows -q -k a:reverse,n:number:reverse t
	hold 0 "$(tsv 'a n' 'b -1' ' 1' 'b 10' 'x 10' 'x 2' 'x ')" '' -- sort-rows -q -k n t
}

@test "no rows; several files; standard input" {
	tsv 'a' >t
	hold 0 a 'sort-rows: 0 rows in, 0 out, 0 refused' -- sort-rows -k a t
	tsv 'a b' '2 x' >one
	tsv 'b a' 'y 1' >two
	hold 0 "$(tsv 'a b' '1 y' '2 x')" '' -- sort-rows -q -k a one two
	hold 0 "$(tsv 'b a' 'y 1' 'x 2')" '' -- sort-rows -q -k a - one <two
	printf 'a\tb\r\n2\tx\r\n1\ty\r\n' | hold 0 "$(tsv 'a b' '1 y' '2 x')" '' -- sort-rows -q -k a
}

@test "--rank: equal keys share it, the next one counts them all" {
	tsv 'n' '5' '7' '5.0' '' '3' >t
	hold 0 "$(tsv 'n place' '7 1' '5 2' '5.0 2' '3 4' ' ')" '' -- sort-rows -q -k n:number:reverse --rank place t
	tsv 'a n' 'x 1' 'x ' 'y 1' >t
	hold 0 "$(tsv 'a n r' 'x 1 1' 'x  ' 'y 1 2')" '' -- sort-rows -q -k a,n --rank r t
	hold 2 '' "sort-rows: t:1: column 'n': there is one of this name already" -- sort-rows -k a --rank n t
}

@test "--check: the first row that is out of order, and 1" {
	tsv 'a n' 'x 1' 'x 2' 'y 1' ' 5' >t
	hold 0 '' '' -- sort-rows --check -k a,n t
	hold 1 '' "sort-rows: t:4: column 'n': out of order" -- sort-rows --check -k n t
	hold 1 '' "sort-rows: t:4: column 'a': out of order" -- sort-rows --check -k a:reverse,n t
	hold 1 '' "sort-rows: t:3: column 'n': out of order" -- sort-rows --check -k n:number:reverse t
	tsv 'n' '9' '10' >t
	hold 0 '' '' -- sort-rows --check -k n:number t
	hold 1 '' "sort-rows: t:3: column 'n': out of order" -- sort-rows --check -k n t
	tsv 'n' 'x' >t
	hold 2 '' "sort-rows: t:2: column 'n': is not a number" -- sort-rows --check -k n:number t
	tsv 'a b' '1 2' '2' >t
	hold 2 '' 'sort-rows: t:3: 1 field where the header has 2' -- sort-rows --check -k a t
}

@test "what it sorts is in order, and nothing is lost" {
	{ echo 'k	n'; for _ in {1..5000}; do echo "$((RANDOM % 50))	$((RANDOM - 16384)).$((RANDOM % 100))"; done; } >t
	sort-rows -q -k k:reverse,n:number -o s t
	sort-rows --check -k k:reverse,n:number s
	diff <(sort t) <(sort s)
	diff <(tail -n +2 t | LC_ALL=C sort -s -t "$(printf '\t')" -k 1,1r -k 2,2n) <(tail -n +2 s)
}

@test "cells that are no numbers" {
	for cell in 1e3 +1 1,000 . 1. .5 - 0x1 １ 1-2 --1 NaN; do
		tsv 'n' '1' "$cell" >t
		hold 2 $'n\n1\\c' "sort-rows: t:3: column 'n': is not a number" -- sort-rows -q -k n:number t
	done
	hold 0 $'n\n1' 'sort-rows: 2 rows in, 1 out, 1 refused' -- sort-rows -k n:number -x x t
	diff x <(tsv 'n file row problem'; printf 'NaN\tt\t3\tcolumn '"'n'"': is not a number\n')
}

@test "a bad stream prints nothing; sort's own failure is ours" {
	tsv 'a b' '1 2' '3' >t
	hold 2 '' 'sort-rows: t:3: 1 field where the header has 2' -- sort-rows -k a t
	mkdir bin
	printf '#!/bin/sh\ncat >/dev/null; exit 3\n' >bin/sort
	chmod +x bin/sort
	tsv 'a b' '1 2' '3 4' >t
	PATH=$PWD/bin:$PATH hold 2 "$(tsv 'a b')\\c" 'sort-rows: sort failed' -- sort-rows -q -k a t
	printf '#!/bin/sh\nhead -n 1\n' >bin/sort
	PATH=$PWD/bin:$PATH hold 2 "$(tsv 'a b' '1 2')\\c" 'sort-rows: sort was given 2 rows and gave back 1' -- sort-rows -q -k a t
	printf '#!/bin/sh\nexit 0\n' >bin/sort
	{ echo a; yes 1234567890 | head -n 400000; } >big
	PATH=$PWD/bin:$PATH hold 2 'a\c' 'sort-rows: sort failed' -- sort-rows -q -k a big
	rm bin/sort
	command=$(command -v sort-rows)
	PATH=$PWD/bin hold 2 '' 'sort-rows: cannot start sort: No such file or directory' -- "$command" -q -k a t || :
}

@test "usage" {
	for arguments in '' '-k a:numeric' '-k a,a' '-k a --check --rank r'; do
		# shellcheck disable=SC2086 # several words
		sort-rows $arguments </dev/null 2>err && return 1
		grep -q '^usage: sort-rows ' err
	done
	tsv 'amount' '1' >t
	hold 2 '' "sort-rows: t:1: no column 'amonut'; did you mean 'amount'?" -- sort-rows -k amonut t
}
