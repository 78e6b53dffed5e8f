#!/usr/bin/env bats
# Good and bad streams, as every program reads and writes them (doudi-tsv(5)); select-rows stands for all.

# shellcheck disable=SC2154 # stderr and output are set by run

load common

# refuse TEXT FILE...: select-rows says TEXT about it, prints nothing that looks whole
refuse() {
	local text=$1 rc=0
	shift
	select-rows -q "$@" >stdout.txt 2>stderr.txt || rc=$?
	[ "$rc" -eq 2 ] || fail "status $rc"
	diff <(printf 'select-rows: %s\n' "$text") stderr.txt
	[ ! -s stdout.txt ] || [ "$(tail -c 1 stdout.txt | od -An -tx1)" != ' 0a' ] || fail 'looks whole'
}

@test "no header, no file, a folder" {
	: >empty
	refuse 'empty: empty: not even a header line' empty
	refuse '-: empty: not even a header line' - <empty
	printf '\xef\xbb\xbf' >bom
	refuse 'bom: empty: not even a header line' bom
	refuse 'nosuch.tsv: cannot open: No such file or directory' nosuch.tsv
	refuse '.: cannot read: Is a directory' .
}

@test "a header alone is an empty table" {
	tsv 'a b' >t
	hold 0 "$(tsv 'a b')" 'select-rows: 0 rows in, 0 out, 0 refused' -- select-rows t
}

@test "a stream that is cut" {
	printf 'a\tb\n1\t2\n3\t4' >short.tsv
	refuse 'short.tsv:3: no newline at the end: the stream may be cut' short.tsv
	printf 'a\tb\n1\t2\n3' >short.tsv
	refuse 'short.tsv:3: no newline at the end: the stream may be cut' short.tsv
	printf 'a\tb' >short.tsv
	refuse 'short.tsv:1: no newline at the end: the stream may be cut' short.tsv
	printf 'a\tb\n1\t2\n3\t4' | hold 0 "$(tsv 'a b' '1 2' '3 4')" '' -- select-rows -q --accept-missing-newline
	printf 'a\tb\r\n1\t2' | hold 0 "$(tsv 'a b' '1 2')" '' -- select-rows -q --accept-missing-newline
}

@test "a failed program upstream is a cut stream downstream" {
	tsv 'a b' '1 2' '3' >t
	select-rows -q t 2>/dev/null | select-rows -q >out 2>err && return 1
	[ "$(cat err)" = 'select-rows: -:2: no newline at the end: the stream may be cut' ]
}

@test "an empty row in front of the failure does not end the output either" {
	printf 'a\n1\n\n\n2\t3\n' >t
	hold 2 $'a\n1\\c' 'select-rows: t:5: 2 fields where the header has 1' -- select-rows t
	printf 'a\n1\n\n\n' >t
	select-rows -q t | cmp - t
}

@test "ragged rows" {
	tsv 'a b' '1 2' '3 4 5' >t
	refuse 't:3: 3 fields where the header has 2' t
	printf 'a\tb\n\n' >t
	refuse 't:2: 1 field where the header has 2' t
	printf 'a\n\n' >t
	hold 0 $'a\n' '' -- select-rows -q t
}

@test "bytes that cannot be: NUL, CR, no UTF-8" {
	printf 'a\tb\n1\t2\n3\t\0004\n' >t
	refuse "t:3: column 'b': a NUL byte (byte 3 of the line)" t
	printf 'a\0\tb\n1\t2\n' >t
	refuse 't:1: a NUL byte (byte 2 of the line)' t
	printf 'a\tb\n1\r\t2\n' >t
	refuse "t:2: column 'a': a carriage return (byte 2 of the line)" t
	printf 'a\tb\n1\t2\r\n' >t
	refuse "t:2: column 'b': a carriage return (byte 4 of the line)" t
	for bytes in '\xc0\xaf' '\xed\xa0\x80' '\xf4\x90\x80\x80' '\xe4\xbd' '\xff' '\x80'; do
		printf 'a\tb\n1\t\xe4\xbd\xa0%b\n' "$bytes" >t
		refuse "t:2: column 'b': not valid UTF-8 (byte 6 of the line); import-table reads other encodings" t
	done
	printf 'id\t金额\n1\t2\n' | iconv -f UTF-8 -t GB18030 >t
	refuse 't:1: not valid UTF-8 (byte 4 of the line); import-table reads other encodings' t
}

@test "UTF-16 is named" {
	printf 'a\tb\n' | iconv -t UTF-16 >t
	refuse 't: UTF-16, not UTF-8; import-table reads it' t
	printf 'a\tb\n' | iconv -t UTF-16BE | cat <(printf '\xfe\xff') - >t
	refuse 't: UTF-16, not UTF-8; import-table reads it' t
}

@test "headers: empty, twice, outer spaces, missing" {
	printf 'a\t\tb\n' >t
	refuse 't:1: the name of column 2 is empty' t
	printf 'a\tb\t\n' >t
	refuse 't:1: the name of column 3 is empty' t
	printf '\n1\n' >t
	refuse 't:1: the name of column 1 is empty' t
	printf 'a\tb\ta\n' >t
	refuse 't:1: column 3 has the name of column 1' t
	printf 'a\tb \n' >t
	refuse 't:1: the name of column 2 begins or ends with a space' t
	printf '990101198005010011\tyes\n' >t
	refuse 't:1: the name of column 1 is a number: is the header line missing?' t
}

@test "a BOM and CR LF are dropped" {
	printf '\xef\xbb\xbfa\tb\r\n1\t2\r\n3\t\r\n' >t
	hold 0 "$(tsv 'a b' '1 2' '3 ')" '' -- select-rows -q t
	hold 0 "$(tsv 'b' '2' '')"$'\n' '' -- select-rows -q -c b t
	printf 'a\tb\r\n1\t2\n' >t
	hold 0 "$(tsv 'a b' '1 2')" '' -- select-rows -q t
	printf 'a\tb\r\n1\t2\r\r\n' >t
	refuse "t:2: column 'b': a carriage return (byte 4 of the line)" t
}

@test "quotes and backslashes are data" {
	printf 'a\tb\n"x\ty\\t\n' >t
	hold 0 "$(cat t)" '' -- select-rows -q t
}

@test "lines up to 1 MiB" {
	{ printf 'a\tb\n1\t'; head -c 1048574 /dev/zero | tr '\0' x; printf '\n2\t3\n'; } >t
	select-rows -q t | cmp - t
	{ printf 'a\tb\n1\t'; head -c 1048575 /dev/zero | tr '\0' x; printf '\n2\t3\n'; } >t
	refuse 't:2: a line longer than 1048576 bytes' t
	{ printf 'a\tb\n1\t'; head -c 10000000 /dev/zero | tr '\0' x; printf '\n'; } >t
	refuse 't:2: a line longer than 1048576 bytes' t
	head -c 3000000 /dev/zero | tr '\0' x >t
	refuse 't:1: a line longer than 1048576 bytes' t
}

@test "rows across the borders of blocks, from a file and from a slow pipe" {
	{ printf 'n\ttext\n'; for i in {1..20000}; do printf '%d\t村%0*d\n' "$i" $((i % 61)) "$i"; done; } >t
	select-rows -q t | cmp - t
	(head -c 262143 t; sleep 0.05; tail -c +262144 t) | select-rows -q | cmp - t
	[ "$(select-rows -c n t 2>&1 >/dev/null)" = 'select-rows: 20000 rows in, 20000 out, 0 refused' ]
}

@test "wide tables and tables of one column" {
	seq -s "$(printf '\t')" -f 'c%g' 3000 >t
	seq -s "$(printf '\t')" 3000 >>t
	hold 0 $'c2999\n2999' '' -- select-rows -q -c c2999 t
	hold 0 $'b\n1\n\n2' '' -- select-rows -q - <<<$'b\n1\n\n2'
}

@test "several files are one table" {
	tsv 'a b' '1 2' >one
	tsv 'b a' '3 4' ' 5' >two
	hold 0 "$(tsv 'a b' '1 2' '4 3' '5 ')" 'select-rows: 3 rows in, 3 out, 0 refused' -- select-rows one two
	hold 0 "$(tsv 'b a' '3 4' ' 5' '2 1')" '' -- select-rows -q - one <two
	tsv 'a c' '1 2' >three
	hold 2 "$(tsv 'a b' '1 2')\\c" "select-rows: three:1: its columns are not those of 'one'; it lacks 'b'; only it has 'c'" -- select-rows one three
	tsv 'a b c' '1 2 3' >four
	refuse "four:1: its columns are not those of 'one'; only it has 'c'" one four
	tsv 'b a' '1' >five
	refuse 'five:2: 1 field where the header has 2' one five
	printf 'b\ta\n1\t\xff\n' >six
	refuse "six:2: column 'a': not valid UTF-8 (byte 3 of the line); import-table reads other encodings" one six
	refuse 'seven: cannot open: No such file or directory' one seven
}

@test "a name that is not there" {
	tsv 'amount income_month' '1 2' >t
	refuse "t:1: no column 'ammount'; did you mean 'amount'?" -c ammount t
	refuse "t:1: no column 'zz'" -c zz t
	refuse "t:1: no column '月收入'; import-table turns labels into column names" -c 月收入 t
	tsv '金额 户主' '1 2' >t
	refuse "t:1: no column 'amount'; import-table turns labels into column names" -c amount t
	refuse "-:1: no column 'b'" -c b - <<<a
}

@test "full and closed outputs" {
	tsv 'a b' '1 2' >t
	run -2 --separate-stderr bash -c 'select-rows -q t >/dev/full'
	[ "$stderr" = 'select-rows: -: cannot write: No space left on device' ]
	run -2 --separate-stderr bash -c 'select-rows -q t >&-'
	[ "$stderr" = 'select-rows: -: cannot write: Bad file descriptor' ]
	run -2 --separate-stderr select-rows -q -o no/such/folder/t t
	[ "$stderr" = 'select-rows: no/such/folder/t: cannot write: No such file or directory' ]
	run -2 --separate-stderr bash -c 'select-rows -q - <&-'
	[ "$stderr" = 'select-rows: -: cannot read: Bad file descriptor' ]
}

@test "a reader that goes away ends the program quietly" {
	{ echo a; yes | head -n 1000000; } >t
	bash -c 'select-rows t 2>err | head -n 1; echo "${PIPESTATUS[0]}" >status' >/dev/null
	[ ! -s err ]
	[ "$(cat status)" -eq 141 ]
}

@test "-o: the whole file or the old one" {
	tsv 'a b' '1 2' >t
	tsv 'a b' '1' >bad
	hold 0 '' '' -- select-rows -q -o new t
	cmp new t
	echo old >new
	chmod 640 new
	hold 2 '' 'select-rows: bad:2: 1 field where the header has 2' -- select-rows -q -o new bad
	[ "$(cat new)" = old ]
	hold 0 '' '' -- select-rows -q -o new t
	cmp new t
	[ "$(stat -c %a new)" = 640 ]
	ln -s new link
	select-rows -q -c a -o link t
	[ -L link ] && [ "$(cat new)" = $'a\n1' ]
	select-rows -q -o t t
	[ "$(wc -l <t)" -eq 2 ]
	select-rows -q -o /dev/null t
	select-rows -q -o >(cat >fromfifo) t
	[ -z "$(find . -name '*.??????' ! -name stdout.want ! -name stderr.want)" ]
}

@test "a signal leaves no temporary file" {
	mkfifo pipe
	select-rows -q -o out pipe &
	pid=$!
	exec 9>pipe
	printf 'a\n' >&9
	sleep 0.2
	kill -TERM "$pid"
	wait "$pid" && return 1
	exec 9>&-
	[ "$(ls)" = pipe ]
}
