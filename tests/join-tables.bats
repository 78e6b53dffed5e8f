#!/usr/bin/env bats
# join-tables: columns from another table by exact key.

load common

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	tsv 'township village n' 'a x 1' 'a y 2' 'b x 3' ' x 4' >s.tsv
	tsv 'village township code' 'x a 11' 'y a 12' 'y b 22' >t.tsv
}

@test "several keys, in whatever order the table has them" {
	hold 0 "$(tsv 'township village n code' 'a x 1 11' 'a y 2 12' 'b x 3 ' ' x 4 ')" \
		'join-tables: 2 rows matched, 2 not
join-tables: 4 rows in, 4 out, 0 refused' -- join-tables -k township,village s.tsv t.tsv
	join-tables -q -k township,village t.tsv <s.tsv | cmp - stdout.txt
	join-tables -q -k township,village - t.tsv <s.tsv | cmp - stdout.txt
	join-tables -q -k township,village s.tsv - <t.tsv | cmp - stdout.txt
}

@test "--inner, --missing" {
	hold 0 "$(tsv 'township village n code' 'a x 1 11' 'a y 2 12')" '' -- join-tables -q --inner -k township,village s.tsv t.tsv
	hold 0 "$(tsv 'township village n' 'b x 3' ' x 4')" '' -- join-tables -q --missing -k township,village s.tsv t.tsv
}

@test "a key matches byte for byte" {
	tsv 'id_number x' '007 a' '7 b' '99010119800501001X c' '99010119800501001x d' >s
	tsv 'id_number y' '7 1' '99010119800501001X 2' >t
	hold 0 "$(tsv 'id_number x y' '007 a ' '7 b 1' '99010119800501001X c 2' '99010119800501001x d ')" '' -- \
		join-tables -q -k id_number s t
	# no separator can be forged: the keys (a, bc) and (ab, c) differ
	tsv 'p q' 'ab c' >s
	tsv 'p q r' 'a bc 1' >t
	hold 0 "$(tsv 'p q r' 'ab c ')" '' -- join-tables -q -k p,q s t
}

@test "an empty key never matches, and may come twice in the table" {
	tsv 'a n' ' 1' 'x 2' >s
	tsv 'a m' ' 5' ' 6' 'x 7' >t
	hold 0 "$(tsv 'a n m' ' 1 ' 'x 2 7')" '' -- join-tables -q -k a s t
	hold 0 "$(tsv 'a n' ' 1')" '' -- join-tables -q -k a --missing s t
}

@test "a key twice in the table" {
	tsv 'village township code' 'x a 11' 'y a 12' 'x a 13' >t.tsv
	hold 2 '' "join-tables: t.tsv:4: column 'township,village': the key of line 2 again" -- \
		join-tables -k township,village s.tsv t.tsv
}

@test "names that clash; --prefix" {
	tsv 'township n' 'a 9' >t
	hold 2 '' "join-tables: s.tsv:1: column 'n': both tables have it; --prefix tells them apart" -- join-tables -k township s.tsv t
	hold 0 "$(tsv 'township village n t_n' 'a x 1 9' 'a y 2 9')" '' -- join-tables -q --inner -k township --prefix t_ s.tsv t
	tsv 'township lage' 'a 9' >t
	hold 2 '' "join-tables: s.tsv:1: column 'village': both tables have it; --prefix tells them apart" -- \
		join-tables -k township --prefix vil s.tsv t
	# it does not matter when nothing is added
	hold 0 "$(tsv 'township village n' 'b x 3' ' x 4')" '' -- join-tables -q --missing -k township s.tsv t
}

@test "a table of keys alone; an empty table; several streams" {
	tsv township a >t
	hold 0 "$(cat s.tsv)" 'join-tables: 2 rows matched, 2 not
join-tables: 4 rows in, 4 out, 0 refused' -- join-tables -k township s.tsv t
	tsv 'township m o' >t
	hold 0 "$(tsv 'township village n m o' 'a x 1  ' 'a y 2  ' 'b x 3  ' ' x 4  ')" '' -- join-tables -q -k township s.tsv t
	tsv 'n village township' '5 z a' >more.tsv
	tsv 'township m' 'a 9' >t
	hold 0 "$(tsv 'township village n m' 'a x 1 9' 'a y 2 9' 'a z 5 9')" '' -- join-tables -q --inner -k township s.tsv more.tsv t
}

@test "bad tables, bad streams" {
	tsv 'township m' 'a' >t
	hold 2 '' 'join-tables: t:2: 1 field where the header has 2' -- join-tables -k township s.tsv t
	printf 'township\tm\na\t1' >t
	hold 2 '' 'join-tables: t:2: no newline at the end: the stream may be cut' -- join-tables -k township s.tsv t
	hold 0 "$(tsv 'township village n m' 'a x 1 1' 'a y 2 1')" '' -- \
		join-tables -q --accept-missing-newline --inner -k township s.tsv t
	tsv 'township n' 'a 1' 'b' >s
	tsv 'township m' 'a 5' >t
	hold 2 "$(tsv 'township n m' 'a 1 5')\\c" 'join-tables: s:3: 1 field where the header has 2' -- join-tables -k township s t
	tsv 'towship m' 'a 5' >t
	hold 2 '' "join-tables: t:1: no column 'township'; did you mean 'towship'?" -- join-tables -k township s.tsv t
}

@test "usage" {
	for arguments in '' 't.tsv' '-k township' '-k township -' '-k township - -' '-k township --missing --inner t.tsv' \
		'-k township --missing --prefix p_ t.tsv'; do
		# shellcheck disable=SC2086 # several words
		join-tables $arguments </dev/null 2>err && return 1
		grep -q '^usage: join-tables ' err
	done
}
